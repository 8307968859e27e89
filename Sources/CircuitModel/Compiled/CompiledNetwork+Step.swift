extension CompiledNetwork {
  /// What one step of the machine does, computed as plainly as possible, in integers of any size.
  ///
  /// Engines have code of their own for this; `Audit` uses this one.
  package func step(from state: ArraySlice<BigInteger>, letter: Int) -> (values: [BigInteger], next: [BigInteger]) {
    guard let result = stepIfPossible(from: state, letter: letter) else {
      preconditionFailure("a table is looked up outside its entries, or a number is beyond any size")
    }
    return result
  }

  /// The same from a state that nobody vouches for: `nil` where it looks up a table outside its entries, or makes a number
  /// so large that going on would never end. From no state that is ever met does it do either.
  func stepIfPossible(
    from state: ArraySlice<BigInteger>, letter: Int
  ) -> (values: [BigInteger], next: [BigInteger])? {
    var results: [BigInteger] = []
    results.reserveCapacity(values.count)
    for value in values {
      let result: BigInteger
      switch value {
      case .constant(let constant): result = constant
      case .input(let slot): result = slots[slot].value(in: letter)
      case .register(let register): result = state[state.startIndex + register]
      case .linear(let terms, let constant):
        result = terms.reduce(constant) { $0 + $1.coefficient * results[$1.value] }
      case .product(let a, let b):
        guard results[a].bitWidth + results[b].bitWidth <= CompiledNetwork.mostBits else { return nil }
        result = results[a] * results[b]
      case .positive(let a): result = results[a] > 0 ? 1 : 0
      case .isZero(let a): result = results[a].isZero ? 1 : 0
      case .not(let a): result = 1 - results[a]
      case .and(let a, let b): result = results[a].isZero ? 0 : results[b]
      case .or(let a, let b): result = results[a].isZero ? results[b] : 1
      case .xor(let a, let b): result = results[a] == results[b] ? 0 : 1
      case .select(let condition, let a, let b): result = results[condition].isZero ? results[b] : results[a]
      case .minimum(let a, let b): result = min(results[a], results[b])
      case .maximum(let a, let b): result = max(results[a], results[b])
      case .quotient(let a, let divisor): result = results[a].flooredQuotient(by: divisor)
      case .remainder(let a, let divisor): result = results[a].flooredRemainder(by: divisor)
      case .lookup(let table, let a):
        guard let place = Int(exactly: results[a]), table.indices.contains(place) else { return nil }
        result = BigInteger(table[place])
      }
      results.append(result)
    }
    return (results, registers.map { results[$0.next] })
  }

  /// The most bits of a product: far beyond what any engine follows.
  private static var mostBits: Int { 1 << 20 }

  /// The state before the first step.
  package var initialState: [BigInteger] { registers.map(\.initial) }

  /// What the values of a step say of the obligation.
  package func reading(of values: [BigInteger]) -> Reading {
    if values[valid].isZero { return .notConsidered }
    if !values[undefined].isZero { return .undefined }
    if !values[bad].isZero { return .event }
    return .quiet(triggered: !values[triggered].isZero)
  }

  /// What a step says, without the words that the interpreter has for it.
  package enum Reading: Hashable {
    case notConsidered, undefined, event
    case quiet(triggered: Bool)
  }
}

extension CompiledNetwork {
  /// One letter out of each class of letters that no value can tell apart, the least of its class, ascending, with the
  /// size of the class.
  public var distinctLetters: [(letter: Int, count: Int)] {
    var digits: [(weight: Int, base: Int, classes: [(digit: Int, count: Int)])] = []
    let places = Dictionary(grouping: slots) { $0.weight }
    for (weight, slots) in places.sorted(by: { $0.key > $1.key }) {
      digits.append((weight, slots[0].base, classes(ofDigitsOf: slots)))
    }
    var letters: [(letter: Int, count: Int)] = [(0, 1)]
    for (weight, _, classes) in digits {
      letters = letters.flatMap { sofar in
        classes.map { (sofar.letter + $0.digit * weight, sofar.count * $0.count) }
      }
    }
    // Digits that nothing sees multiply every class alike.
    let unseen = letterCount / digits.reduce(1) { $0 * $1.base }
    return letters.map { ($0.letter, $0.count * unseen) }.sorted { $0.letter < $1.letter }
  }

  /// The digits that slots of one weight tell apart, the least of each class, ascending.
  private func classes(ofDigitsOf slots: [Slot]) -> [(digit: Int, count: Int)] {
    var tables: [[BigInteger]] = []
    var hot = Set<Int>()
    for slot in slots {
      switch slot.content {
      case .table(let table): tables.append(table)
      case .indicator(let digit, _): hot.insert(digit)
      }
    }
    var classes: [(digit: Int, count: Int)] = []
    var known: [[BigInteger]: Int] = [:]
    for digit in 0..<slots[0].base {
      // A digit with an indicator of its own is like no other.
      let key = tables.map { $0[digit] } + (hot.contains(digit) ? [-1, BigInteger(digit)] : [])
      if let place = known[key] {
        classes[place].count += 1
      } else {
        known[key] = classes.count
        classes.append((digit, 1))
      }
    }
    return classes
  }
}
