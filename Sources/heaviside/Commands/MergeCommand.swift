import Batch
import Reports

/// `merge`: puts the shares of a plan together, and alone says what they come to.
struct MergeCommand {
  private let plan: String
  private let folder: String
  private let root: String?
  private let workers: Int
  private let reporting: ReportSettings

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    guard let plan = arguments.operands.first else { throw .missingOperand(.merge) }
    guard arguments.operands.count > 1 else { throw .missingOperand(.merge) }
    if arguments.operands.count > 2 { throw .extraOperand(.merge, arguments.operands[2]) }
    (self.plan, folder) = (plan, arguments.operands[1])
    root = arguments.value(of: .root)
    workers = try arguments.number(of: .jobs) ?? Terminal.coreCount
    reporting = try ReportSettings(arguments)
  }
}

extension MergeCommand {
  /// Reads every share, and reports on what they come to together.
  func run() -> ExitStatus {
    do throws(PlanProblem) {
      let plan = try Plan.load(plan)
      var merge = try Merge(plan, version: Version.current, workers: workers) { [root] in
        FileSystem.plannedBytes(of: $0, from: root)
      }
      merge.interruption = { Interruption.status }
      try addShares(to: &merge)
      let status = report(on: merge, plan)
      tellOfMissing(merge)
      return status
    } catch {
      StandardStreams.note(error.message)
      return .unusable
    }
  }

  private func addShares(to merge: inout Merge) throws(PlanProblem) {
    let paths: [String]
    do throws(FileProblem) {
      paths = try FileSystem.files(below: folder, suffix: Share.fileSuffix)
    } catch {
      throw .unreadable(path: folder, error)
    }
    for path in paths {
      switch FileSystem.bytes(of: path, atMost: FileSystem.largestShare) {
      case .failure(let problem): throw .unreadable(path: path, problem)
      case .success(let bytes):
        guard let share = Share(reading: bytes) else {
          StandardStreams.note("\(path.visible) is no share, or damaged: what it holds does not count")
          continue
        }
        try merge.add(share, from: path)
      }
    }
    if merge.repeated > 0, !reporting.isQuiet {
      StandardStreams.note("\(counted(merge.repeated, "unit")) done more than once, with the same result")
    }
  }

  private func report(on merge: Merge, _ plan: Plan) -> ExitStatus {
    let setting = Report.Setting(version: Version.current, requiresProof: plan.requiresProof)
    let outputs = ReportOutputs(reporting, setting)
    var ending: Report.Ending
    do throws(PlanProblem) {
      ending = try merge.run { outputs.receive($0) }
    } catch {
      StandardStreams.note(error.message)
      ending = .interrupted(.unusable)
    }
    let (status, problems) = outputs.end(ending)
    for problem in problems { StandardStreams.note(problem.message) }
    return status
  }

  private func tellOfMissing(_ merge: Merge) {
    let missing = merge.missing
    if missing.isEmpty { return }
    let shards = merge.missingShards.map(\.text)
    let units = missing.prefix(20).map(String.init).joined(separator: " ") + (missing.count > 20 ? " ..." : "")
    let cure =
      shards.isEmpty
      ? "no share of this plan is in \(folder.visible)"
      : "do \(shards.count == 1 ? "share" : "shares") \(shards.joined(separator: " ")): heaviside run "
        + "\(plan.visible) --shard \(shards[0]) -o \(folder.visible)"
    StandardStreams.note("\(counted(missing.count, "unit")) missing (\(units)); \(cure)")
  }
}

extension Plan {
  /// Reads the plan of a file.
  static func load(_ path: String) throws(PlanProblem) -> Plan {
    switch FileSystem.bytes(of: path, atMost: FileSystem.largestShare) {
    case .failure(let problem): throw .unreadable(path: path, problem)
    case .success(let bytes): return try Plan(reading: bytes)
    }
  }
}

extension FileSystem {
  /// The most bytes that are read of a plan or a share, which grow with the number of claims.
  static let largestShare = 1 << 30

  /// The bytes of a file that a plan is about, whose path is seen from a folder. Certificates are as large as their
  /// proofs.
  static func plannedBytes(of path: String, from root: String?) -> Result<[UInt8], FileProblem> {
    let limit = path.hasSuffix(Planner.certificateSuffix) ? Int.max : largestFile
    return bytes(of: located(path, from: root), atMost: limit)
  }
}
