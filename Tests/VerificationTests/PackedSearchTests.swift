import TestSupport
import Testing

@testable import CircuitModel
@testable import Verification

/// The search over packed states, against the plain one that takes a step at a time.
@Suite struct PackedSearchTests {
  // MARK: States

  /// A counter, what it was before and before that, far apart in wide numbers: few states of 40 and of 90 bits whose lowest
  /// bits are alike.
  private static func wide(_ claim: String) -> String {
    """
    circuit Wide {
      input x: {-32, -1, 1, 32}
      c[0] = 0
      c[t] = clamp(c[t-1] + x[t], 0, 1023)
      g[0] = 0
      g[t] = 1048576 * c[t-1]
      k[0] = 0
      k[t] = 1048576 * g[t-1]
      prove: \(claim)
    }
    """
  }

  @Test(arguments: [(wide("g[t-1] != 5"), 3000), (wide("g[t-1] != 5 and k[t-1] != 7"), 12_000)])
  func wideStatesAreToldApartByAllOfTheirBits(_ text: String, atLeast count: Int) throws {
    let states = try compare(text).states
    #expect((states ?? 0) >= count)
  }

  @Test(arguments: [
    delay(of: 1), delay(of: 5), delay(of: 13), values(70, "c[t-1] + s[t] < 1000"), assuming,
  ])
  func statesAreThoseOfThePlainSearchInTheSameOrder(_ text: String) throws {
    let verdict = try compare(text)
    guard case .closed = verdict.finding else {
      Issue.record("\(verdict)")
      return
    }
  }

  // MARK: Events

  /// The last value, which is one of so many; the claim is about it and the present one.
  private static func values(_ count: Int, _ claim: String) -> String {
    let values = (0..<count).map { "\($0)" }.joined(separator: ", ")
    return "circuit Values {\n input s: {\(values)}\n c[0] = -1\n c[t] = s[t]\n prove: \(claim)\n}"
  }

  /// States stand side by side in lanes; the event is met from one of them.
  @Test(arguments: [2, 63, 64, 65, 130, 512, 513])
  func anEventInAnyLaneIsSeen(_ count: Int) throws {
    for lane in Set([0, 63, 64, count - 1]).sorted() where lane < count {
      let verdict = try compare(Self.values(count, "c[t-1] != \(lane) or s[t] != 0"), workers: [1])
      guard case .event(word: [lane, 0]) = verdict.finding else {
        Issue.record("\(lane) of \(count): \(verdict)")
        continue
      }
    }
  }

  /// The event is met from the last state of a level that fills one run, or two.
  @Test(arguments: [6, 7, 10, 13, 14])
  func anEventInTheLastLaneOfARunIsSeen(_ stages: Int) throws {
    let sum = (1...stages).map { "r\($0)[t-1]" }.joined(separator: " + ")
    let verdict = try compare(Self.delay(of: stages, claiming: "\(sum) + x[t] <= \(stages)"))
    guard case .event(let word) = verdict.finding else {
      Issue.record("\(verdict)")
      return
    }
    #expect(word == Array(repeating: 1, count: stages + 1))
  }

  @Test func theFirstOfSeveralEventsEndsTheSearch() throws {
    let claim = "100 * c[t-1] + s[t] != 360 and 100 * c[t-1] + s[t] != 4002"
    guard case .event(word: [3, 60]) = try compare(Self.values(70, claim)).finding else {
      Issue.record("another event")
      return
    }
  }

  /// So many letters that a batch is a few hundred states.
  @Test func aLevelOfManyBatchesIsSteppedFromWhole() throws {
    let verdict = try compare(Self.values(600, "c[t-1] != 599 or s[t] != 1"), workers: [1, 2])
    guard case .event(word: [599, 1]) = verdict.finding else {
      Issue.record("\(verdict)")
      return
    }
  }

  // MARK: Assumptions

