import CircuitLanguage
import CircuitModel
import Reports
import Verification

/// `check`: verifies circuits and reports on them.
struct Check {
  private let settings: CheckSettings

  init(_ settings: CheckSettings) { self.settings = settings }
}

extension Check {
  /// The whole program: paths in, verdicts out, in one direction.
  func run() -> ExitStatus {
    do throws(OutputProblem) {
      try settings.certificates?.make()
    } catch {
      StandardStreams.note(error.message)
      return .unusable
    }
    // path → SourceFile → SyntaxTree → Circuit
    let files = settings.paths.flatMap { LoadedFile.load(path: $0, standardInputName: settings.standardInputName) }
    // Circuit → CompiledNetwork → Verdict → AuditedVerdict → Report
    let report = verify(files)
    // Report → text → exit status
    let status = write(report)
    if report.isComplete, !settings.selection.isEverything, report.files.allSatisfy(\.circuits.isEmpty) {
      StandardStreams.note(settings.selection.problem(among: files.flatMap(\.circuits)))
      return .severest([.unusable, status])
    }
    return status
  }

  /// Decides the claims of every file, in the order given, until a signal or a disagreement ends the run.
  private func verify(_ files: [LoadedFile]) -> Report {
    var report = Report(
      Report.Setting(version: Version.current, requiresProof: settings.requiresProof), files: [])
    if let status = Interruption.status { report.ending = .interrupted(status) }
    let progress = Progress(total: files.reduce(0) { $0 + $1.circuits.count }, isShown: !settings.isQuiet)
    for file in files where report.isComplete {
      var judged: [Report.JudgedCircuit] = []
      for (circuit, claims) in settings.selection.choose(from: file.circuits) where report.isComplete {
        progress.advance(to: circuit.name)
        do {
          judged.append(try judge(circuit, claims, from: file))
        } catch {
          report.ending = .disagreement(path: file.path, circuit: circuit.name, error.finding)
        }
        if let status = Interruption.status, report.isComplete { report.ending = .interrupted(status) }
      }
      report.files.append(file.report(with: judged))
    }
    progress.finish()
    return report
  }

  private func judge(
    _ circuit: Circuit, _ claims: [Int], from file: LoadedFile
  ) throws(Disagreement) -> Report.JudgedCircuit {
    let start = ContinuousClock.now
    let verdicts = try Verification.verify(
      circuit, claims: claims, with: settings.engine, upTo: settings.upTo, within: settings.budget,
      keepingEvidence: settings.certificates != nil)
    for (place, verdict) in verdicts {
      settings.certificates?.write(verdict, of: circuit.claims[place], in: circuit, from: file)
    }
    var judged = Report.JudgedCircuit(circuit)
    judged.claims = verdicts.map { Report.JudgedClaim(circuit.claims[$0.claim], $0.verdict, of: circuit) }
    judged.duration = settings.showsTimings ? ContinuousClock.now - start : nil
    return judged
  }

  private func write(_ report: Report) -> ExitStatus {
    let problems = settings.output.write(
      usesColor: settings.usesColor,
      text: { TextRenderer(usesColor: $0, isQuiet: settings.isQuiet, width: $1).render(report) },
      json: { JSONRenderer().render(report) })
    for problem in problems { StandardStreams.note(problem.message) }
    let isMissingCertificates = settings.certificates?.hasFailed ?? false
    return .severest(
      [report.exitStatus, isMissingCertificates ? .unusable : .passed] + problems.map { _ in .unusable })
  }
}

extension Disagreement {
  /// What disagreed, with the claim.
  fileprivate var finding: String { "\(claim): \(description)" }
}
