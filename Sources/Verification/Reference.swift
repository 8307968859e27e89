public import CircuitModel

/// Runs every considered sequence through the interpreter: slow, and the judge of everything else.
///
/// One depth-first walk in the order of letters shares every prefix. The first event met at a length is the least of that
/// length; from then on only shorter sequences are of interest, so the last one kept is the shortest, and among those
/// the least. Cost: one step of the interpreter a sequence, each of which looks at its whole history.
public struct Reference: Sendable {
  /// The name in reports.
  public static let name = "reference"

  /// Makes the engine.
  public init() {}

  /// Covers every considered sequence up to a length.
  public func run(_ obligation: Obligation, upTo length: Int, within budget: Budget) -> Verdict {
    var walk = ReferenceWalk(obligation, upTo: length, budget)
    walk.extend()
    return walk.verdict
  }
}

/// The walk of one search.
private struct ReferenceWalk {
  let obligation: Obligation
  let length: Int
  let budget: Budget
  var run: Run
  /// The best sequence so far; nothing as long or longer matters.
  var found: Verdict.Finding?
  var limit: Int
  /// How many considered sequences there are, by length from 1.
  var counts: [Int]
  var triggered = false
  var stop: Verdict.Limit?
  var steps = 0

  init(_ obligation: Obligation, upTo length: Int, _ budget: Budget) {
    self.obligation = obligation
    self.length = length
    self.budget = budget
    run = Run(obligation.circuit)
    limit = length
    counts = Array(repeating: 0, count: length)
  }

  /// Looks at every considered sequence that begins with the present one.
  mutating func extend() {
    for letter in 0..<obligation.circuit.alphabet.count {
      guard run.length < limit, stop == nil else { return }
      steps += 1
      if steps % 1024 == 0 { stop = budget.interruption() }
      run.advance(by: letter)
      switch obligation.observe(run) {
      case .notConsidered: break
      case .undefined: note(.undefined(word: run.word))
      case .event: note(.event(word: run.word))
      case .quiet(let isTriggered):
        triggered = triggered || isTriggered
        counts[run.length - 1] += 1
        extend()
      }
      run.retreat()
    }
  }

  private mutating func note(_ finding: Verdict.Finding) {
    found = finding
    limit = run.length - 1
  }

  var verdict: Verdict {
    let finding: Verdict.Finding
    if let stop {
      // A depth-first walk that is cut short has covered no length.
      finding = .stopped(stop, upTo: 0)
    } else {
      finding = found ?? .exhausted(upTo: length)
    }
    let sequences = stop == nil && found == nil ? counts.reduce(BigInteger(0)) { $0 + BigInteger($1) } : nil
    return Verdict(finding, engine: Reference.name, sequences: sequences, triggered: triggered)
  }
}
