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
  /// The field of the value 0, or of one that is not known.
  case middle
  /// The field of a value a little below 0.
  case low
  /// The field of a value far below 0.
  case lowest
  /// The field of a value a little above 0.
  case high
  /// The field of a value far above 0.
  case highest
}
