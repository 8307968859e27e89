extension Audit {
  /// Confirms what an engine says of a formula about the numbers of one sequence, and says what that means for the claim.
  ///
  /// The interpreter works it out again, with derivatives in forward mode by definition, where the engine takes them in
  /// reverse from a recorded run.
  ///
  /// - Parameters:
  ///   - finding: what the engine says.
  ///   - worked: the formula.
  ///   - claim: the claim that states it.
  ///   - circuit: the circuit.
  ///   - interruption: asked now and then whether the interpreter must end: what it has not confirmed is unknown.
  /// - Returns: the verdict as it may be reported.
  /// - Throws: a disagreement, when the interpreter finds something else.
  public static func confirm(
    _ finding: WorkedFinding, of worked: WorkedClaim, _ claim: Claim, in circuit: Circuit,
    interruption: @escaping @Sendable () -> Verdict.Limit? = { nil }
  ) throws(Disagreement) -> AuditedVerdict {
    if let open = openHoles(of: circuit) { return open }
    func ended(by limit: Verdict.Limit) -> AuditedVerdict {
      AuditedVerdict(judgement: .unknown(reason: limit.text, upTo: 0), engine: finding.engine, limit: limit)
    }
    if case .problem(.interrupted(let limit, _, _)) = finding.answer { return ended(by: limit) }
    let (answer, run) = worked.answer(in: circuit, interruption: interruption)
    if case .problem(.interrupted(let limit, _, _)) = answer { return ended(by: limit) }
    // What either leaves open is unknown, whatever the other says: nothing contradicts it, and nothing confirms it.
    if let bits = answer.undecidedBits ?? finding.answer.undecidedBits {
      return ended(by: .precision(bits))
    }
    guard answer.agrees(with: finding.answer) else {
      throw Disagreement(
        "\(finding.engine) says \(finding.answer), the interpreter \(answer)", claim: claim.name, in: circuit.name)
    }
    let judgement: AuditedVerdict.Judgement
    var numbers: WorkedNumbers?
    switch answer {
    case .notConsidered: judgement = .vacuous
    case .problem(let problem):
      if case .tie = problem {
        judgement = .tie(run.trace, problem)
      } else {
        judgement = .undefined(run.trace, problem)
      }
    case .truth(let isTrue):
      let found = worked.numbers(claim.sides, after: run)
      numbers = found
      if isTrue, !worked.isRefutation {
        judgement = .holds(upTo: run.length)
      } else {
        let trace = Trace(word: run.word, values: run.trace.values, sides: found.sides)
        judgement = isTrue || !worked.isRefutation ? .fails(trace) : .witnessed(trace)
      }
    }
    return AuditedVerdict(judgement: judgement, engine: finding.engine, numbers: numbers)
  }
}

extension WorkedClaim {
  /// What the interpreter says of the formula, with the run that shows it.
  package func answer(
    in circuit: Circuit, interruption: @escaping @Sendable () -> Verdict.Limit? = { nil }
  ) -> (WorkedFinding.Answer, Run) {
    let obligation = Obligation(.undefinedness, in: circuit)
    var run = Run(circuit)
    do {
      let answer = try Precision.refined { bits throws(EvaluationProblem) -> WorkedFinding.Answer in
        run = Run(circuit, bits: bits)
        run.interruption = interruption
        for step in 0..<inputs.length {
          run.advance(along: inputs, step)
          switch obligation.observe(run) {
          case .notConsidered: return .notConsidered
          case .undefined(let problem): throw problem
          case .quiet, .event: continue
          }
        }
        return .truth(try run.confirms(formula))
      }
      return (answer.answer, run)
    } catch {
      return (.problem(error), run)
    }
  }
}

extension WorkedFinding.Answer {
  /// How many bits did not decide it, where that is the answer.
  fileprivate var undecidedBits: Int? {
    if case .problem(.undecided(let bits, _, _)) = self { bits } else { nil }
  }

  /// Whether two answers say the same. What goes wrong may be found at different places first.
  fileprivate func agrees(with other: WorkedFinding.Answer) -> Bool {
    switch (self, other) {
    case (.problem, .problem): true
    default: self == other
    }
  }
}
