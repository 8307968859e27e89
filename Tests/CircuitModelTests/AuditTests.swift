import TestSupport
import Testing

@testable import CircuitModel

/// What engines say is not believed: every false verdict must end in a disagreement.
@Suite struct AuditTests {
  private static let text = """
    circuit RunningAnd {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      prove: h[t] iff all(x[1..t])
      prove wrong: h[t] == 1
    }
    """

  private struct Unexpected: Error {
    var what: String
  }

  private struct Case {
    var claim: Claim
    var obligation: Obligation
    var network: CompiledNetwork

    func confirm(_ finding: Verdict.Finding, sequences: BigInteger? = nil) throws -> AuditedVerdict {
      try Audit(claim, obligation, network: network)
        .confirm(Verdict(finding, engine: "test", sequences: sequences, triggered: true))
    }
  }

  private func claim(_ place: Int) throws -> Case {
    let circuit = try circuit(Self.text)
    let obligation = try #require(Obligation(circuit.claims[place], in: circuit))
    return Case(claim: circuit.claims[place], obligation: obligation, network: try obligation.lowered())
  }

  /// The closed set of the first claim: the latch is on, or off.
  private let states = Self.states([[1, 1], [0, 0]])

  private static func states(_ states: [[BigInteger]], width: Int = 2) -> StateSet {
    var origins = Origins(alphabet: [0, 1])
    for state in states.indices.dropFirst() { origins.append(state: 0, letterPlace: state - 1) }
    return StateSet(width: width, numbers: Array(states.joined()), count: states.count, origins: origins)
  }

  @Test func theTrueStateSetIsConfirmed() throws {
    guard case .proved = try claim(0).confirm(.closed(.states(states))).judgement else {
      throw Unexpected(what: "not proved")
    }
  }

  @Test func aDamagedStateSetIsRejected() throws {
    let damaged: [(String, StateSet)] = [
      ("a state dropped", Self.states([[1, 1]])),
      ("the start dropped", Self.states([[0, 0]])),
      (
        "the start dropped from where it had room",
        StateSet(layout: states.layout, words: [states.words[1]], count: 1, origins: Origins(alphabet: [0, 1]))
      ),
      ("a state changed", Self.states([[1, 1], [0, 1]])),
      ("an unsafe state added", Self.states([[1, 1], [0, 0], [1, 0]])),
      ("words missing", StateSet(layout: states.layout, words: [states.words[0]], count: 2, origins: states.origins)),
      ("another width", Self.states([[1], [0]], width: 1)),
      ("nothing", Self.states([])),
    ]
    for (what, states) in damaged {
      #expect(throws: Disagreement.self, "\(what)") { try claim(0).confirm(.closed(.states(states))) }
    }
  }

  @Test func aProofOfAFalseClaimIsRejected() throws {
    #expect(throws: Disagreement.self) {
      try claim(1).confirm(.closed(.states(Self.states([[1], [0]], width: 1))))
    }
  }

  /// The set is closed, and every state of it can be reached.
  @Test func aProofWithAStepIntoTheEventIsRejected() throws {
    let circuit = try circuit("circuit C {\n input x: bit\n prove: x[t] == 0\n}")
    let obligation = try #require(Obligation(circuit.claims[0], in: circuit))
    let test = Case(claim: circuit.claims[0], obligation: obligation, network: try obligation.lowered())
    #expect(throws: Disagreement.self) { try test.confirm(.closed(.states(Self.states([[]], width: 0)))) }
  }

  @Test func aNetworkThatMeansSomethingElseIsRejected() throws {
    var changed = try claim(0)
    changed.network.bad = changed.network.undefined
    guard case .proved = try changed.confirm(.closed(.states(states))).judgement else {
      throw Unexpected(what: "not proved")
    }
    // The claim is true, so nothing told the networks apart; on the false one it does.
    var lying = try claim(1)
    lying.network.bad = lying.network.undefined
    #expect(throws: Disagreement.self) {
      try lying.confirm(.closed(.states(Self.states([[1], [0]], width: 1))))
    }
  }

  @Test func aCounterexampleMustBeOne() throws {
    guard case .fails(let trace) = try claim(1).confirm(.event(word: [0])).judgement else {
      throw Unexpected(what: "does not fail")
    }
    #expect(trace.word == [0])
    for word in [[], [1], [1, 1], [0, 0]] {
      #expect(throws: Disagreement.self, "\(word)") { try claim(1).confirm(.event(word: word)) }
    }
    #expect(throws: Disagreement.self) { try claim(0).confirm(.undefined(word: [1])) }
  }

  @Test func coverageMustAddUp() throws {
    guard case .holds(upTo: 3) = try claim(0).confirm(.exhausted(upTo: 3), sequences: 14).judgement else {
      throw Unexpected(what: "does not hold")
    }
    for sequences: BigInteger? in [nil, 0, 13, 15] {
      #expect(throws: Disagreement.self) { try claim(0).confirm(.exhausted(upTo: 3), sequences: sequences) }
    }
    // Full coverage of a false claim is noticed by running the interpreter beside the network.
    var lying = try claim(1)
    lying.network.bad = lying.network.undefined
    #expect(throws: Disagreement.self) { try lying.confirm(.exhausted(upTo: 3), sequences: 14) }
  }
}

