import Batch
import CircuitLanguage
import Reports

/// `grade`: judges students' circuits by a teacher's claims.
struct GradeCommand {
  private let rubric: String
  private let paths: [String]
  private let standardInputName: String
  private let settings: Settings
  private let requiresProof: Bool
  private let limits: StrangerLimits?
  private let sharesCount: Bool
  private let workers: Int
  private let isQuiet: Bool
  private let usesColor: Bool
  private let formats: FormatChoice<GradeFormat>

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    guard let rubric = arguments.value(of: .claims) else { throw .missingOption(.grade, .claims) }
    if arguments.operands.isEmpty { throw .missingOperand(.grade) }
    self.rubric = rubric
    var known: Set<String> = []
    paths = arguments.operands.filter { known.insert($0).inserted }
    standardInputName = arguments.value(of: .stdinFilename) ?? "<stdin>"
    settings = try Settings(arguments)
    requiresProof = try CheckSettings.requiresProof(arguments)
    limits = arguments.has(.untrusted) ? StrangerLimits() : nil
    sharesCount = arguments.has(.partial)
    workers = try arguments.number(of: .jobs) ?? Terminal.coreCount
    isQuiet = arguments.has(.quiet)
    usesColor = try ColorChoice(arguments).usesColor
    formats = try FormatChoice(arguments)
  }
}

extension GradeCommand {
  /// Reads the teacher's file, grades every student's, and says how it ended.
  func run() -> ExitStatus {
    let rubric: Rubric
    switch readRubric() {
    case .success(let known): rubric = known
    case .failure(let refusal):
      StandardStreams.note(refusal.file)
      return Interruption.status ?? refusal.file.exitStatus(requiringProof: false)
    }
    let isTrusted = limits == nil
    let items = paths.flatMap {
      BatchItem.list($0, standardInputName: standardInputName, followingLinks: isTrusted)
    }
    if let problem = problem(with: items) {
      StandardStreams.note(problem.message)
      return .unusable
    }
    let outputs = GradeOutputs(formats, rubric: self.rubric, isQuiet: isQuiet, usesColor: usesColor)
    let progress = Progress(total: items.count, isShown: !isQuiet)
    var run = GradingRun(
      items, under: rubric, settings, requiresProof: requiresProof, limits: limits, sharesCount: sharesCount,
      workers: workers
    ) { FileSystem.bytes(of: $0, followingLinks: isTrusted) }
    run.watch = progress.watch
    run.interruption = { Interruption.status }
    if items.count == 1 { outputs.open(run.unfinished(items[0])) }
    let ending = run.grade { outputs.receive($0, isLast: $1) }
    progress.finish()
    let (status, problems) = outputs.end(ending)
    for problem in problems { StandardStreams.note(problem.message) }
    return status
  }

  /// Why there is no rubric: the teacher's file, with what is wrong with it.
  private struct Refusal: Error {
    var file: Report.File
  }

  /// What the teacher asks.
  private func readRubric() -> Result<Rubric, Refusal> {
    FileSystem.bytes(of: rubric).mapError { Refusal(file: Report.File(path: rubric, problem: $0)) }.flatMap { bytes in
      let loader = Loader { FileSystem.bytes(of: $0).mapError(\.asImport) }
      let (program, problems) = loader.load(SourceFile(path: rubric, bytes: bytes))
      let (known, findings) = problems.isEmpty ? CircuitLanguage.rubric(of: program) : (nil, problems)
      let refusal = Refusal(file: Report.File(path: rubric, sources: program.files, diagnostics: findings))
      return known.map { .success($0) } ?? .failure(refusal)
    }
  }

  /// What keeps these files from being graded together.
  private func problem(with items: [BatchItem]) -> UsageProblem? {
    if Set(items.map(\.path)).count > 1, let format = formats.all.first(where: { $0.autograder != nil }) {
      return .severalStudents(format.rawValue)
    }
    let isNameTaken = paths.contains("-") && items.count { $0.path == standardInputName } > 1
    return isNameTaken ? .standardInputNameTaken(standardInputName) : nil
  }
}
