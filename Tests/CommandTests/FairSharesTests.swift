import Foundation
import TestSupport
import Testing

/// One file that would eat all leaves enough for the others.
@Suite struct FairSharesTests {
  /// A file that needs more than there is, before twenty that need little.
  private func makeFiles(_ eater: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.makeFile("in/0.circuit", eater)
    for number in 10..<30 { try scratch.makeFile("in/\(number).circuit", VerdictTests.runningAnd) }
    return scratch
  }

  /// Checks the folder; what is said of the eater, and the whole report.
  private func check(_ scratch: Scratch, _ options: [String]) throws -> (reason: String?, output: String) {
    let run = try Tool.run(["check", "in", "--format", "json"] + options, in: scratch.folder)
    #expect(run.status == 4, "\(options): \(run.notes)")
    let files = try JSON(run.output)["files"]?.elements ?? []
    let claims = files.map { $0["circuits"]?.elements.first?["claims"]?.elements.first }
    #expect(claims.map { $0?["verdict"]?.string } == ["unknown"] + Array(repeating: "proved", count: 20), "\(options)")
    return (claims.first??["reason"]?.string, run.output)
  }

  @Test(arguments: [
    (["--run-max-states", "3000"], "states ended the search"),
    (["--run-max-memory", "100K"], "the limit of 102400 bytes of memory ended the search"),
    (["--run-max-states", "20000", "--run-max-memory", "100K"], "bytes of memory ended the search"),
    (["--run-max-states", "3000", "--max-states", "50"], "the limit of 50 states ended the search"),
    (["--run-max-memory", "1M", "--max-memory", "20K"], "the limit of 20480 bytes of memory ended the search"),
  ])
  func statesAndMemoryAreSharedAlikeForAnyNumberOfJobs(options: [String], reason: String) throws {
    let scratch = try makeFiles(ManyFiles.register(stages: 18))
    let one = try check(scratch, options + ["--jobs", "1"])
    #expect(one.reason?.contains(reason) == true, "\(one.reason ?? "")")
    for jobs in ["2", "8"] { #expect(try check(scratch, options + ["--jobs", jobs]) == one) }
  }

  @Test(arguments: ["1", "2", "8"]) func timeIsShared(jobs: String) throws {
    let scratch = try makeFiles(VerdictTests.endless)
    let options = ["--up-to", "1000", "--jobs", jobs]
    let shared = try check(scratch, options + ["--time-limit", "2"])
    #expect(
      shared.reason
        == "the time limit ended the search; the limit is the claim's share of what the whole run may use")
    #expect(try check(scratch, options + ["--claim-time-limit", "1"]).reason == "the time limit ended the search")
  }

  @Test func ofSeveralLimitsTheOneThatEndedTheSearchIsNamed() throws {
    let scratch = try makeFiles(ManyFiles.register(stages: 18))
    for (options, reason) in [
      (["--time-limit", "100", "--run-max-states", "3000"], "states"),
      (["--time-limit", "100", "--run-max-memory", "100K"], "bytes"),
      (["--time-limit", "100", "--run-max-states", "3000", "--run-max-memory", "1G"], "states"),
    ] {
      #expect(try check(scratch, options).reason?.contains(reason) == true)
    }
  }

  @Test func whatIsLeftOverGoesToTheOneThatNeedsMore() throws {
    let scratch = try makeFiles(ManyFiles.register(stages: 12))
    for options in [["--run-max-states", "12000"], ["--run-max-memory", "2M"]] {
      for jobs in ["1", "2", "8"] {
        #expect(try Tool.run(["check", "in", "--jobs", jobs] + options, in: scratch.folder).status == 0, "\(options)")
      }
    }
  }
}
