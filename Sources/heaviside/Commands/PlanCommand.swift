import Batch
import Reports

/// `plan`: cuts the work of a check into units, for several machines.
struct PlanCommand {
  private let paths: [String]
  private let settings: Settings
  private let requiresProof: Bool
  private let units: Int
  private let output: String?

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    if arguments.operands.isEmpty { throw .missingOperand(.plan) }
    if arguments.operands.contains("-") { throw .planOfStandardInput }
    var known: Set<String> = []
    paths = arguments.operands.filter { known.insert($0).inserted }
    settings = try Settings(arguments)
    requiresProof = try CheckSettings.requiresProof(arguments)
    units = try arguments.number(of: .units) ?? 64
    output = arguments.value(of: .output)
  }
}

extension PlanCommand {
  /// Writes the plan, and says how much there is to do.
  func run() -> ExitStatus {
    do {
      let planner = Planner(version: Version.current, settings, requiresProof: requiresProof, units: units) {
        FileSystem.plannedBytes(of: $0, from: nil)
      }
      let plan = try planner.plan(try inputs())
      if plan.tasks.isEmpty {
        StandardStreams.note("there is nothing to plan: no claim of these files was asked for, or all are rejected")
        return .unusable
      }
      if let output { try FileSystem.save(plan.text, to: output) } else { try StandardStreams.write(plan.text) }
      StandardStreams.note(
        "\(counted(plan.units.count, "unit")), plan \(plan.digest.prefix(12))")
      return Interruption.status ?? .passed
    } catch {
      return StandardStreams.fail(error)
    }
  }

  /// The circuit files or certificates that the paths stand for.
  private func inputs() throws(PlanProblem) -> [String] {
    var inputs: [String] = []
    for path in paths {
      do throws(FileProblem) {
        guard try FileSystem.kind(of: path) == .folder else {
          inputs.append(path)
          continue
        }
        var files = try FileSystem.circuitFiles(below: path)
        if files.isEmpty { files = try FileSystem.files(below: path, suffix: Planner.certificateSuffix) }
        if files.isEmpty { throw .noCircuits }
        inputs += files
      } catch {
        throw .unreadable(path: path, error)
      }
    }
    return inputs
  }
}
