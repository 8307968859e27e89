import Foundation
import TestSupport
import Testing

/// What `check` reads and writes.
@Suite struct CheckTests {
  private static let two = """
    circuit Delay(k in 1..3) {
      input x: bit
      d[0] = 0
      d[t] = x[t]
      prove one: d[t] == x[t]
      prove two: d[t] <= k
    }

    circuit Same {
      input x: bit
      y[t] = x[t]
      prove one: y[t] == x[t]
    }

    """

  private func names(_ options: String...) throws -> (status: Int32, [String]) {
    let scratch = try Scratch()
    try scratch.makeFile("two.circuit", Self.two)
    let (status, json) = try Tool.report(["two.circuit"] + options, in: scratch.folder)
    let circuits = json["files"]?.elements.first?["circuits"]?.elements ?? []
    return (
      status,
      circuits.flatMap { circuit in
        (circuit["claims"]?.elements ?? []).map { "\(circuit["name"]?.string ?? "").\($0["name"]?.string ?? "")" }
      }
    )
  }

  @Test func circuitsAndClaimsArePickedByName() throws {
    #expect(
      try names("--claim", "one") == (0, ["Delay(1).one", "Delay(2).one", "Delay(3).one", "Same.one"]))
    #expect(try names("--circuit", "Delay", "--claim", "two") == (0, ["Delay(1).two", "Delay(2).two", "Delay(3).two"]))
    #expect(try names("--circuit", "Delay(2)") == (0, ["Delay(2).one", "Delay(2).two"]))
    #expect(try names("--circuit", "Same") == (0, ["Same.one"]))
  }

  @Test func aNameThatNothingHasIsStatus2() throws {
    let scratch = try Scratch()
    try scratch.makeFile("two.circuit", Self.two)
    for (options, message) in [
      (["--circuit", "Dely"], "did you mean `Delay`"), (["--circuit", "Delay(4)"], "there is no circuit `Delay(4)`"),
      (["--claim", "tow"], "did you mean `two`"), (["--circuit", "Same", "--claim", "two"], "there is no claim `two`"),
    ] {
      let result = try Tool.run(["check", "two.circuit"] + options, in: scratch.folder)
      #expect(result.status == 2)
      #expect(result.notes.contains(message), "\(result.notes)")
    }
  }

  @Test func standardInputIsAFileLikeAnyOther() throws {
    let good = try Tool.run(
      ["check", "-", "--stdin-filename", "mine.circuit"], input: Array(VerdictTests.runningAnd.utf8))
    #expect(good.status == 0)
    #expect(good.output.hasPrefix("mine.circuit\n"))
    let bad = try Tool.run(["check", "-"], input: Array("circuit".utf8))
    #expect(bad.status == 3)
    #expect(bad.output.contains("<stdin>:1:"))
  }

  @Test func foldersAreReadInTheOrderOfTheirBytes() throws {
    let scratch = try Scratch()
    for name in ["b/z", "b/a", "a", "B", "a-b", "ä", ".hidden", ".git/x"] {
      try scratch.makeFile("in/\(name).circuit", VerdictTests.runningAnd)
    }
    try scratch.makeFile("in/notes.txt", "not a circuit")
    try scratch.makeFile("elsewhere/linked.circuit", VerdictTests.runningAnd)
    let folder = scratch.folder.appending(path: "in")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "folder-link").path, withDestinationPath: "../elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "file-link.circuit").path, withDestinationPath: "a.circuit")
    for path in ["in", "in/"] {
      let (status, json) = try Tool.report([path], in: scratch.folder)
      #expect(status == 0)
      #expect(
        json["files"]?.elements.map { $0["path"]?.string ?? "" } == [
          "in/B.circuit", "in/a-b.circuit", "in/a.circuit", "in/b/a.circuit", "in/b/z.circuit", "in/file-link.circuit",
          "in/ä.circuit",
        ])
    }
  }

  @Test func formatsGoToFilesBesideTheText() throws {
    let scratch = try Scratch()
    try scratch.makeFile("x.circuit", VerdictTests.runningAnd)
    try scratch.makeFile("old.json", "old")
    let result = try Tool.run(
      ["check", "x.circuit", "--format", "json=old.json", "--format", "text=new.txt"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output.contains("proved for every length"))
    func read(_ name: String) throws -> String {
      try String(contentsOf: scratch.folder.appending(path: name), encoding: .utf8)
    }
    #expect(try read("new.txt") == result.output)
    #expect(try read("old.json") == Tool.run(["check", "x.circuit", "--format", "json"], in: scratch.folder).output)
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
    #expect(!names.contains { $0.hasSuffix(".partial") })
  }

  @Test func whatCannotBeWrittenIsStatus2() throws {
    let scratch = try Scratch()
    try scratch.makeFile("x.circuit", VerdictTests.runningAnd)
    for path in ["/dev/full", "missing/report.json", "."] {
      let result = try Tool.run(["check", "x.circuit", "--format", "json=\(path)"], in: scratch.folder)
      #expect(result.status == 2, "\(path)")
      #expect(result.notes.contains("cannot be written"))
      #expect(result.output.contains("proved"), "the text is written all the same")
    }
  }

  @Test func aFullOrClosedStandardOutputIsStatus2() throws {
    let command = "\"\(Tool.executable.path)\" check Circuits/3-first-steps"
    for redirection in ["> /dev/full", ">&-", "| true; exit ${PIPESTATUS[0]}"] {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = ["-c", "\(command) \(redirection)"]
      process.currentDirectoryURL = Schemas.root
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 2, "\(redirection)")
    }
  }

  @Test func coloursAreOnlyForTerminalsUnlessAskedFor() throws {
    let arguments = ["check", "Circuits/3-first-steps/running-and.circuit"]
    #expect(!(try Tool.run(arguments).output.contains("\u{1B}")))
    #expect(try Tool.run(arguments + ["--color", "always"]).output.contains("\u{1B}[32m"))
    #expect(!(try Tool.run(arguments + ["--color", "never"]).output.contains("\u{1B}")))
  }

  @Test func quietSaysNothingOfWhatPasses() throws {
    let scratch = try Scratch()
    try scratch.makeFile("good.circuit", VerdictTests.runningAnd)
    try scratch.makeFile("bad.circuit", VerdictTests.runningAnd.replacingOccurrences(of: "all(", with: "any("))
    let result = try Tool.run(["check", ".", "--quiet"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(!result.output.contains("good.circuit"))
    #expect(result.output.contains("fails at step 2"))
    #expect(try Tool.run(["check", "good.circuit", "--quiet"], in: scratch.folder).output == "")
  }

  @Test func timesAreSaidOnlyWhereAskedFor() throws {
    let file = "Circuits/3-first-steps/running-and.circuit"
    func circuit(_ options: String...) throws -> JSON? {
      try Tool.report([file] + options).json["files"]?.elements.first?["circuits"]?.elements.first
    }
    #expect(try circuit()?["milliseconds"] == nil)
    #expect(try circuit("--timings")?["milliseconds"]?.integer != nil)
    #expect(try Tool.run(["check", file, "--timings"]).output.contains(" ms\n"))
  }

  @Test func importsAreRelativeToTheFile() throws {
    let scratch = try Scratch()
    try scratch.makeFile("library/and.circuit", VerdictTests.runningAnd)
    try scratch.makeFile(
      "main/user.circuit",
      """
      import "../library/and.circuit"

      circuit User {
        input x: bit
        ref part p = RunningAnd(x: x[t])
        y[t] = x[t]
        prove p.y[t] implies y[t]
      }

      """)
    let (status, json) = try Tool.report(["main/user.circuit"], in: scratch.folder)
    #expect(status == 0)
    let circuits = json["files"]?.elements.first?["circuits"]?.elements ?? []
    #expect(circuits.map { $0["name"]?.string } == ["User"])
    #expect(circuits.first?["claims"]?.elements.first?["name"]?.string == "prove1")
  }
}
