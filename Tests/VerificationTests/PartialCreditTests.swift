import CircuitModel
import Dispatch
import Fuzzing
import Synchronization
import TestSupport
import Testing
import Verification

@Suite struct PartialCreditTests {
  /// The shares of the first claim of a text.
  private func outcome(_ text: String, upTo length: Int, within budget: Budget = Budget()) throws
    -> PartialCredit.Outcome
  {
    let circuit = try circuit(text)
    return partialCredit(of: circuit.claims[0], in: circuit, upTo: length, within: budget)
  }

  private func counted(_ text: String, upTo length: Int) throws -> PartialCredit {
    guard case .counted(let shares) = try outcome(text, upTo: length) else {
      throw NotCounted()
    }
    return shares
  }

  private struct NotCounted: Error {}

  // MARK: What is counted

  @Test func aClaimThatHoldsIsRightOnEverySequence() throws {
    let shares = try counted(
      "circuit A {\n input x: bit[2]\n h[0] = 1\n h[t] = step(h[t-1] + x[t][1] - 1.5)\n prove h[t] iff all(x[1..t][1])\n}",
      upTo: 5)
    #expect(shares.lengths.map(\.considered) == [4, 16, 64, 256, 1024])
    #expect(shares.lengths.map(\.right) == [4, 16, 64, 256, 1024])
    #expect(shares.score == 1)
  }

  @Test func aStepIsCountedOnceHoweverLongTheSequenceGoesOn() throws {
    // Wrong at step 1 alone, on one of two letters: later steps are right again.
    let shares = try counted("circuit A {\n input x: bit\n prove t > 1 or x[t] == 0\n}", upTo: 4)
    #expect(shares.lengths.map(\.right) == [1, 4, 8, 16])
    #expect(shares.score == Rational(7, 8))
  }

  @Test func assumptionsMakeSequencesFewer() throws {
    let shares = try counted(
      "circuit A {\n input x: bit\n x[0] = 0\n assume not (x[t] == 1 and x[t-1] == 1)\n prove x[t] == 0\n}", upTo: 5)
    #expect(shares.lengths.map(\.considered) == [2, 3, 5, 8, 13])
    #expect(shares.lengths.map(\.right) == [1, 2, 3, 5, 8])
  }

  @Test func onlySequencesThatMeetTheConditionAtTheirLastStepCount() throws {
    let shares = try counted("circuit A {\n input x: bit\n prove x[t] == 1 when t > 2\n}", upTo: 4)
    #expect(shares.lengths.map(\.considered) == [0, 0, 8, 16])
    #expect(shares.score == Rational(1, 2))
    let rare = try counted("circuit A {\n input x: bit\n input y: bit\n prove x[t] == 1 when y[t] == 1\n}", upTo: 2)
    #expect(rare.lengths.map(\.considered) == [2, 8])
    #expect(rare.lengths.map(\.right) == [1, 4])
  }

  @Test func aClaimThatSaysNothingHasNoScore() throws {
    let shares = try counted("circuit A {\n input x: bit\n prove x[t] == 1 when x[t] > 1\n}", upTo: 4)
    #expect(shares.score == nil)
  }

  @Test func whatTiesIsWrongForEver() throws {
    // The unit ties at the first 1: of the sequences of length n, only the one of zeros is right.
    let text = "circuit A {\n input x: bit\n h[t] = step(1/2 - x[t] / 2)\n prove h[t] == 1\n}"
    let shares = try counted(text, upTo: 3)
    #expect(shares.lengths.map(\.considered) == [2, 4, 8])
    #expect(shares.lengths.map(\.right) == [1, 1, 1])
  }

  @Test func aBitThatNothingSeesCountsItsSequences() throws {
    let shares = try counted("circuit A {\n input x: bit\n input n: 0..9\n prove x[t] == 1\n}", upTo: 20)
    #expect(shares.lengths[19].considered == BigInteger(20).power(20))
    #expect(shares.lengths[19].right == BigInteger(10) * BigInteger(20).power(19))
    #expect(shares.score == Rational(1, 2))
  }

  // MARK: What is not counted

  @Test func aBudgetThatEndsGivesNoCredit() throws {
    let text = "circuit A {\n input x: bit\n input y: bit\n prove count(x[1..t]) != count(y[1..t])\n}"
    #expect(try outcome(text, upTo: 40, within: Budget(maximumStates: 20)) == .stopped(.states(20)))
    #expect(try outcome(text, upTo: 40, within: Budget(isCancelled: { true })) == .stopped(.interrupted))
    #expect(try outcome(text, upTo: 40, within: Budget(deadline: .now)) == .stopped(.time))
    guard case .counted = try outcome(text, upTo: 40) else {
      Issue.record("not counted without limits")
      return
    }
  }

  @Test func onlyProofsHaveShares() throws {
    #expect(try outcome("circuit A {\n input x: bit\n reach x[t] == 1\n}", upTo: 4) == .notAProof)
    #expect(try outcome("circuit A {\n input x: bit\n refute x[t] == 1\n}", upTo: 4) == .notAProof)
  }

  @Test func anAssumptionThatCannotBeEvaluatedGivesNoCredit() throws {
    let text = """
      circuit A {
        input x: bit
        h[t] = step(x[t])
        assume h[t] == 1
        prove x[t] == 1
      }
      """
    #expect(try outcome(text, upTo: 4) == .unclearAssumption)
  }

