import Batch
import Reports

/// `run`: does a share of a plan. Its status says whether the share was done, and nothing of any claim.
struct RunCommand {
  private let plan: String
  private let choice: ShardChoice
  private let folder: String
  private let root: String?
  private let workers: Int
  private let isQuiet: Bool

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    guard let plan = arguments.operands.first else { throw .missingOperand(.run) }
    if arguments.operands.count > 1 { throw .extraOperand(.run, arguments.operands[1]) }
    self.plan = plan
    guard let text = arguments.value(of: .shard) else { throw .missingOption(.run, .shard) }
    choice = try ShardChoice(text) { Terminal.environment($0) }
    guard let folder = arguments.value(of: .output) else { throw .missingOption(.run, .output) }
    self.folder = folder
    root = arguments.value(of: .root)
    workers = try arguments.number(of: .jobs) ?? Terminal.coreCount
    isQuiet = arguments.has(.quiet)
  }
}

extension RunCommand {
  /// Does what is not done of the share, and writes it down as it goes.
  func run() -> ExitStatus {
    do {
      let plan = try Plan.load(plan)
      try FileSystem.makeFolder(folder)
      announceToBazel()
      let desk = try ShareDesk(
        Share(of: plan, choice.shard, tool: try ToolIdentity.digest(rememberedIn: nil)), of: plan, in: folder)
      let ending = try work(plan, desk)
      return say(ending, desk.share, plan)
    } catch {
      return StandardStreams.fail(error)
    }
  }

  /// Does what is left; what was done until something went wrong is kept.
  private func work(_ plan: Plan, _ desk: ShareDesk) throws -> Report.Ending {
    if plan.version != Version.current { throw PlanProblem.otherVersion(plan.version, own: Version.current) }
    let done = Set(desk.share.results.keys)
    let units = plan.units.indices.filter(choice.shard.has)
    let progress = Progress(total: units.count - done.count, "unit", isShown: !isQuiet)
    defer { progress.finish() }
    var run = ShareRun(plan, choice.shard, workers: workers) { [root] in FileSystem.plannedBytes(of: $0, from: root) }
    run.watch = progress.watch
    run.interruption = { Interruption.status }
    let outcome = Result { try run.run(without: done) { desk.note($0, $1) } }
    try desk.save()
    return try outcome.get()
  }

  private func say(_ ending: Report.Ending, _ share: Share, _ plan: Plan) -> ExitStatus {
    let all = plan.units.indices.count(where: choice.shard.has)
    if case .disagreement(let path, let circuit, let finding) = ending {
      StandardStreams.note(
        "heaviside disagrees with itself about \(circuit.visible) in \(path.visible): \(finding.visible)")
    } else if !isQuiet {
      StandardStreams.note(
        "share \(choice.shard.text): \(grouped("\(share.results.count)")) of \(counted(all, "unit")) done; a share is no proof, "
          + "heaviside merge says what all come to")
    }
    return ending.exitStatus
  }

  /// Bazel fails a test that is cut into shares unless it says that it knows of them.
  private func announceToBazel() {
    guard choice.variable == "TEST_SHARD_INDEX", let path = Terminal.environment("TEST_SHARD_STATUS_FILE") else {
      return
    }
    do throws(OutputProblem) {
      try FileSystem.save("", to: path)
    } catch {
      StandardStreams.note(error.message)
    }
  }
}
