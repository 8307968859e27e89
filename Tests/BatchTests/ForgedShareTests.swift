import CircuitModel
import Fuzzing
import Reports
import Testing
import Verification

@testable import Batch

/// Shares that somebody has edited and sealed anew: whatever they say, what can be seen to be wrong is never a pass.
///
/// What cannot be seen is the word of whoever did a share where no run shows it: that a whole claim is proved, that nothing
/// was met among sequences, that states were checked. Certificates are for those who want more than that word.
@Suite struct ForgedShareTests {
  private static let claims = Sharing([Batches.varied, Batches.small])
  private static let sequences = Sharing(
    [Batches.small.replacing("1.5", with: "0.5") + Sharing.circuit(seed: 7)],
    { ($0.engine, $0.upTo) = (.enumerate, 6) },
    units: 10)

  /// What comes of a share after a change: a status, or that it is refused.
  private enum Fate: Equatable {
    case noShare, refused(PlanProblem)
    case merged(Reports.ExitStatus)
  }

  private func fate(of share: Share, _ sharing: Sharing, _ plan: Plan) throws -> Fate {
    guard let read = Share(reading: share.bytes) else { return .noShare }
    do throws(PlanProblem) {
      return .merged(try sharing.merge([read], plan).status)
    } catch {
      return .refused(error)
    }
  }

  // MARK: Whole claims

  /// What can be changed of what is said of a claim, by the names of the claims that it concerns; of all without names.
  private static let lies: [(title: String, names: Set<String>, lie: @Sendable (inout Report.JudgedClaim) -> Void)] = [
    ("another name", [], { $0.name += "x" }), ("another kind", [], { $0.kind = $0.kind == .reach ? .prove : .reach }),
    ("another summary", [], { $0.summary += "x" }),
    ("another place", [], { $0.range = SourceRange(file: 0, start: 0, end: 1) }),
    ("a place that is none", [], { $0.range = SourceRange(file: 7, start: .max, end: .max) }),
    ("an engine that is none", [], { $0.engine = "\u{1B}[31m" }), ("no engine", [], { $0.engine = "auto" }),
    ("sequences that are no number", [], { $0.sequences = "many" }),
    ("a unit", ["right"], { $0.unit = "h" }), ("a step", ["right"], { $0.step = 3 }),
    ("a witness that nobody has seen", ["never", "right", "empty"], { $0.outcome = .witnessed }),
    ("a tie that nobody has seen", ["right"], { $0.outcome = .tie }),
    ("a fault that nobody has seen", ["right"], { $0.outcome = .rejected }),
    ("a failure that nobody has seen", ["right"], { $0.outcome = .fails }),
    ("a proof of what only a run can show", ["never"], { ($0.outcome, $0.explanation) = (.proved, nil) }),
    ("bounds for what only a run can show", ["never"], { ($0.outcome, $0.lengthCovered) = (.holds, 9) }),
    ("a pass in place of a counterexample", ["wrong", "tied", "bad"], { $0.outcome = .proved }),
    ("a witness in place of a counterexample", ["wrong", "tied", "bad"], { $0.outcome = .witnessed }),
    ("bounds in place of a counterexample", ["wrong", "tied", "bad"], { $0.outcome = .holds }),
    ("another value in a counterexample", ["wrong", "slip", "tied"], { $0.run?.signals[1].values[0] = ["7"] }),
    ("a counterexample without its run", ["wrong", "slip", "tied"], { $0.run = nil }),
    ("another length", ["wrong", "tied"], { $0.lengthCovered = 5 }),
    ("an example that differs elsewhere", ["bad"], { $0.differences[0].found = "1" }),
    ("an example that fails", ["good"], { $0.outcome = .fails }),
    ("an example of another length", ["good"], { $0.lengthCovered = 9 }),
  ]

