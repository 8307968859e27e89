import CircuitModel
import Synchronization

/// The walk in depth from every lane of a frontier over all the inputs that follow, block by block.
///
/// The planes of the states after a prefix and after its extensions stand side by side: a step moves on by the planes of
/// one state, and going back costs nothing. Once an alarm is met, longer sequences are of no interest to any thread; as
/// long ones are still run, the least of the shortest is found whatever the order of work.
///
/// The last steps are one program (`LastSteps`). Where it raises an alarm, and where sequences of the pass's full length
/// are of no interest any more, they are taken one by one like those before them.
struct BlockWalk: Sendable {
  private let programs: PassPrograms
  private let last: LastSteps
  private let frontier: Frontier
  private let end: Int
  private let covered: Int
  private let done: Int
  private let budget: Budget
  private let width: Int
  private let planeCount: Int
  /// How many threads' planes fit the memory allowed.
  private let mostWorkers: Int
  private let shared: Shared

  /// What threads tell each other.
  private final class Shared: Sendable {
    /// The length of the shortest sequence known to raise an alarm, or the end.
    let limit: Atomic<Int>
    /// What ended the walk early.
    let stop = Mutex<Verdict.Limit?>(nil)
    let isStopped = Atomic(false)
    let blocks = Atomic(0)
    let done = Atomic(0)

    init(limit: Int) { self.limit = Atomic(limit) }
  }

  /// What a walk comes to.
  struct Result: Sendable {
    /// The shortest sequence that raises an alarm, and among those the least, by places of letters.
    var word: [Int]?
    /// How many sequences were run, or considered where there are assumptions, by length from one above the lanes'.
    var counts: [UInt64]
    var triggered = false
    /// Whether some last steps raised an alarm.
    var isAlarmed = false
    /// What ended the walk early; nothing else counts then.
    var stop: Verdict.Limit?
    /// How many steps of sequences were taken.
    var done = 0
  }

  /// Prepares a walk; `nil` where the planes of a single thread do not fit the memory allowed.
  ///
  /// - Parameters:
  ///   - programs: the steps.
  ///   - last: those that end the longest sequences.
  ///   - frontier: the lanes.
  ///   - end: how long the longest sequences shall be.
  ///   - covered: the length up to which there is no alarm.
  ///   - done: how many steps were taken before.
  ///   - budget: what may be used.
  init?(
    _ programs: PassPrograms, _ last: LastSteps, _ frontier: Frontier, upTo end: Int, covered: Int, done: Int,
    _ budget: Budget
  ) {
    let reach = max(programs.reach, last.program.planeCount)
    let planes = (end - frontier.length) * programs.stateBits + reach
    // Wide blocks hide the cost of going from instruction to instruction, but what a walk works on, the deepest states
    // and the scratch, should stay in the nearest cache.
    let fitting = 512 / max(1, reach + 2 * programs.stateBits)
    // There should be several blocks for threads to share.
    let width = max(1, min(32, fitting, frontier.count / (512 * 8)))
    self.programs = programs
    self.last = last
    self.frontier = frontier
    self.end = end
    self.covered = covered
    self.done = done
    self.budget = budget
    self.width = width
    planeCount = planes
    shared = Shared(limit: end)
    let (bytes, overflow) = planes.multipliedReportingOverflow(by: width * 64)
    if overflow || budget.exhausted(states: 0, bytes: bytes) != nil { return nil }
    // Where memory is short, fewer threads work: what is found must not depend on how many there are.
    mostWorkers = budget.maximumBytes.map { $0 / max(1, bytes) } ?? .max
  }
}

