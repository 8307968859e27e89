/// The least deterministic automaton of a regular language.
///
/// States are sets of partial derivatives (Antimirov, Theoretical Computer Science 155, 1996,
/// doi:10.1016/0304-3975(95)00182-4), of which an expression has finitely many; equivalent states are then merged by
/// refining the partition into accepting and other states until it is stable (Moore 1956).
struct LanguageAutomaton {
  /// The values that the language tells apart; every other value is one more letter, the last.
  let symbols: [Rational]
  /// The next state, by `state * letterCount + letter`.
  private(set) var transitions: [Int]
  /// Whether a state accepts.
  private(set) var isAccepting: [Bool]
  /// The state before the first letter.
  private(set) var start: Int

  var letterCount: Int { symbols.count + 1 }
  var stateCount: Int { isAccepting.count }

  /// Makes the automaton, or `nil` when it has more states than `mostStates`.
  init?(_ language: RegularLanguage, mostStates: Int = 4096) {
    symbols = language.symbols.sorted()
    transitions = []
    isAccepting = []
    start = 0
    var states: [Set<RegularLanguage>] = [[language]]
    var numbers: [Set<RegularLanguage>: Int] = [[language]: 0]
    var next = 0
    while next < states.count {
      let state = states[next]
      isAccepting.append(state.contains(where: \.acceptsEmpty))
      for letter in symbols.map(Optional.some) + [nil] {
        let target = state.reduce(into: Set()) { $0.formUnion($1.partialDerivatives(by: letter)) }
        if let number = numbers[target] {
          transitions.append(number)
        } else {
          guard states.count < mostStates else { return nil }
          numbers[target] = states.count
          transitions.append(states.count)
          states.append(target)
        }
      }
      next += 1
    }
    merge()
  }

  /// Merges equivalent states, numbered in the order in which they are first met.
  private mutating func merge() {
    var block = isAccepting.map { $0 ? 1 : 0 }
    var count = 0
    while true {
      var numbers: [[Int]: Int] = [:]
      let refined = isAccepting.indices.map { state in
        let signature = [block[state]] + (0..<letterCount).map { block[transitions[state * letterCount + $0]] }
        return numbers[signature, default: numbers.count, insertingDefault: true]
      }
      block = refined
      if numbers.count == count { break }
      count = numbers.count
    }
    var merged = Array(repeating: 0, count: count * letterCount)
    var accepting = Array(repeating: false, count: count)
    for state in isAccepting.indices {
      accepting[block[state]] = isAccepting[state]
      for letter in 0..<letterCount {
        merged[block[state] * letterCount + letter] = block[transitions[state * letterCount + letter]]
      }
    }
    start = block[start]
    transitions = merged
    isAccepting = accepting
  }
}

extension Dictionary {
  /// The value of a key, stored first when it is missing.
  fileprivate subscript(key: Key, default value: Value, insertingDefault _: Bool) -> Value {
    mutating get {
      if let found = self[key] { return found }
      self[key] = value
      return value
    }
  }
}

extension RegularLanguage {
  /// The values that the language names.
  fileprivate var symbols: Set<Rational> {
    switch self {
    case .empty, .anySymbol: []
    case .symbol(let symbol): [symbol]
    case .sequence(let a, let b), .either(let a, let b): a.symbols.union(b.symbols)
    case .repeated(let body, _, _): body.symbols
    }
  }

  /// Whether the empty word is in the language.
  fileprivate var acceptsEmpty: Bool {
    switch self {
    case .empty: true
    case .symbol, .anySymbol: false
    case .sequence(let a, let b): a.acceptsEmpty && b.acceptsEmpty
    case .either(let a, let b): a.acceptsEmpty || b.acceptsEmpty
    case .repeated(let body, let least, _): least == 0 || body.acceptsEmpty
    }
  }

