import Reports

// Mermaid (https://mermaid.js.org/syntax/flowchart.html): texts in quotes may hold references such as `#35;`, by the number of the
// character. Whatever might be markup, of Mermaid, of Markdown or of HTML, is written as one.

extension String {
  /// The text in quotes, as a label of Mermaid that shows as just this text.
  ///
  /// ```swift
  /// "a[1] < \"b\"".mermaidText  // "a#91;1#93; #60; #34;b#34;" in quotes
  /// ```
  /// - Complexity: O(length)
  var mermaidText: String { "\"\(mermaidEscaped)\"" }

  /// The text as it stands between the quotes.
  var mermaidEscaped: String {
    var text = ""
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",", "-", "+", "/", "=", ".": text.unicodeScalars.append(scalar)
      case _ where scalar.isASCII: text += "#\(scalar.value);"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
