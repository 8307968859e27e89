/// States in the order in which they were met, found again by their content.
///
/// The registers stand in one flat array; an open-addressed table of places finds a state by comparing all of its
/// registers, so that two states are never taken for one because their hashes agree.
struct StateTable<Number: MachineNumber> {
  let width: Int
  private(set) var count = 0
  private(set) var numbers: [Number] = []
  /// Places in `numbers` plus 1; 0 is free. The size is a power of two.
  private var slots: [Int32]

  init(width: Int) {
    self.width = width
    slots = Array(repeating: 0, count: 64)
  }

  /// How many bytes the states take; what an allocator gave beyond them would differ from run to run.
  var bytes: Int { numbers.count * MemoryLayout<Number>.stride + slots.count * MemoryLayout<Int32>.stride }

  /// Adds the state whose registers stand at the end of `numbers`, unless it is known.
  ///
  /// - Returns: its place, and whether it is new.
  mutating func insert(_ register: (Int) -> Number) -> (place: Int, isNew: Bool) {
    if count * 2 >= slots.count { grow() }
    let start = numbers.count
    for place in 0..<width { numbers.append(register(place)) }
    var slot = hash(at: start) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if isEqual(known * width, start) {
        numbers.removeLast(width)
        return (known, false)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    count += 1
    slots[slot] = Int32(count)
    return (count - 1, true)
  }

  private func isEqual(_ a: Int, _ b: Int) -> Bool {
    for place in 0..<width where numbers[a + place] != numbers[b + place] { return false }
    return true
  }

  private func hash(at start: Int) -> Int {
    var hasher = Hasher()
    for place in 0..<width { hasher.combine(numbers[start + place]) }
    return hasher.finalize()
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for place in 0..<count {
      var slot = hash(at: place * width) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place + 1)
    }
  }
}
