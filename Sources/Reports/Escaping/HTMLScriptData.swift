// HTML, section 4.12.1.3 (https://html.spec.whatwg.org/multipage/scripting.html): what a `script` element may hold. Nothing
// in it is a reference, and `<!--` or `</script` would end it or change how it is read; JSON has escapes of its own.

extension String {
  /// A JSON text as the content of a `script` element that holds data.
  ///
  /// ```swift
  /// "{\"name\":\"</script>\"}".htmlScriptData  // {"name":"\u003c/script\u003e"}
  /// ```
  /// In JSON these characters occur in strings alone, so the value stays the same.
  /// - Complexity: O(length)
  package var htmlScriptData: String {
    replacingScalars { scalar in
      switch scalar {
      case "<": "\\u003c"
      case ">": "\\u003e"
      case "&": "\\u0026"
      // Line ends of JavaScript that are none of JSON.
      case "\u{2028}": "\\u2028"
      case "\u{2029}": "\\u2029"
      default: nil
      }
    }
  }
}