  @Test func whatCannotBeSaidOfAClaimIsADisagreement() throws {
    let (sharing, plan) = (Self.claims, try Self.claims.plan())
    let share = try sharing.share(1, of: 1, plan)
    for (title, names, lie) in Self.lies {
      for (unit, result) in share.results {
        guard case .claim(var said, let word, let isRepeatable) = result, names.isEmpty || names.contains(said.name)
        else {
          continue
        }
        lie(&said)
        var forged = share
        forged.results[unit] = .claim(said, word: word, isRepeatable: isRepeatable)
        let fate = try fate(of: forged, sharing, plan)
        #expect(fate == .merged(.disagreement) || fate == .noShare, "\(title): \(said.name) \(fate)")
      }
    }
  }

  @Test func aRunThatShowsSomethingElseIsADisagreement() throws {
    let (sharing, plan) = (Self.claims, try Self.claims.plan())
    let share = try sharing.share(1, of: 1, plan)
    let words = [
      [], [2], [-1], [.max], [.min], [0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1], Array(repeating: 1, count: 60),
    ]
    for (unit, result) in share.results {
      guard case .claim(let said, let word, let isRepeatable) = result else { continue }
      for other in words + [nil] where other != word {
        var forged = share
        forged.results[unit] = .claim(said, word: other, isRepeatable: isRepeatable)
        let fate = try fate(of: forged, sharing, plan)
        // The word of an example is the circuit file's, whatever stands here.
        let isOwnWord = said.kind == .example
        #expect(isOwnWord || fate == .merged(.disagreement), "\(said.name) by \(String(describing: other)): \(fate)")
      }
    }
  }

  // MARK: Sequences and states

  private static let partLies: [(title: String, lie: @Sendable (inout EnumeratedPart) -> Void)] = [
    ("another length", { $0.length += 1 }), ("no length", { $0.length = 0 }), ("any length", { $0.length = .max }),
    (
      "counts of another length",
      { if case .covered(let counts) = $0.finding { $0.finding = .covered(counts: counts + [1]) } }
    ),
    ("no counts", { if case .covered = $0.finding { $0.finding = .covered(counts: []) } }),
    (
      "a word of another length",
      {
        if case .event(let word) = $0.finding {
          $0.finding = .event(word: word + word + word + word + word + word + word)
        }
      }
    ),
    ("no word", { if case .event = $0.finding { $0.finding = .event(word: []) } }),
    ("a letter that is none", { if case .event = $0.finding { $0.finding = .event(word: [9]) } }),
    ("a negative letter", { if case .event = $0.finding { $0.finding = .event(word: [.min]) } }),
    ("another event", { if case .event(let word) = $0.finding { $0.finding = .event(word: word.map { 1 - $0 }) } }),
    (
      "an event that was seen by nobody",
      { part in if case .covered = part.finding { part.finding = .event(word: [0]) } }
    ),
    ("a problem for an event", { if case .event(let word) = $0.finding { $0.finding = .undefined(word: word) } }),
    ("more than all", { $0.finding = .stopped(.time, upTo: .max) }),
    ("less than nothing", { $0.finding = .stopped(.time, upTo: -1) }),
    (
      "a sequence more",
      {
        guard case .covered(var counts) = $0.finding else { return }
        counts[5] += 1
        $0.finding = .covered(counts: counts)
      }
    ),
    (
      "as many as can be counted",
      { if case .covered(let counts) = $0.finding { $0.finding = .covered(counts: counts.map { _ in .max }) } }
    ),
  ]

  @Test func partsThatCannotBeOfTheirUnitsAreADisagreement() throws {
    let (sharing, plan) = (Self.sequences, try Self.sequences.plan())
    let share = try sharing.share(1, of: 1, plan)
    let honest = try sharing.merge([share], plan)
    #expect(honest.status != .disagreement)
    for (title, lie) in Self.partLies {
      for (unit, result) in share.results {
        guard case .sequences(var part) = result else { continue }
        let own = part
        lie(&part)
        if part == own { continue }
        var forged = share
        forged.results[unit] = .sequences(part)
        let fate = try fate(of: forged, sharing, plan)
        if fate == .merged(.disagreement) || fate == .noShare { continue }
        // Nobody asks what was found beyond the least that was found, or about claims where something has no value.
        let said = try sharing.merge([forged], plan)
        #expect(said.status == honest.status && said.passes == honest.passes, "\(title) \(unit): \(fate)")
      }
    }
  }

