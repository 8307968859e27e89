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

  /// Checks that the sequences that an engine says it covered are as many as there are.
  func checkCoverage(_ verdict: Verdict, upTo length: Int) throws(Disagreement) {
    guard obligation.circuit.assumptions.isEmpty else { return }
    let all = BigInteger.sequences(upTo: length, letters: obligation.circuit.alphabet.count)
    guard verdict.sequences == all else {
      throw disagreement("\(verdict.sequences?.description ?? "no") sequences were covered instead of \(all)")
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
