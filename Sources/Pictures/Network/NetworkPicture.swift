public import CircuitModel
import Insight
import Reports

/// The network of a circuit: inputs on the left, units right of what they read, what is fed back bent back below.
///
/// In a box stands what the unit does with its sum, and where an arrow comes in the weight with which it does. What is read from
/// earlier steps and yet comes from the left, or from more than one step back, says so: `1 (t-2)`. Outputs have a second frame.
///
/// Scripts find the box of a cell as `unit-N`, the arrows as `edge-FROM-TO-LAG`, and in each box an empty text `value-N` with room
/// for six characters, where N is the number of the cell.
public struct NetworkPicture: Sendable {
  private let circuit: Circuit

  /// Draws a circuit.
  public init(of circuit: Circuit) {
    self.circuit = circuit
  }

  /// The picture.
  public var scene: Scene { diagram.scene }

  /// The network as a graph for Graphviz.
  public var dot: String { diagram.dot }

  /// The network as a flowchart for Mermaid.
  public var mermaid: String { diagram.mermaid }
}

extension NetworkPicture {
  /// The boxes and arrows.
  var diagram: Diagram {
    let cells = NetworkCells(of: circuit)
    let columns = cells.columns(countingDelays: true)
    let numbers = Dictionary(uniqueKeysWithValues: cells.shown.enumerated().map { ($1, $0) })
    var diagram = Diagram(title: "The network of \(circuit.name.visible)", summary: summary(of: cells))
    diagram.nodes = cells.shown.map { node(for: $0, in: cells, column: columns[$0] ?? 0) }
    for cell in cells.shown {
      for connection in cells.connections(to: cell) {
        let source = connection.term.read.cell
        guard let from = numbers[source], let to = numbers[cell] else { continue }
        let leadsForward = diagram.nodes[from].column < diagram.nodes[to].column
        var arrow = arrow(connection, into: cell, from: from, to: to, leadsForward: leadsForward)
        // A copy has no weight to speak of.
        if case .copy? = cells.forms[cell]?.first(where: { $0.step == connection.step })?.form.kind {
          arrow.mark = remark(on: connection, leadsForward: leadsForward)
        }
        diagram.arrows.append(arrow)
      }
    }
    return diagram
  }

  private func node(for cell: CellID, in cells: NetworkCells, column: Int) -> Diagram.Node {
    let forms = cells.forms[cell] ?? []
    var lines = [Diagram.Line.name(circuit[cell].name.visible)]
    if let general = forms.first?.form {
      lines.append(.fact(general.text))
      if let tie = general.tie { lines.append(.fact(tie)) }
    }
    lines += beginning(of: cell, forms).map { .remark($0.shortened(to: NetworkPicture.widest)) }
    let isInput = circuit[cell].equation == nil
    return Diagram.Node(
      key: "unit-\(cell.number)", lines: lines, look: isInput ? .input : .unit, corner: isInput ? 2 : 9,
      frame: cells.outputs.contains(cell) ? .output : nil,
      value: Diagram.Blank(key: "value-\(cell.number)", columns: valueColumns(of: cell, in: cells)),
      hint: hint(for: cell, forms), column: column)
  }

  /// The most characters that a value of a cell may need; where anything may come, those that the script of a page writes.
  private func valueColumns(of cell: CellID, in cells: NetworkCells) -> Int {
    let input = circuit.alphabet.inputs.first { $0.cells.contains(cell) }
    if case .each(let letters)? = input?.choices { return letters.map { "\($0)".count }.max() ?? 1 }
    if let input { return input.choices == .real ? NetworkPicture.mostValueColumns : 1 }
    let decides = (cells.forms[cell] ?? []).allSatisfy {
      if case .sum(let use) = $0.form.kind { use.isDecision } else { false }
    }
    return decides ? 3 : NetworkPicture.mostValueColumns
  }

  /// The most characters of a value that stand in a box.
  static let mostValueColumns = 10

