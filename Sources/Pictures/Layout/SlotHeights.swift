/// How high each slot stands, in the order of its column: as near as can be to where its lines run straight.
///
/// Each column in turn is put where its neighbours ask it to be, at the least sum of squared distances that keeps the order and
/// the room between slots. That is an isotonic regression, found by pooling neighbours that are in each other's way
/// (M. Ayer and others, 1955, doi:10.1214/aoms/1177728423). Lines that pass several columns ask louder, so that they are straight.
struct SlotHeights {
  /// The middle of each slot, the highest slot beginning at 0.
  private(set) var middles: [Double]
  private let slots: SlotColumns
  private let columns: [[Int]]
  private let incoming: [[Int]]
  private let outgoing: [[Int]]

  private static let rounds = 10

  /// Finds heights for slots in an order.
  /// - Complexity: O(links · log links)
  init(of slots: SlotColumns, inOrder columns: [[Int]]) {
    self.slots = slots
    self.columns = columns
    var incoming: [[Int]] = Array(repeating: [], count: slots.slots.count)
    var outgoing = incoming
    for (number, link) in slots.links.enumerated() {
      incoming[link.to].append(number)
      outgoing[link.from].append(number)
    }
    (self.incoming, self.outgoing) = (incoming, outgoing)
    middles = Array(repeating: 0, count: slots.slots.count)
    for column in columns { stack(column) }
    for _ in 0..<SlotHeights.rounds {
      for pair in slots.neighbours { settle(pair.right, asking: [.before]) }
      for pair in slots.neighbours.reversed() { settle(pair.left, asking: [.after]) }
    }
    for _ in 0..<SlotHeights.rounds / 2 {
      for column in columns.indices { settle(column, asking: [.before, .after]) }
      for column in columns.indices.reversed() { settle(column, asking: [.before, .after]) }
    }
    let top = slots.slots.indices.map { middles[$0] - slots.slots[$0].height / 2 }.min() ?? 0
    for slot in middles.indices { middles[slot] -= top }
  }

  private enum Side {
    case before, after
  }

  /// Puts the slots of a column above each other, about a middle of 0.
  private mutating func stack(_ column: [Int]) {
    var height = 0.0
    for (place, slot) in column.enumerated() {
      if place > 0 { height += distance(from: column[place - 1], to: slot) }
      middles[slot] = height
    }
    for slot in column { middles[slot] -= height / 2 }
  }

  /// How far the middle of a slot must be below that of the one above it.
  private func distance(from upper: Int, to lower: Int) -> Double {
    let (one, two) = (slots.slots[upper], slots.slots[lower])
    let gap = one.isBox && two.isBox ? Spacing.boxes : Spacing.lines
    return one.height / 2 + one.below + gap + two.height / 2
  }

  /// Puts the slots of a column where their neighbours ask them to be, as far as there is room.
  private mutating func settle(_ number: Int, asking sides: Set<Side>) {
    let column = columns[number]
    var blocks: [(sum: Double, weight: Double, count: Int)] = []
    var (offset, offsets): (Double, [Double]) = (0, [])
    for (place, slot) in column.enumerated() {
      if place > 0 { offset += distance(from: column[place - 1], to: slot) }
      offsets.append(offset)
      let (middle, weight) = wish(of: slot, asking: sides)
      blocks.append(((middle - offset) * weight, weight, 1))
      while let last = blocks.last, blocks.count > 1 {
        let previous = blocks[blocks.count - 2]
        guard previous.sum / previous.weight > last.sum / last.weight else { break }
        blocks.removeLast(2)
        blocks.append((previous.sum + last.sum, previous.weight + last.weight, previous.count + last.count))
      }
    }
    var place = 0
    for block in blocks {
      for _ in 0..<block.count {
        middles[column[place]] = block.sum / block.weight + offsets[place]
        place += 1
      }
    }
  }

  /// Where the neighbours of a slot ask it to be, and how loudly.
  private func wish(of slot: Int, asking sides: Set<Side>) -> (middle: Double, weight: Double) {
    var (sum, weight) = (0.0, 0.0)
    func ask(_ middle: Double, _ link: SlotColumns.Link) {
      let loudness = slots.slots[link.from].isBox || slots.slots[link.to].isBox ? 1.0 : 6
      sum += middle * loudness
      weight += loudness
    }
    if sides.contains(.before) {
      for link in incoming[slot].map({ slots.links[$0] }) {
        ask(lineHeight(of: link.from) - lineOffset(into: slot, from: link.from), link)
      }
    }
    if sides.contains(.after) {
      for link in outgoing[slot].map({ slots.links[$0] }) {
        ask(middles[link.to] + lineOffset(into: link.to, from: slot) - slots.slots[slot].lineOffset, link)
      }
    }
    // What nobody asks for anything gives way to everything.
    return weight == 0 ? (middles[slot], 0.01) : (sum / weight, weight)
  }

  /// How far below the middle of a slot the line from another comes in.
  private func lineOffset(into slot: Int, from other: Int) -> Double {
    guard slots.slots[slot].isBox else { return slots.slots[slot].lineOffset }
    let above = incoming[slot].reduce(0) { count, link in
      count + (lineHeight(of: slots.links[link].from) < lineHeight(of: other) ? 1 : 0)
    }
    return (Double(above) - Double(slots.slots[slot].ports - 1) / 2) * Spacing.ports
  }

  private func lineHeight(of slot: Int) -> Double { middles[slot] + slots.slots[slot].lineOffset }
}
