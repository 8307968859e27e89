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
