extension Run {
  /// Runs a circuit on a word, up to the first step at which something goes wrong.
  package init(_ circuit: Circuit, along word: [Int]) {
    self.init(circuit)
    for letter in word where problem == nil { advance(by: letter) }
  }
}
