extension RegularLanguage {
  /// Whether a sequence of values is a word of the language.
  package func contains(_ word: [Rational]) -> Bool { ends(in: word, from: [0]).contains(word.count) }

  /// Where a word of the language can end that begins at one of the starts.
  private func ends(in word: [Rational], from starts: Set<Int>) -> Set<Int> {
    switch self {
    case .empty: return starts
    case .symbol(let symbol): return Set(starts.filter { $0 < word.count && word[$0] == symbol }.map { $0 + 1 })
    case .anySymbol: return Set(starts.filter { $0 < word.count }.map { $0 + 1 })
    case .sequence(let first, let second):
      return second.ends(in: word, from: first.ends(in: word, from: starts))
    case .either(let first, let second):
      return first.ends(in: word, from: starts).union(second.ends(in: word, from: starts))
    case .repeated(let body, let least, let most):
      var reached = starts
      for _ in 0..<least { reached = body.ends(in: word, from: reached) }
      var all = reached
      var rounds = least
      while rounds < most ?? .max {
        reached = body.ends(in: word, from: reached).subtracting(all)
        if reached.isEmpty { break }
        all.formUnion(reached)
        rounds += 1
      }
      return all
    }
  }
}
