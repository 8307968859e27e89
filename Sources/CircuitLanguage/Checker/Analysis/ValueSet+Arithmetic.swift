import CircuitModel

extension ValueSet {
  /// What an operator makes of two sets.
  static func arithmetic(_ operation: ArithmeticOperator, _ left: ValueSet, _ right: ValueSet) -> ValueSet {
    if left.isEmpty || right.isEmpty { return .none }
    if let a = left.list, let b = right.list, a.count * b.count <= 4 * most || operation == .power {
      return exact(operation, a, b)
    }
    switch operation {
    case .add: return sum(left, right)
    case .subtract: return sum(left, right.negated)
    case .multiply: return product(left, right)
    case .divide:
      if let b = right.list, b.count == 1, let divisor = b.first, !divisor.isZero {
        return scaled(left, by: 1 / divisor, whole: false)
      }
      return .anything
    case .remainder:
      guard let b = right.list, b.count == 1, let divisor = b.first, divisor > 0 else { return .anything }
      if left.isWhole, divisor.isInteger { return .between(0, divisor - 1, whole: true) }
      return .range(0, divisor, whole: false)
    case .power: return power(left, right)
    }
  }

  /// What an activation makes of a set.
  static func apply(_ activation: Activation, _ argument: ValueSet) -> ValueSet {
    if argument.isEmpty { return .none }
    switch activation {
    case .step(let tie): return threshold(argument, tie, low: 0, undeclared: [0, 1])
    case .sign(let tie): return threshold(argument, tie, low: -1, undeclared: [-1, 1])
    case .relu: return argument.extremum(.maximum, .values([0]))
    case .floor:
      if let values = argument.list { return ValueSet(values.map { Rational($0.floor()) }) }
      return .range(
        argument.least.map { Rational($0.floor()) }, argument.greatest.map { Rational($0.floor()) }, whole: true)
    case .abs:
      if let values = argument.list { return ValueSet(values.map(\.magnitude)) }
      let greatest = argument.least.flatMap { a in argument.greatest.map { max(a.magnitude, $0.magnitude) } }
      return .between(0, greatest, whole: argument.isWhole)
    case .sigmoid: return .range(0, 1, whole: false)
    case .tanh: return .range(-1, 1, whole: false)
    case .exp, .sqrt: return .range(0, nil, whole: false)
    case .log: return .anything
    }
  }

  /// The truth values that a comparison can have.
  static func compare(_ relation: Relation, _ left: ValueSet, _ right: ValueSet) -> ValueSet {
    if left.isEmpty || right.isEmpty { return .none }
    guard let a = left.list, let b = right.list else { return .truths }
    return ValueSet(a.flatMap { x in b.map { relation.holds(x, $0) ? 1 : 0 } })
  }

  /// The lesser or the greater of a value of each set.
  func extremum(_ extremum: Extremum, _ other: ValueSet) -> ValueSet {
    if isEmpty || other.isEmpty { return .none }
    func pick(_ a: Rational, _ b: Rational) -> Rational { extremum == .minimum ? min(a, b) : max(a, b) }
    if let a = list, let b = other.list { return ValueSet(a.flatMap { x in b.map { pick(x, $0) } }) }
    let whole = isWhole && other.isWhole
    switch extremum {
    case .minimum:
      let least = least.flatMap { a in other.least.map { min(a, $0) } }
      let greatest = [greatest, other.greatest].compactMap { $0 }.min()
      return .between(least, greatest, whole: whole)
    case .maximum:
      let least = [least, other.least].compactMap { $0 }.max()
      let greatest = greatest.flatMap { a in other.greatest.map { max(a, $0) } }
      return .between(least, greatest, whole: whole)
    }
  }

  private var negated: ValueSet {
    switch self {
    case .values(let values): ValueSet(values.map { -$0 })
    case .range(let least, let greatest, let whole): .range(greatest.map { -$0 }, least.map { -$0 }, whole: whole)
    }
  }

