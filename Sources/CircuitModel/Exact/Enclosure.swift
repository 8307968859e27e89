/// Two bounds of a real number, as multiples of 2^−`bits`.
///
/// Every operation rounds outward, so that the number an enclosure stands for never leaves it. Precision is chosen by
/// the caller, who starts again with more bits where the bounds turn out too far apart to decide.
///
/// R. E. Moore, R. B. Kearfott, M. J. Cloud, *Introduction to Interval Analysis*, SIAM 2009,
/// doi:10.1137/1.9780898717716.
struct Enclosure {
  /// The multiple that the number is not below.
  let lower: BigInteger
  /// The multiple that the number is not above.
  let upper: BigInteger
  /// How many bits stand after the point.
  let bits: Int

  /// Makes an enclosure of what lies between two multiples of 2^−`bits`.
  init(lower: BigInteger, upper: BigInteger, bits: Int) {
    self.lower = lower
    self.upper = upper
    self.bits = bits
  }

  /// Encloses a fraction as tightly as the bits allow.
  init(_ number: Rational, bits: Int) {
    let scaled = number.numerator << bits
    lower = scaled.flooredQuotient(by: number.denominator)
    upper = scaled.ceilingQuotient(by: number.denominator)
    self.bits = bits
  }
}

extension Enclosure {
  static func + (left: Enclosure, right: Enclosure) -> Enclosure {
    Enclosure(lower: left.lower + right.lower, upper: left.upper + right.upper, bits: left.bits)
  }

  static func - (left: Enclosure, right: Enclosure) -> Enclosure {
    Enclosure(lower: left.lower - right.upper, upper: left.upper - right.lower, bits: left.bits)
  }

  static prefix func - (number: Enclosure) -> Enclosure {
    Enclosure(lower: -number.upper, upper: -number.lower, bits: number.bits)
  }

  /// The product of numbers that are not negative.
  static func * (left: Enclosure, right: Enclosure) -> Enclosure {
    Enclosure(
      lower: (left.lower * right.lower) >> left.bits,
      upper: -(-(left.upper * right.upper) >> left.bits),
      bits: left.bits)
  }

  /// The product with a whole number.
  static func * (left: Enclosure, factor: BigInteger) -> Enclosure {
    let (first, second) = (left.lower * factor, left.upper * factor)
    return Enclosure(lower: min(first, second), upper: max(first, second), bits: left.bits)
  }

  /// The quotient by a whole number above 0.
  static func / (left: Enclosure, divisor: Int) -> Enclosure {
    Enclosure(
      lower: left.lower.flooredQuotient(by: BigInteger(divisor)),
      upper: left.upper.ceilingQuotient(by: BigInteger(divisor)),
      bits: left.bits)
  }

  /// Moves the upper bound up.
  func widened(above distance: BigInteger) -> Enclosure {
    Enclosure(lower: lower, upper: upper + distance, bits: bits)
  }
}

extension Enclosure {
  /// Encloses the natural logarithm of a number above 0.
  ///
  /// The argument is divided by the power of 2 that brings it to 2/3…4/3, where ln m = 2 artanh((m − 1) / (m + 1))
  /// and the series of artanh gains three bits or more a term; ln 2 is 2 artanh(1/3).
  static func logarithm(of ratio: Rational, bits: Int) -> Enclosure {
    var exponent = ratio.numerator.bitWidth - ratio.denominator.bitWidth
    var reduced =
      exponent >= 0
      ? Rational(ratio.numerator, ratio.denominator << exponent)
      : Rational(ratio.numerator << -exponent, ratio.denominator)
    if reduced > Rational(4, 3) {
      reduced *= Rational(1, 2)
      exponent += 1
    } else if reduced < Rational(2, 3) {
      reduced *= 2
      exponent -= 1
    }
    let logarithm = inverseHyperbolicTangent(of: (reduced - 1) / (reduced + 1), bits: bits) * 2
    if exponent == 0 { return logarithm }
    return logarithm + inverseHyperbolicTangent(of: Rational(1, 3), bits: bits) * BigInteger(2 * exponent)
  }

  /// Encloses artanh y = y + y³/3 + y⁵/5 + … for |y| ≤ 1/3.
  private static func inverseHyperbolicTangent(of argument: Rational, bits: Int) -> Enclosure {
    if argument.signum() < 0 { return -inverseHyperbolicTangent(of: -argument, bits: bits) }
    var power = Enclosure(argument, bits: bits)
    let square = power * power
    var sum = Enclosure(lower: 0, upper: 0, bits: bits)
    var divisor = 1
    while power.upper > 1 {
      sum = sum + power / divisor
      power = power * square
      divisor += 2
    }
    // What is left is below a geometric series of ratio y² ≤ 1/9, so below twice the next power.
    return sum.widened(above: power.upper * 2)
  }

  /// Encloses e^−z for z ≥ 0.
  ///
  /// The argument is halved until it is at most 1/2, where the terms of the alternating series fall fast, and the
  /// result squared as often. A square of a number below 1 at most doubles an error, which the additional bits allow
  /// for.
  static func exponential(ofMinus argument: Rational, bits: Int) -> Enclosure {
    // e^−z is below 2^−z, so nothing but the last bit is left of a great argument.
    if argument >= Rational(bits) { return Enclosure(lower: 0, upper: 1, bits: bits) }
    let halvings = argument.floor().bitWidth + 1
    let working = bits + halvings + 8
    let reduced = Enclosure(argument * Rational(1, BigInteger(2).power(halvings)), bits: working)
    var (positive, negative) = (Enclosure(1, bits: working), Enclosure(0, bits: working))
    var term = positive
    var count = 0
    while term.upper > 1 {
      count += 1
      term = term * reduced / count
      if count % 2 == 0 { positive = positive + term } else { negative = negative + term }
    }
    // The terms fall, so the sum is off by less than the last of them, on either side.
    var result = positive - negative
    result = Enclosure(lower: max(0, result.lower - 1), upper: result.upper + 1, bits: working)
    for _ in 0..<halvings { result = result * result }
    return Enclosure(
      lower: result.lower >> (working - bits), upper: -(-result.upper >> (working - bits)), bits: bits)
  }
}

extension BigInteger {
  /// The least integer not below the quotient.
  fileprivate func ceilingQuotient(by divisor: BigInteger) -> BigInteger { -(-self).flooredQuotient(by: divisor) }
}
