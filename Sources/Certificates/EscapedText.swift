/// Names and paths on one line: what could end it, or cannot be seen, is written as `\xHH`.
enum EscapedText {
  /// A text as it stands in a certificate.
  static func escape(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte >= 0x20, byte != 0x7F, byte != UInt8(ascii: "\\") {
        bytes.append(byte)
      } else {
        let digits = String(byte, radix: 16)
        bytes += "\\x\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a text of a certificate stands for; `nil` for one that `escape` would not write.
  static func unescape(_ text: some Sequence<UInt8>) -> String? {
    let bytes = Array(text)
    var plain: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\\") {
        let digits = String(decoding: bytes[(place + 1)..<min(place + 4, bytes.count)], as: UTF8.self)
        guard digits.hasPrefix("x"), let byte = UInt8(digits.dropFirst(), radix: 16) else { return nil }
        plain.append(byte)
        place += 4
      } else {
        plain.append(bytes[place])
        place += 1
      }
    }
    guard let result = String(validating: plain, as: UTF8.self), Array(escape(result).utf8) == bytes else { return nil }
    return result
  }
}
