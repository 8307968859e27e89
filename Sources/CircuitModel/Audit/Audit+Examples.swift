extension Audit {
  /// Runs an example and compares it with its rows.
  ///
  /// - Returns: that it matches, how it differs, or why it cannot be run; no engine is involved.
  public static func judge(_ example: Example, in circuit: Circuit) -> AuditedVerdict {
    if let open = openHoles(of: circuit) { return open }
    var run = Run(circuit)
    do {
      let judgement = try Precision.refined { bits throws(EvaluationProblem) -> AuditedVerdict.Judgement in
        run = Run(circuit, bits: bits)
        return try judge(example, by: &run)
      }.answer
      let sequences: BigInteger? = if case .holds = judgement { 1 } else { nil }
      return AuditedVerdict(judgement: judgement, engine: Run.engineName, sequences: sequences)
    } catch .undecided(let bits, _, _) {
      let limit = Verdict.Limit.precision(bits)
      return AuditedVerdict(judgement: .unknown(reason: limit.text, upTo: 0), engine: Run.engineName, limit: limit)
    } catch {
      if case .tie = error { return AuditedVerdict(judgement: .tie(run.trace, error), engine: Run.engineName) }
      return AuditedVerdict(judgement: .undefined(run.trace, error), engine: Run.engineName)
    }
  }

  private static func judge(
    _ example: Example, by run: inout Run
  ) throws(EvaluationProblem) -> AuditedVerdict.Judgement {
    let obligation = Obligation(.undefinedness, in: run.circuit)
    for step in 0..<example.inputs.length {
      run.advance(along: example.inputs, step)
      switch obligation.observe(run) {
      case .notConsidered: return .vacuous
      case .undefined(let problem): throw problem
      case .quiet, .event: continue
      }
    }
    let trace = run.trace
    var differences: [Trace.Difference] = []
    for (place, row) in example.rows.enumerated() {
      var steps: [Int] = []
      for (step, number) in row.values.enumerated() {
        let value = trace.value(of: row.cell, atStep: step + 1)
        guard let value, try value.isWithin(row.tolerance, of: number, bits: run.bits) else {
          steps.append(step + 1)
          continue
        }
      }
      if !steps.isEmpty { differences.append(Trace.Difference(row: place, steps: steps)) }
    }
    if differences.isEmpty { return .holds(upTo: example.inputs.length) }
    return .fails(Trace(word: trace.word, values: trace.values, differences: differences))
  }
}

extension Value {
  /// Whether the value is at most a tolerance off a number.
  package func isWithin(_ tolerance: Rational, of number: Rational) -> Bool {
    let (low, high) = (order(against: .exact(number - tolerance)), order(against: .exact(number + tolerance)))
    return (low ?? -1) >= 0 && (high ?? 1) <= 0
  }

  /// Whether the value is at most a tolerance off a number, which bounds may leave open.
  fileprivate func isWithin(
    _ tolerance: Rational, of number: Rational, bits: Int
  ) throws(EvaluationProblem) -> Bool {
    guard let low = order(against: .exact(number - tolerance)), let high = order(against: .exact(number + tolerance))
    else { throw .undecided(bits: bits, at: .none, step: 0) }
    return low >= 0 && high <= 0
  }
}
