import CircuitModel
import Dispatch
import Fuzzing
import Synchronization
import TestSupport
import Testing

@testable import Verification

/// Every sequence in bit planes, against the interpreter and the search over merged states.
@Suite struct EnumerationTests {
  /// Engines that begin their walk with few lanes, so that short sequences take every path through it.
  static let engines = [Enumeration(), Enumeration(lanes: 1..<2), Enumeration(lanes: 3..<20)]

  // MARK: Against the interpreter

  @Test func smallNetworksAreDecidedAsByTheInterpreter() {
    compare(stride(from: 0, to: SmallNetworks.count, by: 41).map { SmallNetworks.network($0) }, upTo: 6)
  }

  @Test func randomCircuitsAreDecidedAsByTheInterpreter() {
    print("seeds 10001 to 10400")
    compare((UInt64(10_001)...10_400).map { RandomCircuit.make(seed: $0) }, upTo: 5)
  }

  static let texts: [(name: String, text: String)] = [
    (
      "three letters",
      "circuit C {\n input s: {-1, 0, 1}\n h[0] = 0\n h[t] = h[t-1] + s[t]\n prove: h[t] < 4\n prove: abs(h[t]) <= t\n}"
    ),
    (
      "five letters, two of them alike",
      """
      circuit C {
        input s: {-2, -1, 0, 1, 2}
        h[t] = step(s[t] - 0.5)
        k[0] = 0
        k[t] = 2 * k[t-1] + h[t]
        prove: k[t] != 10
        prove: k[t] <= 2^t
        assume t > 1 implies h[t] != h[t-1] or s[t] == 0
      }
      """
    ),
    (
      "one of four",
      """
      circuit C {
        input s: onehot[4]
        h[0] = 0
        h[t] = step(h[t-1] + 2 * s[t][2] - s[t][3] - 0.5)
        prove: h[t] == 1 implies any(s[i][2] == 1 for i in 1..t)
        prove: h[t] == 0 when s[t][1] == 1
        prove: s[t][1] == 1 when h[t] == 7
      }
      """
    ),
    (
      "two of four alike, and not every sequence considered",
      """
      circuit C {
        input s: onehot[4]
        h[0] = 0
        h[t] = step(h[t-1] + 2 * s[t][2] - s[t][3] - 0.5)
        assume t > 1 implies s[t][2] != s[t-1][2] or s[t][3] == 1
        prove: h[t] == 1 or s[t][2] == 0
      }
      """
    ),
    (
      "wide numbers",
      """
      circuit C {
        input x: bit
        h[0] = 1
        h[t] = 1000000007 * h[t-1] + x[t]
        g[0] = 1
        g[t] = -3 * g[t-1] - x[t]
        prove: h[t] != g[t]
        prove: h[t] != 1000000007000000050
        prove: h[t] < 1000000007^6 + 3
      }
      """
    ),
    (
      "assumptions that forbid nearly all",
      """
      circuit C {
        input x: bit
        h[0] = 0
        h[t] = h[t-1] + x[t]
        assume t > 1 implies x[t] != x[t-1]
        prove: h[t] <= t
        prove: h[t] < 3
        prove: h[t] >= 0 when x[t] == 1 and t > 2
      }
      """
    ),
    ("assumptions that forbid all", "circuit C {\n input x: bit\n assume x[t] == 2\n prove: x[t] == 0\n}"),
    ("nothing remembered", "circuit C {\n input x: bit\n prove: x[t] < 2\n prove: x[t] < 1\n}"),
    (
      "one letter",
      "circuit C {\n input x: {1}\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] != 5\n prove: h[t] == t\n}"
    ),
    (
      "a tie and an event at one length",
      """
      circuit C {
        input x: bit
        k[0] = 0
        k[t] = k[t-1] + x[t]
        c[0] = 0
        c[t] = c[t-1] + 1
        h[t] = step(k[t] - c[t] + 3)
        prove: k[t] < 3
        prove: k[t] < 3 or h[t] == 0
        prove: c[t] != 3 or k[t] != 1
      }
      """
    ),
  ]

  @Test(arguments: texts.indices)
  func circuitsOfEveryKindAreDecidedAsByTheInterpreter(_ place: Int) throws {
    for length in 0...6 { compare([try circuit(Self.texts[place].text)], upTo: length) }
  }

  // MARK: Around the edges of blocks