/// Where no network stands for a circuit, whatever an engine says it covered is run again by the interpreter.
@Suite struct ContinuousAuditTests {
  private static let text = """
    circuit Gate {
      input x: bit
      h[0] = 0
      h[t] = sigmoid(h[t-1] + x[t])
      prove: h[t] > 0
      prove soon_false: h[t] < 0.8
      prove late: h[t] > 0 when t > 3
    }
    """

  private func confirm(
    _ place: Int, _ finding: Verdict.Finding, sequences: BigInteger? = nil, triggered: Bool = true, workers: Int = 1
  ) throws -> AuditedVerdict.Judgement {
    let circuit = try circuit(Self.text)
    let obligation = try #require(Obligation(circuit.claims[place], in: circuit))
    let verdict = Verdict(finding, engine: "test", sequences: sequences, triggered: triggered)
    return try Audit(circuit.claims[place], obligation, network: nil, workers: workers).confirm(verdict).judgement
  }

  /// Up to which length it holds, or is known not to fail.
  private func length(of judgement: AuditedVerdict.Judgement) -> Int? {
    switch judgement {
    case .holds(let length), .unknown(_, let length): length
    default: nil
    }
  }

  @Test(arguments: 1...8) func theSequencesAreCounted(length: Int) throws {
    let all = BigInteger.sequences(upTo: length, letters: 2)
    for workers in [1, 3] {
      let judgement = try confirm(0, .exhausted(upTo: length), sequences: all, workers: workers)
      #expect(self.length(of: judgement) == length)
    }
    for wrong: BigInteger? in [nil, 0, all - 1, all + 1] {
      #expect(throws: Disagreement.self) { try confirm(0, .exhausted(upTo: length), sequences: wrong) }
    }
  }

  @Test func whatIsFalseIsNoticed() throws {
    // 1/(1 + e^-1) is 0.731…, and one more step with 1 ends above 0.8.
    #expect(try length(of: confirm(1, .exhausted(upTo: 1), sequences: 2)) == 1)
    for workers in [1, 2, 5] {
      #expect(throws: Disagreement.self) { try confirm(1, .exhausted(upTo: 2), sequences: 6, workers: workers) }
      #expect(throws: Disagreement.self) { try confirm(1, .exhausted(upTo: 9), sequences: 1022, workers: workers) }
    }
  }

  @Test func theConditionIsSoughtAgain() throws {
    #expect(throws: Disagreement.self) { try confirm(2, .exhausted(upTo: 3), sequences: 14, triggered: true) }
    #expect(throws: Disagreement.self) { try confirm(2, .exhausted(upTo: 4), sequences: 30, triggered: false) }
    #expect(try length(of: confirm(2, .exhausted(upTo: 4), sequences: 30)) == 4)
  }

  @Test func whatWasCoveredBeforeALimitIsRunAgainToo() throws {
    #expect(throws: Disagreement.self) { try confirm(1, .stopped(.precision(4096), upTo: 2)) }
    #expect(try length(of: confirm(1, .stopped(.precision(4096), upTo: 1))) == 1)
  }
}
