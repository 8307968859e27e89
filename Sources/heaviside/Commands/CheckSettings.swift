import Batch
import CircuitLanguage
import Reports
import Verification

/// What `check` was asked for.
struct CheckSettings {
  /// The paths, in the order given, each once.
  var paths: [String]
  /// What standard input is called.
  var standardInputName: String
  /// How claims are judged.
  var judging: Settings
  /// What a file may ask for, where files come from strangers.
  var strangers: StrangerLimits?
  /// How many threads may work at a time.
  var workers: Int
  /// The folder in which verdicts are kept, and whether they are found out anew; `nil` for none.
  var cache: (folder: String, isRefreshed: Bool)?
  /// The folder into which certificates are written, or `nil`.
  var certificates: CertificateFolder?
  /// Whether a claim that holds only up to a length is undecided.
  var requiresProof: Bool
  /// Whether to say how long each circuit took.
  var showsTimings: Bool
  /// Whether to say how many operations a step of each circuit takes.
  var countsOperations: Bool
  /// Whether to check again whenever a file changes.
  var isWatching: Bool
  /// How the run is reported.
  var reporting: ReportSettings

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    if arguments.operands.isEmpty { throw .missingOperand(.check) }
    var known: Set<String> = []
    paths = arguments.operands.filter { known.insert($0).inserted }
    if arguments.operands.filter({ $0 == "-" }).count > 1 { throw .standardInputTwice }
    standardInputName = arguments.value(of: .stdinFilename) ?? "<stdin>"
    judging = try Settings(arguments)
    // Files from strangers are not worth more than a verdict.
    judging.diagnoses = !arguments.has(.noDiagnosis) && !arguments.has(.untrusted)
    strangers = arguments.has(.untrusted) ? StrangerLimits() : nil
    // What is kept does not say whether it was found out under the limits for strangers.
    if strangers != nil, arguments.has(.cache) { throw .exclusive(.cache, .untrusted) }
    workers = try arguments.number(of: .jobs) ?? Terminal.coreCount
    if let folder = arguments.value(of: .cache), !arguments.has(.noCache) {
      cache = (folder, arguments.has(.refresh))
    } else if arguments.has(.refresh), !arguments.has(.noCache) {
      throw .refreshWithoutCache
    }
    certificates = arguments.value(of: .certificate).map { CertificateFolder(path: $0) }
    if certificates != nil, paths.contains("-"), arguments.value(of: .stdinFilename) == nil {
      throw .certificateOfStandardInput
    }
    isWatching = arguments.has(.watch)
    if isWatching, paths.contains("-") { throw .watchOfStandardInput }
    requiresProof = try CheckSettings.requiresProof(arguments)
    showsTimings = arguments.has(.timings)
    countsOperations = arguments.has(.counts)
    reporting = try ReportSettings(arguments)
  }

  private enum Requirement: String {
    case proof
  }

  /// Whether `--require proof` is given.
  static func requiresProof(_ arguments: Arguments) throws(UsageProblem) -> Bool {
    try arguments.choice(of: .require, as: Requirement.self) == .proof
  }
}

extension CheckSettings {
  /// What is known of the run before it begins.
  var reportSetting: Report.Setting { Report.Setting(version: Version.current, requiresProof: requiresProof) }

  /// What the paths stand for now.
  func listItems() -> [BatchItem] {
    paths.flatMap {
      BatchItem.list($0, standardInputName: standardInputName, followingLinks: strangers == nil)
    }
  }

  /// Reads a file; one from a stranger only where it is no link, which could lead to anything on this machine.
  var read: @Sendable (String) -> Result<[UInt8], FileProblem> {
    let isTrusted = strangers == nil
    return { FileSystem.bytes(of: $0, followingLinks: isTrusted) }
  }

  /// A run over some items, as it was asked for.
  func makeRun(
    over items: [BatchItem], _ cache: ResultCache?,
    reading: (@Sendable (String) -> Result<[UInt8], FileProblem>)? = nil
  ) -> BatchRun {
    let read = reading ?? self.read
    var run = BatchRun(items, judging, workers: workers, read: read)
    run.isTimed = showsTimings
    run.countsOperations = countsOperations
    run.interruption = { Interruption.status }
    if let cache { run.memory = cache.memory(read) }
    // What is recalled took no time, was not counted, and a proof that is recalled has nothing to show.
    if showsTimings || countsOperations || certificates != nil { run.memory.recall = { _, _, _ in nil } }
    if let certificates {
      run.keepsEvidence = true
      run.observe = { certificates.write($0, of: $1, in: $2, from: $3) }
    }
    if let strangers { run.open = { CircuitFile(path: $0, bytes: $1, within: strangers) } }
    return run
  }
}

extension Settings {
  /// Reads how claims are to be judged.
  init(_ arguments: Arguments) throws(UsageProblem) {
    self.init()
    selection = Selection(circuit: arguments.value(of: .circuit), claim: arguments.value(of: .claim))
    engine = try arguments.choice(of: .engine) ?? .auto
    upTo = try arguments.number(of: .upTo)
    claimLimits = Limits(
      states: try arguments.number(of: .maxStates), bytes: try arguments.size(of: .maxMemory),
      seconds: try arguments.number(of: .claimTimeLimit))
    if arguments.has(.untrusted) { claimLimits.fill(from: .forStrangers) }
    runLimits = Limits(
      states: try arguments.number(of: .runMaxStates), bytes: try arguments.size(of: .runMaxMemory),
      seconds: try arguments.number(of: .timeLimit))
  }
}
