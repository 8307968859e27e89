import CircuitLanguage
public import CircuitModel

extension Report.JudgedClaim {
  /// Puts into words what was confirmed of a claim.
  ///
  /// - Parameters:
  ///   - claim: The claim.
  ///   - verdict: What is said of it.
  ///   - circuit: The circuit that it is about.
  public init(_ claim: Claim, _ verdict: AuditedVerdict, of circuit: Circuit) {
    let judgement = verdict.judgement
    self.init(
      name: claim.name, kind: Kind(claim.kind), summary: claim.summary, range: claim.range,
      outcome: Outcome(judgement), lengthCovered: judgement.lengthCovered(of: claim, in: circuit),
      engine: verdict.engine, states: verdict.states, sequences: verdict.sequences?.description,
      invariant: verdict.invariant?.text(in: circuit) ?? verdict.ranges?.text(in: circuit), note: verdict.note)
    if let trace = judgement.trace { show(trace, of: claim, in: circuit) }
    if case .worked(let worked) = claim.kind { show(verdict.numbers, of: worked, claim) }
    switch judgement {
    case .tie(let trace, let found), .undefined(let trace, let found):
      problem = found.report(in: circuit, claim: claim)
      step = found.step
      unit = circuit.unit(containing: found.range, lackingValueIn: trace)
    case .nothingConsidered: problem = circuit.reportThatNothingIsConsidered()
    default: break
    }
    explanation = explanation(of: judgement)
  }

  private mutating func show(_ trace: Trace, of claim: Claim, in circuit: Circuit) {
    guard case .example(let example) = claim.kind else {
      run = Report.Run(trace, of: circuit)
      sides = zip(claim.sides, trace.sides).map { side, values in
        Side(
          range: side.range,
          value: joined(values.map { $0?.tableText ?? "?" }, asVector: side.components.count > 1))
      }
      return
    }
    run = Report.Run(trace, of: circuit, against: example)
    differences = trace.differences.flatMap { difference in
      let row = example.rows[difference.row]
      return difference.steps.map { step in
        Difference(
          row: difference.row, range: row.range, name: circuit.name(of: row.cell, at: step), step: step,
          found: trace.value(of: row.cell, atStep: step)?.tableText ?? "not computed",
          expected: step <= row.values.count ? Value.exact(row.values[step - 1]).tableText : "nothing")
      }
    }
  }

  private mutating func show(_ numbers: WorkedNumbers?, of worked: WorkedClaim, _ claim: Claim) {
    working = Report.Working(worked, claim, numbers)
    sides = zip(claim.sides, numbers?.sides ?? []).map { side, values in
      Side(
        range: side.range,
        value: joined(
          values.map { value in value.map { KnownDigits($0).text(beyond: 0)?.text ?? $0.tableText } ?? "?" },
          asVector: !side.sizes.isEmpty))
    }
  }

  private func explanation(of judgement: AuditedVerdict.Judgement) -> String? {
    switch judgement {
    case .proved, .holds, .witnessed: nil
    case .fails: differences.isEmpty ? nil : differences.map(\.text).joined(separator: ", ")
    case .noWitness:
      kind == .reach
        ? "no witness: no considered sequence of any length makes the formula true"
        : "no witness: the formula holds on every considered sequence of any length"
    case .vacuous:
      isExample || isWorked
        ? "the inputs of the example break an assumption" : "the condition after `when` holds at no step"
    case .tie, .undefined, .nothingConsidered: problem?.headline
    case .unknown(let reason, _): reason
    }
  }
}

extension Report.JudgedClaim.Difference {
  /// `y[3] is 1, expected 0`.
  var text: String { "\(name.visible) is \(found.visible), expected \(expected.visible)" }
}

extension Report.JudgedClaim.Kind {
  init(_ kind: Claim.Kind) {
    switch kind {
    case .prove: self = .prove
    case .refute: self = .refute
    case .reach: self = .reach
    case .example: self = .example
    case .worked(let worked): self = worked.isRefutation ? .refute : .prove
    }
  }
}

extension AuditedVerdict.Judgement {
  /// The run that shows the judgement, where one does.
  fileprivate var trace: Trace? {
    switch self {
    case .witnessed(let trace), .fails(let trace), .tie(let trace, _), .undefined(let trace, _): trace
    case .proved, .holds, .noWitness, .vacuous, .nothingConsidered, .unknown: nil
    }
  }

  /// The greatest length of which every considered sequence was covered; `nil` for every length.
  ///
  /// A run that is shown is among the shortest, so every shorter sequence was covered; but of real numbers nobody covers all.
  fileprivate func lengthCovered(of claim: Claim, in circuit: Circuit) -> Int? {
    let isFirstFound = circuit.alphabet.isReal && Obligation(claim, in: circuit) != nil
    return switch self {
    case .holds(let length), .unknown(_, let length): length
    case .witnessed(let trace), .fails(let trace), .tie(let trace, _), .undefined(let trace, _):
      isFirstFound ? 0 : Swift.max(0, trace.word.count - 1)
    case .proved, .noWitness, .vacuous: nil
    case .nothingConsidered: 0
    }
  }
}

extension Report.Run {
  /// Writes a trace down.
  ///
  /// - Parameters:
  ///   - trace: A run of the circuit.
  ///   - circuit: The circuit, for the names of its signals.
  ///   - example: The example that the trace was compared with, if any.
  public init(_ trace: Trace, of circuit: Circuit, against example: Example? = nil) {
    self.init(
      length: trace.word.count,
      signals: circuit.signals.map { signal in
        Signal(
          name: signal.name, role: signal.role, isVector: signal.isVector,
          values: trace.word.indices.map { step in
            signal.components.map { trace.value(of: $0, atStep: step + 1)?.exactText }
          },
          expected: example.flatMap { signal.expectedTexts(in: $0, where: trace) })
      })
  }
}

extension Signal {
  /// What an example expects of the signal, one text a step, or `nil` where nothing that it expects differs.
  fileprivate func expectedTexts(in example: Example, where trace: Trace) -> [String]? {
    let differing = Set(trace.differences.map { example.rows[$0.row].cell })
    guard components.contains(where: differing.contains) else { return nil }
    return trace.word.indices.map { step in
      let values = components.map { cell in
        example.rows.first { $0.cell == cell && step < $0.values.count }
          .map { Value.exact($0.values[step]).tableText + $0.toleranceText } ?? "_"
      }
      return joined(values, asVector: isVector)
    }
  }
}

extension Example.Row {
  /// How far off the values may be, for a reader: `±1/200`, or nothing where they must be exact.
  fileprivate var toleranceText: String { tolerance.isZero ? "" : "±\(tolerance)" }
}
