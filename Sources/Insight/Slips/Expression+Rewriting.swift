import CircuitModel

extension Expression {
  /// The expression with every part that a function answers for replaced, the innermost first.
  func rewritten(_ change: (Expression) -> Expression?) -> Expression {
    let inner = replacingChildren { $0.rewritten(change) } ?? self
    return change(inner) ?? inner
  }

  /// Tells of every part, the outermost first.
  func visit(_ see: (Expression) -> Void) {
    see(self)
    _ = replacingChildren { part -> Expression? in
      part.visit(see)
      return part
    }
  }

  /// The same number with the other sign.
  var negated: Expression { .arithmetic(.subtract, .number(0), self, .none) }

  /// Whether a part of it is one that is asked for.
  func contains(where isSo: (Expression) -> Bool) -> Bool {
    var found = false
    visit { found = found || isSo($0) }
    return found
  }
}

extension Circuit {
  /// The circuit with its equations rewritten, all or those of some cells.
  func rewritingEquations(of cells: [CellID]? = nil, _ change: (Expression) -> Expression?) -> Circuit {
    var circuit = self
    for cell in cells ?? order {
      guard var equation = self[cell].equation else { continue }
      equation.general = equation.general.rewritten(change)
      for place in equation.overrides.indices {
        equation.overrides[place].value = equation.overrides[place].value.rewritten(change)
      }
      circuit.cells[cell.number].equation = equation
    }
    return circuit
  }

  /// The expressions of all equations of some cells.
  func equations(of cells: [CellID]) -> [Expression] { cells.flatMap { self[$0].equation?.expressions ?? [] } }

  /// The circuit with another number for a constant, and for all that follows from it; `nil` where that has no value.
  func setting(_ id: ParameterID, to number: Rational) -> Circuit? {
    var circuit = self
    circuit.parameters[id.number].value = number
    do throws(EvaluationProblem) {
      for place in parameters.indices where place != id.number {
        guard let definition = parameters[place].definition else { continue }
        guard let value = try Run(circuit).value(of: definition).rational else { return nil }
        circuit.parameters[place].value = value
      }
      for place in cells.indices {
        for (back, term) in cells[place].initialTerms.enumerated() where cells[place].initial[back] != nil {
          guard let term else { continue }
          guard let value = try Run(circuit).value(of: term).rational else { return nil }
          circuit.cells[place].initial[back] = value
        }
      }
    } catch {
      return nil
    }
    return circuit
  }
}
