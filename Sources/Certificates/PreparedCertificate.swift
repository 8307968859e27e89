public import CircuitModel

/// A certificate whose files were read and whose machine is that of the circuit: what is left to check is its evidence, all
/// at once or in parts on several machines.
public struct PreparedCertificate: ~Copyable, Sendable {
  /// The circuit.
  public let circuit: Circuit
  /// The claim that is said to be shown.
  public let claim: Claim
  private let certification: Audit.Certification

  init(_ circuit: Circuit, _ claim: Claim, _ certification: consuming Audit.Certification) {
    self.circuit = circuit
    self.claim = claim
    self.certification = certification
  }
}

extension PreparedCertificate {
  /// Into how many parts the check can be cut: as many as there are states; an invariant cannot be cut.
  public var count: Int { certification.count }

  /// Checks some of the states.
  ///
  /// - Parameter range: which of them, below `count`.
  /// - Returns: what that came to, which shows nothing by itself.
  public func part(_ range: Range<Int>) -> EvidencePart { certification.part(range) }

  /// The verdict that parts give together.
  ///
  /// - Parameter parts: what the parts came to, in any order; the verdict does not depend on it.
  /// - Returns: that the claim is proved.
  /// - Throws: that parts are missing or checked twice, or why the evidence does not show the claim.
  public func verdict(from parts: [EvidencePart]) throws(CertificationProblem) -> AuditedVerdict {
    do throws(Audit.Certification.Problem) {
      return try certification.verdict(from: parts)
    } catch {
      switch error {
      case .incomplete(let problem): throw .incomplete(problem)
      case .notShown(let disagreement): throw .notShown(disagreement)
      }
    }
  }
}
