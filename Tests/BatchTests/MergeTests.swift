import Certificates
import CircuitLanguage
import CircuitModel
import Reports
import Synchronization
import TestSupport
import Testing
import Verification

@testable import Batch

/// Shares put together against one check of the same files.
@Suite struct MergeTests {
  private static let counts = [1, 2, 3, 7, 64]

  private static let changes: [(String, @Sendable (inout Settings) -> Void)] = [
    ("auto", { _ in }), ("merge", { $0.engine = .merge }), ("reference", { ($0.engine, $0.upTo) = (.reference, 3) }),
    ("enumerate", { ($0.engine, $0.upTo) = (.enumerate, 5) }), ("enumerate, by bounds", { $0.engine = .enumerate }),
    ("few states", { $0.claimLimits.states = 3 }),
    ("few states merged", { ($0.engine, $0.claimLimits.states) = (.merge, 5) }),
    ("some claims", { ($0.engine, $0.selection.claim) = (.enumerate, "some") }),
    ("no such claim", { $0.selection.claim = "none" }),
  ]

  /// Does and merges shares of each sharing, in an order that looks drawn at random.
  private func compare(_ sharing: Sharing, counts: [Int] = counts, _ title: String) throws {
    let plan = try sharing.plan()
    let (text, whole) = (plan.text, sharing.check())
    let read = try Plan(reading: Array(text.utf8))
    for count in counts {
      var shares = try sharing.shares(count, read, workers: 1 + count % 3)
      for place in shares.indices { shares.swapAt(place, (place * 7 + count) % shares.count) }
      let said = try sharing.merge(shares, read, workers: 1 + count % 2)
      #expect(said.text == whole.text && said.claims == whole.claims, "\(title), \(count) shares")
    }
  }

  // MARK: The same as a check

  @Test(arguments: changes.indices)
  func sharesComeToWhatACheckSays(_ place: Int) throws {
    let (title, change) = Self.changes[place]
    print("seeds 500 to 509 with \(title)")
    let texts = (UInt64(500)...509).map(Sharing.circuit) + [Batches.varied, "circuit {", "", Batches.small]
    try compare(Sharing(texts, change, units: 40), title)
  }

  @Test func everyRandomCircuitComesToTheSameByItself() throws {
    print("seeds 600 to 639")
    for seed in UInt64(600)...639 {
      let text = Sharing.circuit(seed: seed)
      try compare(Sharing([text], { $0.engine = .enumerate }, units: Int(seed % 29) + 1), counts: [1, 3], text)
      try compare(Sharing([text], units: 3), counts: [2], text)
    }
  }

  @Test func whatRequiresAProofIsDecidedByThePlan() throws {
    var sharing = Sharing([Batches.small]) { $0.engine = .enumerate }
    sharing.requiresProof = true
    let plan = try Plan(reading: Array(try sharing.plan().text.utf8))
    #expect(plan.requiresProof)
  }

  // MARK: What is missing

  @Test(arguments: [2, 3, 7])
  func withoutAShareNothingOfItPasses(_ count: Int) throws {
    let texts = [Batches.small, Batches.varied, Sharing.circuit(seed: 7)]
    let sharing = Sharing(texts, { ($0.engine, $0.upTo) = (.enumerate, 6) }, units: 60)
    let plan = try sharing.plan()
    #expect(plan.units.count > 2 * plan.tasks.count)
    let shares = try sharing.shares(count, plan)
    let whole = try sharing.merge(shares, plan)
    for left in shares.indices {
      var some = shares
      some.remove(at: left)
      var merge = try Merge(plan, version: Sharing.version, workers: 1, read: sharing.read)
      for share in some { try merge.add(share, from: "") }
      #expect(merge.missing == plan.units.indices.filter { $0 % count == left })
      #expect(merge.missingShards.map(\.number) == [left + 1] && merge.missingShards[0].count == count)
      let said = try sharing.merge(some, plan)
      #expect(said.passes.isSubset(of: whole.passes))
      for unit in merge.missing {
        let place = plan.tasks[plan.units[unit].task].place
        let circuit = said.files[place.file].circuits[place.circuit]
        for claim in circuit.claims.indices where place.claim == nil || place.claim == claim {
          #expect(circuit.claims[claim].exitStatus(requiringProof: false) != .passed)
        }
      }
      #expect(said.status != .passed && said.status != .disagreement)
      // Doing just this one makes it whole.
      #expect(try sharing.merge(some + [try sharing.share(left + 1, of: count, plan)], plan).text == whole.text)
    }
  }

  @Test func withoutAnyShareNothingPasses() throws {
    let sharing = Sharing([Batches.small])
    let plan = try sharing.plan()
    let said = try sharing.merge([], plan)
    #expect(said.status == .undecided && said.passes.isEmpty)
    #expect(try Merge(plan, version: Sharing.version, workers: 1, read: sharing.read).missingShards == [])
  }

