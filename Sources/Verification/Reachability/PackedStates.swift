import CircuitModel
import Synchronization

/// Packed states in the order in which they were met, found again by their content; filled by several threads.
///
/// Successors are entered a batch at a time. First every shard of the table, on whichever thread, sorts out which of its
/// successors are new; then the new ones of all shards are numbered in the order of the batch. So the numbers do not
/// depend on the threads. A state of one word takes 13 to 16 bytes here and 6 to 11 in the table.
struct PackedStates {
  let stride: Int
  private(set) var count = 1
  private(set) var words: [UInt64]
  private(set) var origins: Origins
  private let letterCount: Int
  private let shards: [Shard]

  /// A part of the table, for whoever works on it.
  private final class Shard: Sendable {
    let table = Mutex(TableShard())
  }

  /// How many states have numbers at most, with room for a batch; one bit of a number is the table's.
  static let mostStates = 1 << 30

  /// Holds one state, the first.
  init(first: [UInt64], alphabet: [Int]) {
    stride = first.count
    words = first
    origins = Origins(alphabet: alphabet)
    letterCount = alphabet.count
    shards = (0..<StateHash.shardCount).map { _ in Shard() }
    let run = Successors(words: first, sources: [0], stride: stride)
    for (place, shard) in shards.enumerated() {
      shard.table.withLock { table in
        _ = table.enter([run], shard: place, words: [], stride: first.count)
        table.number { _ in 0 }
      }
    }
  }

  /// How many bytes the states take.
  var bytes: Int {
    words.capacity * 8 + origins.bytes + shards.reduce(0) { $0 + $1.table.withLock { $0.bytes } }
  }

  /// The states numbered so far, as the evidence of a proof.
  func stateSet(_ layout: StateLayout) -> StateSet {
    StateSet(layout: layout, words: words, count: count, origins: origins)
  }
}

extension PackedStates {
  /// Enters the successors of runs of states.
  ///
  /// - Parameters:
  ///   - runs: the successors of each run.
  ///   - starts: the first state of each run.
  ///   - workers: how many threads may work.
  mutating func enter(_ runs: [Successors], of starts: [Int], workers: Int) {
    let workers = runs.reduce(0) { $0 + $1.count } < PackedStates.worthThreads ? 1 : workers
    let found = PackedStates.newStates(of: runs, shards, words, stride, workers)
    var numbers = runs.map { [UInt32](repeating: 0, count: $0.count) }
    for states in found {
      for state in states { numbers[Int(state.run)][Int(state.place)] = 1 }
    }
    reserve(count + found.reduce(0) { $0 + $1.count })
    for run in runs.indices { number(runs[run], from: starts[run], &numbers[run]) }
    let numbered = numbers
    _ = ParallelScan.map(shards.count, workers: workers) { [shards] shard in
      shards[shard].table.withLock { table in
        table.number { numbered[Int(found[shard][$0].run)][Int(found[shard][$0].place)] }
      }
    }
  }

  /// How many successors make it worth while to wake other threads.
  private static let worthThreads = 1 << 12

  /// Shard by shard, the successors that are not known yet.
  private static func newStates(
    of runs: [Successors], _ shards: [Shard], _ words: [UInt64], _ stride: Int, _ workers: Int
  ) -> [[TableShard.NewState]] {
    ParallelScan.map(shards.count, workers: workers) { shard in
      shards[shard].table.withLock { $0.enter(runs, shard: shard, words: words, stride: stride) }
    }
  }

  /// Gives the marked successors of a run numbers, in order.
  private mutating func number(_ successors: Successors, from start: Int, _ numbers: inout [UInt32]) {
    let (stride, letterCount) = (stride, letterCount)
    var count = count
    for place in numbers.indices where numbers[place] != 0 {
      numbers[place] = UInt32(count)
      count += 1
      for word in place * stride..<(place + 1) * stride { words.append(successors.words[word]) }
      let source = Int(successors.sources[place])
      origins.append(state: start + source / letterCount, letterPlace: source % letterCount)
    }
    self.count = count
  }

  /// Makes room for as many states, a quarter more at a time: doubling would leave half of the memory unused.
  private mutating func reserve(_ count: Int) {
    guard count * stride > words.capacity else { return }
    let capacity = max(64, count + count / 4)
    words.reserveCapacity(capacity * stride)
    origins.reserve(capacity)
  }
}
