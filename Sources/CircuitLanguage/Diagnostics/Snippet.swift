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

/// Text that a terminal shows and does not obey.
public enum SafeText {
  /// A text on one line, with everything invisible spelled out.
  public static func line(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars { safe += self.scalar(scalar) }
    return safe
  }

  /// Whether a character cannot be seen, or changes the order in which its neighbours are seen.
  public static func isHidden(_ scalar: Unicode.Scalar) -> Bool { NonASCII.isHidden(scalar) }

  /// How many columns a text that is shown as it is takes on most terminals.
  public static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1, shownAs: String(Character($1))) }
  }

  /// How a character is shown: itself, blanks for a tab, or `<U+202E>`.
  static func scalar(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\t" { return "    " }
    if scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F { return String(Character(scalar)) }
    guard NonASCII.isHidden(scalar) else { return String(Character(scalar)) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// How many columns a character takes on most terminals.
  static func width(of scalar: Unicode.Scalar, shownAs shown: String) -> Int {
    if scalar.isASCII || NonASCII.isHidden(scalar) { return shown.utf8.count }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
