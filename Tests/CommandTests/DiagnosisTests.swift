import Foundation
import TestSupport
import Testing

@Suite struct DiagnosisTests {
  private let cause =
    "likely cause: the usual slip of the sign: with the bias of h at -3/2 instead of 3/2 the claim is proved"

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.makeFile("a.circuit", RepairTests.slips[0].text)
    return scratch
  }

  @Test func theTextNamesTheMistakeBelowTheCounterexample() throws {
    let scratch = try scratch()
    let result = try Tool.run(["check", "a.circuit"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(
      result.output.contains("      at step 1: y[t] is 1, all(x[1..t]) is 0\n      \(cause)\n"), "\(result.output)")
  }

  @Test(arguments: ["compiler", "junit", "tap", "github", "markdown", "sarif"])
  func formatsThatShowNotesShowIt(format: String) throws {
    let scratch = try scratch()
    let result = try Tool.run(["check", "a.circuit", "--format", format], in: scratch.folder)
    #expect(result.output.contains("likely cause"), "\(result.output)")
    #expect(result.output.contains("the usual slip of the sign"), "\(result.output)")
  }

  @Test func programsReadTheKindAndTheChanges() throws {
    let scratch = try scratch()
    let (_, json) = try Tool.report(["a.circuit"], in: scratch.folder)
    let claim = json["files"]?.elements.first?["circuits"]?.elements.first?["claims"]?.elements.first
    let causes = claim?["diagnosis"]?.elements ?? []
    #expect(causes.map { $0["kind"]?.string } == ["sign"])
    #expect(causes.first?["changes"]?.elements.map(\.string) == ["the bias of h from 3/2 to -3/2"])
    let lines = try Tool.run(["check", "a.circuit", "--format", "jsonl"], in: scratch.folder).output
    #expect(lines.split(separator: "\n")[0].contains("\"diagnosis\""))
  }

  @Test func itCanBeSwitchedOffAndStrangersGetNone() throws {
    let scratch = try scratch()
    for option in ["--no-diagnosis", "--untrusted"] {
      let result = try Tool.run(["check", "a.circuit", option], in: scratch.folder)
      #expect(result.status == 1 && !result.output.contains("likely cause"))
    }
  }

  @Test func aStudentIsNotToldBeforeTheTeacherIs() throws {
    let scratch = try scratch()
    try scratch.makeFile("teacher.circuit", RepairTests.slips[0].text.replacing("+ 1.5", with: "- 1.5"))
    let result = try Tool.run(["grade", "--claims", "teacher.circuit", "a.circuit"], in: scratch.folder)
    #expect(result.status == 1 && !result.output.contains("likely cause"))
  }

  @Test func aCacheKeepsIt() throws {
    let scratch = try scratch()
    let first = try Tool.run(["check", "a.circuit", "--cache", "kept"], in: scratch.folder)
    let again = try Tool.run(["check", "a.circuit", "--cache", "kept"], in: scratch.folder)
    #expect(first.output.contains(cause) && again.output == first.output)
    let without = try Tool.run(["check", "a.circuit", "--cache", "kept", "--no-diagnosis"], in: scratch.folder)
    #expect(!without.output.contains("likely cause"))
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let scratch = try scratch()
    try scratch.makeFile("b.circuit", RepairTests.slips[1].text)
    let one = try Tool.run(["check", "a.circuit", "b.circuit", "--jobs", "1"], in: scratch.folder).output
    #expect(try Tool.run(["check", "a.circuit", "b.circuit", "--jobs", "4"], in: scratch.folder).output == one)
  }
}
