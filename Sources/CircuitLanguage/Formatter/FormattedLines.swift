/// The lines of a formatted file as they grow, with the comments at their ends kept apart so that they can be aligned.
struct FormattedLines {
  private struct Line {
    var indent: Int
    var text = ""
    /// The column after the last character; counted as the line grows, since a line can be very long.
    var width: Int
    var comment: String?
    var isOwnLineComment = false
  }

  private var lines: [Line] = []

  /// Whether nothing has been written yet.
  var isEmpty: Bool { lines.isEmpty }

  /// The indentation of the current line.
  var indent: Int { lines.last?.indent ?? 0 }

  /// The column after the last character of the current line.
  var column: Int { lines.last?.width ?? 0 }

  /// Whether the current line ends in a comment or is one, so that nothing more can be written on it.
  var endsWithComment: Bool { lines.last.map { $0.isOwnLineComment || $0.comment != nil } ?? false }

  /// Whether the current line ends in an opening bracket.
  var endsWithOpening: Bool {
    guard let last = lines.last?.text.last else { return false }
    return last == "(" || last == "[" || last == "{"
  }

  /// Begins a line.
  mutating func begin(indent: Int) { lines.append(Line(indent: indent, width: indent)) }

  /// Leaves a line blank.
  mutating func blankLine() { lines.append(Line(indent: 0, width: 0)) }

  /// Writes at the end of the current line.
  mutating func append(_ text: String) {
    if lines.isEmpty { begin(indent: 0) }
    lines[lines.count - 1].text += text
    lines[lines.count - 1].width += text.unicodeScalars.count
  }

  /// Writes a comment that has the current line to itself.
  mutating func appendOwnLineComment(_ text: String) {
    append(text)
    lines[lines.count - 1].isOwnLineComment = true
  }

  /// Puts a comment at the end of the current line.
  mutating func attachComment(_ text: String) { lines[lines.count - 1].comment = text }

  /// The whole text; comments at the ends of neighbouring lines stand one under the other.
  func text() -> String {
    var text = ""
    var commentColumn = 0
    for (index, line) in lines.enumerated() {
      if line.text.isEmpty {
        text += "\n"
        continue
      }
      text += String(repeating: " ", count: line.indent) + line.text
      if let comment = line.comment {
        if index == 0 || lines[index - 1].comment == nil { commentColumn = self.commentColumn(from: index) }
        text += String(repeating: " ", count: commentColumn - line.width) + comment
      }
      text += "\n"
    }
    return text
  }

  private func commentColumn(from start: Int) -> Int {
    let group = lines[start...].prefix { $0.comment != nil }
    return 2 + (group.map(\.width).max() ?? 0)
  }
}
