/// A fraction of whole numbers of any size, in lowest terms.
///
/// Arithmetic is exact. Fractions whose parts fit machine words are computed with there, with intermediate results
/// in two words; the results are those of `BigInteger` in every case.
///
/// ```swift
/// Rational(1, 6) + Rational(1, 3)   // 1/2
/// Rational(6, -4)                   // -3/2
/// ```
public struct Rational: Hashable, Sendable {
  /// The number above the line, which carries the sign.
  public let numerator: BigInteger
  /// The number below the line, above 0 and without a divisor in common with the numerator.
  public let denominator: BigInteger

  /// Makes the quotient of two numbers, in lowest terms.
  ///
  /// - Parameters:
  ///   - numerator: A number.
  ///   - denominator: A number other than 0.
  public init(_ numerator: BigInteger, _ denominator: BigInteger = 1) {
    precondition(!denominator.isZero, "a fraction with denominator 0")
    if denominator.small == 1 {
      self.init(numerator: numerator, denominator: 1)
      return
    }
    let common = BigInteger.greatestCommonDivisor(numerator, denominator)
    let signed = denominator.signum() < 0 ? -common : common
    self.init(
      numerator: numerator.quotientAndRemainder(dividingBy: signed).quotient,
      denominator: denominator.quotientAndRemainder(dividingBy: signed).quotient)
  }

  /// Makes a whole number.
  @inline(__always)
  public init(_ value: Int) { self.init(numerator: BigInteger(value), denominator: 1) }

  /// Makes the quotient of two machine words, in lowest terms.
  ///
  /// - Parameters:
  ///   - numerator: A number.
  ///   - denominator: A number other than 0.
  public init(_ numerator: Int, _ denominator: Int) { self.init(BigInteger(numerator), BigInteger(denominator)) }

  /// Makes a fraction that is known to be in lowest terms, with a denominator above 0.
  @inline(__always)
  init(numerator: BigInteger, denominator: BigInteger) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// Makes the number written.
  @inline(__always)
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational {
  /// Whether the number is whole.
  @inline(__always)
  public var isInteger: Bool { denominator.small == 1 }

  /// Whether the number is 0.
  public var isZero: Bool { numerator.isZero }

  /// −1, 0 or 1, as the number is below, at or above 0.
  public func signum() -> Int { numerator.signum() }

  /// The distance from 0.
  public var magnitude: Rational { Rational(numerator: numerator.magnitude, denominator: denominator) }

  /// The greatest integer not above the number: −2 for `-3/2`.
  public func floor() -> BigInteger { isInteger ? numerator : numerator.flooredQuotient(by: denominator) }
}

extension Rational: Comparable {
  /// Whether the left number is the smaller one.
  public static func < (left: Rational, right: Rational) -> Bool {
    if let a = left.words, let b = right.words {
      if a.denominator == b.denominator { return a.numerator < b.numerator }
      return Int128(a.numerator) * Int128(b.denominator) < Int128(b.numerator) * Int128(a.denominator)
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational {
  /// The two parts, where both fit machine words.
  @inline(__always)
  var words: (numerator: Int, denominator: Int)? {
    if case .small(let numerator) = numerator.storage, case .small(let denominator) = denominator.storage {
      (numerator, denominator)
    } else {
      nil
    }
  }
}
