public import CircuitModel

/// A number of a gradient: exact, or known as far as its digits are certain.
public struct Measure: Hashable, Sendable {
  /// The number.
  public let value: Value
  /// How many bits stand after the point in bounds.
  private let bits: Int

  /// Takes a value.
  init(_ value: Value, bits: Int) {
    self.value = value.rational.map { .exact($0) } ?? .enclosed(value.enclosure(bits: bits))
    self.bits = bits
  }

  /// Takes a number.
  public init(_ number: Rational) { self.init(.exact(number), bits: Precision.usualBits) }
}

extension Measure {
  /// Whether it is exactly 0.
  public var isZero: Bool { value.rational?.isZero ?? false }

  /// −1, 0 or 1 as its magnitude is below, at or above a number; `nil` where the bounds do not tell.
  public func orderOfMagnitude(against limit: Rational) -> Int? {
    if let number = value.rational { return number.magnitude == limit ? 0 : number.magnitude < limit ? -1 : 1 }
    let bounds = enclosure.magnitude
    if bounds.upperBound < limit { return -1 }
    return bounds.lowerBound > limit ? 1 : nil
  }

  /// The number with so many digits that count, each certain: as it is where it is a fraction of few digits, `0.0563644`, or
  /// `8.76521e-20`; `nil` where not even the first digit is certain.
  public func text(digits: Int) -> String? {
    if let number = value.rational, "\(number)".utf8.count <= digits + 2 { return "\(number)" }
    return Scientific(value, within: enclosure, digits: digits)?.text
  }

  /// The number as it is shown where there is no room to say more: one that cannot be told from 0 says so.
  public func text(orLessThan digits: Int) -> String { text(digits: digits) ?? "0?" }

  /// The logarithm of the magnitude to base 10, near enough for a picture; `nil` of 0, and where nothing is certain.
  public var logarithm: Rational? {
    guard let upper = enclosure.magnitude.logarithm(), let ten = Enclosure(10, bits: upper.bits).logarithm(),
      let quotient = upper.quotient(by: ten)
    else { return nil }
    return Rational((quotient.lowerBound * 1_000_000).floor(), 1_000_000)
  }

  /// The root of the magnitude, of so high a degree.
  func root(_ degree: Int) -> Measure? {
    if let number = value.rational, number.magnitude == 1 || number.isZero { return Measure(number.magnitude) }
    guard degree > 0, let logarithm = enclosure.magnitude.logarithm(),
      let root = (logarithm / degree).exponential()
    else { return nil }
    return Measure(.enclosed(root), bits: bits)
  }

  /// Whether so many digits that count are certain.
  func isCertain(digits: Int) -> Bool {
    value.rational != nil || Scientific(value, within: enclosure, digits: digits) != nil
  }

  /// Bounds; of an exact number so tight that all digits asked for are certain, however small it is.
  private var enclosure: Enclosure {
    value.enclosure(bits: value.rational.map { Precision.usualBits + $0.denominator.bitWidth } ?? bits)
  }
}

/// A number with some digits that count and a power of 10.
private struct Scientific {
  private let digits: String
  /// The power of 10 of the first digit.
  private let exponent: Int
  private let isNegative: Bool

  /// Rounds a number to so many digits that count; `nil` of 0, and where the bounds do not agree on them.
  init?(_ value: Value, within bounds: Enclosure, digits count: Int) {
    guard let sign = bounds.sign, sign != 0 else { return nil }
    // The power of 10 of the first digit is found by trying: from its power of 2 it is known but for one or two.
    let guess = (bounds.magnitude.lower.bitWidth - bounds.bits) * 301 / 1000
    for exponent in stride(from: guess + 1, through: guess - 2, by: -1) {
      let digits = Scientific.digits(of: value, within: bounds.magnitude, count - 1 - exponent)
      if let digits, digits.utf8.count == count {
        (self.digits, self.exponent, isNegative) = (digits, exponent, sign < 0)
        return
      }
    }
    return nil
  }

  /// The magnitude times a power of 10, rounded.
  private static func digits(of value: Value, within magnitude: Enclosure, _ places: Int) -> String? {
    let power = BigInteger(10).power(abs(places))
    let scale = places < 0 ? Rational(1, power) : Rational(power)
    func rounded(_ number: Rational) -> BigInteger { (number * scale + Rational(1, 2)).floor() }
    if let number = value.rational { return "\(rounded(number.magnitude))" }
    let low = rounded(magnitude.lowerBound)
    return low == rounded(magnitude.upperBound) ? "\(low)" : nil
  }

  /// `0.0563644`, `12.5`, `8.76521e-20`.
  var text: String {
    let sign = isNegative ? "-" : ""
    if exponent < -4 || exponent >= digits.utf8.count {
      let rest = digits.dropFirst()
      return "\(sign)\(digits.prefix(1))\(rest.isEmpty ? "" : ".\(rest)")e\(exponent)"
    }
    if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)" }
    let whole = digits.prefix(exponent + 1)
    let rest = digits.dropFirst(exponent + 1)
    return rest.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
