import CircuitLanguage
import CircuitModel
import Testing

/// The pages behind `heaviside help CODE`, as far as they can be judged without running circuits; what needs that is
/// tested with the reports and with the command.
@Suite struct DiagnosticPageTests {
  @Test func everyCodeHasOnePageInTheOrderOfTheCodes() {
    #expect(DiagnosticPage.all.map(\.code) == DiagnosticCode.allCases)
    for code in DiagnosticCode.allCases { #expect(code.page.code == code) }
    #expect(Set(DiagnosticPage.all.map(\.headline)).count == DiagnosticPage.all.count)
  }

  @Test(arguments: DiagnosticCode.allCases) func theTextIsPlainSentences(code: DiagnosticCode) {
    let page = code.page
    #expect(page.headline.allSatisfy { $0.isASCII } && page.headline.last != "." && page.headline.count <= 72)
    for paragraph in page.meaning {
      #expect(paragraph.allSatisfy { $0.isASCII && !$0.isNewline }, "\(page.code)")
      #expect(paragraph.hasSuffix("."), "\(page.code)")
      #expect(!paragraph.contains("  ") && !paragraph.hasPrefix(" "))
      #expect(paragraph.split(separator: "`", omittingEmptySubsequences: false).count % 2 == 1, "\(page.code)")
    }
    let sentences = page.meaning.joined(separator: " ").split(separator: ". ").count
    #expect((2...8).contains(sentences), "\(page.code) has \(sentences) sentences")
    // The names of cases are for those who program this, not for those who read it.
    let words = page.meaning.joined(separator: " ").split { !$0.isLetter }
    #expect(!words.contains { $0 == "\(page.code)" && $0.contains(where: \.isUppercase) })
  }

  @Test func whereThereIsAnExampleItIsMendedUnlessNoFileCanMendIt() {
    for page in DiagnosticPage.all {
      switch page.wrong {
      case .impossible(let reason):
        #expect(reason.hasSuffix(".") && page.right == nil)
      case .named:
        #expect(page.right == nil)
      case .checked, .checkedForStranger, .graded, .traced:
        #expect(page.right != nil, "\(page.code)")
      }
    }
    #expect(DiagnosticPage.all.count { $0.wrong.command == nil } == 2)
  }

  @Test(arguments: DiagnosticCode.allCases) func examplesStandInTheCanonicalForm(code: DiagnosticCode) throws {
    let page = code.page
    for (example, isMended) in [(page.wrong, false)] + (page.right.map { [($0, true)] } ?? []) {
      for file in example.files {
        let source = SourceFile(path: file.path, bytes: file.bytes)
        let isReadable = parse(source).diagnostics.isEmpty
        #expect(isReadable || !isMended, "\(page.code)")
        guard isReadable else { continue }
        #expect(try format(source) == String(decoding: file.bytes, as: UTF8.self), "\(page.code), \(file.path)")
      }
    }
  }
}