extension BlockWalk {
  /// Walks every block.
  func run() -> Result {
    let lanes = width * 512
    let blocks = (frontier.count + lanes - 1) / lanes
    let parts = ParallelScan.map(blocks, workers: min(budget.workers, mostWorkers)) {
      Workspace(memory: LaneMemory(planeCount: planeCount, width: width), depth: end - frontier.length)
    } _: { workspace, block in
      let result = run(block, &workspace)
      let finished = shared.blocks.add(1, ordering: .relaxed).newValue
      let steps = shared.done.add(result.done, ordering: .relaxed).newValue
      budget.report(SearchProgress(length: covered, done: done + steps, fraction: Double(finished) / Double(blocks)))
      return result
    }
    var total = Result(counts: Array(repeating: 0, count: end - frontier.length))
    for part in parts {
      if let word = part.word { total.keep(word) }
      for place in total.counts.indices { total.counts[place] += part.counts[place] }
      total.triggered = total.triggered || part.triggered
      total.isAlarmed = total.isAlarmed || part.isAlarmed
      total.done += part.done
    }
    total.stop = shared.stop.withLock { $0 }
    precondition(!total.isAlarmed || total.word != nil || total.stop != nil, "an alarm is some sequence's")
    return total
  }

  /// What a thread works with.
  private struct Workspace {
    let memory: LaneMemory
    /// The place of the letter to be taken next after each prefix.
    var following: [Int]
    /// Last steps by single letters, made when an alarm is first to be looked into.
    var alarms: [LastSteps]?
    var nodes = 0

    init(memory: LaneMemory, depth: Int) {
      self.memory = memory
      following = Array(repeating: 0, count: depth + 1)
    }

    /// The letters taken on the way to a depth.
    func suffix(_ depth: Int) -> [Int] { following[..<depth].map { $0 - 1 } }
  }

  /// Walks one block.
  private func run(_ block: Int, _ workspace: inout Workspace) -> Result {
    let memory = workspace.memory
    let lanes = load(block, memory)
    let (code, expansions, reach, bits) = (programs.code, programs.expansions, programs.reach, programs.stateBits)
    var result = Result(counts: Array(repeating: 0, count: end - frontier.length))
    var depth = 0
    workspace.following[0] = 0
    while !isInterrupted(&workspace) {
      let letter = workspace.following[depth]
      let length = frontier.length + depth + 1
      if letter == expansions.count || length > shared.limit.load(ordering: .relaxed) {
        if depth == 0 { return result }
        depth -= 1
        continue
      }
      let base = depth * bits
      if letter == 0 && end - length + 1 == last.count && shared.limit.load(ordering: .relaxed) == end {
        memory.run(last.program, at: base)
        if memory.isAnySet(last.alarm, at: base) {
          result.isAlarmed = true
        } else {
          noteLastSteps(base, depth, lanes, memory, &result)
          workspace.following[depth] = expansions.count
          continue
        }
      }
      if length == end {
        takeLastStep(base, depth, block, lanes, &workspace, &result)
        workspace.following[depth] = expansions.count
        continue
      }
      let expansion = expansions[letter]
      memory.run(code[expansion.code], reaching: reach, at: base)
      workspace.following[depth] = letter + 1
      if length > covered && memory.isAnySet(expansion.alarm, at: base) {
        note(expansion.alarm, base, workspace.suffix(depth + 1), block, lanes, memory, &result)
      }
      result.triggered = result.triggered || memory.isAnySet(expansion.triggered, at: base)
      let considered = programs.hasAssumptions ? memory.countSet(base + 2 * bits - 1) : lanes
      result.counts[depth] += UInt64(considered)
      result.done += lanes
      if considered > 0 {
        depth += 1
        workspace.following[depth] = 0
      }
    }
    return result
  }

