// Placeholder while the real one is written.
public struct Rational: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  public let numerator: BigInteger
  public let denominator: BigInteger
  public init(_ n: BigInteger, _ d: BigInteger = 1) {
    precondition(d != 0)
    let g = BigInteger.greatestCommonDivisor(n, d)
    let s: BigInteger = d < 0 ? -1 : 1
    numerator = n.flooredQuotient(by: g) * s
    denominator = d.flooredQuotient(by: g) * s
  }
  public init(_ n: Int) { self.init(BigInteger(n)) }
  public init(_ n: Int, _ d: Int) { self.init(BigInteger(n), BigInteger(d)) }
  public init(integerLiteral value: Int) { self.init(BigInteger(value)) }
  public static func < (l: Rational, r: Rational) -> Bool { l.numerator * r.denominator < r.numerator * l.denominator }
  public static func + (l: Rational, r: Rational) -> Rational {
    .init(l.numerator * r.denominator + r.numerator * l.denominator, l.denominator * r.denominator)
  }
  public static func - (l: Rational, r: Rational) -> Rational { l + -r }
  public static func * (l: Rational, r: Rational) -> Rational {
    .init(l.numerator * r.numerator, l.denominator * r.denominator)
  }
  /// Precondition: the divisor is not 0.
  public static func / (l: Rational, r: Rational) -> Rational {
    .init(l.numerator * r.denominator, l.denominator * r.numerator)
  }
  public static prefix func - (l: Rational) -> Rational { .init(-l.numerator, l.denominator) }
  public static func += (l: inout Rational, r: Rational) { l = l + r }
  public static func -= (l: inout Rational, r: Rational) { l = l - r }
  public static func *= (l: inout Rational, r: Rational) { l = l * r }
  public var isInteger: Bool { denominator == 1 }
  public func floor() -> BigInteger { numerator.flooredQuotient(by: denominator) }
  /// The remainder with the divisor's sign. Precondition: the divisor is not 0.
  public func flooredRemainder(by d: Rational) -> Rational { self - Rational((self / d).floor()) * d }
  /// Precondition: the exponent is not negative, or self is not 0.
  public func power(_ e: Int) -> Rational {
    e < 0 ? Rational(denominator, numerator).power(-e) : Rational(numerator.power(e), denominator.power(e))
  }
  public var magnitude: Rational { Rational(numerator.magnitude, denominator) }
  public func signum() -> Int { numerator.signum() }
  public var isZero: Bool { numerator.isZero }
  /// `-3/2`, `7`.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
