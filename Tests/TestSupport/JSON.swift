/// A JSON text taken apart, for tests: strict, and with keys in the order in which they stand.
public indirect enum JSON: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A key with its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSON
  }

  /// Why a text is not JSON, and where.
  public struct Problem: Error, CustomStringConvertible {
    /// What was wrong, with the offset of the byte.
    public var description: String
  }

  /// Reads a text, which must be one value and nothing else.
  public init(_ text: String) throws(Problem) {
    var reader = JSONReader(bytes: Array(text.utf8))
    self = try reader.readAll()
  }
}

extension JSON {
  /// The value of a key, or `nil`; keys of a well-made object are unique.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The elements of a list; none for any other value.
  public var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  /// The members of an object; none for any other value.
  public var members: [Member] { if case .object(let members) = self { members } else { [] } }

  /// The string, or `nil` for any other value.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The whole number, or `nil` for any other value.
  public var integer: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }
}

private struct JSONReader {
  var bytes: [UInt8]
  var place = 0

  mutating func readAll() throws(JSON.Problem) -> JSON {
    let value = try readValue()
    skipSpace()
    if place < bytes.count { throw problem("something follows the value") }
    return value
  }

  private mutating func readValue() throws(JSON.Problem) -> JSON {
    skipSpace()
    guard place < bytes.count else { throw problem("a value is missing") }
    switch bytes[place] {
    case UInt8(ascii: "{"): return try readObject()
    case UInt8(ascii: "["): return try readArray()
    case UInt8(ascii: "\""): return .string(try readString())
    default: return try readWord()
    }
  }

  private mutating func readObject() throws(JSON.Problem) -> JSON {
    place += 1
    var members: [JSON.Member] = []
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      let key = try readString()
      if members.contains(where: { $0.key == key }) { throw problem("the key \(key) stands twice") }
      guard take(":") else { throw problem("a colon is missing") }
      members.append(.init(key: key, value: try readValue()))
    } while take(",")
    guard take("}") else { throw problem("a brace is missing") }
    return .object(members)
  }

  private mutating func readArray() throws(JSON.Problem) -> JSON {
    place += 1
    var elements: [JSON] = []
    if take("]") { return .array([]) }
    repeat { elements.append(try readValue()) } while take(",")
    guard take("]") else { throw problem("a bracket is missing") }
    return .array(elements)
  }

  private mutating func readString() throws(JSON.Problem) -> String {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw problem("a string is missing") }
    place += 1
    var units: [UInt16] = []
    var raw: [UInt8] = []
    func flush() { units += String(decoding: raw, as: UTF8.self).utf16 }
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        flush()
        return String(decoding: units, as: UTF16.self)
      }
      if byte < 0x20 { throw problem("a control character stands in a string") }
      if byte != UInt8(ascii: "\\") {
        raw.append(byte)
        continue
      }
      flush()
      raw = []
      units.append(try readEscape())
    }
    throw problem("a string does not end")
  }

  private mutating func readEscape() throws(JSON.Problem) -> UInt16 {
    guard place < bytes.count else { throw problem("an escape is cut short") }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(byte)
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self)
      place += 4
      guard digits.count == 4, let unit = UInt16(digits, radix: 16) else { throw problem("four digits are missing") }
      return unit
    default: throw problem("an unknown escape")
    }
  }

  private mutating func readWord() throws(JSON.Problem) -> JSON {
    let start = place
    while place < bytes.count, !" \n\r\t,]}:".utf8.contains(bytes[place]) { place += 1 }
    switch String(decoding: bytes[start..<place], as: UTF8.self) {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case let word:
      guard let number = Double(word), word.utf8.allSatisfy("-+.eE0123456789".utf8.contains) else {
        throw problem("\(word) is no value")
      }
      return .number(number)
    }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while place < bytes.count, " \n\r\t".utf8.contains(bytes[place]) { place += 1 }
  }

  private func problem(_ text: String) -> JSON.Problem { JSON.Problem(description: "\(text), at byte \(place)") }
}
