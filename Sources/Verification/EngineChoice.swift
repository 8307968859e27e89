/// The engines that can be asked for by name.
public enum EngineChoice: String, CaseIterable, Sendable {
  /// The cheapest engine that can decide the claim.
  case auto
  /// Breadth first over merged states.
  case merge
  /// Every sequence, hundreds at a time in bit planes.
  case enumerate
  /// Every sequence through the interpreter.
  case reference
}
