import Fuzzing
import Testing

@testable import CircuitModel

/// Numbers at which words, signs and two-word products change their ways.
private let edges: [Int] =
  Array(-20...20)
  + [62, 61, 53, 33, 32, 31].flatMap { bit in (-2...2).flatMap { [(1 << bit) + $0, -(1 << bit) + $0] } }
  + [.min, .min + 1, .min + 2, .max, .max - 1, .max - 2]

/// Small and edge values, and the numbers just beyond a machine word.
private let wide: [Int128] =
  edges.map { Int128($0) }
  + [63, 64, 65].flatMap { bit in (-2...2).flatMap { [(Int128(1) << bit) + $0, -(Int128(1) << bit) + $0] } }

@Suite struct BigIntegerTests {
  @Test func arithmeticAgreesWithTwoWordIntegersOnSmallAndEdgeValues() {
    for left in wide {
      for right in wide {
        let (a, b) = (BigInteger(doubleWord: left), BigInteger(doubleWord: right))
        #expect(a + b == BigInteger(doubleWord: left + right), "\(left) + \(right)")
        #expect(a - b == BigInteger(doubleWord: left - right), "\(left) - \(right)")
        #expect((a < b) == (left < right), "\(left) < \(right)")
        #expect((a == b) == (left == right), "\(left) == \(right)")
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        if !overflow { #expect(a * b == BigInteger(doubleWord: product), "\(left) * \(right)") }
      }
    }
  }

  @Test func divisionAgreesWithTwoWordIntegersOnSmallAndEdgeValues() {
    for left in wide {
      for right in wide where right != 0 {
        let (a, b) = (BigInteger(doubleWord: left), BigInteger(doubleWord: right))
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        #expect(quotient == BigInteger(doubleWord: left / right), "\(left) / \(right)")
        #expect(remainder == BigInteger(doubleWord: left % right), "\(left) % \(right)")
        let isBelow = left % right != 0 && (left < 0) != (right < 0)
        let floor = left / right - (isBelow ? 1 : 0)
        #expect(a.flooredQuotient(by: b) == BigInteger(doubleWord: floor), "\(left) floored by \(right)")
        #expect(a.flooredRemainder(by: b) == BigInteger(doubleWord: left - floor * right), "\(left) mod \(right)")
      }
    }
  }

  @Test func unaryOperationsAgreeWithTwoWordIntegers() {
    for value in wide {
      let number = BigInteger(doubleWord: value)
      #expect(-number == BigInteger(doubleWord: -value))
      #expect(number.magnitude == BigInteger(doubleWord: value < 0 ? -value : value))
      #expect(number.signum() == Int(value.signum()))
      #expect(number.isZero == (value == 0))
      #expect(number.bitWidth == 128 - value.magnitude.leadingZeroBitCount)
      #expect(Int(exactly: number) == Int(exactly: value))
      #expect(number.description == value.description)
      #expect(BigInteger(decimal: value.description) == number)
      #expect(number.power(0) == 1)
      #expect(number.power(1) == number)
      #expect(number.power(3) == number * number * number)
      for shift in [0, 1, 5, 63, 64, 65, 130] {
        #expect(number << shift == number * BigInteger(2).power(shift))
        #expect(number >> shift == number.flooredQuotient(by: BigInteger(2).power(shift)))
      }
    }
  }

  @Test func greatestCommonDivisorAgreesWithEuclid() {
    for left in wide {
      for right in wide {
        var (a, b) = (left.magnitude, right.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        #expect(
          BigInteger.greatestCommonDivisor(BigInteger(doubleWord: left), BigInteger(doubleWord: right))
            == BigInteger(doubleWord: Int128(a)),
          "\(left), \(right)")
      }
    }
  }

  @Test func numbersThatFitAWordAreEqualAndHashAlikeHoweverTheyAreMade() {
    for value in edges {
      let number = BigInteger(value)
      let detour = number + BigInteger(2).power(100) - BigInteger(2).power(100)
      #expect(number == detour)
      #expect(number.hashValue == detour.hashValue)
      #expect(Int(exactly: detour) == value)
    }
  }

  @Test(arguments: [0x5EED, 2, 3] as [UInt64])
  func largeNumbersKeepTheLawsOfArithmetic(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<300 {
      let place: Comment = "seed \(seed), round \(round)"
      let (a, b, c) = (random.integer(), random.integer(), random.integer())
      #expect(a + b == b + a, place)
      #expect((a + b) + c == a + (b + c), place)
      #expect(a - b == -(b - a), place)
      #expect(a + b - b == a, place)
      #expect(a * b == b * a, place)
      #expect((a * b) * c == a * (b * c), place)
      #expect(a * (b + c) == a * b + a * c, place)
      #expect((a < b) == (a - b < 0), place)
      #expect((a * b).signum() == a.signum() * b.signum(), place)
      #expect(BigInteger(decimal: a.description) == a, place)
      let shift = Int.random(in: 0...300, using: &random)
      #expect(a << shift == a * BigInteger(2).power(shift), place)
      #expect(a >> shift == a.flooredQuotient(by: BigInteger(2).power(shift)), place)
    }
  }

  @Test(arguments: [0xD1, 5, 6] as [UInt64])
  func largeQuotientsAndRemaindersMakeUpTheDividend(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<1000 {
      let place: Comment = "seed \(seed), round \(round)"
      let (a, b) = (random.integer(), random.integer())
      if b.isZero { continue }
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a, place)
      #expect(remainder.magnitude < b.magnitude, place)
      #expect(remainder.isZero || remainder.signum() == a.signum(), place)
      let (floor, rest) = (a.flooredQuotient(by: b), a.flooredRemainder(by: b))
      #expect(floor * b + rest == a, place)
      #expect(rest.magnitude < b.magnitude, place)
      #expect(rest.isZero || rest.signum() == b.signum(), place)
    }
  }

