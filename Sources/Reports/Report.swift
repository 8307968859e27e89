public import CircuitLanguage
public import CircuitModel

/// Everything that a run of `check` found out: the one value that all output formats and the exit status come from.
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
  public struct JudgedCircuit: Sendable {
    /// The circuit.
    public var circuit: Circuit
    /// The claims that were judged, in the order written.
    public var claims: [JudgedClaim]
    /// How long judging them took, where that is to be reported.
    public var duration: Duration?

    /// Reports on a circuit.
    public init(_ circuit: Circuit, claims: [JudgedClaim], duration: Duration? = nil) {
      self.circuit = circuit
      self.claims = claims
      self.duration = duration
    }
  }

  /// A claim and its verdict.
  public struct JudgedClaim: Sendable {
    /// The claim.
    public var claim: Claim
    /// The verdict, confirmed.
    public var verdict: AuditedVerdict

    /// Reports on a claim.
    public init(_ claim: Claim, _ verdict: AuditedVerdict) {
      self.claim = claim
      self.verdict = verdict
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

  /// The version of the tool.
  public var version: String
  /// The files, in the order asked for.
  public var files: [File]
  /// Whether a claim that holds only up to a length is undecided.
  public var requiresProof: Bool
  /// How the run ended.
  public var ending: Ending

  /// Makes a report.
  public init(version: String, files: [File], requiresProof: Bool = false, ending: Ending = .complete) {
    self.version = version
    self.files = files
    self.requiresProof = requiresProof
    self.ending = ending
  }
}

extension Report {
  /// Whether everything asked for was looked at.
  public var isComplete: Bool { ending == .complete }

  /// What the command says to the shell.
  public var exitStatus: ExitStatus {
    ExitStatus.severest([ending.exitStatus] + files.map { $0.exitStatus(requiringProof: requiresProof) })
  }
}

extension Report.Ending {
  fileprivate var exitStatus: ExitStatus {
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
  /// What is wrong with the circuit according to its verdicts.
  fileprivate var diagnostics: [Diagnostic] {
    claims.compactMap { entry in
      switch entry.verdict.judgement {
      case .undefined(_, let problem): problem.report(in: circuit, claim: entry.claim)
      case .nothingConsidered: circuit.reportThatNothingIsConsidered()
      default: nil
      }
    }
  }
}
