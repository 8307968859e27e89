/// The states that a run of states steps into: in the order of these states and, for each, of the letters.
///
/// That order decides which of several equal states is the new one, and with it the numbers of states and the words
/// that lead to them; it does not depend on how the work is divided.
struct Successors: Sendable {
  /// The packed states, `stride` words each.
  let words: [UInt64]
  /// Which state of the run, times the number of letters, plus the letter's place.
  let sources: [UInt32]
  /// What the table asks of each, those of one shard after those of another, in order within each.
  let requests: [Request]
  /// Where each shard's requests begin, and where the last ones end.
  private let starts: [Int]

  /// A successor for the table: everything that it needs of a state of one word stands together.
  struct Request: Sendable {
    /// Its place among the successors.
    var place: UInt32
    /// The hash.
    var hash: UInt64
    /// The first word of the state.
    var word: UInt64
  }

  /// How many there are.
  var count: Int { sources.count }

  /// No successors.
  static let none = Successors(words: [], sources: [], stride: 1)

  /// Hashes successors and sorts them by shard.
  init(words: [UInt64], sources: [UInt32], stride: Int) {
    self.words = words
    self.sources = sources
    var ends = [Int](repeating: 0, count: StateHash.shardCount + 1)
    let hashes = [UInt64](capacity: sources.count) { hashes in
      for place in sources.indices {
        let hash = StateHash.of(words, at: place * stride, stride: stride)
        hashes.append(hash)
        ends[StateHash.shard(of: hash) + 1] += 1
      }
    }
    for shard in 0..<StateHash.shardCount { ends[shard + 1] += ends[shard] }
    starts = ends
    var requests = [Request](repeating: Request(place: 0, hash: 0, word: 0), count: sources.count)
    for place in hashes.indices {
      let shard = StateHash.shard(of: hashes[place])
      requests[ends[shard]] = Request(place: UInt32(place), hash: hashes[place], word: words[place * stride])
      ends[shard] += 1
    }
    self.requests = requests
  }

  /// Where the requests of a shard stand.
  func range(of shard: Int) -> Range<Int> { starts[shard]..<starts[shard + 1] }
}

/// The hash of a packed state: a multiplicative mix of its words.
///
/// It only says where to look; equality of states is always decided by their words. The same in every run, so that the
/// memory a search takes is the same as well.
enum StateHash {
  /// How many shards the table has, whatever the number of threads.
  static let shardCount = 64

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
  static func shard(of hash: UInt64) -> Int { Int(hash >> 58) }
}
