import Batch
import CircuitModel
import Insight
import Reports
import Verification

/// `mutate`: changes circuits one thing at a time, and says which changes their claims do not notice.
struct MutateCommand {
  private let operand: CircuitOperand
  private let states: Int?
  private let seconds: Int?
  private let workers: Int
  private let usesColor: Bool
  private let output: FormatChoice<PlainFormat>

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    states = try arguments.number(of: .maxStates)
    seconds = try arguments.number(of: .timeLimit)
    workers = try arguments.number(of: .jobs) ?? Terminal.coreCount
    usesColor = try ColorChoice(arguments).usesColor
    output = try FormatChoice(arguments)
  }
}

extension MutateCommand {
  /// Finds the circuits, tries their mutants, writes the report, and says how it ended.
  func run() -> ExitStatus {
    do throws(CircuitOperandProblem) {
      let (file, circuits) = try operand.findAll()
      let budget = Budget(
        maximumStates: states ?? ClaimCheck.usualStates, deadline: seconds.map(Limits.deadline), workers: workers,
        isCancelled: { Interruption.status != nil })
      var tests: [MutationTest] = []
      do throws(Disagreement) {
        for circuit in circuits { tests.append(try MutationTest(of: circuit, within: budget)) }
      } catch {
        return error.report(in: file.path)
      }
      return write(MutationReport(version: Version.current, path: file.path, circuits: tests))
    } catch {
      return error.report()
    }
  }

  private func write(_ report: MutationReport) -> ExitStatus {
    let problems = output.write(
      usesColor: usesColor, text: { report.text(width: $1, usesColor: $0) }, json: { report.json })
    for problem in problems { StandardStreams.note(problem.message) }
    return .severest([report.exitStatus] + problems.map { _ in .unusable })
  }
}
