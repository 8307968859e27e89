extension Run {
  /// Runs a circuit on a word, up to the first step at which something goes wrong.
  package init(_ circuit: Circuit, along word: [Int]) {
    self.init(circuit)
    for letter in word where problem == nil { advance(by: letter) }
  }

  /// The same run with another number of bits.
  package func repeated(bits: Int) -> Run {
    let inputs = trace.inputs(in: circuit.alphabet)
    var run = Run(circuit, bits: bits)
    for place in 0..<inputs.length { run.advance(along: inputs, place) }
    return run
  }

  /// Runs a circuit on a sequence, up to the first step at which something goes wrong, with as many bits as its comparisons
  /// need.
  package init(_ circuit: Circuit, along inputs: Inputs) {
    var bits = Precision.usualBits
    while true {
      self.init(circuit, bits: bits)
      for place in 0..<inputs.length where problem == nil { advance(along: inputs, place) }
      guard case .undecided? = problem, bits < Precision.mostBits else { return }
      bits *= 2
    }
  }
}
