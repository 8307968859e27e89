import CircuitModel
import Fuzzing
import TestSupport
import Testing
import Verification

/// Recordings against the interpreter, which takes derivatives in forward mode, and against quotients of differences.
@Suite struct SmoothRecordingsTests {
  @Test func derivativesAgreeInBothModesAndWithQuotients() {
    let seeds = UInt64(1)...UInt64(60)
    print("seeds \(seeds.lowerBound) to \(seeds.upperBound)")
    var (agreed, measured, withoutValue) = (0, 0, 0)
    for seed in seeds {
      let comparison = SmoothComparison(seed: seed)
      #expect(comparison.disagreements == [])
      agreed += comparison.agreed
      measured += comparison.measured
      withoutValue += comparison.withoutValue
    }
    #expect(agreed > 500 && measured > 200 && withoutValue > 0, "\(agreed) \(measured) \(withoutValue)")
  }

  /// Each formula is judged by the engine and confirmed by the interpreter, which must say the same where something bends.
  private func judgement(of formula: String) throws -> AuditedVerdict.Judgement {
    let circuit = try circuit(
      """
      circuit A {
        input x: real
        let w = 2
        let v = 3
        u[t] = w * x[t]
        z[t] = relu(v * x[t] - 3)
        output y[t] = u[t] + z[t]
        example "e" {
          x = 0 1
          prove p: \(formula)
        }
      }
      """)
    let place = try #require(circuit.claims.firstIndex { $0.name == "e.p" })
    return try verify(circuit, claims: [place], with: .auto, upTo: nil, within: Budget())[0].verdict.judgement
  }

  @Test func aBendThatTheNumberDoesNotReachDoesNotMatter() throws {
    // z bends at step 2, where v is multiplied by 1; w does not come there.
    guard case .holds = try judgement(of: "d(y[2], w) == 1") else {
      Issue.record("w does not reach the bend")
      return
    }
    guard case .undefined(_, .noDerivative) = try judgement(of: "d(y[2], v) == 1") else {
      Issue.record("v reaches the bend")
      return
    }
  }

  @Test func aStepAfterTheValueDoesNotMatter() throws {
    guard case .holds = try judgement(of: "d(y[1], v) == 0") else {
      Issue.record("z bends at step 2, and y[1] does not read it")
      return
    }
  }

  @Test func aComparisonThatIsJustMetHasNoDerivative() throws {
    guard case .undefined(_, .noDerivative) = try judgement(of: "d(if u[2] >= 2 then u[2] else 0, w) == 1") else {
      Issue.record("the comparison is met exactly at step 2")
      return
    }
    guard case .holds = try judgement(of: "d(if u[1] >= 2 then u[1] else 0, w) == 0") else {
      Issue.record("nothing is met at step 1")
      return
    }
  }

  @Test func aFactorOfZeroHidesNoJump() throws {
    // z · step(z) is relu(z), which bends at 0.
    guard case .undefined(_, .noDerivative) = try judgement(of: "d((u[2] - 2) * (if u[2] >= 2 then 1 else 0), w) == 1")
    else {
      Issue.record("the product bends where both factors are 0")
      return
    }
  }
}
