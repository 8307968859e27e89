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
  private let states = StateSet(width: 2, numbers: [1, 1, 0, 0], count: 2, origins: [(0, 0)])

  @Test func theTrueStateSetIsConfirmed() throws {
    guard case .proved = try claim(0).confirm(.closed(states)).judgement else { throw Unexpected(what: "not proved") }
  }

  @Test func aDamagedStateSetIsRejected() throws {
    let damaged: [(String, StateSet)] = [
      ("a state dropped", StateSet(width: 2, numbers: [1, 1], count: 1, origins: [])),
      ("the start dropped", StateSet(width: 2, numbers: [0, 0], count: 1, origins: [])),
      ("a state changed", StateSet(width: 2, numbers: [1, 1, 0, 1], count: 2, origins: [(0, 0)])),
      ("an unsafe state added", StateSet(width: 2, numbers: [1, 1, 0, 0, 1, 0], count: 3, origins: [(0, 0), (0, 1)])),
      ("a number missing", StateSet(width: 2, numbers: [1, 1, 0], count: 2, origins: [(0, 0)])),
      ("another width", StateSet(width: 1, numbers: [1, 0], count: 2, origins: [(0, 0)])),
      ("nothing", StateSet(width: 2, numbers: [], count: 0, origins: [])),
    ]
    for (what, states) in damaged {
      #expect(throws: Disagreement.self, "\(what)") { try claim(0).confirm(.closed(states)) }
    }
  }

  @Test func aProofOfAFalseClaimIsRejected() throws {
    #expect(throws: Disagreement.self) {
      try claim(1).confirm(.closed(StateSet(width: 1, numbers: [1, 0], count: 2, origins: [(0, 0)])))
    }
  }

  @Test func aNetworkThatMeansSomethingElseIsRejected() throws {
    var changed = try claim(0)
    changed.network.bad = changed.network.undefined
    let everything = StateSet(width: 2, numbers: [1, 1, 0, 0], count: 2, origins: [(0, 0)])
    guard case .proved = try changed.confirm(.closed(everything)).judgement else {
      throw Unexpected(what: "not proved")
    }
    // The claim is true, so nothing told the networks apart; on the false one it does.
    var lying = try claim(1)
    lying.network.bad = lying.network.undefined
    #expect(throws: Disagreement.self) {
      try lying.confirm(.closed(StateSet(width: 1, numbers: [1, 0], count: 2, origins: [(0, 0)])))
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
