import CircuitModel
import Insight

/// The cells of a circuit that its pictures show, with what each reads.
struct NetworkCells {
  /// An equation of a cell.
  struct Form {
    /// The step whose own equation it is; `nil` for the general equation.
    var step: Int?
    /// What it does.
    var form: EquationForm
  }

  /// The circuit.
  let circuit: Circuit
  /// What is shown, inputs first, then in the order declared.
  let shown: [CellID]
  /// The equations of each cell that is shown, the general one first.
  let forms: [CellID: [Form]]
  /// The cells that are outputs.
  let outputs: Set<CellID>

  /// Finds the cells of a circuit that are shown: inputs and units, and of what instances are fed with what is more than a copy;
  /// references only where there is nothing else.
  /// - Complexity: linear in the size of the equations
  init(of circuit: Circuit) {
    self.circuit = circuit
    let inputs = circuit.signals.filter { $0.role == .input }.flatMap(\.components)
    var units = circuit.units
    if units.isEmpty { units = circuit.signals.filter { $0.role == .reference }.flatMap(\.components) }
    outputs = Set(circuit.signals.filter { $0.role == .output }.flatMap(\.components))
    var forms: [CellID: [Form]] = [:]
    var open = units
    while let cell = open.popLast() {
      guard forms[cell] == nil, let equation = circuit[cell].equation else { continue }
      let own = equation.overrides.map {
        Form(step: $0.step, form: EquationForm($0.value, atStep: $0.step, in: circuit))
      }
      let all = [Form(step: nil, form: EquationForm(equation.general, in: circuit))] + own
      forms[cell] = all
      open += all.flatMap { $0.form.terms.map(\.read.cell) }
    }
    self.forms = forms
    let isInput = Set(inputs)
    shown = inputs + circuit.signals.flatMap(\.components).filter { forms[$0] != nil && !isInput.contains($0) }
  }
}

extension NetworkCells {
  /// An arrow of a network: all that a unit does with one cell, so many steps back.
  struct Connection {
    /// What is read.
    var term: EquationForm.Term
    /// The step of whose own equation alone it is part; `nil` for the general equation.
    var step: Int?
  }

  /// The arrows that lead to a cell: what the general equation reads, then what only those of some steps read.
  func connections(to cell: CellID) -> [Connection] {
    var found: [Connection] = []
    for form in forms[cell] ?? [] {
      for term in form.form.terms {
        let isKnown = found.contains {
          $0.term.read == term.read && $0.term.isSomewhere == term.isSomewhere
        }
        if !isKnown { found.append(Connection(term: term, step: form.step)) }
      }
    }
    return found
  }
}

extension NetworkCells {
  /// The column of each cell: inputs first, every other cell right of whatever it reads, but for what leads back to it.
  ///
  /// What is read at the same step stands further left; what is read from earlier steps does so too, where the two cells are on
  /// no cycle. So a line of delays is a line, and only what is really fed back is drawn as leading back.
  /// - Complexity: O(columns · connections)
  func columns(countingDelays: Bool) -> [CellID: Int] {
    let numbers = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
    let connections = shown.map { self.connections(to: $0) }
    var successors: [[Int]] = Array(repeating: [], count: shown.count)
    for (number, connections) in connections.enumerated() {
      for connection in connections {
        if let source = numbers[connection.term.read.cell] { successors[source].append(number) }
      }
    }
    let component = StrongComponents(of: successors).component
    let first = circuit.alphabet.inputs.isEmpty ? 0 : 1
    var columns = shown.map { circuit[$0].equation == nil ? 0 : first }
    var (changed, rounds) = (true, 0)
    while changed && rounds <= shown.count {
      changed = false
      rounds += 1
      for (number, connections) in connections.enumerated() {
        for connection in connections {
          guard let source = numbers[connection.term.read.cell] else { continue }
          let isPresent = connection.term.read.lag == 0 && !connection.term.isSomewhere
          guard isPresent || countingDelays && component[source] != component[number] else { continue }
          guard columns[number] <= columns[source], source != number else { continue }
          columns[number] = columns[source] + 1
          changed = true
        }
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(shown, columns))
  }
}
