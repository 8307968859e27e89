import CircuitModel

/// Judges formulas about the numbers of one sequence: losses, gradients, gates.
///
/// The sequence is run once with every operation recorded, and derivatives are taken in reverse along the record. Numbers
/// are exact while they are rational, and otherwise known by bounds, made tighter until they decide.
struct WorkedEngine {
  /// Works a formula out.
  ///
  /// - Parameters:
  ///   - worked: the formula with its sequence.
  ///   - circuit: the circuit.
  ///   - budget: its deadline ends the work.
  /// - Returns: whether it is true, not yet audited.
  func run(_ worked: WorkedClaim, in circuit: Circuit, within budget: Budget) -> WorkedFinding {
    do {
      let found = try Precision.refined { bits throws(EvaluationProblem) -> WorkedFinding.Answer in
        try answer(to: worked, in: circuit, bits: bits, within: budget)
      }
      return WorkedFinding(found.answer, engine: Recording.engineName, bits: found.bits)
    } catch {
      return WorkedFinding(.problem(error), engine: Recording.engineName, bits: Precision.mostBits)
    }
  }

  private func answer(
    to worked: WorkedClaim, in circuit: Circuit, bits: Int, within budget: Budget
  ) throws(EvaluationProblem) -> WorkedFinding.Answer {
    let obligation = Obligation(.undefinedness, in: circuit)
    var recording = try Recording(circuit, bits: bits, interruption: budget.interruption)
    for values in worked.inputs.values(in: circuit.alphabet) {
      recording.advance(with: values)
      switch recording.observe(obligation) {
      case .notConsidered: return .notConsidered
      case .undefined(let problem): throw problem
      case .quiet, .event: continue
      }
    }
    return .truth(try recording.holds(worked.formula, comparingRationals: true))
  }
}
