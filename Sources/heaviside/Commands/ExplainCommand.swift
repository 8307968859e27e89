import Batch
import CircuitModel
import Insight
import Reports
import Verification

/// `explain`: says what each unit of a circuit computes, and what else there is to know about it.
struct ExplainCommand {
  private let operand: CircuitOperand
  private let sequence: SequenceChoice
  private let budget: Budget
  private let usesColor: Bool
  private let output: FormatChoice<PlainFormat>

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    sequence = try SequenceChoice(arguments)
    let seconds = try arguments.number(of: .timeLimit)
    budget = Budget(
      maximumStates: try arguments.number(of: .maxStates),
      deadline: seconds.map(Limits.deadline),
      isCancelled: { Interruption.status != nil })
    usesColor = try ColorChoice(arguments).usesColor
    output = try FormatChoice(arguments)
  }
}

extension ExplainCommand {
  /// Finds the circuits, looks into them, writes the report, and says how it ended.
  func run() -> ExitStatus {
    do throws(CircuitOperandProblem) {
      let (file, circuits) = try operand.findAll()
      var explanations: [Explanation] = []
      for circuit in circuits {
        var inputs: Inputs?
        do throws(SequenceProblem) {
          if sequence.isGiven { inputs = try sequence.given(for: circuit).inputs }
        } catch {
          return error.report(of: file.path)
        }
        do throws(Disagreement) {
          explanations.append(try Explanation(of: circuit, along: inputs, within: budget))
        } catch {
          return error.report(in: file.path)
        }
      }
      return write(ExplanationReport(explanations, of: file.report(), version: Version.current))
    } catch {
      return error.report()
    }
  }

  private func write(_ report: ExplanationReport) -> ExitStatus {
    let problems = output.write(
      usesColor: usesColor, text: { report.text(width: $1, usesColor: $0) }, json: { report.json })
    for problem in problems { StandardStreams.note(problem.message) }
    return problems.isEmpty ? .passed : .unusable
  }
}
