/// The real numbers between two ends, each of which is a fraction or infinite and belongs to the range or not.
///
/// Operations give ranges that hold every result of numbers of their operands, and as few others as the forms of the ends
/// allow: ends with many bits are rounded outward, so that they stay short however often one operates, but never across 0.
/// A number that is above 0 is never said to be 0, and a sigmoid never 1.
///
/// ```swift
/// let gate = RealRange.everything.sigmoid            // (0, 1)
/// gate.order(.greater, than: RealRange(0))           // true
/// gate * RealRange.closed(-1, 2)                     // (-1, 2)
/// ```
public struct RealRange: Hashable, Sendable {
  /// Where the numbers begin.
  public let lower: End
  /// Where they stop.
  public let upper: End

  /// One end of a range.
  public struct End: Hashable, Sendable {
    /// The number; `nil` where the range goes on without end.
    public let number: Rational?
    /// Whether the number belongs to the range.
    public let isClosed: Bool

    /// No end.
    public static let infinite = End(number: nil, isClosed: false)
    /// An end that belongs to the range.
    public static func closed(_ number: Rational) -> End { End(number: number, isClosed: true) }
    /// An end that does not.
    public static func open(_ number: Rational) -> End { End(number: number, isClosed: false) }
  }

  /// Makes the range between two ends; the empty one where nothing is between them.
  public init(_ lower: End, _ upper: End) {
    if let low = lower.number, let high = upper.number,
      high < low || high == low && !(lower.isClosed && upper.isClosed)
    {
      (self.lower, self.upper) = (.open(0), .open(0))
    } else {
      (self.lower, self.upper) = (lower, upper)
    }
  }

  /// Makes the range of one number.
  public init(_ number: Rational) { self.init(.closed(number), .closed(number)) }

  /// The range between two numbers that belong to it.
  public static func closed(_ lower: Rational, _ upper: Rational) -> RealRange {
    RealRange(.closed(lower), .closed(upper))
  }

  /// The range of no number.
  public static let empty = RealRange(.open(0), .open(0))
  /// The range of every number.
  public static let everything = RealRange(.infinite, .infinite)
  /// What a truth can be while nothing is known of it.
  public static let truths = RealRange.closed(0, 1)
}

// MARK: - Members

extension RealRange {
  /// Whether there is no number in the range.
  public var isEmpty: Bool { self == .empty }

  /// The only member, where there is just one.
  public var onlyMember: Rational? { lower == upper && lower.isClosed ? lower.number : nil }

  /// Whether a number belongs to the range.
  public func contains(_ number: Rational) -> Bool { !intersection(RealRange(number)).isEmpty }

  /// Whether every member is one of another range.
  public func isSubset(of other: RealRange) -> Bool { intersection(other) == self }

  /// What belongs to both ranges.
  public func intersection(_ other: RealRange) -> RealRange {
    isEmpty || other.isEmpty
      ? .empty : RealRange(.greaterLower(lower, other.lower), .lesserUpper(upper, other.upper))
  }

  /// The least range that holds both.
  public func hull(_ other: RealRange) -> RealRange {
    if isEmpty { return other }
    return other.isEmpty ? self : RealRange(.lesserLower(lower, other.lower), .greaterUpper(upper, other.upper))
  }

  /// Whether the members are all true, or all false, as truths; `nil` where both are possible, or there is none.
  public var truth: Bool? {
    if onlyMember?.isZero ?? false { return false }
    return isEmpty || contains(0) ? nil : true
  }
}

extension RealRange.End {
  /// Of two lower ends the one that lets more in.
  fileprivate static func lesserLower(_ a: Self, _ b: Self) -> Self {
    guard let x = a.number, let y = b.number else { return .infinite }
    return x == y ? Self(number: x, isClosed: a.isClosed || b.isClosed) : x < y ? a : b
  }

  /// Of two lower ends the one that lets less in.
  fileprivate static func greaterLower(_ a: Self, _ b: Self) -> Self {
    guard let x = a.number else { return b }
    guard let y = b.number else { return a }
    return x == y ? Self(number: x, isClosed: a.isClosed && b.isClosed) : x < y ? b : a
  }

  /// Of two upper ends the one that lets more in.
  fileprivate static func greaterUpper(_ a: Self, _ b: Self) -> Self { -lesserLower(-a, -b) }

  /// Of two upper ends the one that lets less in.
  fileprivate static func lesserUpper(_ a: Self, _ b: Self) -> Self { -greaterLower(-a, -b) }

  /// The end on the other side of 0.
  static prefix func - (end: Self) -> Self { Self(number: end.number.map { -$0 }, isClosed: end.isClosed) }
}

// MARK: - Order

extension RealRange {
  /// Whether a relation holds between every member and every member of another range, or between none; `nil` where it
  /// depends, or a range is empty.
  public func order(_ relation: Relation, than other: RealRange) -> Bool? {
    let answers = Set(orders(against: other).map(relation.holds(of:)))
    return answers.count == 1 ? answers.first : nil
  }

  /// The numbers that are so related to some member.
  public func numbers(_ relation: Relation) -> RealRange {
    if isEmpty { return .empty }
    switch relation {
    case .equal: return self
    case .notEqual: return .everything
    case .less: return RealRange(.infinite, upper.number.map { .open($0) } ?? .infinite)
    case .lessOrEqual: return RealRange(.infinite, upper)
    case .greater: return RealRange(lower.number.map { .open($0) } ?? .infinite, .infinite)
    case .greaterOrEqual: return RealRange(lower, .infinite)
    }
  }

  /// The orders (−1, 0, 1) that a member and a member of another range can have.
  private func orders(against other: RealRange) -> [Int] {
    if isEmpty || other.isEmpty { return [] }
    return (RealRange.isBelow(lower, other.upper) ? [-1] : []) + (intersection(other).isEmpty ? [] : [0])
      + (RealRange.isBelow(other.lower, upper) ? [1] : [])
  }

  /// Whether some number from a lower end up is below some number to an upper end.
  private static func isBelow(_ lower: End, _ upper: End) -> Bool {
    guard let low = lower.number, let high = upper.number else { return true }
    return low < high
  }
}

extension RealRange: CustomStringConvertible {
  /// The range as mathematics writes it: `[0, 1)`, `(-inf, 3/2]`.
  public var description: String {
    if isEmpty { return "nothing" }
    let (low, high) = (lower.number?.description ?? "-inf", upper.number?.description ?? "inf")
    return "\(lower.isClosed ? "[" : "(")\(low), \(high)\(upper.isClosed ? "]" : ")")"
  }
}
