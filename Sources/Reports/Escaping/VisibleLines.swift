import CircuitLanguage

extension String {
  /// The text with everything invisible spelled out, as `visible` does, but with its lines as they are: for sinks that
  /// can hold more than a line.
  ///
  /// ```swift
  /// "a\r\nb\u{1B}".visibleLines  // a, a line feed, b<U+001B>
  /// ```
  /// - Complexity: O(length)
  var visibleLines: String {
    var lines = unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for place in lines.indices.dropLast() where lines[place].last == "\r" { lines[place].removeLast() }
    return lines.map { String($0).visible }.joined(separator: "\n")
  }
}

extension String {
  /// The text with some of its characters written in another way.
  /// - Complexity: O(length)
  func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var text = ""
    for scalar in unicodeScalars {
      if let other = replacement(scalar) { text += other } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
