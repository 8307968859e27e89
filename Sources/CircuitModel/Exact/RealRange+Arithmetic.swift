extension RealRange {
  /// What sums of two members can be.
  public static func + (left: RealRange, right: RealRange) -> RealRange {
    if left.isEmpty || right.isEmpty { return .empty }
    return RealRange(.sum(left.lower, right.lower), .sum(left.upper, right.upper)).rounded
  }

  /// What differences of two members can be.
  public static func - (left: RealRange, right: RealRange) -> RealRange { left + -right }

  /// The numbers on the other side of 0.
  public static prefix func - (range: RealRange) -> RealRange {
    range.isEmpty ? .empty : RealRange(-range.upper, -range.lower)
  }

  /// What products of two members can be: all between the least and the greatest product of two ends.
  public static func * (left: RealRange, right: RealRange) -> RealRange {
    if left.isEmpty || right.isEmpty { return .empty }
    let corners = left.corners.flatMap { corner in right.corners.map { corner * $0 } }
    return RealRange(Corner.least(of: corners), Corner.greatest(of: corners)).rounded
  }

  /// What quotients of two members can be; `nil` where the divisor can be 0.
  public func quotient(by divisor: RealRange) -> RealRange? {
    if divisor.contains(0) { return nil }
    if isEmpty || divisor.isEmpty { return .empty }
    guard let low = divisor.lower.number, low.signum() >= 0 else {
      return (-self).quotient(by: -divisor)
    }
    // Of numbers above 0 the greatest has the least inverse.
    let least = divisor.upper.number.map { End(number: 1 / $0, isClosed: divisor.upper.isClosed) } ?? .open(0)
    let greatest = low.isZero ? .infinite : End(number: 1 / low, isClosed: divisor.lower.isClosed)
    return self * RealRange(least, greatest)
  }

  /// What remainders, with the sign of the divisor, can be; `nil` where the divisor can be 0.
  public func remainder(by divisor: RealRange) -> RealRange? {
    guard let quotient = quotient(by: divisor) else { return nil }
    if quotient.isEmpty { return .empty }
    let all =
      divisor.numbers(.greater).contains(0)
      ? RealRange(divisor.lower.number.map { .open($0) } ?? .infinite, .closed(0))
      : RealRange(.closed(0), divisor.upper.number.map { .open($0) } ?? .infinite)
    guard let times = quotient.floor.onlyMember else { return all }
    return (self - divisor * RealRange(times)).intersection(all)
  }

  /// What powers of members can be, 1 for exponent 0; `nil` where 0 would be divided by.
  public func power(_ exponent: Int) -> RealRange? {
    if isEmpty { return .empty }
    if exponent < 0 {
      return exponent == .min ? nil : RealRange(1).quotient(by: self)?.power(-exponent)
    }
    if exponent % 2 == 0 { return magnitude.growingPower(exponent) }
    let above = intersection(.notNegative).growingPower(exponent)
    let below = (-self).intersection(.notNegative).growingPower(exponent)
    return above.hull(-below)
  }

  /// What powers can be with every whole exponent from one that is not negative on; `nil` of numbers below 0.
  public func powers(from exponent: Int) -> RealRange? {
    if isEmpty { return .empty }
    guard exponent >= 0, isSubset(of: .notNegative), let first = power(exponent), let low = lower.number else {
      return nil
    }
    // Powers of what is below 1 fall towards 0, which is among them only where it is one of them.
    let least = low >= 1 ? first.lower : End(number: 0, isClosed: contains(0))
    let falls = isSubset(of: .closed(0, 1))
    return RealRange(least, falls ? first.upper : .infinite)
  }

  /// The numbers from 0 up.
  static let notNegative = RealRange(.closed(0), .infinite)

  /// The power of numbers that are not negative with an exponent that is not.
  private func growingPower(_ exponent: Int) -> RealRange {
    if isEmpty { return .empty }
    var (result, square, rest) = (RealRange(1), self, exponent)
    while rest > 0 {
      if rest % 2 == 1 { result = result * square }
      rest /= 2
      if rest > 0 { square = square * square }
    }
    return result
  }

  private var corners: [Corner] { [Corner(lower, beyond: -1), Corner(upper, beyond: 1)] }
}

extension RealRange.End {
  /// The end of the sums: one that belongs to them where both do.
  fileprivate static func sum(_ a: Self, _ b: Self) -> Self {
    guard let x = a.number, let y = b.number else { return .infinite }
    return Self(number: x + y, isClosed: a.isClosed && b.isClosed)
  }
}

/// A number to which products come as near as one likes, or infinity.
private struct Corner {
  /// −1 or 1 for infinity, otherwise 0.
  let infinity: Int
  let number: Rational
  /// Whether some product is the number.
  let isMet: Bool

  init(infinity: Int, number: Rational, isMet: Bool) {
    self.infinity = infinity
    self.number = number
    self.isMet = isMet
  }

  init(_ end: RealRange.End, beyond sign: Int) {
    self.init(infinity: end.number == nil ? sign : 0, number: end.number ?? 0, isMet: end.isClosed)
  }

  private var sign: Int { infinity != 0 ? infinity : number.signum() }

  static func * (left: Corner, right: Corner) -> Corner {
    // Where one is 0 the products are, however great the other is.
    if left.sign == 0 || right.sign == 0 {
      let isMet = left.sign == 0 && left.isMet || right.sign == 0 && right.isMet
      return Corner(infinity: 0, number: 0, isMet: isMet)
    }
    guard left.infinity == 0, right.infinity == 0 else {
      return Corner(infinity: left.sign * right.sign, number: 0, isMet: false)
    }
    return Corner(infinity: 0, number: left.number * right.number, isMet: left.isMet && right.isMet)
  }

  static func least(of corners: [Corner]) -> RealRange.End { extreme(of: corners, <) }

  static func greatest(of corners: [Corner]) -> RealRange.End { extreme(of: corners, >) }

  private static func extreme(
    of corners: [Corner], _ isBeyond: ((Int, Rational), (Int, Rational)) -> Bool
  ) -> RealRange.End {
    let best = corners.dropFirst().reduce(corners[0]) { best, corner in
      isBeyond((corner.infinity, corner.number), (best.infinity, best.number)) ? corner : best
    }
    if best.infinity != 0 { return .infinite }
    let isMet = corners.contains { $0.infinity == 0 && $0.number == best.number && $0.isMet }
    return RealRange.End(number: best.number, isClosed: isMet)
  }
}

// MARK: - Rounding

extension RealRange {
  /// How many bits ends keep after the point, when they have more.
  private static let bits = 64
  /// Ends further out than 2 to this power are given up.
  private static let greatestExponent = 128

  /// A range with short ends that holds this one.
  var rounded: RealRange {
    isEmpty ? self : RealRange(RealRange.roundedDown(lower), -RealRange.roundedDown(-upper))
  }

  private static func roundedDown(_ end: End) -> End {
    guard let number = end.number else { return end }
    let greatest = Rational(BigInteger(1) << greatestExponent)
    if number.magnitude > greatest { return number.signum() < 0 ? .infinite : .open(greatest) }
    guard number.denominator.bitWidth > bits else { return end }
    let multiple = (number.numerator << bits).flooredQuotient(by: number.denominator)
    return .open(Rational(multiple, 1 << bits))
  }
}
