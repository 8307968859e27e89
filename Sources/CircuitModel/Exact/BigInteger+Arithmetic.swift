extension BigInteger {
  /// The sum.
  public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let left) = left.storage, case .small(let right) = right.storage {
      let (sum, overflow) = left.addingReportingOverflow(right)
      if !overflow { return BigInteger(sum) }
    }
    return sum(of: left.parts, right.parts)
  }

  /// The difference.
  public static func - (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let left) = left.storage, case .small(let right) = right.storage {
      let (difference, overflow) = left.subtractingReportingOverflow(right)
      if !overflow { return BigInteger(difference) }
    }
    let (isNegative, magnitude) = right.parts
    return sum(of: left.parts, (!isNegative, magnitude))
  }

  /// The product.
  ///
  /// - Complexity: O(*m* · *n*) for numbers of *m* and *n* machine words.
  public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let left) = left.storage, case .small(let right) = right.storage {
      let (product, overflow) = left.multipliedReportingOverflow(by: right)
      if !overflow { return BigInteger(product) }
      return BigInteger(doubleWord: Int128(left) * Int128(right))
    }
    let (left, right) = (left.parts, right.parts)
    return BigInteger(
      isNegative: left.isNegative != right.isNegative, magnitude: left.magnitude * right.magnitude)
  }

  /// The number on the other side of 0.
  public static prefix func - (number: BigInteger) -> BigInteger {
    if case .small(let value) = number.storage, value != .min { return BigInteger(-value) }
    let (isNegative, magnitude) = number.parts
    return BigInteger(isNegative: !isNegative, magnitude: magnitude)
  }

  /// Adds in place.
  public static func += (left: inout BigInteger, right: BigInteger) { left = left + right }

  /// Subtracts in place.
  public static func -= (left: inout BigInteger, right: BigInteger) { left = left - right }

  /// Multiplies in place.
  public static func *= (left: inout BigInteger, right: BigInteger) { left = left * right }

  private static func sum(
    of left: (isNegative: Bool, magnitude: Magnitude), _ right: (isNegative: Bool, magnitude: Magnitude)
  ) -> BigInteger {
    if left.isNegative == right.isNegative {
      return BigInteger(isNegative: left.isNegative, magnitude: left.magnitude + right.magnitude)
    }
    return left.magnitude < right.magnitude
      ? BigInteger(isNegative: right.isNegative, magnitude: right.magnitude - left.magnitude)
      : BigInteger(isNegative: left.isNegative, magnitude: left.magnitude - right.magnitude)
  }
}

extension BigInteger {
  /// The product of as many copies of the number as the exponent says; 1 for exponent 0.
  ///
  /// - Parameter exponent: A count that is not negative.
  /// - Returns: The power.
  /// - Complexity: A product for each bit of the exponent, and another for each that is set.
  public func power(_ exponent: Int) -> BigInteger {
    precondition(exponent >= 0, "a power of a whole number with a negative exponent is not whole")
    // The numbers whose powers stay small whatever the exponent: `(-1)^(t-i)` is common.
    if case .small(let value) = storage, (-1...1).contains(value) {
      return exponent == 0 ? 1 : value == -1 && exponent % 2 == 0 ? 1 : self
    }
    var (result, square, rest): (BigInteger, BigInteger, Int) = (1, self, exponent)
    while rest > 0 {
      if rest % 2 == 1 { result *= square }
      rest /= 2
      if rest > 0 { square *= square }
    }
    return result
  }

  /// The number times a power of 2.
  static func << (number: BigInteger, count: Int) -> BigInteger {
    let (isNegative, magnitude) = number.parts
    return BigInteger(isNegative: isNegative, magnitude: magnitude.shiftedLeft(by: count))
  }

  /// The greatest integer not above the quotient by a power of 2.
  static func >> (number: BigInteger, count: Int) -> BigInteger {
    if case .small(let value) = number.storage { return BigInteger(value >> count) }
    return floor(of: number.parts, shiftedRightBy: count)
  }

  /// The least integer not below the quotient by a power of 2.
  func ceilingShift(by count: Int) -> BigInteger { -(-self >> count) }

  /// The greatest integer not above the quotient of a product by a power of 2, in one piece.
  func product(with factor: BigInteger, shiftedRightBy count: Int) -> BigInteger {
    let (left, right) = (parts, factor.parts)
    return BigInteger.floor(
      of: (left.isNegative != right.isNegative, left.magnitude * right.magnitude), shiftedRightBy: count)
  }

  private static func floor(
    of number: consuming (isNegative: Bool, magnitude: Magnitude), shiftedRightBy count: Int
  ) -> BigInteger {
    let isInexact = number.magnitude.shiftRight(by: count)
    let towardZero = BigInteger(isNegative: number.isNegative, magnitude: number.magnitude)
    return number.isNegative && isInexact ? towardZero - 1 : towardZero
  }
}
