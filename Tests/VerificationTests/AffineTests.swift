import CircuitModel
import Fuzzing
import TestSupport
import Testing
import Verification

/// Claims about numbers that grow: what the affine engine proves for every length, and what it must not.
@Suite struct AffineTests {
  private func record(_ text: String) { Issue.record(Comment(rawValue: text)) }

  private func judge(_ text: String, with engine: EngineChoice = .affine) throws -> [AuditedVerdict] {
    try verify(circuit(text), with: engine, upTo: 6, within: Budget()).map(\.verdict)
  }

  private static let frame = """
    circuit C {
      input x: bit
      input y: bit
      h[0] = 0
      g[0] = 0
      d[0] = 0
      s[0] = 0
      h[t] = x[t] - h[t-1]
      g[t] = g[t-1] + x[t]
      d[t] = d[t-1] + x[t] - y[t]
      s[t] = step(s[t-1] + x[t] - y[t] - 1/2)
      ASSUME
      prove: CLAIM
    }
    """

  private func judge(claim: String, assuming assumption: String = "") throws -> AuditedVerdict {
    let text = Self.frame.replacing("CLAIM", with: claim)
    return try judge(text.replacing("ASSUME", with: assumption.isEmpty ? "" : "assume \(assumption)"))[0]
  }

  // MARK: Proved

  private static let proved = [
    "h[t] == sum((-1)^(t-i) * x[i] for i in 1..t)",
    "g[t] == count(x[1..t])",
    "g[t] == sum(x[1..t]) and t >= 1",
    "d[t] == count(x[1..t]) - count(y[1..t])",
    "d[t] > 0 iff count(x[1..t]) > count(y[1..t])",
    "d[t] > 5 implies count(x[1..t]) > count(y[1..t]) + 4",
    "2 * g[t] - 1 != 0",
    "max(d[t], 0) == max(count(x[1..t]) - count(y[1..t]), 0)",
    "abs(d[t]) == max(d[t], -d[t])",
    "d[t] % 3 == (count(x[1..t]) - count(y[1..t])) % 3",
    "floor(d[t] / 2) == floor((count(x[1..t]) - count(y[1..t])) / 2)",
    "d[t] % 4 == 1 implies d[t] % 2 == 1",
    "d[t] % 6 == 4 implies d[t] % 3 == 1 and d[t] != 9",
    "d[t] > 2 and d[t] < 4 implies count(x[1..t]) == 3 + count(y[1..t])",
    "(if s[t] == 1 then d[t] else 0) == (if s[t] == 1 then g[t] - count(y[1..t]) else 0)",
    "2 * g[t] == sum(x[i] * 2 for i in 1..t)",
    "t > 3 implies d[t] - d[t-1] == x[t] - y[t]",
    "d[t] == (g[t] + h[t] + count(x[1..t]) - h[t]) / 2 - count(y[1..t])",
  ]

  @Test(arguments: proved)
  func aLinearClaimIsProvedForEveryLength(_ claim: String) throws {
    let verdict = try judge(claim: claim)
    guard case .proved = verdict.judgement else { return record("\(verdict.judgement)") }
    #expect(verdict.engine == "affine")
    #expect(verdict.invariant != nil)
  }

  /// Only the second look at the space finds where `q` and `r` go.
  @Test func aSpaceThatHasGrownIsLookedAtAgain() throws {
    let text = """
      circuit C {
        input x: bit
        p[0] = 0
        p[t] = p[t-1] + x[t]
        q[0] = 0
        q[t] = q[t-1] + p[t-1]
        r[0] = 0
        r[t] = r[t-1] + 2 * p[t-1]
        prove: r[t] == 2 * q[t]
      }
      """
    let verdict = try judge(text)[0]
    guard case .proved = verdict.judgement else { return record("\(verdict.judgement)") }
  }

  @Test func anAssumptionBoundsWhatIsCompared() throws {
    let verdict = try judge(claim: "d[t] > -1 iff d[t] == 0", assuming: "d[t] <= 0")
    guard case .proved = verdict.judgement else { return record("\(verdict.judgement)") }
    let without = try judge(claim: "d[t] > -1 iff d[t] == 0")
    guard case .unknown = without.judgement else { return record("\(without.judgement)") }
  }

  @Test func twoLinearNetworksAreEqualThroughAReferencePart() throws {
    let text = """
      circuit Sum {
        input a: {-1, 0, 2}
        s[0] = 0
        output s[t] = s[t-1] + a[t]
        prove: s[t] == sum(a[1..t])
      }
      circuit Twice {
        input a: {-1, 0, 2}
        p[0] = 0
        q[0] = 0
        p[t] = q[t-1] + 2 * a[t]
        q[t] = q[t-1] + a[t] + p[t] - q[t-1] - a[t]
        output y[t] = q[t]
        ref part sum = Sum(a: a)
        prove: y[t] == 2 * sum.s[t]
      }
      """
    let twice = try #require(try circuits(text).last)
    let verdict = try verify(twice, with: .affine, upTo: 6, within: Budget())[0].verdict
    guard case .proved = verdict.judgement else { return record("\(verdict.judgement)") }
  }

