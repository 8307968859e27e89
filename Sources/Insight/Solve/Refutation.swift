public import CircuitModel

/// Why no numbers at all are a solution: a tree of cases that leaves none out, each of which ends in a sequence on which
/// something fails, or in requirements that cannot be kept together.
public indirect enum Refutation: Sendable {
  /// A requirement on the way to a case, times a number.
  public struct Factor: Hashable, Sendable {
    /// Its place among the requirements from the root on.
    public var place: Int
    /// The number.
    public var factor: Rational
  }

  /// One of the cases into which a sum divides all numbers by its sign.
  public struct Case: Sendable {
    /// What the case is.
    public var requirement: Requirement
    /// Why it holds no solution.
    public var refutation: Refutation
  }

  /// Every number is in one of the cases.
  case split([Case])
  /// Whatever numbers keep the requirements, the sequence of this number fails at this step; of no claim where something
  /// cannot be evaluated or ties.
  case violated(sequence: Int, step: Int, claim: Int?)
  /// The requirements, each times its factor, add up to a contradiction.
  case contradiction([Factor])
  /// Nothing is known of this case; a tree that holds one shows nothing.
  case open(String)
}

extension Refutation {
  /// The sequences that fail in some case.
  public var sequences: Set<Int> {
    switch self {
    case .split(let cases): cases.reduce(into: []) { $0.formUnion($1.refutation.sequences) }
    case .violated(let sequence, _, _): [sequence]
    case .contradiction, .open: []
    }
  }

  /// How many cases there are in the end.
  public var leafCount: Int {
    if case .split(let cases) = self { return cases.reduce(0) { $0 + $1.refutation.leafCount } }
    return 1
  }

  /// Why some case is open, if any is.
  var openReason: String? {
    switch self {
    case .split(let cases): cases.lazy.compactMap(\.refutation.openReason).first
    case .open(let reason): reason
    case .violated, .contradiction: nil
    }
  }
}
