public import CircuitLanguage
import CircuitModel

extension DiagnosticPage {
  /// Looks at an example of this page as the command would, without touching a disk.
  ///
  /// - Returns: the files that were read, and what is wrong, in the words of the command.
  /// - Complexity: that of checking the example; circuits are run on sequences of at most four steps.
  public func judge(_ example: Example) -> (sources: [SourceFile], diagnostics: [Diagnostic]) {
    switch example {
    case .checked(let files): DiagnosticPage.check(files)
    case .checkedForStranger(let file): DiagnosticPage.checkForStranger(file)
    case .graded(let teacher, let student): DiagnosticPage.grade(student, under: teacher)
    case .traced(let file, let input): DiagnosticPage.trace(file, on: input)
    case .named(let path): ([], problemWithPath.map { [$0.report(for: path)] } ?? [])
    case .impossible: ([], [])
    }
  }

  /// What can be wrong with a path, for the codes that are about one.
  private var problemWithPath: FileProblem? {
    switch code {
    case .missingFile: .missing
    case .notAFile: .notAFile("a device")
    case .noCircuitFiles: .noCircuits
    default: nil
    }
  }
}

extension DiagnosticPage {
  private static func check(_ files: [File]) -> (sources: [SourceFile], diagnostics: [Diagnostic]) {
    guard let main = files.first else { return ([], []) }
    let loader = Loader { path in files.first { $0.path == path }.map { .success($0.bytes) } ?? .failure(.missing) }
    let (program, problems) = loader.load(SourceFile(path: main.path, bytes: main.bytes))
    guard problems.isEmpty else { return (program.files, problems) }
    let (circuits, diagnostics) = CircuitLanguage.check(program)
    guard diagnostics.isEmpty else { return (program.files, diagnostics) }
    return (program.files, circuits.compactMap(\.problemInRuns))
  }

  /// A file that imports nothing, with its circuits where nothing is wrong with its text.
  private static func read(_ file: File) -> (source: SourceFile, circuits: [Circuit], diagnostics: [Diagnostic]) {
    let source = SourceFile(path: file.path, bytes: file.bytes)
    let (tree, problems) = parse(source)
    guard problems.isEmpty else { return (source, [], problems) }
    let (circuits, diagnostics) = CircuitLanguage.check(Program(source, tree))
    return (source, circuits, diagnostics)
  }

  private static func checkForStranger(_ file: File) -> (sources: [SourceFile], diagnostics: [Diagnostic]) {
    let (source, circuits, diagnostics) = read(file)
    return ([source], diagnostics + StrangerLimits().problems(with: circuits))
  }

  private static func grade(
    _ student: File, under teacher: File
  ) -> (sources: [SourceFile], diagnostics: [Diagnostic]) {
    let source = SourceFile(path: teacher.path, bytes: teacher.bytes)
    let (tree, problems) = parse(source)
    guard problems.isEmpty else { return ([source], problems) }
    let (rubric, diagnostics) = CircuitLanguage.rubric(of: Program(source, tree))
    guard let rubric else { return ([source], diagnostics) }
    let submission = rubric.judge(
      SourceFile(path: student.path, bytes: student.bytes), within: StrangerLimits())
    return (submission.files, submission.diagnostics)
  }

  private static func trace(_ file: File, on input: String) -> (sources: [SourceFile], diagnostics: [Diagnostic]) {
    let (source, circuits, diagnostics) = read(file)
    // A sequence that is none would leave the page without a message, which a test forbids.
    guard diagnostics.isEmpty, let circuit = circuits.first,
      let inputs = try? InputSequence([input]).inputs(for: circuit)
    else { return ([source], diagnostics) }
    let report = TraceReport(
      running: circuit, on: inputs, of: Report.File(path: file.path, sources: [source]), version: "")
    return ([source], report.file.diagnostics)
  }
}

extension Circuit {
  /// What cannot be evaluated on the shortest sequence, and among those the least, of at most four steps, as the
  /// interpreter finds it; `nil` where there is nothing.
  fileprivate var problemInRuns: Diagnostic? {
    // What has holes cannot be run.
    guard holes.isEmpty else { return nil }
    let questions = claims.compactMap { claim in Obligation(claim, in: self).map { (claim, $0) } }
    var considered = [Run(self)]
    for length in 1...4 {
      var next: [Run] = []
      for run in considered {
        for letter in 0..<alphabet.count {
          var longer = run
          longer.advance(by: letter)
          var isConsidered = true
          for (claim, question) in questions {
            switch question.observe(longer) {
            case .undefined(let problem): return problem.report(in: self, claim: claim)
            case .notConsidered: isConsidered = false
            case .quiet, .event: break
            }
          }
          if isConsidered { next.append(longer) }
        }
      }
      if length == 1, next.isEmpty { return reportThatNothingIsConsidered() }
      // Wide alphabets are for what the checker finds.
      guard next.count <= 64 else { return nil }
      considered = next
    }
    return nil
  }
}
