@testable import Pictures

/// What is wrong with the places of a picture's marks, in words; nothing where all is well.
///
/// Everything lies within the picture, at finite coordinates. No two bodies overlap, and no two texts; a text lies within a body or
/// outside of it, and within the one that it says it is in. No line passes through a body, though it may end at one, or through a
/// text. Bodies are the boxes and circles that are filled: inputs, units and fields, but neither frames nor bands.
func overlaps(in scene: Scene) -> [String] { Geometry(scene).problems }

/// The marks of a picture by kind, and what is wrong with their places.
private struct Geometry {
  let scene: Scene
  var bodies: [(name: String, box: Box)] = []
  var texts: [(text: String, box: Box, inside: String?)] = []
  var lines: [(name: String, curve: Curve, width: Double)] = []
  /// Boxes by key, to look up where texts are.
  var byKey: [String: Box] = [:]

  init(_ scene: Scene) {
    self.scene = scene
    for (number, mark) in scene.marks.enumerated() {
      let name = mark.key ?? "\(mark.look.rawValue) \(number)"
      switch mark.shape {
      case .box(let box, _):
        if let key = mark.key { byKey[key] = box }
        if Geometry.bodies.contains(mark.look) { bodies.append((name, box)) }
      case .circle(let center, let radius):
        let box = Box(Point(center.x - radius, center.y - radius), Size(2 * radius, 2 * radius))
        if let key = mark.key { byKey[key] = box }
        if Geometry.bodies.contains(mark.look) { bodies.append((name, box)) }
      case .line(let curve, let width, _): lines.append((name, curve, width))
      case .text(let text, let point, let anchor, let size):
        let box = TextMeasure.box(of: text, at: point, anchor: anchor, size: size)
        if !text.isEmpty { texts.append((text, box, mark.inside)) }
      }
    }
  }

  private static let bodies: Set<Look> = [.input, .unit, .active, .low, .middle, .high]

  var problems: [String] { places + collisions + crossings }

  /// What lies outside of the picture, or nowhere.
  private var places: [String] {
    let all = Box(Point(0, 0), scene.size).grown(by: 0.01)
    var found: [String] = []
    for body in bodies where !all.contains(body.box) { found.append("\(body.name) is not in the picture") }
    for text in texts where !all.contains(text.box) { found.append("\(text.text) is not in the picture") }
    // A line that leaves the picture has control points outside.
    for line in lines where !all.contains(line.curve.bounds) && !line.curve.samples.allSatisfy({ all.contains($0) }) {
      found.append("\(line.name) is not in the picture")
    }
    if !(scene.size.width > 0 && scene.size.height > 0 && scene.size.width.isFinite && scene.size.height.isFinite) {
      found.append("the picture has no extent")
    }
    return found
  }

  private var collisions: [String] {
    var found: [String] = []
    for (one, two) in Geometry.pairs(of: bodies.map(\.box))
    where bodies[one].box.grown(by: -0.01).overlaps(bodies[two].box) {
      found.append("\(bodies[one].name) overlaps \(bodies[two].name)")
    }
    for (one, two) in Geometry.pairs(of: texts.map(\.box)) where texts[one].box.overlaps(texts[two].box) {
      found.append("the text \(texts[one].text) overlaps the text \(texts[two].text)")
    }
    for text in texts {
      for body in bodies where body.box.overlaps(text.box) && !body.box.contains(text.box) {
        found.append("the text \(text.text) leaves \(body.name)")
      }
      if let key = text.inside, byKey[key].map({ $0.contains(text.box) }) != true {
        found.append("the text \(text.text) is not in \(key)")
      }
    }
    return found
  }

  /// The pairs of boxes that have some of their breadth in common.
  private static func pairs(of boxes: [Box]) -> [(Int, Int)] {
    let order = boxes.indices.sorted { boxes[$0].left < boxes[$1].left }
    var pairs: [(Int, Int)] = []
    for (place, one) in order.enumerated() {
      for two in order[(place + 1)...] {
        if boxes[two].left >= boxes[one].right { break }
        pairs.append((one, two))
      }
    }
    return pairs
  }

  private var crossings: [String] {
    var found: [String] = []
    for line in lines {
      var met: Set<String> = []
      for piece in line.curve.parts {
        let bounds = piece.bounds.grown(by: line.width)
        let nearBodies = bodies.filter { $0.box.overlaps(bounds) }
        let nearTexts = texts.filter { $0.box.overlaps(bounds) }
        if nearBodies.isEmpty && nearTexts.isEmpty { continue }
        let samples = piece.samples
        // A line may touch the side of the body that it begins or ends at.
        for body in nearBodies {
          let inner = body.box.grown(by: -0.5)
          if samples.contains(where: { inner.contains($0) }) { met.insert(body.name) }
        }
        for text in nearTexts {
          let outer = text.box.grown(by: line.width / 2)
          if samples.contains(where: { outer.contains($0) }) { met.insert("the text \(text.text)") }
        }
      }
      found += met.sorted().map { "\(line.name) passes through \($0)" }
    }
    return found
  }
}

extension Box {
  func grown(by margin: Double) -> Box {
    Box(Point(left - margin, top - margin), Size(size.width + 2 * margin, size.height + 2 * margin))
  }

  func contains(_ point: Point) -> Bool { left <= point.x && point.x <= right && top <= point.y && point.y <= bottom }

  func contains(_ other: Box) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }
}

extension Curve {
  /// Points on the line, close to each other.
  var samples: [Point] {
    var (points, pen) = ([start], start)
    for piece in pieces {
      let (one, two, end) = piece.controls(from: pen)
      let length = abs(end.x - pen.x) + abs(end.y - pen.y) + abs(one.x - pen.x) + abs(two.x - end.x)
      let count = length.isFinite ? min(max(Int(length / 3), 8), 4000) : 1
      for number in 1...count {
        let (t, s) = (Double(number) / Double(count), 1 - Double(number) / Double(count))
        func mix(_ p: Double, _ q: Double, _ r: Double, _ v: Double) -> Double {
          s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * v
        }
        points.append(Point(mix(pen.x, one.x, two.x, end.x), mix(pen.y, one.y, two.y, end.y)))
      }
      pen = end
    }
    return points
  }

  /// Each piece as a line of its own.
  var parts: [Curve] {
    var (parts, pen): ([Curve], Point) = ([], start)
    for piece in pieces {
      parts.append(Curve(from: pen, [piece]))
      pen = piece.controls(from: pen).2
    }
    return parts
  }

  /// A rectangle that holds the line: that of its control points.
  var bounds: Box {
    var (points, pen) = ([start], start)
    for piece in pieces {
      let (one, two, end) = piece.controls(from: pen)
      points += [one, two, end]
      pen = end
    }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let corner = Point(xs.min() ?? 0, ys.min() ?? 0)
    return Box(corner, Size((xs.max() ?? 0) - corner.x, (ys.max() ?? 0) - corner.y))
  }
}

extension Curve.Piece {
  fileprivate func controls(from start: Point) -> (Point, Point, Point) {
    switch self {
    case .bent(let one, let two, let end): (one, two, end)
    case .straight(let end): (start, end, end)
    }
  }
}
