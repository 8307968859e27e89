import Reports

// Scalable Vector Graphics 2 (https://www.w3.org/TR/SVG2/): shapes, paths and text. Nothing in it needs a script, a font or
// another file; colours come from classes, so that a strict content security policy lets them through.

extension Scene {
  /// The picture as a document of its own.
  public var svg: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(holding: "<style>\(SVGStyle.sheet)</style>\n")
  }

  /// The picture as an element of a page that has the style sheet.
  public var svgElement: String { element(holding: "") }

  private func element(holding style: String) -> String {
    let (width, height) = (size.width.svg, size.height.svg)
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\""
    text += " aria-label=\"\(title.xmlAttribute)\" width=\"\(width)\" height=\"\(height)\""
    text += " viewBox=\"0 0 \(width) \(height)\">\n"
    text += "<title>\(title.xmlText)</title>\n<desc>\(summary.xmlText)</desc>\n\(style)"
    text += "<rect class=\"paper\" width=\"\(width)\" height=\"\(height)\"/>\n"
    for mark in marks { text += mark.svg + "\n" }
    return text + "</svg>\n"
  }
}

extension Mark {
  fileprivate var svg: String {
    let key = key.map { " data-key=\"\($0.xmlAttribute)\"" } ?? ""
    let inside = inside.map { " data-in=\"\($0.xmlAttribute)\"" } ?? ""
    let attributes = "class=\"\(look.rawValue)\"\(key)\(inside)"
    let hint = hint.map { "<title>\($0.xmlText)</title>" } ?? ""
    func element(_ name: String, _ more: String) -> String {
      hint.isEmpty ? "<\(name) \(attributes) \(more)/>" : "<\(name) \(attributes) \(more)>\(hint)</\(name)>"
    }
    switch shape {
    case .box(let box, let corner):
      let rounded = corner > 0 ? " rx=\"\(corner.svg)\"" : ""
      return element(
        "rect",
        "x=\"\(box.left.svg)\" y=\"\(box.top.svg)\" width=\"\(box.size.width.svg)\" "
          + "height=\"\(box.size.height.svg)\"\(rounded)")
    case .circle(let center, let radius):
      return element("circle", "cx=\"\(center.x.svg)\" cy=\"\(center.y.svg)\" r=\"\(radius.svg)\"")
    case .line(let curve, let width, let hasArrow):
      let line = element("path", "d=\"\(curve.svg)\" stroke-width=\"\(width.svg)\"")
      return hasArrow ? line + "<polygon class=\"\(look.rawValue)\" points=\"\(curve.arrow(for: width))\"/>" : line
    case .text(let text, let point, let anchor, let size):
      // The middle line lies about a third of the size above the baseline, whatever a reader makes of `dominant-baseline`.
      let place = "x=\"\(point.x.svg)\" y=\"\((point.y + size * 0.35).svg)\""
      let anchored = anchor == .start ? "" : " text-anchor=\"\(anchor == .middle ? "middle" : "end")\""
      return "<text \(attributes) \(place) font-size=\"\(size.svg)\"\(anchored)>\(text.xmlText)\(hint)</text>"
    }
  }
}

extension Curve {
  fileprivate var svg: String {
    pieces.reduce("M\(start.svg)") { text, piece in
      switch piece {
      case .straight(let end): "\(text)L\(end.svg)"
      case .bent(let first, let second, let end): "\(text)C\(first.svg) \(second.svg) \(end.svg)"
      }
    }
  }

  /// The corners of the arrow at the end.
  fileprivate func arrow(for width: Double) -> String {
    let (tip, before) = ending
    let (dx, dy) = (tip.x - before.x, tip.y - before.y)
    let length = max((dx * dx + dy * dy).squareRoot(), 0.001)
    let (x, y) = (dx / length, dy / length)
    let (long, wide) = (7 + width, 3 + width * 0.7)
    let foot = Point(tip.x - x * long, tip.y - y * long)
    return [tip, Point(foot.x - y * wide, foot.y + x * wide), Point(foot.x + y * wide, foot.y - x * wide)]
      .map(\.svg).joined(separator: " ")
  }

  /// The last point, and one from which the line comes to it.
  private var ending: (tip: Point, before: Point) {
    guard let last = pieces.last else { return (start, start) }
    switch last {
    case .bent(_, let before, let tip): return (tip, before)
    case .straight(let tip):
      switch pieces.dropLast().last {
      case .straight(let before), .bent(_, _, let before): return (tip, before)
      case nil: return (tip, start)
      }
    }
  }
}

extension Point {
  fileprivate var svg: String { "\(x.svg),\(y.svg)" }
}

extension Double {
  /// The number to a tenth of a pixel.
  fileprivate var svg: String {
    let tenths = Int((self * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }
}
