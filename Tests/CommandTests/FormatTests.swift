import Foundation
import TestSupport
import Testing

@Suite struct FormatTests {
  private static let untidy = "circuit  A{\n input x:bit\n\n\n  y[t]=x[t]   // same\nprove y[t]≥0\n}"
  private static let broken = "circuit A {\n  input x bit\n}\n"

  @Test func filesAreRewrittenOnlyWhenTheyChange() throws {
    let scratch = try Scratch()
    let file = try scratch.makeFile("a.circuit", Self.untidy)
    #expect(unsafe chmod(file.path, 0o640) == 0)
    let result = try Tool.run(["fmt", "."], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output == "")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text != Self.untidy)
    #expect(text.contains("// same"))
    #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o640)
    let old = Date(timeIntervalSince1970: 1_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file.path)
    #expect(try Tool.run(["fmt", "a.circuit"], in: scratch.folder).status == 0)
    let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    #expect(date == old)
  }

  @Test func checkListsWhatWouldChangeAndWritesNothing() throws {
    let scratch = try Scratch()
    let file = try scratch.makeFile("a.circuit", Self.untidy)
    let result = try Tool.run(["fmt", "--check", "."], in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.output == "./a.circuit\n")
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.untidy)
    #expect(try Tool.run(["fmt", "."], in: scratch.folder).status == 0)
    #expect(try Tool.run(["fmt", "--check", "."], in: scratch.folder).status == 0)
  }

  @Test func standardInputGoesToStandardOutput() throws {
    let scratch = try Scratch()
    let file = try scratch.makeFile("a.circuit", Self.untidy)
    let piped = try Tool.run(["fmt", "-"], input: Array(Self.untidy.utf8))
    #expect(piped.status == 0)
    #expect(try Tool.run(["fmt", "a.circuit"], in: scratch.folder).status == 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == piped.output)
    #expect(try Tool.run(["fmt", "-", "--check"], input: Array(Self.untidy.utf8)).status == 1)
    #expect(try Tool.run(["fmt", "-", "--check"], input: Array(piped.output.utf8)).status == 0)
  }

  @Test func aFileThatCannotBeParsedIsLeftAlone() throws {
    let scratch = try Scratch()
    let file = try scratch.makeFile("a.circuit", Self.broken)
    for options in [[], ["--check"]] {
      let result = try Tool.run(["fmt", "a.circuit"] + options, in: scratch.folder)
      #expect(result.status == 3)
      #expect(result.notes.contains("a.circuit:2:"))
      #expect(result.output == "")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.broken)
  }
}
