import Batch
import CircuitModel
import Reports

/// `trace`: runs one sequence and shows the table.
struct TraceCommand {
  private let operand: CircuitOperand
  private let letters: [String]
  private let steps: Int?
  private let usesColor: Bool
  private let output: FormatChoice<PlainFormat>

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    letters = arguments.values(of: .input)
    steps = try arguments.number(of: .upTo)
    if letters.isEmpty, steps == nil { throw .missingInput }
    usesColor = try ColorChoice(arguments).usesColor
    output = try FormatChoice(arguments)
  }
}

extension TraceCommand {
  /// Finds the circuit, runs it, writes the table, and says how it ended.
  func run() -> ExitStatus {
    do throws(CircuitOperandProblem) {
      let (file, circuit) = try operand.findOne()
      let word = try word(for: circuit)
      return write(TraceReport(running: circuit, on: word, of: file.report(), version: Version.current))
    } catch {
      return error.report()
    }
  }

  private func word(for circuit: Circuit) throws(CircuitOperandProblem) -> [Int] {
    if circuit.alphabet.inputs.isEmpty, letters.isEmpty, let steps { return Array(repeating: 0, count: steps) }
    do throws(InputProblem) {
      return try InputSequence(letters).word(for: circuit)
    } catch {
      throw .unclear(error.message)
    }
  }

  private func write(_ report: TraceReport) -> ExitStatus {
    let problems = output.write(
      usesColor: usesColor, text: { report.text(width: $1, usesColor: $0) }, json: { report.json })
    for problem in problems { StandardStreams.note(problem.message) }
    return .severest([report.exitStatus] + problems.map { _ in .unusable })
  }
}
