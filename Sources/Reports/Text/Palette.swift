/// Colours for a terminal, or none.
struct Palette {
  /// What a piece of text is, which decides its colour.
  enum Tone: String {
    case good = "32"
    case bad = "31"
    case unsure = "33"
    case heading = "1"
    case aside = "2"
    case chosen = "7"
    case plain = ""
  }

  /// Whether to colour at all.
  var isOn: Bool

  /// The text in the colour of its tone.
  func paint(_ text: String, _ tone: Tone) -> String {
    isOn && tone != .plain && !text.isEmpty ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
  }
}
