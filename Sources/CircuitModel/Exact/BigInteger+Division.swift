extension BigInteger {
  /// The quotient rounded toward zero, and what it leaves.
  ///
  /// - Parameter divisor: A number other than 0.
  /// - Returns: The two numbers for which `quotient * divisor + remainder` is this number, the remainder being nearer
  ///   to 0 than the divisor and having the sign of this number.
  /// - Complexity: O(*m* · *n*) for a quotient of *m* and a divisor of *n* machine words.
  public func quotientAndRemainder(
    dividingBy divisor: BigInteger
  ) -> (quotient: BigInteger, remainder: BigInteger) {
    precondition(!divisor.isZero, "division by zero")
    if case .small(let left) = storage, case .small(let right) = divisor.storage {
      // The one quotient of words that is no word is Int.min / -1.
      if right == -1 { return (-self, 0) }
      let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
      return (BigInteger(quotient), BigInteger(remainder))
    }
    if case .large(let isNegative, let magnitude) = storage, case .small(let right) = divisor.storage {
      let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: right.magnitude)
      // What is left is below a divisor of at most 2^63.
      return (
        BigInteger(isNegative: isNegative != (right < 0), magnitude: quotient),
        BigInteger(isNegative ? -Int(remainder) : Int(remainder))
      )
    }
    let (left, right) = (parts, divisor.parts)
    let (quotient, remainder) = left.magnitude.quotientAndRemainder(dividingBy: right.magnitude)
    return (
      BigInteger(isNegative: left.isNegative != right.isNegative, magnitude: quotient),
      BigInteger(isNegative: left.isNegative, magnitude: remainder)
    )
  }

  /// The greatest integer not above the quotient: `(-7).flooredQuotient(by: 2)` is −4.
  ///
  /// - Parameter divisor: A number other than 0.
  /// - Returns: The quotient.
  public func flooredQuotient(by divisor: BigInteger) -> BigInteger {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder.isZero || remainder.signum() == divisor.signum() ? quotient : quotient - 1
  }

  /// The least integer not below the quotient: `(-7).ceilingQuotient(by: 2)` is −3.
  func ceilingQuotient(by divisor: BigInteger) -> BigInteger { -(-self).flooredQuotient(by: divisor) }

  /// The remainder with the divisor's sign: `(-7).flooredRemainder(by: 3)` is 2, `7.flooredRemainder(by: -3)` is −2.
  ///
  /// - Parameter divisor: A number other than 0.
  /// - Returns: The remainder.
  public func flooredRemainder(by divisor: BigInteger) -> BigInteger {
    let remainder = quotientAndRemainder(dividingBy: divisor).remainder
    return remainder.isZero || remainder.signum() == divisor.signum() ? remainder : remainder + divisor
  }
}

extension BigInteger {
  /// The greatest number that divides both; the other's magnitude where one is 0.
  ///
  /// Euclid's algorithm, until both fit a word.
  ///
  /// - Parameters:
  ///   - first: A number.
  ///   - second: A number.
  /// - Returns: The divisor, which is never negative; 0 where both are 0.
  public static func greatestCommonDivisor(_ first: BigInteger, _ second: BigInteger) -> BigInteger {
    var (left, right) = (first.parts.magnitude, second.parts.magnitude)
    while true {
      if let left = left.word, let right = right.word {
        let divisor = Magnitude(CircuitModel.greatestCommonDivisor(left, right))
        return BigInteger(isNegative: false, magnitude: divisor)
      }
      if right.isZero { return BigInteger(isNegative: false, magnitude: left) }
      (left, right) = (right, left.quotientAndRemainder(dividingBy: right).remainder)
    }
  }
}

/// The greatest number that divides both, by shifts and subtractions only.
///
/// J. Stein, "Computational problems associated with Racah algebra", *Journal of Computational Physics* 1 (1967),
/// doi:10.1016/0021-9991(67)90047-2.
func greatestCommonDivisor(_ first: UInt, _ second: UInt) -> UInt {
  if first == 0 { return second }
  if second == 0 { return first }
  if first == 1 || second == 1 { return 1 }
  let twos = (first | second).trailingZeroBitCount
  var left = first &>> first.trailingZeroBitCount
  var right = second &>> second.trailingZeroBitCount
  while left != right {
    // Without a branch on which is greater: a processor could only guess at it.
    let lesser = min(left, right)
    left = max(left, right) - lesser
    left = left &>> left.trailingZeroBitCount
    right = lesser
  }
  return left &<< twos
}
