/// A diagram with everything in its place.
struct PlacedDiagram {
  /// How much room it takes.
  let size: Size
  /// The left and the right side of each column.
  let columns: [(left: Double, right: Double)]
  private let diagram: Diagram
  private let faces: [NodeFace]
  private let layout: LayeredLayout

  /// The size of what is written on the way of an arrow.
  static let labelSize = 12.0

  /// Finds a place for everything.
  /// - Complexity: that of `LayeredLayout`
  init(of diagram: Diagram) {
    self.diagram = diagram
    var marks: [[String]] = Array(repeating: [], count: diagram.nodes.count)
    for arrow in diagram.arrows { marks[arrow.to].append(arrow.mark) }
    faces = zip(diagram.nodes, marks).map { NodeFace(of: $0, marks: $1) }
    var sizes = faces.map(\.size)
    // Boxes above each other are equally wide, so that arrows come in along one line.
    let widest = Dictionary(zip(diagram.nodes.map(\.column), sizes.map(\.width))) { max($0, $1) }
    for (place, node) in diagram.nodes.enumerated() where node.look != nil {
      sizes[place].width = max(sizes[place].width, widest[node.column] ?? 0)
    }
    var graph = LayeredGraph(
      boxes: zip(sizes, diagram.nodes).map { ($0, $1.column) },
      lines: diagram.arrows.map { arrow in
        let width = TextMeasure.width(of: arrow.label, size: PlacedDiagram.labelSize)
        return (arrow.from, arrow.to, arrow.label.isEmpty ? nil : Size(width + 6, PlacedDiagram.labelSize * 1.2))
      })
    if let period = diagram.period {
      graph.period = period
      for (place, node) in diagram.nodes.enumerated() { graph.nodes[place].row = node.row }
      for (place, arrow) in diagram.arrows.enumerated() { graph.edges[place].track = arrow.track }
    }
    layout = LayeredLayout(of: graph)
    (size, columns) = (layout.size, layout.columns)
  }
}

extension PlacedDiagram {
  /// Everything that is drawn, moved by so much: arrows at the back, strong ones above faint ones.
  func marks(movedBy x: Double, _ y: Double) -> [Mark] {
    var (arrows, texts): ([Mark], [Mark]) = ([], [])
    for (line, arrow) in diagram.arrows.enumerated() {
      let curve = layout.curves[line].moved(by: x, y)
      arrows.append(
        Mark(.line(curve, width: arrow.width, hasArrow: true), arrow.look, hint: arrow.hint, key: arrow.key))
      if !arrow.mark.isEmpty { texts.append(faces[arrow.to].mark(arrow.mark, at: curve.end)) }
      if let label = layout.labels[line]?.moved(by: x, y) {
        let text = Shape.text(arrow.label, at: label.center, anchor: .middle, size: PlacedDiagram.labelSize)
        texts.append(Mark(text, arrow.look == .bad ? .bad : .label, hint: arrow.hint))
      }
    }
    let faint = arrows.filter { $0.look == .grid }
    let strong = arrows.filter { $0.look != .grid }
    let boxes = zip(faces, layout.boxes).flatMap { $0.marks(in: $1.moved(by: x, y)) }
    return faint + strong + boxes + texts
  }
}

extension Diagram {
  /// The diagram with everything in its place.
  var scene: Scene {
    let placed = PlacedDiagram(of: self)
    return scene(of: placed.marks(movedBy: Diagram.margin, Diagram.margin), size: placed.size)
  }

  /// A scene of marks with the notes under it.
  ///
  /// - Parameters:
  ///   - marks: what is drawn.
  ///   - size: the room that this takes, right of and below a margin.
  /// - Returns: the scene.
  func scene(of marks: [Mark], size: Size) -> Scene {
    var (marks, width, bottom) = (marks, size.width, Diagram.margin + size.height)
    for note in notes {
      let point = Point(Diagram.margin, bottom + Diagram.noteHeight / 2 + 4)
      marks.append(Mark(.text(note, at: point, anchor: .start, size: PlacedDiagram.labelSize), .aside))
      width = max(width, TextMeasure.width(of: note, size: PlacedDiagram.labelSize))
      bottom += Diagram.noteHeight
    }
    return Scene(
      title: title, summary: summary, size: Size(width + 2 * Diagram.margin, bottom + Diagram.margin), marks: marks)
  }

  /// The room around everything.
  static let margin = 16.0
  private static let noteHeight = 20.0
}
