extension Audit {
  /// Runs a sequence on which nothing may happen before the last step, and the last step must be as expected.
  func replay(
    _ word: [Int], expecting what: String, _ isExpected: (Obligation.Observation) -> Bool
  ) throws(Disagreement) -> Run {
    var run = Run(obligation.circuit)
    for (place, letter) in word.enumerated() {
      run.advance(by: letter)
      let observation = obligation.observe(run)
      if place == word.count - 1 {
        guard isExpected(observation) else {
          throw disagreement("the engine reports \(what) after \(word); the interpreter finds \(observation)")
        }
      } else {
        guard case .quiet = observation else {
          throw disagreement("on \(word) the interpreter stops at step \(place + 1): \(observation)")
        }
      }
    }
    guard !word.isEmpty else { throw disagreement("the engine reports \(what) without a sequence") }
    return run
  }

  /// Whether the assumptions are kept by some letter at the first step.
  func admitsASequence() throws(Disagreement) -> Bool {
    if obligation.circuit.assumptions.isEmpty { return true }
    let letters = network?.distinctLetters.map(\.letter) ?? Array(0..<obligation.circuit.alphabet.count)
    return letters.contains { letter in
      var run = Run(obligation.circuit)
      run.advance(by: letter)
      return obligation.observe(run) != .notConsidered
    }
  }
}

extension Run {
  /// Everything that happened so far, with what the sides of a claim are at the last step.
  func trace(sides: [Claim.Side]) -> Trace {
    let values = sides.map { side in side.components.map { try? value(of: $0) } }
    return Trace(word: word, values: trace.values, sides: values)
  }
}
