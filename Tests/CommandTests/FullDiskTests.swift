import Foundation
import TestSupport
import Testing

/// Reports that cannot be written: status 2 and a message, and the other reports all the same.
@Suite struct FullDiskTests {
  private func makeFiles() throws -> Scratch {
    let scratch = try Scratch()
    _ = try ManyFiles.make(40, of: [.proved], in: scratch, below: "in")
    return scratch
  }

  /// Runs the command as a shell does.
  private func run(_ script: String, in scratch: Scratch) throws -> Tool.Result {
    try Tool.Running(
      ["-c", "heaviside() { '\(Tool.executable.path)' \"$@\"; }; \(script)"], of: URL(filePath: "/bin/bash"),
      in: scratch.folder
    ).waitForEnd()
  }

  private func expectWhole(_ name: String, in scratch: Scratch) throws {
    let json = try JSON(scratch.text(name))
    #expect(json["complete"] == .boolean(true))
    #expect(json["files"]?.elements.count == 40)
  }

  @Test func aFullDiskIsToldOfAndKeepsNoOtherReportBack() throws {
    let scratch = try makeFiles()
    let result = try run(
      "heaviside check in --format json=/dev/full --format json=good.json --format text=good.txt", in: scratch)
    #expect(result.status == 2)
    #expect(result.notes == "heaviside: /dev/full cannot be written: No space left on device\n")
    try expectWhole("good.json", in: scratch)
    #expect(try scratch.text("good.txt") == result.output)
  }

  @Test func aFileThatGrowsBeyondALimitLeavesNothingBehind() throws {
    let scratch = try makeFiles()
    try scratch.makeFile("large.json", "old")
    let result = try run(
      "ulimit -f 4; heaviside check in --quiet --format json=large.json --format text=small.txt; exit $?", in: scratch)
    #expect(result.status == 2)
    #expect(result.notes == "heaviside: large.json cannot be written: File too large\n")
    #expect(try scratch.text("large.json") == "old")
    #expect(try scratch.names().filter { !$0.hasPrefix("in") } == ["large.json", "small.txt"])
  }

  @Test func aClosedPipeKeepsNoReportBack() throws {
    let scratch = try makeFiles()
    let result = try run("heaviside check in --format json=good.json | true; exit ${PIPESTATUS[0]}", in: scratch)
    #expect(result.status == 2)
    #expect(result.notes == "heaviside: standard output cannot be written: Broken pipe\n")
    try expectWhole("good.json", in: scratch)
  }

  @Test func aFolderThatGoesAwayDuringTheRunIsToldOf() throws {
    let scratch = try makeFiles()
    try scratch.makeFile("in/zzz.circuit", VerdictTests.endless)
    try scratch.makeFile("out/x")
    let run = try Tool.Running(
      ["check", "in", "--claim-time-limit", "1", "--up-to", "1000", "--format", "json=out/report.json"],
      in: scratch.folder)
    let out = scratch.folder.appending(path: "out")
    #expect(try run.wait { try FileManager.default.contentsOfDirectory(atPath: out.path).count == 2 })
    try FileManager.default.removeItem(at: out)
    let result = try run.waitForEnd()
    #expect(result.status == 2)
    #expect(result.notes.contains("out/report.json cannot be written: No such file or directory"))
  }
}
