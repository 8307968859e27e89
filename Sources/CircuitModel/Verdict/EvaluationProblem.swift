/// What can go wrong when an equation or a formula is evaluated at a step of a run.
public enum EvaluationProblem: Error, Hashable, Sendable {
  /// A unit without a tie rule met exactly 0.
  case tie(Activation, at: SourceRange, step: Int)
  /// A cell was read at a step before the first for which no value was given.
  case readBeforeBeginning(CellID, index: Int, at: SourceRange, step: Int)
  /// A cell or a formula was read at a step that has not come yet.
  case readAhead(index: Int, at: SourceRange, step: Int)
  /// A division or remainder by zero, or a negative power of zero.
  case divisionByZero(at: SourceRange, step: Int)
  /// `min` or `max` of an empty range.
  case emptyExtremum(at: SourceRange, step: Int)
  /// A step, a range's end or an exponent that is not a whole number.
  case notWhole(Rational, at: SourceRange, step: Int)
  /// A power or a range too large to be worked out.
  case tooLarge(at: SourceRange, step: Int)
  /// An exact number is needed, for a step, a letter or an equality, and the value is not rational.
  case notRational(at: SourceRange, step: Int)
  /// A logarithm of a number that is not above 0, or a root of one below 0.
  case outsideDomain(Activation, at: SourceRange, step: Int)
  /// A derivative at a point where there is none, such as that of `relu` at 0.
  case noDerivative(at: SourceRange, step: Int)
  /// Bounds of so many bits after the point are too far apart to decide.
  case undecided(bits: Int, at: SourceRange, step: Int)
  /// Time was over, or someone asked to stop.
  case interrupted(Verdict.Limit, at: SourceRange, step: Int)

  /// Where the problem is in the text.
  public var range: SourceRange {
    switch self {
    case .tie(_, let range, _), .readBeforeBeginning(_, _, let range, _), .readAhead(_, let range, _),
      .divisionByZero(let range, _), .emptyExtremum(let range, _), .notWhole(_, let range, _),
      .tooLarge(let range, _), .notRational(let range, _), .outsideDomain(_, let range, _),
      .noDerivative(let range, _), .undecided(_, let range, _),
      .interrupted(_, let range, _):
      range
    }
  }

  /// The step at which it happened.
  public var step: Int {
    switch self {
    case .tie(_, _, let step), .readBeforeBeginning(_, _, _, let step), .readAhead(_, _, let step),
      .divisionByZero(_, let step), .emptyExtremum(_, let step), .notWhole(_, _, let step),
      .tooLarge(_, let step), .notRational(_, let step), .outsideDomain(_, _, let step),
      .noDerivative(_, let step), .undecided(_, _, let step),
      .interrupted(_, _, let step):
      step
    }
  }
}
