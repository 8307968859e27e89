import Batch
import CircuitLanguage
import CircuitModel
import Reports

/// `check`: verifies circuits and reports on them.
struct Check {
  private let settings: CheckSettings

  init(_ settings: CheckSettings) { self.settings = settings }
}

extension Check {
  /// The whole program: paths in, verdicts out, in one direction.
  func run() -> ExitStatus {
    var cache: ResultCache?
    do throws(OutputProblem) {
      try settings.certificates?.make()
      if let (folder, isRefreshed) = settings.cache { cache = try ResultCache(folder, isRefreshed: isRefreshed) }
    } catch {
      StandardStreams.note(error.message)
      return .unusable
    }
    let items = settings.paths.flatMap { BatchItem.list($0, standardInputName: settings.standardInputName) }
    let outputs = ReportOutputs(settings.output, settings.reportSetting, makeRenderer: settings.renderer)
    // path → SourceFile → SyntaxTree → Circuit → CompiledNetwork → Verdict → AuditedVerdict → Report, file by file
    let ending = judge(items, cache, outputs)
    let (status, problems) = outputs.end(ending)
    for problem in problems { StandardStreams.note(problem.message) }
    let isMissingCertificates = settings.certificates?.hasFailed ?? false
    let isMisnamed = ending == .complete && noteMissingNames(in: items, outputs)
    return .severest([status, isMissingCertificates || isMisnamed ? .unusable : .passed])
  }

  /// Decides the claims of every item, and writes what is said of them as it becomes known.
  private func judge(_ items: [BatchItem], _ cache: ResultCache?, _ outputs: ReportOutputs) -> Report.Ending {
    let progress = Progress(total: items.count, isShown: !settings.isQuiet)
    defer { progress.finish() }
    var run = BatchRun(items, settings.judging, workers: settings.workers) { FileSystem.bytes(of: $0) }
    run.isTimed = settings.showsTimings
    run.watch = progress.watch
    run.interruption = { Interruption.status }
    if let cache { run.memory = cache.memory }
    if let certificates = settings.certificates {
      // A proof that is recalled has nothing to show.
      run.memory.recall = { _, _, _ in nil }
      run.keepEvidence = { certificates.write($0, of: $1, in: $2, from: $3) }
    }
    return run.run { outputs.receive($0) }
  }

  /// Says that nothing has the names asked for, if so.
  private func noteMissingNames(in items: [BatchItem], _ outputs: ReportOutputs) -> Bool {
    let selection = settings.judging.selection
    guard !selection.isEverything, outputs.circuitCount == 0 else { return false }
    let circuits = items.flatMap { $0.load { FileSystem.bytes(of: $0) }.circuits }
    StandardStreams.note(selection.problem(among: circuits))
    return true
  }
}

extension BatchItem {
  /// What a path of the command line stands for: a file, every circuit file below a folder, or standard input.
  static func list(_ path: String, standardInputName: String) -> [BatchItem] {
    do throws(FileProblem) {
      if path == "-" { return [.text(path: standardInputName, bytes: try FileSystem.standardInput())] }
      guard try FileSystem.kind(of: path) == .folder else { return [.file(path)] }
      let paths = try FileSystem.circuitFiles(below: path)
      if paths.isEmpty { throw .noCircuits }
      return paths.map(BatchItem.file)
    } catch {
      return [.problem(path: path == "-" ? standardInputName : path, error)]
    }
  }
}

extension FileSystem {
  /// The bytes of a regular file, or why there are none.
  static func bytes(of path: String) -> Result<[UInt8], FileProblem> {
    do throws(FileProblem) {
      return .success(try contents(of: path))
    } catch {
      return .failure(error)
    }
  }
}
