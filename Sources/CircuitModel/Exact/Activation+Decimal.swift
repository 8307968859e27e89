extension Activation {
  /// The value of a sigmoid or tanh in decimal, rounded to so many digits after the point.
  ///
  /// Every digit is right: bounds of the value are refined until both round to the same text. They come to, since the
  /// value is transcendental wherever the argument is not 0 (see `Logarithm`), so that it is never halfway between two
  /// texts.
  ///
  /// ```swift
  /// Activation.sigmoid.decimal(of: 10, digits: 6)             // 0.999955
  /// Activation.tanh.decimal(of: Rational(3, 2), digits: 3)    // 0.905
  /// ```
  ///
  /// - Parameters:
  ///   - argument: The pre-activation.
  ///   - digits: How many digits to write after the point; with 0 the point is left out.
  /// - Returns: The text, without a sign where the digits are all 0. Values that round to 0 or 1 are written so, however
  ///   far out the argument is.
  /// - Precondition: The activation is `sigmoid` or `tanh`.
  /// - Complexity: A number of products of numbers of so many digits that grows with the digits.
  public func decimal(of argument: Rational, digits: Int) -> String {
    // tanh z is 2 · sigmoid(2z) − 1, and sigmoid(−z) is 1 − sigmoid(z).
    let isNegative = argument.signum() < 0
    switch self {
    case .sigmoid:
      if argument.isZero { return Rational(1, 2).decimal(digits: digits) }
      let scaled = Activation.roundedSigmoid(of: argument.magnitude, digits: digits) {
        isNegative ? Enclosure(1, bits: $0.bits) - $0 : $0
      }
      return Rational.decimal(scaled, digits: digits)
    case .tanh:
      if argument.isZero { return Rational(0).decimal(digits: digits) }
      let scaled = Activation.roundedSigmoid(of: argument.magnitude * 2, digits: digits) {
        $0 * 2 - Enclosure(1, bits: $0.bits)
      }
      return Rational.decimal(isNegative ? -scaled : scaled, digits: digits)
    case .step, .sign, .relu, .floor, .abs:
      preconditionFailure("the value of this activation is rational: write it with Rational.decimal")
    }
  }

  /// The integer nearest to 10^`digits` times what `transform` makes of sigmoid(`argument`), for an argument above 0.
  private static func roundedSigmoid(
    of argument: Rational, digits: Int, _ transform: (Enclosure) -> Enclosure
  ) -> BigInteger {
    let scale = BigInteger(10).power(digits)
    return Logarithm.decide(startingWith: scale.bitWidth + 32) { bits in
      let power = Enclosure.exponential(ofMinus: argument, bits: bits)
      let one = BigInteger(1) << bits
      let sigmoid = Enclosure(
        lower: (one * one).flooredQuotient(by: one + power.upper),
        upper: (one * one).flooredQuotient(by: one + power.lower) + 1, bits: bits)
      return rounded(transform(sigmoid), scale: scale)
    }
  }

  /// The integer nearest to the number times the scale, where both bounds agree on it.
  private static func rounded(_ number: Enclosure, scale: BigInteger) -> BigInteger? {
    let half = BigInteger(1) << (number.bits - 1)
    let lower = (number.lower * scale + half) >> number.bits
    return lower == (number.upper * scale + half) >> number.bits ? lower : nil
  }
}