  // MARK: Not proved

  private static let unproved = [
    // False, at the first step or much later.
    "h[t] == sum((-1)^i * x[i] for i in 1..t)", "g[t] < 100", "d[t] != 50", "d[t] >= -7", "g[t] % 30 < 29",
    "d[t] == count(x[1..t]) - count(y[1..t]) + s[t]", "not (d[t] > 2 and d[t] % 5 == 0)", "d[t] * d[t] < 1000",
    "d[t] > 3 or d[t] < 3",
    // True, but not by linear equations.
    "d[t] * d[t] >= 0 and (d[t] + 1) * (d[t] + 1) == d[t] * d[t] + 2 * d[t] + 1",
  ]

  @Test(arguments: unproved)
  func whatLinearEquationsDoNotShowIsNotProved(_ claim: String) throws {
    let verdict = try judge(claim: claim)
    guard case .unknown(let reason, upTo: 0) = verdict.judgement else { return record("\(verdict.judgement)") }
    #expect(reason.hasPrefix("linear equations"))
  }

  @Test func theOppositeOfWhatIsProvedIsNotProved() throws {
    for claim in Self.proved {
      let verdict = try judge(claim: "not (\(claim))")
      guard case .unknown = verdict.judgement else { return record("\(claim): \(verdict.judgement)") }
    }
  }

  @Test func withoutAProofAutoCoversTheLength() throws {
    let text = Self.frame.replacing("ASSUME", with: "").replacing("CLAIM", with: "d[t] != 5000")
    let verdict = try judge(text, with: .auto)[0]
    guard case .holds(upTo: 6) = verdict.judgement else { return record("\(verdict.judgement)") }
    #expect(verdict.engine == "merge")
  }

  // MARK: Conditions

  @Test func aConditionMustBeSeenToHold() throws {
    let text = """
      circuit C {
        input x: bit
        d[0] = 0
        d[t] = d[t-1] + 2 * x[t] - 1
        prove met: d[t] == 2 * count(x[1..t]) - t when d[t] > 5
        prove never: d[t] == 3 when d[t] == 2 * count(x[1..t]) - t + 1
        prove far: d[t] == 2 * count(x[1..t]) - t when d[t] > 50000
        refute none: d[t] == 2 * count(x[1..t]) - t when d[t] > 5
      }
      """
    let verdicts = try judge(text)
    guard case .proved = verdicts[0].judgement, case .vacuous = verdicts[1].judgement,
      case .unknown(let reason, upTo: 0) = verdicts[2].judgement, case .noWitness = verdicts[3].judgement
    else { return record("\(verdicts.map(\.judgement))") }
    #expect(reason == "an invariant shows it, but no step was found at which the condition after `when` holds")
  }

  @Test func assumptionsThatNothingKeepsAreNoticed() throws {
    let verdict = try judge(claim: "d[t] == g[t] - count(y[1..t])", assuming: "d[t] > 1")
    guard case .nothingConsidered = verdict.judgement else { return record("\(verdict.judgement)") }
  }

  // MARK: Budgets

  @Test func aBudgetEndsTheSearch() throws {
    let circuit = try circuit(Self.frame.replacing("ASSUME", with: "").replacing("CLAIM", with: Self.proved[0]))
    let budgets = [
      (Budget(isCancelled: { true }), "the search was interrupted"),
      (Budget(deadline: .now), "the time limit ended the search"),
      (Budget(maximumStates: 0), "the limit of 0 states ended the search"),
    ]
    for (budget, text) in budgets {
      let verdict = try verify(circuit, with: .affine, upTo: 6, within: budget)[0].verdict
      guard case .unknown(text, upTo: 0) = verdict.judgement else {
        Issue.record("\(verdict.judgement)")
        continue
      }
    }
  }

  // MARK: Random circuits

  @Test func whatIsProvedOfRandomLinearCircuitsIsTrue() throws {
    var proved = 0
    print("seeds 1 to 120, and one that was once wrong")
    for seed in Array(1...120) + [502_149] as [UInt64] {
      let circuit = LinearCircuit.make(seed: seed)
      let length = circuit.alphabet.count > 4 ? 3 : 4
      if case .disagreed(let text) = Differential.compare(circuit, upTo: length) {
        Issue.record("seed \(seed): \(text)\n\(circuit.sketch)")
      }
      guard let obligation = Obligation(circuit.claims[0], in: circuit) else { continue }
      let verdict = Affine().run(obligation, try obligation.lowered(), upTo: 6, within: Budget())
      if case .closed = verdict.finding { proved += 1 }
    }
    #expect(proved > 20)
  }
}
