import Reports

/// The rows of a heat map in their places.
struct TraceFields {
  /// The rows.
  let rows: [TraceRow]
  /// How many steps there are.
  let length: Int
  /// The steps to point at.
  let marked: Set<Int>
  /// How wide each step is, as its longest text needs.
  private let widths: [Double]
  /// Where the numbers of components stand.
  private let indexLeft: Double
  /// Where the fields begin.
  private let left: Double

  /// Lays out rows of so many steps.
  init(rows: [TraceRow], length: Int, marked: Set<Int>) {
    func width(_ text: String) -> Double { TextMeasure.width(of: text, size: TraceFields.fontSize) }
    self.rows = rows
    self.length = length
    self.marked = marked
    widths = (0..<length).map { step in
      let widest = rows.map { width($0.fields[step].text) }.max() ?? 0
      return max(TraceFields.rowHeight, max(widest, width("\(step + 1)")) + 10)
    }
    let names = rows.map { width($0.name.shortened(to: TraceFields.mostColumns)) }.max() ?? 0
    let indices = rows.map { width($0.index) }.max() ?? 0
    indexLeft = TraceFields.edge + names + 10
    left = indexLeft + indices + (indices > 0 ? 6 : 0)
  }

  /// The room at the sides of the picture.
  static let edge = 12.0
  /// The room between two bands.
  static let gapBetweenBands = 22.0

  private static let fontSize = 13.0
  private static let rowHeight = 24.0
  private static let gapBetweenSignals = 4.0
  /// No band has more steps, or is wider, unless a single step is.
  private static let mostSteps = 40
  private static let mostWidth = 960.0
  /// A longer name is cut short.
  private static let mostColumns = 32
}

extension TraceFields {
  /// The steps, counted from 0, in stretches that fit; one without steps where there are none.
  var bands: [Range<Int>] {
    var bands: [Range<Int>] = []
    var (start, used) = (0, 0.0)
    for (step, width) in widths.enumerated() {
      if step > start && (used + width > TraceFields.mostWidth || step - start == TraceFields.mostSteps) {
        bands.append(start..<step)
        (start, used) = (step, 0)
      }
      used += width
    }
    return bands + [start..<length]
  }

  /// Draws the steps of a band below a line; how far it reaches.
  func marks(of band: Range<Int>, from top: Double) -> (marks: [Mark], right: Double, bottom: Double) {
    var marks = header(of: band, from: top)
    var bottom = top + TraceFields.rowHeight
    let first = bottom
    for (number, row) in rows.enumerated() {
      if number > 0, row.span > 0 { bottom += TraceFields.gapBetweenSignals }
      marks += names(of: row, at: bottom)
      for (step, box) in boxes(of: band, from: bottom) {
        let field = row.fields[step]
        marks.append(Mark(.box(box, corner: 0), field.look))
        marks.append(
          Mark(
            .text(field.text, at: box.center, anchor: .middle, size: TraceFields.fontSize),
            field.text == "?" ? .aside : .label, hint: field.whole))
      }
      bottom += TraceFields.rowHeight
    }
    let columns = boxes(of: band, from: first)
    for (step, box) in columns where marked.contains(step + 1) {
      let column = Box(box.origin, Size(box.size.width, bottom - first))
      marks.append(Mark(.box(column, corner: 0), .bad))
      let pointer = Curve(
        from: Point(box.center.x, bottom + 20), [.straight(to: Point(box.center.x, bottom + 3))])
      marks.append(Mark(.line(pointer, width: 2, hasArrow: true), .bad))
    }
    let isPointed = columns.contains { marked.contains($0.step + 1) }
    return (marks, columns.last?.box.right ?? left, isPointed ? bottom + 21 : bottom)
  }

  /// The numbers of the steps.
  private func header(of band: Range<Int>, from top: Double) -> [Mark] {
    let middle = top + TraceFields.rowHeight / 2
    let name = Mark(
      .text("t", at: Point(TraceFields.edge, middle), anchor: .start, size: TraceFields.fontSize), .aside)
    return [name]
      + boxes(of: band, from: top).map { step, box in
        Mark(
          .text("\(step + 1)", at: box.center, anchor: .middle, size: TraceFields.fontSize),
          marked.contains(step + 1) ? .bad : .aside)
      }
  }

  /// What stands left of a row.
  private func names(of row: TraceRow, at top: Double) -> [Mark] {
    let middle = top + TraceFields.rowHeight / 2
    var marks: [Mark] = []
    if row.span > 0 {
      let (name, height) = (row.name.shortened(to: TraceFields.mostColumns), Double(row.span) * TraceFields.rowHeight)
      marks.append(
        Mark(
          .text(name, at: Point(TraceFields.edge, top + height / 2), anchor: .start, size: TraceFields.fontSize),
          row.fields.first?.look == .grid ? .aside : .label, hint: name == row.name ? nil : row.name))
      if !row.index.isEmpty {
        let line = Curve(from: Point(indexLeft - 5, top + 3), [.straight(to: Point(indexLeft - 5, top + height - 3))])
        marks.append(Mark(.line(line, width: 1, hasArrow: false), .grid))
      }
    }
    if !row.index.isEmpty {
      marks.append(
        Mark(.text(row.index, at: Point(indexLeft, middle), anchor: .start, size: TraceFields.fontSize), .aside))
    }
    return marks
  }

  /// The fields of a row of a band.
  private func boxes(of band: Range<Int>, from top: Double) -> [(step: Int, box: Box)] {
    var right = left
    return band.map { step in
      let box = Box(Point(right, top), Size(widths[step], TraceFields.rowHeight))
      right = box.right
      return (step, box)
    }
  }
}
