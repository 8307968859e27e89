import CircuitModel
import Dispatch
import Fuzzing
import Synchronization
import TestSupport
import Testing

@testable import Verification

/// Parts of an enumeration, put together, against the whole.
@Suite struct EnumeratedPartTests {
  // MARK: Every way to cut

  @Test func smallNetworksComeToTheSameHoweverTheyAreCut() {
    let circuits = stride(from: 0, to: SmallNetworks.count, by: 97).map { SmallNetworks.network($0) }
    compare(circuits, upTo: 5, pieces: [1, 2, 3, 5], lanes: 1..<2)
    compare(Array(circuits.prefix(60)), upTo: 6, pieces: [8], lanes: 3..<20)
  }

  @Test func randomCircuitsComeToTheSameHoweverTheyAreCut() {
    print("seeds 11001 to 11200")
    compare((UInt64(11_001)...11_200).map { RandomCircuit.make(seed: $0) }, upTo: 5, pieces: [2, 4, 7], lanes: 1..<2)
  }

  @Test(arguments: EnumerationTests.texts.indices)
  func circuitsOfEveryKindComeToTheSameInParts(_ place: Int) throws {
    let circuit = try circuit(EnumerationTests.texts[place].text)
    for length in [0, 1, 2, 3, 5] { compare([circuit], upTo: length, pieces: [1, 2, 3, 9, 30], lanes: 2..<5) }
    compare([circuit], upTo: 7, pieces: [100])
  }

  /// The only sequence with an event is shorter than prefixes, as long, or longer, and lies at the edges of ranges.
  @Test(arguments: 1...7)
  func theOnlyEventIsFoundByThePartItBelongsTo(_ length: Int) throws {
    for number in Set([0, 1, 2, 5, (1 << length) / 2, (1 << length) - 1]) where number < 1 << length {
      let word = (0..<length).map { number >> (length - 1 - $0) & 1 }
      let (_, network) = try lowered(
        "circuit C {\n input x: bit\n prove: value(x[1..t]) != \(number) or t != \(length)\n}")
      let all = PrefixRange.all(of: network, pieces: 16, upTo: 8)
      #expect(all.length == 4 && all.numbers == 0..<16)
      for pieces in 1...16 {
        for range in all.cut(into: pieces) {
          let part = try Enumeration(lanes: 4..<9).run(network, in: range, upTo: 8, within: Budget())
          if range.leads(through: word) {
            #expect(part.finding == .event(word: word), "\(range)")
          } else {
            guard case .covered(let counts) = part.finding else {
              Issue.record("\(part)")
              continue
            }
            #expect(counts.count == 8 && counts[7] == UInt64(range.numbers.count) << 4)
          }
        }
      }
    }
  }

  @Test func aPartReportsTheLeastOfItsEvents() throws {
    let (_, network) = try lowered("circuit C {\n input x: 0..2\n prove: t != 4 or x[t] == 0\n}")
    let all = PrefixRange.all(of: network, pieces: 9, upTo: 6)
    for (number, range) in all.cut(into: 9).enumerated() {
      let part = try Enumeration().run(network, in: range, upTo: 6, within: Budget())
      #expect(part.finding == .event(word: [number / 3, number % 3, 0, 1]))
    }
  }

  // MARK: What it costs

