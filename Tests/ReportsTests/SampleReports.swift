import CircuitLanguage
import TestSupport

@testable import CircuitModel
@testable import Reports

extension Sample {
  /// Reports of every kind: each judgement, each reason not to read a file, each ending, and nothing at all.
  static let reports = [everything, everythingWithProofs, small, passing, stopped, contradictory, empty]

  /// Every judgement and every file that cannot be read.
  static let everything: Report = {
    var report = Sample.report(
      everyJudgement.map { ($0, verdict($1, sequences: 12, note: "a \"note\"\u{2028}")) }, diagnostics: [misspelling])
    report.files[0].circuits[0].duration = .milliseconds(1234)
    let problems: [FileProblem] = [
      .missing, .folder, .notAFile("a pipe"), .unreadable("permission denied"), .tooLarge(limit: 16_000_000),
      .noCircuits,
    ]
    report.files += problems.map { Report.File(path: "a\u{1B}b", problem: $0) }
    report.files.append(Report.File(path: "broken.circuit", sources: [source], diagnostics: [misspelling]))
    return report
  }()

  /// Every judgement where what holds up to a bound is undecided.
  static let everythingWithProofs = report(everyJudgement.map { ($0, verdict($1)) }, requiresProof: true)

  /// A run that was interrupted.
  static let stopped: Report = {
    var report = Sample.report([(prove, verdict(.proved))])
    report.ending = .interrupted(.interrupted)
    return report
  }()

  /// A run that met a bug.
  static let contradictory: Report = {
    var report = Sample.report([])
    report.ending = .disagreement(path: "and.circuit", circuit: "RunningAnd", "correct: the replay does not fail")
    return report
  }()

  /// A run of nothing.
  static let empty = Report(Report.Setting(version: "1.0"), files: [])

  /// One claim that passes, one that fails, one that is undecided.
  static let small = report([
    (example, verdict(.holds(upTo: 2), states: nil)),
    (prove, verdict(.fails(trace([1, 1, 0], sides: [[.exact(1)], [.exact(0)]])))),
    (reach, verdict(.unknown(reason: "more than 10 states", upTo: 3))),
  ])

  /// Only claims that pass.
  static let passing = report([(prove, verdict(.proved)), (example, verdict(.holds(upTo: 2), states: nil))])

  static let misspelling = Diagnostic(
    .unknownName, "there is no `z`", at: Diagnostic.Label(range(of: "x[t]")), notes: ["names are case-sensitive"],
    help: "write `x`")

  /// A report in which every text of a file or of the command line is the one given.
  static func hostile(_ text: String) -> Report {
    var circuit = Report.JudgedCircuit(Sample.circuit)
    circuit.name = text
    circuit.summary = text
    circuit.claims = everyJudgement.map { claim, judgement in
      var judged = Report.JudgedClaim(claim, verdict(judgement, note: text), of: Sample.circuit)
      judged.name = text
      judged.summary = text
      judged.engine = text
      judged.invariant = text
      judged.unit = judged.unit.map { _ in text }
      judged.explanation = judged.explanation.map { _ in text }
      judged.problem = judged.problem.map { Diagnostic($0.code, text, at: $0.primary, notes: [text], help: text) }
      for place in judged.differences.indices { judged.differences[place].name = text }
      for place in judged.sides.indices { judged.sides[place].value = text }
      for place in judged.run?.signals.indices ?? 0..<0 { judged.run?.signals[place].name = text + "\(place)" }
      return judged
    }
    let source = SourceFile(path: text, text: Sample.text)
    let diagnostic = Diagnostic(
      .unknownName, text, at: Diagnostic.Label(range(of: "x[t]"), text),
      secondary: [Diagnostic.Label(range(of: "y[t]"), text)], notes: [text], help: text)
    return Report(
      Report.Setting(version: "1.0"),
      files: [
        Report.File(path: text, sources: [source], diagnostics: [diagnostic], circuits: [circuit]),
        Report.File(path: text, problem: .unreadable(text)),
      ])
  }

  /// A run that a disagreement about hostile texts ended.
  static func hostileEnding(_ text: String) -> Report {
    Report(
      Report.Setting(version: "1.0"), files: [], ending: .disagreement(path: text, circuit: text, text))
  }
}

extension Sample {
  /// The hostile texts that a name can be, the longest of them cut down so that a report of all of them stays small.
  static let hostileTexts = HostileTexts.all.filter { !$0.isEmpty }.map { String($0.unicodeScalars.prefix(300)) }

  /// A report that holds every hostile text in every place, two files for each.
  static let everyHostileText = Report(
    Report.Setting(version: "1.0"), files: hostileTexts.flatMap { hostile($0).files })
}
