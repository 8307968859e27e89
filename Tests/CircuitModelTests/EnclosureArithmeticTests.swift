import Fuzzing
import Testing

@testable import CircuitModel

/// All enclosures with bounds among few multiples of 1/4.
private let small = (-6...6).flatMap { lower in
  (lower...6).map { Enclosure(lower: BigInteger(lower), upper: BigInteger($0), bits: 2) }
}

/// The tightest enclosure with the bits of the argument of everything between fractions.
private func tightest(around values: [Rational], bits: Int) -> Enclosure? {
  guard let least = values.min(), let greatest = values.max() else { return nil }
  return Enclosure(least, bits: bits).hull(with: Enclosure(greatest, bits: bits))
}

@Suite struct EnclosureArithmeticTests {
  @Test func fractionsAreEnclosedAsTightlyAsTheBitsAllow() {
    for bits in [0, 1, 2, 3, 30, 62, 63, 64, 65, 128] {
      for denominator in 1...12 {
        for numerator in -30...30 {
          let number = Rational(numerator, denominator)
          let scaled = number * Rational(BigInteger(2).power(bits))
          let enclosed = Enclosure(number, bits: bits)
          #expect(enclosed.lower == scaled.floor(), "\(number) with \(bits) bits")
          #expect(enclosed.upper == -(-scaled).floor(), "\(number) with \(bits) bits")
          #expect(enclosed.contains(number))
          #expect(enclosed.isPoint == scaled.isInteger)
          #expect(enclosed.lowerBound <= number && number <= enclosed.upperBound)
        }
      }
    }
  }

  @Test func sumsDifferencesAndProductsAreThoseOfTheBounds() {
    for left in small {
      for right in small {
        let pairs = left.bounds.flatMap { first in right.bounds.map { (first, $0) } }
        #expect(left + right == tightest(around: pairs.map { $0 + $1 }, bits: 2), "\(left) + \(right)")
        #expect(left - right == tightest(around: pairs.map { $0 - $1 }, bits: 2), "\(left) - \(right)")
        #expect(left * right == tightest(around: pairs.map { $0 * $1 }, bits: 2), "\(left) * \(right)")
      }
    }
  }

  @Test func quotientsAreThoseOfTheBoundsAndMissingWhereTheDivisorMayBeZero() {
    for left in small {
      for right in small {
        let quotient = left.quotient(by: right)
        if right.contains(0) {
          #expect(quotient == nil, "\(left) / \(right)")
        } else {
          let values = left.bounds.flatMap { first in right.bounds.map { first / $0 } }
          #expect(quotient == tightest(around: values, bits: 2), "\(left) / \(right)")
        }
      }
    }
  }

  @Test func wholeFactorsAndDivisorsAreThoseOfTheBounds() {
    for number in small {
      for factor in -5...5 {
        let values = number.bounds.map { $0 * Rational(factor) }
        #expect(number * BigInteger(factor) == tightest(around: values, bits: 2), "\(number) * \(factor)")
        if factor > 0 {
          let values = number.bounds.map { $0 / Rational(factor) }
          #expect(number / factor == tightest(around: values, bits: 2), "\(number) / \(factor)")
        }
      }
      #expect(-number == tightest(around: number.bounds.map { -$0 }, bits: 2))
    }
  }

  @Test func magnitudesExtremesAndHullsAreThoseOfTheBounds() {
    for left in small {
      let around = left.bounds.map(\.magnitude) + (left.contains(0) ? [0] : [])
      #expect(left.magnitude == tightest(around: around, bits: 2), "\(left)")
      for right in small {
        let lower = (left.lowerBound, right.lowerBound)
        let upper = (left.upperBound, right.upperBound)
        let minimum = Enclosure.minimum(left, right)
        #expect(minimum.bounds == [min(lower.0, lower.1), min(upper.0, upper.1)], "\(left), \(right)")
        let maximum = Enclosure.maximum(left, right)
        #expect(maximum.bounds == [max(lower.0, lower.1), max(upper.0, upper.1)], "\(left), \(right)")
        #expect(left.hull(with: right).bounds == [min(lower.0, lower.1), max(upper.0, upper.1)], "\(left), \(right)")
      }
    }
  }

  @Test func signsAndOrdersAreToldOnlyWhereAllNumbersAgree() {
    for left in small {
      let signs = Set(left.points.map { $0.signum() })
      #expect(left.sign == (signs.count == 1 ? signs.first : nil), "\(left)")
      for right in small {
        let orders = Set(left.points.flatMap { first in right.points.map { (first - $0).signum() } })
        #expect(left.order(against: right) == (orders.count == 1 ? orders.first : nil), "\(left), \(right)")
      }
    }
  }

  @Test func numbersOutsideTheBoundsAreNotContained() {
    for number in small {
      for numerator in -16...16 {
        for denominator in [1, 3, 8] {
          let other = Rational(numerator, denominator)
          #expect(number.contains(other) == (number.lowerBound <= other && other <= number.upperBound))
        }
      }
    }
  }
}

