extension Enclosure {
  /// The square root, as tight as the bits allow; `nil` where the number may be negative.
  ///
  /// - Complexity: That of two roots of whole numbers of twice the bits.
  package func squareRoot() -> Enclosure? {
    guard lower.signum() >= 0 else { return nil }
    return image { multiple in
      let scaled = multiple << bits
      let root = scaled.flooredSquareRoot()
      return Enclosure(lower: root, upper: root * root == scaled ? root : root + 1, bits: bits)
    }
  }
}

extension Rational {
  /// The square root, where it is a fraction; otherwise `nil`, as of every number below 0.
  ///
  /// ```swift
  /// Rational(9, 4).squareRoot   // 3/2
  /// Rational(2).squareRoot      // nil
  /// ```
  package var squareRoot: Rational? {
    // Lowest terms are a square where both parts are.
    guard let above = numerator.squareRoot, let below = denominator.squareRoot else { return nil }
    return Rational(numerator: above, denominator: below)
  }
}

extension BigInteger {
  /// The square root, where it is whole; otherwise `nil`, as of every number below 0.
  var squareRoot: BigInteger? {
    if signum() < 0 { return nil }
    let root = flooredSquareRoot()
    return root * root == self ? root : nil
  }

  /// The greatest integer not above the square root of a number that is not negative.
  ///
  /// Newton's method for n: from any x above √n, ⌊(x + ⌊n / x⌋) / 2⌋ is below x and not below ⌊√n⌋, and the first that does
  /// not fall is ⌊√n⌋. The start is the root of the upper half of the bits, rounded up, so that one or two steps do.
  ///
  /// - Complexity: That of two or three divisions of numbers of this size.
  func flooredSquareRoot() -> BigInteger {
    precondition(signum() >= 0, "only numbers that are not negative have a square root")
    if self < 2 { return self }
    // At least one, at most a quarter of the bits, so that something is left above.
    let half = (bitWidth + 2) / 4
    var root = ((self >> (2 * half)).flooredSquareRoot() + 1) << half
    while true {
      let next = (root + flooredQuotient(by: root)) >> 1
      if next >= root { return root }
      root = next
    }
  }
}
