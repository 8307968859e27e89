/// The engines that can be asked for by name.
public enum EngineChoice: String, CaseIterable, Sendable {
  /// The cheapest engine that can decide the claim.
  case auto
  /// Affine spaces of the numbers that grow: every length or nothing.
  case affine
  /// Breadth first over merged states.
  case merge
  /// Every sequence through the interpreter.
  case reference
}
