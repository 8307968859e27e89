import CircuitLanguage
package import CircuitModel

/// A stretch of text as editors count: lines and columns from 1, the end just past the last character.
struct Place: Hashable {
  var path: String
  var line = 1
  var column = 1
  var endLine = 1
  var endColumn = 1
}

extension Report.File {
  /// Where a range is, for a reader; the beginning of the file where the range names no text.
  func place(of range: SourceRange) -> Place {
    guard sources.indices.contains(range.file) else { return Place(path: path) }
    let source = sources[range.file]
    let (start, end) = (source.position(of: range.start), source.position(of: range.end))
    return Place(
      path: source.path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }
}

extension Report.File {
  /// The text of a range, on one line; nothing where the range names no text.
  package func text(of range: SourceRange) -> String {
    guard sources.indices.contains(range.file) else { return "" }
    return sources[range.file].text(of: range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
