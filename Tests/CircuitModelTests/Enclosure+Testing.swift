import Fuzzing

@testable import CircuitModel

extension Enclosure {
  /// A multiple of 2^−`bits`, known exactly.
  init(point multiple: BigInteger, bits: Int) { self.init(lower: multiple, upper: multiple, bits: bits) }

  /// The lower and the upper bound.
  var bounds: [Rational] { [lowerBound, upperBound] }

  /// The bounds and what lies between in steps of half a place: few enough of enclosures a few places wide.
  var points: [Rational] {
    let width = Int(exactly: upper - lower) ?? 0
    return (0...2 * width).map { lowerBound + Rational(BigInteger($0), BigInteger(2).power(bits + 1)) }
  }

  /// Whether every number between another's bounds lies between these.
  func contains(_ other: Enclosure) -> Bool { lower <= other.lower && other.upper <= upper }
}

extension SeededGenerator {
  /// An enclosure, often a point or one place wide, often around or beside 0.
  mutating func enclosure(bits: Int) -> Enclosure {
    let first = Bool.random(using: &self) ? integer() : BigInteger(Int.random(in: -3...3, using: &self))
    switch Int.random(in: 0...3, using: &self) {
    case 0: return Enclosure(lower: first, upper: first, bits: bits)
    case 1: return Enclosure(lower: first, upper: first + 1, bits: bits)
    default:
      let second = integer()
      return Enclosure(lower: min(first, second), upper: max(first, second), bits: bits)
    }
  }

  /// A multiple of 2^−`bits` between −30 and 30, the small ones as likely as the great ones.
  mutating func point(bits: Int) -> Enclosure {
    let width = Int.random(in: 1...bits + 5, using: &self)
    let words = BigInteger(isNegative: false, magnitude: Magnitude(words: (0...bits / 64).map { _ in UInt(next()) }))
    let multiple = words.flooredRemainder(by: BigInteger(2).power(width)) * 15 >> 4
    return Enclosure(point: Bool.random(using: &self) ? multiple : -multiple, bits: bits)
  }
}
