/// What a branch of an audited step assumes of the free registers: equations, and what some whole forms can be.
struct Assumptions {
  typealias Row = EquationSystem.Row

  private(set) var system: EquationSystem
  /// Forms with coprime whole coefficients, the first above 0, no constant, and every solved number replaced.
  private var limits: [(form: Row, range: Range)] = []

  /// Whole numbers between bounds that are `residue` modulo `modulus`.
  struct Range {
    var interval: Interval
    var modulus: BigInteger = 1
    var residue: BigInteger = 0
  }

  /// Assumes nothing but equations.
  init(_ system: EquationSystem) { self.system = system }
}

extension Assumptions {
  /// The number that a form is, where the equations leave only one.
  func constant(_ row: Row) -> Rational? {
    let row = system.reduced(row)
    return row.dropLast().allSatisfy(\.isZero) ? row[row.count - 1] : nil
  }

  /// Assumes that a form, which is whole, is in a range; says whether that is possible as far as is seen here.
  mutating func assume(_ row: Row, _ range: Range) -> Bool {
    guard let (form, factor, constant) = primitive(row) else {
      guard let constant = self.constant(row), constant.isInteger else { return false }
      return range.contains(constant.numerator)
    }
    // range ∋ factor · form + constant, as a statement about the form.
    let scale = leastCommonMultiple(factor.denominator, constant.denominator)
    let (multiple, offset) = ((Rational(scale) * factor).numerator, (Rational(scale) * constant).numerator)
    let modulus = scale * range.modulus
    guard let residue = solve(multiple, scale * range.residue - offset, modulus) else { return false }
    let ends = [range.interval.lower, range.interval.upper].map { $0.map { (Rational($0) - constant) / factor } }
    let (low, high) = factor > 0 ? (ends[0], ends[1]) : (ends[1], ends[0])
    var found = Range(
      interval: Interval(low.map { 0 - (0 - $0).floor() }, high?.floor()),
      modulus: modulus.flooredQuotient(by: .greatestCommonDivisor(multiple, modulus)), residue: residue)
    if let place = limits.firstIndex(where: { $0.form == form }) {
      guard let both = found.intersected(limits[place].range) else { return false }
      found = both
      limits.remove(at: place)
    }
    guard let tight = found.tightened else { return false }
    guard let only = tight.interval.onlyMember else {
      limits.append((form, tight))
      return true
    }
    var equation = form
    equation[equation.count - 1] = -Rational(only)
    guard system.add(equation) else { return false }
    // What was known of other forms may now say more.
    let before = limits
    limits = []
    return before.allSatisfy { assume($0.form, $0.range) }
  }

  /// The bounds of a form, as far as is known.
  func bounds(_ row: Row) -> (lower: Rational?, upper: Rational?) {
    guard let (form, factor, constant) = primitive(row) else { return (self.constant(row), self.constant(row)) }
    guard let interval = limits.first(where: { $0.form == form })?.range.interval else { return (nil, nil) }
    let ends = [interval.lower, interval.upper].map { $0.map { factor * Rational($0) + constant } }
    return factor > 0 ? (ends[0], ends[1]) : (ends[1], ends[0])
  }

  /// `row = factor · form + constant` with the form as in `limits`; `nil` where the row is a number.
  private func primitive(_ row: Row) -> (form: Row, factor: Rational, constant: Rational)? {
    var form = system.reduced(row)
    let constant = form[form.count - 1]
    form[form.count - 1] = 0
    guard let first = form.first(where: { !$0.isZero }) else { return nil }
    let scale = form.reduce(BigInteger(1)) { leastCommonMultiple($0, $1.denominator) }
    let divisor = form.reduce(BigInteger(0)) { .greatestCommonDivisor($0, (Rational(scale) * $1).numerator) }
    let factor = Rational(first.signum()) * Rational(divisor, scale)
    return (form.map { $0 / factor }, factor, constant)
  }
}

extension Assumptions.Range {
  func contains(_ number: BigInteger) -> Bool {
    (interval.lower ?? number) <= number && number <= (interval.upper ?? number)
      && (number - residue).flooredRemainder(by: modulus).isZero
  }

  /// What is in both; `nil` where the residues alone exclude one another.
  fileprivate func intersected(_ other: Self) -> Self? {
    guard let steps = solve(modulus, other.residue - residue, other.modulus) else { return nil }
    return Self(
      interval: Interval(
        [interval.lower, other.interval.lower].compactMap(\.self).max(),
        [interval.upper, other.interval.upper].compactMap(\.self).min()),
      modulus: leastCommonMultiple(modulus, other.modulus), residue: residue + modulus * steps)
  }

  /// The same numbers with bounds that are among them; `nil` where there are none.
  fileprivate var tightened: Self? {
    var tight = self
    tight.interval.lower = interval.lower.map { $0 + (residue - $0).flooredRemainder(by: modulus) }
    tight.interval.upper = interval.upper.map { $0 - ($0 - residue).flooredRemainder(by: modulus) }
    if let lower = tight.interval.lower, let upper = tight.interval.upper, lower > upper { return nil }
    return tight
  }
}

/// Some x with `a · x ≡ b` modulo m; `nil` where there is none. From `a · x = b + m · y` follows a smaller one for y.
private func solve(_ a: BigInteger, _ b: BigInteger, _ m: BigInteger) -> BigInteger? {
  let (a, b) = (a.flooredRemainder(by: m), b.flooredRemainder(by: m))
  if a.isZero { return b.isZero ? 0 : nil }
  return solve(m, -b, a).map { (m * $0 + b).flooredQuotient(by: a) }
}
