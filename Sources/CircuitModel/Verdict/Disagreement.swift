/// The tool contradicts itself: what an engine found was not confirmed. A bug, never a verdict.
public struct Disagreement: Error, CustomStringConvertible, Sendable {
  /// The circuit.
  public let circuit: String
  /// The claim.
  public let claim: String
  /// What was said, and what was found instead.
  public let description: String

  package init(_ description: String, claim: String, in circuit: String) {
    self.circuit = circuit
    self.claim = claim
    self.description = description
  }
}
