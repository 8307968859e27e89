extension Unicode.Scalar {
  /// Whether the scalar would act on a terminal, or on the order of the text around it, rather than be seen.
  ///
  /// These are control characters, separators of lines and paragraphs, and format characters, the marks that reorder
  /// text among them.
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}

extension String {
  /// The text with everything invisible written out, so that a name from a file cannot act on the reader's terminal.
  ///
  /// ```swift
  /// "a\u{1B}[2Jb".visible  // "a\u{1B}[2Jb", in fourteen visible characters
  /// ```
  /// - Complexity: O(length)
  public var visible: String {
    guard unicodeScalars.contains(where: \.isInvisible) else { return self }
    var visible = ""
    for scalar in unicodeScalars {
      if scalar.isInvisible {
        visible += "\\u{\(hexadecimal(scalar.value, digits: 1))}"
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  /// How many columns a terminal needs for the text, near enough: combining marks take none, wide scripts two.
  var columns: Int {
    utf8.count == unicodeScalars.count ? utf8.count : unicodeScalars.reduce(0) { $0 + $1.columns }
  }

  /// The text with spaces after it, up to a number of columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }

  /// The text with spaces before it, up to a number of columns.
  func rightAligned(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - columns)) + self
  }
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
