import CircuitLanguage

/// A JSON text as a value: the few kinds that reports need, with keys in the order in which they are to be written.
public enum JSONValue: Sendable {
  /// The absence of a value.
  case null
  /// A truth.
  case boolean(Bool)
  /// A whole number; rational values are strings, because JSON numbers are read as `Double` by most readers.
  case number(Int)
  /// A number with digits after the point, as it is to be written; such numbers are written, and never read.
  case decimal(String)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Named values, in the order in which they are written.
  case object([(key: String, value: JSONValue)])

  /// The string, or `null` where there is none.
  public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// The number, or `null` where there is none.
  public static func optional(_ number: Int?) -> JSONValue { number.map(JSONValue.number) ?? .null }
}

extension JSONValue {
  /// The text of the value, indented by two spaces, with a newline at its end.
  ///
  /// Lists of plain values and empty lists and objects stand on one line:
  /// ```swift
  /// JSONValue.object([("x", .array([.string("1"), .string("0")]))]).text
  /// // {
  /// //   "x": ["1", "0"]
  /// // }
  /// ```
  /// - Complexity: O(length of the text)
  public var text: String { text(indentedBy: 0) + "\n" }

  /// The text of the value as a part of another one so many levels deep, without a newline at its end.
  func text(indentedBy indent: Int) -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: indent)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of an object, as a part of another one so many levels deep, up to the opening bracket of a list that
  /// follows its members.
  func opened(by key: String, indentedBy indent: Int = 0) -> String {
    let margin = String(repeating: "  ", count: indent)
    return String(text(indentedBy: indent).dropLast(2 + margin.utf8.count)) + ",\n\(margin)  \"\(key)\": ["
  }

  /// The text of the members of an object after a list, with the end of the object, without a newline.
  func closing(indentedBy indent: Int = 0) -> String { "," + text(indentedBy: indent).dropFirst() }

  /// The text of the value on one line, without spaces between its parts, with a newline at its end: a line of a JSON
  /// Lines file.
  ///
  /// ```swift
  /// JSONValue.object([("x", .array([.string("1"), .null]))]).line  // {"x":["1",null]} and a newline
  /// ```
  /// - Complexity: O(length of the text)
  public var line: String {
    var bytes: [UInt8] = []
    writeCompactly(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private func writeCompactly(to bytes: inout [UInt8]) {
    switch self {
    case .null, .boolean, .number, .decimal, .string: write(to: &bytes, indent: 0)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (place, element) in elements.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        element.writeCompactly(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (place, member) in members.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONValue.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.writeCompactly(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private func write(to bytes: inout [UInt8], indent: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .boolean(let truth): bytes += (truth ? "true" : "false").utf8
    case .number(let number): bytes += "\(number)".utf8
    case .decimal(let digits): bytes += digits.utf8
    case .string(let text): JSONValue.write(text, to: &bytes)
    case .array(let elements):
      let isFlat = elements.allSatisfy(\.fitsOnALine)
      JSONValue.write(elements, between: ("[", "]"), onOneLine: isFlat, to: &bytes, indent: indent) {
        $0.write(to: &$1, indent: indent + 1)
      }
    case .object(let members):
      JSONValue.write(members, between: ("{", "}"), onOneLine: members.isEmpty, to: &bytes, indent: indent) {
        JSONValue.write($0.key, to: &$1)
        $1 += ": ".utf8
        $0.value.write(to: &$1, indent: indent + 1)
      }
    }
  }

  /// Whether a list of values like this one reads better on a single line: plain values, and the vectors of a step.
  private var fitsOnALine: Bool {
    switch self {
    case .object: false
    case .array(let elements):
      elements.allSatisfy {
        switch $0 {
        case .array, .object: false
        case .null, .boolean, .number, .decimal, .string: true
        }
      }
    case .null, .boolean, .number, .decimal, .string: true
    }
  }

  private static func write<Element>(
    _ elements: [Element], between brackets: (String, String), onOneLine: Bool, to bytes: inout [UInt8], indent: Int,
    each: (Element, inout [UInt8]) -> Void
  ) {
    bytes += brackets.0.utf8
    for (place, element) in elements.enumerated() {
      if place > 0 { bytes += (onOneLine ? ", " : ",").utf8 }
      if !onOneLine { startLine(indent: indent + 1, in: &bytes) }
      each(element, &bytes)
    }
    if !onOneLine { startLine(indent: indent, in: &bytes) }
    bytes += brackets.1.utf8
  }

  private static func startLine(indent: Int, in bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<indent { bytes += "  ".utf8 }
  }

  /// Writes a string; what could end it, move a terminal's cursor or reorder its text is written as an escape.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      default:
        if SafeText.isHidden(scalar) {
          for unit in UTF16.encode(scalar) ?? .init() { bytes += "\\u\(hexadecimal(unit))".utf8 }
        } else {
          bytes += UTF8.encode(scalar) ?? .init()
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// The four digits of an escape.
private func hexadecimal(_ unit: UInt16) -> String {
  let text = String(unit, radix: 16, uppercase: true)
  return String(repeating: "0", count: 4 - text.count) + text
}
