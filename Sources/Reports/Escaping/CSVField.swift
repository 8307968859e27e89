// RFC 4180 says how fields are quoted; https://owasp.org/www-community/attacks/CSV_Injection which beginnings of a field
// spreadsheets take for a formula.

extension String {
  /// The text as a field of a CSV file: in quotes where it needs them, and never a formula.
  ///
  /// ```swift
  /// "a, \"b\"".csvField  // "a, ""b"""
  /// "=1+1".csvField      // '=1+1
  /// ```
  /// Meant for texts: a number such as `-3` is written as it is, without this.
  /// - Complexity: O(length)
  var csvField: String {
    let text = visible
    let begin = text.unicodeScalars.first { $0 != " " }
    let isFormula = begin.map { ["=", "+", "-", "@", "＝", "＋", "－", "＠"].contains($0) } ?? false
    let field = isFormula ? "'" + text : text
    let needsQuotes = field.utf8.contains { [",", ";", "\"", "\n", "\r"].contains(Unicode.Scalar($0)) }
    let hasBlanks = field.utf8.first == UInt8(ascii: " ") || field.utf8.last == UInt8(ascii: " ")
    guard needsQuotes || hasBlanks else { return field }
    return "\"" + field.replacingScalars { $0 == "\"" ? "\"\"" : nil } + "\""
  }
}
