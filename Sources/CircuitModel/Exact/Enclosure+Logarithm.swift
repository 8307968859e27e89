import Synchronization

extension Enclosure {
  /// The natural logarithm, as tight as the bits allow; `nil` where the number may not be above 0.
  ///
  /// - Complexity: A product and a division by a word for every four or five bits, for each bound.
  package func logarithm() -> Enclosure? {
    guard lower.signum() > 0 else { return nil }
    return image { Enclosure.logarithm(of: $0, to: 1 << bits, bits: bits) }
  }

  /// The tightest enclosure of the natural logarithm of a number above 0.
  static func logarithm(of ratio: Rational, bits: Int) -> Enclosure {
    logarithm(of: ratio.numerator, to: ratio.denominator, bits: bits)
  }

  /// The tightest enclosure of the natural logarithm of a ratio of numbers above 0.
  ///
  /// It is a fraction for the ratio 1 only (see `Logarithm`), so that it lies strictly between two multiples.
  private static func logarithm(of numerator: BigInteger, to denominator: BigInteger, bits: Int) -> Enclosure {
    if numerator == denominator { return Enclosure(0, bits: bits) }
    if numerator < denominator { return -logarithm(of: denominator, to: numerator, bits: bits) }
    return tightest(bits: bits) { margin in
      logarithmBounds(of: numerator, to: denominator, bits: bits + margin).raised(to: 0)
    }
  }

  /// Encloses the natural logarithm of a ratio above 1.
  ///
  /// The ratio is divided by the power of 2 that brings it to 2/3…4/3, where ln m = 2 artanh((m − 1) / (m + 1)) and
  /// the series of artanh gains four bits or more a term.
  static func logarithmBounds(of numerator: BigInteger, to denominator: BigInteger, bits: Int) -> Enclosure {
    var exponent = max(0, numerator.bitWidth - denominator.bitWidth)
    if numerator * 3 > denominator << (exponent + 2) { exponent += 1 }
    if numerator * 3 < denominator << (exponent + 1) { exponent -= 1 }
    let power = denominator << exponent
    let (difference, sum) = (numerator - power, numerator + power)
    let half = inverseHyperbolicTangent(of: difference.magnitude, to: sum, bits: bits) * 2
    let rest = difference.signum() < 0 ? -half : half
    return exponent == 0 ? rest : rest + logarithmOf2(bits: bits) * BigInteger(exponent)
  }

  /// Encloses artanh y = y + y³/3 + y⁵/5 + … for a ratio 0 ≤ y ≤ 1/3.
  ///
  /// Everything is rounded down. Errors, in places: y is off by less than 1, which the slope of artanh, at most 9/8,
  /// makes less than 2 of the result. A power is off by e/9 + 1/3 + 1 at most, where e is the error of the one before
  /// and the others are the roundings of y² and of the product; so by less than 3/2, and a term by less than 2. The first
  /// power that vanishes is itself below 3/2, and it and all that follow come to less than 2. The sum of N terms is too
  /// low by less than 2N + 4.
  private static func inverseHyperbolicTangent(
    of numerator: BigInteger, to denominator: BigInteger, bits: Int
  ) -> Enclosure {
    var power = (numerator << bits).flooredQuotient(by: denominator)
    let square = power.product(with: power, shiftedRightBy: bits)
    var sum: BigInteger = 0
    var count = 0
    while !power.isZero {
      sum += power.flooredQuotient(by: BigInteger(2 * count + 1))
      power = power.product(with: square, shiftedRightBy: bits)
      count += 1
    }
    return Enclosure(lower: sum, upper: sum + BigInteger(2 * count + 4), bits: bits)
  }

  /// ln 2 with as many bits as were asked for so far.
  private static let longestLogarithmOf2 = Mutex(Enclosure(lower: 0, upper: 1, bits: 0))

  /// Encloses ln 2, which is 2 artanh(1/3).
  ///
  /// What is remembered is never seen: rounding the tightest bounds with more bits gives the tightest with fewer.
  private static func logarithmOf2(bits: Int) -> Enclosure {
    longestLogarithmOf2.withLock { longest in
      if longest.bits < bits {
        longest = tightest(bits: bits) { inverseHyperbolicTangent(of: 1, to: 3, bits: bits + $0) * 2 }
      }
      return longest.coarsened(to: bits)
    }
  }
}
