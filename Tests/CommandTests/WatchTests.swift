import Foundation
import TestSupport
import Testing

/// `check --watch`: what changes is checked again.
@Suite struct WatchTests {
  private static let right = VerdictTests.runningAnd
  private static let wrong = VerdictTests.runningAnd.replacing("1.5", with: "0.5")

  /// A watch over a folder.
  private final class Watched {
    let scratch: Scratch
    let run: Tool.Running
    private var rounds = 0
    private var (output, notes) = (0, 0)

    init(_ scratch: Scratch, _ options: [String] = []) throws {
      self.scratch = scratch
      run = try Tool.Running(["check", "in", "--watch", "--format", "json=report.json"] + options, in: scratch.folder)
    }

    deinit { if run.isRunning { run.send(SIGKILL) } }

    /// Waits for the end of the next round; what was written to standard output and standard error since the last one.
    func next() throws -> (output: String, notes: String) {
      rounds += 1
      let isOver = try run.wait { try run.notesSoFar().components(separatedBy: "; stop with Ctrl-C\n").count > rounds }
      try #require(isOver, "round \(rounds)")
      let (output, notes) = (try run.outputSoFar(), try run.notesSoFar())
      defer { (self.output, self.notes) = (output.count, notes.count) }
      return (String(output.dropFirst(self.output)), String(notes.dropFirst(self.notes)))
    }

    /// The statement of the JSON report, which is always whole: the path of each file and its verdicts.
    func report() throws -> [String] {
      let json = try JSON(scratch.text("report.json"))
      #expect(json["complete"] == .boolean(true))
      return (json["files"]?.elements ?? []).map { file in
        let claims = (file["circuits"]?.elements ?? []).flatMap { $0["claims"]?.elements ?? [] }
        let words =
          claims.compactMap { $0["verdict"]?.string }
          + (file["diagnostics"]?.elements ?? []).compactMap { $0["code"]?.string }
        return ([file["path"]?.string ?? ""] + words).joined(separator: " ")
      }
    }

    /// Ends the watch.
    func stop(by signal: Int32 = SIGINT) throws -> Int32 {
      run.send(signal)
      return try run.waitForEnd().status
    }
  }

  @Test func whatChangesIsCheckedAgainAndNothingElse() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", Self.right)
    try scratch.makeFile("in/b.circuit", Self.right)
    try scratch.makeFile("in/broken.circuit", "circuit {\n}\n")
    let watched = try Watched(scratch)
    let first = try watched.next()
    #expect(first.output.contains("in/a.circuit\n") && first.output.contains("in/broken.circuit\n"))
    #expect(first.notes == "heaviside: watching 3 files; stop with Ctrl-C\n")
    #expect(try watched.report() == ["in/a.circuit proved", "in/b.circuit proved", "in/broken.circuit E0112"])

    try scratch.makeFile("in/b.circuit", Self.wrong)
    let second = try watched.next()
    #expect(second.output.hasPrefix("in/b.circuit\n"))
    #expect(second.output.contains("1 file, 1 circuit, 1 claim: 1 fails"))
    #expect(!second.output.contains("in/a.circuit") && !second.output.contains("broken"))
    #expect(try watched.report() == ["in/a.circuit proved", "in/b.circuit fails", "in/broken.circuit E0112"])

