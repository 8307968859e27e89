public import CircuitModel

/// One line of a file as it is shown: cut to a width, nothing invisible, and where each byte ended up.
public struct Snippet {
  /// The text to show.
  public private(set) var text = ""
  /// The first and the last offset shown, and the columns of all in between.
  private var cells: [(offset: Int, column: Int)] = []
  private var end: (offset: Int, column: Int)

  /// The greatest width of a line.
  static let greatestWidth = 110
  /// How many bytes of a long line are shown before the place of interest.
  private static let lead = 50

  /// Cuts out what surrounds an offset of a line.
  /// - Complexity: O(`greatestWidth`), however long the line is
  public init(_ source: SourceFile, line: Int, around focus: Int) {
    let offsets = source.offsets(ofLine: line)
    let focus = min(max(focus, offsets.lowerBound), offsets.upperBound)
    end = (offsets.lowerBound, 0)
    show(source, offsets)
    if end.offset < offsets.upperBound, focus >= end.offset - Snippet.greatestWidth / 4 {
      show(source, Snippet.start(in: source, offsets, before: focus)..<offsets.upperBound)
      text = "…" + text
      end.column += 1
      cells = cells.map { ($0.offset, $0.column + 1) }
    }
    if end.offset < offsets.upperBound {
      text += "…"
    } else {
      while text.last == " " { text.removeLast() }
    }
  }

  /// Where the marker of a range begins, and how wide it is; at least one column.
  public func columns(of range: SourceRange) -> (start: Int, width: Int) {
    let start = column(of: range.start)
    return (start, max(1, column(of: range.end) - start))
  }

  private func column(of offset: Int) -> Int { cells.first { $0.offset >= offset }?.column ?? end.column }

  private mutating func show(_ source: SourceFile, _ offsets: Range<Int>) {
    (text, cells) = ("", [])
    var place = offsets.lowerBound
    var column = 0
    while place < offsets.upperBound, column < Snippet.greatestWidth {
      cells.append((place, column))
      if let (scalar, length) = SourceFile.scalar(in: source.bytes, at: place) {
        let shown = SafeText.scalar(scalar)
        text += shown
        column += SafeText.width(of: scalar, shownAs: shown)
        place += length
      } else {
        text += "\u{FFFD}"
        column += 1
        place += 1
      }
    }
    end = (place, column)
  }

  private static func start(in source: SourceFile, _ offsets: Range<Int>, before focus: Int) -> Int {
    var place = max(offsets.lowerBound, focus - lead)
    // Forward to the first byte of a character.
    while place < focus, source.bytes[place] & 0xC0 == 0x80 { place += 1 }
    return place
  }
}
