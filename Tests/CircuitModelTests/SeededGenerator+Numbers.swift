import Fuzzing

@testable import CircuitModel

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
