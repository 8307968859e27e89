import CircuitModel

/// The engines that can be asked for by name.
public enum EngineChoice: String, CaseIterable, Sendable {
  /// The cheapest engine that can decide the claim.
  case auto
  /// Affine spaces of the numbers that grow: every length or nothing.
  case affine
  /// Breadth first over merged states.
  case merge
  /// Every sequence, hundreds at a time in bit planes.
  case enumerate
  /// Every sequence through the interpreter.
  case reference
}

extension EngineChoice {
  /// The engines to ask about a network, in order, until one decides.
  ///
  /// Where every register is bounded, states repeat sooner or later, and merging them proves or refutes. Where one grows
  /// without bound they may never repeat, and only an invariant covers every length: it is looked for first, for about
  /// a second, and where there is none, merging covers the length. What is too large for that is at least enumerated.
  func engines(for network: CompiledNetwork) -> [any Engine] {
    switch self {
    case .affine: [Affine()]
    case .merge: [Reachability()]
    case .enumerate, .reference: [Enumeration()]
    case .auto:
      network.registers.allSatisfy(\.range.isBounded)
        ? [Reachability(), Enumeration()] : [Affine(effort: .modest), Reachability(), Enumeration()]
    }
  }
}

extension Verdict.Limit {
  /// Whether it is a limit that was set for the run, and not the end of what an engine can do.
  var isOfBudget: Bool {
    switch self {
    case .states, .memory, .time, .interrupted: true
    case .numbers, .sequences, .noInvariant, .noTrigger: false
    }
  }
}
