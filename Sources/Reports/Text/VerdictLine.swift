import CircuitLanguage
import CircuitModel

/// The one line that a claim gets: its name, the verdict in words, and what was covered or found.
struct VerdictLine {
  /// The claim's name.
  var name: String
  /// The verdict, with how far it reaches.
  var verdict: String
  /// States, sequences, the witness, the reason.
  var detail: String
  /// How the verdict is meant.
  var tone: Palette.Tone
}

extension VerdictLine {
  /// The line of a claim.
  /// - Parameters:
  ///   - entry: The claim with its verdict.
  ///   - circuit: The circuit that it is about.
  ///   - requiringProof: Whether a claim that holds only up to a length is undecided.
  init(_ entry: Report.JudgedClaim, of circuit: Circuit, requiringProof: Bool) {
    name = entry.claim.name.visible
    tone =
      switch entry.exitStatus(requiringProof: requiringProof) {
      case .passed: .good
      case .undecided: .unsure
      default: .bad
      }
    let coverage = VerdictLine.coverage(of: entry.verdict)
    switch entry.verdict.judgement {
    case .proved:
      (verdict, detail) = ("proved for every length", coverage)
    case .holds(let length):
      if entry.claim.isExample {
        (verdict, detail) = ("matches", counted(length, "step"))
      } else {
        (verdict, detail) = ("holds up to \(length)", coverage)
      }
    case .witnessed(let trace):
      (verdict, detail) = (entry.claim.keyword == "reach" ? "reached" : "refuted", circuit.text(of: trace))
    case .fails(let trace):
      if entry.claim.isExample {
        let rows = Set(trace.differences.map(\.row)).count
        (verdict, detail) = ("differs", "in \(counted(rows, "row"))")
      } else {
        (verdict, detail) = ("fails at step \(trace.word.count)", coverage)
      }
    case .noWitness:
      (verdict, detail) = ("no witness of any length", coverage)
    case .vacuous:
      (verdict, detail) = ("vacuous", entry.reason(in: circuit) ?? "")
    case .tie(_, let problem):
      (verdict, detail) = ("tie undeclared at step \(problem.step)", coverage)
    case .undefined(_, let problem):
      let code = problem.report(in: circuit, claim: entry.claim).code.rawValue
      (verdict, detail) = ("cannot be judged", "\(code) at step \(problem.step)")
    case .nothingConsidered:
      let code = circuit.reportThatNothingIsConsidered().code.rawValue
      (verdict, detail) = ("cannot be judged", code)
    case .unknown(let reason, let length):
      let reach = length == 0 ? "nothing covered" : "covered up to \(length)"
      (verdict, detail) = ("unknown", "\(reason.visible); \(reach)")
    }
  }

  /// What an engine went through: `131,070 sequences, 5 states (merge)`.
  private static func coverage(of verdict: AuditedVerdict) -> String {
    let counts = [
      verdict.sequences.map { counted($0, "sequence") }, verdict.states.map { counted($0, "state") },
    ].compactMap(\.self)
    return counts.isEmpty ? "(\(verdict.engine))" : counts.joined(separator: ", ") + " (\(verdict.engine))"
  }
}

extension Circuit {
  /// The inputs of a run on one line: `x = 1 1 0`, or the length where that would not fit.
  fileprivate func text(of trace: Trace) -> String {
    let inputs = signals.filter { $0.role == .input }.map { signal in
      let steps = trace.word.indices.map { step in
        joined(
          signal.components.map { trace.value(of: $0, atStep: step + 1)?.tableText ?? "?" }, asVector: signal.isVector)
      }
      return "\(signal.name.visible) = \(steps.joined(separator: " "))"
    }
    let line = inputs.joined(separator: ", ")
    return line.isEmpty || line.count > 60 ? "by a sequence of \(counted(trace.word.count, "step"))" : line
  }
}
