import CircuitModel

/// What registers can hold after so many steps, by interval arithmetic from the state before the first step.
struct Reach {
  /// After every number of steps up to two less than the length.
  private(set) var before: [Interval]
  /// After every number of steps up to one less than the length: where steps are taken from.
  private(set) var now: [Interval]
  private let network: CompiledNetwork
  private var steps = 0
  private var isClosed = false

  init(_ network: CompiledNetwork) {
    self.network = network
    now = network.registers.map { Interval($0.initial) }
    before = now
  }

  /// Goes on to a length; false where numbers grow beyond what planes can hold.
  mutating func advance(to length: Int) -> Bool {
    while steps < length - 1 && !isClosed {
      let next = network.nextIntervals(from: now)
      before = now
      now = zip(zip(now, next), network.registers).map { $0.0.union($0.1).intersection($1.range) ?? $1.range }
      steps += 1
      isClosed = now == before
      let isSmall = now.allSatisfy { range in
        guard let lower = range.lower, let upper = range.upper else { return false }
        return max(lower.bitWidth, upper.bitWidth) <= GateGraph.mostBits
      }
      if !isSmall { return false }
    }
    return true
  }
}

extension Interval {
  /// The members of both; `nil` where there are none.
  func intersection(_ other: Interval) -> Interval? {
    let lower = [lower, other.lower].compactMap { $0 }.max()
    let upper = [upper, other.upper].compactMap { $0 }.min()
    if let lower, let upper, lower > upper { return nil }
    return Interval(lower, upper)
  }
}
