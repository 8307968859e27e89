import CircuitLanguage

/// How much room a text takes: pictures are set in fonts whose characters are all of one width.
enum TextMeasure {
  /// The width of a character, as a share of the font's size; no font in the list of the style sheet is wider.
  static let columnWidth = 0.61

  /// How wide a text is.
  static func width(of text: String, size: Double) -> Double {
    Double(SafeText.width(of: text)) * size * columnWidth
  }

  /// The rectangle that a text takes.
  static func box(of text: String, at point: Point, anchor: Anchor, size: Double) -> Box {
    let width = width(of: text, size: size)
    let left =
      switch anchor {
      case .start: point.x
      case .middle: point.x - width / 2
      case .end: point.x - width
      }
    return Box(Point(left, point.y - size * 0.6), Size(width, size * 1.2))
  }
}
