/// A picture with everything in its place, before any format is made of it.
///
/// Coordinates are in pixels of the picture at its natural size, x to the right and y down. Marks that come later lie above
/// those that come before.
public struct Scene: Sendable {
  /// What it shows, in a few words.
  public var title: String
  /// What it shows, for someone who cannot see it.
  public var summary: String
  /// Its extent; nothing lies outside.
  public var size: Size
  /// What is drawn, from back to front.
  public var marks: [Mark]

  /// Makes a scene.
  public init(title: String, summary: String, size: Size, marks: [Mark]) {
    self.title = title
    self.summary = summary
    self.size = size
    self.marks = marks
  }
}

/// One thing that is drawn.
public struct Mark: Sendable {
  /// Its form and place.
  public var shape: Shape
  /// What it is drawn as, which decides on its colours.
  public var look: Look
  /// What is said of it where a pointer rests on it.
  public var hint: String?
  /// A name by which a script finds it: `unit-3` for the body of cell 3, `value-3` for the text with its value.
  public var key: String?
  /// The key of the box that it is written in; whatever becomes of the box, its texts go with it.
  public var inside: String?

  /// Makes a mark.
  public init(_ shape: Shape, _ look: Look, hint: String? = nil, key: String? = nil, inside: String? = nil) {
    self.shape = shape
    self.look = look
    self.hint = hint
    self.key = key
    self.inside = inside
  }
}

/// A form in its place.
public enum Shape: Sendable {
  /// A rectangle, with rounded corners where the radius is not 0.
  case box(Box, corner: Double)
  /// A circle.
  case circle(center: Point, radius: Double)
  /// A line of some width; with an arrow its end is the tip.
  case line(Curve, width: Double, hasArrow: Bool)
  /// A text in one line. The point is on its middle line, at the side that the anchor names; the size is that of the font.
  case text(String, at: Point, anchor: Anchor, size: Double)
}

/// The side of a text that stands at its point.
public enum Anchor: Sendable {
  case start, middle, end
}

/// A place.
public struct Point: Hashable, Sendable {
  /// To the right.
  public var x: Double
  /// Down.
  public var y: Double

  /// Names a place.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An extent.
public struct Size: Hashable, Sendable {
  /// To the right.
  public var width: Double
  /// Down.
  public var height: Double

  /// Names an extent.
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// A rectangle.
public struct Box: Hashable, Sendable {
  /// The corner at the upper left.
  public var origin: Point
  /// The extent.
  public var size: Size

  /// Makes a rectangle.
  public init(_ origin: Point, _ size: Size) {
    self.origin = origin
    self.size = size
  }
}

extension Box {
  /// The left side.
  public var left: Double { origin.x }
  /// The right side.
  public var right: Double { origin.x + size.width }
  /// The upper side.
  public var top: Double { origin.y }
  /// The lower side.
  public var bottom: Double { origin.y + size.height }
  /// The middle.
  public var center: Point { Point((left + right) / 2, (top + bottom) / 2) }

  /// Whether the insides of two rectangles have a point in common.
  public func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

/// A line through the plane.
public struct Curve: Hashable, Sendable {
  /// A piece of it, from where the last one ended.
  public enum Piece: Hashable, Sendable {
    /// A straight line to a point.
    case straight(to: Point)
    /// A cubic Bézier curve with two control points.
    case bent(Point, Point, to: Point)
  }

  /// Where it begins.
  public var start: Point
  /// The pieces, in order.
  public var pieces: [Piece]

  /// Makes a line.
  public init(from start: Point, _ pieces: [Piece]) {
    self.start = start
    self.pieces = pieces
  }
}