  /// All but the first have met nothing less, but all begin with what the first has met.
  @Test func whoeverRanAWordMustHaveMetWhatHappensThere() throws {
    let text = "circuit C {\n input x: bit\n prove: x[1] == 0 or t > 3\n prove: t < 9\n bound 6\n}"
    let sharing = Sharing([text], { $0.engine = .enumerate }, units: 16)
    let plan = try sharing.plan()
    let share = try sharing.share(1, of: 1, plan)
    #expect(try sharing.merge([share], plan).status == .failed)
    for (unit, result) in share.results {
      guard case .sequences(var part) = result, case .event = part.finding else { continue }
      for finding: EnumeratedPart.Finding in [
        .covered(counts: Array(repeating: 0, count: 6)), .stopped(.time, upTo: 1), .stopped(.time, upTo: 6),
        .event(word: [1, 1, 0, 1]),
      ] {
        part.finding = finding
        var forged = share
        forged.results[unit] = .sequences(part)
        #expect(try fate(of: forged, sharing, plan) == .merged(.disagreement), "\(unit): \(finding)")
      }
    }
  }

  @Test func moreSequencesThanAreConsideredAreADisagreementWhereThereAreAssumptions() throws {
    let text = "circuit C {\n input x: bit\n assume x[t] >= x[t-1]\n x[0] = 0\n prove: t < 9\n bound 6\n}"
    let sharing = Sharing([text], { $0.engine = .enumerate }, units: 8)
    let plan = try sharing.plan()
    let share = try sharing.share(1, of: 1, plan)
    #expect(try sharing.merge([share], plan).status == .passed)
    for (unit, result) in share.results {
      guard case .sequences(var part) = result, case .covered(var counts) = part.finding else { continue }
      for place in counts.indices {
        let own = counts[place]
        counts[place] = place < 3 ? 2 : 1 << (place - 2) + 1
        part.finding = .covered(counts: counts)
        counts[place] = own
        var forged = share
        forged.results[unit] = .sequences(part)
        #expect(try fate(of: forged, sharing, plan) == .merged(.disagreement), "\(unit) \(place)")
      }
    }
  }

  @Test func partsOfACertificateThatDoNotAddUpShowNothing() throws {
    let sharing = try MergeTests.proved()
    let plan = try sharing.plan()
    let share = try sharing.share(1, of: 1, plan)
    let lies: [(title: String, lie: (inout EvidencePart) -> Void)] = [
      ("an origin more", { $0.confirmedOrigins += 1 }), ("an origin less", { $0.confirmedOrigins -= 1 }),
      ("all origins", { $0.confirmedOrigins = .max }), ("negative origins", { $0.confirmedOrigins = .min }),
      ("a problem", { $0.problem = "it is none" }), ("other states", { $0.states = 0..<1 }),
      ("no states", { $0.states = 5..<5 }), ("states that there are not", { $0.states = 0..<Int.max }),
      ("negative states", { $0.states = Int.min..<0 }),
    ]
    for (title, lie) in lies {
      for (unit, result) in share.results {
        guard case .states(var part) = result else { continue }
        lie(&part)
        var forged = share
        forged.results[unit] = .states(part)
        let fate = try fate(of: forged, sharing, plan)
        #expect([.noShare, .merged(.undecided), .merged(.disagreement)].contains(fate), "\(title) \(unit): \(fate)")
      }
    }
  }

  // MARK: Units

