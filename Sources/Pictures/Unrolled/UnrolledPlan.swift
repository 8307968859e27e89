import CircuitModel
import Insight
import Reports

/// The boxes and arrows of a row of steps.
struct UnrolledPlan {
  /// The steps of the row.
  let steps: [UnrolledSteps.Shown]
  /// How many columns a step has.
  let period: Int
  /// The boxes and arrows.
  private(set) var diagram: Diagram
  /// The columns that hold a box.
  private(set) var usedColumns: Set<Int> = []
  private let run: UnrolledRun

  /// A cell at a step of the row.
  private struct Place: Hashable {
    var number: Int
    var cell: CellID
  }

  private struct Track: Hashable {
    var from: CellID
    var to: CellID
    var lag: Int
  }

  /// Gathers what is drawn of some steps of a run.
  /// - Complexity: O(steps · connections)
  init(of run: UnrolledRun, steps: [UnrolledSteps.Shown]) {
    self.run = run
    self.steps = steps
    period = (run.columns.values.max() ?? 0) + 1
    diagram = run.frame
    diagram.period = period
    addNodes()
    addArrows()
  }

  /// What is read, but for what no step says so many steps back.
  private func terms(of cell: CellID, _ shown: UnrolledSteps.Shown) -> [EquationForm.Term] {
    guard !shown.isGiven else { return [] }
    return run.cells.form(of: cell, atStep: shown.step)?.terms.filter { !$0.isSomewhere } ?? []
  }

  private var numbers: [Place: Int] = [:]

  private mutating func addNodes() {
    // What has to be shown of a given step depends on who reads it.
    var wanted: Set<Place> = []
    for (number, shown) in steps.enumerated() {
      for cell in run.cells.shown {
        if !shown.isGiven { wanted.insert(Place(number: number, cell: cell)) }
        for term in terms(of: cell, shown) {
          wanted.insert(Place(number: number - term.read.lag, cell: term.read.cell))
        }
      }
    }
    let first = steps.first { !$0.isGiven }?.step ?? 1
    for (number, shown) in steps.enumerated() {
      for (row, cell) in run.cells.shown.enumerated() where wanted.contains(Place(number: number, cell: cell)) {
        let column = number * period + (run.columns[cell] ?? 0)
        numbers[Place(number: number, cell: cell)] = diagram.nodes.count
        let key = shown.isGiven ? "given-\(cell.number)-\(shown.step)-\(first)" : "unit-\(cell.number)-\(shown.step)"
        diagram.nodes.append(run.node(for: cell, at: shown, key: key, column: column, row: row))
        usedColumns.insert(column)
      }
    }
  }

  private mutating func addArrows() {
    var tracks: [Track: Int] = [:]
    for (number, shown) in steps.enumerated() {
      for cell in run.cells.shown {
        for term in terms(of: cell, shown) {
          let (source, lag) = (term.read.cell, term.read.lag)
          guard let from = numbers[Place(number: number - lag, cell: source)],
            let to = numbers[Place(number: number, cell: cell)]
          else { continue }
          let key = Track(from: source, to: cell, lag: lag)
          let track = tracks[key, default: tracks.count]
          tracks[key] = track
          diagram.arrows.append(run.arrow(term, into: cell, step: shown.step, from: from, to: to, track: track))
        }
      }
    }
  }
}

extension UnrolledRun {
  /// A row of steps.
  func diagram(of steps: [UnrolledSteps.Shown]) -> UnrolledPlan { UnrolledPlan(of: self, steps: steps) }

  /// A box for a cell at a step.
  fileprivate func node(for cell: CellID, at shown: UnrolledSteps.Shown, key: String, column: Int, row: Int)
    -> Diagram.Node
  {
    let value = value(of: cell, atStep: shown.step)
    let isOn = value?.isOn == true
    let isInput = circuit[cell].equation == nil
    let facts = shown.isGiven ? [] : facts(of: cell, atStep: shown.step)
    let name = Diagram.Line.name("\(circuit[cell].name.visible) = \(value?.tableText ?? "?")")
    var lines = [name] + facts.map { .fact($0.text) }
    if isOn {
      for place in lines.indices { lines[place].look = .labelOnActive }
    }
    let isOutput = cells.outputs.contains(cell) && !shown.isGiven
    return Diagram.Node(
      key: key, lines: lines,
      look: isOn ? .active : isInput ? .input : .unit, corner: isInput ? 2 : 9,
      frame: facts.contains(where: \.isWrong) ? .bad : isOutput ? .output : nil,
      hint: hint(for: cell, atStep: shown.step, value), column: column, row: row)
  }

  /// What a unit adds up at a step, and what is to be said of a sum that is exactly 0.
  private func facts(of cell: CellID, atStep step: Int) -> [(text: String, isWrong: Bool)] {
    guard let form = cells.form(of: cell, atStep: step), case .sum(let use) = form.kind else { return [] }
    if case .value = use, form.sum.bias.isZero { return [] }
    guard let total = total(of: cell, atStep: step) else { return [("sum ?", false)] }
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
    let result = "\(circuit.name(of: cell, at: step)) = \(value?.exactText ?? "?")"
    guard step >= 1, circuit[cell].equation != nil else { return result }
    return circuit.equationText(of: cell, atStep: step) + "\n" + result
  }

  /// An arrow that says what is added: strong where that is not 0.
  fileprivate func arrow(
    _ term: EquationForm.Term, into cell: CellID, step: Int, from: Int, to: Int, track: Int
  ) -> Diagram.Arrow {
    let (source, before) = (term.read.cell, step - term.read.lag)
    let value = value(of: source, atStep: before)
    let added = term.isOpen ? nil : term.weight.flatMap { weight in value?.rational.map { weight * $0 } }
    let isSilent = value?.rational?.isZero == true
    let (read, here) = (circuit.name(of: source, at: before), circuit.name(of: cell, at: step))
    let weight = term.weight.map { " times \($0)" } ?? ""
    return Diagram.Arrow(
      key: "edge-\(source.number)-\(cell.number)-\(before)-\(step)", from: from, to: to,
      look: isSilent ? .grid : Stroke.look(of: added), width: isSilent ? 1 : Stroke.width(of: added),
      hint: "\(read)\(weight) in \(here)" + (added.map { ": \($0)" } ?? ""), track: track)
  }
}

extension Value {
  /// Whether a unit of that value is on: above 0, and a sigmoid above its middle.
  fileprivate var isOn: Bool {
    switch self {
    case .exact(let number): number > 0
    case .smooth(_, of: let argument): argument > 0
    case .enclosed(let bounds): bounds.sign == 1
    }
  }
}
