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
  /// Every sequence with its operations recorded and its numbers in bounds: for numbers that are not rational.
  case record
  /// Ranges of real numbers: every length or nothing.
  case ranges
}

extension EngineChoice {
  /// Whether the engine needs no network: numbers are worked with in bounds.
  var worksWithBounds: Bool { self == .record || self == .ranges }

  /// The engines to ask about a network, in order, until one decides.
  ///
  /// Where every register is bounded, states repeat sooner or later, and merging them proves or refutes. Where one may grow
  /// without bound, a glance at the first states often decides all the same; otherwise only an invariant covers every
  /// length: it is looked for, for about a second, and where there is none, merging covers the length. What is too large
  /// for that is at least enumerated.
  func engines(for network: CompiledNetwork) -> [any Engine] {
    switch self {
    case .affine: [Affine()]
    case .merge: [Reachability()]
    case .enumerate, .reference, .record, .ranges: [Enumeration()]
    case .auto:
      network.registers.allSatisfy(\.range.isBounded)
        ? [Reachability(), Enumeration()]
        : [Reachability(isGlance: true), Affine(effort: .modest), Reachability(), Enumeration()]
    }
  }
}

extension Budget {
  /// Whether it has ended, and not what an engine can do or was to look at.
  func isEnded(by limit: Verdict.Limit) -> Bool {
    switch limit {
    case .states(let most): most == maximumStates
    case .memory, .time, .interrupted: true
    case .numbers, .sequences, .noInvariant, .noTrigger, .precision, .ranges: false
    }
  }
}
