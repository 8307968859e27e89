import CircuitLanguage
import Testing

@testable import Reports

@Suite struct DiagnosticPageTextTests {
  @Test(arguments: DiagnosticCode.allCases) func theWrongExampleGetsTheCodeAndNothingElse(code: DiagnosticCode) {
    let page = code.page
    let codes = Set(page.judge(page.wrong).diagnostics.map(\.code))
    #expect(codes == (page.wrong.command == nil ? [] : [page.code]))
  }

  @Test(arguments: DiagnosticCode.allCases) func theMendedExampleGetsNothingAtAll(code: DiagnosticCode) {
    let page = code.page
    guard let right = page.right else { return }
    #expect(page.judge(right).diagnostics == [])
  }

  @Test(arguments: DiagnosticCode.allCases) func proseAndExamplesFitIntoEightyColumns(code: DiagnosticCode) {
    let page = code.page
    let text = page.text()
    #expect(text.hasPrefix("\(page.code.rawValue): \(page.headline)\n\n"))
    #expect(text.hasSuffix("\n") && !text.contains("\n\n\n") && !text.contains("\u{1B}"))
    for line in text.split(separator: "\n") where !isQuoted(line) {
      #expect(line.count <= 80, "\(line)")
      #expect(line.last != " ", "\(line)")
    }
  }

  @Test func aPageShowsTheExampleWhatIsSaidOfItAndTheExampleMended() {
    let expected = """
      E0125: An equation does not say for which steps

      A signal is a sequence of values, one a step. Its equation says which of them it
      gives: `h[t]` for every step, `h[0]` for the value before the first step, `h[1]`
      for the first step alone. A value that never changes is a constant, and is
      declared with `let`.

      An example, `example.circuit`:

          circuit Copy {
            input x: bit
            output y = x[t]
            prove copied: y[t] iff x[t]
          }

      `heaviside check example.circuit` says:

          error[E0125]: `y` is a sequence: say which steps this defines
           --> example.circuit:3:10
            |
          3 |   output y = x[t]
            |          ^
            = help: write `y[t] = …` for every step, `y[0] = …` for a beginning; a
              constant is declared by `let y = …`

      Instead:

          circuit Copy {
            input x: bit
            output y[t] = x[t]
            prove copied: y[t] iff x[t]
          }

      """
    #expect(DiagnosticCode.missingIndex.page.text() == expected)
  }

  @Test func onATerminalTitlesAndMessagesAreColoured() {
    let page = DiagnosticCode.missingIndex.page
    let text = page.text(usesColor: true)
    #expect(text.hasPrefix("\u{1B}[1mE0125: ") && text.contains("\u{1B}[1;31merror[E0125]"))
  }

  @Test(arguments: DiagnosticCode.allCases) func theArticleSaysTheSameInMarkdown(code: DiagnosticCode) {
    let page = code.page
    let lines = page.markdown.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "# \(page.code.rawValue): \(page.headline)")
    #expect(lines.count { $0.hasPrefix("```") } % 2 == 0)
    for paragraph in page.meaning { #expect(lines.contains { $0 == paragraph }) }
    #expect(page.wrong.command == nil || page.markdown.contains("error[\(page.code.rawValue)]"))
  }

  @Test func theListHasALineForEachCode() {
    let lines = DiagnosticPage.list.split(separator: "\n")
    #expect(lines.count == DiagnosticCode.allCases.count)
    #expect(lines[2] == "E0103  A bracket is not closed")
    for line in lines { #expect(line.count <= 80) }
  }

  @Test func whatStandsBetweenBackticksIsNotParted() {
    #expect("a `b c` d".wrapped(to: 5) == ["a", "`b c`", "d"])
    #expect("a b c".wrapped(to: 80) == ["a b c"])
    #expect("".wrapped(to: 80) == [""])
  }

  /// Whether a line quotes one of a file, points into it, or is the headline of a message, which stays in one piece.
  private func isQuoted(_ line: Substring) -> Bool {
    let bare = line.drop { $0 == " " || $0.isNumber }
    return bare.hasPrefix("|") || bare.hasPrefix("error[")
  }
}
