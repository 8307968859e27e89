public import CircuitModel
public import Verification

/// Whether the claims of a circuit depend on how it starts: on its initial values, and on the equations that single steps have
/// of their own.
public struct StartInsight: Sendable {
  /// A value before the first step that some equation reads.
  public struct Place: Hashable, Sendable {
    /// The cell.
    public var cell: CellID
    /// The step: 0, or one before it.
    public var step: Int
  }

  /// What becomes of the claims.
  public enum Outcome: Hashable, Sendable {
    /// They still hold; where some was only covered up to a length, they are not proved.
    case good(isProved: Bool)
    /// One does not: which one, and the sequence that shows it, where one does.
    case bad(claim: Int, word: [Int]?)
    /// Something has no meaning any more.
    case malformed
    /// It could not be decided.
    case unknown(reason: String)
  }

  /// Other values for some places, and what becomes of the claims with them.
  public struct Trial: Sendable {
    /// A value for each place.
    public var values: [(place: Place, value: Rational)]
    /// What becomes of the claims.
    public var outcome: Outcome
  }

  /// An equation that a single step has of its own.
  public struct Override: Sendable {
    /// The unit.
    public var cell: CellID
    /// The step.
    public var step: Int
    /// What becomes of the claims where that step takes the general equation: with each combination of values for what it
    /// then reads from before the first step and has no value; one trial without any where there is no such thing.
    public var trials: [Trial]
    /// Whether there are more combinations than were tried.
    public var isCut: Bool
  }

  /// What becomes of the claims of the circuit as it is; nothing else is looked at where they do not hold.
  public let asItIs: Outcome
  /// The places, with the value that each has.
  public let places: [(place: Place, value: Rational)]
  /// For each place every value tried, that of the circuit among them, with all else as it is: the two of a cell that has
  /// two, those of an input, and otherwise a few that the cell was seen to have.
  public let alone: [[Trial]]
  /// Every combination of values, where there are several places and not too many combinations.
  public let together: [Trial]?
  /// The equations of single steps.
  public let overrides: [Override]

  /// The most combinations that are tried.
  public static let mostCombinations = 64
}

extension StartInsight {
  /// Tries other starts of a circuit.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - budget: what one claim of one changed circuit may use.
  /// - Throws: a disagreement between an engine and the audit.
  /// - Complexity: a check of the claims for each value and each combination.
  public init(of circuit: Circuit, within budget: Budget) throws(Disagreement) {
    var trials = StartTrials(circuit, within: budget)
    asItIs = try trials.outcome([])
    let found = trials.places
    places = found.map { ($0, circuit[$0.cell].initialValue(atStep: $0.step) ?? 0) }
    guard case .good = asItIs else {
      (alone, together, overrides) = ([], nil, [])
      return
    }
    var alone: [[Trial]] = []
    for place in found {
      var tried: [Trial] = []
      for value in trials.values(of: place.cell) { tried.append(try trials.trial([(place, value)])) }
      alone.append(tried)
    }
    self.alone = alone
    together = found.count > 1 ? try trials.all(found) : nil
    var overrides: [Override] = []
    for cell in circuit.units {
      for step in circuit[cell].equation?.overrides.map(\.step) ?? [] {
        overrides.append(try trials.withoutOverride(of: cell, atStep: step))
      }
    }
    self.overrides = overrides
  }
}

/// The work of trying starts.
private struct StartTrials {
  private let circuit: Circuit
  /// Where values are seen that the form of the circuit does not show.
  private let samples: SampleRuns
  private var check: ClaimCheck

  init(_ circuit: Circuit, within budget: Budget) {
    self.circuit = circuit
    samples = SampleRuns(of: circuit)
    var modest = budget
    modest.maximumStates = min(budget.maximumStates ?? .max, ClaimCheck.usualStates)
    check = ClaimCheck(circuit, within: modest)
  }

  /// What becomes of the claims after some changes.
  mutating func outcome(_ changes: [Change]) throws(Disagreement) -> StartInsight.Outcome {
    switch try check.standing(of: circuit.applying(changes)) {
    case .good(let isProved): .good(isProved: isProved)
    case .bad(let claim, let word): .bad(claim: claim, word: word)
    case .malformed: .malformed
    case .unknown(_, let reason): .unknown(reason: reason)
    }
  }

