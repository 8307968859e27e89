/// Boxes in columns from left to right, and lines that meet no box but their own.
///
/// Every line runs through slots that are kept free for it in the columns that it passes, and bends only in the channels
/// between columns; so no line can cross a box or a label, whatever the graph. Lines that lead back leave on the right, turn
/// round in the channel there, run below the boxes, and turn round again in the channel left of their end.
///
/// The order of boxes is found as by K. Sugiyama, S. Tagawa and M. Toda (1981, doi:10.1109/TSMC.1981.4308636); see
/// `ColumnOrder`. The same graph has the same layout.
struct LayeredLayout {
  /// How much room everything takes.
  private(set) var size: Size
  /// Where the boxes stand.
  private(set) var boxes: [Box]
  /// The lines, each from the side of its box to that of its other box.
  private(set) var curves: [Curve] = []
  /// Where the labels of lines stand.
  private(set) var labels: [Box?]
  /// The left and the right side of each column of the graph.
  private(set) var columns: [(left: Double, right: Double)] = []

  /// Lays out a graph.
  /// - Complexity: that of `ColumnOrder`, where a line counts once for each column that it passes.
  init(of graph: LayeredGraph) {
    let slots = SlotColumns(of: graph)
    let heights = SlotHeights(of: slots, inOrder: ColumnOrder(of: slots).columns)
    var plan = Plan(graph, slots, heights)
    plan.placeLanes()
    plan.orderPorts()
    plan.placeColumns()
    curves = graph.edges.indices.map { plan.curve(of: $0) }
    labels = graph.edges.indices.map { plan.label(of: $0) }
    boxes = plan.boxes
    columns = stride(from: 0, to: plan.lefts.count, by: slots.stride).map { (plan.lefts[$0], plan.rights[$0]) }
    size = plan.size
  }

  /// How much room a line that leads back takes below what is above it.
  static func laneHeight(of edge: LayeredGraph.Edge) -> Double {
    Spacing.lines + (edge.label.map { $0.height + Spacing.label } ?? 0)
  }
}

/// A layout while it is being made.
private struct Plan {
  let graph: LayeredGraph
  let slots: SlotColumns
  let heights: SlotHeights
  /// The column of each box, labels' columns counted.
  let columnOfNode: [Int]
  var boxes: [Box]
  /// Where lines run that lead back.
  var lanes: BackLanes
  /// Where each line comes in at its end.
  var ports: [Double]
  var rightTurns: [Turns] = []
  var leftTurns: [Turns] = []
  var lefts: [Double] = []
  var rights: [Double] = []
  var size = Size(0, 0)

  init(_ graph: LayeredGraph, _ slots: SlotColumns, _ heights: SlotHeights) {
    (self.graph, self.slots, self.heights) = (graph, slots, heights)
    columnOfNode = graph.nodes.map { $0.column * slots.stride }
    boxes = graph.nodes.indices.map { node in
      let size = graph.nodes[node].size
      return Box(Point(0, heights.middles[slots.slotOfNode[node]] - size.height / 2), size)
    }
    ports = Array(repeating: 0, count: graph.edges.count)
    lanes = BackLanes(of: LayeredGraph(nodes: [], edges: []), boxes: [], columns: [], below: [])
  }

  private var columnCount: Int { ((graph.nodes.map(\.column).max() ?? -1) + 1) * slots.stride }

  /// The height of a line in a slot.
  private func lineHeight(in slot: Int) -> Double { heights.middles[slot] + slots.slots[slot].lineOffset }
}

extension Plan {
  mutating func placeLanes() {
    var bottoms = Array(repeating: 0.0, count: columnCount)
    for (node, box) in boxes.enumerated() {
      let column = columnOfNode[node]
      bottoms[column] = max(bottoms[column], box.bottom + slots.slots[slots.slotOfNode[node]].below)
    }
    for (line, edge) in graph.edges.enumerated() {
      for (place, slot) in slots.slotsOfEdge[line].enumerated() {
        let column = columnOfNode[edge.from] + 1 + place
        bottoms[column] = max(bottoms[column], heights.middles[slot] + slots.slots[slot].height / 2)
      }
    }
    lanes = BackLanes(of: graph, boxes: boxes, columns: columnOfNode, below: bottoms)
  }

  /// Lets lines come in at a box in the order in which they come: what turns round from above, what comes from the left as it lies
  /// there, what turns round from below. Of two that turn round the lower is first, so that they lie around each other.
  mutating func orderPorts() {
    var incoming: [[Int]] = Array(repeating: [], count: graph.nodes.count)
    for (line, edge) in graph.edges.enumerated() { incoming[edge.to].append(line) }
    for (node, lines) in incoming.enumerated() {
      let keys = lines.map { line -> (Int, Double, Int) in
        if let lane = lanes.heights[line] { return (lane < boxes[node].center.y ? 0 : 2, -lane, line) }
        let last = slots.slotsOfEdge[line].last ?? slots.slotOfNode[graph.edges[line].from]
        return (1, lineHeight(in: last), line)
      }
      for (place, key) in keys.sorted(by: <).enumerated() {
        ports[key.2] = boxes[node].center.y + (Double(place) - Double(lines.count - 1) / 2) * Spacing.ports
      }
    }
  }

  /// Where a line leaves its box.
  func exit(of line: Int) -> Double {
    let box = boxes[graph.edges[line].from]
    return lanes.heights[line] == nil ? box.center.y : box.center.y + box.size.height * 0.27
  }

