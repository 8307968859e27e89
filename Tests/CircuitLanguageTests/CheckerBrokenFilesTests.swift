import CircuitLanguage
import CircuitModel
import Foundation
import Testing

@Suite struct CheckerBrokenFilesTests {
  /// Every file that is well formed and makes no sense.
  static let paths = ["E02", "E03", "E04", "E060"].flatMap { BrokenFiles.paths(beginningWith: $0) }

  @Test(arguments: paths) func aBrokenFileGetsExactlyTheDiagnosticsItStates(path: String) throws {
    let (program, diagnostics) = try Self.judge(path)
    let said = diagnostics.map { diagnostic in
      let source = program.files[diagnostic.primary.range.file]
      let (line, column) = source.position(of: diagnostic.primary.range.start)
      let place = source.number == 0 ? "" : " in \(source.path.dropFirst(BrokenFiles.folder.count + 1))"
      return "\(diagnostic.code.rawValue) \(line):\(column)\(place)"
    }
    #expect(said == Self.expected(program.files[0]))
    #expect(!said.isEmpty)
  }

  @Test func everyCodeIsProducedByTheFileNamedAfterIt() throws {
    for code in DiagnosticCode.allCases where Self.isOfChecker(code) {
      let produced = try BrokenFiles.paths(beginningWith: code.rawValue).flatMap { try Self.judge($0).1.map(\.code) }
      #expect(produced.contains(code), "no file under Tests/Broken produces \(code.rawValue)")
    }
  }

  @Test(arguments: paths) func everyFixMendsWhatItIsOfferedFor(path: String) throws {
    let (program, diagnostics) = try Self.judge(path)
    for diagnostic in diagnostics {
      guard let fix = diagnostic.fix else { continue }
      var bytes = program.files[0].bytes
      bytes.replaceSubrange(fix.range.start..<fix.range.end, with: fix.replacement.utf8)
      let left = Self.judge(SourceFile(path: path, bytes: bytes)).1
      let isMended = !left.contains { $0.code == diagnostic.code && $0.primary.range == diagnostic.primary.range }
      #expect(isMended, "\(diagnostic.headline) is still said after its fix")
    }
  }

  @Test(arguments: paths) func aMessageSaysWhatAndHow(path: String) throws {
    for diagnostic in try Self.judge(path).1 {
      #expect(!diagnostic.headline.isEmpty && !diagnostic.headline.hasSuffix("."))
      #expect(
        diagnostic.help != nil || !diagnostic.notes.isEmpty || diagnostic.code == .notWhole
          || diagnostic.code == .badPattern)
    }
  }

  private static func isOfChecker(_ code: DiagnosticCode) -> Bool {
    ["E02", "E03", "E04", "E060"].contains { code.rawValue.hasPrefix($0) }
  }

  private static func expected(_ source: SourceFile) -> [String] {
    String(decoding: source.bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.hasPrefix("// expect: ") ? String(line.dropFirst(11)) : nil
    }
  }

  private static func judge(_ path: String) throws -> (Program, [Diagnostic]) {
    judge(SourceFile(path: path, bytes: try BrokenFiles.bytes(path)))
  }

  private static func judge(_ source: SourceFile) -> (Program, [Diagnostic]) {
    let loader = Loader { path in
      guard let bytes = try? BrokenFiles.bytes(path) else { return .failure(.missing) }
      return .success(bytes)
    }
    let (program, problems) = loader.load(source)
    return (program, problems.isEmpty ? check(program).diagnostics : problems)
  }
}
