import Reports

// The DOT language (https://graphviz.org/doc/info/lang.html): in a quoted string only a quote must be escaped, but labels are read
// once more (https://graphviz.org/docs/attr-types/escString/), where a backslash begins an escape and `&name;` is a character.

extension String {
  /// The text as a quoted string of DOT that shows as just this text, on one line.
  ///
  /// ```swift
  /// "say \"\\N\" & go".dotText  // "say \"\\N\" &amp; go" in quotes, its backslash doubled
  /// ```
  /// - Complexity: O(length)
  var dotText: String { "\"\(dotEscaped)\"" }

  /// The text as it stands between the quotes.
  var dotEscaped: String {
    var text = ""
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "&": text += "&amp;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
