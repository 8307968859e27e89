import CircuitLanguage
import CircuitModel

/// One thing to tell at one place, for tools that keep lists of such: a claim that is no pass, or what is wrong with a
/// file. Every text is on one line and safe to show, except for the path of the place.
struct Notice {
  /// What kind of thing it is.
  enum Rule: Hashable {
    case claim(Finding)
    case file(DiagnosticCode)

    /// A name for it that never changes.
    var id: String {
      switch self {
      case .claim(let finding): finding.rawValue
      case .file(let code): code.rawValue
      }
    }
  }

  /// What kind of thing it is.
  let rule: Rule
  /// Whether it is known to be wrong, or only not known to be right.
  let severity: Diagnostic.Severity
  /// Where it is.
  let place: Place
  /// The circuit and the claim that it is about, if it is about one: `RunningAnd.correct`.
  let subject: String?
  /// What is said of it: `fails at step 3`.
  let statement: String
  /// What shows it, or how to mend it.
  let reason: String?
  /// What a reader wants to see with it: the text, the run, the values.
  let evidence: [String]
  /// What the mistake probably is, a line each.
  let causes: [String]
  /// The run that shows it, where one does.
  let run: Report.Run?
  /// The steps of the run to point at.
  let markedSteps: [Int]
}

extension Notice {
  /// What is told of a claim; `nil` where it passes.
  init?(
    _ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File, requiringProof: Bool
  ) {
    guard let finding = Finding(claim, requiringProof: requiringProof) else { return nil }
    let subject = claim.title(in: circuit)
    let line = VerdictLine(claim, in: file, requiringProof: requiringProof)
    var failure = FailureText(file: file, width: Notice.width, palette: Palette(isOn: false))
    // What is wrong with the file is told with the claim too: elsewhere it may stand far from it.
    let problem = finding == .unjudged ? claim.problem.map { Notice.evidence(for: $0, in: file) + [""] } ?? [] : []
    let note = claim.note.map { ["note: \($0.visible)"] } ?? []
    self.init(
      rule: .claim(finding), severity: finding.exitStatus == .undecided ? .warning : .error,
      place: file.place(of: finding.range(in: claim)), subject: subject, statement: line.verdict,
      reason: finding.reason(claim, line, in: file),
      evidence: Notice.trimmed(problem + Notice.trimmed(failure.lines(for: claim))) + note, causes: claim.causeLines,
      run: claim.run,
      markedSteps: claim.markedSteps)
  }

  /// What is told of a claim where the diagnostics of its file are told too: one that cannot be judged is left to the
  /// diagnostic that says why, once for all such claims.
  static func ofClaim(
    _ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File, requiringProof: Bool
  ) -> Notice? {
    if claim.outcome == .rejected, claim.problem != nil { return nil }
    return Notice(claim, of: circuit, in: file, requiringProof: requiringProof)
  }

  /// What is told of a diagnostic, with the run of a claim that shows it.
  init(_ diagnostic: Diagnostic, in file: Report.File) {
    let claim = file.firstClaim(spoiledBy: diagnostic)
    self.init(
      rule: .file(diagnostic.code), severity: diagnostic.severity, place: file.place(of: diagnostic.primary.range),
      subject: nil, statement: diagnostic.headline.visible, reason: diagnostic.help?.visible,
      evidence: Notice.evidence(for: diagnostic, in: file), causes: [], run: claim?.run,
      markedSteps: claim?.markedSteps ?? [])
  }

  /// The columns that evidence may take.
  private static let width = 100

  /// What it is: `RunningAnd.correct: fails at step 3`.
  var headline: String { subject.map { "\($0): \(statement)" } ?? statement }

  /// Everything on one line.
  var line: String { reason.map { "\(headline); \($0)" } ?? headline }

  /// The run as a table that is as wide as it must be, a line each.
  var table: [String] {
    guard let run else { return [] }
    return TraceTable(run, marking: markedSteps).text(width: .max).split(separator: "\n").map(String.init)
  }

  /// The text that a diagnostic is about, and what else it says; nothing where there is no text to show.
  private static func evidence(for diagnostic: Diagnostic, in file: Report.File) -> [String] {
    guard file.isReadable else { return [] }
    let lines = DiagnosticRenderer(sources: file.sources).render(diagnostic).split(
      separator: "\n", omittingEmptySubsequences: false)
    return trimmed(lines.dropFirst().map(String.init))
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    Array(lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed())
  }
}

extension Report.JudgedClaim {
  /// The claim where it stands apart from its circuit: `RunningAnd.correct`.
  func title(in circuit: Report.JudgedCircuit) -> String { "\(circuit.name.visible).\(name.visible)" }
}

extension Report.File {
  /// The first of the claims that a diagnostic came from, if it came from judging any.
  func firstClaim(spoiledBy diagnostic: Diagnostic) -> Report.JudgedClaim? {
    for circuit in circuits {
      if let claim = circuit.claims.first(where: { $0.outcome == .rejected && $0.problem == diagnostic }) {
        return claim
      }
    }
    return nil
  }

  /// What is wrong with the file, apart from what a claim of it already tells.
  var noticesBesideClaims: [Notice] {
    diagnostics.filter { firstClaim(spoiledBy: $0) == nil }.map { Notice($0, in: self) }
  }
}

extension Finding {
  /// Where a reader should look.
  fileprivate func range(in claim: Report.JudgedClaim) -> SourceRange {
    let exact = claim.differences.first?.range ?? claim.problem?.primary.range ?? claim.range
    return exact == .none ? claim.range : exact
  }

  /// What shows it, in a few words.
  fileprivate func reason(_ claim: Report.JudgedClaim, _ line: VerdictLine, in file: Report.File) -> String? {
    switch self {
    case .fails: file.sides(of: claim)
    case .wrong: file.numbers(of: claim)
    case .noWitness: nil
    case .differs: claim.differenceTexts.joined(separator: ", ")
    case .vacuous: claim.explanation?.visible
    case .tie, .unjudged: claim.problem?.headline.visible
    case .undecided: line.detail
    case .unproved: "a proof is required"
    }
  }
}
