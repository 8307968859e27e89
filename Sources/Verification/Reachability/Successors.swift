/// The states that a run of states steps into: in the order of these states and, for each, of the letters.
///
/// That order decides which of several equal states is the new one, and with it the numbers of states and the words
/// that lead to them; it does not depend on how the work is divided.
struct Successors: Sendable {
  /// The packed states, `stride` words each.
  let words: [UInt64]
  /// Which state of the run, times the number of letters, plus the letter's place.
  let sources: [UInt32]
  /// A hash of each, computed where the states were.
  let hashes: [UInt64]
  /// Their places, those of one shard of the table after those of another, ascending within each.
  private let order: [UInt32]
  /// Where each shard's places begin in `order`, and where the last ones end.
  private let starts: [Int]

  /// How many there are.
  var count: Int { sources.count }

  /// No successors.
  static let none = Successors(words: [], sources: [], stride: 1)

  /// Hashes successors and sorts them by shard.
  init(words: [UInt64], sources: [UInt32], stride: Int) {
    self.words = words
    self.sources = sources
    var hashes = [UInt64](repeating: 0, count: sources.count)
    var ends = [Int](repeating: 0, count: StateHash.shardCount + 1)
    for place in hashes.indices {
      let hash = StateHash.of(words, at: place * stride, stride: stride)
      hashes[place] = hash
      ends[StateHash.shard(of: hash) + 1] += 1
    }
    for shard in 0..<StateHash.shardCount { ends[shard + 1] += ends[shard] }
    starts = ends
    var order = [UInt32](repeating: 0, count: sources.count)
    for place in hashes.indices {
      let shard = StateHash.shard(of: hashes[place])
      order[ends[shard]] = UInt32(place)
      ends[shard] += 1
    }
    self.order = order
    self.hashes = hashes
  }

  /// The places of the successors that belong to a shard, ascending.
  func places(in shard: Int) -> ArraySlice<UInt32> { order[starts[shard]..<starts[shard + 1]] }
}

/// The hash of a packed state: a multiplicative mix of its words.
///
/// It only says where to look; equality of states is always decided by their words. The same in every run, so that the
/// memory a search takes is the same as well.
enum StateHash {
  /// How many shards the table has, whatever the number of threads.
  static let shardCount = 16

  /// The hash of the state whose words begin at a place.
  @inline(__always)
  static func of(_ words: [UInt64], at start: Int, stride: Int) -> UInt64 {
    var hash = seed
    for place in start..<start + stride { hash = mixed(hash ^ words[place]) }
    return mixed(hash)
  }

  /// The hash of a state of one word.
  @inline(__always)
  static func of(_ word: UInt64) -> UInt64 { mixed(mixed(seed ^ word)) }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }

  /// Which shard a state belongs to.
  @inline(__always)
  static func shard(of hash: UInt64) -> Int { Int(hash >> 60) }
}
