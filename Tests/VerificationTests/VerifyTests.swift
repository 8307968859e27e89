import CircuitModel
import TestSupport
import Testing
import Verification

/// Claims from text to audited verdict.
@Suite struct VerifyTests {
  private func judge(
    _ text: String, with engine: EngineChoice = .auto, upTo length: Int? = nil, within budget: Budget = Budget()
  ) throws -> [AuditedVerdict] {
    try verify(circuit(text), with: engine, upTo: length, within: budget).map(\.verdict)
  }

  private static let runningAnd = """
    circuit RunningAnd {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - BIAS)
      output y[t] = h[t]
      CONVENTION
      KIND: y[t] iff all(x[1..t])
    }
    """

  private func runningAnd(bias: String = "1.5", convention: String = "", kind: String = "prove") -> String {
    Self.runningAnd.replacing("BIAS", with: bias).replacing("CONVENTION", with: convention)
      .replacing("KIND", with: kind)
  }

  // MARK: Verdicts

  @Test func runningAndIsProvedWithTwoStates() throws {
    let verdict = try judge(runningAnd())[0]
    guard case .proved = verdict.judgement else { return expectationFailed(verdict) }
    #expect(verdict.states == 2)
    #expect(verdict.sequences == nil)
  }

  @Test func aWrongBiasFailsOnTheShortestAndLeastSequence() throws {
    for engine in EngineChoice.deciding {
      let verdict = try judge(runningAnd(bias: "-1.5"), with: engine)[0]
      guard case .fails(let trace) = verdict.judgement else { return expectationFailed(verdict) }
      #expect(trace.word == [0])
      #expect(trace.sides == [[.exact(1)], [.exact(0)]])
    }
  }

  @Test func anUndeclaredTieIsReportedForEveryClaim() throws {
    for engine in EngineChoice.deciding {
      for kind in ["prove", "refute"] {
        let verdict = try judge(runningAnd(bias: "2", kind: kind), with: engine)[0]
        guard case .tie(let trace, .tie) = verdict.judgement else { return expectationFailed(verdict) }
        #expect(trace.word == [1])
      }
    }
  }

  @Test func aDeclaredTieDecides() throws {
    let loose = try judge(runningAnd(bias: "2", convention: "convention step(0) = 1"))[0]
    guard case .proved = loose.judgement else { return expectationFailed(loose) }
    let strict = try judge(runningAnd(bias: "2", convention: "convention step(0) = 0"))[0]
    guard case .fails(let trace) = strict.judgement else { return expectationFailed(strict) }
    #expect(trace.word == [1])
  }

  @Test func refuteAndReachNeedTheirWitness() throws {
    let refuted = try judge(runningAnd(bias: "-1.5", kind: "refute"))[0]
    guard case .witnessed = refuted.judgement else { return expectationFailed(refuted) }
    let refutedInVain = try judge(runningAnd(kind: "refute"))[0]
    guard case .noWitness = refutedInVain.judgement else { return expectationFailed(refutedInVain) }
    let reached = try judge("circuit C {\n input x: bit\n reach: count(x[1..t]) == 3\n}")[0]
    guard case .witnessed(let trace) = reached.judgement else { return expectationFailed(reached) }
    #expect(trace.word == [1, 1, 1])
    let reachedInVain = try judge("circuit C {\n input x: bit\n reach: x[t] == 2\n}")[0]
    guard case .noWitness = reachedInVain.judgement else { return expectationFailed(reachedInVain) }
  }

  @Test func aConditionThatNeverHoldsIsVacuous() throws {
    let vacuous = try judge("circuit C {\n input x: bit\n prove: x[t] == 5 when x[t] == 2\n}")[0]
    guard case .vacuous = vacuous.judgement else { return expectationFailed(vacuous) }
    let unbounded = try judge(
      "circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + 2 * x[t] - 1\n prove: x[t] <= 1 when h[t] > 1000000\n}")[
        0]
    guard case .unknown(let reason, 16) = unbounded.judgement else { return expectationFailed(unbounded) }
    #expect(reason.contains("when"))
  }

  @Test func assumptionsThatAdmitNothingAreReported() throws {
    for engine in EngineChoice.allCases {
      let verdict = try judge("circuit C {\n input x: bit\n assume x[t] == 2\n prove: x[t] == 0\n}", with: engine)[0]
      guard case .nothingConsidered = verdict.judgement else { return expectationFailed(verdict) }
    }
  }

  @Test func assumptionsPruneAndSequencesAreCounted() throws {
    let text = """
      circuit Alternating {
        input x: bit
        h[0] = 0
        h[t] = h[t-1] + x[t]
        assume t > 1 implies x[t] != x[t-1]
        prove: h[t] <= t
      }
      """
    for engine in EngineChoice.deciding {
      let verdict = try judge(text, with: engine, upTo: 5)[0]
      guard case .holds(upTo: 5) = verdict.judgement else { return expectationFailed(verdict) }
      #expect(verdict.sequences == 10)
    }
  }

