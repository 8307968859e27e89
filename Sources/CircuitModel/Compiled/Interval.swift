/// The integers between two bounds, either of which may be missing.
public struct Interval: Hashable, Sendable {
  /// The least member, or `nil` where there is none.
  public var lower: BigInteger?
  /// The greatest member, or `nil` where there is none.
  public var upper: BigInteger?

  /// Makes the interval between two bounds.
  public init(_ lower: BigInteger?, _ upper: BigInteger?) {
    self.lower = lower
    self.upper = upper
  }

  /// The interval of one integer.
  public init(_ value: BigInteger) { self.init(value, value) }

  /// Every integer.
  public static let all = Interval(nil, nil)
  /// 0 and 1.
  public static let bit = Interval(0, 1)

  /// Whether both bounds are there.
  public var isBounded: Bool { lower != nil && upper != nil }

  /// The only member, where there is just one.
  public var onlyMember: BigInteger? { lower == upper ? lower : nil }

  /// Whether every member is 0 or 1.
  public var isBit: Bool {
    guard let lower, let upper else { return false }
    return lower >= 0 && upper <= 1
  }
}

extension Interval {
  static func + (left: Interval, right: Interval) -> Interval {
    Interval(both(left.lower, right.lower, +), both(left.upper, right.upper, +))
  }

  static func * (factor: BigInteger, interval: Interval) -> Interval {
    switch factor.signum() {
    case 0: Interval(0)
    case 1: Interval(interval.lower.map { factor * $0 }, interval.upper.map { factor * $0 })
    default: Interval(interval.upper.map { factor * $0 }, interval.lower.map { factor * $0 })
    }
  }

  static func * (left: Interval, right: Interval) -> Interval {
    if left.onlyMember == 0 || right.onlyMember == 0 { return Interval(0) }
    guard let a = left.lower, let b = left.upper, let c = right.lower, let d = right.upper else {
      let nonNegative = (left.lower ?? -1) >= 0 && (right.lower ?? -1) >= 0
      return nonNegative ? Interval(0, nil) : .all
    }
    let corners = [a * c, a * d, b * c, b * d].sorted()
    return Interval(corners[0], corners[3])
  }

  /// The least interval that contains both.
  package func union(_ other: Interval) -> Interval {
    Interval(both(lower, other.lower, min), both(upper, other.upper, max))
  }

  /// The least of a member of this and a member of the other.
  func minimum(_ other: Interval) -> Interval {
    Interval(both(lower, other.lower, min), either(upper, other.upper, min))
  }

  /// The greatest of a member of this and a member of the other.
  func maximum(_ other: Interval) -> Interval {
    Interval(either(lower, other.lower, max), both(upper, other.upper, max))
  }

  /// The floored quotients of the members by a positive divisor.
  func quotient(by divisor: BigInteger) -> Interval {
    Interval(lower.map { $0.flooredQuotient(by: divisor) }, upper.map { $0.flooredQuotient(by: divisor) })
  }

  /// The floored remainders of the members by a positive divisor.
  func remainder(by divisor: BigInteger) -> Interval {
    if let lower, let upper, lower.flooredQuotient(by: divisor) == upper.flooredQuotient(by: divisor) {
      return Interval(lower.flooredRemainder(by: divisor), upper.flooredRemainder(by: divisor))
    }
    return Interval(0, divisor - 1)
  }

  /// This interval with every bound given up that the other one breaks: what widening makes of a growing register.
  func widened(toInclude other: Interval) -> Interval {
    var wide = self
    if let bound = lower, other.lower.map({ $0 < bound }) ?? true { wide.lower = nil }
    if let bound = upper, other.upper.map({ $0 > bound }) ?? true { wide.upper = nil }
    return wide
  }
}

private func both(
  _ left: BigInteger?, _ right: BigInteger?, _ combine: (BigInteger, BigInteger) -> BigInteger
) -> BigInteger? {
  guard let left, let right else { return nil }
  return combine(left, right)
}

private func either(
  _ left: BigInteger?, _ right: BigInteger?, _ choose: (BigInteger, BigInteger) -> BigInteger
) -> BigInteger? {
  guard let left, let right else { return left ?? right }
  return choose(left, right)
}
