/// The slots of a graph: a place in a column for each box, and for each line in each column that it passes.
///
/// A line that leads forward runs from its box through one slot a column, so that it meets nothing there; a label is a slot too,
/// in a column of its own between those of the boxes. In a graph with a period the slots are those of one period, and the
/// column after the last is the first.
struct SlotColumns {
  /// A place in a column.
  struct Slot {
    /// The column.
    var column: Int
    /// The height of what stands there.
    var height: Double
    /// How much room there is under it for lines that lead from its box back to its column.
    var below = 0.0
    /// How far below the middle a line runs through it.
    var lineOffset = 0.0
    /// How many lines come in, where it is a box.
    var ports = 0
    /// Whether it is a box.
    var isBox = false
  }

  /// A piece of a line, from a slot to one in the next column.
  struct Link {
    /// The slot that it comes from.
    var from: Int
    /// The slot that it leads to.
    var to: Int
  }

  /// The slots.
  private(set) var slots: [Slot] = []
  /// The pieces of lines.
  private(set) var links: [Link] = []
  /// The slots of each column, in the order in which they were met.
  private(set) var columns: [[Int]]
  /// Whether the column after the last is the first.
  let isRing: Bool
  /// How many columns there are for each of the graph: 2 where labels need columns of their own.
  let stride: Int
  /// The slot of each box.
  private(set) var slotOfNode: [Int] = []
  /// The slots that each line passes, without its ends.
  private(set) var slotsOfEdge: [[Int]] = []

  private enum Key: Hashable {
    case row(Int)
    case track(Int, offset: Int)
  }

  /// Finds the slots of a graph.
  /// - Complexity: O(boxes + lines · columns)
  init(of graph: LayeredGraph) {
    stride = graph.edges.contains { $0.label != nil && graph.leadsForward($0) } ? 2 : 1
    isRing = graph.period != nil
    let count = graph.period ?? (graph.nodes.map(\.column).max() ?? 0) + 1
    columns = Array(repeating: [], count: count * stride)
    var known: [Key: Int] = [:]
    for node in graph.nodes {
      let slot = slot(.row(node.row), Slot(column: node.column * stride, height: node.size.height, isBox: true), &known)
      slotOfNode.append(slot)
    }
    countPorts(of: graph)
    var tracks: Set<Int> = []
    for edge in graph.edges {
      slotsOfEdge.append([])
      guard graph.leadsForward(edge) else { continue }
      let (first, last) = (graph.nodes[edge.from].column * stride, graph.nodes[edge.to].column * stride)
      for column in first + 1..<last {
        var new = Slot(column: column, height: 2)
        if let label = edge.label, column == first + 1 {
          new.height = label.height + Spacing.label + 2
          new.lineOffset = new.height / 2 - 2
        }
        let offset = column - first
        slotsOfEdge[slotsOfEdge.count - 1].append(slot(.track(edge.track, offset: offset), new, &known))
      }
      guard tracks.insert(edge.track).inserted else { continue }
      let passed = [slotOfNode[edge.from]] + slotsOfEdge[slotsOfEdge.count - 1] + [slotOfNode[edge.to]]
      links += zip(passed, passed.dropFirst()).map { Link(from: $0, to: $1) }
    }
  }

  private mutating func slot(_ key: Key, _ new: Slot, _ known: inout [Key: Int]) -> Int {
    if let slot = known[key] {
      slots[slot].height = max(slots[slot].height, new.height)
      return slot
    }
    known[key] = slots.count
    slots.append(new)
    slots[slots.count - 1].column %= columns.count
    columns[slots[slots.count - 1].column].append(slots.count - 1)
    return slots.count - 1
  }

  private mutating func countPorts(of graph: LayeredGraph) {
    var ports = Array(repeating: 0, count: graph.nodes.count)
    for edge in graph.edges {
      ports[edge.to] += 1
      if graph.staysInColumn(edge) { slots[slotOfNode[edge.from]].below += LayeredLayout.laneHeight(of: edge) }
    }
    for (node, count) in ports.enumerated() {
      slots[slotOfNode[node]].ports = max(slots[slotOfNode[node]].ports, count)
    }
  }
}

extension SlotColumns {
  /// The columns next to each other, from left to right.
  var neighbours: [(left: Int, right: Int)] {
    let pairs = columns.indices.dropLast().map { (left: $0, right: $0 + 1) }
    return isRing ? pairs + [(columns.count - 1, 0)] : pairs
  }
}
