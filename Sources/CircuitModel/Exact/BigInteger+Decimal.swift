extension BigInteger {
  /// The greatest power of 10 in a machine word, and its exponent: decimals are read and written so many at a time.
  private static let chunk: (digits: Int, value: UInt) = (19, 10_000_000_000_000_000_000)

  /// The number written in decimal digits, with a leading `-` where it is negative; `nil` for any other text.
  ///
  /// ```swift
  /// BigInteger(decimal: "-12")  // -12
  /// BigInteger(decimal: "+12")  // nil
  /// ```
  ///
  /// - Parameter text: An optional `-` and one or more ASCII digits.
  /// - Complexity: Quadratic in the number of digits; some microseconds for a thousand.
  public init?(decimal text: String) {
    var digits = Array(text.utf8)[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    self.init(isNegative: isNegative, digits: digits)
  }

  /// The number of ASCII digits; `nil` where there are none, or something else is among them.
  init?(isNegative: Bool = false, digits: ArraySlice<UInt8>) {
    guard !digits.isEmpty else { return nil }
    var magnitude = Magnitude(0 as UInt)
    var (pending, scale): (UInt, UInt) = (0, 1)
    for byte in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      pending = pending * 10 + UInt(byte - UInt8(ascii: "0"))
      scale *= 10
      if scale == BigInteger.chunk.value {
        magnitude.multiply(by: scale, adding: pending)
        (pending, scale) = (0, 1)
      }
    }
    magnitude.multiply(by: scale, adding: pending)
    self.init(isNegative: isNegative, magnitude: magnitude)
  }
}

extension BigInteger: CustomStringConvertible {
  /// The decimal digits, with a leading `-` for a number below 0.
  ///
  /// - Complexity: Quadratic in the number of digits.
  public var description: String {
    switch storage {
    case .small(let value): String(value)
    case .large(let isNegative, let magnitude): (isNegative ? "-" : "") + BigInteger.digits(of: magnitude)
    }
  }

  private static func digits(of magnitude: Magnitude) -> String {
    var rest = magnitude
    var chunks: [String] = []
    while !rest.isZero {
      let digits = String(rest.divide(by: chunk.value))
      chunks.append(rest.isZero ? digits : String(repeating: "0", count: chunk.digits - digits.count) + digits)
    }
    return chunks.reversed().joined()
  }
}
