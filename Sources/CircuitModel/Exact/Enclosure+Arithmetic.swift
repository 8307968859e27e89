extension Enclosure {
  /// The sum, which is exact.
  package static func + (left: Enclosure, right: Enclosure) -> Enclosure {
    left.requireSameBits(right)
    return Enclosure(lower: left.lower + right.lower, upper: left.upper + right.upper, bits: left.bits)
  }

  /// The difference, which is exact.
  package static func - (left: Enclosure, right: Enclosure) -> Enclosure {
    left.requireSameBits(right)
    return Enclosure(lower: left.lower - right.upper, upper: left.upper - right.lower, bits: left.bits)
  }

  /// The number on the other side of 0.
  package static prefix func - (number: Enclosure) -> Enclosure {
    Enclosure(lower: -number.upper, upper: -number.lower, bits: number.bits)
  }

  /// The product, as tight as the bits allow.
  ///
  /// - Complexity: Two products of whole numbers; one of points, four where both bounds lie around 0.
  package static func * (left: Enclosure, right: Enclosure) -> Enclosure {
    left.requireSameBits(right)
    let (lower, upper) = extremes(of: left, times: right)
    return Enclosure(lower: lower >> left.bits, upper: upper.ceilingShift(by: left.bits), bits: left.bits)
  }

  /// The product with a whole number, which is exact.
  package static func * (left: Enclosure, factor: BigInteger) -> Enclosure {
    let (first, second) = (left.lower * factor, left.upper * factor)
    return factor.signum() < 0
      ? Enclosure(lower: second, upper: first, bits: left.bits)
      : Enclosure(lower: first, upper: second, bits: left.bits)
  }

  /// The quotient by a whole number above 0, as tight as the bits allow.
  package static func / (left: Enclosure, divisor: Int) -> Enclosure {
    precondition(divisor > 0, "a divisor that is not above 0")
    return Enclosure(
      lower: left.lower.flooredQuotient(by: BigInteger(divisor)),
      upper: left.upper.ceilingQuotient(by: BigInteger(divisor)),
      bits: left.bits)
  }

  /// The quotient, as tight as the bits allow; `nil` where the divisor's bounds contain 0.
  ///
  /// - Complexity: Two divisions of whole numbers.
  package func quotient(by divisor: Enclosure) -> Enclosure? {
    requireSameBits(divisor)
    if divisor.upper.signum() < 0 { return (-self).quotient(by: -divisor) }
    guard divisor.lower.signum() > 0 else { return nil }
    return Enclosure(
      lower: (lower << bits).flooredQuotient(by: lower.signum() < 0 ? divisor.lower : divisor.upper),
      upper: (upper << bits).ceilingQuotient(by: upper.signum() < 0 ? divisor.upper : divisor.lower),
      bits: bits)
  }

  /// The least and the greatest product of two bounds, in multiples of 2^−`2 · bits`.
  private static func extremes(
    of left: Enclosure, times right: Enclosure
  ) -> (lower: BigInteger, upper: BigInteger) {
    if left.isPoint && right.isPoint {
      let product = left.lower * right.lower
      return (product, product)
    }
    // A factor that keeps its sign carries the other's bounds to the product's, in their order or the other.
    if left.lower.signum() >= 0 {
      return (
        (right.lower.signum() < 0 ? left.upper : left.lower) * right.lower,
        (right.upper.signum() < 0 ? left.lower : left.upper) * right.upper
      )
    }
    if left.upper.signum() <= 0 {
      return (
        (right.upper.signum() < 0 ? left.upper : left.lower) * right.upper,
        (right.lower.signum() < 0 ? left.lower : left.upper) * right.lower
      )
    }
    if right.lower.signum() >= 0 || right.upper.signum() <= 0 { return extremes(of: right, times: left) }
    return (
      min(left.lower * right.upper, left.upper * right.lower),
      max(left.lower * right.lower, left.upper * right.upper)
    )
  }
}

extension Enclosure {
  /// The distance from 0.
  package var magnitude: Enclosure {
    if lower.signum() >= 0 { return self }
    return upper.signum() <= 0 ? -self : Enclosure(lower: 0, upper: max(-lower, upper), bits: bits)
  }

  /// The lesser of two numbers.
  package static func minimum(_ left: Enclosure, _ right: Enclosure) -> Enclosure {
    left.requireSameBits(right)
    return Enclosure(lower: min(left.lower, right.lower), upper: min(left.upper, right.upper), bits: left.bits)
  }

  /// The greater of two numbers.
  package static func maximum(_ left: Enclosure, _ right: Enclosure) -> Enclosure {
    left.requireSameBits(right)
    return Enclosure(lower: max(left.lower, right.lower), upper: max(left.upper, right.upper), bits: left.bits)
  }

  /// The greatest number of bits before the point of a power that is worked out.
  ///
  /// More would be memory and time for a number that no claim is about.
  private static let greatestWholeBits = 1 << 17

  /// The power with a whole exponent, 1 for exponent 0.
  ///
  /// Powers of numbers that are not negative grow with them, so each bound is that of one power. Squares are as tight
  /// as the bits allow. Every product rounds by less than a place; for the exponent n and numbers of at most c ≥ 1,
  /// the roundings come to less than 2n · cⁿ places on either side, as long as n² is at most 2^`bits`: errors of
  /// (2i − 2) · cⁱ and (2j − 2) · cʲ places make (2i + 2j − 4 + 4ij / 2^`bits` + 1) · cⁱ⁺ʲ at most, and 4ij is at most n².
  ///
  /// - Returns: Bounds of the power; an even power is never negative. `nil` where the exponent is negative and the bounds
  ///   contain 0, or where a power might exceed 2^131072.
  /// - Complexity: Two products of enclosures for each bit of the exponent.
  package func power(_ exponent: Int) -> Enclosure? {
    if exponent < 0 {
      // The magnitude of Int.min is no Int, and no exponent that a file can mean.
      return exponent == .min ? nil : Enclosure(1, bits: bits).quotient(by: self)?.power(-exponent)
    }
    if lower.signum() >= 0 { return growingPower(exponent) }
    if exponent % 2 == 0 { return magnitude.growingPower(exponent) }
    if upper.signum() <= 0 { return (-self).growingPower(exponent).map { -$0 } }
    guard let below = Enclosure(lower: 0, upper: -lower, bits: bits).growingPower(exponent),
      let above = Enclosure(lower: 0, upper: upper, bits: bits).growingPower(exponent)
    else { return nil }
    return Enclosure(lower: -below.upper, upper: above.upper, bits: bits)
  }

  /// The power of a number that is not negative with an exponent that is not.
  private func growingPower(_ exponent: Int) -> Enclosure? {
    var (result, square, rest) = (Enclosure(1, bits: bits), self, exponent)
    while rest > 0 {
      if rest % 2 == 1 { result = result * square }
      rest /= 2
      if rest > 0 { square = square * square }
      if square.upper.bitWidth - bits > Enclosure.greatestWholeBits { return nil }
    }
    return result
  }
}