  /// Lays out the lanes of a block; says how many there are.
  private func load(_ block: Int, _ memory: LaneMemory) -> Int {
    let first = block * memory.laneCount
    let lanes = min(memory.laneCount, frontier.count - first)
    let bits = programs.stateBits
    memory.load(
      frontier.states, from: first, count: lanes, wordCount: programs.wordCount, bitCount: bits, at: 0)
    // Lanes that are none hold the first lane's state, so that they raise no alarm of their own, or, where lanes are
    // counted, a state that is not considered.
    for plane in 0..<bits where lanes < memory.laneCount {
      let filling: UInt64 = !programs.hasAssumptions && memory[plane, 0] & 1 == 1 ? .max : 0
      if lanes % 64 > 0 { memory[plane, lanes / 64] |= filling << UInt64(lanes % 64) }
      for word in (lanes + 63) / 64..<memory.width * 8 { memory[plane, word] = filling }
    }
    return lanes
  }

  /// Notes what the last steps came to, which raised no alarm.
  private func noteLastSteps(_ base: Int, _ depth: Int, _ lanes: Int, _ memory: LaneMemory, _ result: inout Result) {
    if programs.hasAssumptions {
      for considered in last.considered {
        result.counts[depth] += UInt64(memory.countSet(considered, at: base, below: lanes))
      }
      result.done += lanes * last.considered.count
    } else {
      var sequences = lanes
      for step in 0..<last.count {
        sequences *= programs.expansions.count
        result.counts[depth + step] += UInt64(sequences)
        result.done += sequences
      }
    }
    result.triggered = result.triggered || memory.isAnySet(last.triggered, at: base)
  }

  /// Takes the last step by one letter after the other.
  private func takeLastStep(
    _ base: Int, _ depth: Int, _ block: Int, _ lanes: Int, _ workspace: inout Workspace, _ result: inout Result
  ) {
    let memory = workspace.memory
    let steps = workspace.alarms ?? LastSteps.single(programs)
    workspace.alarms = steps
    for (letter, step) in steps.enumerated() {
      memory.run(step.program, at: base)
      note(step.alarm, base, workspace.suffix(depth) + [letter], block, lanes, memory, &result)
      let considered = step.considered.first.map { memory.countSet($0, at: base, below: lanes) } ?? lanes
      result.counts[depth] += UInt64(considered)
      result.done += lanes
      result.triggered = result.triggered || memory.isAnySet(step.triggered, at: base)
    }
  }

  /// Keeps the least sequence of a block that raises an alarm after its suffix.
  private func note(
    _ alarm: LaneProgram.Output, _ base: Int, _ suffix: [Int], _ block: Int, _ lanes: Int, _ memory: LaneMemory,
    _ result: inout Result
  ) {
    memory.forEachLane(of: alarm, at: base, below: lanes) { lane in
      result.keep(frontier.word(block * memory.laneCount + lane) + suffix)
    }
    guard let word = result.word else { return }
    shared.limit.min(word.count, ordering: .relaxed)
  }

  /// Whether some thread found the time to be over, which is asked for now and then.
  private func isInterrupted(_ workspace: inout Workspace) -> Bool {
    workspace.nodes += 1
    if workspace.nodes % 256 == 1, let limit = budget.interruption() {
      shared.stop.withLock { $0 = $0 ?? limit }
      shared.isStopped.store(true, ordering: .relaxed)
    }
    return shared.isStopped.load(ordering: .relaxed)
  }
}

extension BlockWalk.Result {
  /// Keeps the shorter of two sequences, and of two that are as long the lesser.
  fileprivate mutating func keep(_ other: [Int]) {
    if word.map({ other.isShorterOrLess(than: $0) }) ?? true { word = other }
  }
}

extension LaneMemory {
  /// Whether an output is 1 in any lane.
  fileprivate func isAnySet(_ output: LaneProgram.Output, at base: Int) -> Bool {
    switch output {
    case .constant(let truth): truth
    case .plane(let plane): isAnySet(base + plane)
    }
  }

  /// In how many lanes below a number an output is 1; in lanes above it, it is 0 unless it is everywhere the same.
  fileprivate func countSet(_ output: LaneProgram.Output, at base: Int, below count: Int) -> Int {
    switch output {
    case .constant(let truth): truth ? count : 0
    case .plane(let plane): countSet(base + plane)
    }
  }
}
