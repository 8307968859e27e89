public import CircuitModel

/// Judges claims of a circuit: lowered, decided by an engine, and confirmed.
///
/// - Parameters:
///   - circuit: the circuit.
///   - claims: which of its claims, by their place; all of them unless given.
///   - choice: the engine.
///   - length: the length to cover where no proof is found; the circuit's `bound` unless given, and 16 without one.
///   - budget: what each claim may use.
///   - keepsEvidence: whether verdicts keep what shows a proof, which can be large.
/// - Returns: for each claim, in order, its place and what is said of it.
/// - Throws: a disagreement between an engine and the audit.
public func verify(
  _ circuit: Circuit, claims: [Int]? = nil, with choice: EngineChoice, upTo length: Int?, within budget: Budget,
  keepingEvidence keepsEvidence: Bool = false
) throws(Disagreement) -> [(claim: Int, verdict: AuditedVerdict)] {
  var judge = Judge(circuit, with: choice, upTo: length)
  var verdicts: [(claim: Int, verdict: AuditedVerdict)] = []
  for place in claims ?? Array(circuit.claims.indices) {
    verdicts.append(
      (place, try judge.verdict(onClaim: place, within: budget, keepingEvidence: keepsEvidence)))
  }
  return verdicts
}
