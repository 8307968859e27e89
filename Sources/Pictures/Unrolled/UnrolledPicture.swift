public import CircuitModel
import Insight
import Reports

/// The network once for each step of a sequence, with the units that are on filled and every sum written in.
///
/// A unit stands at the same height at every step. Arrows are drawn strongly where they add something: by how much, and with
/// which sign. Scripts find the box of a cell at a step as `unit-N-STEP`.
public struct UnrolledPicture: Sendable {
  private let circuit: Circuit
  private let word: [Int]
  private let marked: [Int]

  /// Draws a circuit along a sequence of letters of its alphabet.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - word: the sequence.
  ///   - marked: the steps to point at, ascending, from 1.
  public init(of circuit: Circuit, along word: [Int], marking marked: [Int] = []) {
    self.circuit = circuit
    self.word = word
    self.marked = marked
  }

  /// The picture.
  public var scene: Scene {
    let plan = UnrolledPlan(of: circuit, along: word)
    let placed = PlacedDiagram(of: plan.diagram)
    let top = Diagram.margin + UnrolledPicture.heading
    let drawn = placed.marks(movedBy: Diagram.margin, top)
    let marks = bands(plan, placed.columns, height: placed.size.height) + drawn
    return plan.diagram.scene(placed, marks: marks, height: placed.size.height + UnrolledPicture.heading + 10)
  }

  /// The unrolled network as a graph for Graphviz.
  public var dot: String { UnrolledPlan(of: circuit, along: word).diagram.dot }

  private static let heading = 30.0
}

extension UnrolledPicture {
  /// A band and a heading for each step.
  private func bands(_ plan: UnrolledPlan, _ columns: [(left: Double, right: Double)], height: Double) -> [Mark] {
    var marks: [Mark] = []
    for (number, shown) in plan.steps.shown.enumerated() where plan.isUsed[number] {
      let span = (number * plan.period..<(number + 1) * plan.period).filter { plan.usedColumns.contains($0) }
      guard let first = span.first, let last = span.last, last < columns.count else { continue }
      let (left, right) = (columns[first].left + Diagram.margin - 9, columns[last].right + Diagram.margin + 9)
      let isMarked = marked.contains(shown.step)
      if !shown.isGiven {
        let area = Box(
          Point(left, Diagram.margin), Size(right - left, height + UnrolledPicture.heading + 8))
        marks.append(Mark(.box(area, corner: 6), .band))
        if isMarked { marks.append(Mark(.box(area, corner: 6), .bad)) }
      }
      let place = Point((left + right) / 2, Diagram.margin + 13)
      marks.append(
        Mark(
          .text("t = \(shown.step)", at: place, anchor: .middle, size: 13),
          isMarked ? .bad : shown.isGiven ? .aside : .label))
    }
    return marks
  }
}

/// The boxes and arrows of an unrolled network.
private struct UnrolledPlan {
  let steps: UnrolledSteps
  let period: Int
  private(set) var diagram: Diagram
  /// Whether there is a box for each of the steps shown.
  private(set) var isUsed: [Bool]
  /// The columns that hold a box.
  private(set) var usedColumns: Set<Int> = []
  private let cells: NetworkCells
  private let run: UnrolledRun
  private let columns: [CellID: Int]

  /// A cell at a step shown.
  private struct Place: Hashable {
    var number: Int
    var cell: CellID
  }

  private struct Track: Hashable {
    var from: CellID
    var to: CellID
    var lag: Int
  }

  init(of circuit: Circuit, along word: [Int]) {
    cells = NetworkCells(of: circuit)
    let readings = cells.forms.values.flatMap { $0.flatMap(\.form.terms) }.filter { !$0.isSomewhere }
    steps = UnrolledSteps(of: word.count, reach: readings.map(\.read.lag).max() ?? 0)
    run = UnrolledRun(cells, along: word, lookingAt: Set(steps.shown.map(\.step)))
    columns = cells.columns(countingDelays: false)
    period = (columns.values.max() ?? 0) + 1
    let title = "\(circuit.name.visible), step by step"
    diagram = Diagram(title: title, summary: "", period: period)
    isUsed = steps.shown.map { _ in false }
    fill()
    diagram.summary = summary(word)
    if let omitted = steps.omitted {
      diagram.notes = ["Steps \(omitted.lowerBound) to \(omitted.upperBound) are left out."]
    }
  }