  @Test func aResultOfAnotherKindOfUnitIsADisagreement() throws {
    let sharings = [Self.claims, Self.sequences, try MergeTests.proved()]
    let results = try sharings.map { try $0.share(1, of: 1, try $0.plan()).results }
    for (place, sharing) in sharings.enumerated() {
      let plan = try sharing.plan()
      for other in sharings.indices where other != place {
        for (unit, _) in results[place] {
          var forged = try sharing.share(1, of: 1, plan)
          forged.results[unit] = results[other][0]
          let status = try sharing.merge([forged], plan).status
          let isAsked = sharing.settings.engine != .enumerate || plan.tasks[plan.units[unit].task].place.circuit == 0
          #expect(status == .disagreement || !isAsked && status != .passed, "\(place) \(other) \(unit): \(status)")
        }
      }
    }
  }

  @Test func unitsThatAreNotOfTheShareAreRefused() throws {
    let (sharing, plan) = (Self.claims, try Self.claims.plan())
    let share = try sharing.share(1, of: 2, plan)
    let result = try #require(share.results[0])
    for unit in [1, 3, plan.units.count, plan.units.count + 1, 1 << 40, .max, -1, -2, .min] {
      var forged = share
      forged.results[unit] = result
      #expect(try fate(of: forged, sharing, plan) == .refused(.foreignUnits(path: "0.share")), "\(unit)")
    }
  }

  // MARK: Anything

  /// Changes something in a record, anywhere.
  private func changed(_ value: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
    func pick<Element>(_ all: [Element]) -> Element { all[Int.random(in: all.indices, using: &random)] }
    switch value {
    case .array(var elements) where !elements.isEmpty && Int.random(in: 0..<8, using: &random) > 0:
      let place = Int.random(in: elements.indices, using: &random)
      elements[place] = changed(elements[place], &random)
      return .array(elements)
    case .object(var members) where !members.isEmpty && Int.random(in: 0..<12, using: &random) > 0:
      let place = Int.random(in: members.indices, using: &random)
      members[place].value = changed(members[place].value, &random)
      return .object(members)
    case .array(var elements):
      if elements.isEmpty || Int.random(in: 0..<3, using: &random) == 0 { return .array(elements + [.number(0)]) }
      let place = Int.random(in: elements.indices, using: &random)
      if Int.random(in: 0..<2, using: &random) == 0 {
        elements.append(elements[place])
      } else {
        elements.remove(at: place)
      }
      return .array(elements)
    case .object(var members):
      if members.isEmpty { return .null }
      members.remove(at: Int.random(in: members.indices, using: &random))
      return .object(members)
    case .number(let number): return .number(pick([number &+ 1, number &- 1, 0, 1, -1, 2, .max, .min]))
    case .boolean(let truth): return .boolean(!truth)
    case .string(let text):
      return .string(
        pick(["", text + "0", "0", "1", "proved", "holds", "witnessed", "unknown", "prove", "merge", "\u{1B}"]))
    case .null, .decimal: return pick([.number(0), .string(""), .array([])])
    }
  }

  /// Nothing passes that an honest share does not let pass, except what only has the word of whoever did the share.
  @Test(arguments: [0, 1, 2])
  func aShareWithAnyChangeNeverPassesWithWhatARunShows(_ place: Int) throws {
    print("seeds \(place * 1000) to \(place * 1000 + 119)")
    let sharing = [Self.claims, Self.sequences, try MergeTests.proved(stages: 3)][place]
    let plan = try sharing.plan()
    let share = try sharing.share(1, of: 1, plan)
    let honest = try sharing.merge([share], plan)
    let units = share.results.keys.sorted()
    var read = 0
    for seed in 0..<120 {
      var random = SeededGenerator(seed: UInt64(place * 1000 + seed))
      let unit = units[Int.random(in: units.indices, using: &random)]
      guard let own = share.results[unit], let forged = try? UnitResult(record: changed(own.record, &random)) else {
        continue
      }
      var other = share
      other.results[unit] = forged
      guard let other = Share(reading: other.bytes), let said = try? sharing.merge([other], plan) else { continue }
      read += 1
      if said.status != .disagreement {
        #expect(said.passes.isSubset(of: honest.passes), "seed \(seed): \(forged)")
      }
    }
    #expect(read > 30)
  }
}
