extension Audit {
  /// Checks a state set against the network, and the network against the interpreter along words that lead to its states;
  /// says whether the condition of the claim holds at some step.
  func check(_ states: StateSet) throws(Disagreement) -> Bool {
    guard let network else { throw disagreement("a state set without a network") }
    let isTriggered: Bool
    do throws(StateSetCheck.Problem) {
      isTriggered = try StateSetCheck(states, of: network, demandsOrder: false).run(workers: workers)
    } catch {
      throw disagreement(error.text)
    }
    try compareWithInterpreter(along: accessWords(of: states))
    return isTriggered
  }

  /// The words that lead to states and one letter on.
  func accessWords(of states: StateSet) -> some Sequence<[Int]> {
    (0..<states.count).lazy.flatMap { state in
      let access = states.origins.word(to: state)
      return states.origins.alphabet.lazy.map { access + [$0] }
    }
  }
}
