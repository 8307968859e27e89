public import CircuitModel
import Verification

/// What a unit comes to over the steps so far, in terms of the inputs or of other units, as a claim that has been proved.
public struct UnitHistory: Sendable {
  /// The unit.
  public let cell: CellID
  /// The truths that the formula is about.
  public let variables: [HistoryVariable]
  /// The formula.
  public let formula: HistoryFormula
}

extension UnitHistory {
  /// Whether the formula is short enough to teach anything.
  fileprivate var isPlain: Bool {
    if case .now = formula { formula.literals <= 6 } else { formula.literals <= 4 }
  }
}

/// Looks for formulas about the inputs, and proves them, before anyone is told.
///
/// What a unit may depend on is tried out on all reachable steps: the inputs of this step and of a few steps before it, and
/// the unit itself one step back. The fewest of these that decide the unit's value are taken; where the unit itself is among
/// them, what it does is read as a latch or as a parity. What is left are counts, which are guessed from short sequences.
/// Whatever is found this way becomes a claim, and is said only if that is proved.
struct HistorySearch {
  private let circuit: Circuit
  private let budget: Budget
  /// The inputs that have two values, the first few.
  private let inputs: [(cell: CellID, kind: TwoValues)]
  /// What the units depend on, step by step; `nil` where there are too many states.
  private let table: FeatureTable?
  private let samples: SampleRuns
  private let indices: (IndexID, IndexID)

  /// The most states of a proof.
  private static let mostStates = 1 << 12
  /// Where states are too many to be met, only an invariant proves anything, and few states are enough to refute.
  private static let mostStatesOfGrowth = 1 << 9

  /// Prepares to look at the units of a circuit.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - kinds: the two values of each unit that has two.
  ///   - isFinite: whether all its states were met.
  ///   - budget: what one proof may use.
  init(_ circuit: Circuit, _ kinds: [CellID: TwoValues], isFinite: Bool, within budget: Budget) {
    self.circuit = circuit
    var modest = budget
    let most = isFinite ? HistorySearch.mostStates : HistorySearch.mostStatesOfGrowth
    modest.maximumStates = min(budget.maximumStates ?? .max, most)
    self.budget = modest
    inputs = circuit.alphabet.cells.compactMap { cell in circuit.twoValues(of: cell).map { (cell, $0) } }
    table = isFinite ? FeatureTable(of: circuit, inputs: inputs, kinds, within: modest) : nil
    samples = SampleRuns(of: circuit)
    indices = circuit.freshIndices
  }
}

extension HistorySearch {
  /// What a unit of two values comes to, where something was found and proved.
  ///
  /// - Throws: a disagreement between an engine and the audit.
  func history(
    of cell: CellID, _ kind: TwoValues, using catalogues: inout [FormulaCatalogue]
  ) throws(Disagreement) -> UnitHistory? {
    guard !inputs.isEmpty else { return nil }
    if let table {
      for candidate in table.candidates(for: cell, kind, using: &catalogues) where candidate.isPlain {
        if try isProved(candidate) { return candidate }
      }
    }
    for formula in samples.counts(of: cell, kind, inputs: inputs) {
      let variables = inputs.map { HistoryVariable(cell: $0.cell, lag: 0, kind: $0.kind, isGiven: true) }
      let candidate = UnitHistory(cell: cell, variables: variables, formula: formula)
      if try isProved(candidate) { return candidate }
    }
    return nil
  }

  /// What a unit that reads itself one step back comes to in terms of what else it reads.
  func latch(
    of cell: CellID, in equation: UnitEquation, using catalogues: inout [FormulaCatalogue]
  ) throws(Disagreement) -> UnitHistory? {
    guard let function = equation.function, let table = equation.table, let kinds = table.kinds,
      let place = table.reads.firstIndex(of: CellRead(cell, lag: 1)), let start = circuit[cell].initialValue(atStep: 0)
    else { return nil }
    let variables = zip(table.reads, kinds).filter { $0.0 != table.reads[place] }.map { read, kind in
      HistoryVariable(cell: read.cell, lag: read.lag, kind: kind, isGiven: true)
    }
    let pattern = LatchPattern(function.table, itself: place)
    for formula in pattern.formulas(startingAt: start == 1, using: &catalogues) {
      let candidate = UnitHistory(cell: cell, variables: variables, formula: formula)
      if candidate.isPlain, try isProved(candidate) { return candidate }
    }
    return nil
  }

  /// What a unit of more than two values comes to, where something was found and proved.
  func number(of cell: CellID) throws(Disagreement) -> NumberHistory? {
    for formula in samples.numbers(of: cell, in: circuit) {
      let candidate = NumberHistory(cell: cell, formula: formula)
      var isProved = true
      for claim in candidate.claims(binding: indices.0) where isProved {
        isProved = try circuit.proves(claim, within: budget)
      }
      if isProved { return candidate }
    }
    return nil
  }

  /// Whether a closed form is proved.
  func proves(_ form: ClosedForm) throws(Disagreement) -> Bool {
    let unit = CellRead(form.cell, lag: 0).expression
    return try circuit.proves(.compare(.equal, unit, form.expression(binding: indices.0)), within: budget)
  }

  private func isProved(_ history: UnitHistory) throws(Disagreement) -> Bool {
    let unit = CellRead(history.cell, lag: 0).expression
    let truth = circuit.isBit(history.cell) ? unit : .compare(.equal, unit, .number(1))
    let variables = history.variables.map { variable in
      let isBare =
        circuit.isBit(variable.cell) && !(variable.lag > 0 && variable.isGiven && history.formula.comparesLags)
      return variable.expression(bare: isBare)
    }
    let formula = history.formula.expression(variables, binding: indices)
    return try circuit.proves(.connect(.iff, truth, formula), within: budget)
  }
}

extension Circuit {
  /// Whether a formula is proved to hold at every step of every considered sequence, of every length.
  func proves(_ formula: Expression, within budget: Budget) throws(Disagreement) -> Bool {
    var circuit = self
    circuit.claims = [Claim(name: "", kind: .prove(formula, when: nil))]
    guard case .proved = try verify(circuit, with: .auto, upTo: 1, within: budget)[0].verdict.judgement else {
      return false
    }
    return true
  }
}
