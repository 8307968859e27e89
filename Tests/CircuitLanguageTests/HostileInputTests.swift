import CircuitModel
import Testing

@testable import CircuitLanguage

/// Files that nobody would write by hand: each must end in diagnostics, soon, and never in a crash.
@Suite struct HostileInputTests {
  /// Longer than any of these should take, even in a debug build on a busy machine.
  static let patience = Duration.seconds(20)

  func codes(_ bytes: [UInt8]) -> [String] {
    var codes: [String] = []
    let time = ContinuousClock().measure {
      let source = SourceFile(path: "hostile.circuit", bytes: bytes)
      let diagnostics = parse(source).diagnostics
      let text = DiagnosticRenderer(sources: [source]).render(diagnostics)
      #expect(text.utf8.count < 20_000)
      codes = diagnostics.map(\.code.rawValue)
    }
    #expect(time < Self.patience)
    return codes
  }

  func codes(_ text: String) -> [String] { codes(Array(text.utf8)) }

  func repeated(_ text: String, _ count: Int, in frame: (String, String) = ("circuit C {\n  prove p: ", "x\n}"))
    -> String
  {
    frame.0 + String(repeating: text, count: count) + frame.1
  }

  @Test func anEmptyFileIsReadable() {
    #expect(codes("") == [])
    #expect(codes("\u{FEFF}") == [])
    #expect(codes("\n\r\n\r// nothing") == [])
  }

  @Test func everySingleByteAndEveryPairIsReadOrReported() {
    for first in UInt8.min...UInt8.max {
      _ = parse(SourceFile(path: "", bytes: [first]))
      for second in UInt8.min...UInt8.max where second.isMultiple(of: 3) {
        _ = parse(SourceFile(path: "", bytes: [first, second]))
      }
    }
  }

  @Test func nulBytesEndTheReading() {
    #expect(codes([UInt8](repeating: 0, count: 1_000_000)) == ["E0102"])
    #expect(codes("circuit C {\n  // \0 here\n  )") == ["E0102"])
    #expect(codes("circuit C {\n  example \"\0\" {") == ["E0102"])
  }

  @Test func bytesThatAreNotUTF8AreReportedOnce() {
    #expect(codes(Array("circuit C {\n  // ".utf8) + [0xE9, 0x20, 0xE8] + Array("\n}".utf8)) == ["E0101"])
    #expect(codes([0xFF, 0xFE, 0x63, 0x00]) == ["E0101"])
    #expect(codes([0xFE, 0xFF, 0x00, 0x63]) == ["E0101"])
    for bad: [UInt8] in [
      [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5],
    ] {
      #expect(codes(Array("circuit C {\n  // ".utf8) + bad + Array("\n}".utf8)) == ["E0101"])
    }
    #expect(codes([UInt8](repeating: 0xFF, count: 100_000)).first == "E0101")
  }

  @Test(arguments: [
    "(", "[", "{", "x[", "f(", "not ", "- ", "-", "if a then b else ", "a implies ", "2^", "[1 for i in ",
  ])
  func deepNestingIsReported(unit: String) {
    #expect(codes(repeated(unit, 100_000)).first == "E0109" || unit == "{")
    #expect(codes(repeated(unit, 10_000, in: ("", ""))).count > 0)
  }

  @Test(arguments: [" + ", " and ", " iff ", " or ", " * ", "[1]", ".y"])
  func longChainsToTheLeftAreReported(unit: String) {
    let operand = unit.hasSuffix(" ") ? "x" : ""
    #expect(codes(repeated(unit + operand, 30_000, in: ("circuit C {\n  prove p: x", "\n}"))) == ["E0109"])
  }

  @Test func theDeepestReadableFormulaIsReadAndReleased() {
    let nested = String(repeating: "(", count: 255) + "1" + String(repeating: ")", count: 255)
    #expect(codes("circuit C {\n  let a = \(nested)\n}") == [])
    #expect(codes("circuit C {\n  let a = (\(nested))\n}") == ["E0109"])
    let sum = [String](repeating: "1", count: 256).joined(separator: " + ")
    #expect(codes("circuit C {\n  let a = \(sum)\n}") == [])
    #expect(codes("circuit C {\n  let a = \(sum) + 1\n}") == ["E0109"])
  }

  @Test func aLineOfSixteenMegabytesIsReadOrReported() {
    // Only a release build is quick enough to have every one of these at full length among the daily tests.
    #if DEBUG
      let size = Lexer.greatestFile / 16
    #else
      let size = Lexer.greatestFile - 100
    #endif
    #expect(codes(repeated("a", size)) == ["E0110"])
    #expect(codes(repeated("1", size)) == ["E0107"])
    #expect(codes(repeated(" ", size)) == [])
    #expect(codes(repeated("1 + ", Lexer.mostTokens)) == ["E0110"])
    #expect(codes(repeated("a", size, in: ("circuit C {\n  // ", "\n}"))) == [])
    #expect(codes(repeated("a", size, in: ("circuit C {\n  example \"", "\" {}\n}"))) == ["E0110"])
    #expect(codes(repeated("\n", size)) == [])
    #expect(codes([UInt8](repeating: 0x28, count: Lexer.greatestFile + 1)) == ["E0110"])
  }

  @Test func aNumberOfTenThousandDigitsIsReported() {
    #expect(codes(repeated("7", 10_000)) == ["E0107"])
    #expect(codes("circuit C {\n  let a = 1e99999999999999999999\n}") == ["E0107"])
    #expect(codes("circuit C {\n  example \"e\" {\n    x = 1e-5000\n  }\n}") == ["E0107"])
  }

  @Test func aLongVectorIsNoProblem() throws {
    #expect(codes(repeated("1, ", 100_000, in: ("circuit C {\n  let v = [", "1]\n}"))) == [])
    let matrix = repeated("[1, 2], ", 10_000, in: ("circuit C {\n  let v = [", "[1, 2]]\n}\n"))
    #expect(try format(SourceFile(path: "", text: matrix)) == matrix)
  }

  @Test func everyPrefixOfAFileIsReadOrReported() {
    let bytes = Array(Samples.everything.utf8)
    for count in bytes.indices {
      let source = SourceFile(path: "", bytes: Array(bytes[..<count]))
      let (_, diagnostics) = parse(source)
      #expect(diagnostics.count <= 20)
      _ = DiagnosticRenderer(sources: [source], usesColor: true).render(diagnostics)
    }
  }

  @Test func everyFileWithOneTokenLeftOutIsReadOrReported() {
    let source = SourceFile(path: "", text: Samples.everything)
    for token in Lexer.lex(source).tokens {
      var bytes = source.bytes
      bytes.removeSubrange(token.offsets)
      let damaged = SourceFile(path: "", bytes: bytes)
      let diagnostics = parse(damaged).diagnostics
      // A single mistake must not be taken for many.
      #expect(diagnostics.count <= 3)
    }
  }
}
