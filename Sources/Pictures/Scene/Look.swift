/// What a mark is drawn as: the one list of what pictures are made of, from which the style sheet is written.
///
/// Nothing is told by colour alone: weights below 0 are dashed, units that are on are filled and say their value.
public enum Look: String, CaseIterable, Sendable {
  /// The body of an input.
  case input
  /// The body of a unit that is not on, or of which nothing is known.
  case unit
  /// The body of a unit that is on.
  case active
  /// The frame around an output, or another thing to look at first.
  case output
  /// A connection with a weight above 0.
  case positive
  /// A connection with a weight below 0.
  case negative
  /// Any other connection.
  case neutral
  /// What goes wrong: the steps of a counterexample.
  case bad
  /// Names and values.
  case label
  /// Names and values upon a filled body.
  case labelOnActive
  /// Remarks.
  case aside
  /// Lines that help the eye: axes, rows.
  case grid
  /// A faint area that holds things together; lines and boxes lie upon it.
  case band
  /// The field of a value in the middle between least and greatest, the rest being drawn by `low` and `high`.
  case middle
  /// The field of a low value.
  case low
  /// The field of a high value.
  case high
}
