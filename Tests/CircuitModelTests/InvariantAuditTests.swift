import TestSupport
import Testing

@testable import CircuitModel

/// A proof by an invariant is not believed: every damaged one must end in a disagreement.
@Suite struct InvariantAuditTests {
  private struct Case {
    var claim: Claim
    var obligation: Obligation
    var network: CompiledNetwork

    init(_ text: String, claim place: Int = 0) throws {
      let circuit = try circuit(text)
      claim = circuit.claims[place]
      obligation = try #require(Obligation(claim, in: circuit))
      network = try obligation.lowered()
    }

    func confirm(_ invariant: Invariant) throws -> AuditedVerdict {
      try Audit(claim, obligation, network: network)
        .confirm(Verdict(.closed(.invariant(invariant)), engine: "test", triggered: true))
    }
  }

  /// The free registers of the claim's network: `h` and the sum, in some order, and what else it has.
  private func sound(_ network: CompiledNetwork) -> Invariant {
    let tracked = network.registers.indices.filter { network.registers[$0].range.isBounded }
    let free = network.registers.indices.filter { !network.registers[$0].range.isBounded }
    var seen: [[BigInteger]] = []
    var states = [network.initialState]
    // Everything that tracked registers can be within four steps.
    for _ in 0..<4 {
      for state in states {
        let values = tracked.map { state[$0] }
        if !seen.contains(values) { seen.append(values) }
      }
      states = states.flatMap { state in
        network.distinctLetters.map { network.step(from: state[...], letter: $0.letter).next }
      }
    }
    return Invariant(
      tracked: tracked,
      pieces: seen.map { values in
        .init(values: values, point: free.map { _ in 0 }, directions: [free.map { _ in 1 }])
      }, trigger: [0])
  }

  private static let running = """
    circuit C {
      input x: bit
      h[0] = 0
      s[0] = 0
      h[t] = h[t-1] + x[t]
      s[t] = step(x[t] - 1/2)
      output y[t] = h[t] + s[t-1] - s[t-1]
      prove: y[t] == sum(x[1..t]) when s[t-1] == 1 or x[t] == 0
      prove wrong: y[t] == sum(x[1..t]) + s[t-1]
      prove never: y[t] == 7 when y[t] != sum(x[1..t])
    }
    """

  private func changed(
    _ invariant: Invariant, tracked: [Int]? = nil, trigger: [Int]?? = nil,
    _ change: (inout [Invariant.Piece]) -> Void = { _ in }
  ) -> Invariant {
    var pieces = invariant.pieces
    change(&pieces)
    return Invariant(tracked: tracked ?? invariant.tracked, pieces: pieces, trigger: trigger ?? invariant.trigger)
  }

  @Test func theTrueInvariantIsConfirmed() throws {
    let test = try Case(Self.running)
    let invariant = sound(test.network)
    #expect(invariant.pieces.count == 2 && invariant.pieces[0].point.count == 2)
    guard case .proved = try test.confirm(invariant).judgement else {
      Issue.record("not proved")
      return
    }
  }

  @Test func redundantDirectionsDoNoHarm() throws {
    let test = try Case(Self.running)
    let invariant = changed(sound(test.network)) { pieces in
      pieces[0] = .init(values: pieces[0].values, point: [3, 3], directions: [[2, 2], [0, 0], [-1, -1]])
    }
    guard case .proved = try test.confirm(invariant).judgement else {
      Issue.record("not proved")
      return
    }
  }

