import CircuitModel
import Insight
import TestSupport
import Testing
import Verification

/// The usual slips behind wrong numbers: each alone gives the number of its circuit, and near it nothing is named.
@Suite struct SlipTests {
  /// What is named for the first claim of a circuit about the numbers of an example.
  private func found(_ text: String, claim number: Int = 0) throws -> [SlipSearch.Found] {
    let circuit = try circuit(text)
    let places = circuit.claims.indices.filter { if case .worked = circuit.claims[$0].kind { true } else { false } }
    guard case .worked(let worked) = circuit.claims[places[number]].kind else { return [] }
    var search = SlipSearch(of: circuit, worked)
    let found = search.slips(behindClaim: places[number])
    #expect(!search.isCutShort)
    return found
  }

  private func slips(_ text: String, claim number: Int = 0) throws -> [Slip] {
    try found(text, claim: number).map(\.slip)
  }

  /// h_t = w h_(t-1) + u x_t, read out by y.
  private func linear(_ claims: String, output: String = "h[t]", more: String = "") -> String {
    """
    circuit A {
      input x: real
      let w = 0.7
      let u = 1.3
      \(more)
      h[0] = 0.4
      h[t] = w * h[t-1] + u * x[t]
      output y[t] = \(output)
      example "e" {
        x = 1 2 -1
        let loss = sum(y[i]^2 for i in 1..T)
        \(claims)
      }
    }
    """
  }

  // h = 1.58, 3.706, 1.2942.

  @Test func aSlipInWritingANumberDownIsFoundInItsDigits() throws {
    #expect(try slips(linear("prove h[2] ~ -3.706")) == [.lostSign])
    #expect(try slips(linear("prove h[2] ~ 3.70")) == [.cutOff])
    #expect(try slips(linear("prove h[2] ~ 3.076")) == [.neighbours])
    #expect(try slips(linear("prove h[2] == 37.06")) == [.point(1)])
    #expect(try slips(linear("prove h[2] / 50 ~ 0.741")) == [.lostZero])
    #expect(try slips(linear("prove h[2] + 1.3 ~ 5.06")) == [.lostZero])
  }

  @Test func digitsThatDifferOtherwiseAreNoSlip() throws {
    #expect(try slips(linear("prove h[2] ~ 3.716")) == [])
    #expect(try slips(linear("prove h[2] ~ 6.037")) == [])
    #expect(try slips(linear("prove h[2] == 3.70")) == [])
  }

  @Test func theSignInTheExponentOfTheSigmoidIsFound() throws {
    let text = { (claims: String) in
      """
      circuit A {
        input x: real
        f[t] = sigmoid(x[t])
        g[t] = sigmoid(2 * x[t])
        output y[t] = f[t] + 3 * g[t]
        example "e" {
          x = 0.5
          \(claims)
        }
      }
      """
    }
    // f = 0.622459, g = 0.731059; with the other sign 0.377541 and 0.268941.
    #expect(try slips(text("prove f[1] ~ 0.3775")) == [.sigmoidSign(signal: nil)])
    #expect(try slips(text("prove y[1] ~ 1.1844")) == [.sigmoidSign(signal: nil)])
    #expect(try slips(text("prove y[1] ~ 1.4293")) == [.sigmoidSign(signal: 2)])
    #expect(try slips(text("prove f[1] ~ 0.3776")) == [])
    // tanh(0.5) = 0.462117.
    #expect(try slips(text("prove f[1] ~ 0.4621")) == [.function(.tanh, for: .sigmoid, signal: nil)])
  }

  @Test func partialAndTotalDerivativesAreToldApart() throws {
    // d h_2 / d w = h_1 + w h_0 = 1.58 + 0.28.
    #expect(try slips(linear("prove d(h[2], w) == 1.86")) == [])
    #expect(try slips(linear("prove d(h[2], w) == 1.58")).first == .window(1))
    #expect(try slips(linear("prove d(h[2], w) == 0.28")).first == .appearance(1))
    #expect(try slips(linear("prove d(h[2], w, at: 2) == 1.86")).first == .total)
    #expect(try slips(linear("prove d(h[2], w) == 2.14")).first == .doubled(signal: 1))
    #expect(try slips(linear("prove d(h[2], w) == 2.15")) == [])
  }

  @Test func whatIsCountedTwiceOnTheWayToASignalIsFound() throws {
    let text = """
      circuit A {
        input x: real
        h[-1] = 0
        h[0] = 0
        h[t] = 3 * h[t-1] + 5 * h[t-2] + x[t]
        output y[t] = h[t]
        example "e" {
          x = 1 1 1
          prove d(h[3], h[1]) == 23
        }
      }
      """
    // 3 * 3 + 5 = 14, and 9 more.
    #expect(try slips(text).first == .doubled(signal: 1))
  }

