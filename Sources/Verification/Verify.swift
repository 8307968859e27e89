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
  let length = length ?? circuit.bound ?? 16
  let undefined = try undefinedness(of: circuit, with: choice, upTo: length, within: budget)
  var verdicts: [(claim: Int, verdict: AuditedVerdict)] = []
  for place in claims ?? Array(circuit.claims.indices) {
    let claim = circuit.claims[place]
    if let undefined {
      verdicts.append((place, undefined))
    } else if case .example(let example) = claim.kind {
      verdicts.append((place, Audit.judge(example, in: circuit)))
    } else if let obligation = Obligation(claim, in: circuit) {
      let verdict = try decide(obligation, claim, with: choice, upTo: length, within: budget)
      verdicts.append((place, keepsEvidence ? verdict : verdict.withoutEvidence))
    }
  }
  return verdicts
}

/// Decides one obligation and confirms the verdict.
private func decide(
  _ obligation: Obligation, _ claim: Claim, with choice: EngineChoice, upTo length: Int, within budget: Budget
) throws(Disagreement) -> AuditedVerdict {
  if choice == .reference { return try runByInterpreter(obligation, claim, upTo: length, within: budget, note: nil) }
  let network: CompiledNetwork
  do throws(LoweringObstacle) {
    network = try obligation.lowered()
  } catch {
    let note = "run by the interpreter: \(error.text)"
    return try runByInterpreter(obligation, claim, upTo: length, within: budget, note: note)
  }
  let verdict = search(obligation, network, with: choice, upTo: length, within: budget)
  return try Audit(claim, obligation, network: network, workers: budget.workers).confirm(verdict)
}

/// Asks one engine after the other until one decides; a budget that ends, or the last engine, ends it undecided.
private func search(
  _ obligation: Obligation, _ network: CompiledNetwork, with choice: EngineChoice, upTo length: Int,
  within budget: Budget
) -> Verdict {
  var engines = choice.engines(for: network)[...]
  var verdict = engines.removeFirst().run(obligation, network, upTo: length, within: budget)
  while case .stopped(let limit, _) = verdict.finding, !budget.isEnded(by: limit), let engine = engines.popFirst() {
    verdict = engine.run(obligation, network, upTo: length, within: budget)
  }
  return verdict
}

private func runByInterpreter(
  _ obligation: Obligation, _ claim: Claim, upTo length: Int, within budget: Budget, note: String?
) throws(Disagreement) -> AuditedVerdict {
  let verdict = Reference().run(obligation, upTo: length, within: budget)
  return try Audit(claim, obligation, network: nil).confirm(verdict, note: note)
}

/// What is said of every claim of a circuit in which some considered sequence ties without a rule, cannot be evaluated
/// at all, or was not looked at for these because a budget ended; `nil` where none is, as far as the length goes.
private func undefinedness(
  of circuit: Circuit, with choice: EngineChoice, upTo length: Int, within budget: Budget
) throws(Disagreement) -> AuditedVerdict? {
  let obligation = Obligation(.undefinedness, in: circuit)
  guard obligation.mayBeUndefined else { return nil }
  let claim = Claim(name: circuit.name, kind: .prove(.number(1), when: nil))
  let verdict = try decide(obligation, claim, with: choice, upTo: length, within: budget)
  switch verdict.judgement {
  case .tie, .undefined, .unknown: return verdict
  default: return nil
  }
}
