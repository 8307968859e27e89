/// A graph whose boxes stand in columns, as `LayeredLayout` takes it.
///
/// Boxes are known by their place in the list, and so are lines. A line leads forward where its end stands in a later column
/// than its beginning; every other line leads back, or from a box to itself.
struct LayeredGraph {
  /// A box.
  struct Node {
    /// How large it is.
    var size: Size
    /// The column that it stands in, from 0.
    var column: Int
    /// Boxes of one row stand at one height; without a period every box has a row of its own.
    var row: Int
  }

  /// A line from one box to another.
  struct Edge {
    /// Where it begins.
    var from: Int
    /// Where it ends.
    var to: Int
    /// The room of its label, if it has one.
    var label: Size?
    /// Lines of one track run alike, so many periods apart; without a period every line has a track of its own.
    var track: Int
  }

  /// The boxes.
  var nodes: [Node]
  /// The lines.
  var edges: [Edge]
  /// After how many columns the same rows come again; every line then leads forward.
  var period: Int?
}

extension LayeredGraph {
  /// Makes a graph of rows and tracks that are all different.
  init(boxes: [(size: Size, column: Int)], lines: [(from: Int, to: Int, label: Size?)]) {
    nodes = boxes.enumerated().map { Node(size: $1.size, column: $1.column, row: $0) }
    edges = lines.enumerated().map { Edge(from: $1.from, to: $1.to, label: $1.label, track: $0) }
    period = nil
  }

  /// Whether a line leads to a later column.
  func leadsForward(_ edge: Edge) -> Bool { nodes[edge.from].column < nodes[edge.to].column }

  /// Whether a line leads to its own column, or to its own box.
  func staysInColumn(_ edge: Edge) -> Bool { nodes[edge.from].column == nodes[edge.to].column }

  /// Whether a line, by its place, leads to its own box.
  func isLoop(_ line: Int) -> Bool { edges[line].from == edges[line].to }
}

/// The distances that everything keeps.
enum Spacing {
  /// Between lines that come in at one box.
  static let ports = 17.0
  /// Between two boxes above each other.
  static let boxes = 22.0
  /// Between a line and what lies above or below it.
  static let lines = 11.0
  /// Between a label and the line under it.
  static let label = 4.0
  /// The narrowest channel.
  static let channel = 38.0
  /// The widest channel, but for the lines that turn round in it.
  static let widestChannel = 170.0
  /// Between lines that turn round next to each other.
  static let turns = 7.0
}
