extension Audit {
  /// Runs an example and compares it with its rows.
  ///
  /// - Returns: that it matches, how it differs, or why it cannot be run; no engine is involved.
  public static func judge(_ example: Example, in circuit: Circuit) -> AuditedVerdict {
    if let open = openHoles(of: circuit) { return open }
    var run = Run(circuit)
    let obligation = Obligation(.undefinedness, in: circuit)
    for letter in example.word {
      run.advance(by: letter)
      switch obligation.observe(run) {
      case .notConsidered: return AuditedVerdict(judgement: .vacuous, engine: Run.engineName)
      case .undefined(let problem):
        if case .tie = problem { return AuditedVerdict(judgement: .tie(run.trace, problem), engine: Run.engineName) }
        return AuditedVerdict(judgement: .undefined(run.trace, problem), engine: Run.engineName)
      case .quiet, .event: continue
      }
    }
    let trace = run.trace
    var differences: [Trace.Difference] = []
    for (place, row) in example.rows.enumerated() {
      let steps = row.values.indices.filter { step in
        guard let value = trace.value(of: row.cell, atStep: step + 1) else { return true }
        return !value.isWithin(row.tolerance, of: row.values[step])
      }
      if !steps.isEmpty { differences.append(Trace.Difference(row: place, steps: steps.map { $0 + 1 })) }
    }
    if differences.isEmpty {
      return AuditedVerdict(judgement: .holds(upTo: example.word.count), engine: Run.engineName, sequences: 1)
    }
    let differing = Trace(word: trace.word, values: trace.values, differences: differences)
    return AuditedVerdict(judgement: .fails(differing), engine: Run.engineName)
  }
}

extension Value {
  /// Whether the value is at most a tolerance off a number.
  package func isWithin(_ tolerance: Rational, of number: Rational) -> Bool {
    let (low, high) = (order(against: .exact(number - tolerance)), order(against: .exact(number + tolerance)))
    return (low ?? -1) >= 0 && (high ?? 1) <= 0
  }
}
