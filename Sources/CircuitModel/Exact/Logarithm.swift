/// Exact answers about the natural logarithm of a fraction, for units with a sigmoid or tanh.
///
/// `sigmoid(z) > c` is `z > ln(c / (1 - c))` and `tanh(z) > c` is `2 * z > ln((1 + c) / (1 - c))`. Neither is ever a tie
/// unless both sides are 0: e^z is transcendental for every fraction z other than 0 (F. Lindemann, "Über die Zahl π",
/// *Mathematische Annalen* 20 (1882), doi:10.1007/BF01446522). Bounds of the logarithm are therefore refined until they
/// decide, and they always come to decide.
public enum Logarithm {
  /// How a number compares with the natural logarithm of a ratio.
  ///
  /// ```swift
  /// Logarithm.compare(Rational(9), withLogarithmOf: 10_000)   // -1, since ln 10000 is 9.2103…
  /// ```
  ///
  /// - Parameters:
  ///   - number: Any number.
  ///   - ratio: A number above 0.
  /// - Returns: −1, 0 or 1, as the number is below, at or above the logarithm; 0 only for 0 and ln 1.
  /// - Complexity: Bits are doubled until they tell the two apart, one round nearly always.
  public static func compare(_ number: Rational, withLogarithmOf ratio: Rational) -> Int {
    precondition(ratio > 0, "only numbers above 0 have a logarithm")
    if ratio == 1 { return number.signum() }
    // Signs that differ decide, and so does 1 − 1/r < ln r < r − 1.
    if number >= ratio - 1 { return 1 }
    if number <= 1 - 1 / ratio { return -1 }
    return Enclosure.decide { bits in
      let logarithm = Enclosure.logarithm(of: ratio, bits: bits)
      return Enclosure(number, bits: bits).order(against: logarithm)
    }
  }

  /// The greatest integer not above a multiple of the natural logarithm of a ratio.
  ///
  /// ```swift
  /// Logarithm.floor(of: 10_000, times: 1000)   // 9210
  /// ```
  ///
  /// - Parameters:
  ///   - ratio: A number above 0.
  ///   - scale: A number above 0.
  /// - Returns: The integer part of `scale * ln(ratio)`, rounded down; 0 for the ratio 1.
  /// - Complexity: As many bits as the result needs, doubled until they decide.
  public static func floor(of ratio: Rational, times scale: BigInteger) -> BigInteger {
    precondition(ratio > 0, "only numbers above 0 have a logarithm")
    precondition(scale > 0, "the scale is not above 0")
    if ratio == 1 { return 0 }
    return Enclosure.decide(startingWith: scale.bitWidth + 64) { bits in
      let multiple = Enclosure.logarithm(of: ratio, bits: bits) * scale
      let floor = multiple.lower >> bits
      return floor == multiple.upper >> bits ? floor : nil
    }
  }
}