  @Test func aStepTooFarIsFoundInClaimsAndInEquations() throws {
    #expect(try slips(linear("prove h[2] ~ 1.58")) == [.reading(later: -1)])
    #expect(try slips(linear("prove h[2] ~ 1.294")) == [.reading(later: 1)])
    let timed = linear("prove y[2] ~ 0.637", output: "h[t] / (1 + t^2)")
    #expect(try slips(timed) == [])
    // 3.706 / (1 + 1) and 3.706 / (1 + 9).
    #expect(try slips(linear("prove y[2] ~ 1.853", output: "h[t] / (1 + t^2)")) == [.time(later: -1)])
    #expect(try slips(linear("prove y[2] ~ 0.3706", output: "h[t] / (1 + t^2)")).contains(.time(later: 1)))
  }

  @Test func aFactorOfTheResultIsFound() throws {
    #expect(try slips(linear("prove h[2] ~ 1.853")) == [.withoutFactor(.two)])
    #expect(try slips(linear("prove h[2] ~ 7.412")) == [.withFactor(.two)])
    #expect(try slips(linear("prove h[2] ~ 11.118")) == [.withFactor(.length(3))])
    #expect(try slips(linear("prove h[2] ~ 4.8178")) == [.withFactor(.constant(ParameterID(1)))])
  }

  @Test func aPartOfAnEquationThatIsForgottenIsFound() throws {
    // Without w: 1.7, 4.3; without u: 1.28, 2.896.
    guard case .forgotten(let factor, in: _)? = try slips(linear("prove h[2] ~ 4.3")).first else {
      return #expect(Bool(false))
    }
    #expect(factor == .parameter(ParameterID(0)))
    #expect(try slips(linear("prove h[2] ~ 4.4")) == [])
    guard case .undivided? = try slips(linear("prove y[2] ~ 3.706", output: "h[t] / 17")).first else {
      return #expect(Bool(false))
    }
    guard case .notSquared? = try slips(linear("prove y[2] ~ 3.706", output: "h[t]^2")).first else {
      return #expect(Bool(false))
    }
    guard case .withoutRoot? = try slips(linear("prove y[2] ~ 3.706", output: "sqrt(h[t])")).first else {
      return #expect(Bool(false))
    }
    // The square of the loss: 1.58 + 3.706 + 1.2942.
    guard case .notSquared? = try slips(linear("prove loss ~ 6.5802")).first else { return #expect(Bool(false)) }
  }

  @Test func aConstantAndAStartThatAreOthersAreFound() throws {
    // With w = 0.07: 1.328, 2.69296; from 0: 1.3, 3.51.
    #expect(try slips(linear("prove h[2] ~ 2.693")) == [.constant(ParameterID(0), as: Rational(7, 100))])
    #expect(try slips(linear("prove h[2] == 3.51")) == [.zeroStart(signal: 1)])
    #expect(try slips(linear("prove h[2] ~ 2.694")) == [])
  }

  @Test func aConstantThatFollowsFromAnotherChangesWithIt() throws {
    // With w = 0.07, v = 0.93: 3.441... times.
    let text = linear("prove y[2] ~ 2.5045", output: "v * h[t]", more: "let v = 1 - w")
    #expect(try slips(text) == [.constant(ParameterID(0), as: Rational(7, 100))])
  }

  @Test func ofSeveralSlipsThatWhichGivesMostNumbersIsNamed() throws {
    let claims = """
      prove h[1] ~ 1.328
          prove h[2] ~ 2.693
          prove h[3] ~ -1.1115
      """
    for claim in 0..<3 {
      #expect(try slips(linear(claims), claim: claim) == [.constant(ParameterID(0), as: Rational(7, 100))])
    }
  }

  @Test func ofAVectorAllThatIsWrongComesOutAndNothingThatIsRight() throws {
    let all = try found(linear("prove [h[1], h[2]] ~ [1.328, 2.693]"))
    #expect(all == [.init(slip: .constant(ParameterID(0), as: Rational(7, 100)), components: [])])
    // h_1 is right, and would not be with that constant.
    #expect(try found(linear("prove [h[1], h[2]] ~ [1.58, 2.693]")) == [])
    let digits = try found(linear("prove [h[1], h[2]] ~ [1.58, 3.076]"))
    #expect(digits == [.init(slip: .neighbours, components: [])])
  }

  @Test func nothingIsNamedForWhatIsRightOrHasTooFewDigits() throws {
    #expect(try slips(linear("prove h[2] ~ 3.706")) == [])
    #expect(try slips(linear("refute h[2] ~ 3.71")) == [])
    #expect(try slips(linear("prove h[2] == 0")) == [])
    // Without w it would be 4.3.
    #expect(try slips(linear("prove h[2] ~ 4")) == [])
    #expect(try slips(linear("prove h[2] < 1")) == [])
  }

  @Test func aBudgetThatEndsIsSaid() throws {
    let circuit = try circuit(linear("prove h[2] ~ 4.3"))
    guard case .worked(let worked)? = circuit.claims.map(\.kind).last else { return #expect(Bool(false)) }
    var search = SlipSearch(of: circuit, worked)
    #expect(search.slips(behindClaim: circuit.claims.count - 1, within: Budget(isCancelled: { true })) == [])
    #expect(search.isCutShort)
  }
}
