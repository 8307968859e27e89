import CircuitLanguage
import CircuitModel
import Testing

@Suite struct BrokenFilesTests {
  /// Every problem of spelling and grammar; the parser alone finds them.
  static let syntaxPaths = BrokenFiles.paths(beginningWith: "E01")

  @Test(arguments: syntaxPaths) func aBrokenFileGetsExactlyTheDiagnosticsItStates(path: String) throws {
    let source = SourceFile(path: path, bytes: try BrokenFiles.bytes(path))
    let said = BrokenFiles.said(parse(source).diagnostics, about: source)
    #expect(said == BrokenFiles.expected(source.bytes))
    #expect(!said.isEmpty)
  }

  @Test func everySyntaxCodeIsProducedByTheFileNamedAfterIt() throws {
    for code in DiagnosticCode.allCases where code.rawValue.hasPrefix("E01") {
      let produced = try BrokenFiles.paths(beginningWith: code.rawValue).flatMap { path in
        parse(SourceFile(path: path, bytes: try BrokenFiles.bytes(path))).diagnostics.map(\.code)
      }
      #expect(produced.contains(code), "no file under Tests/Broken produces \(code.rawValue)")
    }
  }

  @Test(arguments: syntaxPaths) func everyFixMendsWhatItIsOfferedFor(path: String) throws {
    let source = SourceFile(path: path, bytes: try BrokenFiles.bytes(path))
    for diagnostic in parse(source).diagnostics {
      guard let fix = diagnostic.fix else { continue }
      var bytes = source.bytes
      bytes.replaceSubrange(fix.range.start..<fix.range.end, with: fix.replacement.utf8)
      let left = parse(SourceFile(path: path, bytes: bytes)).diagnostics
      let isMended = !left.contains { $0.code == diagnostic.code && $0.primary.range == diagnostic.primary.range }
      #expect(isMended, "\(diagnostic.headline) is still said after its fix")
    }
  }

  @Test func codesAreSortedAndDistinct() {
    let codes = DiagnosticCode.allCases.map(\.rawValue)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
  }
}