  /// The values before step 1, and the equations of the first steps.
  private func beginning(of cell: CellID, _ forms: [NetworkCells.Form]) -> [String] {
    let initial = circuit[cell].initial.enumerated().compactMap { place, value in
      value.map { "\(circuit.name(of: cell, at: -place)) = \($0)" }
    }
    return initial + forms.compactMap(\.step).map { circuit.equationText(of: cell, atStep: $0) }
  }

  private func hint(for cell: CellID, _ forms: [NetworkCells.Form]) -> String {
    guard let general = forms.first?.form else {
      return (["\(circuit.text(of: cell, lag: 0)) is an input"] + beginning(of: cell, forms)).joined(separator: "\n")
    }
    var lines = [circuit.equationText(of: cell)] + beginning(of: cell, forms)
    if case .sum(.activation(let activation)) = general.kind, let rule = activation.tieRule {
      let answer = if case .value(let answer) = rule { "\(answer)" } else { "not declared" }
      lines.append("\(activation.word)(0) is \(answer)")
    }
    return lines.joined(separator: "\n")
  }

  private func arrow(
    _ connection: NetworkCells.Connection, into cell: CellID, from: Int, to: Int, leadsForward: Bool
  ) -> Diagram.Arrow {
    let (term, lag) = (connection.term, connection.term.read.lag)
    let weight = term.isOpen ? "?" : term.weight.map { "\($0)" }
    let read = term.isSomewhere ? circuit[term.read.cell].name.visible : circuit.text(of: term.read.cell, lag: lag)
    let here = circuit.name(of: cell, at: connection.step.map { "\($0)" } ?? "t")
    return Diagram.Arrow(
      key: "edge-\(term.read.cell.number)-\(cell.number)-\(term.isSomewhere ? "any" : "\(lag)")", from: from, to: to,
      mark: [weight ?? "·", remark(on: connection, leadsForward: leadsForward)].filter { !$0.isEmpty }
        .joined(separator: " "),
      look: Stroke.look(of: term.isOpen ? nil : term.weight),
      width: Stroke.width(of: term.isOpen ? nil : term.weight),
      hint: "\(read) in \(here)" + (weight.map { ", times \($0)" } ?? ""))
  }

  /// From when something is read, where the way of the arrow does not say it: forward from the same step, back from the last one.
  private func remark(on connection: NetworkCells.Connection, leadsForward: Bool) -> String {
    let (term, lag) = (connection.term, connection.term.read.lag)
    var remarks: [String] = []
    if term.isSomewhere {
      remarks.append("earlier")
    } else if lag != (leadsForward ? 0 : 1) {
      remarks.append("t-\(lag)")
    }
    if let step = connection.step { remarks.append("at t = \(step)") }
    return remarks.isEmpty ? "" : "(\(remarks.joined(separator: ", ")))"
  }

  private func summary(of cells: NetworkCells) -> String {
    let units = cells.shown.filter { circuit[$0].equation != nil }
    let equations = units.prefix(NetworkPicture.mostSpoken).map { circuit.equationText(of: $0) }
    let rest = units.count - equations.count
    let counts = "\(counted(cells.shown.count - units.count, "input")), \(counted(units.count, "unit"))"
    return ([counts] + equations + (rest > 0 ? ["and \(counted(rest, "more unit"))"] : [])).joined(separator: "; ")
  }

  private static let widest = 24
  private static let mostSpoken = 40
}

/// How lines are drawn by what they carry.
enum Stroke {
  /// The look of a line with a weight, or of one without.
  static func look(of weight: Rational?) -> Look {
    weight.map { $0 < 0 ? .negative : .positive } ?? .neutral
  }

  /// The width of a line: from 1 to 5, a step wider for each doubling of the weight.
  static func width(of weight: Rational?) -> Double {
    guard let magnitude = weight?.magnitude else { return 1.2 }
    let bounds: [(most: Rational, width: Double)] = [
      (Rational(1, 2), 1), (1, 1.6), (2, 2.3), (4, 3), (8, 3.7), (16, 4.4),
    ]
    return bounds.first { magnitude <= $0.most }?.width ?? 5
  }
}