  @Test func divisionCorrectsADigitForetoldTooGreat() {
    // Words chosen so that the foretold digit is one too great, which random words are almost never.
    let (word, half) = (BigInteger(2).power(64), BigInteger(2).power(63))
    let dividend = (word * word * word) * half + 3
    let divisor = word * word * half + 1
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    #expect(quotient == word - 1)
    #expect(quotient * divisor + remainder == dividend)
    #expect(remainder > 0 && remainder < divisor)
  }

  @Test(arguments: [0x6CD, 8] as [UInt64])
  func commonFactorsAreFound(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<100 {
      let (a, b, c) = (random.integer(), random.integer(), random.integer())
      if a.isZero || b.isZero || c.isZero { continue }
      let common = BigInteger.greatestCommonDivisor(a * c, b * c)
      #expect(
        common == BigInteger.greatestCommonDivisor(a, b) * c.magnitude, "seed \(seed), round \(round)")
    }
  }

  @Test func powersAreExact() {
    #expect(BigInteger(2).power(100).description == "1267650600228229401496703205376")
    #expect(BigInteger(-3).power(41).description == "-36472996377170786403")
    #expect(BigInteger(-1).power(.max) == -1)
    #expect(BigInteger(-1).power(.max - 1) == 1)
    #expect(BigInteger(0).power(0) == 1)
    #expect(BigInteger(0).power(.max) == 0)
    #expect(BigInteger(10).power(1000).description == "1" + String(repeating: "0", count: 1000))
  }

  @Test func onlyDigitsAfterAnOptionalMinusAreANumber() {
    for text in ["", "-", "+1", "1 ", " 1", "1_000", "0x10", "1e3", "--1", "1-", "٣", "１", "1.0"] {
      #expect(BigInteger(decimal: text) == nil, "\(text)")
    }
    #expect(BigInteger(decimal: "-0") == 0)
    #expect(BigInteger(decimal: "000000000000000000000000000000000007") == 7)
    #expect(BigInteger(decimal: "-9223372036854775808") == BigInteger(.min))
    #expect(BigInteger(decimal: "9223372036854775808") == -BigInteger(.min))
  }

  @Test func tenThousandDigitsAreReadAndWrittenInFull() {
    let digits = String(repeating: "9", count: 10_000)
    let number = BigInteger(decimal: digits)
    #expect(number == BigInteger(10).power(10_000) - 1)
    #expect(number?.description == digits)
  }
}
