import CircuitLanguage

/// A report as compilers write theirs, for editors and the logs of builds: nothing of what passes, and a line that begins
/// with its place for everything else.
///
/// ```
/// and.circuit:6:3: error: RunningAnd.correct: fails at step 3; y[t] is 1, all(x[1..t]) is 0 [fails]
/// and.circuit:6:3: note: t  1  2  3
/// and.circuit:6:3: note: x  1  1  0
/// ```
public struct CompilerRenderer: ReportRenderer {
  private var requiresProof = false

  /// Makes a renderer.
  public init() {}
}

extension CompilerRenderer {
  /// Nothing stands before the first file.
  public mutating func begin(_ setting: Report.Setting) -> String {
    requiresProof = setting.requiresProof
    return ""
  }

  /// The lines of a claim that is no pass. One that cannot be judged is told with its file, once for all such claims.
  public mutating func add(
    _ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File
  ) -> String {
    guard let notice = Notice.ofClaim(claim, of: circuit, in: file, requiringProof: requiresProof) else {
      return ""
    }
    let note = claim.note.map { [($0.visible, notice.place)] } ?? []
    let causes = notice.causes.map { ($0, notice.place) }
    return lines(notice, notes: notice.table.map { ($0, notice.place) } + causes + note)
  }

  /// The lines of what is wrong with a file.
  public mutating func add(_ file: Report.File) -> String {
    file.diagnostics.map { diagnostic in
      let notice = Notice(diagnostic, in: file)
      let others = diagnostic.secondary.filter { !$0.text.isEmpty }.map { ($0.text.visible, file.place(of: $0.range)) }
      let notes = diagnostic.notes.map { ($0.visible, notice.place) } + notice.table.map { ($0, notice.place) }
      return lines(notice, notes: others + notes)
    }.joined()
  }

  /// What it came to, unless everything passes.
  public mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String {
    if summary.exitStatus == .passed, ending == .complete { return "" }
    let problem = ending.sentence.map { "heaviside: error: \($0)\n" } ?? ""
    return problem + SummaryText(summary, ending).counts() + "\n"
  }

  private func lines(_ notice: Notice, notes: [(text: String, place: Place)]) -> String {
    let first = line(notice.place, notice.severity.rawValue, "\(notice.line) [\(notice.rule.id)]")
    return first + notes.map { line($0.place, "note", $0.text) }.joined()
  }

  private func line(_ place: Place, _ kind: String, _ text: String) -> String {
    "\(place.path.visible):\(place.line):\(place.column): \(kind): \(text)\n"
  }
}
