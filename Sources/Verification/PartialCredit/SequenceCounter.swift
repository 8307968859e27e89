import CircuitModel

/// How many sequences of one length there are, by what their last step says.
struct SequenceCounts: Hashable, Sendable {
  /// Those on which everything can be evaluated.
  var defined: BigInteger = 0
  /// Those at whose last step, and not before, something cannot be evaluated.
  var undefined: BigInteger = 0
  /// Among the defined ones, those at whose last step the condition of the claim holds.
  var triggered: BigInteger = 0
  /// Among these, those at whose last step the event is not met.
  var right: BigInteger = 0
}

/// Counts the considered sequences of each length by what their last step says, without listing them.
///
/// Sequences that lead to the same state have the same continuations, so it is enough to know how many lead to each state:
/// the sequences of length n + 1 through a state are those of length n that lead to it, times the letters. Steps that meet
/// the event are walked through like any other; a step that cannot be evaluated is counted, and ends its sequences.
///
/// What letters do in a state is found out once, when the state is first met. Letters that no value tells apart are stepped
/// once and counted as many times as there are of them.
struct SequenceCounter<Number: MachineNumber> {
  /// How counting ends.
  enum Outcome {
    case counted([SequenceCounts])
    case stopped(Verdict.Limit)
    /// A number did not fit.
    case overflow
  }

  /// What the letters do in one state.
  private struct Expansion {
    var defined = 0
    var undefined = 0
    var triggered = 0
    var right = 0
    /// The states that are stepped into, as a stretch of `successors`.
    var successors: Range<Int>
  }

  private let budget: Budget
  private let letters: [(letter: Int, count: Int)]
  private var machine: Machine<Number>
  private var table: StateTable<Number>
  /// What is known of the states, in the order of the table; states are expanded in the order in which they are met.
  private var expansions: [Expansion] = []
  private var successors: [(state: Int, letters: Int)] = []
  /// Steps since it was last asked whether to stop: so many that this is the first thing to ask.
  private var steps = SequenceCounter.patience

  private init?(_ network: CompiledNetwork, _ budget: Budget) {
    self.budget = budget
    letters = network.distinctLetters
    guard let machine = Machine<Number>(network, letters: letters.map(\.letter)) else { return nil }
    self.machine = machine
    table = StateTable(width: machine.width)
    _ = table.insert { machine.initial[$0] }
  }

  /// Counts the sequences of the lengths from 1 on.
  static func count(_ network: CompiledNetwork, upTo length: Int, within budget: Budget) -> Outcome {
    guard var counter = SequenceCounter(network, budget) else { return .overflow }
    return counter.run(upTo: length)
  }
}

extension SequenceCounter {
  private mutating func run(upTo length: Int) -> Outcome {
    var counts: [SequenceCounts] = []
    // How many sequences lead to each state that is known.
    var leading: [BigInteger] = [1]
    for _ in 0..<length {
      if let end = expandStates(from: expansions.count) { return end }
      var next = Array(repeating: BigInteger(0), count: table.count)
      var ofLength = SequenceCounts()
      for (state, sequences) in leading.enumerated() where !sequences.isZero {
        let expansion = expansions[state]
        ofLength.defined += BigInteger(expansion.defined) * sequences
        ofLength.undefined += BigInteger(expansion.undefined) * sequences
        ofLength.triggered += BigInteger(expansion.triggered) * sequences
        ofLength.right += BigInteger(expansion.right) * sequences
        if let end = rest(after: expansion.successors.count) { return end }
        for (target, letters) in successors[expansion.successors] { next[target] += BigInteger(letters) * sequences }
      }
      counts.append(ofLength)
      leading = next
    }
    return .counted(counts)
  }

  /// Steps from every state that is known and was not stepped from yet.
  private mutating func expandStates(from first: Int) -> Outcome? {
    for state in first..<table.count {
      var expansion = Expansion(successors: successors.count..<successors.count)
      for (place, (_, count)) in letters.enumerated() {
        if let end = rest(after: 1) { return end }
        let reading = machine.step(from: table.numbers, at: state * table.width, letter: place)
        if machine.overflowed { return .overflow }
        switch reading {
        case .notConsidered: continue
        case .undefined:
          expansion.undefined += count
          continue
        case .event:
          expansion.triggered += count
        case .quiet:
          expansion.triggered += machine.isTriggered ? count : 0
          expansion.right += machine.isTriggered ? count : 0
        }
        expansion.defined += count
        note(table.insert { machine.nextValue(of: $0) }.place, count, since: expansion.successors.lowerBound)
      }
      expansion.successors = expansion.successors.lowerBound..<successors.count
      expansions.append(expansion)
      if let limit = budget.exhausted(states: table.count, bytes: bytes) { return .stopped(limit) }
    }
    return nil
  }

  /// Notes that letters lead to a state; those after one another often lead to the same.
  private mutating func note(_ state: Int, _ count: Int, since start: Int) {
    if successors.count > start, successors[successors.count - 1].state == state {
      successors[successors.count - 1].letters += count
    } else {
      successors.append((state, count))
    }
  }

  /// Asks now and then whether to stop.
  private mutating func rest(after work: Int) -> Outcome? {
    steps += max(1, work)
    guard steps >= SequenceCounter.patience else { return nil }
    steps = 0
    return budget.interruption().map { .stopped($0) }
  }

  private static var patience: Int { 4096 }

  private var bytes: Int {
    table.bytes + expansions.capacity * MemoryLayout<Expansion>.stride
      + successors.capacity * MemoryLayout<(Int, Int)>.stride + 2 * table.count * MemoryLayout<BigInteger>.stride
  }
}
