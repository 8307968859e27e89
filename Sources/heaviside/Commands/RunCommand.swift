import Batch
import Reports
import Synchronization

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
        Share(of: plan, choice.shard, tool: try ToolIdentity.digest(rememberedIn: folder)), in: folder)
      let ending = try work(plan, desk)
      try desk.save()
      return say(ending, desk.share, plan)
    } catch let problem as PlanProblem {
      StandardStreams.note(problem.message)
    } catch let problem as OutputProblem {
      StandardStreams.note(problem.message)
    } catch {
      StandardStreams.note("\(error)")
    }
    return .unusable
  }

  private func work(_ plan: Plan, _ desk: ShareDesk) throws(PlanProblem) -> Report.Ending {
    if plan.version != Version.current { throw .otherVersion(plan.version, own: Version.current) }
    let done = Set(desk.share.results.keys)
    let units = plan.units.indices.filter(choice.shard.has)
    let progress = Progress(total: units.count - done.count, isShown: !isQuiet)
    defer { progress.finish() }
    var run = ShareRun(plan, choice.shard, workers: workers) { [root] in FileSystem.bytes(of: $0, from: root) }
    run.watch = progress.watch
    run.interruption = { Interruption.status }
    return try run.run(without: done) { desk.note($0, $1) }
  }

  private func say(_ ending: Report.Ending, _ share: Share, _ plan: Plan) -> ExitStatus {
    let all = plan.units.indices.count(where: choice.shard.has)
    if case .disagreement(let path, let circuit, let finding) = ending {
      StandardStreams.note(
        "heaviside disagrees with itself about \(circuit.visible) in \(path.visible): \(finding.visible)")
    } else if !isQuiet {
      StandardStreams.note(
        "share \(choice.shard.text): \(share.results.count) of \(counted(all, "unit")) done; a share is no proof, "
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

/// Where a share is written down: whole, after about every second, so that little is lost when the machine goes away.
private final class ShareDesk: Sendable {
  private struct State {
    var share: Share
    var saved = ContinuousClock.now
    var problem: OutputProblem?
  }

  private let path: String
  private let state: Mutex<State>

  /// Opens a share, with what was done of it before.
  init(_ share: Share, in folder: String) throws(OutputProblem) {
    path = "\(folder)/\(share.fileName)"
    var share = share
    if case .success(let bytes) = FileSystem.bytes(of: path) {
      let known = Share(reading: bytes)
      guard let known, known.plan == share.plan, known.shard == share.shard, known.tool == share.tool else {
        let reason = known == nil ? "a file stands there that is no share" : "a share stands there of another build"
        throw OutputProblem(path: path, reason: "\(reason); remove it")
      }
      share = known
    }
    state = Mutex(State(share: share))
  }
}

extension ShareDesk {
  /// What is done so far.
  var share: Share { state.withLock { $0.share } }

  /// Notes what a unit came to.
  func note(_ unit: Int, _ result: UnitResult) {
    state.withLock { state in
      state.share.results[unit] = result
      guard ContinuousClock.now - state.saved > .seconds(1) else { return }
      state.saved = .now
      do throws(OutputProblem) {
        try write(state.share)
      } catch {
        state.problem = error
      }
    }
  }

  /// Writes everything down.
  func save() throws(OutputProblem) { try write(share) }

  private func write(_ share: Share) throws(OutputProblem) {
    try FileSystem.save(to: path) { send throws(OutputProblem) in try send(share.bytes) }
  }
}