  @Test func aDamagedInvariantIsRejected() throws {
    let test = try Case(Self.running)
    let sound = sound(test.network)
    func piece(_ place: Int, values: [BigInteger]? = nil, point: [Rational]? = nil, directions: [[Rational]]? = nil)
      -> Invariant
    {
      changed(sound) {
        $0[place] = .init(
          values: values ?? $0[place].values, point: point ?? $0[place].point,
          directions: directions ?? $0[place].directions)
      }
    }
    let damaged: [(String, Invariant)] = [
      ("the first piece dropped", changed(sound) { $0.removeFirst() }),
      ("the last piece dropped", changed(sound) { $0.removeLast() }),
      ("no piece", changed(sound) { $0 = [] }),
      ("the pieces turned round", changed(sound) { $0.reverse() }),
      ("a piece twice", changed(sound) { $0.append($0[0]) }),
      ("a point moved", piece(0, point: [0, 1])),
      ("the other point moved", piece(1, point: [1, 0])),
      ("a direction removed", piece(0, directions: [])),
      ("the other direction removed", piece(1, directions: [])),
      ("a direction turned", piece(1, directions: [[1, -1]])),
      ("a direction added", piece(1, directions: [[1, 1], [0, 1]])),
      ("a tracked value changed", piece(1, values: [5])),
      ("a coordinate missing", piece(0, point: [0])),
      ("a direction too long", piece(0, directions: [[1, 1, 1]])),
      ("values missing", piece(0, values: [])),
      ("another register tracked", changed(sound, tracked: [sound.tracked[0] == 0 ? 1 : 0])),
      ("a register that there is not", changed(sound, tracked: [9])),
      ("nothing tracked", changed(sound, tracked: [])),
      ("no step at which the condition holds", changed(sound, trigger: .some(nil))),
      ("a step at which it does not", changed(sound, trigger: [1])),
      ("no step at all", changed(sound, trigger: [])),
    ]
    for (what, invariant) in damaged {
      #expect(throws: Disagreement.self, "\(what)") { try test.confirm(invariant) }
    }
  }

  @Test func anEditedNetworkIsRejected() throws {
    let test = try Case(Self.running)
    let invariant = sound(test.network)
    var edits = 0
    for place in Set(test.network.registers.map(\.next)).sorted() {
      guard case .linear(let terms, let constant) = test.network.values[place] else { continue }
      for term in terms.indices {
        var edited = test
        var changed = terms
        changed[term].coefficient += 1
        edited.network.values[place] = .linear(changed, constant: constant)
        #expect(throws: Disagreement.self) { try edited.confirm(invariant) }
        edits += 1
      }
      var edited = test
      edited.network.values[place] = .linear(terms, constant: constant + 1)
      #expect(throws: Disagreement.self) { try edited.confirm(invariant) }
    }
    #expect(edits >= 4)
    for register in test.network.registers.indices {
      var edited = test
      edited.network.registers[register].initial += 1
      #expect(throws: Disagreement.self) { try edited.confirm(invariant) }
    }
    var blind = test
    blind.network.bad = blind.network.undefined
    blind.network.triggered = blind.network.undefined
    #expect(throws: Disagreement.self) { try blind.confirm(invariant) }
  }

  @Test func aProofOfAFalseClaimIsRejected() throws {
    let test = try Case(Self.running, claim: 1)
    let invariant = sound(test.network)
    #expect(throws: Disagreement.self) { try test.confirm(invariant) }
    var lying = test
    lying.network.bad = lying.network.undefined
    #expect(throws: Disagreement.self) { try lying.confirm(invariant) }
  }

  @Test func aConditionThatNeverHoldsIsShownByEveryPath() throws {
    let test = try Case(Self.running, claim: 2)
    let invariant = changed(sound(test.network), trigger: .some(nil))
    guard case .vacuous = try test.confirm(invariant).judgement else {
      Issue.record("not vacuous")
      return
    }
    #expect(throws: Disagreement.self) { try test.confirm(changed(invariant, trigger: [0])) }
  }

  @Test func theStatementNamesWhatTheRegistersStandFor() throws {
    let test = try Case(Self.running)
    let statement = try #require(try test.confirm(sound(test.network)).invariant)
    #expect(statement.pieces == 2)
    #expect(statement.alternatives.count == 1)
    let equation = try #require(statement.alternatives.first?.first)
    #expect(equation.terms.map(\.coefficient) == [1, -1] && equation.constant == 0)
    guard case .known(.cell) = equation.terms[0].subject, case .known(.sum) = equation.terms[1].subject else {
      Issue.record("\(equation)")
      return
    }
  }
}
