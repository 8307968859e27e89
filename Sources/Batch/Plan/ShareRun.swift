import Certificates
import CircuitModel
import Dispatch
public import Reports
import Synchronization
import Verification

/// Does a share of a plan, side by side on several threads.
///
/// Units of one file, or of one certificate, are done one after the other by one thread, so that it is read once; threads
/// that have nothing left to do help those that still search.
public struct ShareRun: Sendable {
  private let plan: Plan
  private let shard: Plan.Shard
  private let workers: Int
  private let read: @Sendable (String) -> Result<[UInt8], FileProblem>

  /// Watches how far the run is.
  public var watch = BatchWatch()
  /// The status of the signal that has come, if one has.
  public var interruption: @Sendable () -> ExitStatus? = { nil }

  /// Prepares to do a share.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - shard: which share of it.
  ///   - workers: how many threads may work at a time.
  ///   - read: reads a file.
  public init(
    _ plan: Plan, _ shard: Plan.Shard, workers: Int,
    read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>
  ) {
    self.plan = plan
    self.shard = shard
    self.workers = min(max(1, workers), BatchRun.mostWorkers)
    self.read = read
  }
}

extension ShareRun {
  /// Units that need the same file or certificate.
  private struct Group: Sendable {
    var source: Source
    var units: [Int]
  }

  private enum Source: Hashable, Sendable {
    case file(Int)
    case certificate(path: String, digest: String)
  }

  /// What can end the work on a group.
  private enum Trouble: Error {
    case plan(PlanProblem)
    case disagreement(Disagreement, path: String)
  }

  /// Does the units of the share that are not done yet.
  ///
  /// - Parameters:
  ///   - done: the units that are.
  ///   - note: told what each unit came to, from any thread.
  /// - Returns: how the run ended.
  /// - Throws: that the plan cannot be followed.
  public func run(
    without done: Set<Int>, _ note: @escaping @Sendable (Int, UnitResult) -> Void
  ) throws(PlanProblem) -> Report.Ending {
    let groups = groups(without: done)
    let next = Atomic(0)
    let busy = Atomic(0)
    let troubles = Mutex<[Int: Trouble]>([:])
    var budget = Budget(isCancelled: { interruption() != nil })
    let workers = workers
    budget.availableWorkers = { workers + 1 - busy.load(ordering: .relaxed) }
    budget.report = { watch.search($0) }
    DispatchQueue.concurrentPerform(iterations: min(workers, max(1, groups.count))) { [budget] _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        if place >= groups.count || interruption() != nil || troubles.withLock({ !$0.isEmpty }) { return }
        busy.add(1, ordering: .relaxed)
        do throws(Trouble) {
          try work(on: groups[place], budget, note)
        } catch {
          troubles.withLock { $0[place] = error }
        }
        busy.subtract(1, ordering: .relaxed)
      }
    }
    switch troubles.withLock({ $0.min { $0.key < $1.key }?.value }) {
    case .plan(let problem)?: throw problem
    case .disagreement(let found, let path)?: return Report.Ending(found, in: path)
    case nil: return interruption().map { .interrupted($0) } ?? .complete
    }
  }

  private func groups(without done: Set<Int>) -> [Group] {
    var groups: [Group] = []
    for (number, unit) in plan.units.enumerated() where shard.has(number) && !done.contains(number) {
      let task = plan.tasks[unit.task]
      var source = Source.file(task.place.file)
      if case .certificate(_, let path, let digest, _) = task { source = .certificate(path: path, digest: digest) }
      if groups.last?.source == source {
        groups[groups.count - 1].units.append(number)
      } else {
        groups.append(Group(source: source, units: [number]))
      }
    }
    return groups
  }

  private func work(
    on group: Group, _ budget: Budget, _ note: (Int, UnitResult) -> Void
  ) throws(Trouble) {
    switch group.source {
    case .file(let place): try work(on: group.units, ofFile: place, budget, note)
    case .certificate(let path, let digest):
      watch.open(path)
      let prepared: PreparedCertificate
      do throws(PlanProblem) {
        prepared = try .read(path, digest, workers: budget.workers, read)
      } catch {
        throw .plan(error)
      }
      for unit in group.units where interruption() == nil {
        note(unit, .states(prepared.part(plan.units[unit].range)))
        watch.close(path)
      }
    }
  }

  private func work(
    on units: [Int], ofFile place: Int, _ budget: Budget, _ note: (Int, UnitResult) -> Void
  ) throws(Trouble) {
    let path = plan.files[place].path
    watch.open(path)
    let file: CircuitFile
    do throws(PlanProblem) {
      file = try plan.files[place].load(read)
    } catch {
      throw .plan(error)
    }
    var judges: [Int: Judge] = [:]
    for unit in units where interruption() == nil {
      let place = plan.tasks[plan.units[unit].task].place
      guard file.circuits.indices.contains(place.circuit) else { throw .plan(.otherPlan) }
      watch.begin(file.circuits[place.circuit].name)
      var judge =
        judges[place.circuit]
        ?? Judge(file.circuits[place.circuit], with: plan.settings.engine, upTo: plan.settings.upTo)
      if let result = try result(of: plan.units[unit], in: file, &judge, budget) { note(unit, result) }
      judges[place.circuit] = judge
      watch.close(path)
    }
  }

  /// What a unit comes to; `nil` where it was interrupted.
  private func result(
    of unit: Plan.Unit, in file: CircuitFile, _ judge: inout Judge, _ budget: Budget
  ) throws(Trouble) -> UnitResult? {
    var budget = budget
    plan.settings.claimLimits.limit(&budget)
    let task = plan.tasks[unit.task]
    let circuit = file.circuits[task.place.circuit]
    switch task {
    case .certificate: throw .plan(.otherPlan)
    case .claim(let place):
      guard let claim = place.claim, circuit.claims.indices.contains(claim) else { throw .plan(.otherPlan) }
      let verdict: AuditedVerdict
      do throws(Disagreement) {
        verdict = try judge.verdict(onClaim: claim, within: budget)
      } catch {
        throw .disagreement(error, path: file.path)
      }
      return verdict.limit == .interrupted
        ? nil
        : .claim(
          Report.JudgedClaim(circuit.claims[claim], verdict, of: circuit), word: verdict.judgement.word,
          isRepeatable: verdict.limit?.isRepeatable ?? true)
    case .sequences(let place, let prefixes, let length):
      guard length == plan.settings.length(for: circuit), let obligation = Obligation(at: place, in: circuit),
        let network = try? obligation.lowered(),
        let range = PrefixRange(length: prefixes.length, letterCount: prefixes.letterCount, numbers: unit.range)
      else { throw .plan(.otherPlan) }
      let part: EnumeratedPart
      do throws(PartsProblem) {
        part = try Enumeration().run(network, in: range, upTo: length, within: budget)
      } catch {
        throw .plan(.otherPlan)
      }
      if case .stopped(.interrupted, _) = part.finding { return nil }
      return .sequences(part)
    }
  }
}

