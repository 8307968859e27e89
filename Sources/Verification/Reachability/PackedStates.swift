import CircuitModel
import Synchronization

/// Packed states in the order in which they were met, found again by their content; filled by several threads.
///
/// Successors are entered a batch at a time. First every shard of the table, on whichever thread, sorts out which of its
/// successors are new; then the new ones of all shards are numbered in the order of the batch. So the numbers do not
/// depend on the threads. A state of one word takes 13 bytes here and 5 to 11 in the table.
struct PackedStates {
  let stride: Int
  private(set) var count = 1
  private(set) var words: [UInt64]
  private(set) var origins: Origins
  private let letterCount: Int
  private let shards: [Shard]

  /// A part of the table, for whoever works on it.
  private final class Shard: Sendable {
    let table: Mutex<TableShard>

    init(bitCount: Int) { table = Mutex(TableShard(bitCount: bitCount)) }
  }

  /// How many states have numbers at most, with room for a batch; one bit of a number is the table's.
  static let mostStates = 1 << 30

  /// Holds one state, the first.
  init(first: [UInt64], bitCount: Int, alphabet: [Int]) {
    stride = first.count
    words = first
    origins = Origins(alphabet: alphabet)
    letterCount = alphabet.count
    shards = (0..<StateHash.shardCount).map { _ in Shard(bitCount: bitCount) }
    let run = Successors(words: first, sources: [0], stride: stride)
    for (place, shard) in shards.enumerated() {
      shard.table.withLock { table in
        _ = table.enter([run], shard: place, TableShard.Numbered(words: [], stride: first.count))
        table.number { _ in 0 }
      }
    }
  }

  /// How many bytes the states take; room that was never used takes none.
  var bytes: Int {
    words.count * 8 + origins.bytes + shards.reduce(0) { $0 + $1.table.withLock { $0.bytes } }
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
    let found = PackedStates.newStates(
      of: runs, shards, TableShard.Numbered(words: words, stride: stride), workers)
    var isNew = runs.map { [Bool](repeating: false, count: $0.count) }
    for states in found {
      for state in states { isNew[Int(state.run)][Int(state.place)] = true }
    }
    let additions = PackedStates.additions(runs, isNew, starts, stride, letterCount, workers)
    let first = count
    for addition in additions {
      words += addition.words
      origins.append(states: addition.parents, letterPlaces: addition.letterPlaces)
      count += addition.parents.count
    }
    if shards[0].table.withLock({ $0.wantsNumbers }) { number(found, isNew, from: first, workers) }
  }

  /// How many successors make it worth while to wake other threads.
  private static let worthThreads = 1 << 12

  /// Shard by shard, the successors that are not known yet.
  private static func newStates(
    of runs: [Successors], _ shards: [Shard], _ numbered: TableShard.Numbered, _ workers: Int
  ) -> [[TableShard.NewState]] {
    ParallelScan.map(shards.count, workers: workers) { shard in
      shards[shard].table.withLock { $0.enter(runs, shard: shard, numbered) }
    }
  }

  /// The new states of one run, in order.
  private struct Addition: Sendable {
    var words: [UInt64] = []
    var parents: [UInt32] = []
    var letterPlaces: [UInt32] = []
  }

  private static func additions(
    _ runs: [Successors], _ isNew: [[Bool]], _ starts: [Int], _ stride: Int, _ letterCount: Int, _ workers: Int
  ) -> [Addition] {
    ParallelScan.map(runs.count, workers: workers) { run in
      let (successors, marks) = (runs[run], isNew[run])
      let (start, letterCount) = (UInt32(starts[run]), UInt32(letterCount))
      let count = marks.reduce(0) { $1 ? $0 + 1 : $0 }
      var addition = Addition()
      addition.words = [UInt64](capacity: count * stride) { words in
        for place in marks.indices where marks[place] {
          for word in place * stride..<(place + 1) * stride { words.append(successors.words[word]) }
        }
      }
      addition.parents = [UInt32](capacity: count) { parents in
        for place in marks.indices where marks[place] {
          parents.append(start + successors.sources[place] / letterCount)
        }
      }
      addition.letterPlaces = [UInt32](capacity: count) { places in
        for place in marks.indices where marks[place] { places.append(successors.sources[place] % letterCount) }
      }
      return addition
    }
  }

  /// Tells the table the numbers of the states that are new.
  private func number(_ found: [[TableShard.NewState]], _ isNew: [[Bool]], from first: Int, _ workers: Int) {
    var next = UInt32(first)
    let numbers = isNew.map { marks in
      marks.map { mark -> UInt32 in
        if mark { next += 1 }
        return next &- 1
      }
    }
    _ = ParallelScan.map(shards.count, workers: workers) { [shards] shard in
      shards[shard].table.withLock { table in
        table.number { numbers[Int(found[shard][$0].run)][Int(found[shard][$0].place)] }
      }
    }
  }
}
