import CircuitLanguage
import CircuitModel

/// A line of a circuit file as it is quoted under a verdict, with carets under what matters in it.
/// ```
/// 9 |   prove correct: y[t] iff all(x[1..t])
///   |                  ^^^^     ^^^^^^^^^^^^
/// ```
struct Excerpt {
  private let number: Int
  private let snippet: Snippet
  private let marks: [(start: Int, width: Int)]

  /// Quotes the line where a range begins; `nil` where the range names no text.
  /// - Parameters:
  ///   - range: What to quote.
  ///   - marked: What to point at; what begins on other lines is left out.
  ///   - file: The file, for its text.
  init?(of range: SourceRange, pointingAt marked: [SourceRange], in file: Report.File) {
    guard file.sources.indices.contains(range.file), range != .none else { return nil }
    let source = file.sources[range.file]
    let line = source.line(of: range.start)
    let snippet = Snippet(source, line: line, around: range.start)
    self.number = line
    self.snippet = snippet
    marks = marked.filter { $0.file == range.file && source.line(of: $0.start) == line }.map(snippet.columns)
      .sorted { $0 < $1 }
  }
}

extension Excerpt {
  /// The two lines of the quotation.
  func lines(_ palette: Palette) -> [String] {
    var carets = ""
    for mark in marks where mark.start >= carets.count {
      carets += String(repeating: " ", count: mark.start - carets.count)
      carets += String(repeating: "^", count: mark.width)
    }
    let bar = palette.paint("|", .aside)
    let margin = String(repeating: " ", count: "\(number)".count)
    return ["\(palette.paint("\(number)", .aside)) \(bar) \(snippet.text)"]
      + (carets.isEmpty ? [] : ["\(margin) \(bar) \(palette.paint(carets, .bad))"])
  }
}
