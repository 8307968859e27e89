import Dispatch
import Synchronization

extension Audit {
  /// Confirms that an engine ran every considered sequence up to the length that it says.
  ///
  /// Where a network stands for the circuit, the number of sequences is the one that there must be. Where none does, the
  /// interpreter runs them all once more, unless it is the engine.
  ///
  /// - Returns: what ended that before the last of them; `nil` where none is left.
  func confirmCoverage(_ verdict: Verdict) throws(Disagreement) -> Verdict.Limit? {
    let isRunAgain = network == nil && verdict.engine != Run.engineName
    switch verdict.finding {
    case .exhausted(let length) where isRunAgain && length > 0:
      let coverage = try cover(upTo: length)
      if let limit = coverage.limit { return limit }
      try demand(coverage.sequences, of: verdict)
      guard coverage.isTriggered == verdict.triggered else {
        throw disagreement("the interpreter finds the condition \(coverage.isTriggered ? "" : "never ")met")
      }
    case .exhausted(let length) where obligation.circuit.assumptions.isEmpty:
      try demand(.sequences(upTo: length, letters: obligation.circuit.alphabet.count), of: verdict)
    case .stopped(_, let length) where isRunAgain: return try cover(upTo: length).limit
    default: break
    }
    return nil
  }

  private func demand(_ sequences: BigInteger, of verdict: Verdict) throws(Disagreement) {
    guard verdict.sequences == sequences else {
      throw disagreement("\(verdict.sequences?.description ?? "no") sequences were covered instead of \(sequences)")
    }
  }
}

extension Audit {
  /// What comes of running sequences.
  private struct Coverage: Sendable {
    /// How many considered sequences were run.
    var sequences = BigInteger(0)
    /// Whether the condition of the claim held at a step.
    var isTriggered = false
    /// What ended it too early.
    var limit: Verdict.Limit?
    /// A sequence at the end of which something happens.
    var contradiction: (word: [Int], observation: Obligation.Observation)?

    mutating func add(_ other: Coverage) {
      sequences += other.sequences
      isTriggered = isTriggered || other.isTriggered
      limit = limit ?? other.limit
      contradiction = contradiction ?? other.contradiction
    }
  }

  /// Into how many beginnings the sequences are divided among threads, or a few more.
  private static let fewestBeginnings = 64

  /// Runs every sequence up to a length by the interpreter, which must find nothing.
  private func cover(upTo length: Int) throws(Disagreement) -> Coverage {
    let letters = obligation.circuit.alphabet.count
    var (depth, count) = (0, 1)
    while count < Audit.fewestBeginnings, letters > 1, depth < length {
      depth += 1
      count *= letters
    }
    let total = Mutex(Coverage())
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, count))) { [depth, count] _ in
      var own = Coverage()
      while own.limit == nil, own.contradiction == nil {
        let number = next.add(1, ordering: .relaxed).oldValue
        if number >= count { break }
        own.add(cover(fromBeginning: number, ofLength: depth, upTo: length))
      }
      total.withLock { [own] in $0.add(own) }
    }
    let coverage = total.withLock { $0 }
    if let (word, observation) = coverage.contradiction {
      throw disagreement("the engine found nothing after \(word); the interpreter finds \(observation)")
    }
    return coverage
  }

  /// Runs the sequences that begin in one way. What is shorter than a beginning belongs to the one that goes on with first
  /// letters only.
  private func cover(fromBeginning number: Int, ofLength depth: Int, upTo length: Int) -> Coverage {
    let letters = obligation.circuit.alphabet.count
    var coverage = Coverage()
    var run = Run(obligation.circuit)
    var remainder = number
    var beginning: [Int] = []
    for _ in 0..<depth {
      beginning.append(remainder % letters)
      remainder /= letters
    }
    for (place, letter) in beginning.enumerated() {
      run.advance(by: letter)
      let isOwn = beginning[(place + 1)...].allSatisfy { $0 == 0 }
      guard look(at: run, &coverage, counting: isOwn) else { return coverage }
    }
    var letter = 0
    while true {
      if letter < letters, run.length < length {
        run.advance(by: letter)
        if look(at: run, &coverage, counting: true) {
          letter = 0
          continue
        }
        if coverage.limit != nil || coverage.contradiction != nil { return coverage }
      } else if run.length == depth {
        return coverage
      }
      letter = (run.word.last ?? 0) + 1
      run.retreat()
    }
  }

  /// Looks at the last step of a run, and says whether what follows it counts.
  private func look(at run: Run, _ coverage: inout Coverage, counting isCounted: Bool) -> Bool {
    if let limit = interruption() {
      coverage.limit = limit
      return false
    }
    var observation = obligation.observe(run)
    if case .undefined(.undecided) = observation, let closer = observe(.letters(run.word)).1.last {
      observation = closer
    }
    switch observation {
    case .quiet(let isTriggered):
      if isCounted { coverage.sequences += 1 }
      coverage.isTriggered = coverage.isTriggered || isTriggered
      return true
    case .notConsidered: return false
    case .undefined(.undecided(let bits, _, _)):
      coverage.limit = .precision(bits)
      return false
    case .event, .undefined:
      coverage.contradiction = (run.word, observation)
      return false
    }
  }
}

extension BigInteger {
  /// How many sequences there are of length 1 up to a length, over an alphabet.
  public static func sequences(upTo length: Int, letters: Int) -> BigInteger {
    var (total, power): (BigInteger, BigInteger) = (0, 1)
    for _ in 0..<length {
      power *= BigInteger(letters)
      total += power
    }
    return total
  }
}