  mutating func trial(
    _ values: [(StartInsight.Place, Rational)], also changes: [Change] = []
  ) throws(Disagreement) -> StartInsight.Trial {
    let initial = values.map { Change.initial($0.0.cell, step: $0.0.step, to: $0.1) }
    return StartInsight.Trial(
      values: values.map { (place: $0.0, value: $0.1) }, outcome: try outcome(changes + initial))
  }

  /// Every combination of values; `nil` where there are too many.
  mutating func all(
    _ places: [StartInsight.Place], also changes: [Change] = []
  ) throws(Disagreement) -> [StartInsight.Trial]? {
    var combinations: [[(StartInsight.Place, Rational)]] = [[]]
    for place in places {
      let values = values(of: place.cell)
      guard combinations.count * values.count <= StartInsight.mostCombinations else { return nil }
      combinations = combinations.flatMap { chosen in values.map { chosen + [(place, $0)] } }
    }
    var trials: [StartInsight.Trial] = []
    for combination in combinations { trials.append(try trial(combination, also: changes)) }
    return trials
  }

  mutating func withoutOverride(of cell: CellID, atStep step: Int) throws(Disagreement) -> StartInsight.Override {
    let changes = [Change.noOverride(cell, step: step)]
    let general = circuit[cell].equation?.general
    let missing = (general.flatMap(circuit.reads) ?? []).flatMap { read -> [StartInsight.Place] in
      let place = step - read.lag
      guard place <= 0, circuit[read.cell].initialValue(atStep: place) == nil else { return [] }
      return [StartInsight.Place(cell: read.cell, step: place)]
    }
    let trials = try all(missing, also: changes)
    return StartInsight.Override(cell: cell, step: step, trials: trials ?? [], isCut: trials == nil)
  }

  /// The values before the first step that equations of the network read.
  var places: [StartInsight.Place] {
    var found: Set<StartInsight.Place> = []
    let network = circuit.cellsOfNetwork
    for cell in circuit.order where network.contains(cell) {
      guard let equation = circuit[cell].equation else { continue }
      let own = equation.overrides
      for (step, expression) in own.map({ ($0.step, $0.value) }) { note(expression, at: step, in: &found) }
      // The general equation is in force at every step without one of its own; only the first few look back that far.
      let deepest = circuit.reads(of: equation.general)?.map(\.lag).max() ?? 0
      for step in 1...max(1, deepest) where !own.contains(where: { $0.step == step }) {
        note(equation.general, at: step, in: &found)
      }
    }
    return found.sorted { ($0.cell, -$0.step) < ($1.cell, -$1.step) }
  }

  private func note(_ expression: Expression, at step: Int, in found: inout Set<StartInsight.Place>) {
    for read in circuit.reads(of: expression.counting(from: step)) ?? [] where step - read.lag <= 0 {
      let place = StartInsight.Place(cell: read.cell, step: step - read.lag)
      if circuit[read.cell].initialValue(atStep: place.step) != nil { found.insert(place) }
    }
  }

  /// The values that a cell can take: its two, or those that an input has, or of those that it was seen to have the ones
  /// nearest to the given.
  func values(of cell: CellID) -> [Rational] {
    if let kind = circuit.twoValues(of: cell) { return kind.numbers }
    let given = circuit[cell].initial.compactMap(\.self)
    for input in circuit.alphabet.inputs where input.cells.contains(cell) {
      if case .each(let choices) = input.choices { return Set(choices + given).sorted() }
    }
    let middle = given.first ?? 0
    let seen = Set(samples.runs.flatMap { $0.values[cell.number].compactMap { $0?.rational } }).subtracting(given)
    let nearest = seen.sorted { (($0 - middle).magnitude, $0) < (($1 - middle).magnitude, $1) }
    return Set(nearest.prefix(StartTrials.mostValues) + given).sorted()
  }

  private static let mostValues = 5
}
