/// Packed states in the order of their words, so that one is found by looking, not by hashing.
///
/// Sorting is by digits of eleven bits from the least significant on, each pass stable (H. Hollerith's card sorter; D. Knuth,
/// The Art of Computer Programming 3, 5.2.5): its cost does not depend on what the states are. The leading bits then
/// tell between which two places a state must stand, and halving that stretch finds it or shows that it is not there.
/// Words are compared as they are.
///
/// Cost: 8 bytes a word and 4 a state, twice that while sorting; a search looks at the logarithm of the states that share
/// the leading bits.
struct SortedStates: ~Copyable, Sendable {
  private let wordCount: Int
  /// The words of the states, in order.
  private var rows: [UInt64]
  /// Where each state stood before.
  private var places: [UInt32]
  /// For each number that the leading bits can form, the place of the first state from there on.
  private var starts: [Int] = []
  private var leading: (word: Int, shift: Int, mask: UInt64) = (0, 0, 0)

  /// Sorts states; no bit beyond those of the layout may be set.
  init(_ states: StateSet) {
    wordCount = states.layout.wordCount
    rows = states.words
    places = Array(0..<UInt32(states.count))
    if states.count > 1 { sort(bitCount: states.layout.bitCount) }
    index(bitCount: states.layout.bitCount)
  }

  private static let digitWidth = 11

  private mutating func sort(bitCount: Int) {
    var (otherRows, otherPlaces) = (rows, places)
    for word in 0..<wordCount {
      for shift in stride(from: 0, to: min(64, bitCount - word * 64), by: SortedStates.digitWidth) {
        let isMoved = distribute(byWord: word, shift: shift, into: &otherRows, &otherPlaces)
        if isMoved { (rows, places, otherRows, otherPlaces) = (otherRows, otherPlaces, rows, places) }
      }
    }
  }

  /// Writes the states, ordered by one digit, over others; does nothing where they all have the same.
  private func distribute(
    byWord word: Int, shift: Int, into otherRows: inout [UInt64], _ otherPlaces: inout [UInt32]
  ) -> Bool {
    let mask: UInt64 = 1 << UInt64(SortedStates.digitWidth) - 1
    var counts = Array(repeating: 0, count: 1 << SortedStates.digitWidth)
    for place in places.indices { counts[Int(rows[place * wordCount + word] >> UInt64(shift) & mask)] += 1 }
    if counts.contains(places.count) { return false }
    var total = 0
    for digit in counts.indices { (counts[digit], total) = (total, total + counts[digit]) }
    for place in places.indices {
      let digit = Int(rows[place * wordCount + word] >> UInt64(shift) & mask)
      let target = counts[digit]
      counts[digit] += 1
      otherPlaces[target] = places[place]
      for word in 0..<wordCount { otherRows[target * wordCount + word] = rows[place * wordCount + word] }
    }
    return true
  }

  private mutating func index(bitCount: Int) {
    let bitsOfLastWord = bitCount - (wordCount - 1) * 64
    // About two states share their leading bits, where these are spread evenly.
    let width = min(bitsOfLastWord, max(0, Int.bitWidth - places.count.leadingZeroBitCount - 2))
    leading = (wordCount - 1, bitsOfLastWord - width, 1 << UInt64(width) - 1)
    starts.reserveCapacity(1 << width + 1)
    for place in places.indices {
      let number = Int(leadingBits(rows[place * wordCount + leading.word]))
      while starts.count <= number { starts.append(place) }
    }
    while starts.count <= 1 << width { starts.append(places.count) }
  }

  private func leadingBits(_ word: UInt64) -> UInt64 { word >> UInt64(leading.shift) & leading.mask }
}

extension SortedStates {
  /// The place that a state had before sorting, or `nil` where it is not among them.
  func place(of words: [UInt64]) -> Int? {
    let number = Int(leadingBits(words[leading.word]))
    var (low, high) = (starts[number], starts[number + 1])
    while low < high {
      let middle = (low + high) / 2
      switch order(ofRow: middle, words) {
      case 0: return Int(places[middle])
      case 1: high = middle
      default: low = middle + 1
      }
    }
    return nil
  }

  /// The least place of a state that stands there a second time.
  var repetition: Int? {
    var least: Int?
    for place in places.indices.dropFirst() where isRepeated(place) {
      // Sorting is stable, so equal states follow one another in the order in which they stood.
      least = min(least ?? .max, Int(places[place]))
    }
    return least
  }

  private func isRepeated(_ place: Int) -> Bool {
    for word in 0..<wordCount where rows[place * wordCount + word] != rows[(place - 1) * wordCount + word] {
      return false
    }
    return true
  }

  private func order(ofRow row: Int, _ words: [UInt64]) -> Int {
    for word in (0..<wordCount).reversed() {
      let found = rows[row * wordCount + word]
      if found != words[word] { return found < words[word] ? -1 : 1 }
    }
    return 0
  }
}
