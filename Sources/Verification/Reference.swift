public import CircuitModel

/// Runs every considered sequence through the interpreter: slow, and the judge of everything else.
///
/// One depth-first walk in the order of letters shares every prefix. The first event met at a length is the least of that
/// length; from then on only shorter sequences are of interest, so the last one kept is the shortest, and among those
/// the least. Cost: one step of the interpreter a sequence, each of which looks at its whole history.
public struct Reference: Sendable {
  /// Makes the engine.
  public init() {}

  /// Covers every considered sequence up to a length.
  public func run(_ obligation: Obligation, upTo length: Int, within budget: Budget) -> Verdict {
    var walk = ReferenceWalk(obligation, upTo: length, budget)
    walk.walk()
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

  /// Looks at every considered sequence, depth first; the run is the stack.
  mutating func walk() {
    let letterCount = obligation.circuit.alphabet.count
    var next = 0
    while true {
      if stop == nil, next < letterCount, run.length < limit {
        run.advance(by: next)
        if look() {
          next = 0
          continue
        }
      } else if run.length == 0 {
        return
      }
      next = (run.word.last ?? 0) + 1
      run.retreat()
    }
  }

  /// Looks at the last step, and says whether the sequence may be extended.
  private mutating func look() -> Bool {
    steps += 1
    if steps % 256 == 0 { stop = budget.interruption() }
    switch obligation.observe(run) {
    case .notConsidered: return false
    case .undefined:
      note(.undefined(word: run.word))
      return false
    case .event:
      note(.event(word: run.word))
      return false
    case .quiet(let isTriggered):
      triggered = triggered || isTriggered
      counts[run.length - 1] += 1
      return true
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
    return Verdict(finding, engine: Run.engineName, sequences: sequences, triggered: triggered)
  }
}
