public import CircuitModel

/// Breadth first over the states of a network, merged by content.
///
/// Level n of the search holds the states that some considered sequence of length n leads to and no shorter one does.
/// States are expanded in the order in which they were met, letters ascending; by induction over the levels, that is
/// the order of the least sequences that lead to them, so the first event met ends the shortest sequence, and among
/// those the least. An empty level means that every reachable state is known and none of them steps into the event: a
/// proof for every length. Where levels go on, every sequence up to the bound has been covered all the same, because
/// sequences that lead to the same state have the same continuations.
///
/// Cost: one step of the network for each state and distinct letter; a state takes a word a register and 16 bytes.
public struct Reachability: Engine {
  /// The name in reports.
  public let name = "merge"

  /// Where a register has no bounds, states beyond the length asked for are looked at only up to this number, and only
  /// while they fit in machine words.
  static let patience = 4096

  /// Makes the engine.
  public init() {}

  /// Decides an obligation by its reachable states; see `Engine`.
  public func run(
    _ obligation: Obligation, _ network: CompiledNetwork, upTo length: Int, within budget: Budget
  ) -> Verdict {
    if var search = Search<Int>(network, upTo: length, budget), let verdict = search.run(patience: Self.patience) {
      return verdict
    }
    guard var search = Search<BigInteger>(network, upTo: length, budget) else {
      preconditionFailure("every constant fits an integer of any size")
    }
    return search.run(patience: 0) ?? search.stopped(by: .numbers)
  }
}

/// One search, in one kind of number.
private struct Search<Number: MachineNumber> {
  let network: CompiledNetwork
  let length: Int
  let budget: Budget
  let letters: [(letter: Int, count: Int)]
  var machine: Machine<Number>
  var table: StateTable<Number>
  var origins: Origins
  var triggered = false
  /// The length whose considered sequences are all covered.
  var reached = 0
  /// The steps between considered states, kept only where assumptions make sequences fewer than words.
  var steps: [(from: Int, to: Int, count: Int)] = []
  let countsSteps: Bool

  /// Prepares a search; `nil` where the network's constants do not fit the numbers.
  init?(_ network: CompiledNetwork, upTo length: Int, _ budget: Budget) {
    self.network = network
    self.length = length
    self.budget = budget
    letters = network.distinctLetters
    origins = Origins(alphabet: letters.map(\.letter))
    guard let machine = Machine<Number>(network, letters: letters.map(\.letter)) else { return nil }
    self.machine = machine
    table = StateTable(width: machine.width)
    _ = table.insert { machine.initial[$0] }
    countsSteps = network.values[network.valid] != .constant(1)
  }

  /// Searches to the end; `nil` where a number did not fit before the length asked for was covered.
  mutating func run(patience: Int) -> Verdict? {
    let isBounded = network.registers.allSatisfy(\.range.isBounded)
    var level = 0..<1
    while !level.isEmpty {
      if reached >= length && !isBounded && table.count > patience {
        return verdict(.exhausted(upTo: length))
      }
      for state in level {
        if state % 1024 == 0, let limit = budget.interruption() { return stopped(by: limit) }
        for letter in letters.indices {
          let reading = machine.step(from: table.numbers, at: state * table.width, letter: letter)
          if machine.overflowed { return reached >= length ? verdict(.exhausted(upTo: length)) : nil }
          switch reading {
          case .notConsidered: continue
          case .undefined: return verdict(.undefined(word: origins.word(to: state) + [letters[letter].letter]))
          case .event: return verdict(.event(word: origins.word(to: state) + [letters[letter].letter]))
          case .quiet: break
          }
          triggered = triggered || machine.isTriggered
          let (place, isNew) = table.insert { machine.nextValue(of: $0) }
          if isNew { origins.append(state: state, letterPlace: letter) }
          if countsSteps { steps.append((state, place, letters[letter].count)) }
        }
        let bytes = table.bytes + origins.bytes
        if let limit = budget.exhausted(states: table.count, bytes: bytes) { return stopped(by: limit) }
      }
      level = level.upperBound..<table.count
      reached += 1
    }
    let numbers = table.numbers.map(\.big)
    let states = StateSet(width: table.width, numbers: numbers, count: table.count, origins: origins)
    return verdict(.closed(.states(states)))
  }

  /// What to say when a limit ends the search: with the length asked for covered, that is what was asked.
  func stopped(by limit: Verdict.Limit) -> Verdict {
    reached >= length && limit != .interrupted
      ? verdict(.exhausted(upTo: length)) : verdict(.stopped(limit, upTo: reached))
  }

  private func verdict(_ finding: Verdict.Finding) -> Verdict {
    var sequences: BigInteger?
    if case .exhausted(let length) = finding { sequences = sequenceCount(upTo: length) }
    return Verdict(finding, engine: "merge", states: table.count, sequences: sequences, triggered: triggered)
  }

  /// How many considered sequences there are up to a length.
  private func sequenceCount(upTo length: Int) -> BigInteger {
    guard countsSteps else { return .sequences(upTo: length, letters: network.letterCount) }
    var total: BigInteger = 0
    var counts = Array(repeating: BigInteger(0), count: table.count)
    counts[0] = 1
    for _ in 0..<length {
      var next = Array(repeating: BigInteger(0), count: table.count)
      for (from, to, count) in steps where !counts[from].isZero { next[to] += BigInteger(count) * counts[from] }
      counts = next
      total += counts.reduce(0, +)
    }
    return total
  }
}
