import CircuitLanguage

extension String {
  /// The text with everything invisible spelled out, so that a name from a file cannot act on the reader's terminal.
  ///
  /// ```swift
  /// "a\u{1B}[2J".visible  // a<U+001B>[2J
  /// ```
  /// - Complexity: O(length)
  public var visible: String { SafeText.line(self) }

  /// How many columns a terminal needs for the text, near enough.
  package var columns: Int { SafeText.width(of: self) }

  /// The text where it fits into so many columns, otherwise its beginning with an ellipsis.
  public func shortened(to width: Int) -> String {
    guard columns > width else { return self }
    var shortened = ""
    for character in self where SafeText.width(of: shortened) + 2 < width { shortened.append(character) }
    while shortened.last == " " { shortened.removeLast() }
    return shortened + "…"
  }

  /// The text with spaces after it, up to a number of columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }

  /// The text with spaces before it, up to a number of columns.
  func rightAligned(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - columns)) + self
  }
}
