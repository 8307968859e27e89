import CircuitModel
import Insight
import Reports

/// Why a circuit cannot be drawn as asked for.
enum DrawProblem: Error {
  /// There is no sequence to draw it along.
  case sequence(SequenceProblem)
  /// There is no machine.
  case machine(MachineObstacle, Circuit)
  /// There are no margins.
  case margins(StatesObstacle, Circuit)
  /// There is no flow of gradients.
  case gradients(GradientObstacle, Circuit)

  /// Says it, and what it means for the shell.
  func report(of path: String) -> ExitStatus {
    switch self {
    case .sequence(let problem): return problem.report(of: path)
    case .machine(let obstacle, let circuit):
      StandardStreams.note("`\(circuit.name.visible)` has no machine to draw: \(obstacle.text(in: circuit))")
      switch obstacle {
      case .limit, .values: return .undecided
      case .undefined(_, .tie): return .failed
      case .undefined: return .rejected
      case .states, .formula: return .unusable
      }
    case .margins(let obstacle, let circuit):
      StandardStreams.note(
        "`\(circuit.name.visible)` has no margins to draw: its states cannot be told apart, since "
          + obstacle.reason(in: circuit))
      return .unusable
    case .gradients(let obstacle, let circuit):
      StandardStreams.note("`\(circuit.name.visible)` has no gradients to draw. \(obstacle.text(in: circuit))")
      if case .problem = obstacle { return .rejected }
      return .unusable
    }
  }
}
