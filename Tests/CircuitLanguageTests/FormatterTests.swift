import CircuitLanguage
import CircuitModel
import Testing

@Suite struct FormatterTests {
  /// Formats, and checks what must hold of every text: it says the same, and formatting it again changes nothing.
  func formatted(_ text: String) throws -> String {
    let once = try format(SourceFile(path: "", text: text))
    let twice = try format(SourceFile(path: "", text: once))
    #expect(once == twice)
    let (before, after) = (parse(SourceFile(path: "", text: text)), parse(SourceFile(path: "", text: once)))
    #expect(before.diagnostics.isEmpty && after.diagnostics.isEmpty)
    #expect(dump(before.tree) == dump(after.tree))
    return once
  }

  @Test func theLanguageDescriptionIsInCanonicalForm() throws {
    let text = try formatted(Samples.language + "\n")
    print(text)
  }
}
