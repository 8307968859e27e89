public import CircuitModel

/// Circuits and claims drawn at random: small enough for every sequence to be run, odd enough to meet every construct.
public struct RandomCircuit {
  private var random: SeededGenerator
  private var nextIndex = 0
  private var cells: [Cell] = []
  private var bits: [CellID] = []
  private var inputCount = 0

  /// The circuit of a seed, with one claim.
  public static func make(seed: UInt64) -> Circuit {
    var maker = RandomCircuit(random: SeededGenerator(seed: seed))
    return maker.circuit(seed: seed)
  }

  private init(random: SeededGenerator) { self.random = random }

  private mutating func circuit(seed: UInt64) -> Circuit {
    var inputs: [Alphabet.Input] = []
    for number in 0..<(random.oneIn(3) ? 2 : 1) {
      let id = CellID(cells.count)
      let initial: [Rational?] = random.oneIn(2) ? [] : [0, 1]
      cells.append(Cell(name: "x\(number + 1)", initial: initial))
      let values: [Rational] = random.oneIn(5) ? [-1, 0, Rational(3, 2)] : [0, 1]
      if values == [0, 1] { bits.append(id) }
      inputs.append(Alphabet.Input(cells: [id], choices: .each(values)))
    }
    inputCount = cells.count
    let unitCount = 1 + random.below(3)
    // A unit may read itself and later ones one or more steps back, earlier ones at the present step as well.
    let firstUnit = cells.count
    for number in 0..<unitCount {
      cells.append(Cell(name: "h\(number + 1)", initial: [Rational(random.below(2)), Rational(random.below(2)), 0]))
    }
    for number in 0..<unitCount {
      let id = CellID(firstUnit + number)
      let general = unit(id, present: firstUnit + number, all: firstUnit + unitCount)
      var overrides: [(step: Int, value: Expression)] = []
      if random.oneIn(4) {
        overrides.append((1 + random.below(2), unit(id, present: firstUnit + number, all: firstUnit + unitCount)))
      }
      cells[id.number].equation = Equation(overrides: overrides, general: general)
      if ([general] + overrides.map(\.value)).allSatisfy(\.isTruth) { bits.append(id) }
    }
    let order = (firstUnit..<firstUnit + unitCount).map { CellID($0) }
    var assumptions: [Assumption] = []
    if random.oneIn(6) { assumptions.append(Assumption(formula: truth(depth: 2, indices: []))) }
    let condition = random.oneIn(6) ? truth(depth: 2, indices: []) : nil
    let kind: Claim.Kind =
      random.oneIn(5) ? .reach(truth(depth: 4, indices: [])) : .prove(truth(depth: 4, indices: []), when: condition)
    let signals = cells.indices.map { place in
      Signal(name: cells[place].name, role: place < firstUnit ? .input : .output, components: [CellID(place)])
    }
    guard let alphabet = Alphabet(inputs: inputs) else { preconditionFailure("two inputs have few letters") }
    return Circuit(
      name: "Seed\(seed)", alphabet: alphabet, signals: signals, cells: cells, order: order,
      assumptions: assumptions, claims: [Claim(name: "claim", kind: kind)])
  }

  // MARK: Units

  private mutating func unit(_ id: CellID, present: Int, all: Int) -> Expression {
    var sum = Expression.number(random.oneIn(2) ? Rational(random.below(5) - 2) : Rational(2 * random.below(4) - 3, 2))
    for _ in 0...random.below(3) {
      let weight = Rational(random.pick([-2, -1, -1, 1, 1, 2]))
      let read: Expression =
        random.oneIn(2)
        ? .read(CellID(random.below(present)), at: .relative(lag: 0), .none)
        : .read(
          CellID(inputCount + random.below(all - inputCount)), at: .relative(lag: 1 + random.below(2)), .none)
      sum = .arithmetic(.add, sum, .arithmetic(.multiply, .number(weight), read, .none), .none)
    }
    switch random.below(12) {
    case 0: return .apply(.relu, .extremum(.minimum, [sum, .number(3)]), .none)
    case 1: return .apply(.floor, .arithmetic(.divide, sum, .number(2), .none), .none)
    case 2: return .apply(.sign(.value(Rational(random.below(3) - 1))), sum, .none)
    case 3: return .apply(.step(.value(Rational(1, 2))), sum, .none)
    case 4: return .apply(.step(.undeclared), sum, .none)
    case 5: return .compare(random.pick([.less, .lessOrEqual, .greater, .greaterOrEqual]), sum, .number(0))
    case 6: return sum
    default: return .apply(.step(.value(Rational(random.below(2)))), sum, .none)
    }
  }