  private static let assuming = """
    circuit Assuming {
      input x: {0, 1, 2}
      c[0] = 0
      c[t] = clamp(c[t-1] + x[t], 0, 50)
      assume c[t-1] + x[t] <= 12
      prove: c[t-1] != 40
    }
    """

  @Test func onlyConsideredStepsAreFollowed() throws {
    let verdict = try compare(Self.assuming)
    guard case .closed(.states(let states)) = verdict.finding else {
      Issue.record("\(verdict)")
      return
    }
    #expect(states.count == 13)
  }

  // MARK: Limits

  /// Wherever a limit of states ends a search, packed or not, exactly the lengths whose states fit are covered.
  @Test(arguments: [
    delay(of: 7), "circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + 2 * x[t] - 1\n prove: h[t] <= t\n}",
  ])
  func aLimitSaysWhatIsCoveredAndIsNoProof(_ text: String) throws {
    let (obligation, network) = try lowered(text)
    let length = 5
    let met = statesMet(by: network, upTo: 12)
    for most in 1...met[12] + 1 {
      let verdict = Reachability().run(obligation, network, upTo: length, within: Budget(maximumStates: most))
      switch verdict.finding {
      case .stopped(.states(most), upTo: let covered):
        #expect(covered < length && met[covered] <= most && met[covered + 1] > most, "\(most) states, \(covered)")
      case .exhausted(upTo: length): #expect(met[length] <= most, "\(most) states")
      case .closed: #expect(met[12] == met[11] && met[12] <= most, "\(most) states")
      default: Issue.record("\(most) states: \(verdict)")
      }
    }
  }

  /// How many states there are within each number of steps, by definition.
  private func statesMet(by network: CompiledNetwork, upTo length: Int) -> [Int] {
    let letters = network.distinctLetters.map(\.letter)
    var known: Set = [network.initialState]
    var level = [network.initialState]
    var counts = [1]
    for _ in 0..<length {
      level = level.flatMap { state in letters.map { network.step(from: state[...], letter: $0).next } }
        .filter { known.insert($0).inserted }
      counts.append(known.count)
    }
    return counts
  }

  // MARK: -

  /// A delay line.
  private static func delay(of stages: Int, claiming claim: String? = nil) -> String {
    let cells = (1...stages).map { "  r\($0)[0] = 0\n  r\($0)[t] = \($0 == 1 ? "x[t]" : "r\($0 - 1)[t-1]")" }
    return """
      circuit Delay {
        input x: bit
      \(cells.joined(separator: "\n"))
        prove: \(claim ?? "r\(stages)[t-1] == (if t > \(stages) then x[t-\(stages)] else 0)")
      }
      """
  }

  private func lowered(_ text: String) throws -> (Obligation, CompiledNetwork) {
    let circuit = try circuit(text)
    let obligation = try #require(Obligation(circuit.claims[0], in: circuit))
    return (obligation, try obligation.lowered())
  }

  /// Runs both searches, which must come to the same, whatever the number of threads.
  private func compare(_ text: String, workers: [Int] = [1, 2, 3, 8]) throws -> Verdict {
    let (_, network) = try lowered(text)
    var plain = try #require(NumberSearch<Int>(network, upTo: 4, Budget()))
    let end = plain.run(patience: 0)
    let expected = try #require(end)
    for workers in workers {
      var search = try #require(PackedSearch(network, upTo: 4, Budget(workers: workers)))
      let found = search.run()
      let name = "\(found) not \(expected)"
      switch (found.finding, expected.finding) {
      case (.closed(.states(let states)), .closed(.states(let others))):
        try #require(found.triggered == expected.triggered && found.states == expected.states, "\(name)")
        try #require(states.count == others.count)
        for state in 0..<states.count {
          try #require(states[state] == others[state], "state \(state)")
          if state == 0 { continue }
          try #require(states.origins.origin(of: state) == others.origins.origin(of: state), "state \(state)")
        }
      case (.event(let found), .event(let expected)): try #require(found == expected)
      default: Issue.record("\(name)")
      }
    }
    return expected
  }
}