  @Test func sharesThatHaveNothingToDoAreShares() throws {
    let sharing = Sharing([Batches.small])
    let plan = try sharing.plan()
    let count = 1000
    let idle = try sharing.share(count, of: count, plan)
    #expect(idle.results.isEmpty)
    var merge = try Merge(plan, version: Sharing.version, workers: 1, read: sharing.read)
    let most = try #require(Plan.Shard(.max, of: .max))
    try merge.add(Share(of: plan, most, tool: "tool"), from: "")
    #expect(merge.missingShards.map(\.text) == ["1/\(Int.max)"])
    try merge.add(try sharing.share(1, of: count, plan), from: "")
    #expect(merge.missing == [])
  }

  // MARK: What is there twice

  @Test func unitsDoneTwiceAreToldAndChangeNothing() throws {
    let sharing = Sharing([Batches.varied]) { $0.engine = .enumerate }
    let plan = try sharing.plan()
    let shares = try sharing.shares(3, plan) + sharing.shares(2, plan)
    var merge = try Merge(plan, version: Sharing.version, workers: 1, read: sharing.read)
    for share in shares { try merge.add(share, from: "") }
    #expect(merge.repeated == plan.units.count)
    #expect(try sharing.merge(shares, plan).text == sharing.check().text)
  }

  @Test func sharesThatContradictEachOtherAreADisagreement() throws {
    let sharing = Sharing([Batches.small, Batches.varied])
    let plan = try sharing.plan()
    let share = try sharing.share(1, of: 1, plan)
    for unit in plan.units.indices {
      var other = share
      guard case .claim(var said, let word, let isRepeatable) = share.results[unit] else { continue }
      said.states = (said.states ?? 0) + 1
      other.results[unit] = .claim(said, word: word, isRepeatable: isRepeatable)
      for order in [[share, other], [other, share], [share, share, other]] {
        let ending = try sharing.merge(order, plan).ending
        guard case .disagreement(let path, let circuit, let finding) = ending else {
          Issue.record("unit \(unit): \(ending)")
          continue
        }
        #expect(path == sharing.inputs[plan.tasks[unit].place.file] && !circuit.isEmpty)
        #expect(finding == "shares say different things of unit \(unit) of the plan")
      }
    }
  }

  @Test func ofWhatAClockEndedTheBetterCounts() throws {
    let sharing = Sharing([PlanTests.counter], { ($0.engine, $0.claimLimits.seconds) = (.enumerate, 100) }, units: 4)
    let plan = try sharing.plan()
    let share = try sharing.share(1, of: 1, plan)
    let whole = try sharing.merge([share], plan)
    func stopped(at length: Int, _ limit: Verdict.Limit = .time) -> Share {
      var late = share
      for (unit, result) in share.results {
        guard case .sequences(var part) = result else { continue }
        part.finding = .stopped(limit, upTo: length)
        late.results[unit] = .sequences(part)
      }
      return late
    }
    #expect(try sharing.merge([stopped(at: 3), share], plan).text == whole.text)
    #expect(try sharing.merge([share, stopped(at: 3)], plan).text == whole.text)
    let five = try sharing.merge([stopped(at: 3), stopped(at: 5), stopped(at: 4)], plan)
    #expect(five.text == (try sharing.merge([stopped(at: 5)], plan)).text && five.status == .undecided)
    // What the limits of the plan end, they end everywhere.
    #expect(try sharing.merge([share, stopped(at: 3, .sequences)], plan).status == .disagreement)
  }

  @Test func whoHasRunASequenceCannotHaveMissedWhatHappensThere() throws {
    let slip = PlanTests.counter.replacing("y[t] <= t", with: "y[t] <= 2")
    let sharing = Sharing([slip], { ($0.engine, $0.claimLimits.seconds) = (.enumerate, 100) }, units: 3)
    let plan = try sharing.plan()
    let share = try sharing.share(1, of: 1, plan)
    let found = share.results.filter {
      if case .sequences(let part) = $0.value, case .event = part.finding { true } else { false }
    }
    let (unit, _) = try #require(found.min { $0.key < $1.key })
    guard case .sequences(var part) = share.results[unit], case .event(let word) = part.finding else { return }
    for length in 0...9 {
      var other = share
      part.finding = .stopped(.time, upTo: length)
      other.results = [unit: .sequences(part)]
      for order in [[share, other], [other, share]] {
        let said = try sharing.merge(order, plan)
        #expect(said.status == (length < word.count ? .failed : .disagreement), "\(length)")
      }
    }
  }

  // MARK: What belongs to something else

