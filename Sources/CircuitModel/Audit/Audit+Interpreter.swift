extension Audit {
  /// How many steps of the interpreter a proof is checked with.
  private static let mostSteps = 600

  /// Every word up to a length, by increasing length.
  func everyWord(upTo length: Int) -> some Sequence<[Int]> {
    let letters = network?.distinctLetters.map(\.letter) ?? []
    var word: [Int] = []
    return AnyIterator {
      for place in word.indices.reversed() {
        if word[place] + 1 < letters.count {
          word[place] += 1
          return word.map { letters[$0] }
        }
        word[place] = 0
      }
      guard word.count < length, !letters.isEmpty else { return nil }
      word.append(0)
      return word.map { letters[$0] }
    }
  }

  /// Runs interpreter and network side by side along words, and compares what they say of every step.
  func compareWithInterpreter(along words: some Sequence<[Int]>) throws(Disagreement) {
    guard let network else { return }
    var steps = 0
    for word in words {
      steps += word.count
      if steps > Audit.mostSteps { return }
      var run = Run(obligation.circuit)
      var state = network.initialState
      for letter in word {
        run.advance(by: letter)
        let observation = obligation.observe(run).reading
        let (values, next) = network.step(from: state[...], letter: letter)
        guard observation == network.reading(of: values) else {
          throw disagreement("after \(run.word) the network reads otherwise than the interpreter: \(observation)")
        }
        guard case .quiet = observation else { break }
        state = next
      }
    }
  }
}

extension Obligation.Observation {
  fileprivate var reading: CompiledNetwork.Reading {
    switch self {
    case .notConsidered: .notConsidered
    case .undefined: .undefined
    case .event: .event
    case .quiet(let triggered): .quiet(triggered: triggered)
    }
  }
}
