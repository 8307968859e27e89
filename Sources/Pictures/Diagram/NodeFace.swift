/// Where the texts of a box stand in it: what is written where arrows come in at the left, the other lines right of that.
struct NodeFace {
  private let node: Diagram.Node
  /// How wide the texts at the left are.
  private let marks: Double
  /// How many arrows come in.
  private let ports: Int

  /// The size of what is written where arrows come in.
  static let markSize = 11.5
  /// The distance of a frame from what it stands around.
  static let frame = 4.0

  private static let margin = 9.0
  private static let leading = 1.4

  /// Makes the face of a box.
  ///
  /// - Parameters:
  ///   - node: the box.
  ///   - marks: what is written where arrows come in, a text for each.
  init(of node: Diagram.Node, marks: [String]) {
    self.node = node
    self.marks = marks.map { TextMeasure.width(of: $0, size: NodeFace.markSize) }.max() ?? 0
    ports = marks.count
  }

  /// How large the box is, its frame counted.
  var size: Size {
    guard node.look != nil else { return Size(1, 1) }
    let text = block
    let lines = Double(ports) * Spacing.ports + (node.isCentred ? 16 : 6)
    let frame = node.frame == nil ? 0 : 2 * NodeFace.frame
    return Size(
      max(indent + text.width + 2 * NodeFace.margin, 34) + frame, max(text.height + 12, lines, 30) + frame)
  }

  /// How far the lines are moved to the right by what is written at the left.
  private var indent: Double { marks > 0 ? marks + NodeFace.margin + 3 : 0 }

  /// The extent of the lines.
  private var block: Size {
    let widths = node.lines.enumerated().map { place, line in
      TextMeasure.width(of: line.text, size: line.size) + (place == 0 ? valueRoom : 0)
    }
    return Size(widths.max() ?? 0, node.lines.reduce(0) { $0 + $1.size * NodeFace.leading })
  }

  private var valueRoom: Double {
    guard let value = node.value, let name = node.lines.first else { return 0 }
    return Double(value.columns) * name.size * TextMeasure.columnWidth + 8
  }
}

extension NodeFace {
  /// The box, its frame and its texts.
  func marks(in outer: Box) -> [Mark] {
    guard let look = node.look else { return [] }
    var marks: [Mark] = []
    var inner = outer
    if let frame = node.frame {
      inner = outer.inset(by: NodeFace.frame)
      marks.append(Mark(.box(outer, corner: node.corner + NodeFace.frame), frame))
    }
    marks.append(Mark(.box(inner, corner: node.corner), look, hint: node.hint, key: node.key))
    let block = block
    let left = node.isCentred ? inner.center.x : inner.left + indent + NodeFace.margin
    var y = inner.center.y - block.height / 2
    for (place, line) in node.lines.enumerated() {
      y += line.size * NodeFace.leading / 2
      let anchor: Anchor = node.isCentred ? .middle : .start
      marks.append(text(line.text, at: Point(left, y), anchor, line.look, line.size))
      if place == 0, let key = node.value?.key {
        let point = Point(inner.right - NodeFace.margin, y)
        marks.append(text("", at: point, .end, .label, line.size, key: key))
      }
      y += line.size * NodeFace.leading / 2
    }
    return marks
  }

  /// What is written where an arrow comes in.
  func mark(_ mark: String, at tip: Point) -> Mark {
    let inset = NodeFace.margin - 2 + (node.frame == nil ? 0 : NodeFace.frame)
    let look: Look = node.look == .active ? .labelOnActive : .label
    return text(mark, at: Point(tip.x + inset, tip.y), .start, look, NodeFace.markSize)
  }

  private func text(
    _ text: String, at point: Point, _ anchor: Anchor, _ look: Look, _ size: Double, key: String? = nil
  ) -> Mark {
    Mark(.text(text, at: point, anchor: anchor, size: size), look, key: key, inside: node.key)
  }
}

extension Box {
  /// The rectangle with a margin taken off on every side.
  func inset(by margin: Double) -> Box {
    Box(Point(left + margin, top + margin), Size(size.width - 2 * margin, size.height - 2 * margin))
  }

  /// The rectangle somewhere else.
  func moved(by x: Double, _ y: Double) -> Box { Box(Point(left + x, top + y), size) }
}

extension Curve {
  /// The line somewhere else.
  func moved(by x: Double, _ y: Double) -> Curve {
    func moved(_ point: Point) -> Point { Point(point.x + x, point.y + y) }
    return Curve(
      from: moved(start),
      pieces.map { piece in
        switch piece {
        case .straight(let end): .straight(to: moved(end))
        case .bent(let one, let two, let end): .bent(moved(one), moved(two), to: moved(end))
        }
      })
  }

  /// Where it ends.
  var end: Point {
    switch pieces.last {
    case .straight(let end)?, .bent(_, _, let end)?: end
    case nil: start
    }
  }
}
