import Fuzzing
import Testing

@testable import CircuitModel

@Suite struct SquareRootTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func squareRootsLieBetweenTheirSquares(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for bits in [0, 1, 8, 31, 32, 63, 64, 65, 128, 300] {
      for round in 0..<50 {
        let small = BigInteger(Int.random(in: 0...1000, using: &random))
        let argument = Enclosure(point: round % 2 == 0 ? small : random.integer().magnitude, bits: bits)
        let root = try #require(argument.squareRoot())
        let comment: Comment = "√\(argument), seed \(seed)"
        #expect(root.lower.signum() >= 0, comment)
        #expect(root.lowerBound.power(2) <= argument.lowerBound, comment)
        #expect(root.upperBound.power(2) >= argument.lowerBound, comment)
        #expect(root.isPoint || root.upper == root.lower + 1, comment)
        #expect(root.isPoint == (root.lowerBound.power(2) == argument.lowerBound), comment)
      }
    }
  }

  @Test func onlyNumbersFromZeroHaveASquareRoot() {
    #expect(Enclosure(0, bits: 64).squareRoot() == Enclosure(0, bits: 64))
    #expect(Enclosure(lower: 0, upper: 4, bits: 0).squareRoot() == Enclosure(lower: 0, upper: 2, bits: 0))
    #expect(Enclosure(lower: -1, upper: 4, bits: 64).squareRoot() == nil)
    #expect(Enclosure(-1, bits: 64).squareRoot() == nil)
  }

  @Test func rootsOfWholeNumbersAreRoundedDown() {
    for number in 0...5000 {
      let root = BigInteger(number).flooredSquareRoot()
      #expect(root * root <= BigInteger(number) && (root + 1) * (root + 1) > BigInteger(number), "\(number)")
    }
    for exponent in [2, 31, 32, 62, 63, 64, 127, 128, 129, 1000] {
      let number = BigInteger(2).power(exponent)
      for root in [number - 1, number, number + 1] {
        #expect((root * root - 1).flooredSquareRoot() == root - 1, "2^\(exponent)")
        #expect((root * root).flooredSquareRoot() == root, "2^\(exponent)")
        #expect((root * root + 2 * root).flooredSquareRoot() == root, "2^\(exponent)")
      }
    }
  }

  @Test func onlySquaresOfFractionsHaveAFractionAsRoot() {
    for numerator in 0...60 {
      for denominator in 1...60 {
        let number = Rational(numerator, denominator)
        #expect((number * number).squareRoot == number)
        let root = number.squareRoot
        #expect(root == nil || root.map { $0 * $0 } == number, "\(number)")
      }
    }
    #expect(Rational(2).squareRoot == nil)
    #expect(Rational(1, 8).squareRoot == nil)
    #expect(Rational(-4).squareRoot == nil)
  }
}
