/// One part of the table that finds packed states by their content; each part is filled by one thread at a time.
///
/// Open addressing with linear probing, 0 where a slot is free. A state of at most 31 bits stands in its slot itself, four
/// bytes of it; of a longer one the slot has the number, and beside it a tag of eight bits of the hash, so that the
/// state is looked at only where the tag agrees. In both cases states are the same only where all their bits are. At most
/// seven eighths of the slots are taken.
struct TableShard {
  /// Whether states stand in the slots themselves.
  private let isNarrow: Bool
  private var slots: [UInt32] = []
  private var tags: [UInt8] = []
  private var taken = 0
  /// Slots of states that have no number yet.
  private var unnumbered: [UInt32] = []
  /// How many of these there were at most.
  private var mostUnnumbered = 0
  /// Of no meaning: what is read ahead must be used for something, or it would not be read.
  private var residue: UInt64 = 0

  /// Makes an empty part for states of so many bits.
  init(bitCount: Int) { isNarrow = bitCount < 32 }

  /// How many bytes the slots take; what an allocator gave beyond them would differ from run to run.
  var bytes: Int { slots.count * 4 + tags.count + mostUnnumbered * 4 }

  /// A state that was not in the table: a successor by its place in one of the runs.
  struct NewState {
    var run: UInt32
    var place: UInt32
  }

  /// The states that have numbers, by their words.
  struct Numbered {
    var words: [UInt64]
    var stride: Int
  }
}

extension TableShard {
  /// Enters the successors of some runs that belong to this shard, in order.
  ///
  /// - Parameters:
  ///   - runs: the successors.
  ///   - shard: which shard this is.
  ///   - numbered: the states with numbers.
  /// - Returns: those that are new, in order, each once; they must be given numbers before the next call.
  mutating func enter(_ runs: [Successors], shard: Int, _ numbered: Numbered) -> [NewState] {
    let incoming = runs.reduce(0) { $0 + $1.range(of: shard).count }
    if incoming == 0 { return [] }
    reserve(taken + incoming, numbered)
    var found: [NewState] = []
    found.reserveCapacity(incoming)
    for (run, successors) in runs.enumerated() {
      let range = successors.range(of: shard)
      for start in stride(from: range.lowerBound, to: range.upperBound, by: TableShard.groupSize) {
        let group = start..<min(start + TableShard.groupSize, range.upperBound)
        if isNarrow {
          enterNarrow(group, of: successors, run, &found)
        } else {
          enterWide(group, of: successors, run, runs, &found, numbered)
        }
      }
    }
    taken += found.count
    return found
  }

  /// Gives the states that were new their numbers, in the same order.
  mutating func number(_ number: (Int) -> UInt32) {
    for (place, slot) in unnumbered.enumerated() { slots[Int(slot)] = number(place) }
    mostUnnumbered = max(mostUnnumbered, unnumbered.count)
    unnumbered.removeAll(keepingCapacity: true)
  }

  /// Whether new states wait for numbers: not where states stand in the slots themselves.
  var wantsNumbers: Bool { !isNarrow }

  /// How many states are looked at together, so that the processor waits for all of their slots at once.
  private static let groupSize = 32

  @inline(__always)
  private static func tag(of hash: UInt64) -> UInt8 { max(1, UInt8(truncatingIfNeeded: hash)) }

  /// Where to begin to look: the hash below its shard, scaled to the number of slots.
  @inline(__always)
  private static func slot(of hash: UInt64, among size: Int) -> Int {
    Int((hash << 6).multipliedFullWidth(by: UInt64(size)).high)
  }
}

// MARK: - States in slots

extension TableShard {
  /// Marks a slot that holds a state.
  private static let takenMark: UInt32 = 1 << 31

  private mutating func enterNarrow(
    _ group: Range<Int>, of successors: Successors, _ run: Int, _ found: inout [NewState]
  ) {
    var residue: UInt32 = 0
    var slots = slots.mutableSpan
    let size = slots.count
    for place in group { residue ^= slots[TableShard.slot(of: successors.requests[place].hash, among: size)] }
    for place in group {
      let request = successors.requests[place]
      let key = UInt32(truncatingIfNeeded: request.word) | TableShard.takenMark
      var slot = TableShard.slot(of: request.hash, among: size)
      var seen = slots[slot]
      while seen != key && seen != 0 {
        slot = slot + 1 == size ? 0 : slot + 1
        seen = slots[slot]
      }
      if seen == 0 {
        slots[slot] = key
        found.append(NewState(run: UInt32(run), place: request.place))
      }
    }
    self.residue ^= UInt64(residue)
  }
}

