import CircuitModel
import Insight
import Reports

/// How far the sums of a unit may move, all by the same, until it answers otherwise at some reachable step.
struct MovingRoom {
  /// How far in one direction.
  struct Distance {
    /// The least distance at which an answer changes; `nil` where none ever does.
    var most: Rational?
    /// Whether the distance itself changes none.
    var isIncluded: Bool
  }

  /// How far down.
  private(set) var fall = Distance(most: nil, isIncluded: false)
  /// How far up.
  private(set) var rise = Distance(most: nil, isIncluded: false)

  init(_ unit: Margin) {
    let use = unit.preActivation.use
    for sum in [unit.below, unit.tie, unit.above].compactMap(\.self) {
      for direction: Rational in [-1, 1] {
        guard let distance = MovingRoom.distance(of: sum.value, direction, use) else { continue }
        if direction < 0 { fall.narrow(to: distance) } else { rise.narrow(to: distance) }
      }
    }
  }

  private static func distance(
    of value: Rational, _ direction: Rational, _ use: PreActivation.Use
  ) -> Distance? {
    let side = use.side(of: value)
    let staysAtZero = use.side(of: 0) == side
    if value.isZero { return use.side(of: direction) == side ? nil : Distance(most: 0, isIncluded: true) }
    guard value * direction < 0 else { return nil }
    if staysAtZero, use.side(of: direction) == side { return nil }
    return Distance(most: value.magnitude, isIncluded: staysAtZero)
  }
}

extension MovingRoom.Distance {
  fileprivate mutating func narrow(to other: MovingRoom.Distance) {
    guard let one = most, let two = other.most else {
      if most == nil { self = other }
      return
    }
    if two < one || two == one && !other.isIncluded { self = other }
  }

  /// The distance as the end of a sentence: `falls by less than 1/2`.
  func text(verb: String) -> String {
    guard let most else { return "\(verb) by anything" }
    if most.isZero { return "\(verb) by nothing" }
    return "\(verb) by \(isIncluded ? "up to" : "less than") \(Value.tableText("\(most)"))"
  }
}
