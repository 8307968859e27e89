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
    let watch: BatchWatch
    let keepsEvidence: Bool
    let keep: @Sendable (AuditedVerdict, Claim, Circuit, CircuitFile) -> Void
    let isStopped: @Sendable () -> Bool
  }

  private let items: [BatchItem]
  private let settings: Settings
  private let workers: Int

  /// Whether to say how long each circuit took.
  public var isTimed = false
  /// Reads a file.
  public var read: @Sendable (String) -> Result<[UInt8], FileProblem>
  /// Remembers what was found out before.
  public var memory = BatchMemory()
  /// Watches how far the run is.
  public var watch = BatchWatch()
  /// Takes what shows a proof, where somebody wants it.
  public var keepEvidence: (@Sendable (AuditedVerdict, Claim, Circuit, CircuitFile) -> Void)?
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
    self.workers = max(1, workers)
    self.read = read
  }
}

extension BatchRun {
  /// What threads tell each other.
  private final class Shared: Sendable {
    let next = Atomic(0)
    /// How many threads have a file.
    let busy = Atomic(0)
    /// Nothing is said of this file, and of those after it, beyond what is known.
    let limit: Atomic<Int>
    let disagreement = Mutex<(place: Int, ending: Report.Ending)?>(nil)
    /// The files with claims that are worth another try, and how many claims of each were announced.
    let starved = Mutex<[(place: Int, work: FileWork, announced: Int)]>([])

    init(limit: Int) { self.limit = Atomic(limit) }
  }

  /// Checks everything, until a signal or a disagreement ends the run.
  ///
  /// - Parameter receive: told what the run has to say, one event at a time, in the order of the files.
  /// - Returns: how the run ended.
  public func run(_ receive: @escaping @Sendable (BatchEvent) -> Void) -> Report.Ending {
    let shared = Shared(limit: items.count)
    let delivery = OrderedDelivery(receive)
    let context = makeContext(shared)
    DispatchQueue.concurrentPerform(iterations: min(workers, max(1, items.count))) { _ in
      while true {
        let place = shared.next.add(1, ordering: .relaxed).oldValue
        if place >= shared.limit.load(ordering: .relaxed) || interruption() != nil { return }
        shared.busy.add(1, ordering: .relaxed)
        look(at: place, context, shared, delivery)
        shared.busy.subtract(1, ordering: .relaxed)
      }
    }
    tryAgain(context, shared, delivery)
    let ending = shared.disagreement.withLock { $0 }
    delivery.flush(before: (ending?.place ?? items.count - 1) + 1)
    return ending?.ending ?? interruption().map { .interrupted($0) } ?? .complete
  }

  private func makeContext(_ shared: Shared) -> Context {
    let isStopped: @Sendable () -> Bool = { interruption() != nil }
    var budget = Budget(isCancelled: isStopped)
    let workers = workers
    budget.availableWorkers = { workers + 1 - shared.busy.load(ordering: .relaxed) }
    budget.report = { watch.search($0) }
    return Context(
      settings: settings,
      allowance: Allowance(
        claim: settings.claimLimits, run: settings.runLimits, files: items.count, workers: workers),
      budget: budget, watch: watch, keepsEvidence: keepEvidence != nil,
      keep: { verdict, claim, circuit, file in keepEvidence?(verdict, claim, circuit, file) }, isStopped: isStopped)
  }

  /// Looks at one item, from its bytes to its report.
  private func look(at place: Int, _ context: Context, _ shared: Shared, _ delivery: OrderedDelivery<BatchEvent>) {
    let (path, bytes) = items[place].contents(read)
    watch.open(path)
    if case .success(let bytes) = bytes, !isTimed, let file = memory.recall(path, bytes, settings) {
      for circuit in file.circuits {
        for claim in circuit.claims { delivery.send(.claim(claim, of: circuit, in: file), of: place) }
      }
      close(file, place, context, delivery)
      return
    }
    switch bytes {
    case .failure(let problem): close(CircuitFile(path: path, problem: problem).report(), place, context, delivery)
    case .success(let bytes):
      judge(FileWork(CircuitFile(path: path, bytes: bytes, read: read), settings), 0, place, context, shared, delivery)
    }
  }

  /// Judges what is left of a file, and closes it unless some of it is worth another try.
  private func judge(
    _ work: FileWork, _ announced: Int, _ place: Int, _ context: Context, _ shared: Shared,
    _ delivery: OrderedDelivery<BatchEvent>
  ) {
    var (work, announced) = (work, announced)
    let isFirst = announced == 0
    do throws(Disagreement) {
      try work.judge(in: context) { event in
        guard isFirst else { return }
        announced += 1
        delivery.send(event, of: place)
      }
    } catch {
      note(error, place, work.file.path, shared)
    }
    if work.claimsLeft > 0, !context.isStopped(), place < shared.limit.load(ordering: .relaxed) {
      context.allowance.finishFile()
      shared.starved.withLock { $0.append((place, work, announced)) }
      return
    }
    work.announceRest(after: announced) { delivery.send($0, of: place) }
    let report = work.report(timed: isTimed)
    if work.isRepeatable, work.claimsLeft == 0 { memory.keep(report, settings) }
    close(report, place, context, delivery)
  }

  private func close(
    _ file: Report.File, _ place: Int, _ context: Context, _ delivery: OrderedDelivery<BatchEvent>
  ) {
    delivery.send(.file(file), of: place)
    delivery.finish(place)
    context.allowance.finishFile()
    watch.close(file.path)
  }

  /// The second round: files of which the share was too small, one after the other.
  private func tryAgain(_ context: Context, _ shared: Shared, _ delivery: OrderedDelivery<BatchEvent>) {
    let starved = shared.starved.withLock { $0 }.sorted { $0.place < $1.place }
    if starved.isEmpty { return }
    context.allowance.beginLastRound(files: starved.count)
    for (place, work, announced) in starved where place < shared.limit.load(ordering: .relaxed) {
      judge(work, announced, place, context, shared, delivery)
    }
  }

  /// Notes that the tool contradicts itself about a file; of several, the first in the order of the run counts.
  private func note(_ error: Disagreement, _ place: Int, _ path: String, _ shared: Shared) {
    let ending = Report.Ending(error, in: path)
    shared.limit.min(place, ordering: .relaxed)
    shared.disagreement.withLock { if place < $0?.place ?? .max { $0 = (place, ending) } }
  }
}

extension Report.Ending {
  /// The end of a run in which the tool contradicts itself about a file.
  init(_ found: Disagreement, in path: String) {
    self = .disagreement(path: path, circuit: found.circuit, "\(found.claim): \(found.description)")
  }
}
