import CircuitModel
import Verification

/// What the reachable steps of a circuit know of the past, and the values of the units with it.
///
/// A feature is a truth that can be looked at: an input at this step, or one of the last steps.
struct FeatureTable {
  private let circuit: Circuit
  /// The features about inputs.
  private let variables: [HistoryVariable]
  /// What each unit does with the features, each combination once.
  private let rows: [CellID: Set<Row>]

  /// What a unit was on some step.
  private struct Row: Hashable {
    /// The features, a bit each, the first the lowest.
    var features: Int
    /// What the unit was one step before; `nil` at step 1 where it has no initial value.
    var before: Bool?
    /// What it is.
    var value: Bool
  }

  /// How many steps back inputs are looked at, at most.
  private static let mostLag = 3
  /// How many features there are at most.
  private static let mostFeatures = 8

  /// Looks at all reachable steps; `nil` where that are too many.
  init?(
    of circuit: Circuit, inputs: [(cell: CellID, kind: TwoValues)], _ kinds: [CellID: TwoValues], within budget: Budget
  ) {
    guard !inputs.isEmpty, inputs.count <= FeatureTable.mostFeatures else { return nil }
    // Where nothing is remembered, nothing but the present step can matter.
    let most = circuit.looksBack ? min(FeatureTable.mostLag, FeatureTable.mostFeatures / inputs.count - 1) : 0
    for depth in stride(from: most, through: 0, by: -1) {
      if let table = FeatureTable(of: circuit, inputs: inputs, kinds, depth: depth, within: budget) {
        self = table
        return
      }
    }
    return nil
  }

  private init?(
    of circuit: Circuit, inputs: [(cell: CellID, kind: TwoValues)], _ kinds: [CellID: TwoValues], depth: Int,
    within budget: Budget
  ) {
    self.circuit = circuit
    var (variables, looking): ([HistoryVariable], [ObservedSteps.Observation]) = ([], [])
    var prepared = circuit
    for lag in 0...depth {
      for (cell, kind) in inputs {
        let isGiven = (0..<lag).allSatisfy { circuit[cell].initialValue(atStep: -$0) != nil }
        variables.append(HistoryVariable(cell: cell, lag: lag, kind: kind, isGiven: isGiven))
        looking.append(.init(expression: CellRead(cell, lag: lag).expression))
        // Before the first step, what is not given is nothing, and "previously" says no.
        while prepared.cells[cell.number].initial.count < lag { prepared.cells[cell.number].initial.append(nil) }
        for place in 0..<lag where prepared.cells[cell.number].initial[place] == nil {
          prepared.cells[cell.number].initial[place] = kind.numbers[0]
        }
      }
    }
    let units = circuit.units.filter { kinds[$0] != nil }
    // A unit without an initial value was something that is neither of its two values.
    for unit in units {
      looking.append(.init(expression: CellRead(unit, lag: 1).expression))
      if prepared.cells[unit.number].initialValue(atStep: 0) == nil {
        prepared.cells[unit.number].initial = [FeatureTable.nothing] + prepared.cells[unit.number].initial.dropFirst()
      }
    }
    guard let observed = try? ObservedSteps(of: prepared, looking: looking, within: budget), observed.isComplete else {
      return nil
    }
    self.variables = variables
    var rows: [CellID: Set<Row>] = [:]
    for step in observed.states.steps {
      let features = variables.indices.reduce(0) { bits, place in
        step.values[observed.cells[place].number]?.rational == 1 ? bits | 1 << place : bits
      }
      for (place, unit) in units.enumerated() {
        guard let value = step.values[unit.number]?.rational else { return nil }
        let past = step.values[observed.cells[variables.count + place].number]?.rational
        rows[unit, default: []].insert(
          Row(features: features, before: past == FeatureTable.nothing ? nil : past == 1, value: value == 1))
      }
    }
    self.rows = rows
  }

  private static let nothing: Rational = 2
}

extension FeatureTable {
  /// Formulas that agree with a unit on every reachable step, those that look at fewer things first.
  func candidates(
    for cell: CellID, _ kind: TwoValues, using catalogues: inout [FormulaCatalogue]
  ) -> [UnitHistory] {
    guard let rows = rows[cell] else { return [] }
    let all = Array(variables.indices)
    let starts = circuit[cell].initialValue(atStep: 0).map { [$0 == 1] } ?? [false, true]
    let isPresent = isDecided(rows, from: nil)
    let latching = starts.filter { isDecided(rows, from: $0) }
    guard isPresent || !latching.isEmpty else { return [] }
    var found: [UnitHistory] = []
    func add(_ formula: HistoryFormula, _ chosen: [Int]) {
      found.append(UnitHistory(cell: cell, variables: chosen.map { variables[$0] }, formula: formula))
    }
    for size in 0..<min(variables.count + 1, PartialFunction.mostVariables) {
      for chosen in combinations(of: all.count, taking: size) where isPresent {
        guard let function = function(of: chosen, rows, from: nil) else { continue }
        add(.now(UnitFunction(function, using: &catalogues).formula), chosen)
      }
      if !found.isEmpty { return found }
      guard size > 0 else { continue }
      for chosen in combinations(of: all.count, taking: size) {
        for start in latching {
          guard let function = function(of: chosen, rows, from: start) else { continue }
          let pattern = LatchPattern(function, itself: chosen.count)
          for formula in pattern.formulas(startingAt: start, using: &catalogues) { add(formula, chosen) }
        }
      }
      if !found.isEmpty { return found.sorted { $0.formula.literals < $1.formula.literals } }
    }
    return found
  }

  /// Whether all features together, and what the unit was where it began with a value, decide what it is.
  private func isDecided(_ rows: Set<Row>, from start: Bool?) -> Bool {
    var values: [Int: Bool] = [:]
    for row in rows {
      let key = row.features << 1 | (start.map { row.before ?? $0 } == true ? 1 : 0)
      if let known = values.updateValue(row.value, forKey: key), known != row.value { return false }
    }
    return true
  }

  /// The value as a function of some features, and of what the unit was where it began with a value; `nil` where they do not
  /// decide.
  private func function(of chosen: [Int], _ rows: Set<Row>, from start: Bool?) -> PartialFunction? {
    var function = PartialFunction(variables: chosen.count + (start == nil ? 0 : 1))
    for row in rows {
      var place = chosen.reduce(0) { $0 << 1 | row.features >> $1 & 1 }
      if let start { place = place << 1 | (row.before ?? start ? 1 : 0) }
      if !function.note(row.value, on: place) { return nil }
    }
    return function
  }
}

extension Circuit {
  /// Whether an equation of the network reads a step before its own.
  fileprivate var looksBack: Bool {
    order.contains { cell in
      (self[cell].equation?.expressions ?? []).contains { reads(of: $0).map { $0.contains { $0.lag > 0 } } ?? true }
    }
  }
}