  /// The only sequence of a length with an alarm, for lengths at which lanes fill a block, and one more and one less.
  @Test(arguments: [1, 2, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18])
  func theOnlyCounterexampleIsFoundAtItsLength(_ length: Int) throws {
    let bits = (0..<length).map { $0 % 3 == 1 ? 1 : 0 }
    let number = bits.reduce(0) { 2 * $0 + $1 }
    let text = "circuit C {\n input x: bit\n prove: value(x[1..t]) != \(number) or t != \(length)\n}"
    let (obligation, network) = try lowered(text)
    for lanes in [1..<2, 2..<3, 511..<512, 512..<513, 513..<514, 1024..<8192, Frontier.usual] {
      for last in max(0, length - 1)...length + 1 {
        let verdict = Enumeration(lanes: lanes).run(obligation, network, upTo: last, within: Budget())
        switch verdict.finding {
        case .event(let word): #expect(last >= length && word == bits, "\(lanes) \(last)")
        case .exhausted(let covered):
          #expect(last < length && covered == last, "\(lanes) \(last)")
          #expect(verdict.sequences == .sequences(upTo: last, letters: 2))
        default: Issue.record("\(verdict)")
        }
      }
    }
  }

  /// Sequences of three letters never fill a block.
  @Test(arguments: [5, 6, 7, 8, 9, 10])
  func theLeastOfManyCounterexamplesIsFound(_ length: Int) throws {
    let text = """
      circuit C {
        input s: {-1, 0, 2}
        h[0] = 0
        h[t] = h[t-1] + s[t]
        prove: t < \(length) or h[t] != 4 or s[t] == 2
      }
      """
    let (obligation, network) = try lowered(text)
    let expected = Reachability().run(obligation, network, upTo: length + 1, within: Budget())
    guard case .event(let word) = expected.finding else {
      Issue.record("\(expected)")
      return
    }
    for lanes in [1..<2, 20..<30, 512..<700, Frontier.usual] {
      for workers in [1, 2, 3, 8] {
        let budget = Budget(workers: workers)
        let verdict = Enumeration(lanes: lanes).run(obligation, network, upTo: length + 2, within: budget)
        guard case .event(let found) = verdict.finding else {
          Issue.record("\(verdict)")
          continue
        }
        #expect(found == word)
      }
    }
  }

  // MARK: The last steps

  @Test func lastStepsAreAsManyAsAreAskedForAndFit() throws {
    let most = [1: 64, 2: 5, 3: 3, 4: 2, 5: 2, 7: 2, 8: 1, 9: 1]
    for (letters, most) in most.sorted(by: { $0.key < $1.key }) {
      let (_, network) = try lowered(Self.counting(letters, until: "h[t] == 1"))
      var reach = Reach(network)
      let isSmall = reach.advance(to: 9)
      #expect(isSmall)
      let made = PassPrograms.make(
        network, EnumeratedLetters(network), reach, wantsTriggered: true, budget: Budget())
      guard case .programs(let programs) = made else {
        Issue.record("\(letters) letters")
        continue
      }
      for count in 1...8 {
        let last = try #require(LastSteps(programs, atMost: count))
        #expect(last.count == min(count, most), "\(letters) letters")
      }
    }
  }

  /// One sequence of each length, so that it lies at each place among the last steps, and before and after them.
  @Test(arguments: [1, 2, 3, 4, 5, 7])
  func theOnlyCounterexampleIsFoundAmongTheLastSteps(_ letters: Int) throws {
    for length in 1...(letters < 3 ? 9 : 5) {
      let word = (0..<length).map { ($0 + 1) * ($0 + letters) % letters }
      let number = word.reduce(0) { letters * $0 + $1 }
      let (obligation, network) = try lowered(Self.counting(letters, until: "h[t] == \(number) and t == \(length)"))
      for lanes in [1..<2, 2..<3, 3..<20, Frontier.usual] {
        for last in max(0, length - 1)...(length + (letters < 3 ? 7 : 3)) {
          let verdict = Enumeration(lanes: lanes).run(obligation, network, upTo: last, within: Budget())
          switch verdict.finding {
          case .event(let found): #expect(last >= length && found == word, "\(lanes) \(last)")
          case .exhausted(last):
            #expect(last < length && verdict.sequences == .sequences(upTo: last, letters: letters), "\(lanes) \(last)")
          default: Issue.record("\(verdict)")
          }
        }
      }
    }
  }

