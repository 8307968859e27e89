import Foundation
import TestSupport
import Testing

@testable import heaviside_dev

/// Every relative link of every page leads somewhere.
@Suite struct LinkCheckTests {
  @Test func noLinkOfTheRepositoryIsDead() throws {
    let check = LinkCheck(root: Schemas.root)
    let pages = try check.pages()
    #expect(pages.contains("README.md") && pages.contains("Sources/Certificates/Format.md") && pages.count >= 9)
    for problem in try check.problems() { Issue.record("\(problem)") }
  }

  @Test func aDeadLinkAndAnAnchorWithoutAHeadingAreFound() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "heaviside-links-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "Sources"), withIntermediateDirectories: true)
    let page = """
      # One `two` & three

      [good](#one-two--three), [also](Sources), [bad](#two), ![picture](no.svg) and [other](Sources/b.md#part).
      `[code](nowhere.md)` and [out](https://example.com/nowhere) are not looked at.
      ```
      # Not a heading
      [fenced](nowhere.md)
      ```
      [again](#not-a-heading) [page](Sources/b.md#missing)
      [named]: nowhere.md
      """
    try Data(page.utf8).write(to: folder.appending(path: "a.md"))
    try Data("# B\n## Part\n## Part\n[own](#part-1)\n".utf8).write(to: folder.appending(path: "Sources/b.md"))
    #expect(
      try LinkCheck(root: folder).problems().map(\.description) == [
        "a.md:3: no heading is called `#two`", "a.md:3: there is no `no.svg`",
        "a.md:9: no heading is called `#not-a-heading`", "a.md:9: no heading is called `#missing` in `Sources/b.md`",
        "a.md:10: there is no `nowhere.md`",
      ])
  }
}
