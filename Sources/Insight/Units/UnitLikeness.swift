public import CircuitModel

/// That a unit is superfluous beside another one, or beside a number, on every reachable step.
public enum UnitLikeness: Hashable, Sendable {
  /// It always has the same value.
  case constant(Value)
  /// It is another unit.
  case same(CellID)
  /// It is the opposite of another unit: 1 less it for bits, its negative for signs.
  case opposite(CellID)
  /// It is another unit one step before; at step 1 it is the number, or what the input makes of it where that is `nil`.
  case later(CellID, first: Value?)
}

extension ReachableStates {
  /// The values of a cell at all steps; `nil` where it has none at some.
  func values(of cell: CellID) -> [Value]? {
    let values = steps.compactMap { $0.values[cell.number] }
    return values.count == steps.count ? values : nil
  }

  /// What a unit is like, the plainest first; only units declared before it are looked at for being the same, all others for
  /// being one step ahead.
  func likeness(of cell: CellID, among units: [CellID], _ kinds: [CellID: TwoValues]) -> UnitLikeness? {
    guard let values = values(of: cell), let first = values.first else { return nil }
    if values.allSatisfy({ $0 == first }) { return .constant(first) }
    let earlier = units.prefix { $0 != cell }
    for other in earlier where self.values(of: other) == values { return .same(other) }
    for other in earlier {
      guard let kind = kinds[cell], kinds[other] == kind, let others = self.values(of: other) else { continue }
      let sum = kind.numbers[0] + kind.numbers[1]
      if zip(values, others).allSatisfy({ isSum(sum, $0, $1) }) { return .opposite(other) }
    }
    for other in units where other != cell {
      if let first = firstValueIfLater(values, than: other) { return .later(other, first: first) }
    }
    return nil
  }

  private func isSum(_ sum: Rational, _ one: Value, _ other: Value) -> Bool {
    guard let one = one.rational, let other = other.rational else { return false }
    return one + other == sum
  }

  /// The value at step 1 of a unit that repeats another one step later, inside `nil` where the input decides it; `nil` where it
  /// does not repeat it.
  private func firstValueIfLater(_ values: [Value], than other: CellID) -> Value?? {
    guard let others = self.values(of: other) else { return nil }
    // What the other unit was on all steps into a state must be one value, and that of this unit on all steps out of it.
    var before: [Int: Value] = [:]
    for (step, value) in zip(steps, others) {
      guard let state = step.to else { return nil }
      if let known = before[state], known != value { return nil }
      before[state] = value
    }
    // The first step has nothing before it, unless its state is come back to.
    var (first, isOne): (Value?, Bool) = (nil, true)
    for (step, value) in zip(steps, values) {
      if let past = before[step.from] {
        guard past == value else { return nil }
      }
      if step.from == 0 {
        if let first, first != value { isOne = false }
        first = value
      }
    }
    return .some(isOne ? first : nil)
  }
}
