import CircuitModel

/// Breadth first over states of numbers, one step at a time: for registers that have no bounds.
struct NumberSearch<Number: MachineNumber> {
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
        if state % 1024 == 0 {
          if let limit = budget.interruption() { return stopped(by: limit) }
          budget.report(SearchProgress(length: reached, done: table.count))
        }
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
    return Verdict(
      finding, engine: Reachability.engineName, states: table.count, sequences: sequences, triggered: triggered)
  }

  /// How many considered sequences there are up to a length; `nil` where there is no time to count them.
  private func sequenceCount(upTo length: Int) -> BigInteger? {
    guard countsSteps else { return .sequences(upTo: length, letters: network.letterCount) }
    var total: BigInteger = 0
    var counts = Array(repeating: BigInteger(0), count: table.count)
    counts[0] = 1
    for _ in 0..<length {
      if budget.interruption() != nil { return nil }
      var next = Array(repeating: BigInteger(0), count: table.count)
      for (from, to, count) in steps where !counts[from].isZero { next[to] += BigInteger(count) * counts[from] }
      counts = next
      total += counts.reduce(0, +)
    }
    return total
  }
}
