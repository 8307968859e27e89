import Batch
import CircuitLanguage
import CircuitModel
import Dispatch
import Insight
import Reports
import Synchronization
import Verification
import WebPages

/// Looks into circuits that were judged, and writes the pages about them.
struct PageWriter {
  private let judged: JudgedFiles
  private let selection: Selection
  private let budget: Budget
  private let workers: Int
  private let triesMutants: Bool
  private let setting: PageSetting

  /// Prepares pages.
  init(
    _ judged: JudgedFiles, _ selection: Selection, budget: Budget, workers: Int, triesMutants: Bool,
    setting: PageSetting
  ) {
    self.judged = judged
    self.selection = selection
    self.budget = budget
    self.workers = workers
    self.triesMutants = triesMutants
    self.setting = setting
  }
}

extension PageWriter {
  /// Writes the page of the one file that was judged; to standard output where no path is given.
  func write(to path: String?) -> ExitStatus {
    guard let file = judged.report.files.first else { return .passed }
    do {
      let html = try html(of: file)
      if let path { try FileSystem.save(html, to: path) } else { try StandardStreams.write(html) }
      return .passed
    } catch let error as Disagreement {
      return error.report(in: file.path)
    } catch {
      return StandardStreams.fail(error)
    }
  }

  /// Writes a page for each file below a folder, and the index that leads to them.
  func write(below folder: String, to target: String) -> ExitStatus {
    let files = judged.report.files
    let statuses = Mutex<[Int: ExitStatus]>([:])
    let next = Atomic(0)
    let paths = files.map { PageWriter.pagePath(of: $0.path, below: folder) }
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, files.count))) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        if place >= files.count || Interruption.status != nil { return }
        let status = write(files[place], to: "\(target)/\(paths[place])")
        statuses.withLock { $0[place] = status }
      }
    }
    let written = statuses.withLock { $0 }
    // The index leads to what there is.
    let entries = files.indices.filter { written[$0] == .passed }.map {
      IndexPage.Entry(shown(files[$0]), page: paths[$0])
    }
    var setting = setting
    if let status = Interruption.status { setting.ending = Report.Ending.interrupted(status).sentence }
    do throws(OutputProblem) {
      try FileSystem.makeFolder(target)
      try FileSystem.save(IndexPage(of: folder.shownPath, entries, setting).html, to: "\(target)/index.html")
    } catch {
      return StandardStreams.fail(error)
    }
    return .severest(Array(written.values) + [Interruption.status ?? .passed])
  }

  private func write(_ file: Report.File, to path: String) -> ExitStatus {
    do {
      let html = try html(of: file)
      try FileSystem.makeFolder(
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
      try FileSystem.save(html, to: path)
      return .passed
    } catch let error as Disagreement {
      return error.report(in: file.path)
    } catch {
      return StandardStreams.fail(error)
    }
  }

  /// The page of `a/b.circuit` below `a` is `b.html`; folders are kept.
  static func pagePath(of path: String, below folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let inside = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    let stem = inside.hasSuffix(".circuit") ? String(inside.dropLast(".circuit".count)) : inside
    // The index has that name.
    return stem == "index" ? "index.circuit.html" : "\(stem).html"
  }
}

extension PageWriter {
  private func html(of file: Report.File) throws(Disagreement) -> String {
    let circuits = judged.files[file.path].map { selection.choose(from: $0.circuits).map(\.circuit) } ?? []
    var subjects: [PageSubject] = []
    for circuit in circuits { subjects.append(try look(into: circuit)) }
    return FilePage(of: shown(file), subjects, setting).html
  }

  /// What else there is to tell of a circuit.
  private func look(into circuit: Circuit) throws(Disagreement) -> PageSubject {
    if let open = circuit.holesText {
      return PageSubject(
        circuit, omissions: ["\(open); `heaviside solve` finds the numbers, and nothing is explained before"])
    }
    if budget.isExhausted { return PageSubject(circuit, omissions: ["the time was over before it was looked into"]) }
    var subject = PageSubject(circuit, explanation: try Explanation(of: circuit, within: budget))
    if triesMutants {
      var limited = budget
      limited.maximumStates = budget.maximumStates ?? ClaimCheck.usualStates
      subject.mutation = try MutationTest(of: circuit, within: limited)
    }
    return subject
  }

  /// The file under names that say nothing of this machine.
  private func shown(_ file: Report.File) -> Report.File {
    var shown = file
    shown.path = file.path.shownPath
    shown.sources = file.sources.map { $0.renamed($0.path.shownPath) }
    return shown
  }
}

extension Budget {
  /// Whether there is no time left to begin anything.
  fileprivate var isExhausted: Bool { isCancelled() || deadline.map { $0 <= .now } ?? false }
}

extension String {
  /// A path as pages show it: seen from here, and only its name where it lies elsewhere.
  var shownPath: String {
    guard hasPrefix("/") else { return self }
    if let here = FileSystem.workingFolder, hasPrefix(here + "/") { return String(dropFirst(here.count + 1)) }
    return split(separator: "/").last.map(String.init) ?? self
  }
}
