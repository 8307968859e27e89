import Batch
import CircuitModel
import Reports

/// `trace`: runs one sequence and shows the table, or walks through it.
struct TraceCommand {
  private let operand: CircuitOperand
  private let sequence: SequenceChoice
  private let steps: Bool
  private let usesColor: Bool
  private let output: FormatChoice<PlainFormat>

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    sequence = try SequenceChoice(arguments)
    steps = arguments.has(.step)
    if !steps, !sequence.isGiven, !sequence.namesClaim { throw .missingInput }
    usesColor = try ColorChoice(arguments).usesColor
    output = try FormatChoice(arguments)
    if steps, !output.all.isEmpty { throw .exclusive(.step, .format) }
  }
}

extension TraceCommand {
  /// Finds the circuit, runs it, writes the table, and says how it ended.
  func run() -> ExitStatus {
    do throws(CircuitOperandProblem) {
      let (file, circuit) = try operand.findOne()
      if steps, KeyTerminal.isHere {
        return StepCommand(circuit, in: file.path, along: sequence, usesColor: usesColor).run()
      }
      do throws(SequenceProblem) {
        let isGiven = sequence.isGiven && !sequence.namesClaim && !steps
        let inputs =
          try isGiven
          ? sequence.given(for: circuit).inputs : sequence.choose(in: circuit, within: StepCommand.budget).inputs
        return write(TraceReport(running: circuit, on: inputs, of: file.report(), version: Version.current))
      } catch {
        return error.report(of: file.path)
      }
    } catch {
      return error.report()
    }
  }

  private func write(_ report: TraceReport) -> ExitStatus {
    let problems = output.write(
      usesColor: usesColor,
      text: { steps ? report.stepText(width: $1, usesColor: $0) : report.text(width: $1, usesColor: $0) },
      json: { report.json })
    for problem in problems { StandardStreams.note(problem.message) }
    return .severest([report.exitStatus] + problems.map { _ in .unusable })
  }
}
