import Foundation
import TestSupport
import Testing

@Suite struct ReportTests {
  private func report(_ arguments: String..., in folder: URL = Schemas.root) throws -> Tool.Result {
    try Tool.run(["report"] + arguments, in: folder)
  }

  private static let slip = VerdictTests.runningAnd.replacingOccurrences(of: "- 1.5", with: "- 0.5")

  @Test func aFileBecomesAPageAndTheStatusIsThatOfCheck() throws {
    let scratch = try Scratch()
    try scratch.makeFile("good.circuit", VerdictTests.runningAnd)
    try scratch.makeFile("slip.circuit", ReportTests.slip)
    try scratch.makeFile("broken.circuit", "circuit {")
    for (name, status) in [("good", 0), ("slip", 1), ("broken", 3), ("absent", 2)] as [(String, Int32)] {
      let result = try report("\(name).circuit", "-o", "\(name).html", in: scratch.folder)
      #expect(result.status == status, "\(name): \(result.notes)")
      #expect(result.output == "")
      #expect(try scratch.text("\(name).html").hasPrefix("<!DOCTYPE html>"), "\(name)")
    }
    #expect(try scratch.text("slip.html").contains("fails at step"))
    #expect(try scratch.names().allSatisfy { !$0.hasSuffix(".partial") })
  }

  @Test func withoutAPlaceThePageGoesToStandardOutput() throws {
    let scratch = try Scratch()
    let named = try report("RunningAnd", "-o", scratch.folder.appending(path: "a.html").path)
    let printed = try report("RunningAnd")
    #expect(named.status == 0 && printed.status == 0)
    #expect(try scratch.text("a.html") == printed.output)
    let piped = try Tool.run(
      ["report", "-", "--stdin-filename", "mine.circuit"], input: Array(VerdictTests.runningAnd.utf8))
    #expect(piped.status == 0)
    #expect(piped.output.contains("<h1>mine.circuit</h1>"))
  }

  @Test func whatALimitEndsIsUndecidedAndSaid() throws {
    let result = try report("SequenceEquality", "--max-states", "1", "--mutation")
    #expect(result.status == 4, "\(result.notes)")
    #expect(result.output.contains("<b>unknown</b>"))
    #expect(result.output.contains("These were cut short:"))
  }

  @Test func mutantsAreShownWhereTheyAreAskedFor() throws {
    let plain = try report("RunningAnd")
    let result = try report("RunningAnd", "--mutation")
    #expect(result.status == 0)
    #expect(!plain.output.contains("<h3>Mutants</h3>"))
    #expect(result.output.contains("<h3>Mutants</h3>"))
    #expect(result.output.contains("heaviside report RunningAnd --mutation &gt; page.html"))
  }

  @Test func aPageSaysNothingOfTheMachineItWasMadeOn() throws {
    let scratch = try Scratch()
    let path = try scratch.makeFile("mine.circuit", VerdictTests.runningAnd).path
    let result = try report(path)
    #expect(result.status == 0)
    #expect(result.output.contains("<h1>mine.circuit</h1>"))
    #expect(!result.output.contains(scratch.folder.lastPathComponent))
  }

  @Test func aPageThatCannotBeWrittenIsStatus2() throws {
    let scratch = try Scratch()
    try scratch.makeFile("a.circuit", VerdictTests.runningAnd)
    #expect(try report("a.circuit", "-o", "absent/a.html", in: scratch.folder).status == 2)
    #expect(try report(".", "-o", "a.circuit", in: scratch.folder).status == 2)
    let without = try report(".", in: scratch.folder)
    #expect(without.status == 2)
    #expect(without.notes.contains("-o DIR"), "\(without.notes)")
    #expect(try report("a.circuit", "--circuit", "Absent", in: scratch.folder).status == 2)
  }

  @Test func aFolderBecomesPagesAndAnIndexThatLeadsToThem() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/good.circuit", VerdictTests.runningAnd)
    try scratch.makeFile("in/deep/er/slip%20 #1.circuit", ReportTests.slip)
    try scratch.makeFile("in/index.circuit", VerdictTests.runningAnd)
    try scratch.makeFile("in/broken.circuit", "circuit {")
    let result = try report("in", "-o", "out/pages", in: scratch.folder)
    #expect(result.status == 3, "\(result.notes)")
    let pages = try scratch.names().filter { $0.hasSuffix(".html") }
    #expect(
      pages == [
        "out/pages/broken.html", "out/pages/deep/er/slip%20 #1.html", "out/pages/good.html",
        "out/pages/index.circuit.html", "out/pages/index.html",
      ])
    let index = try scratch.text("out/pages/index.html")
    #expect(!index.contains("<script"))
    #expect(index.contains("4 files, 3 circuits"))
    try expectLinksToResolve(in: scratch, "out/pages/index.html")
    let again = try report("in", "-o", "again", "--jobs", "1", in: scratch.folder)
    #expect(again.status == 3)
    for page in pages {
      #expect(try scratch.bytes(page) == scratch.bytes("again/" + page.dropFirst("out/pages/".count)), "\(page)")
    }
  }

  /// The lesson with the largest files; `.ci/run` does the others.
  @Test func everyPageOfALessonIsSmallAndAllLinksResolve() throws {
    let scratch = try Scratch()
    let result = try report("Circuits/5-counting", "-o", scratch.folder.path)
    #expect(result.status == 0, "\(result.notes)")
    let pages = try scratch.names().filter { $0.hasSuffix(".html") }
    #expect(pages.count > 10)
    for page in pages {
      let bytes = try scratch.bytes(page)
      #expect(bytes.count < 1_000_000, "\(page)")
      try expectLinksToResolve(in: scratch, page)
    }
  }

  /// Every link leads to a page that was written, and to a place in it.
  private func expectLinksToResolve(in scratch: Scratch, _ page: String) throws {
    let text = try scratch.text(page)
    let folder = page.split(separator: "/").dropLast().joined(separator: "/")
    for link in Set(text.matches(of: #/ href="([^"]*)"/#).map { String($0.1) }) {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let path = try #require(parts[0].removingPercentEncoding)
      let target = path.isEmpty ? page : folder.isEmpty ? path : "\(folder)/\(path)"
      let content = try scratch.text(target)
      if parts.count > 1 { #expect(content.contains(" id=\"\(parts[1])\""), "\(page): \(link)") }
    }
  }
}
