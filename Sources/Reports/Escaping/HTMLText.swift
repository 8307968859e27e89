// HTML (https://html.spec.whatwg.org/multipage/syntax.html): what text and quoted attribute values may hold, and section
// 13.1.4 on references to characters.

extension String {
  /// The text as the content of an HTML element; not of `script` or `style`, in which nothing can be escaped.
  ///
  /// ```swift
  /// "<script>".htmlText  // &lt;script&gt;
  /// ```
  /// - Complexity: O(length)
  package var htmlText: String { visibleLines.htmlEscaped }

  /// The text as the value of an HTML attribute, in quotes of either kind. It stays on one line.
  ///
  /// ```swift
  /// "\" onclick='x'".htmlAttribute  // &quot; onclick=&#39;x&#39;
  /// ```
  /// - Complexity: O(length)
  package var htmlAttribute: String { visible.htmlEscaped }

  private var htmlEscaped: String {
    replacingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      // Old readers of pages take it for a quote.
      case "`": "&#96;"
      default: nil
      }
    }
  }
}
