import CircuitLanguage
import CircuitModel

extension AuditedVerdict.Judgement {
  /// The run that shows the judgement, where one does.
  var trace: Trace? {
    switch self {
    case .witnessed(let trace), .fails(let trace), .tie(let trace, _), .undefined(let trace, _): trace
    case .proved, .holds, .noWitness, .vacuous, .nothingConsidered, .unknown: nil
    }
  }

  /// What went wrong in the run, where something did.
  var problem: EvaluationProblem? {
    switch self {
    case .tie(_, let problem), .undefined(_, let problem): problem
    default: nil
    }
  }

  /// The greatest length of which every considered sequence was covered; `nil` for every length.
  ///
  /// A run that is shown is among the shortest, so every shorter sequence was covered.
  var lengthCovered: Int? {
    switch self {
    case .holds(let length), .unknown(_, let length): length
    case .witnessed(let trace), .fails(let trace), .tie(let trace, _), .undefined(let trace, _):
      Swift.max(0, trace.word.count - 1)
    case .proved, .noWitness, .vacuous: nil
    case .nothingConsidered: 0
    }
  }
}

extension Report.JudgedClaim {
  /// Why the verdict is what it is, where the word alone does not say it; with a note on how it came about.
  func reason(in circuit: Circuit) -> String? {
    let parts = [explanation(in: circuit), verdict.note].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func explanation(in circuit: Circuit) -> String? {
    switch verdict.judgement {
    case .proved, .holds, .witnessed: nil
    case .fails(let trace): differences(in: trace, of: circuit)
    case .noWitness:
      claim.keyword == "reach"
        ? "no witness: no considered sequence of any length makes the formula true"
        : "no witness: the formula holds on every considered sequence of any length"
    case .vacuous:
      claim.isExample
        ? "the inputs of the example break an assumption" : "the condition after `when` holds at no step"
    case .tie(_, let problem), .undefined(_, let problem): problem.report(in: circuit, claim: claim).headline
    case .nothingConsidered: circuit.reportThatNothingIsConsidered().headline
    case .unknown(let reason, _): reason
    }
  }

  /// Where the rows of an example differ: `y at step 3: 1 expected, 0 found`.
  private func differences(in trace: Trace, of circuit: Circuit) -> String? {
    guard case .example(let example) = claim.kind, !trace.differences.isEmpty else { return nil }
    return trace.differences.flatMap { difference in
      let row = example.rows[difference.row]
      return difference.steps.map { step in
        let found = trace.value(of: row.cell, atStep: step)?.tableText ?? "nothing"
        let expected = step <= row.values.count ? Value.exact(row.values[step - 1]).tableText : "nothing"
        return "\(circuit.name(of: row.cell, at: step)) is \(found), expected \(expected)"
      }
    }.joined(separator: ", ")
  }
}
