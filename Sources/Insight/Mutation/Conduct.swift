import CircuitModel
import Verification

/// What the units of a circuit do in the states that are met: the values that cells take, and the sums that units decide on.
///
/// It only suggests what to change: where not all states are met, it says less, and nothing wrong.
struct Conduct {
  private let circuit: Circuit
  private var valuesOfCells: [CellID: Set<Rational>] = [:]
  private var sums: [PreActivation.Place: Set<Rational>] = [:]

  private static let mostStates = 1 << 10

  init(of circuit: Circuit) {
    self.circuit = circuit
    let decisions = circuit.preActivations.filter { $0.isDecision && $0.place.step == nil }
    var observed = circuit
    var probes: [(place: PreActivation.Place, cell: CellID)] = []
    for decision in decisions {
      let probe = CellID(observed.cells.count)
      // Steps with equations of their own have no such sum.
      let own = circuit[decision.place.cell].equation?.overrides ?? []
      let others = own.map { (step: $0.step, value: Expression.number(0)) }
      observed.cells.append(
        Cell(name: "", equation: Equation(overrides: others, general: decision.sum.expression)))
      probes.append((decision.place, probe))
    }
    observed.signals.append(Signal(name: "", role: .unit, components: probes.map(\.cell)))
    observed.order += probes.map(\.cell)
    guard let states = try? ReachableStates(of: observed, within: Budget(maximumStates: Conduct.mostStates)) else {
      return
    }
    for step in states.steps where step.problem == nil {
      for cell in circuit.units {
        if let value = step.values[cell.number]?.rational { valuesOfCells[cell, default: []].insert(value) }
      }
      for (place, probe) in probes where !hasOwnEquation(place.cell, at: step, in: states) {
        if let value = step.values[probe.number]?.rational { sums[place, default: []].insert(value) }
      }
    }
  }

  private func hasOwnEquation(_ cell: CellID, at step: ReachableStates.Step, in states: ReachableStates) -> Bool {
    guard let overrides = circuit[cell].equation?.overrides, !overrides.isEmpty else { return false }
    // The shortest way to a state is as long as the state is old, until no equation tells any more.
    let number = states.word(to: step.from).count + 1
    return overrides.contains { $0.step == number }
  }
}

extension Conduct {
  /// The values that a cell takes, those before the first step among them, ascending.
  func values(of cell: CellID) -> [Rational] {
    let initial = circuit[cell].initial.compactMap(\.self)
    guard let input = circuit.alphabet.inputs.first(where: { $0.cells.contains(cell) }) else {
      return (valuesOfCells[cell] ?? []).union(initial).sorted()
    }
    switch input.choices {
    case .each(let values): return Set(values + initial).sorted()
    case .oneHot: return Set([0, 1] + initial).sorted()
    case .real: return initial
    }
  }

  /// On each side the least change of a sum, halfway between two that matter, with which its unit decides otherwise in some
  /// state that is met.
  func nearestShifts(of preActivation: PreActivation) -> [Rational] {
    guard let sums = sums[preActivation.place] else { return [] }
    return [Rational(1), -1].compactMap { sign in
      let distances = sums.map { (sum: Rational) -> Rational in -sum * sign }.filter { $0 > 0 }.sorted()
      let ends = [Rational(0)] + distances
      let nextEnds = distances + [(distances.last ?? 0) + 1]
      let shifts = zip(ends, nextEnds).map { (low, high) -> Rational in (low + high) / 2 * sign }
      return shifts.first { shift in
        sums.contains { preActivation.decision(on: $0 + shift) != preActivation.decision(on: $0) }
      }
    }
  }
}