// MARK: - Numbers in slots

extension TableShard {
  /// Marks, in a slot, the place of a state among the new ones in place of its number.
  private static let unnumberedMark: UInt32 = 1 << 31

  private mutating func enterWide(
    _ group: Range<Int>, of successors: Successors, _ run: Int, _ runs: [Successors],
    _ found: inout [NewState], _ numbered: Numbered
  ) {
    touch(group, successors, numbered)
    for place in group {
      let request = successors.requests[place]
      if isKnown(Int(request.place), of: successors, request.hash, runs, found, numbered) { continue }
      let slot = freeSlot(request.hash)
      tags[slot] = TableShard.tag(of: request.hash)
      slots[slot] = UInt32(found.count) | TableShard.unnumberedMark
      unnumbered.append(UInt32(slot))
      found.append(NewState(run: UInt32(run), place: request.place))
    }
  }

  /// Whether a state is in the table, by all of its words.
  private func isKnown(
    _ place: Int, of successors: Successors, _ hash: UInt64, _ runs: [Successors], _ found: [NewState],
    _ numbered: Numbered
  ) -> Bool {
    let stride = numbered.stride
    let tag = TableShard.tag(of: hash)
    var slot = TableShard.slot(of: hash, among: slots.count)
    while tags[slot] != 0 {
      if tags[slot] == tag {
        let known = slots[slot]
        if known & TableShard.unnumberedMark == 0 {
          if isEqual(numbered.words, Int(known), successors.words, place, stride) { return true }
        } else {
          let other = found[Int(known & ~TableShard.unnumberedMark)]
          if isEqual(runs[Int(other.run)].words, Int(other.place), successors.words, place, stride) { return true }
        }
      }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    return false
  }

  @inline(__always)
  private func isEqual(_ a: [UInt64], _ i: Int, _ b: [UInt64], _ j: Int, _ stride: Int) -> Bool {
    for word in 0..<stride where a[i * stride + word] != b[j * stride + word] { return false }
    return true
  }

  private func freeSlot(_ hash: UInt64) -> Int {
    var slot = TableShard.slot(of: hash, among: slots.count)
    while tags[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
    return slot
  }

  /// Reads what looking some states up will read.
  private mutating func touch(_ group: Range<Int>, _ successors: Successors, _ numbered: Numbered) {
    var candidates = InlineArray<32, Int>(repeating: -1)
    for (place, request) in group.enumerated() {
      let hash = successors.requests[request].hash
      let slot = TableShard.slot(of: hash, among: slots.count)
      if tags[slot] == TableShard.tag(of: hash), slots[slot] & TableShard.unnumberedMark == 0 {
        candidates[place] = Int(slots[slot]) * numbered.stride
      }
    }
    for place in 0..<group.count where candidates[place] >= 0 { residue ^= numbered.words[candidates[place]] }
  }
}

// MARK: - Growing

extension TableShard {
  /// Makes room for as many states.
  private mutating func reserve(_ count: Int, _ numbered: Numbered) {
    guard count * 8 > slots.count * 7 else { return }
    let (oldSlots, oldTags) = (slots, tags)
    let size = max(16, count * 8 / 7 + 1, slots.count * 2)
    slots = Array(repeating: 0, count: size)
    if isNarrow {
      for key in oldSlots where key != 0 { enterAgain(key) }
    } else {
      tags = Array(repeating: 0, count: size)
      for slot in oldTags.indices where oldTags[slot] != 0 {
        let hash = StateHash.of(
          numbered.words, at: Int(oldSlots[slot]) * numbered.stride, stride: numbered.stride)
        let free = freeSlot(hash)
        tags[free] = TableShard.tag(of: hash)
        slots[free] = oldSlots[slot]
      }
    }
  }

  /// Enters a state that stood in a slot and is in no other.
  private mutating func enterAgain(_ key: UInt32) {
    var slots = slots.mutableSpan
    let size = slots.count
    var slot = TableShard.slot(of: StateHash.of(UInt64(key & ~TableShard.takenMark)), among: size)
    while slots[slot] != 0 { slot = slot + 1 == size ? 0 : slot + 1 }
    slots[slot] = key
  }
}