  // MARK: Formulas

  private mutating func freshIndex() -> IndexID {
    nextIndex += 1
    return IndexID(nextIndex)
  }

  /// A moment in the past that usually exists.
  private mutating func moment(_ indices: [IndexID]) -> Moment {
    if !indices.isEmpty && !random.oneIn(4) {
      return .index(random.pick(indices), offset: random.oneIn(5) ? -1 : 0)
    }
    return random.oneIn(12) ? .absolute(random.below(3)) : .relative(lag: random.oneIn(3) ? 1 + random.below(2) : 0)
  }

  private mutating func truth(depth: Int, indices: [IndexID]) -> Expression {
    if depth == 0 || random.oneIn(6) {
      if bits.isEmpty { return .compare(.greater, number(depth: 0, indices: indices), .number(0)) }
      return .read(random.pick(bits), at: moment(indices), .none)
    }
    switch random.below(12) {
    case 0: return .not(truth(depth: depth - 1, indices: indices))
    case 1...4:
      let connective = random.pick([Connective.and, .or, .xor, .implies, .iff])
      return .connect(connective, truth(depth: depth - 1, indices: indices), truth(depth: depth - 1, indices: indices))
    case 5:
      return .connect(
        .implies, .compare(.greater, .step, .number(Rational(1 + random.below(3)))),
        truth(depth: depth - 1, indices: indices))
    case 6, 7:
      let relation = random.pick([Relation.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual])
      return .compare(
        relation, number(depth: depth - 1, indices: indices), number(depth: depth - 1, indices: indices))
    case 8: return past(truth(depth: depth - 1, indices: indices))
    case 9 where indices.isEmpty && !bits.isEmpty: return matches()
    default: return fold(random.pick([.all, .any, .parity]), depth: depth, indices: indices)
    }
  }

  private mutating func number(depth: Int, indices: [IndexID]) -> Expression {
    if depth == 0 || random.oneIn(5) {
      switch random.below(6) {
      case 0: return .number(Rational(random.below(7) - 3))
      case 1: return indices.isEmpty || random.oneIn(2) ? .step : .index(random.pick(indices))
      default: return .read(CellID(random.below(cells.count)), at: moment(indices), .none)
      }
    }
    switch random.below(9) {
    case 0, 1:
      let operation = random.pick([ArithmeticOperator.add, .subtract])
      return .arithmetic(
        operation, number(depth: depth - 1, indices: indices), number(depth: depth - 1, indices: indices), .none)
    case 2:
      let divisor = Rational(random.pick([2, 3, -2]))
      return .arithmetic(.remainder, number(depth: depth - 1, indices: indices), .number(divisor), .none)
    case 3:
      return .conditional(
        truth(depth: depth - 1, indices: indices), number(depth: depth - 1, indices: indices),
        number(depth: depth - 1, indices: indices))
    case 4: return .apply(.abs, number(depth: depth - 1, indices: indices), .none)
    case 5 where indices.isEmpty: return weighted()
    case 6 where indices.isEmpty && !bits.isEmpty: return digits()
    default: return fold(random.pick([.count, .count, .sum, .minimum, .maximum]), depth: depth, indices: indices)
    }
  }

