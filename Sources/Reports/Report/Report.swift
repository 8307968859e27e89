public import CircuitLanguage
public import CircuitModel

/// Everything that a run of `check` found out: the one value that all output formats and the exit status come from.
///
/// A report is plain: names, places, numbers and texts, nothing that could be run. So it takes little room, and can be
/// written down and read again.
public struct Report: Sendable {
  /// A file that was asked for.
  public struct File: Sendable {
    /// The path as given.
    public var path: String
    /// The texts that ranges refer to: the file itself, then those that it imports; none where it cannot be read.
    public var sources: [SourceFile]
    /// What is wrong with the file, including what judging its claims brought up.
    public var diagnostics: [Diagnostic]
    /// Its circuits, in the order written.
    public var circuits: [JudgedCircuit]

    /// Reports on a file that could be read.
    ///
    /// A claim that cannot be judged because the file is at fault adds a diagnostic; one fault that spoils several
    /// claims is told once.
    public init(
      path: String, sources: [SourceFile], diagnostics: [Diagnostic] = [], circuits: [JudgedCircuit] = []
    ) {
      self.path = path
      self.sources = sources
      self.circuits = circuits
      var known: Set<Diagnostic> = []
      self.diagnostics = (diagnostics + circuits.flatMap(\.diagnostics)).filter { known.insert($0).inserted }
    }

    /// Reports on a path that gave no text.
    public init(path: String, problem: FileProblem) {
      self.init(path: path, sources: [], diagnostics: [problem.report(for: path)])
    }
  }

  /// A circuit and what is said of it.
  public struct JudgedCircuit: Hashable, Sendable {
    /// The circuit's name.
    public var name: String
    /// The text of the `///` comment above it, or "".
    public var summary: String
    /// Where the name stands.
    public var range: SourceRange
    /// The claims that were judged, in the order written.
    public var claims: [JudgedClaim]
    /// How long judging them took, where that is to be reported.
    public var duration: Duration?
    /// How many operations a step takes, where that is to be reported; not part of a record.
    public var counts: StepCounts?

    /// Reports on a circuit of which nothing is judged yet.
    public init(_ circuit: Circuit) {
      self.init(name: circuit.name, summary: circuit.summary, range: circuit.range, claims: [])
    }

    init(name: String, summary: String, range: SourceRange, claims: [JudgedClaim]) {
      self.name = name
      self.summary = summary
      self.range = range
      self.claims = claims
    }
  }

  /// How a run ended.
  public enum Ending: Hashable, Sendable {
    /// Everything asked for was looked at.
    case complete
    /// A signal stopped it; what is missing was not looked at.
    case interrupted(ExitStatus)
    /// An engine and its audit contradict each other about a circuit: what was found, and how to report it.
    case disagreement(path: String, circuit: String, String)
  }

  /// What is known of a run before it begins.
  public struct Setting: Hashable, Sendable {
    /// The version of the tool.
    public var version: String
    /// Whether a claim that holds only up to a length is undecided.
    public var requiresProof: Bool

    /// Makes a setting.
    public init(version: String, requiresProof: Bool = false) {
      self.version = version
      self.requiresProof = requiresProof
    }
  }

  /// What was asked for.
  public var setting: Setting
  /// The files, in the order asked for.
  public var files: [File]
  /// How the run ended.
  public var ending: Ending

  /// Makes a report.
  public init(_ setting: Setting, files: [File], ending: Ending = .complete) {
    self.setting = setting
    self.files = files
    self.ending = ending
  }
}

extension Report {
  /// The counts of its claims.
  public var summary: Summary { Summary(files, setting) }

  /// Whether everything asked for was looked at.
  public var isComplete: Bool { ending == .complete }

  /// What the command says to the shell.
  public var exitStatus: ExitStatus { .severest([ending.exitStatus, summary.exitStatus]) }
}

extension Report.Ending {
  /// What the ending alone would make the command say.
  public var exitStatus: ExitStatus {
    switch self {
    case .complete: .passed
    case .interrupted(let status): status
    case .disagreement: .disagreement
    }
  }
}

extension Report.File {
  /// Whether the file gave a text at all.
  public var isReadable: Bool { !sources.isEmpty }

  /// Whether the file has an error in it, so that nothing it claims may be relied on.
  public var isRejected: Bool { isReadable && diagnostics.contains { $0.severity == .error } }

  /// What the file alone would make the command say.
  public func exitStatus(requiringProof: Bool) -> ExitStatus {
    if !isReadable { return .unusable }
    let claims = circuits.flatMap(\.claims).map { $0.exitStatus(requiringProof: requiringProof) }
    return ExitStatus.severest(claims + (isRejected ? [.rejected] : []))
  }
}

extension Report.JudgedCircuit {
  /// What is wrong with the file according to the verdicts on the circuit.
  fileprivate var diagnostics: [Diagnostic] {
    claims.compactMap { $0.outcome == .rejected ? $0.problem : nil }
  }
}
