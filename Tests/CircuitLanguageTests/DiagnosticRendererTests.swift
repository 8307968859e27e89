import CircuitLanguage
import CircuitModel
import Testing

@Suite struct DiagnosticRendererTests {
  func rendered(_ text: String, path: String = "x.circuit", usesColor: Bool = false) -> String {
    let source = SourceFile(path: path, text: text)
    return DiagnosticRenderer(sources: [source], usesColor: usesColor).render(parse(source).diagnostics)
  }

  @Test func theHeadlineThePlaceTheLineAndTheHelpAreShown() {
    #expect(
      rendered("circuit C {\n  input x: bit\n  h[t = step(h[t-1])\n}\n") == """
        error[E0103]: expected `]` to close this index
         --> x.circuit:3:7
          |
        3 |   h[t = step(h[t-1])
          |       ^ found `=`
          |    - opened here
          = help: an index looks like `x[t]`, `x[t-1]` or `x[1..t]`

        """)
  }

  @Test func severalLinesAreShownInOrderAndDiagnosticsApart() {
    let lines = String(repeating: "\n", count: 8)
    #expect(
      rendered("circuit A {\(lines)circuit B {\n  bound = 3\n}\n") == """
        error[E0119]: circuit `A` has no closing `}`
         --> x.circuit:9:1
          |
        1 | circuit A {
          |           - opened here
        ...
        9 | circuit B {
          | ^^^^^^^ `}` is due before this
          = help: write `}` where it ends

        error[E0112]: expected a number after `bound`
          --> x.circuit:10:9
           |
        10 |   bound = 3
           |         ^ found `=`
           = help: a bound looks like `bound 64`

        """)
  }

  @Test func aLongLineIsCutAroundTheMarker() throws {
    let text =
      "circuit C {\n  // " + String(repeating: "é", count: 1_000_000) + "\u{7}"
      + String(repeating: "ü", count: 1_000_000) + "\n}"
    let lines = rendered(text).split(separator: "\n")
    let shown = try #require(lines.dropFirst(3).first)
    #expect(shown.hasPrefix("2 | …é") && shown.hasSuffix("ü…") && shown.contains("<U+0007>"))
    #expect(shown.count < 130)
    let marker = try #require(lines.dropFirst(4).first?.firstIndex(of: "^"))
    let bell = try #require(shown.firstIndex(of: "<"))
    #expect(
      lines[4].distance(from: lines[4].startIndex, to: marker) == shown.distance(from: shown.startIndex, to: bell))
  }

  @Test func nothingThatATerminalWouldObeyIsPrinted() {
    let text = rendered("circuit C {\n\t// \u{1B}[31m \u{202E} \u{0}\n}", path: "\u{1B}]0;title\u{7}.circuit")
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E) })
    #expect(text.contains("<U+001B>]0;title<U+0007>.circuit:2:5"))
  }

  @Test func markersStandUnderWideCharactersAndTabs() {
    let lines = rendered("circuit C {\n\tprove p: x[1..t] matches \"数e\u{301}\" ) \n}").split(separator: "\n")
    #expect(lines[3] == "2 |     prove p: x[1..t] matches \"数e\u{301}\" )")
    #expect(lines[4] == "  |                                    ^")
  }

  @Test func colourIsOnlyAddedAround() {
    let text = "circuit C {\n  h[t = 1\n}"
    var plain = rendered(text, usesColor: true)
    #expect(plain.hasPrefix("\u{1B}[1;31merror[E0103]\u{1B}[0m"))
    for code in ["1;31", "1;33", "1;34", "1", "0"] { plain = plain.replacing("\u{1B}[\(code)m", with: "") }
    #expect(plain == rendered(text))
  }

  @Test func labelsInAnotherFileAreShownUnderItsName() {
    let sources = [
      SourceFile(path: "a.circuit", text: "import \"b.circuit\"\n", number: 0),
      SourceFile(path: "b.circuit", text: "\ncircuit B {\n}\n", number: 1),
    ]
    let diagnostic = Diagnostic(
      .insideCircuit, "a headline", at: .init(sources[0].range(7..<18), "here"),
      secondary: [.init(sources[1].range(9..<10), "and there")], notes: ["a note"])
    #expect(
      DiagnosticRenderer(sources: sources).render(diagnostic) == """
        error[E0122]: a headline
         --> a.circuit:1:8
          |
        1 | import "b.circuit"
          |        ^^^^^^^^^^^ here
         ::: b.circuit:2:9
          |
        2 | circuit B {
          |         - and there
          = note: a note

        """)
  }
}
