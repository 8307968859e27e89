public import CircuitModel
import Dispatch
public import Reports
import Synchronization
import Verification

/// What a run has to say, in the order of its files.
public enum BatchEvent: Sendable {
  /// A claim is decided; the circuit comes without claims and the file without circuits.
  case claim(Report.JudgedClaim, of: Report.JudgedCircuit, in: Report.File)
  /// A file is done, or as far as it came when the run was stopped.
  case file(Report.File)
}

/// Something that is to be checked.
public enum BatchItem: Sendable {
  /// The file of a path.
  case file(String)
  /// What was read already, under a name.
  case text(path: String, bytes: [UInt8])
  /// A path that stands for nothing that can be checked.
  case problem(path: String, FileProblem)
}

extension BatchItem {
  /// The name.
  public var path: String {
    switch self {
    case .file(let path), .text(let path, _), .problem(let path, _): path
    }
  }

  /// The name, and the bytes or why there are none.
  func contents(_ read: (String) -> Result<[UInt8], FileProblem>) -> (path: String, Result<[UInt8], FileProblem>) {
    switch self {
    case .file(let path): (path, read(path))
    case .text(let path, let bytes): (path, .success(bytes))
    case .problem(let path, let problem): (path, .failure(problem))
    }
  }

  /// Reads and checks the item.
  public func load(_ read: @escaping (String) -> Result<[UInt8], FileProblem>) -> CircuitFile {
    switch contents(read) {
    case (let path, .success(let bytes)): CircuitFile(path: path, bytes: bytes, read: read)
    case (let path, .failure(let problem)): CircuitFile(path: path, problem: problem)
    }
  }
}

/// Checks many files side by side.
///
/// Each thread takes the next file, reads it, judges its claims and forgets it; a thread for which there is no file left
/// helps those that still search. What is said comes in the order of the files, and does not depend on the number of
/// threads.
public struct BatchRun: Sendable {
  /// What the run works on and with.
  struct Context: Sendable {
    let settings: Settings
    let allowance: Allowance
    var budget: Budget
    let busy: BusyThreads
    let watch: BatchWatch
    let keepsEvidence: Bool
    let observe: @Sendable (AuditedVerdict, Claim, Circuit, CircuitFile) -> Void
    let isStopped: @Sendable () -> Bool
  }

  private let items: [BatchItem]
  private let settings: Settings
  private let workers: Int
  /// More threads than any machine has.
  static let mostWorkers = 1 << 12

  /// Whether to say how long each circuit took; what the memory recalls says it already, or not.
  public var isTimed = false
  /// Whether to say how many operations a step of each circuit takes; what the memory recalls does not say it.
  public var countsOperations = false
  /// Reads a file.
  public var read: @Sendable (String) -> Result<[UInt8], FileProblem>
  /// Remembers what was found out before.
  public var memory = BatchMemory()
  /// Watches how far the run is.
  public var watch = BatchWatch()
  /// Goes from the bytes of a file to its circuits.
  public var open: @Sendable (_ path: String, _ bytes: [UInt8]) -> CircuitFile
  /// Told of each verdict before it is put into words, with what shows a proof where that is kept.
  public var observe: @Sendable (AuditedVerdict, Claim, Circuit, CircuitFile) -> Void = { _, _, _, _ in }
  /// Whether verdicts keep what shows a proof until they were told of.
  public var keepsEvidence = false
  /// The status of the signal that has come, if one has.
  public var interruption: @Sendable () -> ExitStatus? = { nil }

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - items: what to check, in the order in which it is reported.
  ///   - settings: how.
  ///   - workers: how many threads may work at a time.
  ///   - read: reads a file.
  public init(
    _ items: [BatchItem], _ settings: Settings, workers: Int,
    read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>
  ) {
    self.items = items
    self.settings = settings
    self.workers = min(max(1, workers), BatchRun.mostWorkers)
    self.read = read
    open = { CircuitFile(path: $0, bytes: $1, read: read) }
  }
}

extension BatchRun {
  /// What threads tell each other.
  private final class Shared: Sendable {
    let context: Context
    let delivery: OrderedDelivery<BatchEvent>
    let next = Atomic(0)
    /// Nothing is looked at from this file on.
    let limit: Atomic<Int>
    let disagreement = Mutex<(place: Int, ending: Report.Ending)?>(nil)
    /// The files with claims that are worth another try.
    let starved = Mutex<[(place: Int, work: FileWork)]>([])

    init(_ context: Context, _ delivery: OrderedDelivery<BatchEvent>, limit: Int) {
      self.context = context
      self.delivery = delivery
      self.limit = Atomic(limit)
    }
  }

