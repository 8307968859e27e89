extension Audit {
  /// Runs a sequence on which nothing may happen before the last step, and the last step must be as expected.
  func replay(
    _ inputs: Inputs, expecting what: String, _ isExpected: (Obligation.Observation) -> Bool
  ) throws(Disagreement) -> Run {
    guard obligation.circuit.alphabet.admits(inputs) else {
      throw disagreement("the engine reports \(what) after \(inputs), which is not a sequence of the inputs")
    }
    let (run, observations) = observe(inputs)
    guard let last = observations.last else { throw disagreement("the engine reports \(what) without a sequence") }
    for (place, observation) in observations.dropLast().enumerated() {
      guard case .quiet = observation else {
        throw disagreement("on \(inputs) the interpreter stops at step \(place + 1): \(observation)")
      }
    }
    guard observations.count == inputs.length, isExpected(last) else {
      throw disagreement("the engine reports \(what) after \(inputs); the interpreter finds \(last)")
    }
    return run
  }

  /// What the interpreter says of each step of a sequence, up to the first that is not quiet, with as many bits as that
  /// needs.
  func observe(_ inputs: Inputs) -> (Run, [Obligation.Observation]) {
    var bits = Precision.usualBits
    while true {
      var run = Run(obligation.circuit, bits: bits)
      var observations: [Obligation.Observation] = []
      for step in 0..<inputs.length {
        run.advance(along: inputs, step)
        observations.append(obligation.observe(run))
        guard case .quiet = observations[step] else { break }
      }
      guard case .undefined(.undecided)? = observations.last, bits < Precision.mostBits else {
        return (run, observations)
      }
      bits *= 2
    }
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
