import CircuitModel
public import Reports

/// A JSON value on one line with a line that holds its digest, so that a text that was cut off or damaged is seen as such.
public enum Sealed {
  /// The text of a value.
  public static func bytes(of value: JSONValue) -> [UInt8] {
    let line = Array(value.line.utf8)
    return line + seal(of: line)
  }

  /// The value of a text; `nil` where it is not as it was written.
  public static func value(of bytes: [UInt8]) -> JSONValue? {
    let line = Array(bytes.dropLast(sealLength))
    guard Array(bytes.suffix(sealLength)) == seal(of: line) else { return nil }
    return try? JSONValue(reading: line)
  }

  private static let sealLength = 65

  private static func seal(of line: [UInt8]) -> [UInt8] { Array((SHA256.digest(of: line) + "\n").utf8) }
}
