import Testing

@testable import Reports

@Suite struct VisibleTextTests {
  @Test func ordinaryTextStaysAsItIs() {
    #expect("Über 3 ≥ 2, 算".visible == "Über 3 ≥ 2, 算")
  }

  @Test func controlsAndMarksThatReorderTextAreSpelledOut() {
    #expect("a\u{1B}[2J\u{202E}b\n\u{9B}".visible == "a<U+001B>[2J<U+202E>b<U+000A><U+009B>")
  }

  @Test func columnsCountWhatATerminalShows() {
    #expect("abc".columns == 3)
    #expect("é".columns == 1)
    #expect("e\u{301}".columns == 1)
    #expect("算法".columns == 4)
    #expect("≈1".columns == 2)
  }
}
