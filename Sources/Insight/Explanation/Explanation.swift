public import CircuitModel
public import Verification

/// What can be said of one circuit beyond the verdicts on its claims.
///
/// A further kind of insight is one more property here, and a section in the report.
public struct Explanation: Sendable {
  /// The circuit.
  public let circuit: Circuit
  /// What its units compute.
  public let units: UnitsInsight
  /// Whether its claims depend on how it starts; not looked into where there are no states to tell starts apart by.
  public let start: StartInsight?
  /// How close its units come to their thresholds, and how far its weights may move; or why its states cannot be told apart.
  public let margins: Result<MarginsInsight, StatesObstacle>
  /// What its outputs come down to as a machine.
  public let machine: MachineAnalysis

  /// Looks into a circuit.
  ///
  /// - Throws: a disagreement between an engine and the audit.
  public init(of circuit: Circuit, within budget: Budget) throws(Disagreement) {
    self.circuit = circuit
    units = try UnitsInsight(of: circuit, within: budget)
    start = circuit.continuity == nil ? try StartInsight(of: circuit, within: budget) : nil
    let states = Result { () throws(StatesObstacle) in try ReachableStates(of: circuit, within: budget) }
    margins = try Explanation.margins(of: circuit, reaching: states, within: budget)
    machine = MachineAnalysis(of: circuit, reaching: states, within: budget)
  }

  /// So many states of a network that has more than can be kept are enough to see how close its sums come.
  private static let mostStatesOfGrowth = 1 << 10

  /// The margins of a circuit over its states; over fewer where they are more than can be kept.
  package static func margins(
    of circuit: Circuit, reaching states: Result<ReachableStates, StatesObstacle>, within budget: Budget
  ) throws(Disagreement) -> Result<MarginsInsight, StatesObstacle> {
    switch states {
    case .failure(let obstacle): return .failure(obstacle)
    case .success(let states) where states.isComplete:
      return .success(try MarginsInsight(over: states, within: budget))
    case .success:
      var modest = budget
      modest.maximumStates = min(budget.maximumStates ?? .max, mostStatesOfGrowth)
      let fewer = Result { () throws(StatesObstacle) in try ReachableStates(of: circuit, within: modest) }
      switch fewer {
      case .failure(let obstacle): return .failure(obstacle)
      case .success(let states): return .success(try MarginsInsight(over: states, within: budget))
      }
    }
  }
}
