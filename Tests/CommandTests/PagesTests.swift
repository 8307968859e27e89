import Foundation
import TestSupport
import Testing

/// What the pages show is what a reader gets: their files are written, their commands run, their outputs compared.
@Suite struct PagesTests {
  @Test func everyCommandPrintsWhatTheReadmeSays() throws {
    let scratch = try Scratch()
    #expect(try Page("README.md").run(in: scratch) == 21)
    #expect(
      try Tool.run(["fmt", "--check", "mine.circuit", "slip.circuit", "solution.circuit"], in: scratch.folder).status
        == 0)
  }

  /// The reference of the language: its pages, and how many commands each shows.
  @Test(arguments: [
    ("Language", 3), ("Items", 2), ("Units", 2), ("Formulas", 1), ("Families", 2), ("Exercises", 2), ("Verdicts", 2),
    ("Diagnostics", 1), ("Solutions", 4),
  ])
  func everyCommandPrintsWhatTheReferenceOfTheLanguageSays(name: String, commands: Int) throws {
    let scratch = try Scratch()
    #expect(try Page("Sources/CircuitLanguage/CircuitLanguage.docc/\(name).md").run(in: scratch) == commands)
    // What is broken on purpose cannot be formatted.
    let files = try scratch.names().filter { $0.hasSuffix(".circuit") && !$0.contains("/") && $0 != "slip.circuit" }
    if !files.isEmpty { #expect(try Tool.run(["fmt", "--check"] + files, in: scratch.folder).status == 0) }
  }

  @Test(.enabled(if: Python.canImport("json"))) func everyCommandPrintsWhatThePageForTeachersSays() throws {
    let scratch = try Scratch()
    #expect(try Page("Sources/Batch/Batch.docc/Grading.md").run(in: scratch) == 9)
    #expect(try Tool.run(["fmt", "--check", "latch.circuit"], in: scratch.folder).status == 0)
  }

  @Test func everyCommandPrintsWhatThePageAboutWeightsSays() throws {
    let scratch = try Scratch()
    #expect(try Page("Sources/Insight/Insight.docc/Weights.md").run(in: scratch) == 6)
    #expect(try Tool.run(["fmt", "--check", "mine.circuit", "weak.circuit"], in: scratch.folder).status == 0)
    #expect(try Tool.run(["fmt", "--check", "holes.exercise"], in: scratch.folder).status == 0)
  }
}
