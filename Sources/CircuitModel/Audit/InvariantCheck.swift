/// Checks an invariant against a network: it holds at the start, every step keeps it, and no step from it meets the event.
///
/// The code shares nothing with the engine that found the invariant: a piece is turned into the equations that hold on
/// it, a step is computed in terms of the free registers, and that it ends in a piece is checked by reducing that
/// piece's equations to 0. A step that cannot be worked out is a flaw, never a pass.
struct InvariantCheck {
  private let network: CompiledNetwork
  private let invariant: Invariant
  private let free: [Int]

  /// Why an invariant is rejected.
  struct Flaw: Error {
    var text: String
  }

  /// The most branches that a step from one piece, given one letter, is split into.
  private static let mostBranches = 1 << 18

  init(_ invariant: Invariant, of network: CompiledNetwork) {
    self.network = network
    self.invariant = invariant
    free = network.registers.indices.filter { !invariant.tracked.contains($0) }
  }

  /// Checks the invariant.
  ///
  /// - Returns: whether the condition of the claim may hold at some step, as far as the invariant tells; where a step
  ///   is given at which it is to hold, nothing else is looked at.
  func run() throws(Flaw) -> Bool {
    try checkShape()
    var systems: [[BigInteger]: EquationSystem] = [:]
    for piece in invariant.pieces {
      let system = EquationSystem(point: piece.point, directions: piece.directions)
      guard systems.updateValue(system, forKey: piece.values) == nil else {
        throw Flaw(text: "two pieces have the same values")
      }
    }
    try checkStart(systems)
    var mayBeTriggered = false
    for piece in invariant.pieces {
      guard let system = systems[piece.values] else { continue }
      for (letter, _) in network.distinctLetters {
        let step = AuditedStep(network, letter: letter, tracked: invariant.tracked, values: piece.values)
        guard
          let landings = step.landings(
            under: system, tracked: invariant.tracked, askingForTrigger: invariant.trigger == nil,
            atMost: Self.mostBranches)
        else { throw Flaw(text: "a step from a piece of the invariant cannot be worked out") }
        for landing in landings {
          guard case .quiet(let triggered) = landing.reading else {
            throw Flaw(text: "a piece of the invariant is not safe")
          }
          mayBeTriggered = mayBeTriggered || triggered
          guard isKept(landing, systems) else { throw Flaw(text: "the invariant is not kept by every step") }
        }
      }
    }
    return mayBeTriggered
  }

  private func checkShape() throws(Flaw) {
    let tracked = invariant.tracked
    guard !invariant.pieces.isEmpty, Set(tracked).count == tracked.count,
      tracked.allSatisfy(network.registers.indices.contains),
      invariant.pieces.allSatisfy({ piece in
        piece.values.count == tracked.count && piece.point.count == free.count
          && piece.directions.allSatisfy { $0.count == free.count }
      })
    else { throw Flaw(text: "the invariant is not one of this network") }
  }

  private func checkStart(_ systems: [[BigInteger]: EquationSystem]) throws(Flaw) {
    let start = invariant.tracked.map { network.registers[$0].initial }
    let point = free.map { Rational(network.registers[$0].initial) } + [1]
    guard invariant.pieces[0].values == start, let system = systems[start],
      system.equations.allSatisfy({ zip($0, point).reduce(Rational(0)) { $0 + $1.0 * $1.1 }.isZero })
    else { throw Flaw(text: "the invariant does not hold at the start") }
  }

  /// Whether every state that a branch of a step leads to is in a piece.
  private func isKept(_ landing: AuditedStep.Landing, _ systems: [[BigInteger]: EquationSystem]) -> Bool {
    let values = invariant.tracked.map { landing.next[$0][free.count].numerator }
    guard let system = systems[values] else { return false }
    return system.equations.allSatisfy { equation in
      var image = Array(repeating: Rational(0), count: free.count + 1)
      image[free.count] = equation[free.count]
      for (place, register) in free.enumerated() where !equation[place].isZero {
        for column in image.indices { image[column] += equation[place] * landing.next[register][column] }
      }
      return landing.assumptions.system.implies(image)
    }
  }
}
