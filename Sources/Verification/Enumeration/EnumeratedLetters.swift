import CircuitModel

/// The letters that sequences are made of: one for each class that nothing tells apart.
///
/// Where assumptions make some sequences count and others not, and classes are of different sizes, it is every letter by
/// itself, since how many sequences a lane stands for would depend on its letters.
struct EnumeratedLetters {
  /// The letters, ascending.
  let places: [Int]
  /// Whether a step may be not considered.
  let hasAssumptions: Bool
  private let letterCount: Int
  /// How many letters each stands for, where sequences are counted one by one.
  private let weight: Int

  init(_ network: CompiledNetwork) {
    let classes = network.distinctLetters
    letterCount = network.letterCount
    hasAssumptions = network.values[network.valid] != .constant(1)
    let sizes = classes.map(\.count)
    if hasAssumptions && sizes.contains(where: { $0 != sizes[0] }) {
      places = Array(0..<network.letterCount)
      weight = 1
    } else {
      places = classes.map(\.letter)
      weight = sizes[0]
    }
  }

  /// By how many steps one pass is longer than the last one: enough for it to take sixteen times as long.
  var stride: Int {
    var (steps, growth) = (1, places.count)
    while growth > 1 && growth < 16 {
      growth *= places.count
      steps += 1
    }
    return steps
  }

  /// How many sequences were covered, from how many were run by length; `nil` where some were left out.
  func total(_ counts: [UInt64]) -> BigInteger? {
    var total: BigInteger = 0
    var (run, all) = (BigInteger(1), BigInteger(1))
    for count in counts {
      run *= BigInteger(places.count)
      all *= BigInteger(hasAssumptions ? weight : letterCount)
      let found = BigInteger(count)
      if hasAssumptions {
        total += found * all
      } else {
        guard found == run else { return nil }
        total += all
      }
    }
    return total
  }
}

extension BigInteger {
  init(_ count: UInt64) {
    self = BigInteger(Int(count >> 32)) * BigInteger(1 << 32) + BigInteger(Int(count & 0xFFFF_FFFF))
  }
}

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
      now = zip(zip(now, next), network.registers).map { $0.0.union($0.1).intersection($1.range) }
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
  fileprivate func intersection(_ other: Interval) -> Interval {
    Interval(
      [lower, other.lower].compactMap { $0 }.max(),
      [upper, other.upper].compactMap { $0 }.min())
  }
}
