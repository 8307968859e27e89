extension Audit {
  /// Checks an invariant, and runs the interpreter along words, one of which shows that the condition of the claim holds
  /// at some step; says whether it does.
  func check(_ invariant: Invariant) throws(Disagreement) -> Bool {
    guard let network else { throw disagreement("an invariant without a network") }
    let mayBeTriggered: Bool
    do {
      mayBeTriggered = try InvariantCheck(invariant, of: network).run()
    } catch {
      throw disagreement(error.text)
    }
    try compareWithInterpreter(along: everyWord(upTo: 8))
    try compareWithInterpreter(along: longWords())
    guard let trigger = invariant.trigger else {
      if mayBeTriggered { throw disagreement("it is not shown whether the condition ever holds") }
      return false
    }
    guard trigger.count <= Audit.longestTrigger, trigger.allSatisfy((0..<obligation.circuit.alphabet.count).contains)
    else {
      throw disagreement("what is to show that the condition holds is not a sequence of the inputs")
    }
    _ = try replay(.letters(trigger), expecting: "that the condition holds") { $0 == .quiet(triggered: true) }
    return true
  }

  /// How long a sequence may be that shows that the condition holds: the interpreter runs it.
  private static let longestTrigger = 1 << 12

  /// A few long considered words that look as if drawn at random.
  private func longWords() -> [[Int]] {
    guard let network else { return [] }
    let letters = network.distinctLetters.map(\.letter)
    return (1...12).map { number in
      var word: [Int] = []
      var state = network.initialState
      for place in 1...40 {
        let first = (number * place * place + place * place / 7) % 101
        let taken = letters.indices.lazy.map { letters[(first + $0) % letters.count] }.first { letter in
          let (values, next) = network.step(from: state[...], letter: letter)
          guard case .quiet = network.reading(of: values) else { return false }
          state = next
          return true
        }
        guard let taken else { break }
        word.append(taken)
      }
      return word
    }
  }
}
