public import CircuitModel

/// Judges the claims of a circuit, each lowered, decided by an engine, and confirmed.
///
/// Whether some considered sequence meets something that has no value at all is looked into once for all claims, with the
/// budget of the first; where that budget ends it, the next claim's is tried.
public struct Judge: Sendable {
  private let circuit: Circuit
  private let choice: EngineChoice
  private let length: Int
  /// What is said of every claim, where something has no value; `nil` inside where everything has one.
  private var undefinedness: AuditedVerdict??

  /// Prepares to judge a circuit.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - choice: the engine.
  ///   - length: the length to cover where no proof is found; the circuit's `bound` unless given, and 16 without one.
  public init(_ circuit: Circuit, with choice: EngineChoice, upTo length: Int?) {
    self.circuit = circuit
    self.choice = choice
    self.length = length ?? circuit.bound ?? Judge.usualLength
  }
}

extension Judge {
  /// The length to cover where nobody names one.
  public static let usualLength = 16

  /// Judges one claim.
  ///
  /// - Parameters:
  ///   - place: which of the circuit's claims.
  ///   - budget: what may be used.
  ///   - keepsEvidence: whether the verdict keeps what shows a proof, which can be large.
  /// - Returns: what is said of the claim.
  /// - Throws: a disagreement between an engine and the audit.
  public mutating func verdict(
    onClaim place: Int, within budget: Budget, keepingEvidence keepsEvidence: Bool = false
  ) throws(Disagreement) -> AuditedVerdict {
    if let open = Audit.openHoles(of: circuit) { return open }
    let claim = circuit.claims[place]
    if let undefined = try undefined(within: budget) { return undefined }
    switch claim.kind {
    case .example(let example): return Audit.judge(example, in: circuit)
    case .worked(let worked): return try Judge.verdict(on: worked, claim, in: circuit, within: budget)
    case .prove, .refute, .reach: break
    }
    guard let obligation = Obligation(claim, in: circuit) else {
      preconditionFailure("what is no example is an obligation")
    }
    let verdict = try decide(obligation, claim, within: budget)
    return keepsEvidence ? verdict : verdict.withoutEvidence
  }

  /// Judges a formula about the numbers of one sequence; no search is involved, and of a budget only the deadline ends it.
  ///
  /// - Parameters:
  ///   - worked: the formula.
  ///   - claim: the claim that states it.
  ///   - circuit: the circuit.
  ///   - budget: how long the work may take, and who may end it.
  /// - Returns: what is said of the claim.
  /// - Throws: a disagreement between the engine and the interpreter.
  public static func verdict(
    on worked: WorkedClaim, _ claim: Claim, in circuit: Circuit, within budget: Budget = Budget()
  ) throws(Disagreement) -> AuditedVerdict {
    try Audit.confirm(
      WorkedEngine().run(worked, in: circuit, within: budget), of: worked, claim, in: circuit,
      interruption: budget.interruption)
  }

  /// What is said of every claim of a circuit in which some considered sequence ties without a rule, cannot be evaluated
  /// at all, or was not looked at for these because a budget ended; `nil` where none is, as far as the length goes.
  private mutating func undefined(within budget: Budget) throws(Disagreement) -> AuditedVerdict? {
    if let undefinedness { return undefinedness }
    let obligation = Obligation(.undefinedness, in: circuit)
    // What has no value in a circuit that is worked with in bounds is found with each claim.
    guard obligation.mayBeUndefined, !circuit.isContinuous, !choice.worksWithBounds else {
      undefinedness = .some(nil)
      return nil
    }
    let claim = Claim(name: circuit.name, kind: .prove(.number(1), when: nil))
    let verdict = try decide(obligation, claim, within: budget)
    switch verdict.judgement {
    case .tie, .undefined: undefinedness = .some(verdict)
    case .unknown: return verdict
    default: undefinedness = .some(nil)
    }
    return undefinedness ?? nil
  }

  /// Decides one obligation and confirms the verdict.
  private func decide(
    _ obligation: Obligation, _ claim: Claim, within budget: Budget
  ) throws(Disagreement) -> AuditedVerdict {
    if circuit.isContinuous || claim.isContinuous || choice.worksWithBounds {
      return try record(obligation, claim, within: budget)
    }
    if choice == .reference { return try runByInterpreter(obligation, claim, within: budget, note: nil) }
    let network: CompiledNetwork
    do throws(LoweringObstacle) {
      network = try obligation.lowered()
    } catch {
      return try runByInterpreter(obligation, claim, within: budget, note: "run by the interpreter: \(error.text)")
    }
    let verdict = search(obligation, network, within: budget)
    return try Audit(claim, obligation, network: network, workers: budget.workers).confirm(verdict)
  }

  /// Asks one engine after the other until one decides; a budget that ends, or the last engine, ends it undecided.
  private func search(_ obligation: Obligation, _ network: CompiledNetwork, within budget: Budget) -> Verdict {
    var engines = choice.engines(for: network)[...]
    var verdict = engines.removeFirst().run(obligation, network, upTo: length, within: budget)
    while case .stopped(let limit, _) = verdict.finding, !budget.isEnded(by: limit), let engine = engines.popFirst() {
      verdict = engine.run(obligation, network, upTo: length, within: budget)
    }
    return verdict
  }

  /// Decides an obligation about numbers that are not rational.
  private func record(
    _ obligation: Obligation, _ claim: Claim, within budget: Budget
  ) throws(Disagreement) -> AuditedVerdict {
    let verdict: Verdict
    do {
      verdict = try ContinuousSearch(obligation, with: choice, upTo: length, budget).run()
    } catch {
      // Only a constant can fail before the first step, and the checker computes all of them.
      throw Disagreement("an initial value cannot be worked out: \(error)", claim: claim.name, in: circuit.name)
    }
    let isFirstFound = if case .met = verdict.finding { true } else { false }
    return try Audit(claim, obligation, network: nil, workers: budget.workers, interruption: budget.interruption)
      .confirm(verdict, note: isFirstFound ? ContinuousSearch.note : nil)
  }

  private func runByInterpreter(
    _ obligation: Obligation, _ claim: Claim, within budget: Budget, note: String?
  ) throws(Disagreement) -> AuditedVerdict {
    let verdict = Reference().run(obligation, upTo: length, within: budget)
    return try Audit(claim, obligation, network: nil).confirm(verdict, note: note)
  }
}
