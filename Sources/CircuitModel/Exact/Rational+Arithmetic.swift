extension Rational {
  /// The sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    if let a = left.words, let b = right.words { return sum(of: a, b) }
    return sum(of: left, right)
  }

  /// The difference.
  public static func - (left: Rational, right: Rational) -> Rational {
    if let a = left.words, let b = right.words, b.numerator != .min {
      return sum(of: a, (-b.numerator, b.denominator))
    }
    return sum(of: left, -right)
  }

  /// The product.
  public static func * (left: Rational, right: Rational) -> Rational {
    if let a = left.words, let b = right.words { return product(of: a, b) }
    return product(of: left, right)
  }

  /// The quotient.
  ///
  /// - Parameters:
  ///   - left: The number to divide.
  ///   - right: The divisor, other than 0.
  /// - Returns: The quotient.
  public static func / (left: Rational, right: Rational) -> Rational {
    precondition(!right.isZero, "division by zero")
    let isNegative = right.signum() < 0
    return left
      * Rational(
        numerator: isNegative ? -right.denominator : right.denominator,
        denominator: isNegative ? -right.numerator : right.numerator)
  }

  /// The number on the other side of 0.
  public static prefix func - (number: Rational) -> Rational {
    Rational(numerator: -number.numerator, denominator: number.denominator)
  }

  /// Adds in place.
  public static func += (left: inout Rational, right: Rational) { left = left + right }

  /// Subtracts in place.
  public static func -= (left: inout Rational, right: Rational) { left = left - right }

  /// Multiplies in place.
  public static func *= (left: inout Rational, right: Rational) { left = left * right }
}

extension Rational {
  /// The remainder with the divisor's sign, also of numbers that are not whole.
  ///
  /// ```swift
  /// Rational(-7).flooredRemainder(by: 3)                 // 2
  /// Rational(7, 2).flooredRemainder(by: Rational(3, 4))  // 1/2
  /// ```
  ///
  /// - Parameter divisor: A number other than 0.
  /// - Returns: What is left when the divisor is taken away `(self / divisor).floor()` times.
  public func flooredRemainder(by divisor: Rational) -> Rational {
    if isInteger && divisor.isInteger {
      return Rational(numerator: numerator.flooredRemainder(by: divisor.numerator), denominator: 1)
    }
    return self - Rational((self / divisor).floor()) * divisor
  }

  /// The power with a whole exponent.
  ///
  /// - Parameter exponent: Any number; not negative where the number is 0.
  /// - Returns: The power; 1 for exponent 0.
  public func power(_ exponent: Int) -> Rational {
    // A power of a fraction in lowest terms is in lowest terms.
    if exponent >= 0 {
      return Rational(numerator: numerator.power(exponent), denominator: denominator.power(exponent))
    }
    // One factor apart, since the magnitude of Int.min is no Int.
    let inverse = 1 / self
    return inverse.power(-(exponent + 1)) * inverse
  }
}

extension Rational {
  /// The sum of fractions of machine words.
  ///
  /// Only a divisor of what the denominators have in common can cancel, so that every common divisor is one of
  /// words: D. E. Knuth, *The Art of Computer Programming*, volume 2, section 4.5.1. No intermediate result exceeds
  /// 2 · 2^63 · 2^63.
  private static func sum(
    of left: (numerator: Int, denominator: Int), _ right: (numerator: Int, denominator: Int)
  ) -> Rational {
    if left.denominator == 1 && right.denominator == 1 {
      let (sum, overflow) = left.numerator.addingReportingOverflow(right.numerator)
      if !overflow { return Rational(sum) }
    }
    let common = Int(greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude))
    if common == 1 {
      let (first, second) = (
        Int128(left.numerator) * Int128(right.denominator), Int128(right.numerator) * Int128(left.denominator)
      )
      return Rational(
        numerator: BigInteger(doubleWord: first + second),
        denominator: BigInteger(doubleWord: Int128(left.denominator) * Int128(right.denominator)))
    }
    let rest = left.denominator / common
    let sum = Int128(left.numerator) * Int128(right.denominator / common) + Int128(right.numerator) * Int128(rest)
    let remainder = Int(sum % Int128(common))
    let cancelled = Int(greatestCommonDivisor(remainder.magnitude, common.magnitude))
    return Rational(
      numerator: BigInteger(doubleWord: cancelled == 1 ? sum : sum / Int128(cancelled)),
      denominator: BigInteger(doubleWord: Int128(rest) * Int128(right.denominator / cancelled)))
  }

  private static func sum(of left: Rational, _ right: Rational) -> Rational {
    if left.isInteger && right.isInteger {
      return Rational(numerator: left.numerator + right.numerator, denominator: 1)
    }
    return Rational(
      left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator)
  }

  /// The product of fractions of machine words, cancelled before they are multiplied.
  private static func product(
    of left: (numerator: Int, denominator: Int), _ right: (numerator: Int, denominator: Int)
  ) -> Rational {
    if left.denominator == 1 && right.denominator == 1 {
      return Rational(numerator: BigInteger(left.numerator) * BigInteger(right.numerator), denominator: 1)
    }
    // A divisor of a denominator, hence within Int.
    let first = Int(greatestCommonDivisor(left.numerator.magnitude, right.denominator.magnitude))
    let second = Int(greatestCommonDivisor(right.numerator.magnitude, left.denominator.magnitude))
    return Rational(
      numerator: BigInteger(doubleWord: Int128(left.numerator / first) * Int128(right.numerator / second)),
      denominator: BigInteger(doubleWord: Int128(left.denominator / second) * Int128(right.denominator / first)))
  }

  private static func product(of left: Rational, _ right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, left.denominator * right.denominator)
  }
}
