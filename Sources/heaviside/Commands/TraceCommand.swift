import Batch
import CircuitLanguage
import CircuitModel
import Reports

/// `trace`: runs one sequence and shows the table.
struct TraceCommand {
  private let operand: String
  private let letters: [String]
  private let steps: Int?
  private let circuit: String?
  private let standardInputName: String
  private let usesColor: Bool
  private let output: FormatChoice<PlainFormat>

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    guard let operand = arguments.operands.first else { throw .missingOperand(.trace) }
    if arguments.operands.count > 1 { throw .extraOperand(.trace, arguments.operands[1]) }
    self.operand = operand
    letters = arguments.values(of: .input)
    steps = try arguments.number(of: .upTo)
    if letters.isEmpty, steps == nil { throw .missingInput }
    circuit = arguments.value(of: .circuit)
    standardInputName = arguments.value(of: .stdinFilename) ?? "<stdin>"
    usesColor = try ColorChoice(arguments).usesColor
    output = try FormatChoice(arguments)
  }
}

extension TraceCommand {
  /// Finds the circuit, runs it, writes the table, and says how it ended.
  func run() -> ExitStatus {
    do throws(TraceProblem) {
      let (file, circuit) = try find()
      return write(TraceReport(running: circuit, on: try word(for: circuit), of: file, version: Version.current))
    } catch {
      switch error {
      case .rejected(let file):
        StandardStreams.note(file)
        return file.exitStatus(requiringProof: false)
      case .unclear(let message):
        StandardStreams.note(message)
        return .unusable
      }
    }
  }

  /// Why there is nothing to run.
  private enum TraceProblem: Error {
    case rejected(Report.File)
    case unclear(String)
  }

  private func word(for circuit: Circuit) throws(TraceProblem) -> [Int] {
    if circuit.alphabet.inputs.isEmpty, letters.isEmpty, let steps { return Array(repeating: 0, count: steps) }
    do throws(InputProblem) {
      return try InputSequence(letters).word(for: circuit)
    } catch {
      throw .unclear(error.message)
    }
  }

  /// The circuit that is meant, with its file.
  private func find() throws(TraceProblem) -> (Report.File, Circuit) {
    let (file, name) = try findFile()
    let selection = Selection(circuit: name)
    let chosen = file.circuits.filter(selection.includes)
    if let exact = chosen.first(where: { $0.name == name }) { return (file.report(), exact) }
    if !file.diagnostics.isEmpty || file.problem != nil { throw .rejected(file.report()) }
    guard let first = chosen.first else { throw .unclear(selection.problem(among: file.circuits)) }
    if chosen.count == 1 { return (file.report(), first) }
    let names = chosen.map { "`\($0.name.visible)`" }.joined(separator: ", ")
    throw .unclear("`\(file.path.visible)` holds several circuits; say which with --circuit NAME: \(names)")
  }

  /// The file that is meant, and the name of the circuit in it where one is given.
  private func findFile() throws(TraceProblem) -> (CircuitFile, circuit: String?) {
    let kind = operand == "-" ? .file : try? FileSystem.kind(of: operand)
    if kind == .folder { throw .rejected(Report.File(path: operand, problem: .folder)) }
    if kind != .nothing || circuit != nil || operand.contains("/") || operand.hasSuffix(".circuit") {
      return (load(operand)[0], circuit)
    }
    let library = "Circuits"
    guard (try? FileSystem.kind(of: library)) == .folder else {
      throw .unclear(
        "there is no file `\(operand.visible)`, and no folder Circuits here in which to look for a circuit of that name"
      )
    }
    let files = load(library)
    let selection = Selection(circuit: operand)
    let holding = files.filter { $0.circuits.contains(where: selection.includes) }
    guard let file = holding.first else { throw .unclear(selection.problem(among: files.flatMap(\.circuits))) }
    if holding.count == 1 { return (file, operand) }
    let paths = holding.map { "`\($0.path.visible)`" }.joined(separator: ", ")
    throw .unclear("several files hold a circuit `\(operand.visible)`; name one, with --circuit: \(paths)")
  }

  private func load(_ path: String) -> [CircuitFile] {
    BatchItem.list(path, standardInputName: standardInputName).map { $0.load { FileSystem.bytes(of: $0) } }
  }

  private func write(_ report: TraceReport) -> ExitStatus {
    let problems = output.write(
      usesColor: usesColor, text: { report.text(width: $1, usesColor: $0) }, json: { report.json })
    for problem in problems { StandardStreams.note(problem.message) }
    return .severest([report.exitStatus] + problems.map { _ in .unusable })
  }
}
