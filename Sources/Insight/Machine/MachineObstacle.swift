public import CircuitModel

/// Why there is no machine to show.
public enum MachineObstacle: Error, Sendable {
  /// The states of the network cannot be told apart.
  case states(StatesObstacle)
  /// A limit ended the search for states. Where numbers grow without bound, no finite machine may exist.
  case limit(Verdict.Limit)
  /// More different values than this were met.
  case values(Int)
  /// A formula remembers more than can be kept.
  case formula(LoweringObstacle)
  /// Something cannot be evaluated at the end of a sequence.
  case undefined(word: [Int], EvaluationProblem)
}
