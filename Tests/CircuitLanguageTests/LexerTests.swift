import CircuitModel
import Testing

@testable import CircuitLanguage

@Suite struct LexerTests {
  /// The tokens of a text by their spelling, and the codes of what is wrong.
  func lex(_ text: String) -> (tokens: [String], codes: [String]) {
    let source = SourceFile(path: "", text: text)
    let file = Lexer.lex(source)
    let tokens = file.tokens.dropLast().map { token in
      token.kind == .invalid
        ? "?" : token.kind.spelling.isEmpty ? source.text(of: source.range(token.offsets)) : token.kind.spelling
    }
    return (tokens, file.problems.map { $0.report().code.rawValue })
  }

  @Test func everySignIsLexedAsItIsSpelled() {
    for raw in Token.Kind.leftParenthesis.rawValue...Token.Kind.when.rawValue {
      guard let kind = Token.Kind(rawValue: raw) else { continue }
      let file = Lexer.lex(SourceFile(path: "", text: kind.spelling))
      #expect(file.tokens.map(\.kind) == [kind, .end])
      #expect(file.problems == [])
    }
  }

  @Test func signsAreAsLongAsTheyCanBe() {
    #expect(lex("1..8").tokens == ["1", "..", "8"])
    #expect(lex("1.5..2.5").tokens == ["1.5", "..", "2.5"])
    #expect(lex("2.*v").tokens == ["2", ".*", "v"])
    #expect(lex("a<=b<c==d=e").tokens == ["a", "<=", "b", "<", "c", "==", "d", "=", "e"])
    #expect(lex("x<-1").tokens == ["x", "<", "-", "1"])
    #expect(lex("1e5 1e-3 2E+4").tokens == ["1e5", "1e-3", "2E+4"])
    #expect(lex("p.y[t]").tokens == ["p", ".", "y", "[", "t", "]"])
    #expect(lex("nota not_a not a").tokens == ["nota", "not_a", "not", "a"])
  }

  @Test func everyForeignSignIsOneDiagnosticAndIsReadAsWhatItMeans() {
    for foreign in ForeignOperator.ascii {
      let (tokens, codes) = lex("a \(foreign.spelling) b")
      #expect(codes == ["E0105"], "\(foreign.spelling)")
      let meaning = foreign.meaning.map { $0 == .invalid ? ["?"] : [$0.spelling] } ?? []
      #expect(tokens == ["a"] + meaning + ["b"], "\(foreign.spelling)")
    }
  }

  @Test func longerForeignSignsComeBeforeThoseThatBeginThem() {
    let spellings = ForeignOperator.ascii.map(\.spelling)
    for (index, spelling) in spellings.enumerated() {
      #expect(!spellings[..<index].contains { spelling.hasPrefix($0) }, "\(spelling) is never found")
    }
  }

  @Test func lettersThatLookLikeOthersAreNamed() {
    let file = Lexer.lex(SourceFile(path: "", text: "х[t] hₜ σ ŷ"))
    let fixes = file.problems.map { $0.report().fix?.replacement }
    #expect(fixes == ["x", "h[t]", "sigma", nil])
    #expect(file.tokens.map(\.kind) == [.name, .leftBracket, .step, .rightBracket, .name, .name, .name, .end])
  }

  @Test func anythingVisibleMayStandInCommentsAndTexts() {
    let (tokens, codes) = lex("\"∀x: “ünïcode” 🙂\" // ← Ω 数 🙂\n/// ∑\n/* not")
    #expect(tokens == ["\"∀x: “ünïcode” 🙂\""])
    #expect(codes == ["E0105"])
  }

  @Test func whatHidesIsReportedEverywhere() {
    for hidden in ["\u{202E}", "\u{2066}", "\u{200F}", "\u{1B}", "\u{7F}", "\u{85}"] {
      for text in ["x \(hidden) y", "// \(hidden)", "\"\(hidden)\""] { #expect(lex(text).codes == ["E0102"]) }
    }
    #expect(lex("x\u{200B}y").codes == ["E0102"])
    #expect(lex("x\u{A0}y").codes == ["E0102"])
    #expect(lex("x\ty // \t").codes == [])
  }

  @Test func commentsKnowWhatTheyAre() {
    let file = Lexer.lex(SourceFile(path: "", text: "/// a\nx // b\n//// c\nx /// d\n  ///"))
    #expect(file.comments.map(\.isDocumentation) == [true, false, false, false, true])
    #expect(file.comments.map(\.startsLine) == [true, false, true, false, true])
  }
}
