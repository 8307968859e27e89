import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing
import Verification

@Suite struct DiagnosisTests {
  /// What is said of the first claim of a circuit that fails.
  private func mistakes(_ text: String) throws -> [UsualMistake] {
    let circuit = try circuit(text)
    for (claim, verdict) in try verify(circuit, with: .auto, upTo: nil, within: Budget()) {
      let failure: Diagnosis.Failure
      switch verdict.judgement {
      case .fails(let trace): failure = .counterexample(trace.word)
      case .tie: failure = .tie
      default: continue
      }
      var diagnosis = Diagnosis(of: circuit)
      return try diagnosis.mistakes(behind: failure, ofClaim: claim)
    }
    return []
  }

  private func kinds(_ text: String) throws -> [UsualMistake.Kind] { try mistakes(text).map(\.kind) }

  private func runningAnd(_ equation: String, start: Int = 1, tie: String = "") -> String {
    """
    circuit A {
      input x: bit
      h[0] = \(start)
      h[t] = \(equation)
      output y[t] = h[t]
      \(tie)
      prove y[t] iff all(x[1..t])
    }
    """
  }

  private func equality(_ b: String, _ first: String, _ general: String, tie: Int = 0) -> String {
    """
    circuit A {
      input x: bit[2]
      let W = [[-1, -1], [1, 1]]
      let b = \(b)
      h[t] = step(W * x[t] + b)
      \(first)
      output y[t] = step([1, 1] * h[t] + y[t-1] - \(general))
      convention step(0) = \(tie)
      prove y[t] iff x[1..t][1] == x[1..t][2]
    }
    """
  }

