import CircuitModel
import Reports

/// What can come out when shares are put together and do not fit.
enum MergeTrouble: Error {
  /// What comes of a share is not confirmed.
  case disagreement(Disagreement)
  /// Shares say of a unit what cannot all be true.
  case conflict(circuit: String, unit: Int)
  /// A unit has a result that cannot be one of it.
  case otherUnit(circuit: String, unit: Int)
  /// What a share says of a claim is not what comes out when it is run again, or cannot be said of it.
  case otherRun(circuit: String, claim: String)
  /// The results of units do not fit each other.
  case unfit(circuit: String, String)
  /// A file has changed.
  case plan(PlanProblem)
}

extension MergeTrouble {
  /// How that ends the run.
  func ending(_ path: String) throws(PlanProblem) -> Report.Ending {
    switch self {
    case .disagreement(let found): return Report.Ending(found, in: path)
    case .plan(let problem): throw problem
    case .conflict(let circuit, let unit):
      return .disagreement(path: path, circuit: circuit, "shares say different things of unit \(unit) of the plan")
    case .otherUnit(let circuit, let unit):
      return .disagreement(
        path: path, circuit: circuit, "what a share says of unit \(unit) of the plan cannot be said of it")
    case .otherRun(let circuit, let claim):
      return .disagreement(
        path: path, circuit: circuit, "\(claim): a share says something else than what running it shows")
    case .unfit(let circuit, let finding): return .disagreement(path: path, circuit: circuit, finding)
    }
  }
}