  @Test func aPartCostsItsShare() throws {
    let (_, network) = try lowered("circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= t\n}")
    func cost(_ range: PrefixRange) throws -> Int {
      let done = Atomic(0)
      let budget = Budget(report: { done.store($0.done, ordering: .relaxed) })
      _ = try Enumeration(lanes: 16..<64).run(network, in: range, upTo: 18, within: budget)
      return done.load(ordering: .relaxed)
    }
    let all = PrefixRange.all(of: network, pieces: 1 << 10, upTo: 18)
    let whole = try cost(all)
    for pieces in [2, 64, 1 << 10] {
      for range in all.cut(into: pieces).suffix(2) { #expect(try cost(range) * pieces < whole * 5 / 4) }
    }
  }

  @Test func piecesAreAsManyAsAreWantedWhereTheSequencesAllowIt() throws {
    let (_, network) = try lowered("circuit C {\n input x: 0..2\n prove: t != 4 or x[t] == 0\n}")
    for (pieces, length, expected) in [
      (0, 9, 0), (1, 9, 0), (2, 9, 1), (3, 9, 1), (4, 9, 2), (9, 9, 2), (10, 9, 3), (.max, 9, 8), (.max, 99, 13),
      (10, 1, 0), (10, 0, 0), (10, 2, 1),
    ] {
      let all = PrefixRange.all(of: network, pieces: pieces, upTo: length)
      #expect(all.length == expected, "\(pieces) of \(length)")
      #expect(all.numbers == 0..<all.whole)
    }
    let all = PrefixRange.all(of: network, pieces: 27, upTo: 9)
    for pieces in 0...30 {
      let ranges = all.cut(into: pieces)
      #expect(ranges.count == max(1, min(27, pieces)))
      #expect(TilingProblem.first(in: ranges.map(\.numbers), of: 27) == nil)
    }
    let (_, alone) = try lowered("circuit C {\n input x: {1}\n prove: x[t] == 1\n}")
    #expect(PrefixRange.all(of: alone, pieces: 10, upTo: 9).length == 0)
  }

  @Test func aRangeThatIsWrittenDownIsReadAgainAndNoOtherIs() {
    #expect(PrefixRange(length: 3, letterCount: 3, numbers: 26..<27)?.numbers == 26..<27)
    #expect(PrefixRange(length: 22, letterCount: 2, numbers: 0..<1 << 22) != nil)
    for (length, letters, numbers) in [
      (3, 3, 0..<28), (3, 3, 5..<5), (3, 3, -1..<2), (-1, 3, 0..<1), (1, 0, 0..<1), (.max, 1, 0..<1), (.max, 2, 0..<1),
      (23, 2, 0..<1), (2, .max, 0..<1), (0, 2, 0..<2), (0, 0, 0..<1),
    ] {
      #expect(PrefixRange(length: length, letterCount: letters, numbers: numbers) == nil, "\(length) \(letters)")
    }
  }

  // MARK: What is no whole

  @Test func partsThatAreNotAllSequencesOnceAreRefused() throws {
    let (_, network) = try lowered(
      "circuit C {\n input x: 0..2\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= 2 * t\n}")
    let all = PrefixRange.all(of: network, pieces: 9, upTo: 5)
    let parts = try all.cut(into: 5).map { try Enumeration().run(network, in: $0, upTo: 5, within: Budget()) }
    func problem(_ parts: [EnumeratedPart], upTo length: Int = 5) -> PartsProblem? {
      do throws(PartsProblem) {
        _ = try EnumeratedPart.combined(parts, of: network, upTo: length)
        return nil
      } catch {
        return error
      }
    }
    #expect(problem(parts) == nil)
    #expect(problem(parts.reversed()) == nil)
    #expect(problem([]) == .tiling(.gap(0..<1)))
    for (place, part) in parts.enumerated() {
      var some = parts
      some.remove(at: place)
      #expect(problem(some) == .tiling(.gap(part.range.numbers)))
      #expect(problem(parts + [part]) == .tiling(.overlap(part.range.numbers)))
    }
    #expect(problem(parts, upTo: 6) == .otherLength(5, expected: 6))
    let longer = try Enumeration().run(network, in: all.cut(into: 5)[2], upTo: 6, within: Budget())
    #expect(problem(parts[..<2] + [longer] + parts[3...]) == .otherLength(6, expected: 5))
    let third = try #require(PrefixRange.all(of: network, pieces: 3, upTo: 5).cut(into: 3).last)
    let coarse = try Enumeration().run(network, in: third, upTo: 5, within: Budget())
    #expect(problem(parts[..<4] + [coarse]) == .otherPrefixes(third))
    #expect(throws: PartsProblem.otherPrefixes(all)) {
      try Enumeration().run(network, in: all, upTo: 2, within: Budget())
    }
    let (_, other) = try lowered("circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= t\n}")
    #expect(throws: PartsProblem.otherPrefixes(all)) {
      try Enumeration().run(other, in: all, upTo: 5, within: Budget())
    }
    for finding: EnumeratedPart.Finding in [
      .covered(counts: [1, 3, 9]), .event(word: []), .event(word: [0, 0, 0, 0, 0, 0]), .event(word: [0, 3]),
      .event(word: [2, 2]), .undefined(word: [-1]), .stopped(.time, upTo: 6), .stopped(.time, upTo: -1),
    ] {
      var some = parts
      some[0].finding = finding
      #expect(problem(some) == .malformed(some[0].range), "\(finding)")
    }
    // One says that an event is met, which another must have met as well.
    var some = parts
    some[1].finding = .event(word: [0])
    #expect(problem(some) == .contradiction(word: [0]))
    some[0].finding = .undefined(word: [0])
    #expect(problem(some) == .contradiction(word: [0]))
    some[0].finding = .event(word: [0])
    #expect(problem(some) == nil)
  }

  @Test func countsThatDoNotAddUpAreNoCoverage() throws {
    let (obligation, network) = try lowered(
      "circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= t\n}")
    let all = PrefixRange.all(of: network, pieces: 4, upTo: 5)
    let parts = try all.cut(into: 4).map { try Enumeration().run(network, in: $0, upTo: 5, within: Budget()) }
    let audit = Audit(obligation.circuit.claims[0], obligation, network: network)
    _ = try audit.confirm(EnumeratedPart.combined(parts, of: network, upTo: 5))
    for place in parts.indices {
      guard case .covered(let counts) = parts[place].finding else {
        Issue.record("\(parts[place])")
        continue
      }
      for length in counts.indices {
        for number in [counts[length] + 1, .max] {
          var (some, changed) = (parts, counts)
          changed[length] = number
          some[place].finding = .covered(counts: changed)
          let verdict = try EnumeratedPart.combined(some, of: network, upTo: 5)
          #expect(verdict.sequences == nil)
          #expect(throws: Disagreement.self) { try audit.confirm(verdict) }
        }
      }
    }
  }

  @Test func anEventIsTheShortestOnlyWhereEveryPartCoveredItsLength() throws {
    let (_, network) = try lowered("circuit C {\n input x: bit\n prove: t != 4 or value(x[1..t]) != 9\n}")
    let all = PrefixRange.all(of: network, pieces: 4, upTo: 6)
    let parts = try all.cut(into: 4).map { try Enumeration().run(network, in: $0, upTo: 6, within: Budget()) }
    for place in [0, 1, 3] {
      for covered in 0...6 {
        var some = parts
        some[place].finding = .stopped(.time, upTo: covered)
        let verdict = try EnumeratedPart.combined(some, of: network, upTo: 6)
        switch verdict.finding {
        case .event(let word): #expect(covered >= 4 && word == [1, 0, 0, 1])
        case .stopped(.time, let length): #expect(covered < 4 && length == covered)
        default: Issue.record("\(verdict)")
        }
      }
    }
  }

  @Test func aStoppedPartStopsTheWhole() throws {
    let (_, network) = try lowered("circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= t\n}")
    let all = PrefixRange.all(of: network, pieces: 4, upTo: 12)
    let engine = Enumeration(lanes: 4..<9)
    var parts = try all.cut(into: 4).map { try engine.run(network, in: $0, upTo: 12, within: Budget()) }
    parts[2] = try engine.run(network, in: parts[2].range, upTo: 12, within: Budget(isCancelled: { true }))
    parts[1].finding = .stopped(.time, upTo: 7)
    for order in [[0, 1, 2, 3], [3, 2, 1, 0]] {
      let verdict = try EnumeratedPart.combined(order.map { parts[$0] }, of: network, upTo: 12)
      guard case .stopped(.interrupted, upTo: 0) = verdict.finding else {
        Issue.record("\(verdict)")
        continue
      }
      #expect(verdict.sequences == nil)
    }
  }

  @Test func howManySequencesAreTooManyIsAskedOfEachPart() throws {
    let (_, network) = try lowered("circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= t\n}")
    let engine = Enumeration(mostSequences: 1 << 10)
    let all = PrefixRange.all(of: network, pieces: 16, upTo: 14)
    let parts = try all.cut(into: 16).map { try engine.run(network, in: $0, upTo: 14, within: Budget()) }
    guard case .exhausted(14) = try EnumeratedPart.combined(parts, of: network, upTo: 14).finding else {
      Issue.record("\(parts)")
      return
    }
    let whole = try engine.run(network, in: all, upTo: 14, within: Budget())
    #expect(whole.finding == .stopped(.sequences, upTo: 10))
    let none = try Enumeration(mostSequences: 8).run(network, in: all, upTo: 14, within: Budget())
    #expect(none.finding == .stopped(.sequences, upTo: 0))
  }

  // MARK: -

  private func lowered(_ text: String) throws -> (Obligation, CompiledNetwork) {
    let circuit = try circuit(text)
    let obligation = try #require(Obligation(circuit.claims[0], in: circuit))
    return (obligation, try obligation.lowered())
  }

  /// Runs every range of some prefixes once, and compares what every way to cut them comes to with the whole; where there
  /// are many ways, some that look as if drawn at random.
  private func compare(_ circuits: [Circuit], upTo length: Int, pieces: [Int], lanes: Range<Int> = Frontier.usual) {
    let differences = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: circuits.count) { place in
      let circuit = circuits[place]
      for claim in circuit.claims {
        guard let obligation = Obligation(claim, in: circuit), let network = try? obligation.lowered() else { continue }
        let engine = Enumeration(lanes: lanes)
        let expected = engine.run(obligation, network, upTo: length, within: Budget())
        for all in Set(pieces.map { PrefixRange.all(of: network, pieces: $0, upTo: length) }) {
          let found = Self.combinations(of: all) { try engine.run(network, in: $0, upTo: length, within: Budget()) }
          for (ends, parts) in found {
            let verdict = try? EnumeratedPart.combined(parts, of: network, upTo: length)
            let isSame = verdict.map { "\($0.finding)" } == "\(expected.finding)"
            if !isSame || verdict?.sequences != expected.sequences
              || expected.sequences != nil && verdict?.triggered != expected.triggered
            {
              differences.withLock { $0.append("\(circuit.name) \(ends) up to \(length): \(verdict, default: "none")") }
            }
          }
        }
      }
    }
    #expect(differences.withLock { $0 } == [])
  }

  /// The parts of every way to cut prefixes, or of some; each range is run once.
  private static func combinations(
    of all: PrefixRange, _ run: (PrefixRange) throws -> EnumeratedPart
  ) -> [(ends: [Int], parts: [EnumeratedPart])] {
    var known: [Range<Int>: EnumeratedPart] = [:]
    var generator = SeededGenerator(seed: UInt64(all.numbers.count))
    let cuts = all.numbers.count - 1
    let choices: [UInt64] = cuts < 9 ? Array(0..<1 << UInt64(cuts)) : [0] + (0..<12).map { _ in generator.next() }
    return choices.map { choice in
      let ends =
        [0] + (1..<max(2, all.numbers.count)).filter { cuts > 0 && choice >> UInt64(($0 - 1) % 64) & 1 == 1 }
        + [all.numbers.count]
      let parts = zip(ends, ends.dropFirst()).compactMap { lower, upper -> EnumeratedPart? in
        if let part = known[lower..<upper] { return part }
        let range = PrefixRange(length: all.length, letterCount: all.letterCount, numbers: lower..<upper)
        let part = range.flatMap { try? run($0) }
        known[lower..<upper] = part
        return part
      }
      return (ends, parts)
    }
  }
}
