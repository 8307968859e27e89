import CircuitModel
import Reports
import Synchronization
import Testing

@testable import Batch

/// Files checked side by side.
@Suite struct BatchRunTests {
  private static let mixed = (0..<30).map { number in
    switch number % 5 {
    case 0: Batches.small
    case 1: Batches.varied
    case 2: "circuit {"
    case 3: Batches.register(stages: 9, claims: 2)
    default: Batches.small.replacing("1.5", with: "0.5")
    }
  }

  @Test func whatIsSaidDoesNotDependOnTheNumberOfThreads() {
    let one = Batches.run(Self.mixed, workers: 1)
    #expect(one.files.map(\.path) == Self.mixed.indices.map { "\($0)" })
    for workers in [2, 3, 8, .max] {
      let many = Batches.run(Self.mixed, workers: workers)
      #expect(many.text == one.text)
      #expect(many.claims == one.claims)
    }
  }

  @Test func claimsAreToldOfOnceInTheOrderWritten() {
    let said = Batches.run(Self.mixed)
    let expected = said.files.flatMap { file in
      file.circuits.flatMap { circuit in circuit.claims.map { "\(file.path) \(circuit.name).\($0.name)" } }
    }
    #expect(said.claims == expected)
  }

  @Test func claimsBetweenStarvedOnesAreToldOfOnceInTheOrderWritten() {
    let texts = [
      [Batches.register("Long", stages: 9), Batches.small, Batches.register("Longer", stages: 10)].joined(),
      Batches.small,
    ]
    for states in [40, 1000, 2000, 4000, 100_000] {
      var settings = Settings()
      settings.runLimits.states = states
      let said = Batches.run(texts, settings)
      #expect(said.claims == ["0 Long.late1", "0 Small.correct", "0 Longer.late1", "1 Small.correct"], "\(states)")
      #expect(said.files.first?.circuits.map(\.claims.count) == [1, 1, 1])
    }
  }

  @Test func sharesOfStatesAndMemoryDoNotDependOnTheNumberOfThreads() {
    var texts = Array(repeating: Batches.small, count: 12)
    texts[0] = Batches.register(stages: 14)
    texts[5] = Batches.register(stages: 10, claims: 3)
    texts[7] = Batches.register(stages: 12)
    for (states, bytes) in [(3000, nil), (20_000, nil), (nil, 1 << 20), (10_000, 1 << 18), (200_000, 1 << 22)]
      as [(Int?, Int?)]
    {
      var settings = Settings()
      (settings.runLimits.states, settings.runLimits.bytes) = (states, bytes)
      let one = Batches.run(texts, settings, workers: 1)
      for workers in [2, 8] {
        #expect(Batches.run(texts, settings, workers: workers).text == one.text, "\(states ?? 0) \(bytes ?? 0)")
      }
    }
  }

  @Test func aFileThatEatsAllDoesNotStarveTheOthers() {
    for (states, bytes) in [(2000, nil), (nil, 1 << 20)] as [(Int?, Int?)] {
      var settings = Settings()
      (settings.runLimits.states, settings.runLimits.bytes) = (states, bytes)
      let said = Batches.run([Batches.register(stages: 18)] + Array(repeating: Batches.small, count: 20), settings)
      let outcomes = said.files.flatMap { $0.circuits.flatMap(\.claims).map(\.outcome) }
      #expect(outcomes == [.unknown] + Array(repeating: .proved, count: 20))
    }
  }

