public import CircuitModel

/// The values that a weight may take, from one end to another.
public struct WeightRange: Sendable {
  /// An end.
  public struct End: Sendable {
    /// The value.
    public let value: Rational
    /// Whether the weight may take the value itself.
    public let isIncluded: Bool
    /// Where a decision changes that sets the end; `nil` for a comparison that a claim makes.
    public let place: PreActivation.Place?
    /// The shortest sequence that ends with the change.
    public let word: [Int]
  }

  /// The lower end; `nil` where the weight may be as low as one likes.
  public internal(set) var lower: End?
  /// The upper end; `nil` where the weight may be as high as one likes.
  public internal(set) var upper: End?
}

extension WeightRange {
  /// Whether a value lies between the ends.
  public func contains(_ value: Rational) -> Bool {
    let isAbove = lower.map { $0.value < value || $0.isIncluded && $0.value == value } ?? true
    let isBelow = upper.map { value < $0.value || $0.isIncluded && value == $0.value } ?? true
    return isAbove && isBelow
  }

  /// The end in a direction.
  func end(_ direction: Direction) -> End? { direction == .down ? lower : upper }
}

/// Where a weight moves.
enum Direction {
  case down, up
}

/// Gathers how far one weight may move while every decision stays what it is.
struct RangeGathering {
  private struct Bound {
    var value: Rational
    var isIncluded: Bool
    var sum: Int
    var step: MovingWalk.Step
  }

  private let value: Rational
  private var lower: Bound?
  private var upper: Bound?

  init(from value: Rational) { self.value = value }
}

extension RangeGathering {
  /// Takes a sum at a step into account that is `number` now and grows by `rise` for each 1 that the weight grows by.
  mutating func note(
    number: Rational, rise: Rational, _ use: PreActivation.Use, sum: Int, at step: MovingWalk.Step
  ) {
    let zero = value - number / rise
    let stays = use.side(of: 0) == use.side(of: number)
    if number.isZero {
      for direction in [-1, 1] where use.side(of: rise * Rational(direction)) != use.side(of: 0) {
        tighten(Bound(value: value, isIncluded: true, sum: sum, step: step), isLower: direction < 0)
      }
    } else if !(stays && use.side(of: -number) == use.side(of: number)) {
      tighten(Bound(value: zero, isIncluded: stays, sum: sum, step: step), isLower: zero < value)
    }
  }

  private mutating func tighten(_ bound: Bound, isLower: Bool) {
    let known = isLower ? lower : upper
    if let known {
      let isTighter = isLower ? bound.value > known.value : bound.value < known.value
      guard isTighter || bound.value == known.value && known.isIncluded && !bound.isIncluded else { return }
    }
    if isLower { lower = bound } else { upper = bound }
  }

  /// The range, once every step was taken into account.
  func range(of network: MovingNetwork, _ walk: MovingWalk) -> WeightRange {
    func end(_ bound: Bound) -> WeightRange.End {
      WeightRange.End(
        value: bound.value, isIncluded: bound.isIncluded,
        place: bound.sum < network.places.count ? network.places[bound.sum] : nil, word: walk.word(through: bound.step))
    }
    return WeightRange(lower: lower.map(end), upper: upper.map(end))
  }
}
