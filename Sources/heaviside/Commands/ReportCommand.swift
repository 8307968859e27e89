import Batch
import CircuitModel
import Dispatch
import Insight
import Reports
import Synchronization
import Verification
import WebPages

/// `report`: writes a page with everything there is to know of the circuits of a file, or pages for a folder.
struct ReportCommand {
  private let operand: CircuitOperand
  private let settings: Settings
  private let workers: Int
  private let triesMutants: Bool
  private let output: String?
  private let words: [String]

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    var settings = try Settings(arguments)
    settings.diagnoses = true
    self.settings = settings
    workers = try arguments.number(of: .jobs) ?? Terminal.coreCount
    triesMutants = arguments.has(.mutation)
    output = arguments.value(of: .output)
    words = [.circuit, .maxStates, .mutation, .timeLimit, .upTo].flatMap { (option: Option) -> [String] in
      guard arguments.has(option) else { return [] }
      return option.entry.value == nil ? [option.rawValue] : [option.rawValue, arguments.value(of: option) ?? ""]
    }
  }
}

extension ReportCommand {
  /// Judges the circuits, looks into them, writes the pages, and says how it ended.
  func run() -> ExitStatus {
    do throws(CircuitOperandProblem) {
      let (items, circuit, folder) = try operand.findItems()
      if folder != nil, output == nil { throw .unclear("pages of a folder need a place: say where with -o DIR") }
      var settings = settings
      settings.selection.circuit = circuit
      let judged = judge(items, settings)
      if judged.report.ending == .complete, circuit != nil, judged.report.files.allSatisfy({ $0.circuits.isEmpty }),
        judged.report.exitStatus == .passed
      {
        throw .unclear(settings.selection.problem(among: judged.files.values.flatMap(\.circuits)))
      }
      let writer = PageWriter(
        judged, settings.selection, budget: budget, workers: workers, triesMutants: triesMutants,
        setting: PageSetting(
          version: Version.current, command: command(folder), upTo: settings.upTo,
          ending: judged.report.ending.sentence))
      return .severest([
        judged.report.exitStatus, folder.map { writer.write(below: $0, to: output ?? "") } ?? writer.write(to: output),
      ])
    } catch {
      return error.report()
    }
  }

  private func judge(_ items: [BatchItem], _ settings: Settings) -> JudgedFiles {
    let opened = Mutex<[String: CircuitFile]>([:])
    let files = Mutex<[Report.File]>([])
    let progress = Progress(total: items.count, isShown: true)
    let read: @Sendable (String) -> Result<[UInt8], FileProblem> = { FileSystem.bytes(of: $0) }
    var run = BatchRun(items, settings, workers: workers, read: read)
    run.watch = progress.watch
    run.interruption = { Interruption.status }
    run.open = { path, bytes in
      let file = CircuitFile(path: path, bytes: bytes, read: read)
      opened.withLock { $0[path] = file }
      return file
    }
    let ending = run.run { event in
      if case .file(let file) = event { files.withLock { $0.append(file) } }
    }
    progress.finish()
    return JudgedFiles(
      report: Report(Report.Setting(version: Version.current), files: files.withLock { $0 }, ending: ending),
      files: opened.withLock { $0 })
  }

  private var budget: Budget {
    Budget(
      maximumStates: settings.claimLimits.states, deadline: settings.runLimits.seconds.map(Limits.deadline),
      isCancelled: { Interruption.status != nil })
  }

  /// The command line that writes the same, from wherever it was called.
  private func command(_ folder: String?) -> String {
    (["heaviside", "report", operand.shownWord] + words).map(\.quotedForShell).joined(separator: " ")
      + (folder == nil ? " > page.html" : " -o pages")
  }
}

/// Files with their verdicts, and with the circuits that the verdicts are about.
struct JudgedFiles {
  /// The verdicts.
  let report: Report
  /// The files by their paths.
  let files: [String: CircuitFile]
}

extension String {
  /// The text as one word of a shell.
  fileprivate var quotedForShell: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch Unicode.Scalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", "=", ",", ":", "+", "@": true
        default: false
        }
      }
    return isPlain
      ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
