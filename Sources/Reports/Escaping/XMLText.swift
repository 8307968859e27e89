// XML 1.0, fifth edition (https://www.w3.org/TR/xml/): `Char` in section 2.2 says which characters a document may hold
// at all, not even as a reference; section 2.4 which of them must be escaped; 2.11 and 3.3.3 what becomes of line ends.

extension String {
  /// The text as the content of an XML element.
  ///
  /// What a document may not hold, such as a control character, is invisible too, and is spelled out:
  /// ```swift
  /// "a < b ]]> \u{0}".xmlText  // a &lt; b ]]&gt; &lt;U+0000&gt;
  /// ```
  /// Line feeds stay; a line end of Windows becomes one, as it would when the document is read.
  /// - Complexity: O(length)
  package var xmlText: String { visibleLines.xmlEscaped }

  /// The text as the value of an XML attribute, in quotes of either kind. It stays on one line.
  ///
  /// ```swift
  /// "say \"hi\"\n".xmlAttribute  // say &quot;hi&quot;&lt;U+000A&gt;
  /// ```
  /// - Complexity: O(length)
  package var xmlAttribute: String { visible.xmlEscaped }

  private var xmlEscaped: String {
    replacingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      // Never met in visible text; whatever `visible` may come to let through, the document stays well formed.
      case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: nil
      }
    }
  }
}
