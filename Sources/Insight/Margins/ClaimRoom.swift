public import CircuitModel
import Verification

/// How far one weight may move while every claim stays proved.
public enum ClaimRoom: Sendable {
  /// Every value between the ends keeps all claims; what lies beyond is said at each end.
  case range(lower: End, upper: End)
  /// It was not worked out.
  case notWorkedOut(RoomObstacle)

  /// Where the values that keep the claims end, in one direction.
  public enum End: Sendable {
    /// Nowhere: the weight may go as far as one likes.
    case unbounded
    /// At a value; just beyond it, or at the value itself where it is not included, some claim is not good any more.
    case at(Rational, isIncluded: Bool, because: ClaimCheck.Standing)
    /// Every value up to this one keeps the claims, the value itself where it is included; what comes then is not known.
    case known(to: Rational, isIncluded: Bool, because: RoomObstacle)
  }
}

/// Works out for a weight how far it may move, alone, while every claim stays proved.
///
/// Between two values at which a decision changes somewhere the network does the same for every sequence, so that one value
/// between them answers for all. The search goes outwards from the present value: from the range that changes no decision
/// to its end, and from there to the range in which none changes of what the network does *then*, over the states that are
/// reachable then; at each, `ClaimCheck` is asked. This is parametric analysis as of linear programmes: T. Gal, *Postoptimal
/// Analyses, Parametric Programming, and Related Topics*, de Gruyter, 1995.
struct ClaimRoomSearch {
  private let circuit: Circuit
  private let weight: Weight
  private let budget: Budget
  private let questions: ClaimQuestions
  /// The range of the present value.
  private let first: Region
  /// The states that may be met with another value.
  private let mostStates: Int
  /// How many steps were looked at, for this weight and those before.
  private(set) var effort: Int

  /// Values between which the network does the same.
  private struct Region {
    var range: WeightRange
    /// A claim that says what a number is that moves with the weight, so that no other value of the range keeps it.
    var pinned: Int?
  }

  /// The ranges that are looked at in one direction.
  private static let mostRegions = 64
  /// The steps that are looked at for all weights of a circuit together.
  private static let mostSteps = 1 << 15

  /// Prepares the search for a weight.
  ///
  /// - Throws: what keeps it from being worked out.
  init(
    for weight: Weight, over states: ReachableStates, within budget: Budget, effort: inout Int
  ) throws(RoomObstacle) {
    if effort >= ClaimRoomSearch.mostSteps { throw .effort }
    circuit = states.circuit
    self.weight = weight
    self.budget = budget
    questions = ClaimQuestions(of: circuit, about: MovingNetwork(circuit, moving: [weight]).carriers())
    if let obstacle = questions.obstacle { throw obstacle }
    mostStates = states.count * 16 + 256
    first = try ClaimRoomSearch.region(of: weight, over: states, questions, within: budget, effort: &effort)
    self.effort = effort
  }
}

extension ClaimRoomSearch {
  /// The end in a direction, where every claim is proved of the circuit as it is.
  mutating func end(_ direction: Direction, asking check: inout ClaimCheck) throws(Disagreement) -> ClaimRoom.End {
    let present = circuit.value(of: weight)
    if let end = try pinnedEnd(of: first, keeping: present, tried: present, direction, asking: &check) { return end }
    var region = first
    for _ in 0..<ClaimRoomSearch.mostRegions {
      guard let end = region.range.end(direction) else { return .unbounded }
      let value: Rational
      var next: Region?
      do throws(RoomObstacle) {
        if end.isIncluded {
          (value, next) = try beyond(end.value, direction)
        } else {
          value = end.value
        }
      } catch {
        return .known(to: end.value, isIncluded: end.isIncluded, because: error)
      }
      let standing = try check.standing(of: circuit.setting([weight: value]))
      guard standing == .good(isProved: true) else { return end.stopping(because: standing) }
      do throws(RoomObstacle) {
        if let next { region = next } else { region = try self.region(at: value) }
      } catch {
        return .known(to: end.value, isIncluded: true, because: error)
      }
      if let end = try pinnedEnd(of: region, keeping: end.value, tried: value, direction, asking: &check) {
        return end
      }
    }
    let last = region.range.end(direction)
    return last.map { .known(to: $0.value, isIncluded: $0.isIncluded, because: .manyChanges) } ?? .unbounded
  }

  /// The end at a value that is kept, where a claim pins the number of the range beyond it.
  private func pinnedEnd(
    of region: Region, keeping kept: Rational, tried: Rational, _ direction: Direction,
    asking check: inout ClaimCheck
  ) throws(Disagreement) -> ClaimRoom.End? {
    guard let claim = region.pinned, var other = region.range.value(beyond: kept, direction) else { return nil }
    if other == tried { other = (kept + tried) / 2 }
    let standing = try check.standing(of: circuit.setting([weight: other]))
    switch standing {
    case .bad, .malformed: return .at(kept, isIncluded: true, because: standing)
    case .good, .unknown: return .known(to: kept, isIncluded: true, because: .claim(claim))
    }
  }

  /// The range that begins just beyond a value, and a value in it.
  private mutating func beyond(_ value: Rational, _ direction: Direction) throws(RoomObstacle) -> (Rational, Region?) {
    var candidate = direction == .down ? value - 1 : value + 1
    for _ in 0..<ClaimRoomSearch.mostRegions {
      let region = try region(at: candidate)
      guard let near = region.range.end(direction.opposite), near.value != value else { return (candidate, region) }
      let isBefore = direction == .down ? near.value > value : near.value < value
      if isBefore { return (candidate, region) }
      candidate = (value + near.value) / 2
    }
    throw .manyChanges
  }

  private mutating func region(at value: Rational) throws(RoomObstacle) -> Region {
    if effort >= ClaimRoomSearch.mostSteps { throw .effort }
    var limited = budget
    limited.maximumStates = min(mostStates, budget.maximumStates ?? .max)
    let states: ReachableStates
    do throws(StatesObstacle) {
      states = try ReachableStates(of: circuit.setting([weight: value]), within: limited)
    } catch {
      throw .states(error)
    }
    effort += states.steps.count
    return try ClaimRoomSearch.region(of: weight, over: states, questions, within: budget, effort: &effort)
  }

  private static func region(
    of weight: Weight, over states: ReachableStates, _ questions: ClaimQuestions, within budget: Budget,
    effort: inout Int
  ) throws(RoomObstacle) -> Region {
    let rooms = DecisionRooms(over: states, within: budget)
    let (room, pinned) = rooms.room(of: weight, asking: questions, effort: &effort)
    switch room {
    case .notWorkedOut(let obstacle): throw obstacle
    case .range(let range): return Region(range: range, pinned: pinned)
    }
  }
}

extension WeightRange {
  /// A value beyond another one that lies in the range, or at its end; `nil` where there is none.
  fileprivate func value(beyond value: Rational, _ direction: Direction) -> Rational? {
    guard let far = end(direction)?.value else { return direction == .down ? value - 1 : value + 1 }
    return far == value ? nil : (value + far) / 2
  }
}

extension WeightRange.End {
  /// The end of the values that keep the claims, which is here because of what comes next.
  fileprivate func stopping(because standing: ClaimCheck.Standing) -> ClaimRoom.End {
    switch standing {
    case .bad, .malformed: .at(value, isIncluded: isIncluded, because: standing)
    case .good, .unknown: .known(to: value, isIncluded: isIncluded, because: .undecided(standing))
    }
  }
}

extension Direction {
  fileprivate var opposite: Direction { self == .down ? .up : .down }
}
