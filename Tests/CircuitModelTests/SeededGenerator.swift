@testable import CircuitModel

/// Numbers that are the same at every run: SplitMix64.
///
/// G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
/// doi:10.1145/2660193.2660195.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state.addingReportingOverflow(0x9E37_79B9_7F4A_7C15).partialValue
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)).multipliedReportingOverflow(by: 0xBF58_476D_1CE4_E5B9).partialValue
    mixed = (mixed ^ (mixed >> 27)).multipliedReportingOverflow(by: 0x94D0_49BB_1331_11EB).partialValue
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// A number of up to eight words; words of only zeros or only ones are frequent, since carries break there.
  mutating func integer() -> BigInteger {
    let words = (0..<Int.random(in: 0...8, using: &self)).map { _ -> UInt in
      switch UInt.random(in: 0...5, using: &self) {
      case 0: 0
      case 1: .max
      case 2: 1 << 63
      default: UInt(next())
      }
    }
    return BigInteger(isNegative: Bool.random(using: &self), magnitude: Magnitude(words: words))
  }

  /// A fraction, often of numbers at the edge of a machine word.
  mutating func rational() -> Rational {
    if Bool.random(using: &self) {
      return Rational(
        Int.random(in: .min ... .max, using: &self), Int.random(in: 1 ... .max, using: &self) >> Int(next() % 63) | 1)
    }
    let denominator = integer()
    return Rational(integer(), denominator.isZero ? 1 : denominator)
  }
}
