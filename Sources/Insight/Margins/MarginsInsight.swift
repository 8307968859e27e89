public import CircuitModel
public import Verification

/// How close the units of a network come to their thresholds, what happens at ties, and how far weights may move.
///
/// Everything is exact and over the reachable states; where these are not all, or something was not worked out, it says so.
///
/// ```swift
/// let margins = try MarginsInsight(over: ReachableStates(of: runningAnd))
/// margins.units[0].least        // 1/2
/// margins.weights[2].decisions  // the bias may move between −2 and −1
/// ```
public struct MarginsInsight: Sendable {
  /// What is known of one weight or bias.
  public struct WeightRoom: Sendable {
    /// The weight.
    public let weight: Weight
    /// What it is.
    public let value: Rational
    /// How far it may move, alone, while no decision changes at any reachable step.
    public let decisions: DecisionRoom
    /// How far it may move, alone, while every claim stays proved.
    public let claims: ClaimRoom
  }

  /// The circuit.
  public let circuit: Circuit
  /// How many reachable states, and steps from them, were looked at.
  public let size: (states: Int, steps: Int)
  /// What ended the search for them before its end; `nil` where they are all.
  public let limit: Verdict.Limit?
  /// What is said of the claims of the circuit as it is.
  public let standing: ClaimCheck.Standing
  /// The units that ask for the side of a threshold, in the order of `Circuit.preActivations`.
  public let units: [Margin]
  /// The rules for ties.
  public let tieRules: [TieQuestion]
  /// The weights and biases, in the order of `Circuit.weights`.
  public let weights: [WeightRoom]
  /// How far all of them may move at once while no decision changes.
  public let uniform: UniformRoom

  /// Works everything out.
  ///
  /// - Parameters:
  ///   - states: the reachable states of the circuit.
  ///   - budget: what may be used, and when to stop.
  ///   - claimBudget: what one claim of one changed circuit may use.
  /// - Throws: a disagreement between an engine and the audit.
  public init(
    over states: ReachableStates, within budget: Budget = Budget(),
    claimBudget: Budget = Budget(maximumStates: ClaimCheck.usualStates)
  ) throws(Disagreement) {
    let circuit = states.circuit
    var check = ClaimCheck(circuit, within: claimBudget)
    self.circuit = circuit
    size = (states.count, states.steps.count)
    let (units, limit) = states.margins(within: budget)
    self.units = units
    self.limit = limit
    standing = try check.standing(of: circuit)
    tieRules = try circuit.tieQuestions(units, isComplete: limit == nil, asking: &check)
    let rooms = DecisionRooms(over: states, within: budget)
    let weights = circuit.weights
    uniform = rooms.uniformRoom(of: weights)
    var found: [WeightRoom] = []
    var effort = 0
    for (weight, room) in zip(weights, rooms.rooms(of: weights)) {
      found.append(
        WeightRoom(
          weight: weight, value: circuit.value(of: weight), decisions: room,
          claims: try MarginsInsight.claimRoom(
            of: weight, over: states, standing, within: budget, effort: &effort, asking: &check)))
    }
    self.weights = found
  }

  /// The least margin of all units; `nil` where there is none.
  public var least: Rational? { units.compactMap(\.least).min() }
}

extension MarginsInsight {
  private static func claimRoom(
    of weight: Weight, over states: ReachableStates, _ standing: ClaimCheck.Standing, within budget: Budget,
    effort: inout Int, asking check: inout ClaimCheck
  ) throws(Disagreement) -> ClaimRoom {
    guard standing == .good(isProved: true) else { return .notWorkedOut(.undecided(standing)) }
    if let limit = budget.interruption() { return .notWorkedOut(.limit(limit)) }
    var search: ClaimRoomSearch
    do throws(RoomObstacle) {
      search = try ClaimRoomSearch(for: weight, over: states, within: budget, effort: &effort)
    } catch {
      return .notWorkedOut(error)
    }
    let lower = try search.end(.down, asking: &check)
    let upper = try search.end(.up, asking: &check)
    effort = search.effort
    return .range(lower: lower, upper: upper)
  }
}
