import Foundation
import Synchronization
import TestSupport
import Testing

/// Runs that are stopped, politely or not.
@Suite struct SignalTests {
  private static let reports = ["--format", "json=report.json", "--format", "text=report.txt"]
  private static let slow = ["--up-to", "1000", "--claim-time-limit", "60"]

  /// Some files that are soon done and some that are not.
  private func makeFiles() throws -> Scratch {
    let scratch = try Scratch()
    _ = try ManyFiles.make(24, of: [.proved, .fails, .broken, .proved, .tie, .endless], in: scratch, below: "in")
    return scratch
  }

  /// Starts a check and waits until its reports are begun, which is after signals are noted.
  private func start(_ scratch: Scratch, _ options: [String], output: Pipe? = nil) throws -> Tool.Running {
    let run = try Tool.Running(["check", "in"] + Self.reports + options, in: scratch.folder, output: output)
    let isBegun = try run.wait {
      try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).count { $0.hasSuffix(".partial") } == 2
    }
    #expect(isBegun)
    return run
  }

  @Test(arguments: 0..<20) func wheneverASignalComesEveryReportIsWrittenAndSaysThatItIsIncomplete(moment: Int) throws {
    let scratch = try makeFiles()
    let signal = moment % 2 == 0 ? SIGINT : SIGTERM
    let run = try start(scratch, Self.slow + ["--jobs", "\(1 + moment % 3)"])
    Thread.sleep(forTimeInterval: Double(moment * moment) * 0.005)
    run.send(signal)
    let result = try run.waitForEnd()
    #expect(result.status == (signal == SIGINT ? 130 : 143))
    let json = try JSON(scratch.text("report.json"))
    #expect(try Schemas.read("report-1").violations(of: json) == [])
    #expect(json["complete"] == .boolean(false))
    #expect(try scratch.text("report.txt") == result.output)
    #expect(result.output.contains("interrupted: what is not listed was not looked at\n"))
    #expect(try !scratch.names().contains { $0.hasSuffix(".partial") })
    // What is listed was looked at, in order.
    let paths = (json["files"]?.elements ?? []).map { $0["path"]?.string ?? "" }
    #expect(paths == paths.sorted())
  }

  @Test func whatTimeoutSendsTwiceIsOneRequest() throws {
    let scratch = try makeFiles()
    let run = try start(scratch, Self.slow)
    for _ in 0..<5 { run.send(SIGTERM) }
    #expect(try run.waitForEnd().status == 143)
    #expect(try JSON(scratch.text("report.json"))["complete"] == .boolean(false))
  }

  @Test(arguments: [(SIGINT, SIGINT), (SIGINT, SIGTERM), (SIGTERM, SIGINT)] as [(Int32, Int32)])
  func aSecondSignalEndsTheRunAtOnce(first: Int32, second: Int32) throws {
    let scratch = try Scratch()
    // More than a pipe takes that nobody reads, so that the run waits for ever.
    for number in 0..<300 { try scratch.makeFile("in/\(number).circuit", "circuit {") }
    let run = try start(scratch, ["--jobs", "1"], output: Pipe())
    Thread.sleep(forTimeInterval: 0.6)
    run.send(first)
    Thread.sleep(forTimeInterval: 0.4)
    #expect(run.isRunning)
    run.send(second)
    #expect(try run.waitForEnd().status == -second)
    #expect(try !scratch.names().contains { $0.hasPrefix("report") && !$0.hasSuffix(".partial") })
  }

  @Test func aRunThatIsKilledLeavesTheOldReport() throws {
    for delay in [0, 0.2, 0.6] {
      let scratch = try makeFiles()
      try scratch.makeFile("report.json", "old")
      let run = try start(scratch, Self.slow)
      Thread.sleep(forTimeInterval: delay)
      run.send(SIGKILL)
      #expect(try run.waitForEnd().status == -SIGKILL)
      #expect(try scratch.text("report.json") == "old")
      #expect(try !scratch.names().contains("report.txt"))
      // What it left behind is in nobody's way.
      let next = try Tool.run(["check", "in/0000.circuit"] + Self.reports, in: scratch.folder)
      #expect(next.status == 0)
      #expect(try JSON(scratch.text("report.json"))["complete"] == .boolean(true))
    }
  }
}
