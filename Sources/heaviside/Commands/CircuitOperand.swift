import Batch
import CircuitLanguage
import CircuitModel
import Reports

/// The operand of a verb that is about one file: a circuit file, `-`, or the name of a circuit in the folder Circuits.
struct CircuitOperand {
  private let operand: String
  private let circuit: String?
  private let standardInputName: String

  /// Reads a command line; there is one operand.
  init(_ arguments: Arguments) throws(UsageProblem) {
    guard let operand = arguments.operands.first else { throw .missingOperand(arguments.verb) }
    if arguments.operands.count > 1 { throw .extraOperand(arguments.verb, arguments.operands[1]) }
    self.operand = operand
    circuit = arguments.value(of: .circuit)
    standardInputName = arguments.value(of: .stdinFilename) ?? "<stdin>"
  }
}

/// Why there is no circuit to work on.
enum CircuitOperandProblem: Error {
  /// The file has something wrong with it.
  case rejected(Report.File)
  /// It is not clear what is meant, with what to say about it.
  case unclear(String)
  /// A circuit has holes, and whatever is asked of it needs their numbers.
  case open(Circuit)

  /// Says it, and what it means for the shell.
  func report() -> ExitStatus {
    switch self {
    case .rejected(let file):
      StandardStreams.note(file)
      return file.exitStatus(requiringProof: false)
    case .unclear(let message):
      StandardStreams.note(message)
      return .unusable
    case .open(let circuit):
      StandardStreams.note(
        "`\(circuit.name.visible)`: \(circuit.holesText ?? ""); `heaviside solve` finds the numbers")
      return .undecided
    }
  }
}

extension CircuitOperand {
  /// The circuit that is meant, with its file; of a file with something wrong with it a sound circuit can be meant by its
  /// exact name.
  func findOne() throws(CircuitOperandProblem) -> (CircuitFile, Circuit) {
    let (file, chosen, name) = try choose()
    if let exact = chosen.first(where: { $0.name == name }) { return (file, try whole(exact)) }
    if !file.diagnostics.isEmpty || file.problem != nil { throw .rejected(file.report()) }
    if chosen.count == 1 { return (file, try whole(chosen[0])) }
    let names = chosen.map { "`\($0.name.visible)`" }.joined(separator: ", ")
    throw .unclear("`\(file.path.visible)` holds several circuits; say which with --circuit NAME: \(names)")
  }

  /// The circuits that are meant, at least one, with their file, which is sound.
  ///
  /// - Parameter acceptsHoles: whether numbers of them may be left open.
  /// - Returns: the file and its circuits.
  /// - Throws: why there are none to work on.
  func findAll(acceptingHoles acceptsHoles: Bool = false) throws(CircuitOperandProblem) -> (CircuitFile, [Circuit]) {
    let (file, chosen, _) = try choose()
    if !file.diagnostics.isEmpty || file.problem != nil { throw .rejected(file.report()) }
    if !acceptsHoles { for circuit in chosen { _ = try whole(circuit) } }
    return (file, chosen)
  }

  /// What is to be looked at, for verbs that also take a folder: the items, the circuit of them that is meant where one is,
  /// and the folder where one is named.
  func findItems() throws(CircuitOperandProblem) -> (items: [BatchItem], circuit: String?, folder: String?) {
    let kind = operand == "-" ? .file : try? FileSystem.kind(of: operand)
    if operand == "-" || kind == .folder {
      let items = BatchItem.list(operand, standardInputName: standardInputName)
      return (items, circuit, kind == .folder ? operand : nil)
    }
    let (file, name) = try findFile()
    return ([.file(file.path)], name, nil)
  }

  /// The operand as it can be told to others.
  var shownWord: String { operand.shownPath }

  /// The circuit, every number of which is known.
  private func whole(_ circuit: Circuit) throws(CircuitOperandProblem) -> Circuit {
    if circuit.holes.isEmpty { return circuit }
    throw .open(circuit)
  }

  /// The file that is meant, the circuits of it that are, and the name that was given for them.
  private func choose() throws(CircuitOperandProblem) -> (CircuitFile, [Circuit], name: String?) {
    let (file, name) = try findFile()
    let selection = Selection(circuit: name)
    let chosen = file.circuits.filter(selection.includes)
    if chosen.isEmpty, file.diagnostics.isEmpty, file.problem == nil {
      throw .unclear(selection.problem(among: file.circuits))
    }
    return (file, chosen, name)
  }

  /// The file that is meant, and the name of the circuit in it where one is given.
  private func findFile() throws(CircuitOperandProblem) -> (CircuitFile, circuit: String?) {
    let kind = operand == "-" ? .file : try? FileSystem.kind(of: operand)
    if kind == .folder { throw .rejected(Report.File(path: operand, problem: .folder)) }
    if kind != .nothing || circuit != nil || operand.contains("/") || operand.hasSuffix(".circuit")
      || operand.hasSuffix(SourceFile.exerciseSuffix)
    {
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
}
