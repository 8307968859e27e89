/// One part of the table that finds packed states by their content; each part is filled by one thread at a time.
///
/// Open addressing with linear probing. A slot has a tag of eight bits of the hash, 0 where it is free, and the number
/// of a state; tags stand by themselves, so that a probe reads one cache line of them and looks at a state only where
/// the tag agrees. Five bytes a slot, at most seven eighths of them taken.
struct TableShard {
  private var tags: [UInt8] = []
  private var numbers: [UInt32] = []
  private var taken = 0
  /// Slots taken by states that have no number yet.
  private var unnumbered: [UInt32] = []
  /// Of no meaning: what has been read ahead must be used for something, or it would not be read.
  private var residue: UInt64 = 0

  /// How many bytes the slots take.
  var bytes: Int { tags.capacity + numbers.capacity * 4 + unnumbered.capacity * 4 }

  /// A state that was not in the table: a successor by its place in one of the runs.
  struct NewState {
    var run: UInt32
    var place: UInt32
  }
}

extension TableShard {
  /// Enters the successors of some runs that belong to this shard, in order.
  ///
  /// - Parameters:
  ///   - runs: the successors.
  ///   - shard: which shard this is.
  ///   - words: the numbered states.
  ///   - stride: how many words a state has.
  /// - Returns: those that are new, in order, each once; they must be given numbers before the next call.
  mutating func enter(_ runs: [Successors], shard: Int, words: [UInt64], stride: Int) -> [NewState] {
    let incoming = runs.reduce(0) { $0 + $1.places(in: shard).count }
    if incoming == 0 { return [] }
    reserve(taken + incoming, words, stride)
    var found: [NewState] = []
    for (run, successors) in runs.enumerated() {
      let places = successors.places(in: shard)
      var start = places.startIndex
      while start < places.endIndex {
        let group = places[start..<min(start + TableShard.groupSize, places.endIndex)]
        touch(group, successors, words, stride)
        for place in group {
          let state = NewState(run: UInt32(run), place: place)
          enter(state, successors, runs, &found, words, stride)
        }
        start = group.endIndex
      }
    }
    return found
  }

  /// Gives the states that were new their numbers, in the same order.
  mutating func number(_ numbers: (Int) -> UInt32) {
    for (place, slot) in unnumbered.enumerated() { self.numbers[Int(slot)] = numbers(place) }
    unnumbered.removeAll(keepingCapacity: true)
  }

  /// Looks a state up that has just been hashed, and takes a slot for it where it is new.
  private mutating func enter(
    _ state: NewState, _ successors: Successors, _ runs: [Successors], _ found: inout [NewState], _ words: [UInt64],
    _ stride: Int
  ) {
    let place = Int(state.place)
    let hash = successors.hashes[place]
    let tag = TableShard.tag(of: hash)
    var slot = self.slot(of: hash)
    while tags[slot] != 0 {
      if tags[slot] == tag {
        let known = numbers[slot]
        if known & TableShard.unnumberedMark == 0 {
          if isEqual(words, Int(known) * stride, successors.words, place * stride, stride) { return }
        } else {
          let other = found[Int(known & ~TableShard.unnumberedMark)]
          let others = runs[Int(other.run)].words
          if isEqual(others, Int(other.place) * stride, successors.words, place * stride, stride) { return }
        }
      }
      slot = slot + 1 == tags.count ? 0 : slot + 1
    }
    tags[slot] = tag
    numbers[slot] = UInt32(found.count) | TableShard.unnumberedMark
    unnumbered.append(UInt32(slot))
    found.append(state)
    taken += 1
  }

  @inline(__always)
  private func isEqual(_ a: [UInt64], _ i: Int, _ b: [UInt64], _ j: Int, _ stride: Int) -> Bool {
    for place in 0..<stride where a[i + place] != b[j + place] { return false }
    return true
  }

  /// Reads what entering a few states will read, so that the processor waits for all of it at once.
  @inline(__always)
  private mutating func touch(
    _ group: ArraySlice<UInt32>, _ successors: Successors, _ words: [UInt64], _ stride: Int
  ) {
    var candidates = InlineArray<16, Int>(repeating: -1)
    for (place, state) in group.enumerated() {
      let hash = successors.hashes[Int(state)]
      let slot = self.slot(of: hash)
      let number = numbers[slot]
      if tags[slot] == TableShard.tag(of: hash), number & TableShard.unnumberedMark == 0 {
        candidates[place] = Int(number) * stride
      }
    }
    for place in 0..<group.count where candidates[place] >= 0 { residue ^= words[candidates[place]] }
  }
}

extension TableShard {
  /// How many states are looked at together.
  private static let groupSize = 16
  /// Marks, in a slot, the place of a state among the new ones in place of its number.
  private static let unnumberedMark: UInt32 = 1 << 31

  @inline(__always)
  private static func tag(of hash: UInt64) -> UInt8 { max(1, UInt8(truncatingIfNeeded: hash)) }

  /// Where to begin to look: the hash below its shard, scaled to the number of slots.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int { Int((hash << 4).multipliedFullWidth(by: UInt64(tags.count)).high) }

  /// Makes room for as many states.
  private mutating func reserve(_ count: Int, _ words: [UInt64], _ stride: Int) {
    guard count * 8 > tags.count * 7 else { return }
    let (oldTags, oldNumbers) = (tags, numbers)
    let size = max(16, count * 8 / 7 + 1, tags.count * 2)
    tags = Array(repeating: 0, count: size)
    numbers = Array(repeating: 0, count: size)
    var group = InlineArray<16, UInt32>(repeating: 0)
    var members = 0
    for slot in oldTags.indices where oldTags[slot] != 0 {
      group[members] = oldNumbers[slot]
      members += 1
      if members == TableShard.groupSize {
        enterAgain(group, members, words, stride)
        members = 0
      }
    }
    enterAgain(group, members, words, stride)
  }

  /// Enters numbered states that are all different; their hashes first, so that their words are waited for together.
  private mutating func enterAgain(
    _ group: InlineArray<16, UInt32>, _ members: Int, _ words: [UInt64], _ stride: Int
  ) {
    var hashes = InlineArray<16, UInt64>(repeating: 0)
    for place in 0..<members { hashes[place] = StateHash.of(words, at: Int(group[place]) * stride, stride: stride) }
    for place in 0..<members {
      var slot = self.slot(of: hashes[place])
      while tags[slot] != 0 { slot = slot + 1 == tags.count ? 0 : slot + 1 }
      tags[slot] = TableShard.tag(of: hashes[place])
      numbers[slot] = group[place]
    }
  }
}
