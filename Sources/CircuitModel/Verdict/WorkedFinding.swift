/// What an engine says of a formula about the numbers of one sequence, before anyone has checked it.
public struct WorkedFinding: Sendable {
  /// The name of the engine.
  public var engine: String
  /// The answer.
  public var answer: Answer
  /// With how many bits after the point it was found, where some number is not rational.
  public var bits: Int

  /// Makes a finding.
  public init(_ answer: Answer, engine: String, bits: Int) {
    self.answer = answer
    self.engine = engine
    self.bits = bits
  }

  /// What can be found.
  public enum Answer: Hashable, Sendable {
    /// Whether the formula is true.
    case truth(Bool)
    /// The sequence breaks an assumption.
    case notConsidered
    /// Something has no value, or bounds of the most bits do not decide it.
    case problem(EvaluationProblem)
  }
}
