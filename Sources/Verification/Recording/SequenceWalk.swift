import CircuitModel

/// Covers every sequence of a circuit that computes with numbers which are not rational.
///
/// One depth-first walk in the order of letters records every sequence, sharing prefixes. No states are merged, since bounds
/// of numbers never show that two are equal. Where bounds leave a question open, the sequence is recorded again with more
/// bits, until they decide it or the most are reached, which ends the walk: then nothing is said of any longer sequence.
struct SequenceWalk {
  /// The name in reports.
  static let name = "record"

  private let obligation: Obligation
  private let length: Int
  private let budget: Budget
  private var recording: Recording
  private var word: [Int] = []
  /// The best sequence so far; nothing as long or longer matters.
  private var found: Verdict.Finding?
  private var limit: Int
  /// How many considered sequences there are.
  private var count = BigInteger(0)
  private var triggered = false
  private var stop: Verdict.Limit?
  private var steps = 0

  /// Prepares to look for an event on every sequence up to a length.
  init(_ obligation: Obligation, upTo length: Int, _ budget: Budget) throws(EvaluationProblem) {
    self.obligation = obligation
    self.length = length
    self.budget = budget
    recording = try Recording(obligation.circuit, bits: Precision.usualBits)
    limit = length
  }

  /// Walks, and says what was found.
  mutating func run() -> Verdict {
    walk()
    let finding: Verdict.Finding
    if let stop {
      // A depth-first walk that is cut short has covered no length.
      finding = .stopped(stop, upTo: 0)
    } else {
      finding = found ?? .exhausted(upTo: length)
    }
    let isWhole = stop == nil && found == nil
    return Verdict(finding, engine: Self.name, sequences: isWhole ? count : nil, triggered: triggered)
  }

  private mutating func walk() {
    let letters = obligation.circuit.alphabet.count
    var next = 0
    while true {
      if stop == nil, next < letters, word.count < limit {
        word.append(next)
        recording.advance(with: obligation.circuit.alphabet.values(of: next))
        if look() {
          next = 0
          continue
        }
      } else if word.isEmpty {
        return
      }
      next = word.removeLast() + 1
      recording.retreat()
    }
  }

  /// Looks at the last step, and says whether the sequence may be extended.
  private mutating func look() -> Bool {
    steps += 1
    if steps % 64 == 0 { stop = budget.interruption() }
    switch observation {
    case .notConsidered: return false
    case .undefined(.undecided(let bits, _, _)):
      stop = .precision(bits)
      return false
    case .undefined: return end(with: .undefined(word: word))
    case .event: return end(with: .event(word: word))
    case .quiet(let isTriggered):
      triggered = triggered || isTriggered
      count += 1
      return true
    }
  }

  private mutating func end(with finding: Verdict.Finding) -> Bool {
    found = finding
    limit = word.count - 1
    return false
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
