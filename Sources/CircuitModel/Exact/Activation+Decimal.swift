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
    let rounded = Enclosure.decide(startingWith: BigInteger(10).power(digits).bitWidth + 32) { bits in
      let enclosed = Enclosure(argument, bits: bits)
      switch self {
      case .sigmoid: return enclosed.sigmoid().rounded(digits: digits)
      case .tanh: return enclosed.hyperbolicTangent().rounded(digits: digits)
      case .step, .sign, .relu, .floor, .abs, .exp, .log, .sqrt:
        preconditionFailure("the value of this activation is rational: write it with Rational.decimal")
      }
    }
    return Rational.decimal(rounded, digits: digits)
  }
}
