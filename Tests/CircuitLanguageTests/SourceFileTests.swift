import CircuitLanguage
import CircuitModel
import Testing

@Suite struct SourceFileTests {
  @Test func everyOffsetOfEverySmallFileHasALineAndAColumn() {
    // Every text of up to six pieces, against the obvious slow definition.
    let pieces = ["a", "é", "\n", "\r"]
    var texts = [""]
    for _ in 0..<6 {
      texts += texts.filter { $0.unicodeScalars.count == texts.last?.unicodeScalars.count }.flatMap { text in
        pieces.map { text + $0 }
      }
    }
    for text in texts {
      let source = SourceFile(path: "", text: text)
      var (line, column, offset) = (1, 1, 0)
      var previous: Unicode.Scalar = " "
      for scalar in text.unicodeScalars {
        // The LF of a CR LF still belongs to the line that it ends.
        if previous == "\r", scalar != "\n" || offset == 0 { (line, column) = (line + 1, 1) }
        if previous == "\n" { (line, column) = (line + 1, 1) }
        #expect(source.position(of: offset) == (line, column), "\(text.debugDescription) at \(offset)")
        #expect(source.line(of: offset) == line)
        offset += String(scalar).utf8.count
        column += 1
        previous = scalar
      }
    }
  }

  @Test func linesAreGivenWithoutTheirEnds() {
    let source = SourceFile(path: "", text: "one\r\ntwo\rthree\n\nfive")
    #expect((1...source.lineCount).map { source.text(ofLine: $0) } == ["one", "two", "three", "", "five"])
    #expect(SourceFile(path: "", text: "").lineCount == 1)
    #expect(SourceFile(path: "", text: "one\n").lineCount == 2)
  }

  @Test func aByteOrderMarkIsNotCounted() {
    let source = SourceFile(path: "", text: "\u{FEFF}ab")
    #expect(source.position(of: 3) == (1, 1))
    #expect(source.position(of: 4) == (1, 2))
    #expect(source.text(ofLine: 1) == "ab")
  }

  @Test func rangesCarryTheNumberOfTheFile() {
    let source = SourceFile(path: "x", text: "abc", number: 7)
    #expect(source.range(1..<2) == SourceRange(file: 7, start: 1, end: 2))
    #expect(source.text(of: source.range(1..<3)) == "bc")
    #expect(source.text(of: SourceRange(file: 7, start: 2, end: 99)) == "c")
  }
}
