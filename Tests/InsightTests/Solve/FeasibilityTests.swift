import CircuitModel
import Fuzzing
import Testing

@testable import Insight

@Suite struct FeasibilityTests {
  /// Small systems, half of which cannot be kept.
  private static func system(_ random: inout SeededGenerator) -> [Requirement] {
    let holes = Int.random(in: 1...4, using: &random)
    return (0..<Int.random(in: 1...7, using: &random)).map { _ in
      var sum = HoleSum(Rational(Int.random(in: -3...3, using: &random), Int.random(in: 1...2, using: &random)))
      for hole in 0..<holes {
        let coefficient = Rational(Int.random(in: -2...2, using: &random))
        sum = sum + coefficient * HoleSum(hole: hole)
      }
      let signs: [SignSet] = [.negative, .zero, .positive, [.negative, .zero], [.zero, .positive]]
      return Requirement(sum, signs[Int.random(in: 0..<5, using: &random)])
    }
  }

  @Test func everyAnswerIsShownByAPointOrByFactors() {
    let seed: UInt64 = 20_261
    var random = SeededGenerator(seed: seed)
    var counts = (points: 0, contradictions: 0)
    for number in 0..<3000 {
      let system = Self.system(&random)
      switch Feasibility(system) {
      case .point(let numbers):
        counts.points += 1
        let point = (0..<4).map { numbers[$0] ?? 0 }
        #expect(system.allSatisfy { $0.holds(at: point) }, "seed \(seed), system \(number)")
      case .contradiction(let factors):
        counts.contradictions += 1
        // Added up here once more, in the plainest way.
        var (total, isStrict, isAllowed) = (HoleSum(0), false, true)
        for (requirement, factor) in zip(system, factors) where !factor.isZero {
          total = total + factor * requirement.sum
          if factor > 0, requirement.signs.contains(.negative) { isAllowed = false }
          if factor < 0, requirement.signs.contains(.positive) { isAllowed = false }
          if !requirement.signs.contains(.zero) { isStrict = true }
        }
        let isAbsurd = total.terms.isEmpty && (total.constant < 0 || total.constant.isZero && isStrict)
        #expect(isAllowed && isAbsurd, "seed \(seed), system \(number)")
        #expect(Requirement.contradict(Array(zip(system, factors))), "seed \(seed), system \(number)")
      }
    }
    #expect(counts.points > 500 && counts.contradictions > 500)
  }

  @Test func theXorOfOneUnitAddsUpToZeroAboveZero() {
    let (first, second, bias) = (HoleSum(hole: 0), HoleSum(hole: 1), HoleSum(hole: 2))
    let system = [
      Requirement(bias, [.negative, .zero]), Requirement(second + bias, .positive),
      Requirement(first + bias, .positive), Requirement(first + second + bias, [.negative, .zero]),
    ]
    #expect(Feasibility(system) == .contradiction([-1, 1, 1, -1]))
    guard case .point = Feasibility(Array(system.dropLast())) else {
      Issue.record("three of them can be kept")
      return
    }
  }

  @Test func factorsOfTheWrongSignShowNothing() {
    let above = Requirement(HoleSum(hole: 0), .positive)
    let below = Requirement(HoleSum(hole: 0), .negative)
    let weak = Requirement(HoleSum(hole: 0), [.zero, .positive])
    let opposite = Requirement(HoleSum(hole: 0), [.negative, .zero])
    let shown: [(requirements: [(Requirement, factor: Rational)], isContradiction: Bool)] = [
      ([(above, 1), (below, -1)], true), ([(above, -1), (below, 1)], false), ([(above, 1)], false), ([], false),
      ([(weak, 1), (opposite, -1)], false), ([(above, 2), (opposite, -2)], true),
    ]
    for (requirements, isContradiction) in shown {
      #expect(Requirement.contradict(requirements) == isContradiction)
    }
  }

  @Test func theSmallestWholeNumbersAreThoseOfBruteForce() throws {
    let seed: UInt64 = 4_711
    var random = SeededGenerator(seed: seed)
    let vectors = wholeVectors(of: 3, upTo: 6)
    for number in 0..<400 {
      let system = Self.system(&random).filter { $0.sum.coefficient(of: 3).isZero }
      for denominator in 1...2 {
        let expected = vectors.first { vector in
          let point = vector.map { Rational($0, denominator) } + [0]
          return system.allSatisfy { $0.holds(at: point) }
        }
        var search = try #require(GridPoint(system, of: [0, 1, 2], denominator: denominator))
        switch search.least(from: 0, to: 6) {
        case .found(let numbers, let sum):
          #expect(numbers == expected, "seed \(seed), system \(number)")
          #expect(sum == numbers.reduce(0) { $0 + abs($1) })
        case .none: #expect(expected == nil, "seed \(seed), system \(number)")
        case .stopped: Issue.record("seed \(seed), system \(number) was given up")
        }
      }
    }
  }
}