  /// Languages whose union is what may follow a letter; `nil` is a letter that the language does not name.
  fileprivate func partialDerivatives(by letter: Rational?) -> Set<RegularLanguage> {
    switch self {
    case .empty: return []
    case .symbol(let symbol): return symbol == letter ? [.empty] : []
    case .anySymbol: return [.empty]
    case .either(let a, let b): return a.partialDerivatives(by: letter).union(b.partialDerivatives(by: letter))
    case .sequence(let a, let b):
      let first = Set(a.partialDerivatives(by: letter).map { $0.followed(by: b) })
      return a.acceptsEmpty ? first.union(b.partialDerivatives(by: letter)) : first
    case .repeated(let body, let least, let most):
      if most == 0 { return [] }
      let rest = RegularLanguage.repeated(
        body, least: body.acceptsEmpty ? 0 : max(0, least - 1), most: most.map { $0 - 1 })
      return Set(body.partialDerivatives(by: letter).map { $0.followed(by: rest) })
    }
  }

  private func followed(by rest: RegularLanguage) -> RegularLanguage {
    if case .repeated(_, _, 0) = rest { return self }
    return self == .empty ? rest : .sequence(self, rest)
  }
}

// MARK: - As a register

extension Lowering {
  /// `slice matches language`, for a slice that grows with t or moves with it.
  mutating func lower(
    _ language: RegularLanguage, _ index: IndexID, _ from: Expression, _ to: Expression, _ element: Expression
  ) throws(LoweringObstacle) -> Lowered {
    guard let automaton = LanguageAutomaton(language) else {
      throw .noIncrementalForm("a regular expression of this size", .none)
    }
    let obstacle = LoweringObstacle.noIncrementalForm("`matches` on a slice of this form", .none)
    guard let (first, earliest) = beginning(of: from), let last = bound(of: to), last.anchor == .step, last.number <= 0
    else { throw obstacle }
    switch first.anchor {
    case .none where first.number >= 1 && !element.dependsOnStep:
      guard let newest = element.replacing(index, by: .lag(0)) else { throw obstacle }
      let letter = try lower(newest)
      guard letter.undefined == .zero else { throw obstacle }
      let range = Interval(0, BigInteger(automaton.stateCount - 1))
      let register = builder.register(initial: BigInteger(automaton.start), range: range)
      let state = builder.read(register)
      let next = builder.select(isFrom(step: first.number), follow(automaton, state, letter.value), state)
      builder.setNext(register, builder.integer(next).value)
      return Lowered(accepts(automaton, delayed(next, by: -last.number, initial: Rational(automaton.start))))
    case .step where last.number - first.number < Lowering.longestWindow:
      var (state, undefined) = (Form(Rational(automaton.start)), Form.zero)
      for number in first.number..<max(first.number, last.number + 1) {
        guard let element = element.replacing(index, by: .lag(-number)) else { throw obstacle }
        let letter = try lower(element)
        let isElement = earliest.map { isFrom(step: $0 - number) } ?? .one
        state = builder.select(isElement, follow(automaton, state, letter.value), state)
        undefined = builder.or(undefined, builder.and(isElement, letter.undefined))
      }
      return Lowered(accepts(automaton, state), undefined: undefined)
    default: throw obstacle
    }
  }

  /// The state after one more letter.
  private mutating func follow(_ automaton: LanguageAutomaton, _ state: Form, _ letter: Form) -> Form {
    // The number of the letter: the last, unless the value is one of the symbols.
    var number = Form(Rational(automaton.symbols.count))
    for (place, symbol) in automaton.symbols.enumerated() {
      let isSymbol = builder.isZero(letter - Form(symbol))
      number = number + Rational(place - automaton.symbols.count) * isSymbol
    }
    return lookUp(Rational(automaton.letterCount) * state + number, in: automaton.transitions)
  }

  /// 1 where a state accepts.
  private mutating func accepts(_ automaton: LanguageAutomaton, _ state: Form) -> Form {
    lookUp(state, in: automaton.isAccepting.map { $0 ? 1 : 0 })
  }

  private mutating func lookUp(_ place: Form, in table: [Int]) -> Form {
    if let constant = place.constantValue, let entry = Int(exactly: constant.numerator) {
      return Form(Rational(table[entry]))
    }
    let value = builder.integer(place).value
    return builder.formed(.lookup(table, value))
  }
}
