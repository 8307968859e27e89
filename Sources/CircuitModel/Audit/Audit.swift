/// Confirms what engines say, with code that shares nothing with them.
///
/// A counterexample is replayed by the interpreter. A proof's state set is checked to hold the start, to be closed and to
/// be safe, by stepping the network on scalars (`StateSetCheck`); that the network means what the circuit means is checked
/// by running both side by side along the words that lead to its states. What cannot be confirmed is a `Disagreement`.
public struct Audit: Sendable {
  let claim: Claim
  let obligation: Obligation
  let network: CompiledNetwork?
  let workers: Int
  let interruption: @Sendable () -> Verdict.Limit?

  /// Prepares to audit verdicts on one obligation of a claim.
  ///
  /// - Parameters:
  ///   - claim: the claim.
  ///   - obligation: what it comes down to.
  ///   - network: what that was lowered to, where it could be.
  ///   - workers: how many threads may work at a time; what is found does not depend on it.
  ///   - interruption: asked now and then whether going over many sequences again must end; what is then not confirmed is
  ///     unknown.
  public init(
    _ claim: Claim, _ obligation: Obligation, network: CompiledNetwork?, workers: Int = 1,
    interruption: @escaping @Sendable () -> Verdict.Limit? = { nil }
  ) {
    self.claim = claim
    self.obligation = obligation
    self.network = network
    self.workers = workers
    self.interruption = interruption
  }

  /// Confirms a verdict and says what it means for the claim.
  ///
  /// - Parameters:
  ///   - verdict: what an engine says.
  ///   - note: what a reader should know about how the verdict came about.
  /// - Returns: the verdict as it may be reported.
  /// - Throws: a disagreement, when the verdict is not confirmed.
  public func confirm(_ verdict: Verdict, note: String? = nil) throws(Disagreement) -> AuditedVerdict {
    if let limit = try confirmCoverage(verdict) {
      let cut = Verdict(.stopped(limit, upTo: 0), engine: verdict.engine, triggered: verdict.triggered)
      return try confirm(cut, note: note)
    }
    let judgement = try judgement(of: verdict)
    var shown: Evidence?
    if case .closed(let evidence) = verdict.finding { shown = evidence }
    let isProved = if case .proved = judgement { true } else { false }
    var limit: Verdict.Limit?
    if case .stopped(let found, _) = verdict.finding { limit = found }
    return AuditedVerdict(
      judgement: judgement, engine: verdict.engine, states: verdict.states, sequences: verdict.sequences,
      limit: limit, note: note, invariant: shown.flatMap(statement), ranges: isProved ? shown.flatMap(ranges) : nil,
      evidence: isProved ? shown : nil)
  }

  /// What evidence says where it is made of ranges.
  private func ranges(of evidence: Evidence) -> RangeInvariant.Statement? {
    guard case .ranges(let invariant) = evidence else { return nil }
    return RangeInvariant.Statement(invariant, of: claim)
  }

  /// What evidence says where it is an invariant.
  func statement(of evidence: Evidence) -> InvariantStatement? {
    guard case .invariant(let invariant) = evidence, let network else { return nil }
    return InvariantStatement(invariant, of: network)
  }

  private func check(_ evidence: Evidence) throws(Disagreement) -> Bool {
    switch evidence {
    case .states(let states): try check(states)
    case .invariant(let invariant): try check(invariant)
    case .ranges(let invariant): try check(invariant)
    }
  }

  private func judgement(of verdict: Verdict) throws(Disagreement) -> AuditedVerdict.Judgement {
    switch verdict.finding {
    case .event(let word):
      return judgement(ofEventAfter: try replay(.letters(word), expecting: "an event") { $0 == .event })
    case .undefined(let word): return try judgement(ofProblemAfter: .letters(word))
    case .met(let inputs):
      var isEvent = false
      let run = try replay(inputs, expecting: "an event or a problem") {
        isEvent = $0 == .event
        return isEvent || $0.isProblem
      }
      return isEvent ? judgement(ofEventAfter: run) : try judgement(ofProblemAfter: inputs)
    case .closed(let evidence):
      let isTriggered = try check(evidence)
      // Of real numbers it takes a sequence to show that there is one, which ranges come with.
      if !obligation.circuit.alphabet.isReal, try !admitsASequence() { return .nothingConsidered }
      guard case .prove = claim.kind else { return .noWitness }
      return isTriggered ? .proved : .vacuous
    case .exhausted(let length):
      try compareWithInterpreter(along: everyWord(upTo: length))
      if try !admitsASequence() { return .nothingConsidered }
      guard case .prove = claim.kind else {
        return .unknown(reason: "no witness up to length \(length)", upTo: length)
      }
      return verdict.triggered
        ? .holds(upTo: length)
        : .unknown(reason: "the condition after `when` holds nowhere up to length \(length)", upTo: length)
    case .stopped(let limit, let length):
      return .unknown(reason: limit.text, upTo: length)
    }
  }

  private func judgement(ofEventAfter run: Run) -> AuditedVerdict.Judgement {
    let trace = run.trace(sides: claim.sides)
    if case .prove = claim.kind { return .fails(trace) }
    return .witnessed(trace)
  }

  private func judgement(ofProblemAfter inputs: Inputs) throws(Disagreement) -> AuditedVerdict.Judgement {
    var problem: EvaluationProblem?
    let run = try replay(inputs, expecting: "a problem") {
      if case .undefined(let found) = $0 { problem = found }
      return problem != nil
    }
    guard let problem else { throw disagreement("nothing goes wrong on \(inputs)") }
    let trace = run.trace(sides: claim.sides)
    if case .tie = problem { return .tie(trace, problem) }
    return .undefined(trace, problem)
  }

  func disagreement(_ text: String) -> Disagreement {
    Disagreement(text, claim: claim.name, in: obligation.circuit.name)
  }
}

extension Obligation.Observation {
  /// Whether something has no value, however precisely one works.
  package var isProblem: Bool {
    switch self {
    case .undefined(.undecided), .undefined(.tooLarge): false
    case .undefined: true
    case .notConsidered, .quiet, .event: false
    }
  }
}

extension Verdict.Limit {
  /// What a report says about it.
  public var text: String {
    switch self {
    case .states(let most): "the limit of \(most) states ended the search"
    case .memory(let most): "the limit of \(most) bytes of memory ended the search"
    case .numbers: "numbers grew beyond what is worked with, which ended the search"
    case .time: "the time limit ended the search"
    case .interrupted: "the search was interrupted"
    case .sequences: "there are more than 2^40 sequences of the next length; a time limit lets them be run"
    case .noInvariant: "linear equations between the numbers that grow, and what a step decides by them, do not show it"
    case .precision(let bits): "bounds of \(bits) bits after the point do not decide it"
    case .ranges: "inputs can be any real numbers, and the ranges of values do not decide it"
    case .noTrigger: "an invariant shows it, but no step was found at which the condition after `when` holds"
    }
  }
}
