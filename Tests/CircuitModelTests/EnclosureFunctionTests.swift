import Fuzzing
import Testing

@testable import CircuitModel

/// Functions of points against truth found by other means: inverse functions, which have series of their own.
@Suite struct EnclosureFunctionTests {
  @Test func exponentialsOfAllSmallMultiplesLieStrictlyBetweenTwoThatFollow() throws {
    for bits in [0, 1, 4, 8] {
      for multiple in -10 << bits...10 << bits {
        try expectExponential(of: Enclosure(point: BigInteger(multiple), bits: bits))
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func exponentialsOfAnyArgumentsLieStrictlyBetweenTwoMultiplesThatFollow(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for bits in [8, 16, 31, 32, 33, 62, 63, 64, 65, 100, 127, 128, 129, 200, 256, 300] {
      for _ in 0..<8 { try expectExponential(of: random.point(bits: bits)) }
    }
  }

  @Test func exponentialsOfTinyAndGreatArgumentsLieStrictlyBetweenTwoMultiplesThatFollow() throws {
    for bits in [8, 64, 128, 300] {
      for multiple in [1, 2, 3, 1000] as [BigInteger] {
        try expectExponential(of: Enclosure(point: multiple, bits: bits))
        try expectExponential(of: Enclosure(point: -multiple, bits: bits))
      }
      for argument in [50, 87, 88, 89, 90, 200, 300, 1000] {
        try expectExponential(of: Enclosure(Rational(argument), bits: bits))
        try expectExponential(of: Enclosure(Rational(-argument), bits: bits))
      }
    }
  }

  @Test func exponentialsThatNobodyNeedsAreRefused() throws {
    let limit = Enclosure(Rational(1 << 14), bits: 8)
    #expect(try #require(limit.exponential()).lower.bitWidth == 23_638 + 8)
    #expect(Enclosure(lower: 0, upper: limit.upper + 1, bits: 8).exponential() == nil)
    let huge = Rational(BigInteger(10).power(1000))
    #expect(Enclosure(huge, bits: 64).exponential() == nil)
    #expect(Enclosure(-huge, bits: 64).exponential() == Enclosure(lower: 0, upper: 1, bits: 64))
  }

  @Test func logarithmsOfAllSmallMultiplesLieStrictlyBetweenTwoThatFollow() throws {
    for bits in [0, 1, 4, 8] {
      for multiple in 1...10 << bits { try expectLogarithm(of: Enclosure(point: BigInteger(multiple), bits: bits)) }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func logarithmsOfAnyArgumentsLieStrictlyBetweenTwoMultiplesThatFollow(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for bits in [8, 16, 31, 32, 33, 62, 63, 64, 65, 100, 127, 128, 129, 200, 256, 300] {
      for _ in 0..<8 {
        let argument = random.point(bits: bits).magnitude
        if argument.sign == 1 { try expectLogarithm(of: argument) }
        // Arguments near 1 have logarithms near a multiple.
        let multiple = BigInteger(Int.random(in: -100...100, using: &random))
        try expectLogarithm(of: Enclosure(point: multiple + BigInteger(2).power(bits), bits: bits))
      }
    }
  }

  @Test func onlyNumbersAboveZeroHaveALogarithm() {
    #expect(Enclosure(0, bits: 64).logarithm() == nil)
    #expect(Enclosure(-1, bits: 64).logarithm() == nil)
    #expect(Enclosure(lower: 0, upper: 5, bits: 64).logarithm() == nil)
    #expect(Enclosure(lower: -3, upper: 5, bits: 64).logarithm() == nil)
    #expect(Enclosure(lower: 1, upper: 5, bits: 64).logarithm() != nil)
    #expect(Enclosure(Rational(BigInteger(10).power(1000)), bits: 64).logarithm()?.rounded(digits: 3) == 2_302_585)
  }

}

extension EnclosureFunctionTests {
  @Test func sigmoidsAndTangentsOfAllSmallMultiplesLieStrictlyBetweenTwoThatFollow() {
    for bits in [1, 4, 7] {
      for multiple in -10 << bits...10 << bits {
        expectSigmoidAndTangent(of: Enclosure(point: BigInteger(multiple), bits: bits))
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func sigmoidsAndTangentsOfAnyArgumentsLieStrictlyBetweenTwoMultiplesThatFollow(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for bits in [8, 16, 31, 32, 33, 62, 63, 64, 65, 100, 127, 128, 129, 200, 256, 300] {
      for _ in 0..<4 { expectSigmoidAndTangent(of: random.point(bits: bits)) }
      for multiple in [1, 2, 3, 4, 1000] as [BigInteger] {
        expectSigmoidAndTangent(of: Enclosure(point: multiple, bits: bits))
        expectSigmoidAndTangent(of: Enclosure(point: -multiple, bits: bits))
      }
    }
  }

  @Test func sigmoidsAndTangentsFarOutAreWithinAPlaceOfTheirLimits() {
    for bits in [8, 64, 300] {
      let place = Enclosure(lower: 0, upper: 1, bits: bits)
      let one = Enclosure(1, bits: bits)
      for huge in [Rational(bits), Rational(.max), Rational(BigInteger(10).power(1000), 7)] {
        let argument = Enclosure(huge, bits: bits)
        #expect((-argument).sigmoid() == place)
        #expect(argument.sigmoid() == one - place)
        #expect(argument.hyperbolicTangent() == one - place)
        #expect((-argument).hyperbolicTangent() == place - one)
        #expect(argument.hull(with: -argument).hyperbolicTangent() == one.hull(with: -one))
      }
    }
  }

  @Test func valuesThatAreFractionsAreExact() {
    for bits in [1, 8, 64, 300] {
      #expect(Enclosure(0, bits: bits).exponential() == Enclosure(1, bits: bits))
      #expect(Enclosure(1, bits: bits).logarithm() == Enclosure(0, bits: bits))
      #expect(Enclosure(0, bits: bits).sigmoid() == Enclosure(Rational(1, 2), bits: bits))
      #expect(Enclosure(0, bits: bits).hyperbolicTangent() == Enclosure(0, bits: bits))
      #expect(Enclosure(49, bits: bits).squareRoot() == Enclosure(7, bits: bits))
    }
  }

}

extension EnclosureFunctionTests {
  /// The results are rounded from these, so far that a wrong error bound would hardly ever show in them.
  @Test func boundsOfExponentialsBeforeRoundingEncloseThemWithinTheStatedDistance() {
    for bits in [0, 1, 4, 8, 64, 128] {
      for multiple in -200...200 where multiple != 0 {
        let argument = BigInteger(multiple) << max(0, bits - 5)
        let bounds = Enclosure.exponentialBounds(of: argument, bits: bits, margin: 32)
        let x = Rational(argument, BigInteger(2).power(bits))
        expectStrictlyBetween(bounds, "e^\(x) with \(bits) bits") {
          $0.signum() <= 0 ? 1 : Logarithm.compare(x, withLogarithmOf: $0)
        }
        #expect(bounds.upper - bounds.lower < BigInteger(2).power(bounds.bits - bits - 32 + 8), "e^\(x)")
      }
    }
  }

  @Test func boundsOfLogarithmsBeforeRoundingEncloseThemWithinTheStatedDistance() {
    for bits in [8, 16, 64, 128] {
      for numerator in 2...60 {
        for denominator in 1..<numerator {
          let bounds = Enclosure.logarithmBounds(of: BigInteger(numerator), to: BigInteger(denominator), bits: bits)
          let ratio = Rational(numerator, denominator)
          expectStrictlyBetween(bounds, "ln \(ratio) with \(bits) bits") {
            guard let power = Enclosure($0, bits: 3 * bits + 64).exponential() else { return nil }
            return Enclosure(ratio, bits: 3 * bits + 64).order(against: power)
          }
          #expect(bounds.upper - bounds.lower < BigInteger(8 * bits + 64), "ln \(ratio)")
        }
      }
    }
  }
}

extension EnclosureFunctionTests {
  /// e^x is above a bound b > 0 where x is above ln b.
  private func expectExponential(of argument: Enclosure) throws {
    let (value, comment) = (try #require(argument.exponential()), "e^\(argument)" as Comment)
    if argument.sign == 0 {
      #expect(value == Enclosure(1, bits: argument.bits), comment)
      return
    }
    #expect(value.lower.signum() >= 0 && value.upper == value.lower + 1, comment)
    expectStrictlyBetween(value, comment) {
      $0.signum() <= 0 ? 1 : Logarithm.compare(argument.lowerBound, withLogarithmOf: $0)
    }
  }

  /// ln x is above a bound b where x is above e^b.
  private func expectLogarithm(of argument: Enclosure) throws {
    let (value, comment) = (try #require(argument.logarithm()), "ln \(argument)" as Comment)
    if argument == Enclosure(1, bits: argument.bits) {
      #expect(value == Enclosure(0, bits: argument.bits), comment)
      return
    }
    #expect(value.upper == value.lower + 1, comment)
    expectStrictlyBetween(value, comment) { bound in
      // e^b is told from x by as many bits again, and by those that a great −b shifts out.
      let bits = 3 * argument.bits + 1024
      guard let power = Enclosure(bound, bits: bits).exponential() else { return nil }
      return Enclosure(argument.lowerBound, bits: bits).order(against: power)
    }
  }

  /// The sigmoid of x is above c where x is above ln(c / (1 − c)), tanh x where 2x is above ln((1 + c) / (1 − c)).
  private func expectSigmoidAndTangent(of argument: Enclosure) {
    let (sigmoid, tangent) = (argument.sigmoid(), argument.hyperbolicTangent())
    if argument.sign == 0 { return }
    let x = argument.lowerBound
    #expect(sigmoid.lower.signum() >= 0 && sigmoid.upper == sigmoid.lower + 1, "σ(\(argument))")
    expectStrictlyBetween(sigmoid, "σ(\(argument))") {
      $0 <= 0 ? 1 : $0 >= 1 ? -1 : Logarithm.compare(x, withLogarithmOf: $0 / (1 - $0))
    }
    #expect(tangent.upper == tangent.lower + 1, "tanh(\(argument))")
    expectStrictlyBetween(tangent, "tanh(\(argument))") {
      $0 <= -1 ? 1 : $0 >= 1 ? -1 : Logarithm.compare(2 * x, withLogarithmOf: (1 + $0) / (1 - $0))
    }
  }

  /// Whether the truth is above the lower bound and below the upper one.
  private func expectStrictlyBetween(
    _ value: Enclosure, _ comment: Comment, orderOfTruth: (_ bound: Rational) -> Int?
  ) {
    #expect(orderOfTruth(value.lowerBound) == 1, comment)
    #expect(orderOfTruth(value.upperBound) == -1, comment)
  }
}