  mutating func placeColumns() {
    let count = columnCount
    var widths = Array(repeating: 0.0, count: count)
    var isUsed = Array(repeating: false, count: count)
    // For each channel how many lines pass it, and how far up or down they go there; channel 3 is left of column 3.
    var passing = Array(repeating: (lines: 0, rise: 0.0), count: count + 1)
    var turns: (right: [[Turns.Turn]], left: [[Turns.Turn]]) = (
      Array(repeating: [], count: count + 1), Array(repeating: [], count: count + 1)
    )
    for (node, box) in boxes.enumerated() {
      widths[columnOfNode[node]] = max(widths[columnOfNode[node]], box.size.width)
      isUsed[columnOfNode[node]] = true
    }
    for (line, edge) in graph.edges.enumerated() {
      let from = columnOfNode[edge.from]
      if let lane = lanes.heights[line] {
        turns.right[from + 1].append(Turns.Turn(line: line, top: exit(of: line), bottom: lane))
        let ends = [ports[line], lane].sorted()
        turns.left[columnOfNode[edge.to]].append(Turns.Turn(line: line, top: ends[0], bottom: ends[1]))
        if let label = edge.label { widths[from] = max(widths[from], label.width) }
        continue
      }
      let passed = heightsPassed(by: line)
      for place in passed.indices.dropLast() {
        let channel = from + 1 + place
        passing[channel].lines += 1
        passing[channel].rise = max(passing[channel].rise, abs(passed[place + 1] - passed[place]))
        if place > 0 { isUsed[channel - 1] = true }
      }
      if let label = edge.label { widths[from + 1] = max(widths[from + 1], label.width) }
    }
    rightTurns = turns.right.map { Turns($0) }
    leftTurns = turns.left.map { Turns($0) }
    var x = 0.0
    for channel in 0...count {
      let isBetween = channel < count && isUsed[channel] && isUsed[..<channel].contains(true)
      let (lines, rise) = passing[channel]
      let wanted = max(Spacing.channel, rise * 0.3 + 2 * Double(lines))
      x += rightTurns[channel].width + leftTurns[channel].width
      if isBetween { x += min(wanted, Spacing.widestChannel) }
      if channel == count { break }
      lefts.append(x)
      x += widths[channel]
      rights.append(x)
    }
    for node in boxes.indices {
      let column = columnOfNode[node]
      boxes[node].origin.x = (lefts[column] + rights[column] - boxes[node].size.width) / 2
    }
    size = Size(x, max(lanes.bottoms.max() ?? 0, 0))
  }

  /// The heights of a line that leads forward: of its beginning, its slots, its end.
  private func heightsPassed(by line: Int) -> [Double] {
    [exit(of: line)] + slots.slotsOfEdge[line].map { lineHeight(in: $0) } + [ports[line]]
  }
}

extension Plan {
  func curve(of line: Int) -> Curve {
    let edge = graph.edges[line]
    let (from, to) = (columnOfNode[edge.from], columnOfNode[edge.to])
    var path = Path(from: Point(boxes[edge.from].right, exit(of: line)))
    path.run(to: rights[from])
    if let lane = lanes.heights[line] {
      path.turn(at: lane, reach: rightTurns[from + 1].reaches[line] ?? 0)
      path.run(to: lefts[to])
      path.turn(at: ports[line], reach: -(leftTurns[to].reaches[line] ?? 0))
    } else {
      for (place, height) in heightsPassed(by: line).dropFirst().enumerated() {
        let column = from + 1 + place
        // The last stretch is straight, so that arrows come in level.
        path.bend(to: Point(lefts[column] - (column == to ? Plan.straight : 0), height))
        if column < to { path.run(to: rights[column]) }
      }
    }
    path.run(to: boxes[edge.to].left)
    return path.curve
  }

  private static let straight = 11.0

  func label(of line: Int) -> Box? {
    let edge = graph.edges[line]
    guard let label = edge.label else { return nil }
    let column = columnOfNode[edge.from] + (lanes.heights[line] == nil ? 1 : 0)
    let height = lanes.heights[line] ?? lineHeight(in: slots.slotsOfEdge[line][0])
    let middle = (lefts[column] + rights[column]) / 2
    return Box(Point(middle - label.width / 2, height - Spacing.label - label.height), label)
  }
}

/// A line while it is being drawn.
private struct Path {
  private(set) var curve: Curve
  private var pen: Point

  init(from start: Point) {
    curve = Curve(from: start, [])
    pen = start
  }

  /// Goes on level.
  mutating func run(to x: Double) {
    guard abs(x - pen.x) > 0.01 else { return }
    pen.x = x
    curve.pieces.append(.straight(to: pen))
  }

  /// Swings to another height, level at both ends.
  mutating func bend(to end: Point) {
    guard abs(end.y - pen.y) > 0.01 else { return run(to: end.x) }
    let middle = (pen.x + end.x) / 2
    curve.pieces.append(.bent(Point(middle, pen.y), Point(middle, end.y), to: end))
    pen = end
  }

  /// Turns round to another height.
  mutating func turn(at y: Double, reach: Double) {
    let end = Point(pen.x, y)
    curve.pieces.append(Turns.piece(from: pen, to: end, reach: reach))
    pen = end
  }
}