  @Test func aShareThatIsNoLargerThanBeforeIsNotTriedAgain() throws {
    for (limits, reason) in [
      (Limits(states: 2000), "the limit of 2000 states"), (Limits(bytes: 1 << 19), "the limit of 524288 bytes"),
    ] {
      func run(_ settings: Settings) throws -> (claim: Report.JudgedClaim, searches: Int) {
        let searches = Atomic(0)
        let said = Batches.run([Batches.register(stages: 18)], settings) { run in
          run.watch.search = { _ in searches.add(1, ordering: .relaxed) }
        }
        return (try #require(said.files.first?.circuits.first?.claims.first), searches.load(ordering: .relaxed))
      }
      var (own, shared) = (Settings(), Settings())
      (own.claimLimits, shared.runLimits) = (limits, limits)
      let (alone, once) = try run(own)
      var (claim, searches) = try run(shared)
      #expect(searches == once)
      #expect(claim.outcome == .unknown)
      #expect(claim.explanation?.contains(reason) == true, "\(claim.explanation ?? "")")
      #expect(claim.note == "the limit is the claim's share of what the whole run may use")
      claim.note = nil
      #expect(claim == alone)
    }
  }

  @Test func aSecondTryNeverSaysLessThanTheFirst() throws {
    // What the small ones leave over is less than the first share was.
    var settings = Settings()
    settings.runLimits.states = 3000
    let said = Batches.run((0..<3).map { _ in Batches.register(stages: 18) } + [Batches.register(stages: 8)], settings)
    let claims = said.files.flatMap { $0.circuits.flatMap(\.claims) }
    #expect(claims.map(\.outcome) == [.unknown, .unknown, .unknown, .proved])
    #expect(claims.allSatisfy { $0.lengthCovered ?? 99 >= 7 }, "\(claims.map(\.lengthCovered))")
  }

  @Test func whatTheOthersLeaveOverIsEnoughForOneThatNeedsMore() {
    var settings = Settings()
    settings.runLimits.states = 10_000
    let said = Batches.run([Batches.register(stages: 12)] + Array(repeating: Batches.small, count: 20), settings)
    #expect(said.files.flatMap { $0.circuits.flatMap(\.claims) }.allSatisfy { $0.outcome == .proved })
  }

  @Test func whatWasStoppedIsToldAsFarAsItCame() {
    var texts = Array(repeating: Batches.small, count: 40)
    texts[3] = Batches.register(stages: 12)
    var settings = Settings()
    settings.runLimits.states = 2000
    for count in [0, 1, 7, 39] {
      let opened = Atomic(0)
      let said = Batches.run(texts, settings, workers: 3) { run in
        run.watch.open = { _ in opened.add(1, ordering: .relaxed) }
        run.interruption = { opened.load(ordering: .relaxed) >= count ? .terminated : nil }
      }
      #expect(said.ending == .interrupted(.terminated))
      #expect(said.files.count <= count + 3)
      #expect(said.files.map(\.path) == said.files.map(\.path).sorted { Int($0) ?? 0 < Int($1) ?? 0 })
    }
  }

  @Test func aRunThatIsStoppedInTheSecondRoundTellsHowFarTheFirstCame() {
    var texts = Array(repeating: Batches.small, count: 10)
    for place in [2, 5, 8] { texts[place] = Batches.register(stages: 12) }
    var settings = Settings()
    settings.runLimits.states = 2000
    let begun = Atomic(0)
    let said = Batches.run(texts, settings) { run in
      run.watch.begin = { _ in begun.add(1, ordering: .relaxed) }
      run.interruption = { begun.load(ordering: .relaxed) > 10 ? .interrupted : nil }
    }
    #expect(said.ending == .interrupted(.interrupted))
    #expect(said.files.map(\.path) == texts.indices.map { "\($0)" })
    let claims = said.files.flatMap { $0.circuits.flatMap(\.claims) }
    #expect(claims.map(\.outcome) == texts.indices.map { [2, 5, 8].contains($0) ? .unknown : .proved })
    #expect(claims[5].explanation == "the limit of 200 states ended the search")
    #expect(said.claims.count == 10)
  }

  @Test func aRunOverNothingIsComplete() {
    let said = Batches.run([])
    #expect(said.ending == .complete && said.files.isEmpty)
  }

  /// What a memory was asked to keep, by path.
  private func kept(_ texts: [String], _ settings: Settings) -> [String] {
    let kept = Mutex<[String]>([])
    _ = Batches.run(texts, settings) { run in
      run.memory.keep = { file, _ in kept.withLock { $0.append(file.path) } }
    }
    return kept.withLock { $0.sorted() }
  }

  @Test func onlyWhatWouldBeFoundOutAgainIsKept() {
    let texts = [Batches.small, Batches.register(stages: 17), Batches.small]
    #expect(kept(texts, Settings()) == ["0", "1", "2"])
    var settings = Settings()
    settings.claimLimits.states = 100
    #expect(kept(texts, settings) == ["0", "1", "2"], "a claim's own limit ends it every time")
    settings = Settings()
    settings.runLimits.states = 300
    #expect(kept(texts, settings) == ["0", "2"], "what is left by others may be more next time")
    #expect(kept([texts[1]], settings) == [], "and where nobody tried again")
    settings = Settings()
    settings.runLimits.bytes = 10_000
    #expect(!kept(texts, settings).contains("1"))
  }

  @Test func whatTimeEndedIsNeverKept() {
    // Its invariant is a square, and its states never repeat.
    let endless = """
      circuit Endless {
        input x: 0..9
        s[0] = 0
        s[t] = 3 * s[t-1] + x[t]
        q[0] = 0
        output q[t] = 9 * q[t-1] + 6 * s[t-1] * x[t] + x[t]^2
        prove square: q[t] == s[t]^2
      }

      """
    var settings = Settings()
    (settings.claimLimits.seconds, settings.upTo) = (1, 1000)
    #expect(kept([Batches.small, endless], settings) == ["0"])
    settings = Settings()
    (settings.runLimits.seconds, settings.upTo) = (1, 1000)
    #expect(kept([Batches.small, endless], settings) == ["0"])
  }

  @Test func whatIsRecalledIsToldAsIfItWereJudged() {
    let files = Mutex<[String: Report.File]>([:])
    let judged = Batches.run(Self.mixed) { run in
      run.memory.keep = { file, _ in files.withLock { $0[file.path] = file } }
    }
    let begun = Atomic(0)
    let recalled = Batches.run(Self.mixed) { run in
      run.memory.recall = { path, _, _ in files.withLock { $0[path] } }
      run.watch.begin = { _ in begun.add(1, ordering: .relaxed) }
    }
    #expect(recalled.text == judged.text)
    #expect(recalled.claims == judged.claims)
    #expect(begun.load(ordering: .relaxed) == 0, "nothing is judged")
  }
}
