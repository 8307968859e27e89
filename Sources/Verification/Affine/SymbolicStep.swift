import CircuitModel

/// Everything that one step can do from a piece of an invariant, given a letter.
struct SymbolicStep {
  private let network: CompiledNetwork
  private let tracked: [Int]
  private let free: [Int]
  /// Whether the condition of the claim is to be looked at.
  private let asksForTrigger: Bool

  /// How a step can end.
  enum End {
    /// The tracked registers' values, the free ones' forms, and whether the condition of the claim may hold.
    case state(tracked: [BigInteger], free: [AffineForm], triggered: Bool)
    /// The event, or something undefined, may be met.
    case unsafe
    /// A value could not be worked with.
    case stuck
    /// A tracked register cannot be told.
    case untold(register: Int)
    /// There were too many paths.
    case tooMany
  }

  init(_ network: CompiledNetwork, tracked: [Int], asksForTrigger: Bool = false) {
    self.network = network
    self.tracked = tracked
    self.asksForTrigger = asksForTrigger
    free = network.registers.indices.filter { !tracked.contains($0) }
  }

  /// Calls back with every end of a step, until the callback says that it has seen enough.
  ///
  /// - Returns: how many values were computed.
  func ends(
    from values: [BigInteger], _ space: AffineSpace, letter: Int, mostPaths: Int, _ visit: (End) -> Bool
  ) -> Int {
    var registers = Array(repeating: AffineForm(0), count: network.registers.count)
    for (register, value) in zip(tracked, values) { registers[register] = AffineForm(Rational(value)) }
    for (place, register) in free.enumerated() { registers[register] = space.coordinate(place) }
    var open = [SymbolicPath(network, from: registers, letter: letter)]
    var (work, paths) = (0, 0)
    while var path = open.popLast() {
      let done = path.work
      let outcome = follow(&path)
      work += path.work - done + 1
      paths += 1
      if paths > mostPaths {
        _ = visit(.tooMany)
        return work
      }
      switch outcome {
      case .fork(let constraints): open += constraints.reversed().compactMap { path.assuming($0) }
      case .end(let end): if !visit(end) { return work }
      case .notConsidered: continue
      }
    }
    return work
  }

  private enum Outcome {
    case fork([PathCondition.Constraint])
    case end(End)
    case notConsidered
  }

  /// Follows a path to its end, or to where it forks.
  private func follow(_ path: inout SymbolicPath) -> Outcome {
    var outputs: [BigInteger] = []
    for output in [network.valid, network.undefined, network.bad] + (asksForTrigger ? [network.triggered] : []) {
      switch path.demandNumber(output) {
      case .value(let form): outputs.append(form.constant.numerator)
      case .fork(let constraints): return .fork(constraints)
      case .stuck: return .end(.stuck)
      }
      if outputs[0].isZero { return .notConsidered }
    }
    if !outputs[1].isZero || !outputs[2].isZero { return .end(.unsafe) }
    var numbers: [BigInteger] = []
    for register in tracked {
      switch path.demandNumber(network.registers[register].next) {
      case .value(let form): numbers.append(form.constant.numerator)
      case .fork(let constraints): return .fork(constraints)
      case .stuck: return .end(.untold(register: register))
      }
    }
    var forms: [AffineForm] = []
    for register in free {
      switch path.demand(network.registers[register].next) {
      case .value(let form): forms.append(form)
      case .fork(let constraints): return .fork(constraints)
      case .stuck: return .end(.stuck)
      }
    }
    return .end(.state(tracked: numbers, free: forms, triggered: outputs.count < 4 || !outputs[3].isZero))
  }
}
