public import CircuitModel
import Insight
import Reports

/// The network once for each step of a sequence, with the units that are on filled and every sum written in.
///
/// A unit stands at the same height at every step. Arrows are drawn strongly where they add something: by how much, and with
/// which sign. A wide picture has several rows, each of which begins with the values that it looks back to. Scripts find the box of
/// a cell at a step as `unit-N-STEP`, and what a row begins with as `given-N-STEP-FIRST`, by the
/// first step of the row.
public struct UnrolledPicture: Sendable {
  private let circuit: Circuit
  private let inputs: Inputs
  private let marked: [Int]

  /// Draws a circuit along a sequence.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - inputs: the sequence.
  ///   - marked: the steps to point at, ascending, from 1.
  public init(of circuit: Circuit, along inputs: Inputs, marking marked: [Int] = []) {
    self.circuit = circuit
    self.inputs = inputs
    self.marked = marked
  }

  /// The picture.
  public var scene: Scene {
    let (run, rows) = placedRows
    var (marks, width, y): ([Mark], Double, Double) = ([], 0, Diagram.margin)
    for (row, placed) in rows {
      marks += bands(row, placed.columns, top: y, height: placed.size.height)
      marks += placed.marks(movedBy: Diagram.margin, y + UnrolledPicture.heading)
      width = max(width, placed.size.width)
      y += placed.size.height + UnrolledPicture.heading + UnrolledPicture.gap
    }
    let size = Size(width, y - Diagram.margin - UnrolledPicture.gap + 10)
    return run.frame.scene(of: marks, size: size)
  }

  /// The unrolled network as a graph for Graphviz, all steps in a row.
  public var dot: String {
    let run = UnrolledRun(NetworkCells(of: circuit), along: inputs)
    return run.diagram(of: run.steps().rows.flatMap(\.self)).diagram.dot
  }

  private static let heading = 30.0
  private static let gap = 26.0
  /// Wider pictures are cut into rows, so that they can be read on paper; not where most of a row would be said twice.
  private static let widest = 1250.0
  private static let farthest = 2
  /// How wide a step that is looked back to is about.
  private static let beginning = 120.0
}

extension UnrolledPicture {
  /// The rows with everything in its place.
  private var placedRows: (run: UnrolledRun, rows: [(UnrolledPlan, PlacedDiagram)]) {
    let run = UnrolledRun(NetworkCells(of: circuit), along: inputs)
    func place(_ steps: UnrolledSteps) -> [(UnrolledPlan, PlacedDiagram)] {
      steps.rows.map { row in
        let plan = run.diagram(of: row)
        return (plan, PlacedDiagram(of: plan.diagram))
      }
    }
    let whole = place(run.steps())
    let width = whole.map(\.1.size.width).max() ?? 0
    guard width > UnrolledPicture.widest, run.reach <= UnrolledPicture.farthest else { return (run, whole) }
    let longest = whole.map { row in row.0.steps.filter { !$0.isGiven }.count }.max() ?? 1
    let room = UnrolledPicture.widest - UnrolledPicture.beginning * Double(run.reach)
    let most = Int(room / (width / Double(max(longest, 1))))
    return (run, place(run.steps(atMost: max(most, 1))))
  }

  /// A band and a heading for each step of a row.
  private func bands(
    _ plan: UnrolledPlan, _ columns: [(left: Double, right: Double)], top: Double, height: Double
  ) -> [Mark] {
    var marks: [Mark] = []
    for (number, shown) in plan.steps.enumerated() {
      let span = (number * plan.period..<(number + 1) * plan.period).filter { plan.usedColumns.contains($0) }
      guard let first = span.first, let last = span.last, last < columns.count else { continue }
      let (left, right) = (columns[first].left + Diagram.margin - 9, columns[last].right + Diagram.margin + 9)
      let isMarked = marked.contains(shown.step)
      if !shown.isGiven {
        let area = Box(Point(left, top), Size(right - left, height + UnrolledPicture.heading + 8))
        marks.append(Mark(.box(area, corner: 6), .band))
        if isMarked { marks.append(Mark(.box(area, corner: 6), .bad)) }
      }
      let place = Point((left + right) / 2, top + 13)
      let look: Look = shown.isGiven ? .aside : isMarked ? .bad : .label
      marks.append(Mark(.text("t = \(shown.step)", at: place, anchor: .middle, size: 13), look))
    }
    return marks
  }
}