  /// `kind(body for i in range)`.
  private mutating func fold(_ fold: Fold, depth: Int, indices: [IndexID]) -> Expression {
    let index = freshIndex()
    let back = Rational(random.below(3))
    let earlier = Expression.arithmetic(.subtract, .step, .number(back), .none)
    let end: Expression = random.oneIn(4) ? earlier : .step
    var start = Expression.number(Rational(random.oneIn(5) ? 2 : 1))
    if let outer = indices.last, !random.oneIn(3) {
      start = random.oneIn(3) ? .arithmetic(.add, .index(outer), .number(1), .none) : .index(outer)
    } else if random.oneIn(5) {
      start = .extremum(.maximum, [.number(1), earlier])
    }
    let inner = indices + [index]
    let isTruth = fold != .sum && fold != .minimum && fold != .maximum
    let body = isTruth ? truth(depth: depth - 1, indices: inner) : number(depth: depth - 1, indices: inner)
    return .fold(fold, index, from: start, to: end, body, .none)
  }

  /// A past operator, as the checker rewrites it.
  private mutating func past(_ formula: Expression) -> Expression {
    let index = freshIndex()
    switch random.below(3) {
    case 0:
      return .at(.relative(lag: 1), formula, .none)
    case 1:
      return .fold(
        random.oneIn(2) ? .any : .all, index, from: .number(1), to: .step,
        .at(.index(index, offset: 0), formula, .none),
        .none)
    default:
      let later = freshIndex()
      let since = truth(depth: 1, indices: [])
      let kept = Expression.fold(
        .all, later, from: .arithmetic(.add, .index(index), .number(1), .none), to: .step,
        .at(.index(later, offset: 0), formula, .none), .none)
      return .fold(
        .any, index, from: .number(1), to: .step,
        .connect(.and, .at(.index(index, offset: 0), since, .none), kept), .none)
    }
  }

  private mutating func matches() -> Expression {
    let index = freshIndex()
    let element = Expression.read(random.pick(bits), at: .index(index, offset: 0), .none)
    let end: Expression = random.oneIn(4) ? .arithmetic(.subtract, .step, .number(1), .none) : .step
    return .matches(language(depth: 3), index, from: .number(1), to: end, element)
  }

  private mutating func language(depth: Int) -> RegularLanguage {
    if depth == 0 { return random.pick([.symbol(0), .symbol(1), .anySymbol, .empty]) }
    switch random.below(4) {
    case 0: return .either(language(depth: depth - 1), language(depth: depth - 1))
    case 1:
      let least = random.below(3)
      return .repeated(language(depth: depth - 1), least: least, most: random.oneIn(2) ? nil : least + random.below(2))
    default: return .sequence(language(depth: depth - 1), language(depth: depth - 1))
    }
  }

  /// `sum((-1)^(t - i) * x[i] for i in 1..t)`.
  private mutating func weighted() -> Expression {
    let index = freshIndex()
    let power = Expression.arithmetic(
      .power, .number(Rational(random.pick([-1, 2, -2]))), .arithmetic(.subtract, .step, .index(index), .none), .none)
    let element = Expression.read(CellID(random.below(cells.count)), at: .index(index, offset: 0), .none)
    return .fold(
      .sum, index, from: .number(1), to: .step, .arithmetic(.multiply, power, element, .none), .none)
  }

  /// A number read lowest digit first, perhaps two of them, perhaps shifted right as far as its last digit.
  private mutating func digits() -> Expression {
    let index = freshIndex()
    let exponent = Expression.arithmetic(.subtract, .index(index), .number(1), .none)
    let element = Expression.read(random.pick(bits), at: .index(index, offset: 0), .none)
    let number = Expression.fold(
      .sum, index, from: .number(1), to: .step,
      .arithmetic(.multiply, .arithmetic(.power, .number(2), exponent, .none), element, .none), .none)
    let place = Expression.arithmetic(
      .power, .number(2), .arithmetic(.subtract, .step, .number(1), .none), .none)
    switch random.below(4) {
    case 0: return number
    case 1: return .apply(.floor, .arithmetic(.divide, .arithmetic(.add, number, number, .none), place, .none), .none)
    default: return .arithmetic(random.oneIn(2) ? .subtract : .add, number, digits(), .none)
    }
  }
}

extension Expression {
  /// Whether the value of a unit is 0 or 1 by its form.
  fileprivate var isTruth: Bool {
    switch self {
    case .compare, .apply(.step(.undeclared), _, _), .apply(.step(.value(0)), _, _), .apply(.step(.value(1)), _, _):
      true
    default: false
    }
  }
}