  @Test func aTieOnASequenceThatIsNotConsideredDoesNotMatter() throws {
    let text = """
      circuit C {
        input x: bit
        h[t] = step(x[t] - 1)
        assume x[t] == 0
        prove: h[t] == 0
      }
      """
    for engine in EngineChoice.allCases {
      let verdict = try judge(text, with: engine, upTo: 3)[0]
      switch verdict.judgement {
      case .proved, .holds(upTo: 3): continue
      default: return expectationFailed(verdict)
      }
    }
  }

  // MARK: Evaluation that goes wrong

  @Test func dividingByZeroNamesTheStep() throws {
    let text = "circuit C {\n input x: bit\n prove: 1 / (t - 2) < 5\n}"
    for engine in EngineChoice.allCases where engine != .ranges {
      let verdict = try judge(text, with: engine)[0]
      guard case .undefined(let trace, .divisionByZero(_, step: 2)) = verdict.judgement else {
        return expectationFailed(verdict)
      }
      #expect(trace.word == [0, 0])
    }
  }

  @Test func aGuardedReadBeforeTheBeginningIsFine() throws {
    let verdict = try judge(
      "circuit C {\n input x: bit\n d[0] = 0\n d[1] = 0\n d[t] = x[t-1]\n"
        + " prove: t > 1 implies d[t] == x[t-1]\n}")[0]
    guard case .proved = verdict.judgement else { return expectationFailed(verdict) }
  }

  // MARK: Budgets

  private static let counter =
    "circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + 2 * x[t] - 1\n prove: h[t] <= t\n}"

  @Test func aLimitOfStatesSaysHowFarItGot() throws {
    // Level n has n + 1 states and as many before it.
    let verdict = try judge(Self.counter, upTo: 100, within: Budget(maximumStates: 10))[0]
    guard case .unknown(let reason, let length) = verdict.judgement else { return expectationFailed(verdict) }
    #expect(reason.contains("10 states"))
    #expect(length < 100)
  }

  @Test func aWitnessDoesNotPassWhileTiesAreNotExcluded() throws {
    let text = Self.counter.replacing("prove: h[t] <= t", with: "y[t] = step(h[t] - 50)\n reach: h[t] == 1")
    let verdict = try judge(text, upTo: 100, within: Budget(maximumStates: 10))[0]
    guard case .unknown = verdict.judgement else { return expectationFailed(verdict) }
    let tie = try judge(text, upTo: 100)[0]
    guard case .tie(let trace, _) = tie.judgement else { return expectationFailed(tie) }
    #expect(trace.word.count == 50)
  }

  @Test func cancellingSaysSo() throws {
    let verdict = try judge(Self.counter, upTo: 100, within: Budget(isCancelled: { true }))[0]
    guard case .unknown(let reason, 0) = verdict.judgement else { return expectationFailed(verdict) }
    #expect(reason.contains("interrupted"))
  }

  @Test func theBoundIsCoveredAndCounted() throws {
    let verdict = try judge(Self.counter, upTo: 20)[0]
    guard case .holds(upTo: 20) = verdict.judgement else { return expectationFailed(verdict) }
    #expect(verdict.sequences == 2_097_150)
  }

  // MARK: Numbers of any size

  @Test func numbersBeyondAWordAreWidened() throws {
    let text = """
      circuit Powers {
        input x: bit
        h[0] = 1
        h[t] = 1000000007 * h[t-1]
        g[0] = 1
        g[t] = 3 * g[t-1]
        prove: h[t] != g[t]
        prove: h[t] != 1000000007^20
        bound 30
      }
      """
    let verdicts = try judge(text)
    guard case .holds(upTo: 30) = verdicts[0].judgement else { return expectationFailed(verdicts[0]) }
    guard case .fails(let trace) = verdicts[1].judgement else { return expectationFailed(verdicts[1]) }
    #expect(trace.word.count == 20)
  }

  /// Neither number can be cut off, and neither fits a word for long.
  @Test func numbersBeyondAWordAreCompared() throws {
    let text = """
      circuit Powers {
        input x: bit
        h[0] = 1
        h[t] = 3 * h[t-1]
        g[0] = 1
        g[t] = 5 * g[t-1]
        prove: h[t] <= g[t]
      }
      """
    let verdict = try judge(text, with: .merge, upTo: 60)[0]
    guard case .holds(upTo: 60) = verdict.judgement else { return expectationFailed(verdict) }
  }

  @Test func recurrencesThatDivideFallBackToTheInterpreter() throws {
    let text = "circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] / 2 + x[t]\n prove: h[t] < 2\n bound 8\n}"
    let verdict = try judge(text)[0]
    guard case .holds(upTo: 8) = verdict.judgement else { return expectationFailed(verdict) }
    #expect(verdict.engine == "reference")
    #expect(verdict.note?.contains("denominators of h") == true)
    #expect(verdict.sequences == 510)
  }

  private func expectationFailed(_ verdict: AuditedVerdict, at location: SourceLocation = #_sourceLocation) {
    Issue.record("unexpected: \(verdict)", sourceLocation: location)
  }
}

extension EngineChoice {
  /// Those that decide every claim, if only up to a length; affine spaces prove or say nothing.
  static let deciding = allCases.filter { $0 != .affine && $0 != .ranges }
}
