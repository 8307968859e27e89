import CircuitModel

/// Breadth first over the packed states of a network whose registers are all bounded, stepped in bit planes.
///
/// A level is cut into runs of consecutive states. The successors of a run are computed together, one state a lane, on
/// any thread; a batch of runs is entered into the table before the next is computed. The cuts depend on the network
/// alone, so the search does the same for any number of threads.
///
/// Cost: for each letter one pass of its program over 512 states at a time, two transpositions, and one look into the
/// table for each state and letter.
struct PackedSearch {
  let length: Int
  let budget: Budget
  let layout: StateLayout
  private let expansion: Expansion
  private var states: PackedStates
  private var triggered = false
  /// The length whose considered sequences are all covered.
  private var reached = 0
  /// The sequences up to the length, where all are considered.
  private let sequences: (Int) -> BigInteger?

  /// How many successors a batch has, about: enough for every thread, and few enough to stay in the caches.
  private static let batchSize = 1 << 18
  /// How many letters are worth a program each.
  private static let mostLetters = 1 << 10

  /// Prepares a search; `nil` where a register has no bounds, or the network is not worth programs for its letters.
  init?(_ network: CompiledNetwork, upTo length: Int, _ budget: Budget) {
    let letters = network.distinctLetters.map(\.letter)
    guard letters.count <= PackedSearch.mostLetters, let layout = StateLayout(network.registers.map(\.range)),
      let first = layout.pack(network.registers.map(\.initial)),
      let expansion = Expansion(network, letters: letters, layout: layout)
    else { return nil }
    self.length = length
    self.budget = budget
    self.layout = layout
    self.expansion = expansion
    states = PackedStates(first: first, bitCount: layout.bitCount, alphabet: letters)
    let considersAll = network.values[network.valid] == .constant(1)
    sequences = { considersAll ? .sequences(upTo: $0, letters: network.letterCount) : nil }
  }
}

extension PackedSearch {
  /// Searches to the end.
  mutating func run() -> Verdict {
    var level = 0..<1
    while !level.isEmpty {
      var start = level.lowerBound
      while start < level.upperBound {
        if let limit = budget.interruption() { return stopped(by: limit) }
        budget.report(SearchProgress(length: reached, done: states.count))
        let runs = nextRuns(from: start, in: level)
        if let finding = step(from: runs) { return verdict(finding) }
        if let limit = budget.exhausted(states: states.count, bytes: states.bytes) { return stopped(by: limit) }
        if states.count > PackedStates.mostStates { return stopped(by: .states(PackedStates.mostStates)) }
        start = runs.last?.upperBound ?? level.upperBound
      }
      level = level.upperBound..<states.count
      reached += 1
    }
    return verdict(.closed(.states(states.stateSet(layout))))
  }

  /// The runs of the next batch.
  private func nextRuns(from start: Int, in level: Range<Int>) -> [Range<Int>] {
    let most = max(1, PackedSearch.batchSize / max(1, expansion.letters.count))
    let end = min(level.upperBound, start + most)
    let size = min(Expansion.mostStates, most)
    return stride(from: start, to: end, by: size).map { $0..<min($0 + size, end) }
  }

  /// Steps from the states of some runs; the first of them, in order, from which the event or a problem is met ends it.
  private mutating func step(from runs: [Range<Int>]) -> Verdict.Finding? {
    let steps = PackedSearch.steps(from: runs, states.words, expansion, budget.workers)
    for (run, step) in zip(runs, steps) {
      guard let end = step.end else { continue }
      let word = states.origins.word(to: run.lowerBound + end.state) + [expansion.letters[end.letterPlace]]
      return end.isUndefined ? .undefined(word: word) : .event(word: word)
    }
    triggered = triggered || steps.contains(where: \.isTriggered)
    states.enter(steps.map(\.successors), of: runs.map(\.lowerBound), workers: budget.workers)
    return nil
  }

  private static func steps(
    from runs: [Range<Int>], _ words: [UInt64], _ expansion: Expansion, _ workers: Int
  ) -> [Expansion.Result] {
    ParallelScan.map(runs.count, workers: workers) { expansion.step(from: runs[$0], of: words) }
  }
}

extension PackedSearch {
  /// What to say when a limit ends the search: with the length asked for covered, that is what was asked.
  private func stopped(by limit: Verdict.Limit) -> Verdict {
    reached >= length && limit != .interrupted
      ? verdict(.exhausted(upTo: length)) : verdict(.stopped(limit, upTo: reached))
  }

  private func verdict(_ finding: Verdict.Finding) -> Verdict {
    var covered: BigInteger?
    if case .exhausted(let length) = finding { covered = sequences(length) }
    return Verdict(
      finding, engine: Reachability.engineName, states: states.count, sequences: covered, triggered: triggered)
  }
}