  /// The shortest counterexample comes after all others in the order of letters, longer ones come before it.
  @Test(arguments: 2...10)
  func longerCounterexamplesThatAreMetBeforeTheShortestDoNotHideIt(_ length: Int) throws {
    let text = """
      circuit C {
        input x: bit
        h[0] = 0
        h[t] = h[t-1] + x[t]
        prove: t != \(length) or h[t] != \(length)
        prove: (t != \(length) or h[t] != \(length)) and (t <= \(length) or h[t] > 1)
      }
      """
    let circuit = try circuit(text)
    for claim in circuit.claims {
      let obligation = try #require(Obligation(claim, in: circuit))
      let network = try obligation.lowered()
      for lanes in [1..<2, 3..<20, 513..<514] {
        for (last, workers) in (length...length + 6).flatMap({ last in [1, 2, 5].map { (last, $0) } }) {
          let budget = Budget(workers: workers)
          let verdict = Enumeration(lanes: lanes).run(obligation, network, upTo: last, within: budget)
          guard case .event(let word) = verdict.finding else {
            Issue.record("\(verdict)")
            continue
          }
          #expect(word == Array(repeating: 1, count: length))
        }
      }
    }
  }

  /// The condition holds at the end of a single sequence.
  @Test(arguments: 1...10)
  func aConditionThatHoldsOnlyAmongTheLastStepsIsNoticed(_ length: Int) throws {
    let text =
      "circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= t when h[t] == \(length)\n}"
    let (obligation, network) = try lowered(text)
    for lanes in [1..<2, 3..<20, Frontier.usual] {
      for last in length - 1...length + 6 {
        let verdict = Enumeration(lanes: lanes).run(obligation, network, upTo: last, within: Budget())
        guard case .exhausted(last) = verdict.finding else {
          Issue.record("\(verdict)")
          continue
        }
        #expect(verdict.triggered == (last >= length), "\(lanes) \(last)")
        #expect(verdict.sequences == .sequences(upTo: last, letters: 2))
      }
    }
  }

  /// A circuit that reads the input as a number, which is different for any two sequences of a length.
  private static func counting(_ letters: Int, until event: String) -> String {
    let domain = "{" + (0..<letters).map(String.init).joined(separator: ", ") + "}"
    return """
      circuit C {
        input x: \(domain)
        h[0] = 0
        h[t] = \(letters) * h[t-1] + x[t]
        prove: not (\(event))
      }
      """
  }

  // MARK: The number of sequences

  @Test func aPassOfTooManySequencesIsNotBegunWithoutADeadline() throws {
    let text = "circuit C {\n input x: 0..4\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= 4 * t\n}"
    let (obligation, network) = try lowered(text)
    // 5^8 are fewer than 2^20, 5^9 are more.
    let engine = Enumeration(mostSequences: 1 << 20)
    for length in [9, 20] {
      let verdict = engine.run(obligation, network, upTo: length, within: Budget(workers: 2))
      guard case .stopped(.sequences, upTo: 8) = verdict.finding else {
        Issue.record("\(verdict)")
        continue
      }
      #expect(verdict.sequences == nil)
    }
    #expect(!Budget().isEnded(by: .sequences))
    // With a deadline, the next length is begun.
    let budget = Budget(deadline: .now + .seconds(3600), workers: 2)
    let verdict = engine.run(obligation, network, upTo: 9, within: budget)
    guard case .exhausted(upTo: 9) = verdict.finding else {
      Issue.record("\(verdict)")
      return
    }
  }

  @Test func lengthsOfFewSequencesAreCoveredHoweverLong() throws {
    for text in [
      "circuit C {\n input x: {1}\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] == t\n}",
      "circuit C {\n input x: bit\n assume t > 1 implies x[t] != x[t-1]\n prove: x[t] < 2\n}",
    ] {
      let (obligation, network) = try lowered(text)
      let verdict = Enumeration().run(obligation, network, upTo: 100, within: Budget())
      guard case .exhausted(100) = verdict.finding else {
        Issue.record("\(verdict)")
        continue
      }
    }
  }

  // MARK: -

  func lowered(_ text: String) throws -> (Obligation, CompiledNetwork) {
    let circuit = try circuit(text)
    let obligation = try #require(Obligation(circuit.claims[0], in: circuit))
    return (obligation, try obligation.lowered())
  }

  /// Compares finding, sequences and condition with those of the interpreter.
  private func compare(_ circuits: [Circuit], upTo length: Int) {
    let differences = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: circuits.count) { place in
      let circuit = circuits[place]
      for claim in circuit.claims {
        guard let obligation = Obligation(claim, in: circuit), let network = try? obligation.lowered() else { continue }
        let expected = Reference().run(obligation, upTo: length, within: Budget())
        for (number, engine) in Self.engines.enumerated() {
          let found = engine.run(obligation, network, upTo: length, within: Budget())
          let isSame = "\(found.finding)" == "\(expected.finding)" && found.sequences == expected.sequences
          if !isSame || expected.sequences != nil && found.triggered != expected.triggered {
            differences.withLock { $0.append("\(circuit.name) \(number) up to \(length): \(found) not \(expected)") }
          }
        }
      }
    }
    #expect(differences.withLock { $0 } == [])
  }
}
