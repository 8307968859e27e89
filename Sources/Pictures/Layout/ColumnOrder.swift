/// The order of the slots in each column, so that few lines cross.
///
/// Each column is sorted by the mean place of what its slots are linked with in the column before, then after, to and fro; then
/// neighbours change places wherever that undoes crossings. The best order met is kept. Nothing is left to chance: the same
/// graph has the same order.
///
/// - K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system structures", 1981,
///   doi:10.1109/TSMC.1981.4308636.
struct ColumnOrder {
  /// The slots of each column, from above.
  private(set) var columns: [[Int]]
  private let neighbours: [(left: Int, right: Int)]
  /// What each slot is linked with in the column before, and in the column after.
  private var before: [[Int]]
  private var after: [[Int]]
  private var place: [Int]

  /// How often the columns are gone through at most, and how often in vain.
  private static let rounds = (most: 24, vain: 4)
  /// The longest columns in which neighbours change places.
  private static let longest = 240

  /// Orders the slots of columns.
  /// - Complexity: O(rounds · (links · log links + exchanges · links of a slot²))
  init(of slots: SlotColumns) {
    columns = slots.columns
    neighbours = slots.neighbours
    before = Array(repeating: [], count: slots.slots.count)
    after = before
    place = Array(repeating: 0, count: slots.slots.count)
    for link in slots.links {
      before[link.to].append(link.from)
      after[link.from].append(link.to)
    }
    for column in columns.indices { number(column) }
    improve()
  }

  private mutating func improve() {
    var (best, fewest, vain) = (columns, crossings, 0)
    for _ in 0..<ColumnOrder.rounds.most where fewest > 0 && vain < ColumnOrder.rounds.vain {
      for pair in neighbours { sort(pair.right, by: before, in: pair.left) }
      for pair in neighbours.reversed() { sort(pair.left, by: after, in: pair.right) }
      exchange()
      let found = crossings
      if found < fewest { (best, fewest, vain) = (columns, found, 0) } else { vain += 1 }
    }
    columns = best
  }

  private mutating func number(_ column: Int) {
    for (number, slot) in columns[column].enumerated() { place[slot] = number }
  }

  /// Sorts a column by the mean place of what its slots are linked with; what is not linked stays where it is.
  private mutating func sort(_ column: Int, by links: [[Int]], in other: Int) {
    let (own, others) = (Double(columns[column].count), Double(max(columns[other].count, 1)))
    let means = columns[column].map { slot in
      links[slot].isEmpty
        ? (Double(place[slot]) + 0.5) / own
        : links[slot].reduce(0) { $0 + Double(place[$1]) + 0.5 } / Double(links[slot].count) / others
    }
    let sorted = zip(columns[column], means).enumerated().sorted {
      $0.element.1 != $1.element.1 ? $0.element.1 < $1.element.1 : $0.offset < $1.offset
    }
    columns[column] = sorted.map(\.element.0)
    number(column)
  }
}

extension ColumnOrder {
  /// How often lines cross: for each two columns, the links that lead to places in the other order than they come from.
  private var crossings: Int { neighbours.reduce(0) { $0 + crossings(from: $1.left, to: $1.right) } }

  private func crossings(from left: Int, to right: Int) -> Int {
    // Fewer than so many links come in so far at each place, in a tree of partial sums.
    var counts = Array(repeating: 0, count: columns[right].count + 1)
    var (crossings, seen) = (0, 0)
    for slot in columns[left] {
      let ends = after[slot].map { place[$0] }
      for end in ends {
        var (notAbove, index) = (0, end + 1)
        while index > 0 {
          notAbove += counts[index]
          index -= index & -index
        }
        crossings += seen - notAbove
      }
      for end in ends {
        var index = end + 1
        while index < counts.count {
          counts[index] += 1
          index += index & -index
        }
      }
      seen += ends.count
    }
    return crossings
  }

  /// Lets neighbours change places for as long as that undoes crossings.
  private mutating func exchange() {
    var (changed, rounds) = (true, 0)
    while changed && rounds < ColumnOrder.rounds.most {
      changed = false
      rounds += 1
      for column in columns.indices where columns[column].count <= ColumnOrder.longest {
        for upper in columns[column].indices.dropLast() {
          let (one, two) = (columns[column][upper], columns[column][upper + 1])
          let kept = crossings(of: one, above: two, before) + crossings(of: one, above: two, after)
          guard kept > 0 else { continue }
          let turned = crossings(of: two, above: one, before) + crossings(of: two, above: one, after)
          guard turned < kept else { continue }
          columns[column].swapAt(upper, upper + 1)
          (place[one], place[two]) = (upper + 1, upper)
          changed = true
        }
      }
    }
  }

  private func crossings(of upper: Int, above lower: Int, _ links: [[Int]]) -> Int {
    links[upper].reduce(0) { count, one in
      count + links[lower].reduce(0) { $0 + (place[$1] < place[one] ? 1 : 0) }
    }
  }
}
