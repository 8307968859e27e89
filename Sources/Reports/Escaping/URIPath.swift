// RFC 3986, section 3.3, says what a path may hold, and 4.2 that the first part of a relative one has no colon. SARIF 2.1.0,
// section 3.4.3, demands it of `artifactLocation.uri`.

extension String {
  /// The text, a path with slashes, as a reference to it. Nothing is spelled out here: a reference must lead to the file.
  ///
  /// ```swift
  /// "my files/50%:é.circuit".uriPath  // my%20files/50%25%3A%C3%A9.circuit
  /// ```
  /// - Complexity: O(length)
  package var uriPath: String {
    // A reference that begins with two slashes would name a host.
    var uri = utf8.starts(with: "//".utf8) ? "/." : ""
    for byte in utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";",
        "=", "@":
        uri.unicodeScalars.append(scalar)
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return uri
  }
}