    try scratch.makeFile("in/more/c.circuit", Self.wrong)
    #expect(try watched.next().output.hasPrefix("in/more/c.circuit\n"))
    let folder = scratch.folder.appending(path: "in")
    try FileManager.default.moveItem(at: folder.appending(path: "b.circuit"), to: folder.appending(path: "d.circuit"))
    try FileManager.default.removeItem(at: folder.appending(path: "broken.circuit"))
    let renamed = try watched.next()
    #expect(renamed.output.hasPrefix("in/d.circuit\n") && !renamed.output.contains("more"))
    #expect(renamed.notes.contains("in/b.circuit is gone\n") && renamed.notes.contains("in/broken.circuit is gone\n"))
    #expect(try watched.report() == ["in/a.circuit proved", "in/d.circuit fails", "in/more/c.circuit fails"])
    try FileManager.default.removeItem(at: folder.appending(path: "d.circuit"))
    #expect(try watched.next().output == "", "there is nothing new to tell")
    #expect(try watched.report() == ["in/a.circuit proved", "in/more/c.circuit fails"])
    #expect(try watched.stop() == 130)
    #expect(try !scratch.names().contains { $0.hasSuffix(".partial") })
  }

  @Test(arguments: [[], ["--cache", "cache"]]) func whatIsImportedIsWatchedAsWell(options: [String]) throws {
    let scratch = try Scratch()
    func user(_ name: String) -> String {
      """
      import "../parts/and.circuit"

      circuit User {
        input x: bit
        part p = RunningAnd(x: x[t])
        output y[t] = p.y[t]
        prove correct: y[t] iff all(x[1..t])
      }

      """
    }
    try scratch.makeFile("in/a.circuit", user("A"))
    try scratch.makeFile("in/other.circuit", Self.right)
    let watched = try Watched(scratch, options)
    #expect(try watched.next().notes == "heaviside: watching 2 files; stop with Ctrl-C\n")
    #expect(try watched.report() == ["in/a.circuit E0601", "in/other.circuit proved"])
    for (part, verdict) in [(Self.right, "proved"), (Self.wrong, "fails"), (Self.right, "proved"), (nil, "E0601")]
      as [(String?, String)]
    {
      if let part {
        try scratch.makeFile("parts/and.circuit", part)
      } else {
        try FileManager.default.removeItem(at: scratch.folder.appending(path: "parts"))
      }
      let round = try watched.next()
      #expect(round.output.hasPrefix("in/a.circuit\n") && !round.output.contains("other"))
      #expect(try watched.report() == ["in/a.circuit \(verdict)", "in/other.circuit proved"])
    }
    #expect(try watched.stop(by: SIGTERM) == 143)
  }

  @Test func aChangeDuringARunIsNotMissed() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", Self.right)
    try scratch.makeFile("in/z.circuit", VerdictTests.endless)
    let watched = try Watched(scratch, ["--claim-time-limit", "2", "--up-to", "1000", "--jobs", "1"])
    #expect(try watched.run.wait { try watched.run.outputSoFar().contains("in/a.circuit") })
    try scratch.makeFile("in/a.circuit", Self.wrong)
    #expect(try watched.next().output.contains("1 proved, 1 unknown"))
    let second = try watched.next()
    #expect(second.output.contains("1 claim: 1 fails"))
    #expect(try watched.report() == ["in/a.circuit fails", "in/z.circuit unknown"])
    #expect(try watched.stop() == 130)
  }

  @Test func aSignalDuringARunIsToldInItsReports() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", Self.right)
    try scratch.makeFile("in/z.circuit", VerdictTests.endless)
    let watched = try Watched(scratch, ["--claim-time-limit", "60", "--up-to", "1000", "--jobs", "1"])
    #expect(try watched.run.wait { try watched.run.outputSoFar().contains("in/a.circuit") })
    #expect(try watched.stop() == 130)
    #expect(try JSON(scratch.text("report.json"))["complete"] == .boolean(false))
  }

  @Test func aReportThatCannotBeWrittenEndsTheWatch() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", Self.right)
    let run = try Tool.run(["check", "in", "--watch", "--format", "json=/dev/full"], in: scratch.folder)
    #expect(run.status == 2)
    #expect(run.notes.contains("/dev/full cannot be written"))
  }

  @Test func standardInputCannotBeWatched() throws {
    let run = try Tool.run(["check", "-", "--watch"])
    #expect(run.status == 2)
    #expect(run.notes.contains("standard input (-) is read once"))
  }
}
