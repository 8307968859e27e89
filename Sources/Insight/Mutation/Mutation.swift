import CircuitModel
import Verification

/// Makes mutants, one change after the other, and keeps those that are networks of their own.
struct Mutation {
  let circuit: Circuit
  /// What the units do in the states that are met.
  let conduct: Conduct
  private(set) var found: [Mutant] = []
  private var known: Set<NetworkKey>

  init(_ circuit: Circuit) {
    self.circuit = circuit
    conduct = Conduct(of: circuit)
    known = [NetworkKey(circuit)]
  }

  /// Makes the mutant of some changes, unless it is no circuit, or is there already.
  mutating func add(_ kind: Mutant.Kind, _ changes: [Change]) {
    guard let mutant = circuit.applying(changes).inComputableOrder, known.insert(NetworkKey(mutant)).inserted else {
      return
    }
    found.append(Mutant(kind: kind, changes: changes, circuit: mutant))
  }
}

extension Mutation {
  /// Weights, biases and initial values.
  mutating func changeNumbers() {
    let biases = Set(
      circuit.preActivations.flatMap { sum in
        sum.sum.biasParameters.map(Weight.parameter) + [.bias(sum.place)]
      })
    for weight in circuit.weights {
      let value = circuit.value(of: weight)
      let kind = biases.contains(weight) ? Mutant.Kind.bias : .weight
      for number in [value + 1, value - 1, -value, 0] { add(kind, [.weight(weight, to: number)]) }
    }
    for preActivation in circuit.preActivations {
      guard let weight = circuit.biasWeight(of: preActivation.sum, at: preActivation.place) else { continue }
      for shift in conduct.nearestShifts(of: preActivation) {
        let isNegated = preActivation.sum.bias != circuit.value(of: weight)
        add(.bias, [.weight(weight, to: circuit.value(of: weight) + (isNegated ? -shift : shift))])
      }
    }
    for cell in circuit.alphabet.cells + circuit.units {
      for (place, number) in circuit[cell].initial.enumerated() where number != nil {
        for value in conduct.values(of: cell).prefix(Mutation.mostInitialValues) {
          add(.initial, [.initial(cell, step: -place, to: value)])
        }
      }
    }
  }

  private static let mostInitialValues = 5

  /// Tie rules, comparisons and equations of single steps.
  mutating func changeRules() {
    let units = circuit.units.compactMap { circuit[$0].equation }.flatMap(\.expressions)
    for activation in TiedActivation.allCases where units.contains(where: { $0.declares(activation) }) {
      let answers: [Rational] = activation == .step ? [0, 1] : [-1, 0, 1]
      for answer in answers { add(.tieRule, [.tieRule(activation, to: answer)]) }
    }
    for preActivation in circuit.preActivations {
      guard case .comparison(let relation) = preActivation.use else { continue }
      add(
        .comparison,
        [.relation(preActivation.place, to: relation.withTheOtherTie ?? (relation == .equal ? .notEqual : .equal))])
    }
    for cell in circuit.units {
      guard let equation = circuit[cell].equation else { continue }
      for (step, _) in equation.overrides {
        let missing = equation.general.readCellsAndLags.filter { $0.lag >= step }.map { ($0.cell, step - $0.lag) }
        for fill in fills(of: missing) { add(.ownEquation, [.noOverride(cell, step: step)] + fill) }
      }
    }
  }

  /// Where connections come from.
  mutating func changeConnections() {
    for preActivation in circuit.preActivations {
      for (number, term) in preActivation.sum.terms.enumerated() {
        guard case .read(let cell, .relative(let lag), _) = term.factor else { continue }
        let sources = [(cell, lag + 1), (cell, lag - 1)] + cells(like: cell).map { ($0, lag) }
        for (source, lag) in sources where lag >= 0 {
          let change = Change.source(preActivation.place, term: number, to: source, lag: lag)
          let missing = steps(of: preActivation.place, readingBeforeTheFirst: lag).map { (source, $0) }
          add(.connection, [change] + (fills(of: missing).first ?? []))
        }
      }
    }
  }

  /// The steps before the first that an equation reads at a distance.
  private func steps(of place: PreActivation.Place, readingBeforeTheFirst lag: Int) -> [Int] {
    let own = circuit[place.cell].equation?.overrides.map(\.step) ?? []
    let steps = place.step.map { [$0] } ?? (1..<max(2, lag + 1)).filter { !own.contains($0) }
    return steps.map { $0 - lag }.filter { $0 < 1 }
  }

  /// The other inputs, threshold units or other units.
  private func cells(like cell: CellID) -> [CellID] {
    if circuit.alphabet.cells.contains(cell) { return circuit.alphabet.cells.filter { $0 != cell } }
    let decisions = Set(circuit.preActivations.filter(\.isDecision).map(\.place.cell))
    guard circuit.units.contains(cell) else { return [] }
    return circuit.units.filter { $0 != cell && decisions.contains($0) == decisions.contains(cell) }
  }

  /// Ways to give values to cells at steps before the first where they have none: all the least, and all the greatest.
  private func fills(of missing: [(cell: CellID, step: Int)]) -> [[Change]] {
    let open = missing.filter { circuit[$0.cell].initialValue(atStep: $0.step) == nil }
    if open.isEmpty { return [[]] }
    let ranges = open.map { (place: $0, values: conduct.values(of: $0.cell)) }
    return [
      ranges.map { .initial($0.place.cell, step: $0.place.step, to: $0.values.first ?? 0) },
      ranges.map { .initial($0.place.cell, step: $0.place.step, to: $0.values.last ?? 0) },
    ]
  }
}

extension Circuit {
  /// The one weight that is a sum's bias, or its negative; `nil` where there is none, or several make it up.
  fileprivate func biasWeight(of sum: WeightedSum, at place: PreActivation.Place) -> Weight? {
    guard let parameter = sum.biasParameters.first else { return .bias(place) }
    guard sum.biasParameters.count == 1, weights.contains(.parameter(parameter)) else { return nil }
    return self[parameter].value.magnitude == sum.bias.magnitude ? .parameter(parameter) : nil
  }
}

extension Expression {
  /// Whether a unit in it has a rule for ties of an activation.
  fileprivate func declares(_ activation: TiedActivation) -> Bool {
    switch (self, activation) {
    case (.apply(.step(.value), _, _), .step), (.apply(.sign(.value), _, _), .sign): true
    default: children.contains { $0.declares(activation) }
    }
  }

  fileprivate var readCellsAndLags: [(cell: CellID, lag: Int)] {
    if case .read(let cell, .relative(let lag), _) = self { return [(cell, lag)] }
    return children.flatMap(\.readCellsAndLags)
  }
}
