public import CircuitLanguage
public import CircuitModel

extension SourceFile {
  /// The file with numbers in place of its `?`; every line stays where it is.
  ///
  /// A number below 0 takes the sign before it with it: `x[t] + ?` becomes `x[t] - 1`.
  /// - Parameter numbers: the numbers, by where each `?` stands.
  /// - Returns: the file, under the same path.
  public func filled(with numbers: [SourceRange: Rational]) -> SourceFile {
    var bytes = bytes
    let ranges = numbers.keys.filter { $0.file == self.number }.sorted { $0.start > $1.start }
    for range in ranges {
      guard let number = numbers[range] else { continue }
      var place = range.start
      while place > 0, bytes[place - 1] == UInt8(ascii: " ") { place -= 1 }
      let sign = place > 0 ? bytes[place - 1] : 0
      let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      if number < 0, isSigned {
        bytes[place - 1] = sign == UInt8(ascii: "+") ? UInt8(ascii: "-") : UInt8(ascii: "+")
        bytes.replaceSubrange(range.start..<range.end, with: number.magnitude.circuitText.utf8)
      } else {
        bytes.replaceSubrange(range.start..<range.end, with: number.circuitText.utf8)
      }
    }
    return SourceFile(path: path, bytes: bytes, number: self.number)
  }
}

extension Rational {
  /// The number as a circuit file would have it: `-1.5` where it is a short decimal, otherwise `2/3`.
  public var circuitText: String {
    for (digits, power) in [(0, 1), (1, 10), (2, 100)] {
      let scaled = magnitude * Rational(power)
      guard scaled.isInteger else { continue }
      let sign = self < 0 ? "-" : ""
      if digits == 0 { return "\(sign)\(scaled.numerator)" }
      let whole = scaled.numerator.flooredQuotient(by: BigInteger(power))
      let rest = scaled.numerator.flooredRemainder(by: BigInteger(power)).description
      return "\(sign)\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
    }
    return description
  }
}