extension Obligation {
  /// What is asked of a claim, or, where no claim is named, of all claims of the circuit.
  init?(at place: Plan.Place, in circuit: Circuit) {
    guard let claim = place.claim else {
      self.init(.undefinedness, in: circuit)
      return
    }
    guard circuit.claims.indices.contains(claim) else { return nil }
    self.init(circuit.claims[claim], in: circuit)
  }
}

extension AuditedVerdict.Judgement {
  /// The letters of the run that shows it, where one does.
  fileprivate var word: [Int]? {
    switch self {
    case .witnessed(let trace), .fails(let trace), .tie(let trace, _), .undefined(let trace, _): trace.word
    case .proved, .holds, .noWitness, .vacuous, .nothingConsidered, .unknown: nil
    }
  }
}

extension Plan.File {
  /// Reads and checks the file, which must be what it was when the plan was made.
  func load(_ read: @escaping (String) -> Result<[UInt8], FileProblem>) throws(PlanProblem) -> CircuitFile {
    switch read(path) {
    case .failure(let problem): throw .unreadable(path: path, problem)
    case .success(let bytes):
      let file = CircuitFile(path: path, bytes: bytes, read: read)
      guard Plan.File(file) == self else { throw .changed(path: path) }
      return file
    }
  }
}

extension PreparedCertificate {
  /// Reads a certificate, which must be what it was when the plan was made, and all that it is about.
  static func read(
    _ path: String, _ digest: String, workers: Int, _ read: @escaping (String) -> Result<[UInt8], FileProblem>
  ) throws(PlanProblem) -> PreparedCertificate {
    let (certificate, bytes) = try Planner.certificate(at: path, read)
    guard SHA256.digest(of: bytes) == digest else { throw .changed(path: path) }
    do throws(CertificationProblem) {
      return try certificate.prepared(workers: workers) { read($0).mapError(\.asImport) }
    } catch {
      throw .certificate(path: path, error.message)
    }
  }
}
