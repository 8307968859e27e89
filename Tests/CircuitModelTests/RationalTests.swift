import Fuzzing
import Testing

@testable import CircuitModel

@Suite struct RationalTests {
  /// Every fraction of small numbers, and fractions at the edges of machine words.
  private static let numbers: [Rational] =
    (-6...6).flatMap { numerator in (1...6).map { Rational(numerator, $0) } }
    + [Int.min, .min + 1, .max, .max - 1].flatMap { [Rational($0), Rational($0, 6), Rational(1, $0), Rational(5, $0)] }

  /// The definitions, by whole numbers of any size alone.
  private static func fraction(_ numerator: BigInteger, _ denominator: BigInteger) -> (BigInteger, BigInteger) {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while !b.isZero { (a, b) = (b, a.flooredRemainder(by: b)) }
    let sign: BigInteger = denominator < 0 ? -1 : 1
    return (numerator.flooredQuotient(by: a) * sign, denominator.flooredQuotient(by: a) * sign)
  }

  @Test func arithmeticAgreesWithItsDefinition() {
    for left in Self.numbers {
      for right in Self.numbers {
        let (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
        let cases: [(Rational, (BigInteger, BigInteger), Comment)] = [
          (left + right, Self.fraction(a * d + c * b, b * d), "\(left) + \(right)"),
          (left - right, Self.fraction(a * d - c * b, b * d), "\(left) - \(right)"),
          (left * right, Self.fraction(a * c, b * d), "\(left) * \(right)"),
        ]
        for (result, expected, place) in cases {
          #expect((result.numerator, result.denominator) == expected, place)
        }
        if !right.isZero {
          let quotient = left / right
          #expect((quotient.numerator, quotient.denominator) == Self.fraction(a * d, b * c), "\(left) / \(right)")
          let rest = left.flooredRemainder(by: right)
          #expect(rest + Rational(quotient.floor()) * right == left, "\(left) % \(right)")
          #expect(rest.isZero || rest.signum() == right.signum(), "\(left) % \(right)")
          #expect(rest.magnitude < right.magnitude, "\(left) % \(right)")
        }
        #expect((left < right) == (a * d < c * b), "\(left) < \(right)")
        #expect((left == right) == (a * d == c * b), "\(left) == \(right)")
      }
    }
  }

  @Test func unaryOperationsKeepLowestTerms() {
    for number in Self.numbers {
      #expect(-number + number == 0)
      #expect(number.magnitude == (number < 0 ? -number : number))
      #expect(number.isInteger == (number.denominator == 1))
      let floor = Rational(number.floor())
      #expect(floor <= number && number < floor + 1)
      #expect(number.power(0) == 1)
      #expect(number.power(3) == number * number * number)
      if !number.isZero { #expect(number.power(-2) * number * number == 1) }
    }
  }

  @Test(arguments: [0xACE, 11] as [UInt64])
  func largeFractionsKeepTheLawsOfArithmetic(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<200 {
      let place: Comment = "seed \(seed), round \(round)"
      let (a, b, c) = (random.rational(), random.rational(), random.rational())
      #expect((a + b) + c == a + (b + c), place)
      #expect(a * (b + c) == a * b + a * c, place)
      #expect(a - b + b == a, place)
      #expect((a < b) == (b - a > 0), place)
      if !b.isZero { #expect(a / b * b == a, place) }
      for number in [a + b, a * b, a - c] {
        #expect(BigInteger.greatestCommonDivisor(number.numerator, number.denominator) == 1, place)
        #expect(number.denominator > 0, place)
      }
    }
  }

  @Test func remaindersHaveTheSignOfTheDivisor() {
    #expect(Rational(-7).flooredRemainder(by: 3) == 2)
    #expect(Rational(7).flooredRemainder(by: -3) == -2)
    #expect(Rational(7, 2).flooredRemainder(by: Rational(3, 4)) == Rational(1, 2))
    #expect(Rational(-7, 2).flooredRemainder(by: Rational(3, 4)) == Rational(1, 4))
    #expect(Rational(7, 2).flooredRemainder(by: Rational(-3, 4)) == Rational(-1, 4))
  }

  @Test func powersOfOneAndMinusOneTakeAnyExponent() {
    #expect(Rational(-1).power(.min) == 1)
    #expect(Rational(-1).power(.min + 1) == -1)
    #expect(Rational(1).power(.max) == 1)
    #expect(Rational(2, 3).power(-3) == Rational(27, 8))
    #expect(Rational(-2, 3).power(-3) == Rational(-27, 8))
  }

  @Test func literalsAreReadExactly() {
    let cases: [(String, Rational)] = [
      ("0", 0), ("00", 0), ("2", 2), ("1.5", Rational(3, 2)), ("0.1", Rational(1, 10)), ("1e-3", Rational(1, 1000)),
      ("25E+2", 2500), ("1.50e1", 15), ("0.000", 0), ("0e999999999999999999999", 0), ("12.5e-1", Rational(5, 4)),
      ("9223372036854775808", Rational(-BigInteger(.min))), ("1e30", Rational(BigInteger(10).power(30))),
    ]
    for (text, value) in cases { #expect(Rational(decimal: text) == value, "\(text)") }
    #expect(Rational(decimal: "1e-1000") == Rational(10).power(-1000))
  }

  @Test func otherSpellingsAreNoLiterals() {
    let texts = [
      "", "-1", "+1", ".5", "1.", "1.e3", "1e", "1e+", "e3", "0x10", "1_000", "nan", "inf", "1/2", " 1", "1 ", "1.2.3",
      "1e3.5", "1e--3", "١", "1,5",
    ]
    for text in texts { #expect(Rational(decimal: text) == nil, "\(text)") }
  }

  @Test func exponentsBeyondAllReasonAreRefusedAtOnce() {
    #expect(Rational(decimal: "1e999999999") == nil)
    #expect(Rational(decimal: "1e-99999999999999999999999") == nil)
  }

  @Test func decimalsAreRoundedWithHalvesAwayFromZero() {
    let cases: [(Rational, Int, String)] = [
      (Rational(2, 3), 3, "0.667"), (Rational(2, 3), 0, "1"), (Rational(-5, 8), 2, "-0.63"),
      (Rational(5, 8), 2, "0.63"),
      (Rational(-1, 1000), 2, "0.00"), (Rational(1, 1000), 3, "0.001"), (12, 2, "12.00"), (Rational(-1, 2), 0, "-1"),
      (Rational(1999, 1000), 2, "2.00"), (Rational(-31, 3), 4, "-10.3333"), (0, 0, "0"),
    ]
    for (number, digits, text) in cases { #expect(number.decimal(digits: digits) == text, "\(number)") }
  }

  @Test func descriptionIsAFraction() {
    #expect(Rational(6, -4).description == "-3/2")
    #expect(Rational(7).description == "7")
    #expect(Rational(0, -5).description == "0")
  }
}