extension EnclosureArithmeticTests {
  @Test func powersOfBoundsAreEnclosed() throws {
    for number in small {
      for exponent in -4...6 {
        let power = number.power(exponent)
        if exponent < 0 && number.contains(0) {
          #expect(power == nil, "\(number)^\(exponent)")
          continue
        }
        let found = try #require(power, "\(number)^\(exponent)")
        for point in number.points { #expect(found.contains(point.power(exponent)), "\(number)^\(exponent)") }
        if exponent % 2 == 0 { #expect(found.lower.signum() >= 0, "\(number)^\(exponent)") }
        guard (0...2).contains(exponent) else { continue }
        let values =
          number.bounds.map { $0.power(exponent) } + (number.contains(0) ? [Rational(0).power(exponent)] : [])
        #expect(found == tightest(around: values, bits: 2), "\(number)^\(exponent)")
      }
    }
  }

  @Test func powersAreOffByTheStatedPlacesAtMost() throws {
    for bits in [16, 64, 128] {
      for numerator in 1...20 {
        for exponent in 1...20 {
          let number = Rational(numerator, 7)
          let enclosed = Enclosure(number, bits: bits)
          let power = try #require(enclosed.power(exponent))
          let place = Rational(1, BigInteger(2).power(bits))
          let tolerance = place * Rational(2 * exponent) * max(1, enclosed.upperBound.power(exponent))
          #expect(enclosed.lowerBound.power(exponent) - power.lowerBound < tolerance, "\(number)^\(exponent)")
          #expect(power.upperBound - enclosed.upperBound.power(exponent) < tolerance, "\(number)^\(exponent)")
          #expect(power.contains(number.power(exponent)), "\(number)^\(exponent)")
        }
      }
    }
  }

  @Test func powersOfWholeNumbersAreExact() throws {
    for number in -5...5 {
      for exponent in 0...30 {
        let power = try #require(Enclosure(Rational(number), bits: 8).power(exponent))
        #expect(power == Enclosure(Rational(number).power(exponent), bits: 8), "\(number)^\(exponent)")
      }
    }
  }

  @Test func powersWithHugeExponentsStayInBounds() throws {
    #expect(Enclosure(1, bits: 64).power(.max) == Enclosure(1, bits: 64))
    #expect(Enclosure(-1, bits: 64).power(.max) == Enclosure(-1, bits: 64))
    #expect(Enclosure(-1, bits: 64).power(.max - 1) == Enclosure(1, bits: 64))
    #expect(Enclosure(Rational(1, 2), bits: 64).power(.max) == Enclosure(lower: 0, upper: 1, bits: 64))
    #expect(Enclosure(2, bits: 64).power(.max) == nil)
    #expect(Enclosure(2, bits: 64).power(100_000)?.isPoint == true)
    #expect(Enclosure(2, bits: 64).power(1_000_000) == nil)
    #expect(Enclosure(Rational(1, 2), bits: 64).power(-1_000_000) == nil)
    #expect(Enclosure(2, bits: 64).power(.min) == nil)
    #expect(Enclosure(0, bits: 64).power(0) == Enclosure(1, bits: 64))
    #expect(Enclosure(0, bits: 64).power(-1) == nil)
  }
}

extension EnclosureArithmeticTests {
  @Test func roundingIsThatOfEveryNumberBetweenTheBounds() {
    for bits in [0, 2, 3, 5] {
      for lower in -20...20 {
        for upper in lower...min(lower + 3, 20) {
          let number = Enclosure(lower: BigInteger(lower), upper: BigInteger(upper), bits: bits)
          for digits in 0...3 {
            let texts = Set(number.bounds.map { $0.decimal(digits: digits) })
            let rounded = number.rounded(digits: digits).map { Rational.decimal($0, digits: digits) }
            #expect(rounded == (texts.count == 1 ? texts.first : nil), "\(number), \(digits) digits")
          }
        }
      }
    }
  }

  @Test func halvesAreRoundedAwayFromZero() {
    #expect(Enclosure(Rational(5, 8), bits: 3).rounded(digits: 2) == 63)
    #expect(Enclosure(Rational(-5, 8), bits: 3).rounded(digits: 2) == -63)
    #expect(Enclosure(Rational(1, 2), bits: 1).rounded(digits: 0) == 1)
    #expect(Enclosure(lower: 4, upper: 5, bits: 3).rounded(digits: 0) == 1)
    #expect(Enclosure(lower: 3, upper: 4, bits: 3).rounded(digits: 0) == nil)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func arithmeticOfLargeNumbersEnclosesThatOfFractions(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<2000 {
      let comment: Comment = "seed \(seed), round \(round)"
      let bits = Int.random(in: 0...200, using: &random)
      let (first, second) = (random.enclosure(bits: bits), random.enclosure(bits: bits))
      for left in first.bounds {
        for right in second.bounds {
          #expect((first + second).contains(left + right), comment)
          #expect((first - second).contains(left - right), comment)
          #expect((first * second).contains(left * right), comment)
          if let quotient = first.quotient(by: second) { #expect(quotient.contains(left / right), comment) }
        }
        for exponent in [2, 3, 5] {
          let power = try #require(first.power(exponent), comment)
          #expect(power.contains(left.power(exponent)), comment)
        }
      }
      let values = first.bounds.flatMap { left in second.bounds.map { left * $0 } }
      #expect(first * second == tightest(around: values, bits: bits), comment)
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func tighterArgumentsNeverGiveLooserResults(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<1000 {
      let comment: Comment = "seed \(seed), round \(round)"
      let bits = Int.random(in: 0...100, using: &random)
      let (first, second) = (random.enclosure(bits: bits), random.enclosure(bits: bits))
      let (wider, other) = (first.hull(with: random.enclosure(bits: bits)), second.hull(with: first))
      #expect((wider + other).contains(first + second), comment)
      #expect((wider - other).contains(first - second), comment)
      #expect((wider * other).contains(first * second), comment)
      #expect(wider.magnitude.contains(first.magnitude), comment)
      if let quotient = wider.quotient(by: other) {
        #expect(quotient.contains(try #require(first.quotient(by: second), comment)), comment)
      }
      for exponent in -4...5 {
        guard let power = wider.power(exponent) else { continue }
        #expect(power.contains(try #require(first.power(exponent), comment)), comment)
      }
    }
  }
}