  private static func exact(_ operation: ArithmeticOperator, _ left: [Rational], _ right: [Rational]) -> ValueSet {
    var results: [Rational] = []
    for a in left {
      for b in right {
        switch operation {
        case .add: results.append(a + b)
        case .subtract: results.append(a - b)
        case .multiply: results.append(a * b)
        case .divide: if !b.isZero { results.append(a / b) }
        case .remainder: if !b.isZero { results.append(a.flooredRemainder(by: b)) }
        case .power:
          guard let exponent = Int(exactly: b.numerator), b.isInteger, exponent >= 0 || !a.isZero else { continue }
          guard a.isZero || a.magnitude == 1 || exponent.magnitude <= 64 else { return .anything }
          results.append(a.power(exponent))
        }
      }
    }
    // Constants of thousands of digits are not worth following.
    return results.contains { $0.bits > 1024 } ? .anything : ValueSet(results)
  }

  private static func sum(_ left: ValueSet, _ right: ValueSet) -> ValueSet {
    let least = left.least.flatMap { a in right.least.map { a + $0 } }
    let greatest = left.greatest.flatMap { a in right.greatest.map { a + $0 } }
    return .between(least, greatest, whole: left.isWhole && right.isWhole)
  }

  private static func product(_ left: ValueSet, _ right: ValueSet) -> ValueSet {
    let whole = left.isWhole && right.isWhole
    if let a = left.list, a.count == 1 { return scaled(right, by: a[0], whole: whole) }
    if let b = right.list, b.count == 1 { return scaled(left, by: b[0], whole: whole) }
    guard let a = left.least, let b = left.greatest, let c = right.least, let d = right.greatest else {
      let isPositive = [left.least, right.least].allSatisfy { $0.map { $0 >= 0 } ?? false }
      return .range(isPositive ? 0 : nil, nil, whole: whole)
    }
    let corners = [a * c, a * d, b * c, b * d]
    return .between(corners.min(), corners.max(), whole: whole)
  }

  private static func scaled(_ set: ValueSet, by factor: Rational, whole: Bool) -> ValueSet {
    if factor.isZero { return .values([0]) }
    let ends = (set.least.map { $0 * factor }, set.greatest.map { $0 * factor })
    return factor > 0 ? .range(ends.0, ends.1, whole: whole) : .range(ends.1, ends.0, whole: whole)
  }

  private static func power(_ base: ValueSet, _ exponent: ValueSet) -> ValueSet {
    if let values = base.list, exponent.isWhole, values.allSatisfy({ $0.isZero || $0.magnitude == 1 }) {
      return ValueSet(values.flatMap { $0 == -1 ? [-1, 1] : [$0] } + (values.contains(0) ? [1] : []))
    }
    let isNatural = exponent.isWhole && (exponent.least.map { $0 >= 0 } ?? false)
    if let exponents = exponent.list, exponents == [2] {
      let ends = base.least.flatMap { a in base.greatest.map { max(a * a, $0 * $0) } }
      return .range(0, ends, whole: base.isWhole)
    }
    let isPositive = base.least.map { $0 >= 0 } ?? false
    return .range(isPositive ? 0 : nil, nil, whole: base.isWhole && isNatural)
  }

  private static func threshold(
    _ argument: ValueSet, _ tie: TieRule, low: Rational, undeclared: [Rational]
  ) -> ValueSet {
    var results: [Rational] = []
    let (isPositive, isNegative, isTied): (Bool, Bool, Bool)
    if let values = argument.list {
      (isPositive, isNegative, isTied) = (values.contains { $0 > 0 }, values.contains { $0 < 0 }, values.contains(0))
    } else {
      isPositive = argument.greatest.map { $0 > 0 } ?? true
      isNegative = argument.least.map { $0 < 0 } ?? true
      isTied = (argument.least.map { $0 <= 0 } ?? true) && (argument.greatest.map { $0 >= 0 } ?? true)
    }
    if isPositive { results.append(1) }
    if isNegative { results.append(low) }
    // Meeting 0 without a rule is reported when it happens; here it counts as either value.
    if isTied { if case .value(let value) = tie { results.append(value) } else { results += undeclared } }
    return ValueSet(results)
  }
}
