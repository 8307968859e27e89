/// How far out lines go that turn round in a channel, so that they lie around each other like brackets.
struct Turns {
  /// A line that turns round between two heights.
  struct Turn {
    /// The line.
    var line: Int
    /// Where it is highest.
    var top: Double
    /// Where it is lowest.
    var bottom: Double
  }

  /// How far out each line goes, by line.
  private(set) var reaches: [Int: Double] = [:]
  /// How much room all of them need.
  private(set) var width = 0.0

  private static let nearest = 14.0

  /// Lays lines around each other: the shorter inside, side by side where they have no height in common.
  /// - Complexity: O(lines²) for those of one channel
  init(_ turns: [Turn]) {
    var placed: [(turn: Turn, track: Int)] = []
    let inOrder = turns.sorted {
      let (one, two) = ($0.bottom - $0.top, $1.bottom - $1.top)
      return one != two ? one < two : $0.line < $1.line
    }
    for turn in inOrder {
      let inside = placed.filter { $0.turn.top < turn.bottom && turn.top < $0.turn.bottom }.map(\.track).max()
      let track = inside.map { $0 + 1 } ?? 0
      placed.append((turn, track))
      let reach = Turns.nearest + Spacing.turns * Double(track)
      reaches[turn.line] = reach
      width = max(width, reach)
    }
  }

  /// The line between the two heights that goes out so far, to the right or, where the reach is below 0, to the left.
  static func piece(from start: Point, to end: Point, reach: Double) -> Curve.Piece {
    // A cubic curve goes three quarters of the way to its control points.
    let out = start.x + reach / 0.75
    return .bent(Point(out, start.y), Point(out, end.y), to: end)
  }
}
