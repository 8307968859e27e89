import CircuitModel
import Testing
import Verification

@testable import Batch

/// What a run may use, handed out fairly.
@Suite struct AllowanceTests {
  private func budget(_ allowance: Allowance, _ share: Allowance.Share) -> Budget {
    var budget = Budget()
    allowance.limit(&budget, of: share)
    return budget
  }

  /// Asks a claim for its limit and lets it meet so many states, or as many as it may.
  private func use(_ states: Int, _ allowance: Allowance, _ share: inout Allowance.Share) -> (
    limit: Int?, isStarved: Bool
  ) {
    let most = budget(allowance, share).maximumStates
    let isOver = states > most ?? .max
    let isStarved = allowance.note(
      limit: isOver ? most.map(Verdict.Limit.states) : nil, states: min(states, most ?? .max), took: .zero, of: &share)
    return (most, isStarved)
  }

  @Test func withoutLimitsNothingIsLimitedButTheUsualMemory() {
    let allowance = Allowance(claim: Limits(), run: Limits(), files: 3, workers: 2)
    let budget = budget(allowance, allowance.share(claims: 1))
    #expect(budget.maximumStates == nil)
    #expect(budget.maximumBytes == Budget().maximumBytes)
    #expect(budget.deadline == nil)
  }

  @Test func theLesserOfTheClaimsOwnLimitAndItsShareCounts() {
    for (own, run, expected) in [(50, nil, 50), (50, 1000, 50), (500, 1000, 100), (nil, 1000, 100)]
      as [(Int?, Int?, Int?)]
    {
      let allowance = Allowance(claim: Limits(states: own), run: Limits(states: run), files: 10, workers: 2)
      #expect(budget(allowance, allowance.share(claims: 1)).maximumStates == expected)
    }
  }

  @Test func whatAClaimDoesNotNeedIsLeftToTheOthersOfItsFile() {
    let allowance = Allowance(claim: Limits(), run: Limits(states: 600), files: 2, workers: 1)
    var share = allowance.share(claims: 3)
    #expect(use(10, allowance, &share) == (100, false))
    #expect(use(200, allowance, &share) == (145, true))
    #expect(use(100, allowance, &share) == (145, false))
    var next = allowance.share(claims: 1)
    #expect(use(1, allowance, &next).limit == 300, "the share of a file does not depend on what others left over")
  }

  @Test func whatFilesDoNotNeedIsSharedByThoseThatNeedMore() {
    let allowance = Allowance(claim: Limits(), run: Limits(states: 100), files: 4, workers: 2)
    var needs = [5, 1000, 5, 40]
    var starved: [Int] = []
    for file in needs.indices {
      var share = allowance.share(claims: 1)
      if use(needs[file], allowance, &share).isStarved { starved.append(file) }
      allowance.finishFile()
    }
    #expect(starved == [1, 3])
    #expect(!allowance.isLastRound)
    // 5 + 25 + 5 + 25 of 100 are used.
    allowance.beginLastRound(files: starved.count)
    var share = allowance.share(claims: 1)
    #expect(use(1000, allowance, &share) == (20, true))
    #expect(allowance.isLastRound)
    allowance.finishFile()
    share = allowance.share(claims: 1)
    needs[3] = 7
    #expect(use(7, allowance, &share) == (20, false))
  }

  @Test func memoryIsCutAlikeForAnyNumberOfThreads() {
    for workers in [1, 2, 8, 64] {
      let few = Allowance(claim: Limits(), run: Limits(bytes: 1 << 20), files: 4, workers: workers)
      #expect(budget(few, few.share(claims: 1)).maximumBytes == 1 << 18)
      let many = Allowance(claim: Limits(), run: Limits(bytes: 1 << 20), files: 1000, workers: workers)
      #expect(budget(many, many.share(claims: 1)).maximumBytes == 1 << 14)
      #expect(few.workers == min(4, workers))
      few.beginLastRound(files: 1)
      #expect(budget(few, few.share(claims: 1)).maximumBytes == 1 << 20)
    }
    let crowd = Allowance(claim: Limits(), run: Limits(bytes: 1 << 20), files: 1000, workers: 500)
    #expect(crowd.workers == 64, "more would together hold more than there is")
    #expect(Allowance(claim: Limits(), run: Limits(), files: 1000, workers: 500).workers == 500)
  }

  @Test func timeIsSharedByThoseThatAreLeft() throws {
    let allowance = Allowance(claim: Limits(), run: Limits(seconds: 100), files: 10, workers: 2)
    func seconds(_ share: Allowance.Share) throws -> Double {
      (try #require(budget(allowance, share).deadline) - .now) / .seconds(1)
    }
    #expect(abs(try seconds(allowance.share(claims: 1)) - 20) < 1)
    #expect(abs(try seconds(allowance.share(claims: 4)) - 5) < 1)
    for _ in 0..<9 { allowance.finishFile() }
    #expect(abs(try seconds(allowance.share(claims: 1)) - 100) < 1)
    allowance.beginLastRound(files: 4)
    #expect(abs(try seconds(allowance.share(claims: 1)) - 25) < 1, "one file at a time")
  }

  @Test func whatOnlyTheShareEndedIsToldApart() {
    let own = Limits(states: 10, bytes: 1000, seconds: 5)
    let allowance = Allowance(
      claim: own, run: Limits(states: 1000, bytes: 10_000, seconds: 500), files: 2, workers: 1)
    func isStarved(_ limit: Verdict.Limit?, took seconds: Int = 0) -> Bool {
      var share = allowance.share(claims: 1)
      return allowance.note(limit: limit, states: nil, took: .seconds(seconds), of: &share)
    }
    #expect(!isStarved(nil))
    #expect(isStarved(.states(9)) && !isStarved(.states(10)))
    #expect(isStarved(.memory(999)) && !isStarved(.memory(1000)))
    #expect(isStarved(.time, took: 4) && !isStarved(.time, took: 5))
    for limit in [.numbers, .interrupted, .sequences, .noInvariant, .noTrigger] as [Verdict.Limit] {
      #expect(!isStarved(limit))
    }
  }

  @Test func inARunWithoutLimitsThereAreNoSharesAndOneRound() {
    let allowance = Allowance(claim: Limits(states: 10, seconds: 1), run: Limits(), files: 2, workers: 1)
    #expect(allowance.isLastRound)
    var share = allowance.share(claims: 1)
    for limit in [.states(9), .memory(1), .time] as [Verdict.Limit] {
      #expect(!allowance.note(limit: limit, states: 1, took: .zero, of: &share))
    }
  }

  @Test func limitsOfAnySizeCanBeReckonedWith() {
    for most in [1, .max] {
      let limits = Limits(states: most, bytes: most, seconds: most)
      let allowance = Allowance(claim: limits, run: limits, files: 1000, workers: 4096)
      var share = allowance.share(claims: 1)
      for _ in 0..<3 {
        #expect(budget(allowance, share).deadline != nil)
        _ = allowance.note(limit: .time, states: .max, took: .seconds(1), of: &share)
      }
      for _ in 0..<1001 { allowance.finishFile() }
      _ = budget(allowance, allowance.share(claims: 0))
    }
  }
}
