import Batch
import CircuitLanguage
import CircuitModel
import Insight
import Reports
import Verification

/// `repair`: looks for the smallest change of numbers that makes the claims true.
struct RepairCommand {
  private let operand: CircuitOperand
  private let claim: String?
  private let step: Rational
  private let margin: Repair.MarginDemand
  private let hint: RepairReport.Hint
  private let mostNumbers: Int
  private let limits: Limits
  private let target: String?
  private let output: FormatChoice<PlainFormat>

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    claim = arguments.value(of: .claim)
    step = try arguments.positiveNumber(of: .grid) ?? Rational(1, 2)
    if arguments.value(of: .margin) == "greatest" {
      margin = .greatest
    } else {
      margin = try arguments.positiveNumber(of: .margin).map { .atLeast($0) } ?? .none
    }
    hint = try arguments.choice(of: .hint, as: HintWord.self)?.hint ?? .everything
    target = arguments.value(of: .output)
    // A text with the repair in it tells everything.
    if hint != .everything, target != nil { throw .exclusive(.hint, .output) }
    mostNumbers = try arguments.number(of: .maxChanges) ?? RepairLimits().numbers
    limits = Limits(
      states: try arguments.number(of: .maxStates), bytes: nil, seconds: try arguments.number(of: .timeLimit))
    output = try FormatChoice(arguments)
  }

  private enum HintWord: String {
    case unit = "1"
    case weight = "2"
    case value = "3"

    var hint: RepairReport.Hint {
      switch self {
      case .unit: .unit
      case .weight: .weight
      case .value: .value
      }
    }
  }
}

extension RepairCommand {
  /// Finds the circuit, looks for a repair, writes what was found, and says how it ended.
  func run() -> ExitStatus {
    do throws(CircuitOperandProblem) {
      let (file, circuit) = try operand.findOne()
      return try run(on: circuit, of: file)
    } catch {
      return error.report()
    }
  }

  private func run(on circuit: Circuit, of file: CircuitFile) throws(CircuitOperandProblem) -> ExitStatus {
    let claims = try claim.map { name throws(CircuitOperandProblem) in try places(ofClaim: name, in: circuit) }
    let grid = Grid(step: step, around: circuit)
    let limits = repairLimits
    do throws(Disagreement) {
      let repair = try Repair(of: circuit, claims: claims, on: grid, margin: margin, within: limits)
      let mended = try mend(repair, circuit, claims, file)
      var edit: RepairReport.Edit?
      switch mended {
      case nil: break
      case .failure(let obstacle): edit = .impossible(obstacle)
      case .success(let mending): edit = .made(RepairReport.lines(of: mending.bytes, against: file.sources[0].bytes))
      }
      let question = RepairReport.Question(grid: grid, margin: margin, mostNumbers: mostNumbers)
      let report = RepairReport(
        version: Version.current, path: file.path, circuit: circuit, claim: claim, question: question, repair: repair,
        edit: edit, otherwise: try findOtherCures(repair, circuit, limits.budget), hint: hint)
      let problems = output.write(usesColor: false, text: { _, _ in report.text }, json: { report.json })
      for problem in problems { StandardStreams.note(problem.message) }
      return .severest(
        [report.exitStatus, save(mended, circuit, file)] + problems.map { _ in .unusable }
          + [Interruption.status ?? .passed])
    } catch {
      return error.report(in: file.path)
    }
  }

  private func places(ofClaim name: String, in circuit: Circuit) throws(CircuitOperandProblem) -> [Int] {
    let places = circuit.claims.indices.filter { circuit.claims[$0].name == name }
    if places.isEmpty {
      throw .unclear(Selection(circuit: circuit.name, claim: name).problem(among: [circuit]))
    }
    return places
  }

  private var repairLimits: RepairLimits {
    var limits = RepairLimits()
    limits.numbers = mostNumbers
    limits.budget.maximumStates = self.limits.states ?? limits.budget.maximumStates
    limits.budget.deadline = self.limits.seconds.map(Limits.deadline)
    limits.budget.isCancelled = { Interruption.status != nil }
    return limits
  }

  /// What mends the network without another number, where all claims are to hold and margins do not matter.
  private func findOtherCures(
    _ repair: Repair, _ circuit: Circuit, _ budget: Budget
  ) throws(Disagreement) -> [LikelyCause] {
    if case .nothingToDo = repair.finding { return [] }
    if circuit.continuity != nil { return [] }
    guard hint == .everything, claim == nil, margin == .none else { return [] }
    var diagnosis = Diagnosis(of: circuit)
    let cures = try diagnosis.curesBesideNumbers(within: budget)
    return cures.map { LikelyCause($0, in: circuit, behind: circuit.claims[0]) }
  }

  /// Makes the repair in the text of the file, where there is one to make.
  private func mend(
    _ repair: Repair, _ circuit: Circuit, _ claims: [Int]?, _ file: CircuitFile
  ) throws(Disagreement) -> Result<Mending, MendingObstacle>? {
    guard case .cure(let cure) = repair.finding, hint == .everything else { return nil }
    return try Mending.make(cure, of: circuit, claims: claims, in: file.sources[0].bytes) { bytes in
      let read = CircuitFile(path: file.path, bytes: bytes) { FileSystem.bytes(of: $0) }
      return read.problem == nil && read.diagnostics.isEmpty ? read.circuits : nil
    }
  }

  /// Writes the repaired text where it is asked for; without a repair in the text there is nothing to write.
  private func save(
    _ mended: Result<Mending, MendingObstacle>?, _ circuit: Circuit, _ file: CircuitFile
  ) -> ExitStatus {
    guard let target else { return .passed }
    guard let mended else {
      StandardStreams.note("nothing was written to `\(target.visible)`")
      return .passed
    }
    do throws(OutputProblem) {
      switch mended {
      case .success(let mending):
        try FileSystem.save(String(decoding: mending.bytes, as: UTF8.self), to: target)
        return .passed
      case .failure:
        StandardStreams.note("nothing was written to `\(target.visible)`")
        return .unusable
      }
    } catch {
      StandardStreams.note(error.message)
      return .unusable
    }
  }
}
