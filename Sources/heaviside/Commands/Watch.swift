import Batch
import CircuitLanguage
import Reports
import Synchronization

/// `check --watch`: checks everything, and then again whatever has changed, until a signal comes.
///
/// Files are looked at a few times a second, for this works on any disk. Each one that a run reads is marked before it
/// is read, so that no change is missed however long the run takes. What was found out about a file that did not
/// change, and of which no import did, is told again to the reports in files, and not judged.
struct Watch {
  private let settings: CheckSettings
  private let cache: ResultCache?
  /// What was found out about each file, by its path.
  private var known: [String: Report.File] = [:]
  /// What was read, or was to be read, by path.
  private var sights: [String: Sight] = [:]
  /// What the paths of the command line stood for.
  private var items: [BatchItem] = []

  /// How a file was seen.
  private struct Sight: Hashable {
    /// Its mark before it was read; `nil` where nothing was there.
    var mark: FileMark?
    /// Whether it could be read.
    var isRead = false
  }

  /// Milliseconds between two looks at the files.
  private static let interval = 300
  /// Milliseconds in which nothing may change before a change counts as over, and how often they may be waited for.
  private static let pause = (length: 100, count: 20)

  /// Prepares to watch.
  init(_ settings: CheckSettings, _ cache: ResultCache?) {
    self.settings = settings
    self.cache = cache
  }
}

extension Watch {
  /// Watches until a signal comes or a report cannot be written.
  consuming func run() -> ExitStatus {
    var changed: Set<String> = []
    while true {
      if let status = check(changed) { return status }
      note("watching \(counted(Set(sights.values.compactMap(\.mark)).count, "file")); stop with Ctrl-C")
      repeat {
        Interruption.sleep(milliseconds: Self.interval)
        if let status = Interruption.status { return status }
        changed = waitForQuiet(changes())
      } while changed.isEmpty
    }
  }

  /// Waits until a change is over, since several files may be written one after the other; what has changed then.
  private func waitForQuiet(_ changes: [String: FileMark?]) -> Set<String> {
    var changes = changes
    for _ in 0..<(changes.isEmpty ? 0 : Self.pause.count) {
      Interruption.sleep(milliseconds: Self.pause.length)
      let now = self.changes()
      if now == changes { break }
      changes = now
    }
    return Set(changes.keys)
  }

  /// The paths that do not stand for what they stood for when they were last read, with what they stand for.
  private func changes() -> [String: FileMark?] {
    var changes: [String: FileMark?] = [:]
    func note(_ path: String, _ mark: FileMark?) { changes.updateValue(mark, forKey: path) }
    for (path, sight) in sights {
      let mark = FileMark(path)
      if mark != sight.mark { note(path, mark) }
    }
    let (before, now) = (Set(items.map(\.identity)), Set(settings.listItems().map(\.identity)))
    for item in before.symmetricDifference(now) { note(item.path, FileMark(item.path)) }
    return changes
  }
}

extension Watch {
  /// Checks what depends on what has changed, and all that was not checked before.
  ///
  /// - Returns: the status to end with, unless the watch goes on.
  private mutating func check(_ changed: Set<String>) -> ExitStatus? {
    items = settings.listItems()
    let paths = Set(items.map(\.identity.path))
    for path in known.keys.sorted() where !paths.contains(path) {
      note("\(path.visible) is gone")
      known[path] = nil
    }
    let stale = Set(known.keys.filter { path in dependencies(of: path).contains(where: changed.contains) })
    for path in stale { known[path] = nil }
    let hasNews = items.contains { known[$0.identity.path] == nil }
    let files = ReportOutputs(
      files: settings.reporting.formats.files, standardOutput: nil, settings.reportSetting, settings.reporting)
    let news = ReportOutputs(
      files: [], standardOutput: hasNews ? settings.reporting.standardOutput : nil, settings.reportSetting,
      settings.reporting)
    let ending = run(files, news)
    let (old, new) = (files.end(ending), news.end(ending))
    for problem in old.problems + new.problems { StandardStreams.note(problem.message) }
    let isUnwritten = !old.problems.isEmpty || !new.problems.isEmpty || settings.certificates?.hasFailed ?? false
    if isUnwritten || ending != .complete {
      return .severest([old.status, new.status, isUnwritten ? .unusable : .passed])
    }
    if files.circuitCount == 0 { settings.noteMissingNames(in: items) }
    return nil
  }

  /// Judges what is not known, and tells the reports in files of everything, and standard output of what is new.
  private mutating func run(_ files: ReportOutputs, _ news: ReportOutputs) -> Report.Ending {
    let progress = Progress(total: items.count, isShown: !settings.reporting.isQuiet)
    defer { progress.finish() }
    let known = known
    let seen = Mutex<[String: Sight]>([:])
    let found = Mutex<[String: Report.File]>([:])
    let recalled = Mutex<Set<String>>([])
    let read = settings.read
    var run = settings.makeRun(over: items, cache) { path in
      let mark = FileMark(path)
      let bytes = read(path)
      // Of several looks the first one counts: what has changed since then is not known to all who have read it.
      seen.withLock { if $0[path] == nil { $0[path] = Sight(mark: mark, isRead: (try? bytes.get()) != nil) } }
      return bytes
    }
    run.watch = progress.watch
    let recall = run.memory.recall
    run.memory.recall = { path, bytes, settings in
      guard let file = known[path], file.sources.first?.bytes == bytes else { return recall(path, bytes, settings) }
      recalled.withLock { _ = $0.insert(path) }
      return file
    }
    let ending = run.run { event in
      files.receive(event)
      let file = event.file
      let isOld = recalled.withLock { $0.contains(file.path) } || (known[file.path] != nil && !file.isReadable)
      if !isOld { news.receive(event) }
      if case .file(let file) = event { found.withLock { $0[file.path] = file } }
    }
    self.known = found.withLock { $0 }
    remember(seen.withLock { $0 })
    return ending
  }

  /// Takes over what was seen of files, and forgets those on which nothing depends any more.
  private mutating func remember(_ seen: [String: Sight]) {
    sights.merge(seen) { $1 }
    let needed = Set(known.keys.flatMap(dependencies))
    sights = sights.filter { needed.contains($0.key) }
  }

  /// The files that a file depends on: itself and those that it imports. What a file that is rejected lacks may be any of
  /// those that could not be read.
  private func dependencies(of path: String) -> [String] {
    guard let file = known[path] else { return [path] }
    let imports = file.sources.dropFirst().map(\.path)
    let missing = file.diagnostics.isEmpty ? [] : sights.filter { !$0.value.isRead }.map(\.key)
    return [path] + imports + missing
  }

  private func note(_ text: String) { if !settings.reporting.isQuiet { StandardStreams.note(text) } }
}

extension BatchItem {
  /// What tells the items of a command line apart.
  fileprivate struct Identity: Hashable {
    var path: String
    var problem: FileProblem?
  }

  fileprivate var identity: Identity {
    switch self {
    case .file(let path), .text(let path, _): Identity(path: path)
    case .problem(let path, let problem): Identity(path: path, problem: problem)
    }
  }
}

extension BatchEvent {
  /// The file of which something is said.
  fileprivate var file: Report.File {
    switch self {
    case .claim(_, _, let file), .file(let file): file
    }
  }
}
