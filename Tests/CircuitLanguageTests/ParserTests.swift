import Testing

@testable import CircuitLanguage

@Suite struct ParserTests {
  @Test func theCircuitsOfTheLanguageDescriptionParse() {
    let (tree, diagnostics) = parse(SourceFile(path: "Language.circuit", text: Samples.language))
    #expect(diagnostics == [])
    #expect(tree.circuits.map(\.name.text) == ["RunningAnd", "RunningAndAtHalf", "SequenceEquality", "AlternatingSum"])
    #expect(tree.circuits[0].documentation == ["Emits 1 for as long as every input so far was 1."])
    #expect(tree.circuits.map(\.items.count) == [6, 6, 8, 7])
  }
}
