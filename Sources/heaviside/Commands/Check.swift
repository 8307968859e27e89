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
    if settings.isWatching { return Watch(settings, cache).run() }
    let items = settings.listItems()
    let outputs = ReportOutputs(settings.reporting, settings.reportSetting)
    // path → SourceFile → SyntaxTree → Circuit → CompiledNetwork → Verdict → AuditedVerdict → Report, file by file
    let progress = Progress(total: items.count, isShown: !settings.reporting.isQuiet)
    var run = settings.makeRun(over: items, cache)
    run.watch = progress.watch
    let ending = run.run { outputs.receive($0) }
    progress.finish()
    let (status, problems) = outputs.end(ending)
    for problem in problems { StandardStreams.note(problem.message) }
    let isMissingCertificates = settings.certificates?.hasFailed ?? false
    let isMisnamed = ending == .complete && outputs.circuitCount == 0 && settings.noteMissingNames(in: items)
    return .severest([status, isMissingCertificates || isMisnamed ? .unusable : .passed])
  }
}

extension CheckSettings {
  /// Says that nothing has the names asked for, where names were asked for.
  ///
  /// - Parameter items: what was checked, without finding a circuit.
  /// - Returns: whether there was something to say.
  @discardableResult
  func noteMissingNames(in items: [BatchItem]) -> Bool {
    if judging.selection.isEverything { return false }
    let paths = Set(items.map(\.path))
    let circuits = items.flatMap { item in
      // What a stranger imports is not read for this either.
      item.load { strangers == nil || paths.contains($0) ? read($0) : .failure(.missing) }.circuits
    }
    StandardStreams.note(judging.selection.problem(among: circuits))
    return true
  }
}

extension BatchItem {
  /// What a path of the command line stands for: a file, every circuit file below a folder, or standard input.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - standardInputName: what standard input is called.
  ///   - followingLinks: whether the path may be a link.
  /// - Returns: what is to be looked at, or why that is nothing.
  static func list(_ path: String, standardInputName: String, followingLinks: Bool = true) -> [BatchItem] {
    do throws(FileProblem) {
      if !followingLinks, FileSystem.isLink(path) { throw .link }
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
  /// The bytes of a regular file, which may be so large, or why there are none.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - limit: the most bytes.
  ///   - followingLinks: whether the file may be a link. One from a stranger may lead to the solution.
  /// - Returns: the bytes, or the problem.
  static func bytes(
    of path: String, atMost limit: Int = largestFile, followingLinks: Bool = true
  ) -> Result<[UInt8], FileProblem> {
    do throws(FileProblem) {
      if !followingLinks, isLink(path) { throw .link }
      return .success(try contents(of: path, atMost: limit))
    } catch {
      return .failure(error)
    }
  }
}
