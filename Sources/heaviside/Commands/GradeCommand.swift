import Batch
import CircuitLanguage
import Reports
import Synchronization

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
  private let outputs: FormatChoice<GradeFormat>

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    guard let rubric = arguments.value(of: .claims) else { throw .missingOption(.grade, .claims) }
    if arguments.operands.isEmpty { throw .missingOperand(.grade) }
    self.rubric = rubric
    var known: Set<String> = []
    paths = arguments.operands.filter { known.insert($0).inserted }
    standardInputName = arguments.value(of: .stdinFilename) ?? "<stdin>"
    settings = try Settings(arguments)
    requiresProof = arguments.value(of: .require) != nil
    limits = arguments.has(.untrusted) ? StrangerLimits() : nil
    sharesCount = arguments.has(.partial)
    workers = try arguments.number(of: .jobs) ?? Terminal.coreCount
    isQuiet = arguments.has(.quiet)
    usesColor = try ColorChoice(arguments).usesColor
    outputs = try FormatChoice(arguments)
  }
}

/// The formats of grades.
enum GradeFormat: String, CaseIterable {
  case csv, gradescope, json, prairielearn, text

  /// The format as one that an autograder reads, which is about one student.
  var autograder: AutograderResult? { AutograderResult(rawValue: rawValue) }
}

extension GradeCommand {
  /// Reads the teacher's file, grades every student's, and says how it ended.
  func run() -> ExitStatus {
    guard let rubric = readRubric() else { return Interruption.status ?? .rejected }
    let items = paths.flatMap { BatchItem.list($0, standardInputName: standardInputName) }
    if items.count > 1, let format = outputs.all.first(where: { $0.autograder != nil }) {
      StandardStreams.note(UsageProblem.severalStudents(format.rawValue).message)
      return .unusable
    }
    let book = GradeBook(outputs, rubric: self.rubric, isQuiet: isQuiet, usesColor: usesColor)
    let progress = Progress(total: items.count, isShown: !isQuiet)
    var run = GradingRun(
      items, under: rubric, settings, requiresProof: requiresProof, limits: limits, sharesCount: sharesCount,
      workers: workers) { FileSystem.bytes(of: $0) }
    run.watch = progress.watch
    run.interruption = { Interruption.status }
    if let item = items.first, items.count == 1 { book.open(run.unfinished(item)) }
    let ending = run.grade { book.receive($0, isLast: $1) }
    progress.finish()
    let (status, problems) = book.end(ending)
    for problem in problems { StandardStreams.note(problem.message) }
    return .severest([status, problems.isEmpty ? .passed : .unusable])
  }

  /// What the teacher asks; `nil` after saying what is wrong with the file.
  private func readRubric() -> Rubric? {
    let bytes: [UInt8]
    switch FileSystem.bytes(of: rubric) {
    case .failure(let problem):
      StandardStreams.note(Report.File(path: rubric, problem: problem))
      return nil
    case .success(let contents): bytes = contents
    }
    let loader = Loader { FileSystem.bytes(of: $0).mapError(\.asImport) }
    let (program, problems) = loader.load(SourceFile(path: rubric, bytes: bytes))
    let (found, findings) = problems.isEmpty ? CircuitLanguage.rubric(of: program) : (nil, problems)
    if found == nil { StandardStreams.note(Report.File(path: rubric, sources: program.files, diagnostics: findings)) }
    return found
  }
}

/// The grades of a run, in each format and place: those of autograders written anew whenever more is known.
private final class GradeBook: Sendable {
  private struct State {
    var renderers: [Renderer]
    var status = ExitStatus.passed
    var problems: [OutputProblem] = []
  }

  private struct Renderer {
    var format: GradeFormat
    /// The path; `nil` for standard output.
    var path: String?
    var file: OutputFile?
    var text: GradeText
    var json = GradeJSON()
    var table = GradeTable()
    var hasFailed = false
  }

  private let state: Mutex<State>

  init(_ choice: FormatChoice<GradeFormat>, rubric: String, isQuiet: Bool, usesColor: Bool) {
    var problems: [OutputProblem] = []
    var renderers: [Renderer] = []
    for (format, path) in choice.files {
      var renderer = Renderer(format: format, path: path, text: GradeText(isQuiet: isQuiet))
      do throws(OutputProblem) {
        // What an autograder reads is written again and again, each time as a whole.
        if format.autograder == nil { renderer.file = try OutputFile(path) }
      } catch {
        problems.append(error)
        renderer.hasFailed = true
      }
      renderers.append(renderer)
    }
    let text = GradeText(usesColor: usesColor, isQuiet: isQuiet, width: Terminal.width)
    renderers.append(Renderer(format: choice.standardOutput ?? .text, text: text))
    state = Mutex(State(renderers: renderers, problems: problems))
    write { $0.format == .json ? $0.json.begin(version: Version.current, rubric: rubric) : "" }
  }
}

extension GradeBook {
  /// Writes for autograders that nothing is judged yet.
  func open(_ grade: Grade) { save(grade) }

  /// Takes what is known of a student.
  func receive(_ grade: Grade, isLast: Bool) {
    save(grade)
    guard isLast else { return }
    state.withLock { $0.status = .severest([$0.status, grade.exitStatus]) }
    write { renderer in
      switch renderer.format {
      case .csv: renderer.table.add(grade)
      case .json: renderer.json.add(grade)
      case .text: renderer.text.add(grade)
      case .gradescope, .prairielearn: renderer.path == nil ? renderer.format.autograder?.text(grade) ?? "" : ""
      }
    }
  }

  /// Writes what stands at the end, and puts everything in its place.
  func end(_ ending: Report.Ending) -> (status: ExitStatus, problems: [OutputProblem]) {
    write { renderer in
      switch renderer.format {
      case .json: renderer.json.end(ending)
      case .text: renderer.text.end(ending)
      case .csv, .gradescope, .prairielearn: ""
      }
    }
    return state.withLock { state in
      for place in state.renderers.indices where !state.renderers[place].hasFailed {
        do throws(OutputProblem) {
          try state.renderers[place].file?.finish()
        } catch {
          state.problems.append(error)
        }
      }
      return (.severest([state.status, ending.exitStatus]), state.problems)
    }
  }

  /// Writes the files of autograders as a whole.
  private func save(_ grade: Grade) {
    each { renderer throws(OutputProblem) in
      guard let autograder = renderer.format.autograder, let path = renderer.path else { return }
      try FileSystem.save(autograder.text(grade), to: path)
    }
  }

  private func write(_ text: (inout Renderer) -> String) {
    each { renderer throws(OutputProblem) in
      let text = text(&renderer)
      if text.isEmpty { return }
      if let file = renderer.file {
        try file.write(Array(text.utf8))
      } else if renderer.format == .text {
        try StandardStreams.show(text)
      } else {
        try StandardStreams.write(text)
      }
    }
  }

  /// Does something for each place that could be written to so far; what fails is told of once.
  private func each(_ body: (inout Renderer) throws(OutputProblem) -> Void) {
    state.withLock { state in
      for place in state.renderers.indices where !state.renderers[place].hasFailed {
        do throws(OutputProblem) {
          try body(&state.renderers[place])
        } catch {
          state.renderers[place].hasFailed = true
          state.problems.append(error)
        }
      }
    }
  }
}
