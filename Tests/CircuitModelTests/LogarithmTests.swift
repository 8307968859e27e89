import CircuitModel
import Testing

@Suite struct LogarithmTests {
  /// The greatest whole numbers not above 10^50 · ln(ratio), from a computation with 120 digits.
  private static let known: [(ratio: Rational, digits: String)] = [
    (10000, "921034037197618273607196581873745683040440595451509"),
    (2, "69314718055994530941723212145817656807550013436025"),
    (10, "230258509299404568401799145468436420760110148862877"),
    (Rational(1, 2), "-69314718055994530941723212145817656807550013436026"),
    (Rational(3, 4), "-28768207245178092743921900599382743150350971089777"),
    (Rational(4, 3), "28768207245178092743921900599382743150350971089776"),
    (Rational(2, 3), "-40546510810816438197801311546434913657199042346250"),
    (Rational(999999, 1000000), "-100000050000033333358333353333350000014285727"),
    (Rational(1000001, 1000000), "99999950000033333308333353333316666680952368"),
    (Rational(22, 7), "114513230430300254837382295598012613826012225871581"),
    (Rational(1, 10000), "-921034037197618273607196581873745683040440595451510"),
    (9223372036854775807, "4366827237527655449317720343461657334534988571285497"),
    (Rational(1, 9223372036854775807), "-4366827237527655449317720343461657334534988571285498"),
  ]

  private static let scale = BigInteger(10).power(50)

  @Test func multiplesOfLogarithmsAreRoundedDown() {
    for (ratio, digits) in Self.known {
      #expect(Logarithm.floor(of: ratio, times: Self.scale).description == digits, "ln \(ratio)")
    }
    #expect(Logarithm.floor(of: 10_000, times: 1000) == 9210)
    #expect(Logarithm.floor(of: 3, times: 1) == 1)
    #expect(Logarithm.floor(of: Rational(1, 3), times: 1) == -2)
    #expect(Logarithm.floor(of: 1, times: Self.scale) == 0)
  }

  @Test func numbersFiftyDigitsCloseAreToldFromLogarithms() {
    for (ratio, digits) in Self.known {
      guard let below = BigInteger(decimal: digits) else {
        Issue.record("not a number: \(digits)")
        continue
      }
      #expect(Logarithm.compare(Rational(below, Self.scale), withLogarithmOf: ratio) == -1, "ln \(ratio)")
      #expect(Logarithm.compare(Rational(below + 1, Self.scale), withLogarithmOf: ratio) == 1, "ln \(ratio)")
    }
  }

  @Test func onlyZeroMeetsALogarithm() {
    #expect(Logarithm.compare(0, withLogarithmOf: 1) == 0)
    #expect(Logarithm.compare(Rational(1, 1000), withLogarithmOf: 1) == 1)
    #expect(Logarithm.compare(-1, withLogarithmOf: 1) == -1)
    #expect(Logarithm.compare(0, withLogarithmOf: 2) == -1)
    #expect(Logarithm.compare(0, withLogarithmOf: Rational(1, 2)) == 1)
  }

  @Test func smallNumbersAreComparedAsTheirPowersAre() {
    // e lies between 2718281828/10^9 and the next multiple, so powers of those bound e^z.
    let (low, high) = (Rational(2_718_281_828, 1_000_000_000), Rational(2_718_281_829, 1_000_000_000))
    for exponent in -6...6 {
      for numerator in 1...12 {
        for denominator in 1...12 {
          let ratio = Rational(numerator, denominator)
          let bounds = [low.power(exponent), high.power(exponent)]
          let expected = bounds.map { ($0 - ratio).signum() }
          if expected[0] != expected[1] { continue }
          #expect(
            Logarithm.compare(Rational(exponent), withLogarithmOf: ratio) == expected[0], "\(exponent), \(ratio)")
        }
      }
    }
  }

  @Test func hugeAndNearlyEqualNumbersAreComparedQuickly() {
    let huge = BigInteger(10).power(1000)
    #expect(Logarithm.compare(Rational(huge), withLogarithmOf: 2) == 1)
    #expect(Logarithm.compare(Rational(-huge), withLogarithmOf: 2) == -1)
    #expect(Logarithm.compare(Rational(2302), withLogarithmOf: Rational(huge)) == -1)
    #expect(Logarithm.compare(Rational(2303), withLogarithmOf: Rational(huge)) == 1)
    // ln(1 + e) is e − e²/2 + …
    let tiny = Rational(1, huge)
    #expect(Logarithm.compare(tiny, withLogarithmOf: 1 + tiny) == 1)
    #expect(Logarithm.compare(tiny - tiny * tiny, withLogarithmOf: 1 + tiny) == -1)
    #expect(Logarithm.compare(tiny - tiny * tiny / 3, withLogarithmOf: 1 + tiny) == 1)
    #expect(Logarithm.compare(tiny - tiny * tiny * Rational(50001, 100_000), withLogarithmOf: 1 + tiny) == -1)
  }
}
