/// Boxes with texts in them and arrows between them, before anything has a place: what pictures of graphs are made from, in every
/// format.
struct Diagram: Sendable {
  /// A box.
  struct Node: Sendable {
    /// A name by which scripts and tests find it: `unit-3`.
    var key: String
    /// What is written in it, from above; the first line is its name.
    var lines: [Line]
    /// What it is drawn as; `nil` where only an arrow comes from it.
    var look: Look?
    /// How much its corners are rounded.
    var corner = 4.0
    /// A frame around it: `output`, or `bad`.
    var frame: Look?
    /// Whether its texts stand in the middle.
    var isCentred = false
    /// Room beside the first line for a value that is not known yet; a script writes it there.
    var value: Blank?
    /// What is said of it where a pointer rests on it.
    var hint: String?
    /// The column that it stands in, from 0.
    var column: Int
    /// Boxes of one row stand at one height, where the diagram has a period.
    var row = 0
  }

  /// A text that is empty at first.
  struct Blank: Sendable {
    /// The name by which scripts find it: `value-3`.
    var key: String
    /// For how many characters there is room.
    var columns: Int
  }

  /// A line of text.
  struct Line: Hashable, Sendable {
    /// The text.
    var text: String
    /// What it is drawn as.
    var look: Look
    /// The size of its font.
    var size: Double
  }

  /// An arrow.
  struct Arrow: Sendable {
    /// A name by which scripts and tests find it.
    var key: String
    /// The box that it comes from.
    var from: Int
    /// The box that it leads to.
    var to: Int
    /// What is written in the box that it leads to, where it comes in.
    var mark = ""
    /// What is written on its way.
    var label = ""
    /// What it is drawn as.
    var look: Look
    /// How wide it is.
    var width: Double
    /// What is said of it where a pointer rests on it.
    var hint: String?
    /// Arrows of one track run alike, where the diagram has a period.
    var track = 0
  }

  /// What it shows, in a few words.
  var title: String
  /// What it shows, for someone who cannot see it.
  var summary: String
  /// The boxes.
  var nodes: [Node] = []
  /// The arrows.
  var arrows: [Arrow] = []
  /// After how many columns the same rows come again.
  var period: Int?
  /// What has to be said to read it, as sentences.
  var notes: [String] = []
}

extension Diagram.Line {
  /// The name of a box.
  static func name(_ text: String) -> Self { Self(text: text, look: .label, size: 14) }
  /// What a box does.
  static func fact(_ text: String) -> Self { Self(text: text, look: .label, size: 11.5) }
  /// A remark.
  static func remark(_ text: String) -> Self { Self(text: text, look: .aside, size: 11.5) }
}
