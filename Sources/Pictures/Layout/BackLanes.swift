/// Where lines that lead back run, below everything in the columns that they pass.
///
/// The shortest lines run highest. A line that comes back to the column that it left runs right below its box, in room that the
/// slot has for it.
struct BackLanes {
  /// The height of each line, where it leads back.
  private(set) var heights: [Double?]
  /// How far down each column goes.
  private(set) var bottoms: [Double]

  /// Finds lanes for the lines of a graph that lead back.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - boxes: where its boxes stand; only their heights count.
  ///   - columns: the column of each box among all columns, those of labels too.
  ///   - bottoms: how far down the slots of each column go.
  /// - Complexity: O(lines · (columns + log lines))
  init(of graph: LayeredGraph, boxes: [Box], columns: [Int], below bottoms: [Double]) {
    self.bottoms = bottoms
    heights = Array(repeating: nil, count: graph.edges.count)
    var below = boxes.map(\.bottom)
    var back: [(line: Int, span: ClosedRange<Int>)] = []
    // A line from a box to itself is the nearest to it.
    let (loops, others) = (graph.edges.indices.filter(graph.isLoop), graph.edges.indices.filter { !graph.isLoop($0) })
    for line in loops + others {
      let edge = graph.edges[line]
      if graph.leadsForward(edge) { continue }
      if graph.staysInColumn(edge) {
        below[edge.from] += LayeredLayout.laneHeight(of: edge)
        heights[line] = below[edge.from]
      } else {
        back.append((line, columns[edge.to]...columns[edge.from]))
      }
    }
    back.sort { one, two in
      one.span.count != two.span.count ? one.span.count < two.span.count : one.line < two.line
    }
    for (line, span) in back {
      let top = self.bottoms[span].max() ?? 0
      let height = top + LayeredLayout.laneHeight(of: graph.edges[line])
      heights[line] = height
      for column in span { self.bottoms[column] = height }
    }
  }
}
