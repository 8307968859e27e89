import CircuitModel

/// An integer in every lane: a constant plus the unsigned number whose bits are literals, the least significant first.
struct LaneNumber {
  var minimum: BigInteger
  var bits: [Literal]

  init(minimum: BigInteger, bits: [Literal]) {
    self.minimum = minimum
    self.bits = bits
  }

  /// A constant.
  init(_ constant: BigInteger) { self.init(minimum: constant, bits: []) }

  /// A truth, as 0 or 1.
  init(_ truth: Literal) { self.init(minimum: 0, bits: [truth]) }

  /// The truth that a number stands for which is 0 or 1: whether it is odd.
  var truth: Literal {
    (bits.first ?? .zero) ^ !minimum.flooredRemainder(by: 2).isZero
  }
}

extension GateGraph {
  /// A weighted sum as a number; the interval holds every value that matters.
  ///
  /// Where a minimum is preferred and not above the interval, the number counts from it.
  mutating func number(_ sum: WeightedSum, in interval: Interval, from preferred: BigInteger? = nil) -> LaneNumber {
    guard let lower = interval.lower, let upper = interval.upper else {
      giveUp()
      return LaneNumber(0)
    }
    if lower == upper { return LaneNumber(lower) }
    var minimum = sum.constant
    if let preferred, preferred <= lower { minimum = preferred }
    let width = (upper - minimum).bitWidth
    guard allows(width) else { return LaneNumber(minimum) }
    let extra = (sum.constant - minimum).flooredRemainder(by: BigInteger(2).power(width))
    return LaneNumber(minimum: minimum, bits: sum.bits(in: &self, width: width, plus: extra))
  }

  /// The same number as a distance from another minimum, in as many bits, modulo 2 to their number.
  mutating func rebased(_ number: LaneNumber, to minimum: BigInteger, width: Int) -> [Literal] {
    guard allows(width) else { return [] }
    if number.minimum == minimum {
      return Array(number.bits.prefix(width)) + Array(repeating: .zero, count: max(0, width - number.bits.count))
    }
    let sum = WeightedSum([(1, number)], constant: -minimum)
    return sum.bits(in: &self, width: width, plus: sum.constant.flooredRemainder(by: BigInteger(2).power(width)))
  }

  /// Whether a number of bits can be worked with.
  private mutating func allows(_ width: Int) -> Bool {
    if width > GateGraph.mostBits { giveUp() }
    return !isTooLarge
  }

  /// Beyond this a number is not worked with.
  static var mostBits: Int { 4096 }

  // MARK: Comparisons

  /// Whether the bits, read as an unsigned number, are at least a bound.
  mutating func isAtLeast(_ bits: [Literal], _ bound: BigInteger) -> Literal {
    if bound.signum() <= 0 { return .one }
    if bound.bitWidth > bits.count { return .zero }
    let places = Set(bound.setBits)
    var result = Literal.one
    for (place, bit) in bits.enumerated() {
      result = places.contains(place) ? and(bit, result) : or(bit, result)
    }
    return result
  }

  /// Whether the bits, read as an unsigned number, are a number.
  mutating func isEqual(_ bits: [Literal], _ number: BigInteger) -> Literal {
    if number.signum() < 0 || number.bitWidth > bits.count { return .zero }
    let places = Set(number.setBits)
    var result = Literal.one
    for (place, bit) in bits.enumerated() { result = and(result, bit ^ !places.contains(place)) }
    return result
  }

  /// Whether a sum is above 0: a threshold function of its terms, as a decision diagram or through adders, whichever
  /// takes fewer gates.
  mutating func isPositive(_ sum: WeightedSum) -> Literal {
    let bound = 1 - sum.constant
    if bound.signum() <= 0 { return .one }
    if bound > sum.span { return .zero }
    let width = sum.span.bitWidth
    guard allows(width) else { return .zero }
    return cheaper {
      $0.decide(.atLeast(bound), sum)
    } or: { graph in
      graph.isAtLeast(sum.bits(in: &graph, width: width), bound)
    }
  }

  /// Whether a sum is 0.
  mutating func isZero(_ sum: WeightedSum) -> Literal {
    let number = -sum.constant
    if number.signum() < 0 || number > sum.span { return .zero }
    let width = sum.span.bitWidth
    guard allows(width) else { return .zero }
    return cheaper {
      $0.decide(.equal(number), sum)
    } or: { graph in
      graph.isEqual(sum.bits(in: &graph, width: width), number)
    }
  }

  /// Builds a function in two ways and takes the one that needs fewer gates; the first one may not be there.
  private mutating func cheaper(
    _ first: (inout GateGraph) -> Literal?, or second: (inout GateGraph) -> Literal
  ) -> Literal {
    guard let one = first(&self) else { return second(&self) }
    let other = second(&self)
    return cost(of: other) < cost(of: one) ? other : one
  }
}
