import CircuitLanguage
import Reports

/// A picture that grows downwards, line by line.
struct Sheet {
  /// What is drawn so far.
  var marks: [Mark] = []
  /// Where the next line begins.
  var bottom: Double
  /// How far everything reaches to the right.
  private(set) var right: Double
  /// Where lines begin.
  let left: Double
  /// How wide the lines of a text may be.
  let width: Double

  /// Begins an empty picture with some room at its sides.
  init(width: Double, edge: Double) {
    (left, bottom, right) = (edge, edge, edge + width)
    self.width = width
  }
}

extension Sheet {
  /// Writes a text, in as many lines as it needs; a word that is too long for a line is cut short.
  mutating func write(_ text: String, _ look: Look = .label, size: Double = 13, indent: Double = 0) {
    let columns = Int((width - indent) / (size * TextMeasure.columnWidth))
    for line in text.broken(to: columns) {
      let shown = line.shortened(to: columns)
      let point = Point(left + indent, bottom + size * 0.7)
      marks.append(
        Mark(.text(shown, at: point, anchor: .start, size: size), look, hint: shown == line ? nil : text))
      bottom += size * 1.4
    }
  }

  /// Leaves some room.
  mutating func skip(_ height: Double) { bottom += height }

  /// Adds marks that reach down to a line.
  mutating func add(_ more: [Mark], to bottom: Double, reaching right: Double = 0) {
    marks += more
    self.bottom = bottom
    self.right = max(self.right, right)
  }

  /// The picture.
  func scene(title: String, summary: String) -> Scene {
    Scene(title: title, summary: summary, size: Size(right + left, bottom + left), marks: marks)
  }
}
