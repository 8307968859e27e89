import CircuitModel

/// Whole numbers between two bounds, either of which may be missing, of one residue class: never none at all.
struct WholeNumbers: Hashable {
  /// The least of them, where there is one.
  private(set) var lower: BigInteger?
  /// The greatest of them, where there is one.
  private(set) var upper: BigInteger?
  private(set) var modulus: BigInteger
  private(set) var residue: BigInteger

  /// Every whole number.
  static let all = WholeNumbers(lower: nil, upper: nil, modulus: 1, residue: 0)

  private init(lower: BigInteger?, upper: BigInteger?, modulus: BigInteger, residue: BigInteger) {
    self.lower = lower
    self.upper = upper
    self.modulus = modulus
    self.residue = residue
  }

  /// The numbers between bounds that leave the residue modulo m; `nil` where there are none.
  init?(from lower: BigInteger?, to upper: BigInteger?, modulus: BigInteger = 1, residue: BigInteger = 0) {
    self.init(
      lower: lower.map { $0 + (residue - $0).flooredRemainder(by: modulus) },
      upper: upper.map { $0 - ($0 - residue).flooredRemainder(by: modulus) }, modulus: modulus,
      residue: residue.flooredRemainder(by: modulus))
    if let lower = self.lower, let upper = self.upper, lower > upper { return nil }
  }

  /// The only one, where there is just one.
  var onlyMember: BigInteger? { lower == upper ? lower : nil }

  /// Whether a number is one of them.
  func contains(_ number: BigInteger) -> Bool {
    (number - residue).flooredRemainder(by: modulus).isZero && (lower.map { $0 <= number } ?? true)
      && (upper.map { number <= $0 } ?? true)
  }

  /// Those that are among others too; `nil` where there are none.
  func intersection(_ other: WholeNumbers) -> WholeNumbers? {
    let low = [lower, other.lower].compactMap(\.self).max()
    let high = [upper, other.upper].compactMap(\.self).min()
    // residue + modulus · k is in the other class.
    guard
      let steps = WholeNumbers.solution(of: modulus, equals: other.residue - residue, modulo: other.modulus)
    else { return nil }
    let common = modulus * steps.modulus
    return WholeNumbers(from: low, to: high, modulus: common, residue: residue + modulus * steps.residue)
  }

  /// The numbers n for which `factor · n + constant` is one of these; `nil` where there are none.
  func preimage(factor: Rational, constant: Rational) -> WholeNumbers? {
    var low = lower.map { (Rational($0) - constant) / factor }
    var high = upper.map { (Rational($0) - constant) / factor }
    if factor < 0 { swap(&low, &high) }
    // factor · n + constant ≡ residue, multiplied by what makes every part whole.
    let divisor = BigInteger.greatestCommonDivisor(factor.denominator, constant.denominator)
    let scale = factor.denominator * constant.denominator.flooredQuotient(by: divisor)
    guard
      let steps = WholeNumbers.solution(
        of: (Rational(scale) * factor).numerator,
        equals: (Rational(scale) * (Rational(residue) - constant)).numerator, modulo: scale * modulus)
    else { return nil }
    return WholeNumbers(
      from: low.map { -(-$0).floor() }, to: high.map { $0.floor() }, modulus: steps.modulus, residue: steps.residue)
  }

  /// The numbers n with `factor · n ≡ value` modulo m, as a residue class; `nil` where there are none.
  private static func solution(
    of factor: BigInteger, equals value: BigInteger, modulo modulus: BigInteger
  ) -> (modulus: BigInteger, residue: BigInteger)? {
    // Extended Euclid: factor · x ≡ a and factor · y ≡ b modulo m.
    var (a, x) = (modulus, BigInteger(0))
    var (b, y) = (factor.flooredRemainder(by: modulus), BigInteger(1))
    while !b.isZero {
      let quotient = a.flooredQuotient(by: b)
      (a, b) = (b, a - quotient * b)
      (x, y) = (y, x - quotient * y)
    }
    guard value.flooredRemainder(by: a).isZero else { return nil }
    let rest = modulus.flooredQuotient(by: a)
    return (rest, (x * value.flooredQuotient(by: a)).flooredRemainder(by: rest))
  }
}
