public import Reports

/// Puts shares together, and alone says what they come to.
///
/// The plan is made again from the files, and must come out the same; every unit must be there; and what two shares say of
/// one unit must agree. Then sequences and states are put together and audited like any verdict, runs that show something
/// are run again, and the report is that of a check on one machine, whoever did what share.
public struct Merge {
  let plan: Plan
  private let digest: String
  let workers: Int
  let read: @Sendable (String) -> Result<[UInt8], FileProblem>
  /// What is known of units, and of which of them shares say what cannot all be true.
  private(set) var results: [Int: UnitResult] = [:]
  private(set) var conflicts: Set<Int> = []
  /// The file of the first share, and the digest of the program that made it.
  private var first: (path: String, tool: String)?
  /// How many shares each sharing was seen to have; the numbers of shares that were seen.
  private var shardCounts: [Int: Int] = [:]
  /// How often a unit was done that another share has done with the same result.
  public private(set) var repeated = 0
  /// The status of the signal that has come, if one has.
  public var interruption: @Sendable () -> ExitStatus? = { nil }

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
    for (known, file) in zip(plan.files, again.files) where known.path == file.path && known != file {
      throw .changed(path: file.path)
    }
    digest = plan.digest
    guard again.digest == digest else { throw .otherPlan }
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
  /// - Throws: that it is none of this plan, tells of units that are not its own, or was made by another program than
  ///   those before it.
  public mutating func add(_ share: Share, from path: String) throws(PlanProblem) {
    guard share.plan == digest else { throw .shareOfOtherPlan(path: path) }
    guard share.fits(plan) else { throw .foreignUnits(path: path) }
    if let first, first.tool != share.tool { throw .shareOfOtherTool(path: path, other: first.path) }
    first = first ?? (path, share.tool)
    shardCounts[share.shard.count, default: 0] += 1
    for (unit, result) in share.results {
      guard let known = results[unit] else {
        results[unit] = result
        continue
      }
      if known == result {
        repeated += 1
        continue
      }
      if known.isRepeatable && result.isRepeatable || known.excludes(result) { conflicts.insert(unit) }
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
    return Set(missing.map { $0 % count + 1 }).sorted().compactMap { Plan.Shard($0, of: count) }
  }
}
