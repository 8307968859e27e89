import CircuitModel

// Content Security Policy, level 3 (https://www.w3.org/TR/CSP3/): section 6.7.2 on hashes of what stands in the page. Base 64
// is that of RFC 4648, section 4.

/// What a page may do: nothing but apply its one style sheet and run its one script.
struct ContentPolicy {
  /// The style sheet.
  let style: String
  /// The script, if there is one.
  let script: String?

  /// The policy as the page states it.
  var text: String {
    let script = script.map { "'sha256-\(ContentPolicy.hash(of: $0))'" } ?? "'none'"
    return "default-src 'none'; style-src 'sha256-\(ContentPolicy.hash(of: style))'; script-src \(script); "
      + "base-uri 'none'; form-action 'none'"
  }
}

extension ContentPolicy {
  /// The digest of a text in base 64.
  private static func hash(of text: String) -> String {
    let digits = Array(SHA256.digest(of: Array(text.utf8)))
    let bytes = stride(from: 0, to: digits.count, by: 2).map { place in
      UInt8(digits[place].hexDigitValue ?? 0) << 4 | UInt8(digits[place + 1].hexDigitValue ?? 0)
    }
    return base64(bytes)
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  /// Bytes in base 64: three bytes make four letters.
  static func base64(_ bytes: [UInt8]) -> String {
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0..<4 {
        let letter = alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]
        text.append(place <= group.count ? letter : "=")
      }
    }
    return text
  }
}
