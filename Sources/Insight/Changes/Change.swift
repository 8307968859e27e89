public import CircuitModel

/// One thing about a network that is made different: what mutants, usual mistakes and repairs are made of.
public enum Change: Hashable, Sendable {
  /// A weight or bias is another number.
  case weight(Weight, to: Rational)
  /// What a cell is at a step before the first is another number.
  case initial(CellID, step: Int, to: Rational)
  /// All units with this activation answer a tie otherwise.
  case tieRule(TiedActivation, to: Rational)
  /// A comparison asks for another relation.
  case relation(PreActivation.Place, to: Relation)
  /// A step loses the equation of its own, and takes the general one.
  case noOverride(CellID, step: Int)
  /// A term of a sum reads another cell, or an earlier or later step.
  case source(PreActivation.Place, term: Int, to: CellID, lag: Int)
  /// A unit gets an equation of its own for step 1: the general one without what it reads of itself at the step before,
  /// and with a bias of its own.
  case firstStep(PreActivation.Place, bias: Rational)
  /// Whatever the network reads of one cell it reads of the other, and the other way round.
  case exchange(CellID, CellID)
}

/// The activations that need a tie rule.
public enum TiedActivation: String, Hashable, CaseIterable, Sendable {
  case step, sign
}

extension Circuit {
  /// The circuit with some things made different, no two of them the same thing.
  public func applying(_ changes: [Change]) -> Circuit {
    var weights: [Weight: Rational] = [:]
    var sources: [PreActivation.Place: [Int: Expression]] = [:]
    var circuit = self
    for change in changes {
      switch change {
      case .weight(let weight, let number): weights[weight] = number
      case .source(let place, let term, let cell, let lag):
        sources[place, default: [:]][term] = .read(cell, at: .relative(lag: lag), .none)
      case .relation(let place, let relation): circuit = circuit.setting(relation, at: place)
      case .initial(let cell, let step, let number): circuit.setInitial(number, of: cell, atStep: step)
      case .tieRule(let activation, let answer): circuit.setTieRule(of: activation, to: .value(answer))
      case .noOverride(let cell, let step):
        circuit.cells[cell.number].equation?.overrides.removeAll { $0.step == step }
      case .firstStep(let place, let bias): circuit = circuit.addingFirstStep(place, bias: bias)
      case .exchange(let one, let other): circuit.exchange(one, other)
      }
    }
    circuit = circuit.replacingSums(at: Array(sources.keys)) { place, sum in
      (sources[place] ?? [:]).reduce(sum) { $0.replacing(factorOf: $1.key, by: $1.value) }
    }
    return circuit.setting(weights)
  }

  private func setting(_ relation: Relation, at place: PreActivation.Place) -> Circuit {
    var circuit = self
    circuit.replaceExpression(ofCell: place.cell, atStep: place.step, at: self[place].path) { expression in
      guard case .compare(_, let left, let right) = expression else { return expression }
      return .compare(relation, left, right)
    }
    return circuit
  }

  private func addingFirstStep(_ place: PreActivation.Place, bias: Rational) -> Circuit {
    var circuit = self
    guard let general = self[place.cell].equation?.general else { return self }
    circuit.cells[place.cell.number].equation?.overrides.insert((1, general), at: 0)
    return circuit.replacingSums(at: [.init(cell: place.cell, step: 1, number: place.number)]) { _, sum in
      let own = sum.terms.indices.reversed().filter { sum.terms[$0].factor.isLastValue(of: place.cell) }
      return own.reduce(sum.replacing(coefficients: [:], bias: bias)) { $0.removing(term: $1) }
    }
  }

  private mutating func exchange(_ one: CellID, _ other: CellID) {
    for id in cellsOfNetwork {
      guard var equation = self[id].equation else { continue }
      equation.general = equation.general.exchanging(one, other)
      for number in equation.overrides.indices {
        equation.overrides[number].value = equation.overrides[number].value.exchanging(one, other)
      }
      cells[id.number].equation = equation
    }
  }

  private mutating func setInitial(_ number: Rational, of cell: CellID, atStep step: Int) {
    while cells[cell.number].initial.count <= -step { cells[cell.number].initial.append(nil) }
    cells[cell.number].initial[-step] = number
  }

  /// Gives every unit with an activation another tie rule.
  mutating func setTieRule(of activation: TiedActivation, to rule: TieRule) {
    for id in units {
      guard var equation = self[id].equation else { continue }
      equation.general = equation.general.setting(rule, of: activation)
      for number in equation.overrides.indices {
        equation.overrides[number].value = equation.overrides[number].value.setting(rule, of: activation)
      }
      cells[id.number].equation = equation
    }
  }
}

extension Expression {
  /// Whether it reads a cell at the step before.
  func isLastValue(of cell: CellID) -> Bool {
    if case .read(cell, .relative(lag: 1), _) = self { true } else { false }
  }

  fileprivate func exchanging(_ one: CellID, _ other: CellID) -> Expression {
    switch self {
    case .read(one, let moment, let range): .read(other, at: moment, range)
    case .read(other, let moment, let range): .read(one, at: moment, range)
    default: replacingChildren { $0.exchanging(one, other) } ?? self
    }
  }

  fileprivate func setting(_ rule: TieRule, of activation: TiedActivation) -> Expression {
    let changed = replacingChildren { $0.setting(rule, of: activation) } ?? self
    switch (changed, activation) {
    case (.apply(.step, let argument, let range), .step): return .apply(.step(rule), argument, range)
    case (.apply(.sign, let argument, let range), .sign): return .apply(.sign(rule), argument, range)
    default: return changed
    }
  }
}
