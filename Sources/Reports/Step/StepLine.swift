import CircuitLanguage

/// A line of a screen: pieces of text, each in the colour of what it is.
struct StepLine {
  /// The pieces.
  private(set) var pieces: [(text: String, tone: Palette.Tone)]

  /// A line of one piece.
  init(_ text: String = "", _ tone: Palette.Tone = .plain) { pieces = [(text, tone)] }

  /// A line of several pieces.
  init(_ pieces: [(text: String, tone: Palette.Tone)]) { self.pieces = pieces }
}

extension StepLine {
  /// The line in no more than so many columns, with an ellipsis where it is cut, coloured.
  func text(width: Int, _ palette: Palette) -> String {
    var room = pieces.reduce(0) { $0 + $1.text.columns } <= width ? width : width - 1
    let isCut = room < width
    var line = ""
    for piece in pieces where room > 0 {
      var shown = ""
      for character in piece.text {
        let columns = String(character).columns
        if columns > room {
          room = 0
          break
        }
        shown.append(character)
        room -= columns
      }
      line += palette.paint(shown, piece.tone)
    }
    return isCut && width > 0 ? line + "…" : line
  }
}
