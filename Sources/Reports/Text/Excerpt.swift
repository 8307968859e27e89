import CircuitLanguage
import CircuitModel

/// A line of a circuit file as it is quoted under a verdict, with carets under what matters in it.
/// ```
///   9 |   prove correct: y[t] iff all(x[1..t])
///     |                  ^^^^     ^^^^^^^^^^^^
/// ```
struct Excerpt {
  /// The line's number, from 1.
  var number: Int
  /// The line's text.
  var text: String
  /// The columns to point at, from 0.
  var marks: [Range<Int>]
}

extension Excerpt {
  /// Quotes the line where a range begins.
  /// - Parameters:
  ///   - range: What to quote.
  ///   - marked: What to point at; what lies on other lines is left out.
  ///   - file: The file, for its text.
  init?(of range: SourceRange, pointingAt marked: [SourceRange], in file: Report.File) {
    guard file.sources.indices.contains(range.file), range != .none else { return nil }
    let source = file.sources[range.file]
    number = source.line(of: range.start)
    let offsets = source.offsets(ofLine: number)
    text = source.text(ofLine: number).expandingTabs.visible
    marks = marked.compactMap { mark in
      let stretch = mark.start..<mark.end
      guard mark.file == range.file, stretch.overlaps(offsets) else { return nil }
      let part = stretch.clamped(to: offsets)
      // What comes before the mark is as wide as it is printed.
      func column(_ offset: Int) -> Int {
        source.text(of: source.range(offsets.lowerBound..<offset)).expandingTabs.visible.columns
      }
      return column(part.lowerBound)..<column(part.upperBound)
    }
  }

  /// The two lines of the quotation.
  func lines(_ palette: Palette) -> [String] {
    let gutter = "\(number)".columns
    var carets = ""
    for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) where mark.lowerBound >= carets.count {
      carets += String(repeating: " ", count: mark.lowerBound - carets.count)
      carets += String(repeating: "^", count: max(1, mark.count))
    }
    let bar = palette.paint("|", .aside)
    let quoted = "\(palette.paint("\(number)", .aside)) \(bar) \(text)"
    return carets.isEmpty
      ? [quoted] : [quoted, "\(String(repeating: " ", count: gutter)) \(bar) \(palette.paint(carets, .bad))"]
  }
}

extension String {
  /// The text with a space for each tab, so that columns can be counted.
  fileprivate var expandingTabs: String { contains("\t") ? String(map { $0 == "\t" ? " " : $0 }) : self }
}
