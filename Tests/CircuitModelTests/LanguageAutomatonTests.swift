import Testing

@testable import CircuitModel

/// Automata against the definition of the language, on every short word.
@Suite struct LanguageAutomatonTests {
  private static let zero = RegularLanguage.symbol(0)
  private static let one = RegularLanguage.symbol(1)
  private static let any = RegularLanguage.repeated(.anySymbol, least: 0, most: nil)

  private static let languages: [(RegularLanguage, states: Int)] = [
    (.empty, 2),
    (zero, 3),
    (.anySymbol, 3),
    (any, 1),
    (.sequence(any, .sequence(one, .sequence(zero, one))), 4),
    (.repeated(.sequence(zero, one), least: 0, most: nil), 3),
    (.repeated(one, least: 2, most: 3), 5),
    (.repeated(.repeated(one, least: 0, most: 1), least: 2, most: 4), 6),
    (.either(.sequence(zero, any), .sequence(any, zero)), 4),
    (.repeated(.either(.empty, .sequence(one, one)), least: 3, most: nil), 3),
  ]

  @Test(arguments: languages.indices)
  func theAutomatonAcceptsJustTheWordsOfTheLanguage(_ number: Int) throws {
    let (language, states) = Self.languages[number]
    let automaton = try #require(LanguageAutomaton(language))
    #expect(automaton.stateCount == states)
    for length in 0...6 {
      for bits in 0..<(1 << length) {
        let word = (0..<length).map { Rational(bits >> $0 & 1) }
        var state = automaton.start
        for letter in word {
          let place = automaton.symbols.firstIndex(of: letter) ?? automaton.symbols.count
          state = automaton.transitions[state * automaton.letterCount + place]
        }
        #expect(automaton.isAccepting[state] == language.contains(word), "\(language) on \(word)")
      }
    }
  }

  @Test func anAutomatonWithTooManyStatesIsRefused() {
    let far = RegularLanguage.sequence(
      Self.any, .sequence(Self.one, .repeated(.anySymbol, least: 20, most: 20)))
    #expect(LanguageAutomaton(far) == nil)
  }
}