  /// Checks everything, until a signal or a disagreement ends the run.
  ///
  /// - Parameter receive: told what the run has to say, one event at a time, in the order of the files.
  /// - Returns: how the run ended.
  public func run(_ receive: @escaping @Sendable (BatchEvent) -> Void) -> Report.Ending {
    let allowance = Allowance(
      claim: settings.claimLimits, run: settings.runLimits, files: items.count, workers: workers)
    let shared = Shared(makeContext(allowance), OrderedDelivery(receive), limit: items.count)
    DispatchQueue.concurrentPerform(iterations: max(1, min(allowance.workers, items.count))) { _ in
      while true {
        let place = shared.next.add(1, ordering: .relaxed).oldValue
        if place >= shared.limit.load(ordering: .relaxed) || interruption() != nil { return }
        look(at: place, shared)
      }
    }
    tryAgain(shared)
    shared.delivery.flush()
    return shared.disagreement.withLock { $0?.ending } ?? interruption().map { .interrupted($0) } ?? .complete
  }

  private func makeContext(_ allowance: Allowance) -> Context {
    let isStopped: @Sendable () -> Bool = { interruption() != nil }
    let busy = BusyThreads()
    var budget = Budget(isCancelled: isStopped)
    // The thread that asks is busy itself.
    budget.availableWorkers = { workers + 1 - busy.count.load(ordering: .relaxed) }
    budget.report = { watch.search($0) }
    return Context(
      settings: settings, allowance: allowance, budget: budget, busy: busy, watch: watch,
      keepsEvidence: keepsEvidence, observe: observe, isStopped: isStopped)
  }

  /// Looks at one item, from its bytes to its report.
  private func look(at place: Int, _ shared: Shared) {
    let (path, bytes) = items[place].contents(read)
    watch.open(path)
    switch bytes {
    case .failure(let problem): close(CircuitFile(path: path, problem: problem).report(), place, shared)
    case .success(let bytes):
      if let file = memory.recall(path, bytes, settings) {
        announce(file, place, shared)
        close(file, place, shared)
      } else {
        judge(FileWork(open(path, bytes), settings), place, shared)
      }
    }
  }

  /// Says of the claims of a file that is recalled what was said when they were judged.
  private func announce(_ file: Report.File, _ place: Int, _ shared: Shared) {
    let header = Report.File(path: file.path, sources: file.sources)
    for circuit in file.circuits {
      var heading = circuit
      (heading.claims, heading.duration) = ([], nil)
      for claim in circuit.claims { shared.delivery.send(.claim(claim, of: heading, in: header), of: place) }
    }
  }

  /// Judges what is left of a file, and closes it unless some of it is worth another try.
  private func judge(_ work: FileWork, _ place: Int, _ shared: Shared) {
    let context = shared.context
    var work = work
    do throws(Disagreement) {
      context.busy.count.add(1, ordering: .relaxed)
      defer { context.busy.count.subtract(1, ordering: .relaxed) }
      try work.judge(in: context) { shared.delivery.send($0, of: place) }
    } catch {
      note(error, place, work.file.path, shared)
    }
    if work.claimsLeft > 0, !context.isStopped(), place < shared.limit.load(ordering: .relaxed) {
      context.allowance.finishFile()
      shared.starved.withLock { $0.append((place, work)) }
      return
    }
    work.settle()
    work.announce(isLast: true) { shared.delivery.send($0, of: place) }
    let report = work.report(timed: isTimed, counted: countsOperations)
    if work.isRepeatable, work.claimsLeft == 0 { memory.keep(report, settings) }
    close(report, place, shared)
  }

  private func close(_ file: Report.File, _ place: Int, _ shared: Shared) {
    shared.delivery.send(.file(file), of: place)
    shared.delivery.finish(place)
    shared.context.allowance.finishFile()
    watch.close(file.path)
  }

  /// The second round: files of which the share was too small, one after the other.
  private func tryAgain(_ shared: Shared) {
    let starved = shared.starved.withLock { $0 }.sorted { $0.place < $1.place }
    if starved.isEmpty { return }
    shared.context.allowance.beginLastRound(files: starved.count)
    for (place, work) in starved where place < shared.limit.load(ordering: .relaxed) { judge(work, place, shared) }
  }

  /// Notes that the tool contradicts itself about a file; of several, the first in the order of the run counts, and
  /// nothing is said of files after it, however far other threads have come with them.
  private func note(_ error: Disagreement, _ place: Int, _ path: String, _ shared: Shared) {
    let ending = Report.Ending(error, in: path)
    shared.limit.min(place, ordering: .relaxed)
    shared.delivery.end(after: place)
    shared.disagreement.withLock { if place < $0?.place ?? .max { $0 = (place, ending) } }
  }
}

extension Report.Ending {
  /// The end of a run in which the tool contradicts itself about a file.
  public init(_ found: Disagreement, in path: String) {
    self = .disagreement(path: path, circuit: found.circuit, "\(found.claim): \(found.description)")
  }
}

/// How many threads have a file; the others are free to help them.
final class BusyThreads: Sendable {
  let count = Atomic(0)
}
