extension Rational {
  /// The greatest power of 10, up or down, that `init(decimal:)` takes: beyond it a short text would ask for more
  /// memory and time than any file is worth.
  public static let greatestDecimalExponent = 100_000

  /// The number that a decimal literal spells, exactly; `nil` for any other text.
  ///
  /// ```swift
  /// Rational(decimal: "1.50")    // 3/2
  /// Rational(decimal: "25e-2")   // 1/4
  /// Rational(decimal: "-1")      // nil
  /// ```
  ///
  /// - Parameter text: ASCII digits, then optionally `.` and digits, then optionally `e` or `E`, a sign or none, and
  ///   digits. No sign before the number, and an exponent of at most `greatestDecimalExponent` unless the number is 0.
  /// - Complexity: Quadratic in the number of digits and in the exponent.
  public init?(decimal text: String) {
    var rest = Array(text.utf8)[...]
    let whole = Rational.takeDigits(from: &rest)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = Rational.takeDigits(from: &rest)
      if fraction.isEmpty { return nil }
    }
    guard !whole.isEmpty, let significand = BigInteger(digits: whole + fraction) else { return nil }
    var exponent: Int? = 0
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      let isNegative = rest.first == UInt8(ascii: "-")
      if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard let value = BigInteger(isNegative: isNegative, digits: Rational.takeDigits(from: &rest)) else {
        return nil
      }
      exponent = Int(exactly: value)
    }
    guard rest.isEmpty else { return nil }
    if significand.isZero {
      self = 0
      return
    }
    guard let exponent, exponent.magnitude <= Rational.greatestDecimalExponent.magnitude else { return nil }
    let shift = exponent - fraction.count
    let scale = BigInteger(10).power(Swift.abs(shift))
    self = shift < 0 ? Rational(significand, scale) : Rational(significand * scale)
  }

  private static func takeDigits(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest[digits.endIndex...]
    return digits
  }
}

extension Rational: CustomStringConvertible {
  /// The number as a file would write it: `7`, `-3/2`.
  public var description: String { isInteger ? "\(numerator)" : "\(numerator)/\(denominator)" }

  /// The number in decimal, rounded to so many digits after the point, halves away from 0.
  ///
  /// ```swift
  /// Rational(-5, 8).decimal(digits: 2)   // -0.63
  /// Rational(2, 3).decimal(digits: 0)    // 1
  /// ```
  ///
  /// - Parameter digits: How many digits to write after the point; with 0 the point is left out.
  /// - Returns: The text, without a sign where the digits are all 0.
  public func decimal(digits: Int) -> String {
    let scaled = magnitude * Rational(BigInteger(10).power(digits)) + Rational(1, 2)
    let rounded = scaled.floor()
    return Rational.decimal(signum() < 0 ? -rounded : rounded, digits: digits)
  }

  /// The text of `number / 10^digits`.
  static func decimal(_ number: BigInteger, digits: Int) -> String {
    let text = "\(number.magnitude)"
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.utf8.count)) + text
    let sign = number.signum() < 0 ? "-" : ""
    return digits == 0 ? sign + padded : "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
  }
}
