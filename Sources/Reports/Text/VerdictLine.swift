import CircuitLanguage
import CircuitModel

/// The one line that a claim gets: its name, the verdict in words, and what was covered or found.
package struct VerdictLine {
  /// The claim's name.
  package var name: String
  /// The verdict, with how far it reaches.
  package var verdict: String
  /// States, sequences, the witness, the reason.
  package var detail: String
  /// How the verdict is meant.
  var tone: Palette.Tone
}

extension VerdictLine {
  /// The line of a claim.
  /// - Parameters:
  ///   - claim: The claim with its verdict.
  ///   - file: The file that it stands in, for what its numbers are of.
  ///   - requiringProof: Whether a claim that holds only up to a length is undecided.
  package init(_ claim: Report.JudgedClaim, in file: Report.File, requiringProof: Bool) {
    name = claim.name.visible
    tone =
      switch claim.exitStatus(requiringProof: requiringProof) {
      case .passed: .good
      case .undecided: .unsure
      default: .bad
      }
    let length = claim.lengthCovered ?? 0
    switch claim.outcome {
    case .proved:
      (verdict, detail) = ("proved for every length", claim.coverage)
    case .holds where claim.isWorked:
      (verdict, detail) = ("right", file.numbers(of: claim) ?? claim.coverage)
    case .witnessed where claim.isWorked:
      (verdict, detail) = ("refuted", file.numbers(of: claim) ?? claim.coverage)
    case .fails where claim.isWorked:
      (verdict, detail) = (claim.kind == .refute ? "not refuted" : "wrong", file.numbers(of: claim) ?? claim.coverage)
    case .unknown where claim.isWorked:
      (verdict, detail) = ("unknown", (claim.explanation ?? "").visible)
    case .holds where claim.isExample:
      (verdict, detail) = ("matches", counted(length, "step"))
    case .holds:
      (verdict, detail) = ("holds up to \(length)", claim.coverage)
    case .witnessed:
      (verdict, detail) = (claim.kind == .reach ? "reached" : "refuted", claim.run?.inputText ?? "")
    case .fails where claim.isExample:
      (verdict, detail) = ("differs", "in \(counted(Set(claim.differences.map(\.row)).count, "row"))")
    case .fails:
      let place = claim.run.map { "fails at step \($0.length)" }
      (verdict, detail) = (place ?? "no witness of any length", claim.coverage)
    case .vacuous:
      (verdict, detail) = ("vacuous", (claim.reason ?? "").visible)
    case .tie:
      (verdict, detail) = ("tie undeclared\(claim.place)", claim.coverage)
    case .rejected:
      (verdict, detail) = ("cannot be judged", "\(claim.problem?.code.rawValue ?? "")\(claim.place)")
    case .unknown:
      let reach = length == 0 ? "nothing covered" : "covered up to \(length)"
      (verdict, detail) = ("unknown", "\((claim.explanation ?? "").visible); \(reach)")
    }
  }
}

extension Report.JudgedClaim {
  /// What an engine went through: `131,070 sequences, 5 states (merge)`.
  var coverage: String {
    let counts = [
      sequences.map { counted(decimal: $0, "sequence") }, states.map { counted($0, "state") },
    ].compactMap(\.self)
    return (counts.isEmpty ? "" : counts.joined(separator: ", ") + " ") + "(\(engine.visible))"
  }

  /// Where in the run something shows, if it is known: ` at step 3`.
  fileprivate var place: String { step.map { " at step \($0)" } ?? "" }
}

extension Report.Run {
  /// The inputs of a run on one line: `x = 1 1 0`, or the length where that would not fit.
  var inputText: String {
    let inputs = signals.filter { $0.role == .input }.map { signal in
      "\(signal.name.visible) = \((0..<length).map { signal.tableText(atStep: $0 + 1) }.joined(separator: " "))"
    }
    let line = inputs.joined(separator: ", ")
    return line.isEmpty || line.count > 60 ? "by a sequence of \(counted(length, "step"))" : line
  }
}
