import CircuitModel
import Reports
import Testing
import Verification

@testable import Batch

/// What a share says, written down and read again.
@Suite struct ShareTests {
  /// Shares with results of every kind.
  private func shares() throws -> [Share] {
    let sharings = [
      Sharing([Batches.varied]), Sharing([Batches.varied, Sharing.circuit(seed: 3)]) { $0.engine = .enumerate },
      try MergeTests.proved(),
    ]
    return try sharings.map { try $0.share(1, of: 1, try $0.plan()) }
  }

  /// Every finding that running sequences can come to.
  private static let findings: [EnumeratedPart.Finding] = [
    .covered(counts: []), .covered(counts: [0, 1, .max]), .event(word: []), .event(word: [0, 5, .max]),
    .undefined(word: [1]), .stopped(.states(7), upTo: 0), .stopped(.states(0), upTo: 1),
    .stopped(.memory(.max), upTo: .max), .stopped(.numbers, upTo: 1), .stopped(.time, upTo: 2),
    .stopped(.interrupted, upTo: 3), .stopped(.sequences, upTo: 4), .stopped(.noInvariant, upTo: 5),
    .stopped(.noTrigger, upTo: 6),
  ]

  @Test func sharesAreReadAsTheyWereWritten() throws {
    for share in try shares() {
      let read = try #require(Share(reading: share.bytes))
      #expect(read.bytes == share.bytes && read.results == share.results)
      #expect(read.plan == share.plan && read.tool == share.tool && read.shard == share.shard)
      #expect(!share.results.isEmpty)
    }
  }

  @Test func everyFindingIsReadAsItWasWritten() throws {
    let range = try #require(PrefixRange(length: 2, letterCount: 3, numbers: 2..<7))
    for finding in Self.findings {
      for triggered in [false, true] {
        let part = UnitResult.sequences(
          EnumeratedPart(range: range, length: 9, finding: finding, triggered: triggered))
        #expect(try UnitResult(record: part.record) == part)
      }
    }
    for problem in [nil, "it is none \u{202E}\n"] {
      let part = UnitResult.states(
        EvidencePart(states: 3..<9, problem: problem, confirmedOrigins: 6, isTriggered: true))
      #expect(try UnitResult(record: part.record) == part)
    }
  }

  @Test func aShareOfWhichAByteIsChangedIsNone() throws {
    for share in try shares() {
      let bytes = share.bytes
      for place in bytes.indices {
        var changed = bytes
        changed[place] ^= 1 << (place % 8)
        if Share(reading: changed) != nil { Issue.record("byte \(place)") }
      }
      for count in stride(from: 0, to: bytes.count, by: 61) {
        #expect(Share(reading: Array(bytes.prefix(count))) == nil)
      }
      #expect(Share(reading: bytes + [10]) == nil)
    }
  }

  @Test func whatIsSealedAndSpelledOtherwiseIsNone() throws {
    let share = try shares()[1]
    let value = try #require(Sealed.value(of: share.bytes))
    #expect(Share(reading: Sealed.bytes(of: value)) != nil)
    for place in value.members.indices {
      var members = value.members
      members.remove(at: place)
      #expect(Share(reading: Sealed.bytes(of: .object(members))) == nil)
      members = value.members + [("more", .null)]
      #expect(Share(reading: Sealed.bytes(of: .object(members))) == nil)
      members = value.members
      members.swapAt(place, (place + 1) % members.count)
      #expect(Share(reading: Sealed.bytes(of: .object(members))) == nil)
    }
    for value: JSONValue in [.null, .array([]), .object([]), .string("heaviside.share/1"), .number(.min)] {
      #expect(Share(reading: Sealed.bytes(of: value)) == nil)
    }
  }

  @Test func aClockThatLetsSomethingBeFoundIsNone() throws {
    let share = try shares()[0]
    for (unit, result) in share.results {
      guard case .claim(let said, let word, _) = result else { continue }
      var other = share
      other.results[unit] = .claim(said, word: word, isRepeatable: false)
      #expect((Share(reading: other.bytes) == nil) == (said.outcome != .unknown))
    }
  }
}
