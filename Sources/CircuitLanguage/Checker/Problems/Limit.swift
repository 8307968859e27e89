/// What a circuit may ask for before the checker says that it is too much.
///
/// Each bound lies far above what a hand-made circuit needs, and low enough that a file which reaches it ends in a
/// diagnostic within a moment.
enum Limit {
  /// Letters of an alphabet.
  static let letters = 1 << 20
  /// Cells of a circuit, instances included.
  static let cells = 4096
  /// Components of a vector or a matrix, and elements of a loop that is written out.
  static let components = 4096
  /// Nodes of all expressions of the circuits of one file.
  static let nodes = 1_000_000
  /// Members of a family.
  static let members = 1000
  /// Bits of a computed constant, numerator and denominator together.
  static let bits = 1 << 16
  /// A whole number that is used as a step, an index or a size.
  static let wholeNumber = 1_000_000_000
  /// How far back an equation or a claim may look by `t-k`.
  static let lag = 4096
  /// The last step that can have an equation of its own.
  static let fixedStep = 1000
  /// The greatest number after `bound`.
  static let bound = 1_000_000
  /// Nested parentheses of a pattern.
  static let patternDepth = 100
  /// A count in a pattern.
  static let patternCount = 1000
  /// Characters of a pattern with its counts written out.
  static let patternSize = 4096
  /// Quantifiers and past operators within each other: each one more multiplies the work by the length of the sequence.
  static let quantifiers = 6
  /// Parts within parts.
  static let nesting = 64
}
