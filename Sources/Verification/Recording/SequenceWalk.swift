import CircuitModel
import Synchronization

/// Covers every sequence of a circuit that computes with numbers which are not rational.
///
/// A depth-first walk in the order of letters records every sequence, sharing prefixes. No states are merged, since bounds
/// of numbers never show that two are equal. Where bounds leave a question open, the sequence is recorded again with more
/// bits, until they decide it or the most are reached: then everything shorter is still covered.
///
/// Sequences that begin alike are walked by one thread, those that begin otherwise by any: what is found is the shortest
/// sequence, and among those the least, however many threads there are.
///
/// Cost: a recorded step for each sequence, and what the claim's derivatives take.
struct SequenceWalk {
  private let obligation: Obligation
  private let length: Int
  private let budget: Budget
  private let outcome = Outcome()
  private var recording: Recording
  private var word: [Int] = []
  /// How many considered sequences were walked.
  private var count = BigInteger(0)
  private var triggered = false
  private var steps = 0

  /// Prepares to look for an event on every sequence up to a length.
  init(_ obligation: Obligation, upTo length: Int, _ budget: Budget) throws(EvaluationProblem) {
    self.obligation = obligation
    self.length = length
    self.budget = budget
    recording = try Recording(obligation.circuit, bits: Precision.usualBits)
  }
}

extension SequenceWalk {
  /// How many beginnings are walked before threads take them.
  private static let fewestBeginnings = 64

  /// Walks, and says what was found.
  func run() -> Verdict {
    var first = self
    var beginnings: [[Int]] = []
    first.walk(upTo: beginningLength) { beginnings.append($0) }
    let finished = Atomic(0)
    let done = Atomic(first.steps)
    let rest = ParallelScan.map(beginnings.count, workers: budget.workers) { [beginnings] number in
      var walk = self
      for letter in beginnings[number] { walk.advance(by: letter) }
      walk.walk(upTo: length) { _ in }
      let share = Double(finished.add(1, ordering: .relaxed).newValue) / Double(beginnings.count)
      let steps = done.add(walk.steps, ordering: .relaxed).newValue
      budget.report(SearchProgress(length: 0, done: steps, fraction: share))
      return walk
    }
    return verdict(after: [first] + rest)
  }

  private func verdict(after walks: [SequenceWalk]) -> Verdict {
    if let finding = outcome.finding { return Verdict(finding, engine: Recording.engineName, triggered: false) }
    return Verdict(
      .exhausted(upTo: length), engine: Recording.engineName, sequences: walks.reduce(0) { $0 + $1.count },
      triggered: walks.contains(where: \.triggered))
  }

  /// How long beginnings are: short enough that something follows them.
  private var beginningLength: Int {
    let letters = obligation.circuit.alphabet.count
    var (length, count) = (0, 1)
    while count < Self.fewestBeginnings, letters > 1, length < self.length {
      length += 1
      count *= letters
    }
    return length
  }

  /// Walks what begins with the present sequence, and hands on the sequences of the greatest length.
  private mutating func walk(upTo end: Int, _ handOn: ([Int]) -> Void) {
    let letters = obligation.circuit.alphabet.count
    let start = word.count
    if start == end { return handOn(word) }
    var next = 0
    while true {
      guard next < letters, word.count < end else {
        if word.count == start { return }
        next = retreat() + 1
        continue
      }
      advance(by: next)
      if outcome.admits(word), look() {
        if word.count == end { handOn(word) }
        next = 0
      } else {
        next = retreat() + 1
      }
    }
  }

  private mutating func advance(by letter: Int) {
    word.append(letter)
    recording.advance(with: obligation.circuit.alphabet.values(of: letter))
  }

  /// Takes the last letter back.
  private mutating func retreat() -> Int {
    recording.retreat()
    return word.removeLast()
  }

  /// Looks at the last step, and says whether the sequence may be extended.
  private mutating func look() -> Bool {
    steps += 1
    if steps % 64 == 0, let limit = budget.interruption() { outcome.stop(limit) }
    switch observation {
    case .notConsidered: return false
    case .undefined(.undecided(let bits, _, _)):
      outcome.keep(.stopped(.precision(bits), upTo: word.count - 1), at: word)
      return false
    case .undefined:
      outcome.keep(.undefined(word: word), at: word)
      return false
    case .event:
      outcome.keep(.event(word: word), at: word)
      return false
    case .quiet(let isTriggered):
      triggered = triggered || isTriggered
      count += 1
      return true
    }
  }

  /// What the last step says, with as many bits as that needs.
  private var observation: Obligation.Observation {
    mutating get {
      let first = recording.observe(obligation)
      guard case .undefined(.undecided) = first else { return first }
      return Recording.observation(of: obligation, after: word.map { obligation.circuit.alphabet.values(of: $0) })
    }
  }
}

/// What the threads of a walk have found.
private final class Outcome: Sendable {
  private struct Found {
    var word: [Int]
    var finding: Verdict.Finding
  }

  private let found = Mutex<Found?>(nil)
  private let limit = Mutex<Verdict.Limit?>(nil)

  /// What there is to say, if anything; a walk that was cut short has covered no length.
  var finding: Verdict.Finding? {
    limit.withLock { $0 }.map { .stopped($0, upTo: 0) } ?? found.withLock { $0?.finding }
  }

  /// Whether it matters what happens at the end of a sequence.
  func admits(_ word: [Int]) -> Bool {
    limit.withLock { $0 == nil } && found.withLock { $0.map { word.isShorterOrLess(than: $0.word) } ?? true }
  }

  /// Keeps what happens at the end of a sequence, unless it is known of a shorter or lesser one.
  func keep(_ finding: Verdict.Finding, at word: [Int]) {
    found.withLock {
      if let known = $0, !word.isShorterOrLess(than: known.word) { return }
      $0 = Found(word: word, finding: finding)
    }
  }

  /// Ends the walk.
  func stop(_ limit: Verdict.Limit) { self.limit.withLock { $0 = $0 ?? limit } }
}

extension Recording {
  /// What the last step of a sequence says, worked out again with as many bits as that needs.
  static func observation(of obligation: Obligation, after steps: [[Rational]]) -> Obligation.Observation {
    do {
      return try Precision.refined { bits throws(EvaluationProblem) -> Obligation.Observation in
        if bits == Precision.usualBits { throw .undecided(bits: bits, at: .none, step: steps.count) }
        var again = try Recording(obligation.circuit, bits: bits)
        for values in steps { again.advance(with: values) }
        let observation = again.observe(obligation)
        if case .undefined(.undecided(let bits, let range, let step)) = observation {
          throw .undecided(bits: bits, at: range, step: step)
        }
        return observation
      }.answer
    } catch {
      return .undefined(error)
    }
  }

  /// What the last step says of an obligation.
  mutating func observe(_ obligation: Obligation) -> Obligation.Observation {
    do throws(EvaluationProblem) {
      var problem = self.problem
      for assumption in circuit.assumptions {
        do throws(EvaluationProblem) {
          if try !holds(assumption.formula) { return .notConsidered }
        } catch {
          problem = problem ?? error
        }
      }
      if let problem { throw problem }
      switch obligation.goal {
      case .violation(let formula, let condition):
        if let condition, try !holds(condition) { return .quiet(triggered: false) }
        return try holds(formula) ? .quiet(triggered: true) : .event
      case .witness(let formula): return try holds(formula) ? .event : .quiet(triggered: true)
      case .undefinedness: return .quiet(triggered: true)
      }
    } catch {
      return .undefined(error)
    }
  }
}
