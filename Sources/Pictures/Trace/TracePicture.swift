import CircuitLanguage
public import Reports

/// A run as a heat map: a row for each signal, a column for each step, every value written in its field.
///
/// Values above 0 are filled in one colour, those below in another, the stronger the further away they are from 0 beside the
/// greatest of their signal. A long run goes on in a further band below.
public struct TracePicture: Sendable {
  private let run: Report.Run
  private let title: String
  private let marked: [Int]

  /// Draws a run.
  ///
  /// - Parameters:
  ///   - run: the run.
  ///   - title: what it is a run of.
  ///   - marked: the steps to point at, ascending, from 1.
  public init(of run: Report.Run, title: String, marking marked: [Int] = []) {
    self.run = run
    self.title = title
    self.marked = marked
  }

  /// The picture.
  public var scene: Scene {
    let rows = run.signalsInReadingOrder.flatMap(\.traceRows)
    let table = TraceFields(rows: rows, length: run.length, marked: Set(marked))
    let title = title.visible
    var marks = [
      Mark(
        .text(title.shortened(to: 80), at: Point(TraceFields.edge, 20), anchor: .start, size: 15), .label,
        hint: title.columns > 80 ? title : nil)
    ]
    var (width, top) = (TextMeasure.width(of: title.shortened(to: 80), size: 15), 40.0)
    for band in table.bands {
      let drawn = table.marks(of: band, from: top)
      marks += drawn.marks
      width = max(width, drawn.right - TraceFields.edge)
      top = drawn.bottom + TraceFields.gapBetweenBands
    }
    let height = top - TraceFields.gapBetweenBands + TraceFields.edge
    return Scene(
      title: title, summary: summary(rows), size: Size(width + 2 * TraceFields.edge, height), marks: marks)
  }

  /// The table in words, as far as somebody listens.
  private func summary(_ rows: [TraceRow]) -> String {
    let steps = counted(run.length, "step")
    let shown = rows.prefix(24).map { row in
      "\(row.label) is \(row.fields.prefix(40).map(\.text).joined(separator: " "))\(run.length > 40 ? " …" : "")"
    }
    let pointed = marked.isEmpty ? "" : " Pointed at: step \(marked.map { "\($0)" }.joined(separator: ", "))."
    return "A table of \(counted(rows.count, "row")) and \(steps). \(shown.joined(separator: "; ")).\(pointed)"
  }
}
