import CircuitLanguage
import Reports

/// `fmt`: writes files in the canonical form, or says which are not.
struct FormatCommand {
  private let paths: [String]
  private let isCheck: Bool
  private let standardInputName: String

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    if arguments.operands.isEmpty { throw .missingOperand(.fmt) }
    var known: Set<String> = []
    paths = arguments.operands.filter { known.insert($0).inserted }
    if arguments.operands.filter({ $0 == "-" }).count > 1 { throw .standardInputTwice }
    isCheck = arguments.has(.check)
    standardInputName = arguments.value(of: .stdinFilename) ?? "<stdin>"
  }
}

extension FormatCommand {
  /// Formats every path, and says how it ended.
  func run() -> ExitStatus { .severest(paths.map(format)) }

  private func format(_ path: String) -> ExitStatus {
    do throws(FileProblem) {
      if path == "-" { return formatStandardInput(try FileSystem.standardInput()) }
      guard try FileSystem.kind(of: path) == .folder else { return try formatFile(path) }
      let files = try FileSystem.circuitFiles(below: path)
      if files.isEmpty { throw .noCircuits }
      return .severest(files.map(format))
    } catch {
      return reject(Report.File(path: path, problem: error))
    }
  }

  private func formatFile(_ path: String) throws(FileProblem) -> ExitStatus {
    let source = SourceFile(path: path, bytes: try FileSystem.contents(of: path))
    guard let text = formatted(source) else { return .rejected }
    if Array(text.utf8) == source.bytes { return .passed }
    return write { () throws(OutputProblem) in
      if isCheck { try StandardStreams.show("\(path.visible)\n") } else { try FileSystem.save(text, to: path) }
    }
  }

  private func formatStandardInput(_ bytes: [UInt8]) -> ExitStatus {
    let source = SourceFile(path: standardInputName, bytes: bytes)
    guard let text = formatted(source) else { return .rejected }
    if !isCheck { return write { () throws(OutputProblem) in try StandardStreams.write(text) } }
    if Array(text.utf8) == bytes { return .passed }
    return write { () throws(OutputProblem) in try StandardStreams.show("\(standardInputName.visible)\n") }
  }

  /// Writes something; a file that would change fails a check.
  private func write(_ body: () throws(OutputProblem) -> Void) -> ExitStatus {
    do {
      try body()
      return isCheck ? .failed : .passed
    } catch {
      StandardStreams.note(error.message)
      return .unusable
    }
  }

  /// The canonical text of a file, or `nil`, after saying why, where it cannot be parsed.
  private func formatted(_ source: SourceFile) -> String? {
    do {
      return try CircuitLanguage.format(source)
    } catch {
      _ = reject(Report.File(path: source.path, sources: [source], diagnostics: error.diagnostics))
      return nil
    }
  }

  private func reject(_ file: Report.File) -> ExitStatus {
    StandardStreams.note(file)
    return file.exitStatus(requiringProof: false)
  }
}
