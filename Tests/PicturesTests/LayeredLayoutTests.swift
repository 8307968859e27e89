import Fuzzing
import Testing

@testable import Pictures

@Suite struct LayeredLayoutTests {
  /// A layout as a picture: labels are bodies too.
  private func scene(_ graph: LayeredGraph) -> Scene {
    let layout = LayeredLayout(of: graph)
    let boxes = layout.boxes.enumerated().map { Mark(.box($1, corner: 0), .unit, key: "box \($0)") }
    let labels = layout.labels.enumerated().compactMap { number, box in
      box.map { Mark(.box($0, corner: 0), .middle, key: "label \(number)") }
    }
    let lines = layout.curves.enumerated().map {
      Mark(.line($1, width: 2, hasArrow: true), .neutral, key: "line \($0)")
    }
    let size = Size(max(layout.size.width, 1), max(layout.size.height, 1))
    return Scene(title: "", summary: "", size: size, marks: lines + boxes + labels)
  }

  @Test func nothingOverlapsInRandomGraphs() {
    var random = SeededGenerator(seed: 20_261_126)
    for number in 0..<300 {
      let count = Int.random(in: 0...14, using: &random)
      let boxes = (0..<count).map { _ in
        let size = Size(Double.random(in: 10...120, using: &random), Double.random(in: 30...140, using: &random))
        return (size: size, column: Int.random(in: 0...4, using: &random))
      }
      var lines: [(from: Int, to: Int, label: Size?)] = []
      if count > 0 {
        for _ in 0..<Int.random(in: 0...3 * count, using: &random) {
          let ends = (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
          let label = Size(Double.random(in: 8...160, using: &random), 14)
          lines.append((ends.0, ends.1, Bool.random(using: &random) ? label : nil))
        }
      }
      // A box has to be as high as its lines need.
      var graph = LayeredGraph(boxes: boxes, lines: lines)
      for line in lines { graph.nodes[line.to].size.height += Spacing.ports }
      #expect(overlaps(in: scene(graph)) == [], "graph \(number) of seed 20261126")
      if Bool.random(using: &random) { continue }
      #expect(scene(graph).svg == scene(graph).svg)
    }
  }

  @Test func linesComeInOnTheLeftAndLeaveOnTheRight() {
    let box = Size(60, 60)
    let graph = LayeredGraph(
      boxes: [(box, 0), (box, 1), (box, 2)],
      lines: [(0, 1, nil), (1, 2, nil), (0, 2, nil), (2, 0, Size(30, 14)), (1, 1, nil), (2, 1, nil)])
    let layout = LayeredLayout(of: graph)
    for (line, edge) in graph.edges.enumerated() {
      let (curve, from, to) = (layout.curves[line], layout.boxes[edge.from], layout.boxes[edge.to])
      #expect(abs(curve.start.x - from.right) < 0.01 && curve.start.y > from.top && curve.start.y < from.bottom)
      #expect(abs(curve.end.x - to.left) < 0.01 && curve.end.y > to.top && curve.end.y < to.bottom)
    }
  }

  @Test func crossingsThatCanBeUndoneAreUndone() {
    let box = Size(40, 40)
    let graph = LayeredGraph(
      boxes: (0..<4).map { _ in (box, 0) } + (0..<4).map { _ in (box, 1) },
      lines: [(0, 7, nil), (1, 5, nil), (2, 6, nil), (3, 4, nil)])
    let boxes = LayeredLayout(of: graph).boxes
    let sources = (0..<4).sorted { boxes[$0].top < boxes[$1].top }
    let targets = (4..<8).sorted { boxes[$0].top < boxes[$1].top }
    #expect(sources.map { [7, 5, 6, 4][$0] } == targets)
    // Nothing else pulls at them, so the lines are straight.
    #expect(zip(sources, targets).allSatisfy { abs(boxes[$0].center.y - boxes[$1].center.y) < 0.5 })
  }

  @Test func rowsOfAPeriodStandAtOneHeight() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let (rows, period) = (Int.random(in: 1...6, using: &random), Int.random(in: 1...3, using: &random))
      let columns = (0..<rows).map { _ in Int.random(in: 0..<period, using: &random) }
      var graph = LayeredGraph(nodes: [], edges: [], period: period)
      let repetitions = 4
      for number in 0..<repetitions {
        for row in 0..<rows {
          let size = Size(30, Double.random(in: 150...190, using: &random))
          graph.nodes.append(LayeredGraph.Node(size: size, column: number * period + columns[row], row: row))
        }
      }
      for track in 0..<Int.random(in: 1...6, using: &random) {
        let (from, to) = (Int.random(in: 0..<rows, using: &random), Int.random(in: 0..<rows, using: &random))
        let lag = columns[from] < columns[to] ? Int.random(in: 0...2, using: &random) : 1
        for number in lag..<repetitions {
          graph.edges.append(
            LayeredGraph.Edge(from: (number - lag) * rows + from, to: number * rows + to, label: nil, track: track))
        }
      }
      #expect(overlaps(in: scene(graph)) == [])
      let boxes = LayeredLayout(of: graph).boxes
      for (node, box) in boxes.enumerated() { #expect(abs(box.center.y - boxes[node % rows].center.y) < 0.01) }
    }
  }

  @Test func aDeepGraphNeedsNoDeepStack() {
    let count = 20_000
    let components = StrongComponents(of: (0..<count).map { [($0 + 1) % count] }).component
    #expect(Set(components).count == 1)
    let line = StrongComponents(of: (0..<count).map { $0 + 1 < count ? [$0 + 1] : [] }).component
    #expect(Set(line).count == count)
  }
}
