import Foundation
import TestSupport
import Testing

/// What the pages show is what a reader gets: their files are written, their commands run, their outputs compared.
@Suite struct PagesTests {
  @Test func everyCommandPrintsWhatTheReadmeSays() throws {
    let scratch = try Scratch()
    #expect(try Page("README.md").run(in: scratch) == 16)
    #expect(try Tool.run(["fmt", "--check", "mine.circuit", "slip.circuit"], in: scratch.folder).status == 0)
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
