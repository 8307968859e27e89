import Batch
import CircuitLanguage
import CircuitModel
import Insight
import Reports
import Verification

/// `solve`: fills the holes of an exercise, or shows that nothing can.
struct SolveCommand {
  private let operand: CircuitOperand
  private let mostSteps: Int?
  private let seconds: Int?
  private let length: Int?
  private let output: String?
  private let usesColor: Bool
  private let formats: FormatChoice<PlainFormat>

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    mostSteps = try arguments.number(of: .maxStates)
    seconds = try arguments.number(of: .timeLimit)
    length = try arguments.number(of: .upTo)
    output = arguments.value(of: .output)
    usesColor = try ColorChoice(arguments).usesColor
    formats = try FormatChoice(arguments)
  }
}

extension SolveCommand {
  /// Finds the circuits, solves them, reports, writes the filled file where that was asked for, and says how it ended.
  func run() -> ExitStatus {
    do throws(CircuitOperandProblem) {
      let (file, circuits) = try operand.findAll(acceptingHoles: true)
      let exercises = Exercise.all(in: circuits)
      if exercises.isEmpty { throw .unclear("there is no hole (`?`) in `\(file.path.visible)`") }
      if exercises.contains(where: { $0.holes.contains { $0.range.file != 0 } }) {
        throw .unclear("`\(file.path.visible)` imports a circuit with holes (`?`); solve the file that they stand in")
      }
      let report = solve(exercises, in: file)
      let problems = formats.write(
        usesColor: usesColor, text: { report.text(width: $1, usesColor: $0) }, json: { report.json })
      for problem in problems { StandardStreams.note(problem.message) }
      let statuses = [report.exitStatus] + problems.map { _ in .unusable }
      return .severest(statuses + [write(report), Interruption.status ?? .passed])
    } catch {
      return error.report()
    }
  }

  private func solve(_ exercises: [Exercise], in file: CircuitFile) -> SolveReport {
    var report = SolveReport(version: Version.current, path: file.path, sources: file.sources, parts: [])
    for exercise in exercises {
      do throws(Disagreement) {
        let solution = try exercise.solve(within: limits)
        let confirmed = try exercise.confirm(solution, in: file.sources, within: limits)
        report.parts.append(SolveReport.Part(exercise, confirmed))
      } catch {
        report.disagreement = error
      }
    }
    return report
  }

  private var limits: SolveLimits {
    let budget = Budget(
      deadline: seconds.map(Limits.deadline), workers: Terminal.coreCount, isCancelled: { Interruption.status != nil })
    return SolveLimits(mostSteps: mostSteps ?? SolveLimits.usualSteps, upTo: length, budget: budget)
  }

  /// Writes the filled file; one in which a hole is left is no circuit file, and is not written.
  private func write(_ report: SolveReport) -> ExitStatus {
    guard let output else { return .passed }
    let isWhole = report.parts.allSatisfy { if case .solved = $0.confirmed.solution { true } else { false } }
    let text = report.filledSource
    let file = CircuitFile(path: output, bytes: text.bytes) { FileSystem.bytes(of: $0) }
    guard isWhole, report.disagreement == nil, file.diagnostics.isEmpty, file.circuits.allSatisfy(\.holes.isEmpty)
    else {
      let reason = file.diagnostics.first.map { ": \($0.headline.visible)" } ?? ""
      StandardStreams.note("nothing is written to `\(output.visible)`: the file is not a whole circuit file\(reason)")
      return report.exitStatus == .passed ? .unusable : report.exitStatus
    }
    do throws(OutputProblem) {
      try FileSystem.save(String(decoding: text.bytes, as: UTF8.self), to: output)
      return .passed
    } catch {
      StandardStreams.note(error.message)
      return .unusable
    }
  }
}
