/// What shows that no sequence of any length meets the event.
public enum Evidence: Sendable {
  /// These states are all that can be reached, and none steps into the event.
  case states(StateSet)
  /// Every state that can be reached lies in the invariant, and none in it steps into the event.
  case invariant(Invariant)
  /// Every value lies in its range at every step, and in the ranges no step meets the event.
  case ranges(RangeInvariant)
}

extension Evidence {
  /// Into how many parts a check of it can be cut: as many as there are states; nothing else can be cut.
  public var partCount: Int {
    switch self {
    case .states(let states): max(1, states.count)
    case .invariant, .ranges: 1
    }
  }
}

/// For each reachable combination of values of the tracked registers, an affine space over the rationals that holds what
/// the other registers, the free ones, can be together with it.
public struct Invariant: Sendable {
  /// The registers that are followed exactly, ascending; the others are free.
  public let tracked: [Int]
  /// The pieces; the first one holds the state before the first step.
  public let pieces: [Piece]
  /// A considered sequence at whose last step the condition of the claim holds; `nil` where it holds nowhere.
  public let trigger: [Int]?

  /// Makes an invariant.
  public init(tracked: [Int], pieces: [Piece], trigger: [Int]?) {
    self.tracked = tracked
    self.pieces = pieces
    self.trigger = trigger
  }

  /// One combination of values, with the space of the free registers.
  public struct Piece: Sendable {
    /// The tracked registers' values, in their order.
    public let values: [BigInteger]
    /// A point of the space: a number for each free register, in their order.
    public let point: [Rational]
    /// Linearly independent directions that span the space.
    public let directions: [[Rational]]

    /// Makes a piece.
    public init(values: [BigInteger], point: [Rational], directions: [[Rational]]) {
      self.values = values
      self.point = point
      self.directions = directions
    }
  }
}