  @Test func theMutantsOfTheRunningAndAreDiagnosedByName() throws {
    let strict = try mistakes(
      runningAnd("threshold(h[t-1] + x[t] - 1.5, 0.5)", tie: "convention step(0) = 0"))
    #expect(strict.first == UsualMistake(kind: .tieRule, changes: [.tieRule(.step, to: 1)]))
    let sign = try mistakes(runningAnd("step(h[t-1] + x[t] + 1.5)"))
    #expect(sign.map(\.kind) == [.sign])
    guard case .weight(.bias, to: Rational(-3, 2))? = sign.first?.changes.first else { return #expect(Bool(false)) }
    let start = try mistakes(runningAnd("step(h[t-1] + x[t] - 1.5)", start: 0))
    #expect(start.map(\.kind) == [.initialValue, .missingFirstStep])
    #expect(start.first?.changes == [.initial(CellID(1), step: 0, to: 1)])
    // The sign of one of the numbers that a bias is made of.
    let inner = try mistakes(
      runningAnd("threshold(h[t-1] + x[t] + 1.5, 0.5)", tie: "convention step(0) = 1"))
    #expect(inner.map(\.kind) == [.sign])
  }

  @Test func theMutantsOfTheEqualityNetworkAreDiagnosedByName() throws {
    let half = "y[1] = step([1, 1] * h[1] - 0.5)"
    #expect(try kinds(equality("[1, -1]", half, "1.5", tie: 1)) == [.tieRule])
    #expect(try kinds(equality("[-1, 1]", half, "1.5")).first == .neighbours)
    let swapped = equality("[-1, 1]", half, "1.5").split(separator: "\n").filter { !$0.contains("convention") }.joined(
      separator: "\n")
    let cured = try #require(mistakes(swapped).first)
    #expect(cured.kind == .neighbours && cured.changes.last == .tieRule(.step, to: 0))
    #expect(try kinds(equality("[1, -1]", "y[0] = 0", "1")) == [.initialValue, .missingFirstStep])
    #expect(try kinds(equality("[1, -1]", "y[1] = step([1, 1] * h[1] - 1)", "1")).first == .offByOne)
  }

  @Test func aRuleThatIsNotDeclaredIsTheOneThatIsNeeded() throws {
    let found = try mistakes(runningAnd("threshold(h[t-1] + x[t] - 1.5, 0.5)"))
    #expect(found.first == UsualMistake(kind: .tieRule, changes: [.tieRule(.step, to: 1)]))
  }

  @Test func anOutputThatComesLateOrEarlyOrInvertedIsRecognised() throws {
    func delayed(_ claim: String) -> String {
      """
      circuit A {
        input x: bit
        a[0] = 0
        b[0] = 0
        a[t] = step(x[t] - 0.5)
        b[t] = a[t-1]
        output y[t] = b[t-1]
        \(claim)
      }
      """
    }
    #expect(try mistakes(delayed("prove y[t] iff x[t]")) == [UsualMistake(kind: .late, steps: 2)])
    #expect(try mistakes(delayed("prove t > 1 implies y[t] == x[t-1]")).first == UsualMistake(kind: .late, steps: 1))
    let early = "prove t > 4 implies (y[t] iff x[t-4])"
    #expect(try mistakes(delayed(early)).first == UsualMistake(kind: .early, steps: 2))
    #expect(try kinds(delayed("prove t > 2 implies y[t] == 1 - x[t-2]")) == [.inverted])
    #expect(try kinds(delayed("prove t > 2 implies (y[t] iff not x[t-2])")) == [.inverted])
    #expect(try kinds(delayed("prove y[t] == 5")).isEmpty)
    let signs = """
      circuit A {
        input x: sign
        output y[t] = sign(-2 * x[t])
        prove y[t] == x[t]
      }
      """
    #expect(try kinds(signs) == [.inverted, .sign])
  }

  @Test func bitsInTheOtherOrderAreRecognised() throws {
    let text = """
      circuit A {
        input x: bit
        h[0] = 0
        h[t] = step(x[t] - 0.5)
        output y[t] = h[t]
        prove y[t] == value(reverse(x[1..t])) % 2
      }
      """
    #expect(try kinds(text).contains(.bitOrder))
  }

  @Test func inputsThatAreTakenForEachOtherAreRecognised() throws {
    let text = """
      circuit A {
        input x: bit
        input z: bit
        h[0] = 0
        h[t] = step(2 * x[t] - 2 * z[t] + h[t-1] - 0.5)
        output y[t] = h[t]
        prove y[t] iff value(reverse(x[1..t])) < value(reverse(z[1..t]))
      }
      """
    #expect(try kinds(text).first == .inputsExchanged)
  }

  @Test func aStrictComparisonIsRecognised() throws {
    #expect(try kinds(runningAnd("h[t-1] + x[t] > 2")).first == .comparison)
  }

  @Test func aCureThatBreaksAnotherClaimIsNotSaid() throws {
    let text = runningAnd("step(h[t-1] + x[t] + 1.5)").replacing("prove y", with: "prove y[t] == 1\n  prove y")
    #expect(try kinds(text).isEmpty)
  }

  @Test func anExampleCopiedAStepLateOrInvertedIsRecognised() throws {
    func example(_ values: String) throws -> [UsualMistake] {
      let circuit = try circuit(
        """
        circuit A {
          input x: bit
          output y[t] = step(x[t] - 0.5)
          example "copied" {
            x = 0 1 1 0 1 0 0
            y = \(values)
          }
        }
        """)
      guard case .example(let example) = circuit.claims[0].kind,
        case .fails(let trace) = try verify(circuit, with: .auto, upTo: nil, within: Budget())[0].verdict.judgement
      else { return [] }
      return Diagnosis.mistakes(inCopying: example, from: trace)
    }
    #expect(try example("1 1 0 1 0 0 1") == [UsualMistake(kind: .late, steps: 1)])
    #expect(try example("1 0 1 1 0 1 0") == [UsualMistake(kind: .early, steps: 1)])
    #expect(try example("1 0 0 1 0 1 1") == [UsualMistake(kind: .inverted)])
    #expect(try example("1 1 1 1 1 1 1").isEmpty)
  }

  /// Random slips in small networks: whatever is named is true on every sequence up to a length, by definition.
  @Test func whatIsNamedIsTrueByDefinition() throws {
    var random = SeededGenerator(seed: 30)
    var named = 0
    for _ in 0..<60 {
      let number = Int.random(in: 0..<SmallNetworks.count, using: &random)
      let (place, value) = (Int.random(in: 0..<8, using: &random), Int.random(in: -2...2, using: &random))
      let circuit = Mutants.network(number) { [$0.weights[place]: Rational(value)] }
      guard case .fails(let trace) = try verify(circuit, with: .auto, upTo: nil, within: Budget())[0].verdict.judgement
      else { continue }
      var diagnosis = Diagnosis(of: circuit)
      for mistake in try diagnosis.mistakes(behind: .counterexample(trace.word), ofClaim: 0)
      where !mistake.changes.isEmpty {
        named += 1
        #expect(Mutants.holds(circuit.applying(mistake.changes), upTo: 8), "network \(number): \(mistake)")
      }
    }
    #expect(named > 10)
  }
}
