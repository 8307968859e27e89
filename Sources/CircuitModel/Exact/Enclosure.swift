/// Two bounds of a real number, as multiples of 2^−`bits`.
///
/// Every operation rounds outward, so that the number an enclosure stands for never leaves it, and tighter arguments
/// never give looser results. Precision is chosen by the caller, who starts again with more bits where the bounds turn
/// out too far apart to decide.
///
/// R. E. Moore, R. B. Kearfott, M. J. Cloud, *Introduction to Interval Analysis*, SIAM 2009,
/// doi:10.1137/1.9780898717716.
public struct Enclosure: Hashable, Sendable {
  /// The multiple that the number is not below.
  package let lower: BigInteger
  /// The multiple that the number is not above.
  package let upper: BigInteger
  /// How many bits stand after the point.
  package let bits: Int

  /// Makes an enclosure of what lies between two multiples of 2^−`bits`.
  ///
  /// - Parameters:
  ///   - lower: The multiple for the lower bound.
  ///   - upper: The multiple for the upper bound, not below the other.
  ///   - bits: How many bits stand after the point, 0 or more.
  package init(lower: BigInteger, upper: BigInteger, bits: Int) {
    self.lower = lower
    self.upper = upper
    self.bits = bits
  }

  /// Encloses a fraction as tightly as the bits allow: in one multiple, or between two that follow each other.
  package init(_ number: Rational, bits: Int) {
    let (quotient, remainder) = (number.numerator << bits).quotientAndRemainder(dividingBy: number.denominator)
    lower = remainder.signum() < 0 ? quotient - 1 : quotient
    upper = remainder.signum() > 0 ? quotient + 1 : quotient
    self.bits = bits
  }
}

extension Enclosure {
  /// The number that the enclosed one is not below.
  package var lowerBound: Rational { Rational(lower, 1 << bits) }

  /// The number that the enclosed one is not above.
  package var upperBound: Rational { Rational(upper, 1 << bits) }

  /// Whether only one number lies between the bounds, so that it is known exactly.
  package var isPoint: Bool { lower == upper }

  /// Whether a number lies between the bounds, or on one of them.
  package func contains(_ number: Rational) -> Bool {
    let scaled = number.numerator << bits
    return lower * number.denominator <= scaled && scaled <= upper * number.denominator
  }

  /// The tightest enclosure of whatever either of two enclosures may stand for.
  package func hull(with other: Enclosure) -> Enclosure {
    requireSameBits(other)
    return Enclosure(lower: min(lower, other.lower), upper: max(upper, other.upper), bits: bits)
  }

  /// The same bounds with fewer bits, rounded outward.
  func coarsened(to bits: Int) -> Enclosure {
    Enclosure(lower: lower >> (self.bits - bits), upper: upper.ceilingShift(by: self.bits - bits), bits: bits)
  }

  /// The bounds of a number that is known not to be below a multiple.
  func raised(to floor: BigInteger) -> Enclosure { Enclosure(lower: max(lower, floor), upper: upper, bits: bits) }

  /// Bounds of different scales would be compared and added as if they were of one.
  @inline(__always)
  func requireSameBits(_ other: Enclosure) {
    precondition(bits == other.bits, "enclosures of different bits")
  }
}

extension Enclosure {
  /// −1, 0 or 1, as the number is below, at or above 0; `nil` where the bounds do not tell.
  package var sign: Int? {
    if lower.signum() > 0 { return 1 }
    if upper.signum() < 0 { return -1 }
    return lower.isZero && upper.isZero ? 0 : nil
  }

  /// −1, 0 or 1, as the number is below, at or above another; `nil` where the bounds do not tell.
  ///
  /// - Returns: 0 only where both are known exactly. Bounds that merely touch do not tell.
  package func order(against other: Enclosure) -> Int? {
    requireSameBits(other)
    if upper < other.lower { return -1 }
    if lower > other.upper { return 1 }
    return isPoint && self == other ? 0 : nil
  }

  /// The number times 10^`digits`, rounded to a whole number, halves away from 0; `nil` where the bounds do not agree.
  ///
  /// - Parameter digits: How many digits to keep after the point.
  /// - Returns: The digits that `Rational.decimal(digits:)` writes of every number between the bounds.
  package func rounded(digits: Int) -> BigInteger? {
    let doubled = 2 * BigInteger(10).power(digits)
    // Half of 10^−digits becomes half of 1, which is 2^bits of the doubled multiples.
    func nearest(_ multiple: BigInteger) -> BigInteger {
      let distance = (multiple.magnitude * doubled + (1 << bits)) >> (bits + 1)
      return multiple.signum() < 0 ? -distance : distance
    }
    let nearestToLower = nearest(lower)
    return isPoint || nearestToLower == nearest(upper) ? nearestToLower : nil
  }
}

extension Enclosure {
  /// The first answer that more and more bits give; with 30 the products still fit a machine word.
  static func decide<Answer>(startingWith bits: Int = 30, _ attempt: (Int) -> Answer?) -> Answer {
    var bits = bits
    while true {
      if let answer = attempt(bits) { return answer }
      bits *= 2
    }
  }

  /// The two multiples of 2^−`bits` that follow each other and enclose a number that is none.
  ///
  /// Bounds of the number are made again with more and more bits, until both lie between the same two multiples. They
  /// come to, since the number lies strictly between them; a margin of 32 bits fails once in millions of arguments.
  ///
  /// - Parameters:
  ///   - bits: How many bits the result has after the point.
  ///   - attempt: Encloses the number so that the bounds are the closer, the greater its argument, which is the number
  ///     of bits to work with beyond those of the result.
  /// - Returns: The two multiples.
  static func tightest(bits: Int, _ attempt: (_ margin: Int) -> Enclosure) -> Enclosure {
    let floor = decide(startingWith: 32) { margin -> BigInteger? in
      let bounds = attempt(margin)
      let floor = bounds.lower >> (bounds.bits - bits)
      return floor == bounds.upper >> (bounds.bits - bits) ? floor : nil
    }
    return Enclosure(lower: floor, upper: floor + 1, bits: bits)
  }

  /// The image of an increasing function, from the tightest enclosures of its values at multiples of 2^−`bits`.
  func image(_ value: (BigInteger) -> Enclosure) -> Enclosure {
    let first = value(lower)
    return isPoint ? first : Enclosure(lower: first.lower, upper: value(upper).upper, bits: bits)
  }
}
