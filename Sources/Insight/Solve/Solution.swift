public import CircuitModel

/// What comes of looking for the numbers of an exercise.
public enum Solution: Sendable {
  /// These numbers make every claim true.
  case solved(Filling)
  /// No numbers at all do.
  case impossible(Impossibility)
  /// Neither was found; with the reason.
  case undecided(String)
}

/// Numbers for the holes of an exercise.
public struct Filling: Sendable {
  /// A number for each hole.
  public var numbers: [Rational]
  /// Why it is not known whether they are the smallest; `nil` where no smaller ones do.
  public var doubt: String?
}

/// Sequences that contradict one another.
public struct Impossibility: Sendable {
  /// The sequences, none of which could be left out, as far as was tried; shorter ones first.
  public var sequences: [ExerciseSequence]
  /// The cases, each of which ends in one of the sequences, or in a contradiction.
  public var refutation: Refutation
}
