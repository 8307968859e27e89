// Placeholder while the real one is written.
public struct BigInteger: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  var value: Int
  public init(_ value: Int) { self.value = value }
  public init(integerLiteral value: Int) { self.value = value }
  public init?(decimal: String) { guard let v = Int(decimal) else { return nil }; value = v }
  public static func < (l: BigInteger, r: BigInteger) -> Bool { l.value < r.value }
  public static func + (l: BigInteger, r: BigInteger) -> BigInteger { .init(l.value + r.value) }
  public static func - (l: BigInteger, r: BigInteger) -> BigInteger { .init(l.value - r.value) }
  public static func * (l: BigInteger, r: BigInteger) -> BigInteger { .init(l.value * r.value) }
  public static prefix func - (l: BigInteger) -> BigInteger { .init(-l.value) }
  public static func += (l: inout BigInteger, r: BigInteger) { l = l + r }
  public static func -= (l: inout BigInteger, r: BigInteger) { l = l - r }
  public static func *= (l: inout BigInteger, r: BigInteger) { l = l * r }
  /// Rounds toward zero.
  public func quotientAndRemainder(dividingBy d: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
    let (q, r) = value.quotientAndRemainder(dividingBy: d.value)
    return (.init(q), .init(r))
  }
  /// The greatest integer not above the quotient.
  public func flooredQuotient(by d: BigInteger) -> BigInteger {
    let (q, r) = value.quotientAndRemainder(dividingBy: d.value)
    return .init(r != 0 && (r < 0) != (d.value < 0) ? q - 1 : q)
  }
  /// The remainder with the divisor's sign.
  public func flooredRemainder(by d: BigInteger) -> BigInteger { self - flooredQuotient(by: d) * d }
  public func power(_ exponent: Int) -> BigInteger { (0..<exponent).reduce(1) { r, _ in r * self } }
  public var magnitude: BigInteger { .init(Swift.abs(value)) }
  public func signum() -> Int { value.signum() }
  public var isZero: Bool { value == 0 }
  /// Bits of the magnitude: 0 for 0, 3 for 5 and −5.
  public var bitWidth: Int { Int.bitWidth - Swift.abs(value).leadingZeroBitCount }
  public var description: String { "\(value)" }
  public static func greatestCommonDivisor(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
    var (x, y) = (Swift.abs(a.value), Swift.abs(b.value))
    while y != 0 { (x, y) = (y, x % y) }
    return .init(x)
  }
}

extension Int {
  public init?(exactly b: BigInteger) { self = b.value }
}
