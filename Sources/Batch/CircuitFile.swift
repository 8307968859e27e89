public import CircuitLanguage
public import CircuitModel
public import Reports

/// A file that was asked for, read and checked but not judged: text in, circuits out.
public struct CircuitFile: Sendable {
  /// The path as given.
  public let path: String
  /// The file itself, then those that it imports; none where it cannot be read.
  public let sources: [SourceFile]
  /// What is wrong with it so far.
  public let diagnostics: [Diagnostic]
  /// Its circuits.
  public let circuits: [Circuit]
  /// Why it could not be read.
  public let problem: FileProblem?
  /// What its circuits were made of, where nothing is wrong with it.
  private let program: Program?

  /// Notes that a path gave no text.
  public init(path: String, problem: FileProblem) {
    self.path = path
    (sources, diagnostics, circuits, self.problem, program) = ([], [], [], problem, nil)
  }

  /// Takes what was read and checked elsewhere.
  init(
    path: String, sources: [SourceFile], diagnostics: [Diagnostic], circuits: [Circuit], program: Program? = nil
  ) {
    self.path = path
    (self.sources, self.diagnostics, self.circuits, problem) = (sources, diagnostics, circuits, nil)
    self.program = program
  }

  /// Goes from bytes to circuits; a file whose text cannot be read is not checked.
  ///
  /// - Parameters:
  ///   - path: the path as given.
  ///   - bytes: what stands in the file.
  ///   - read: reads an imported file.
  public init(path: String, bytes: [UInt8], read: @escaping (String) -> Result<[UInt8], FileProblem>) {
    self.path = path
    problem = nil
    let loader = Loader { read($0).mapError(\.asImport) }
    let (program, problems) = loader.load(SourceFile(path: path, bytes: bytes))
    sources = program.files
    (circuits, diagnostics) = problems.isEmpty ? check(program) : ([], problems)
    self.program = diagnostics.isEmpty ? program : nil
  }
}

extension CircuitFile {
  /// Goes from bytes to circuits for a file from a stranger: it stands alone, and asks for no more than is allowed.
  ///
  /// - Parameters:
  ///   - path: the path as given.
  ///   - bytes: what stands in the file.
  ///   - limits: what it may ask for.
  public init(path: String, bytes: [UInt8], within limits: StrangerLimits) {
    let source = SourceFile(path: path, bytes: bytes)
    if let problem = limits.problem(with: source) {
      self.init(path: path, sources: [source], diagnostics: [problem], circuits: [])
      return
    }
    let file = CircuitFile(path: path, bytes: bytes) { _ in
      .failure(.unreadable("files from strangers stand alone, so nothing is imported"))
    }
    let problems = limits.problems(with: file.circuits)
    self.init(
      path: path, sources: file.sources, diagnostics: file.diagnostics + problems,
      circuits: problems.isEmpty ? file.circuits : [], program: problems.isEmpty ? file.program : nil)
  }

  /// How many operations a step of each circuit takes.
  var counts: [StepCounts] { program.map(countOperations) ?? [] }

  /// What is reported of the file, given what was judged.
  public func report(with judged: [Report.JudgedCircuit] = []) -> Report.File {
    if let problem { return Report.File(path: path, problem: problem) }
    return Report.File(path: path, sources: sources, diagnostics: diagnostics, circuits: judged)
  }
}

extension FileProblem {
  /// The problem as one of a file that is imported.
  public var asImport: Loader.ReadProblem { self == .missing ? .missing : .unreadable(reason) }
}
