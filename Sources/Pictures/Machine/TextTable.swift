/// A table as texts in rows and columns.
struct TextTable {
  /// The headings.
  let head: [String]
  /// The rows.
  let rows: [[String]]
  /// What has to be said to read it.
  let notes: [String]

  private static let size = 12.5
  private static let rowHeight = 21.0
  private static let gap = 22.0

  /// The table as a picture: everything at the right of its column but the first one and the last.
  func scene(title: String, summary: String) -> Scene {
    let widths = head.indices.map { column in
      ([head] + rows).map { column < $0.count ? TextMeasure.width(of: $0[column], size: TextTable.size) : 0 }.max() ?? 0
    }
    var marks: [Mark] = []
    var y = Diagram.margin
    func write(_ text: String, _ x: Double, _ anchor: Anchor, _ look: Look) {
      let middle = Point(x, y + TextTable.rowHeight / 2)
      marks.append(Mark(.text(text, at: middle, anchor: anchor, size: TextTable.size), look))
    }
    for (number, row) in ([head] + rows).enumerated() {
      var x = Diagram.margin
      for (column, text) in row.enumerated() where column < widths.count {
        let isLeft = column == 0 || column == widths.count - 1
        let look: Look = number == 0 || column == 0 ? .aside : .label
        write(text, isLeft ? x : x + widths[column], isLeft ? .start : .end, look)
        x += widths[column] + TextTable.gap
      }
      y += TextTable.rowHeight
    }
    var width = widths.reduce(-TextTable.gap) { $0 + $1 + TextTable.gap }
    for note in notes {
      write(note, Diagram.margin, .start, .aside)
      width = max(width, TextMeasure.width(of: note, size: TextTable.size))
      y += TextTable.rowHeight
    }
    let extent = Size(width + 2 * Diagram.margin, y + Diagram.margin)
    return Scene(title: title, summary: summary, size: extent, marks: marks)
  }
}
