import Certificates
import CircuitModel
public import Reports
import Verification

/// Puts shares together, and alone says what they come to.
///
/// The plan is made again from the files, and must come out the same; every unit must be there; and what two shares say of
/// one unit must agree. Then sequences and states are put together and audited like any verdict, runs that show something
/// are run again, and the report is that of a check on one machine, whoever did what share.
public struct Merge {
  private let plan: Plan
  private let workers: Int
  private let read: @Sendable (String) -> Result<[UInt8], FileProblem>
  private var results: [Int: UnitResult] = [:]
  private var conflicts: Set<Int> = []
  /// The file of the first share, and the digest of the program that made it.
  private var first: (path: String, tool: String)?
  /// How many shares each sharing was seen to have; the numbers of shares that were seen.
  private var shardCounts: [Int: Int] = [:]
  /// Units that more than one share has done, with the same result.
  public private(set) var repeated = 0

  /// Prepares to put shares of a plan together.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - version: the version of the tool.
  ///   - workers: how many threads may work at a time.
  ///   - read: reads a file.
  /// - Throws: that files or settings would give another plan by now.
  public init(
    _ plan: Plan, version: String, workers: Int,
    read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>
  ) throws(PlanProblem) {
    if plan.version != version { throw .otherVersion(plan.version, own: version) }
    let again = try Planner(again: plan, version: version, read: read).plan(plan.inputs)
    if let place = again.files.indices.first(where: { place in
      plan.files.contains { $0.path == again.files[place].path && $0 != again.files[place] }
    }) {
      throw .changed(path: again.files[place].path)
    }
    guard again == plan else { throw .otherPlan }
    self.plan = plan
    self.workers = workers
    self.read = read
  }
}

extension Merge {
  /// Takes a share.
  ///
  /// - Parameters:
  ///   - share: the share.
  ///   - path: its file, for messages.
  /// - Throws: that it is none of this plan, or was made by another program than those before it.
  public mutating func add(_ share: Share, from path: String) throws(PlanProblem) {
    guard share.plan == plan.digest else { throw .shareOfOtherPlan(path: path) }
    if let first, first.tool != share.tool { throw .shareOfOtherTool(path: path, other: first.path) }
    first = first ?? (path, share.tool)
    shardCounts[share.shard.count, default: 0] += 1
    for (unit, result) in share.results {
      guard plan.units.indices.contains(unit) else {
        conflicts.insert(unit)
        continue
      }
      guard let known = results[unit] else {
        results[unit] = result
        continue
      }
      repeated += 1
      if known == result { continue }
      if known.isRepeatable, result.isRepeatable { conflicts.insert(unit) }
      results[unit] = Merge.better(known, result)
    }
  }

  /// Of two results of one unit, of which a clock ended one at least, the one that says more; whichever came first.
  private static func better(_ one: UnitResult, _ other: UnitResult) -> UnitResult {
    if one.isRepeatable != other.isRepeatable { return one.isRepeatable ? one : other }
    if one.lengthCovered != other.lengthCovered { return one.lengthCovered > other.lengthCovered ? one : other }
    return one.record.line <= other.record.line ? one : other
  }

  /// The units that no share has done, ascending.
  public var missing: [Int] { plan.units.indices.filter { results[$0] == nil } }

  /// The shares that would do the missing units, in the sharing of which most shares are there; none where no share is.
  public var missingShards: [Plan.Shard] {
    guard let count = shardCounts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return [] }
    let missing = missing
    return (1...count).compactMap { Plan.Shard($0, of: count) }.filter { missing.contains(where: $0.has) }
  }

  /// Puts everything together.
  ///
  /// - Parameter receive: told what there is to say, file by file.
  /// - Returns: how it ended; what shares contradict each other about is a disagreement.
  public func run(_ receive: (BatchEvent) -> Void) -> Report.Ending {
    var tasks: [Int: [Int]] = [:]
    for (number, task) in plan.tasks.enumerated() { tasks[task.place.file, default: []].append(number) }
    let units = Dictionary(grouping: plan.units.indices) { plan.units[$0].task }
    if let unit = conflicts.min() {
      return .disagreement(path: "", circuit: "", "shares say different things of unit \(unit) of the plan")
    }
    for place in plan.files.indices {
      do throws(MergeTrouble) {
        let file = try report(onFile: place, tasks[place] ?? [], units)
        for circuit in file.circuits {
          for claim in circuit.claims { receive(.claim(claim, of: circuit, in: file)) }
        }
        receive(.file(file))
      } catch {
        return error.ending(plan.files[place].path)
      }
    }
    return .complete
  }

  private func report(
    onFile place: Int, _ tasks: [Int], _ units: [Int: [Int]]
  ) throws(MergeTrouble) -> Report.File {
    let file: CircuitFile
    do throws(PlanProblem) {
      file = try plan.files[place].load(read)
    } catch {
      throw .other(error.message)
    }
    var judged: [Report.JudgedCircuit] = []
    for (number, claims) in plan.settings.selection.places(in: file.circuits) {
      let circuit = file.circuits[number]
      let ofCircuit = tasks.filter { plan.tasks[$0].place.circuit == number }
      var report = Report.JudgedCircuit(circuit)
      let joint = JointCircuit(circuit, path: file.path, plan, ofCircuit, units, results, workers: workers, read)
      report.claims = try joint.claims(claims)
      if !report.claims.isEmpty { judged.append(report) }
    }
    return file.report(with: judged)
  }
}

/// What can come out when shares are put together and do not fit.
enum MergeTrouble: Error {
  case disagreement(Disagreement)
  /// What a share says of a claim is not what comes out when it is run again.
  case otherRun(circuit: String, claim: String)
  case other(String)

  /// How that ends the run.
  func ending(_ path: String) -> Report.Ending {
    switch self {
    case .disagreement(let found): Report.Ending(found, in: path)
    case .otherRun(let circuit, let claim):
      .disagreement(path: path, circuit: circuit, "\(claim): a share says something else than what running it shows")
    case .other(let text): .disagreement(path: path, circuit: "", text)
    }
  }
}