  @Test func sharesOfOtherPlansAndProgramsAreRefused() throws {
    let sharing = Sharing([Batches.small, Batches.varied])
    let plan = try sharing.plan()
    let one = try sharing.share(1, of: 2, plan)
    var changed = sharing
    changed.settings.upTo = 3
    let other = try changed.share(2, of: 2, try changed.plan())
    #expect(throws: PlanProblem.shareOfOtherPlan(path: "1.share")) { try sharing.merge([one, other], plan) }
    let foreign = try sharing.share(2, of: 2, plan, tool: "another build")
    #expect(throws: PlanProblem.shareOfOtherTool(path: "1.share", other: "0.share")) {
      try sharing.merge([one, foreign], plan)
    }
    #expect(throws: PlanProblem.otherVersion("1", own: "2")) {
      try Merge(plan, version: "2", workers: 1, read: sharing.read)
    }
  }

  @Test func filesThatHaveChangedAreRefusedByWhoeverReadsThem() throws {
    let text = "import \"part.circuit\"\n" + Batches.small.replacing("Small", with: "Main")
    var sharing = Sharing([text])
    sharing.files["part.circuit"] = Array(Batches.small.utf8)
    let plan = try sharing.plan()
    #expect(plan.files.map(\.imports.count) == [1])
    let shares = try sharing.shares(2, plan)
    for path in ["0.circuit", "part.circuit"] {
      var changed = sharing
      changed.files[path]?.append(UInt8(ascii: "\n"))
      #expect(throws: PlanProblem.changed(path: "0.circuit")) { try changed.shares(1, plan) }
      #expect(throws: PlanProblem.changed(path: "0.circuit")) { try changed.merge(shares, plan) }
      changed.files[path] = nil
      #expect(throws: PlanProblem.self) { try changed.shares(1, plan) }
      #expect(throws: PlanProblem.self) { try changed.merge(shares, plan) }
    }
    #expect(try sharing.merge(shares, plan).status == .passed)
  }

  @Test func aFileThatChangesDuringAMergeEndsIt() throws {
    let sharing = Sharing([Batches.small, Batches.small])
    let plan = try sharing.plan()
    let share = try sharing.share(1, of: 1, plan)
    let reads = Atomic(0)
    let read = sharing.read
    var merge = try Merge(plan, version: Sharing.version, workers: 1) { path in
      let isLate = reads.add(1, ordering: .relaxed).newValue > 2
      return isLate ? .success(Array("circuit {}".utf8)) : read(path)
    }
    try merge.add(share, from: "")
    #expect(throws: PlanProblem.changed(path: "0.circuit")) { try merge.run { _ in } }
  }

  @Test func aSignalEndsAMerge() throws {
    let sharing = Sharing([Batches.small, Batches.small])
    let plan = try sharing.plan()
    var merge = try Merge(plan, version: Sharing.version, workers: 1, read: sharing.read)
    try merge.add(try sharing.share(1, of: 1, plan), from: "")
    merge.interruption = { .terminated }
    #expect(try merge.run { _ in } == .interrupted(.terminated))
  }

  // MARK: Certificates

  /// A folder with the circuit of a shift register, and the certificates of its proofs.
  static func proved(stages: Int = 5, units: Int = 9) throws -> Sharing {
    let register = Batches.register(stages: stages, claims: 2)
    var sharing = Sharing([register], units: units)
    let proofs = Mutex<[String: [UInt8]]>([:])
    _ = Batches.run([], sharing.settings) { run in
      run = BatchRun(sharing.inputs.map(BatchItem.file), sharing.settings, workers: 1, read: sharing.read)
      run.keepsEvidence = true
      run.observe = { verdict, claim, circuit, file in
        guard let evidence = verdict.evidence, let obligation = Obligation(claim, in: circuit),
          let network = try? obligation.lowered()
        else { return }
        let certificate = Certificate(
          files: file.sources.map { Certificate.File(path: $0.path, bytes: $0.bytes) }, circuit: circuit.name,
          claim: claim.name, network: network, evidence: evidence)
        proofs.withLock { $0["\(claim.name).certificate"] = Array(certificate.text.utf8) }
      }
    }
    let written = proofs.withLock { $0 }
    sharing.files.merge(written) { $1 }
    sharing.inputs = written.keys.sorted()
    return sharing
  }

  @Test func certificatesAreCheckedInShares() throws {
    let sharing = try Self.proved()
    let plan = try sharing.plan()
    #expect(plan.tasks.count == 2 && plan.units.count >= 8)
    let whole = try sharing.merge(try sharing.shares(1, plan), plan)
    #expect(whole.status == .passed && whole.passes.count == 2 && whole.files.count == 1)
    for count in Self.counts {
      #expect(try sharing.merge(try sharing.shares(count, plan).reversed(), plan).text == whole.text)
    }
    let some = try sharing.merge(Array(try sharing.shares(3, plan).dropFirst()), plan)
    #expect(some.status == .undecided && some.passes.isEmpty)
  }

  @Test func aCertificateThatHasChangedIsRefused() throws {
    let sharing = try Self.proved()
    let plan = try sharing.plan()
    let shares = try sharing.shares(2, plan)
    for path in sharing.inputs + ["0.circuit"] {
      var changed = sharing
      changed.files[path]?.append(UInt8(ascii: "\n"))
      #expect(throws: PlanProblem.self) { try changed.shares(1, plan) }
      #expect(throws: PlanProblem.self) { try changed.merge(shares, plan) }
    }
  }

  @Test func twoCertificatesOfOneClaimAreNotPlanned() throws {
    var sharing = try Self.proved()
    let path = sharing.inputs[0]
    sharing.files["z.certificate"] = sharing.files[path]
    sharing.inputs.append("z.certificate")
    let problem = #expect(throws: PlanProblem.self) { try sharing.plan() }
    #expect(problem?.message.contains("same claim as \(path)") ?? false)
  }
}
