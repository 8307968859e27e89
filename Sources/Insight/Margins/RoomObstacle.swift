public import CircuitModel

/// Why it is not worked out how far a weight may move.
public enum RoomObstacle: Error, Sendable {
  /// Not every reachable state was looked at.
  case limit(Verdict.Limit)
  /// The states cannot be told apart.
  case states(StatesObstacle)
  /// A sum that decides something does not follow the weight along a straight line.
  case bent(PreActivation.Place)
  /// Which sequences are considered depends on a number that the weight moves.
  case assumption
  /// A reference reads a number that the weight moves.
  case reference(CellID)
  /// A claim uses a number that the weight moves for more than a comparison at one step.
  case claim(Int)
  /// A comparison that a claim makes does not follow the weight along a straight line.
  case question
  /// It could not be decided whether a claim is good there, or only up to a length.
  case undecided(ClaimCheck.Standing)
  /// As many steps were looked at as are for one circuit.
  case effort
  /// Too many changes of behaviour were met on the way.
  case manyChanges
}
