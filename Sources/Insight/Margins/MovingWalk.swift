import CircuitModel
import Verification

/// The reachable steps of a network, each evaluated with how its numbers move when weights do and no decision changes.
///
/// Where something that moves is remembered, one reachable state can be met with several slopes; each is a place of its own.
/// Places are met breadth first, letters in order, so that the first way to a step is the shortest, and among those the least.
struct MovingWalk {
  /// A step: from a place, by a letter.
  struct Step: Hashable {
    /// The place before.
    var place: Int
    /// The letter.
    var letter: Int
  }

  private struct Place: Hashable {
    var state: Int
    var remembered: [[MovingValue?]]
  }

  private let network: MovingNetwork
  private let states: ReachableStates
  /// How each place but the first was met.
  private var origins: [Step] = []
  /// How many steps were visited.
  private(set) var steps = 0

  /// Prepares to walk over the reachable states of the circuit of a network.
  init(_ network: MovingNetwork, over states: ReachableStates) {
    self.network = network
    self.states = states
  }
}

extension MovingWalk {
  /// Visits every step once, until a visit says that nothing more is to be found out; what ended the walk before that, if
  /// anything did.
  ///
  /// Slopes that grow without end make places without end: the walk ends where there are many times more places than states.
  mutating func run(within budget: Budget, visit: (Step, [MovingStep.Reading]) -> Bool) -> Verdict.Limit? {
    let first = Place(state: 0, remembered: initialMemory)
    var (places, lengths, known) = ([first], [0], [first: 0])
    let most = min(states.count * 16 + 256, ReachableStates.mostStates)
    var next = 0
    while next < places.count {
      for step in states.steps(from: places[next].state) {
        if let limit = budget.interruption() { return limit }
        if steps == ReachableStates.mostSteps { return .states(places.count) }
        steps += 1
        let evaluated = MovingStep(
          network, number: lengths[next] + 1, letter: step.letter, remembering: places[next].remembered)
        guard visit(Step(place: next, letter: step.letter), evaluated.readings) else { return nil }
        guard let state = step.to else { continue }
        let place = Place(state: state, remembered: evaluated.next)
        guard known[place] == nil else { continue }
        if places.count == most { return .states(most) }
        known[place] = places.count
        places.append(place)
        lengths.append(lengths[next] + 1)
        origins.append(Step(place: next, letter: step.letter))
      }
      next += 1
    }
    return states.limit
  }

  /// The shortest sequence that ends with a step, and among those the least.
  func word(through step: Step) -> [Int] {
    var (word, place) = ([step.letter], step.place)
    while place > 0 {
      word.append(origins[place - 1].letter)
      place = origins[place - 1].place
    }
    return word.reversed()
  }

  private var initialMemory: [[MovingValue?]] {
    network.memory.map { cell, depth in
      (0..<depth).map { network.circuit[cell].initialValue(atStep: -$0).map { MovingValue($0) } }
    }
  }
}
