import CircuitModel

/// Texts as SARIF 2.1.0 wants them.
enum SARIFText {
  /// The name by which locations refer to the root of the repository.
  static let rootID = "%SRCROOT%"

  /// A message that is nothing but its text.
  ///
  /// Section 3.11.5 of the specification gives braces a meaning, and 3.11.6 brackets that are followed by a parenthesis.
  static func message(_ text: String) -> JSONValue {
    var message = ""
    var previous: Unicode.Scalar?
    for scalar in text.visible.unicodeScalars {
      if scalar == "{" || scalar == "}" { message.unicodeScalars.append(scalar) }
      if scalar == "(", previous == "]" { message += " " }
      message.unicodeScalars.append(scalar)
      previous = scalar
    }
    return .object([("text", .string(message))])
  }

  /// What makes a result the same one as in an earlier run, wherever its lines have moved to.
  static func fingerprint(_ identity: [String]) -> String {
    // No two lists of texts have the same encoding, since each says how long it is.
    SHA256.digest(of: identity.flatMap { Array("\($0.utf8.count):\($0)".utf8) })
  }
}