  @Test func assumptionsHoldOnWhatTiedAsWell() throws {
    // Of the sequences without two 1s in a row, every one with a 1 ties.
    let text = """
      circuit A {
        input x: bit
        x[0] = 0
        assume not (x[t] == 1 and x[t-1] == 1)
        h[t] = step(1/2 - x[t] / 2)
        prove h[t] == 1
      }
      """
    let shares = try counted(text, upTo: 5)
    #expect(shares.lengths.map(\.considered) == [2, 3, 5, 8, 13])
    #expect(shares.lengths.map(\.right) == [1, 1, 1, 1, 1])
  }

  @Test func lengthsWhoseFractionsWouldTakeTooLongAreRefused() throws {
    #expect(try outcome("circuit A {\n input x: bit\n prove x[t] == 1\n}", upTo: 5000) == .tooLong(most: 1024))
  }

  @Test func aCounterexampleBeyondTheLengthIsCountedAll() throws {
    let text = "circuit A {\n input x: bit\n prove count(x[1..t]) < 9\n bound 4\n}"
    let circuit = try circuit(text)
    let verdict = try verify(circuit, with: .auto, upTo: nil, within: Budget())[0].verdict
    guard
      case .counted(let shares) = partialCredit(of: circuit.claims[0], in: circuit, after: verdict, within: Budget())
    else {
      Issue.record("not counted")
      return
    }
    #expect(shares.lengths.count == 9)
    #expect(shares.score == (8 + Rational(511, 512)) / 9)
  }

  // MARK: Against the interpreter

  @Test func everySmallNetworkHasTheSharesThatTheInterpreterCounts() {
    let differences = Mutex<[String]>([])
    let compared = Mutex(0)
    let chunk = 243
    DispatchQueue.concurrentPerform(iterations: SmallNetworks.count / chunk) { part in
      for number in part * chunk..<(part + 1) * chunk {
        let circuit = SmallNetworks.network(number)
        guard let same = Self.agrees(circuit, upTo: 3) else { continue }
        compared.withLock { $0 += 1 }
        if !same { differences.withLock { $0.append("\(number)") } }
      }
    }
    #expect(differences.withLock { $0 } == [])
    #expect(compared.withLock { $0 } > SmallNetworks.count / 2)
  }

  @Test func randomCircuitsHaveTheSharesThatTheInterpreterCounts() {
    let seeds = UInt64(1)...UInt64(1500)
    print("seeds \(seeds.lowerBound) to \(seeds.upperBound)")
    let differences = Mutex<[UInt64]>([])
    let compared = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: seeds.count / 50) { part in
      for seed in UInt64(part * 50 + 1)...UInt64(part * 50 + 50) {
        var circuit = RandomCircuit.make(seed: seed)
        // Claims of every kind serve: what is claimed of each step is what counts.
        circuit.claims = circuit.claims.map { claim in
          var claim = claim
          switch claim.kind {
          case .reach(let formula): claim.kind = .prove(formula, when: nil)
          case .refute(let formula, let condition): claim.kind = .prove(formula, when: condition)
          default: break
          }
          return claim
        }
        guard let same = Self.agrees(circuit, upTo: 4) else { continue }
        compared.withLock { $0 += 1 }
        if !same { differences.withLock { $0.append(seed) } }
      }
    }
    #expect(differences.withLock { $0 } == [])
    #expect(compared.withLock { $0 } > 800)
  }

  /// Whether the shares of the first claim are those that the interpreter counts; `nil` where there are none.
  private static func agrees(_ circuit: Circuit, upTo length: Int) -> Bool? {
    guard let claim = circuit.claims.first, case .prove = claim.kind, let obligation = Obligation(claim, in: circuit),
      case .counted(let shares) = partialCredit(of: claim, in: circuit, upTo: length, within: Budget())
    else { return nil }
    var expected = (1...length).map { PartialCredit.Share(length: $0, considered: 0, right: 0) }
    count(Run(circuit), isSpoiled: false, obligation, &expected)
    guard shares.lengths == expected else { return false }
    let isRight = expected.allSatisfy { $0.considered == $0.right }
    return shares.score.map { isRight ? $0 == 1 : $0 < 1 && $0 >= 0 } ?? expected.allSatisfy(\.considered.isZero)
  }

  /// Counts what continues a run, by definition.
  private static func count(
    _ run: Run, isSpoiled: Bool, _ obligation: Obligation, _ shares: inout [PartialCredit.Share]
  ) {
    guard run.length < shares.count else { return }
    for letter in 0..<obligation.circuit.alphabet.count {
      var longer = run
      longer.advance(by: letter)
      var isSpoiledNow = isSpoiled
      switch obligation.observe(longer) {
      case .notConsidered: continue
      case .undefined:
        isSpoiledNow = true
        shares[run.length].considered += 1
      case .event: shares[run.length].considered += 1
      case .quiet(let triggered):
        guard triggered || isSpoiled else { break }
        shares[run.length].considered += 1
        if !isSpoiled { shares[run.length].right += 1 }
      }
      count(longer, isSpoiled: isSpoiledNow, obligation, &shares)
    }
  }
}
