public import CircuitModel
import Verification

/// How far one weight may move while no decision changes at any reachable step.
public enum DecisionRoom: Sendable {
  /// The values that it may take, the others staying.
  case range(WeightRange)
  /// It was not worked out.
  case notWorkedOut(RoomObstacle)
}

/// Works out for some weights of a circuit how far each may move, alone, while no decision changes.
///
/// As long as no decision changes, the states are those that are reachable now, and each sum follows a weight along a
/// straight line, so that every step bounds the weight on one side; for a unit alone these are the bounds of
/// S. Muroga, *Threshold Logic and Its Applications*, Wiley-Interscience, 1971. Several sums that one weight moves, also by
/// way of linear units and of what they remember, bound it together.
struct DecisionRooms {
  private let states: ReachableStates
  private let budget: Budget

  init(over states: ReachableStates, within budget: Budget) {
    self.states = states
    self.budget = budget
  }
}

extension DecisionRooms {
  /// The rooms of weights; each of them alone where all together are too much.
  func rooms(of weights: [Weight]) -> [DecisionRoom] {
    if let limit = states.limit { return weights.map { _ in .notWorkedOut(.limit(limit)) } }
    if states.circuit.assumptionsSee(MovingNetwork(states.circuit, moving: weights).carriers()) {
      return weights.count > 1 ? weights.flatMap { rooms(of: [$0]) } : weights.map { _ in .notWorkedOut(.assumption) }
    }
    let (found, limit, _) = walk(weights, asking: ClaimQuestions())
    guard let limit else { return found.map(\.room) }
    if weights.count > 1, budget.interruption() == nil {
      return weights.flatMap { rooms(of: [$0]) }
    }
    return weights.map { _ in .notWorkedOut(.limit(limit)) }
  }

  /// The room of a weight in which what claims ask about moving numbers keeps its answer too, and a claim that pins such
  /// a number; how many steps were looked at is added to the effort.
  func room(
    of weight: Weight, asking questions: ClaimQuestions, effort: inout Int
  ) -> (room: DecisionRoom, pinned: Int?) {
    if let limit = states.limit { return (.notWorkedOut(.limit(limit)), nil) }
    let (found, limit, steps) = walk([weight], asking: questions)
    effort += steps
    return limit.map { (.notWorkedOut(.limit($0)), nil) } ?? found[0]
  }

  private func walk(
    _ weights: [Weight], asking questions: ClaimQuestions
  ) -> (found: [(room: DecisionRoom, pinned: Int?)], limit: Verdict.Limit?, steps: Int) {
    let circuit = states.circuit
    let network = MovingNetwork(circuit, moving: weights, asking: questions)
    var walk = MovingWalk(network, over: states)
    var gathered = weights.map { RangeGathering(from: circuit.value(of: $0)) }
    var bentSums: [Int?] = weights.map { _ in nil }
    var pinned: [Int?] = weights.map { _ in nil }
    let limit =
      network.asksForNothing
      ? nil
      : walk.run(within: budget) { step, readings in
        for reading in readings {
          let pin = network.pins[reading.sum]
          guard network.uses[reading.sum].asksForSide || pin != nil else { continue }
          for weight in reading.value?.bent ?? reading.stuck where bentSums[weight] == nil {
            bentSums[weight] = reading.sum
          }
          for slope in reading.value?.slopes ?? [] {
            if let pin {
              pinned[slope.weight] = pinned[slope.weight] ?? pin
            } else {
              gathered[slope.weight].note(
                number: reading.value?.number ?? 0, rise: slope.rise, network.uses[reading.sum], sum: reading.sum,
                at: step)
            }
          }
        }
        return bentSums.contains(nil)
      }
    let found = weights.indices.map { weight -> (DecisionRoom, Int?) in
      if let sum = bentSums[weight] { return (.notWorkedOut(network.obstacle(at: sum)), nil) }
      return (.range(gathered[weight].range(of: network, walk)), pinned[weight])
    }
    return (found, limit, walk.steps)
  }
}

/// The largest change of all weights at once that changes no decision at any reachable step.
public enum UniformRoom: Sendable {
  /// Every weight may change by less than the size; also by exactly the size where it is included. Any larger size has a
  /// choice of directions that changes the decision at the place, at the end of the sequence.
  case size(Rational, isIncluded: Bool, place: PreActivation.Place, word: [Int])
  /// No decision depends on a weight.
  case unbounded
  /// It was not worked out.
  case notWorkedOut(RoomObstacle)
}

extension DecisionRooms {
  /// The room of weights that all move at once.
  ///
  /// A sum whose slopes are `g` moves by at most `e · Σ|g|` where no weight moves by more than `e`, and by that much when
  /// each moves in its worse direction; so the room is the least `|sum| / Σ|g|`. This is the radius of
  /// T.-W. Weng, P. Zhao, S. Liu, P.-Y. Chen, X. Lin and L. Daniel, "Towards Certificated Model Robustness Against Weight
  /// Perturbations", AAAI 2020, doi:10.1609/aaai.v34i04.6105, which is exact here because nothing is relaxed.
  func uniformRoom(of weights: [Weight]) -> UniformRoom {
    if let limit = states.limit { return .notWorkedOut(.limit(limit)) }
    let network = MovingNetwork(states.circuit, moving: weights)
    if states.circuit.assumptionsSee(network.carriers()) { return .notWorkedOut(.assumption) }
    var walk = MovingWalk(network, over: states)
    var bentSum: Int?
    var least: (size: Rational, isIncluded: Bool, sum: Int, step: MovingWalk.Step)?
    if network.asksForNothing { return .unbounded }
    let limit = walk.run(within: budget) { step, readings in
      for reading in readings where network.uses[reading.sum].asksForSide {
        guard let value = reading.value, value.bent.isEmpty, value.isStraightTogether else {
          if reading.value != nil || !reading.stuck.isEmpty { bentSum = bentSum ?? reading.sum }
          continue
        }
        guard !value.slopes.isEmpty else { continue }
        let size = value.number.magnitude / value.slopes.reduce(0) { $0 + $1.rise.magnitude }
        let use = network.uses[reading.sum]
        let isIncluded = size.isZero || use.side(of: 0) == use.side(of: value.number)
        guard let known = least else {
          least = (size, isIncluded, reading.sum, step)
          continue
        }
        if size < known.size || size == known.size && known.isIncluded && !isIncluded {
          least = (size, isIncluded, reading.sum, step)
        }
      }
      return bentSum == nil
    }
    if let limit { return .notWorkedOut(.limit(limit)) }
    if let bentSum { return .notWorkedOut(network.obstacle(at: bentSum)) }
    return least.map {
      .size($0.size, isIncluded: $0.isIncluded, place: network.places[$0.sum], word: walk.word(through: $0.step))
    } ?? .unbounded
  }
}

extension MovingNetwork {
  /// Whether no sum asks for a side, and no claim for a number.
  fileprivate var asksForNothing: Bool { pins.isEmpty && !uses.contains(where: \.asksForSide) }

  /// That a sum cannot be followed.
  fileprivate func obstacle(at sum: Int) -> RoomObstacle { sum < places.count ? .bent(places[sum]) : .question }
}
