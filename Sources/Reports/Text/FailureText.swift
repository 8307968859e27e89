import CircuitLanguage
import CircuitModel

/// What stands under the line of a claim that is no pass: where it is written, the run that shows it, and what was what.
struct FailureText {
  /// The file, for the text of the claim.
  var file: Report.File
  /// The circuit.
  var circuit: Circuit
  /// The columns of the terminal.
  var width: Int
  /// The colours.
  var palette: Palette

  /// What has already been shown: a tie spoils every claim of its circuit, and is shown under the first.
  private var shown: Set<EvaluationProblem> = []

  init(file: Report.File, circuit: Circuit, width: Int, palette: Palette) {
    self.file = file
    self.circuit = circuit
    self.width = width
    self.palette = palette
  }
}

extension FailureText {
  /// The lines for a claim, without indentation at their beginning; none where the line of the claim says it all.
  mutating func lines(for entry: Report.JudgedClaim) -> [String] {
    let evidence = evidence(for: entry)
    if evidence.isEmpty { return [] }
    return entry.claim.summary.split(separator: "\n").map { String($0).visible } + evidence
  }

  private mutating func evidence(for entry: Report.JudgedClaim) -> [String] {
    if let problem = entry.verdict.judgement.problem, !shown.insert(problem).inserted { return [] }
    switch entry.verdict.judgement {
    case .proved, .holds, .witnessed, .unknown, .nothingConsidered:
      return []
    case .noWitness, .vacuous:
      return snippet(of: entry.claim.range, pointingAt: [entry.claim.range])
    case .fails(let trace):
      if case .example(let example) = entry.claim.kind { return lines(for: example, entry, trace) }
      let sides = entry.claim.sides.map(\.range)
      return snippet(of: entry.claim.range, pointingAt: sides.isEmpty ? [entry.claim.range] : sides)
        + table(trace, marking: [trace.word.count]) + sideLine(entry.claim, trace)
    case .tie(let trace, let problem):
      let unit = circuit.unit(containing: problem.range, lackingValueIn: trace)
      let report = problem.report(in: circuit, claim: entry.claim)
      return snippet(of: problem.range, pointingAt: [problem.range]) + table(trace, marking: [problem.step])
        + [(unit.map { "unit \($0.visible): " } ?? "") + report.headline] + [report.help].compactMap(\.self)
    case .undefined(let trace, let problem):
      return table(trace, marking: [problem.step])
    }
  }

  private func snippet(of range: SourceRange, pointingAt marked: [SourceRange]) -> [String] {
    Excerpt(of: range, pointingAt: marked, in: file)?.lines(palette) ?? []
  }

  private func lines(for example: Example, _ entry: Report.JudgedClaim, _ trace: Trace) -> [String] {
    let rows = trace.differences.map { example.rows[$0.row].range }
    let steps = Set(trace.differences.flatMap(\.steps)).sorted()
    let first = rows.first.map { snippet(of: $0, pointingAt: [$0]) } ?? []
    let text = TraceTable(trace, of: circuit, marking: steps, against: example).text(width: width)
    return first + [""] + split(text) + [""] + differences(example, trace)
  }

  private func differences(_ example: Example, _ trace: Trace) -> [String] {
    let most = 8
    let all = trace.differences.flatMap { difference in
      difference.steps.map { step in
        let row = example.rows[difference.row]
        let found = trace.value(of: row.cell, atStep: step)?.tableText ?? "not computed"
        let expected = step <= row.values.count ? Value.exact(row.values[step - 1]).tableText : "nothing"
        return "\(circuit.name(of: row.cell, at: step)) is \(found), expected \(expected)"
      }
    }
    return all.prefix(most) + (all.count > most ? ["and \(all.count - most) more"] : [])
  }

  private func table(_ trace: Trace, marking steps: [Int]) -> [String] {
    [""] + split(TraceTable(trace, of: circuit, marking: steps).text(width: width)) + [""]
  }

  private func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// What each side of the claim was: `at step 3: y[t] is 1, all(x[1..t]) is 0`. A number says itself what it is.
  private func sideLine(_ claim: Claim, _ trace: Trace) -> [String] {
    let sides = zip(claim.sides, trace.sides).compactMap { side, values in
      let written = file.text(of: side.range).visible
      let value = joined(values.map { $0?.tableText ?? "?" }, asVector: side.components.count > 1)
      return written == value ? nil : "\(written) is \(value)"
    }
    return sides.isEmpty ? [] : ["at step \(trace.word.count): \(sides.joined(separator: ", "))"]
  }
}