  private mutating func fill() {
    let rows = Dictionary(uniqueKeysWithValues: cells.shown.enumerated().map { ($1, $0) })
    var numbers: [Place: Int] = [:]
    var tracks: [Track: Int] = [:]
    // What a given step has to show depends on who reads it, and readers stand to the right.
    var wanted: Set<Place> = []
    for (number, shown) in steps.shown.enumerated() where !shown.isGiven {
      for cell in cells.shown {
        wanted.insert(Place(number: number, cell: cell))
        for term in cells.form(of: cell, atStep: shown.step)?.terms ?? [] where !term.isSomewhere {
          wanted.insert(Place(number: number - term.read.lag, cell: term.read.cell))
        }
      }
    }
    for (number, shown) in steps.shown.enumerated() {
      for cell in cells.shown where wanted.contains(Place(number: number, cell: cell)) {
        let column = number * period + (columns[cell] ?? 0)
        numbers[Place(number: number, cell: cell)] = diagram.nodes.count
        diagram.nodes.append(node(for: cell, at: shown, column: column, row: rows[cell] ?? 0))
        isUsed[number] = true
        usedColumns.insert(column)
      }
    }
    for (number, shown) in steps.shown.enumerated() where !shown.isGiven {
      for cell in cells.shown {
        for term in cells.form(of: cell, atStep: shown.step)?.terms ?? [] where !term.isSomewhere {
          let (source, lag) = (term.read.cell, term.read.lag)
          guard let from = numbers[Place(number: number - lag, cell: source)],
            let to = numbers[Place(number: number, cell: cell)]
          else { continue }
          let key = Track(from: source, to: cell, lag: lag)
          let track = tracks[key, default: tracks.count]
          tracks[key] = track
          diagram.arrows.append(arrow(term, into: cell, step: shown.step, from: from, to: to, track: track))
        }
      }
    }
  }
}

extension UnrolledPlan {
  private func node(for cell: CellID, at shown: UnrolledSteps.Shown, column: Int, row: Int) -> Diagram.Node {
    let value = run.value(of: cell, atStep: shown.step)
    let isOn = value.map { $0.rational?.isZero != true } ?? false
    let name = cells.circuit[cell].name.visible
    let isInput = cells.circuit[cell].equation == nil
    let facts = shown.isGiven ? [] : self.facts(of: cell, atStep: shown.step)
    var lines = [Diagram.Line.name("\(name) = \(value?.tableText ?? "?")")] + facts.map { .fact($0.text) }
    if isOn {
      for place in lines.indices { lines[place].look = .labelOnActive }
    }
    let isOutput = cells.outputs.contains(cell) && !shown.isGiven
    return Diagram.Node(
      key: "unit-\(cell.number)-\(shown.step)", lines: lines, look: isOn ? .active : isInput ? .input : .unit,
      corner: isInput ? 2 : 9, frame: facts.contains(where: \.isWrong) ? .bad : isOutput ? .output : nil,
      hint: hint(for: cell, atStep: shown.step, value), column: column, row: row)
  }

  /// What a unit adds up at a step, and what is to be said of a sum that is exactly 0.
  private func facts(of cell: CellID, atStep step: Int) -> [(text: String, isWrong: Bool)] {
    guard let form = cells.form(of: cell, atStep: step), case .sum(let use) = form.kind else { return [] }
    if case .value = use, form.sum.bias.isZero { return [] }
    guard let total = run.total(of: cell, atStep: step) else { return [("sum ?", false)] }
    let (sum, bias) = (total + form.sum.bias, form.sum.bias)
    let (exact, whole) = (Value.exact(total).tableText, Value.exact(sum).tableText)
    let added = bias.isZero ? "sum \(exact)" : "\(exact) \(bias < 0 ? "-" : "+") \(bias.magnitude) = \(whole)"
    guard sum.isZero, case .activation(let activation) = use, let rule = activation.tieRule else {
      return [(added, false)]
    }
    guard case .value(let answer) = rule else { return [(added, false), ("tie: \(activation.word)(0) = ?", true)] }
    return [(added, false), ("tie: \(activation.word)(0) = \(answer)", false)]
  }

  private func hint(for cell: CellID, atStep step: Int, _ value: Value?) -> String {
    let circuit = cells.circuit
    let result = "\(circuit.name(of: cell, at: step)) = \(value?.exactText ?? "?")"
    guard step >= 1, circuit[cell].equation != nil else { return result }
    return circuit.equationText(of: cell, atStep: step) + "\n" + result
  }

  private func arrow(
    _ term: EquationForm.Term, into cell: CellID, step: Int, from: Int, to: Int, track: Int
  ) -> Diagram.Arrow {
    let (source, before) = (term.read.cell, step - term.read.lag)
    let value = run.value(of: source, atStep: before)
    let added = term.isOpen ? nil : term.weight.flatMap { weight in value?.rational.map { weight * $0 } }
    let isSilent = value?.rational?.isZero == true
    let (read, here) = (cells.circuit.name(of: source, at: before), cells.circuit.name(of: cell, at: step))
    let weight = term.weight.map { " times \($0)" } ?? ""
    return Diagram.Arrow(
      key: "edge-\(source.number)-\(cell.number)-\(before)-\(step)", from: from, to: to,
      look: isSilent ? .grid : Stroke.look(of: added), width: isSilent ? 1 : Stroke.width(of: added),
      hint: "\(read)\(weight) in \(here)" + (added.map { ": \($0)" } ?? ""), track: track)
  }

  private func summary(_ word: [Int]) -> String {
    let rows = cells.shown.prefix(24).map { cell in
      let values = steps.shown.filter { !$0.isGiven }.map { run.value(of: cell, atStep: $0.step)?.tableText ?? "?" }
      return "\(cells.circuit[cell].name.visible) = \(values.joined(separator: " "))"
    }
    return ([counted(word.count, "step")] + rows).joined(separator: "; ")
  }
}
