import Foundation
import TestSupport
import Testing

/// The tutorials, gone through step by step: each file is saved as it is shown, each line of a terminal is run.
@Suite struct TutorialTests {
  static let folder = "Sources/heaviside/heaviside.docc/Tutorials"

  /// The tutorials, with how many commands are typed in each.
  static let commands = ["A-Running-AND": 9, "A-Comparator": 9, "A-Parity-Network": 8, "An-Adder": 7]

  /// A file that a step shows: what it is called there, and the resource.
  struct Listing {
    var name: String
    var resource: String
  }

  private static func text(_ file: String) throws -> String {
    try String(contentsOf: Schemas.root.appending(path: "\(folder)/\(file)"), encoding: .utf8)
  }

  private static func listings(_ tutorial: String) throws -> [Listing] {
    try text("\(tutorial).tutorial").matches(of: /@Code\(name: "([^"]+)", file: "([^"]+)"\)/)
      .map { Listing(name: String($0.1), resource: String($0.2)) }
  }

  private static func files(below folder: String = folder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Schemas.root.appending(path: folder).path).sorted()
  }

  @Test(arguments: commands.keys.sorted()) func everyStepGoesAsTheTutorialShows(tutorial: String) throws {
    let scratch = try Scratch()
    var runs = 0
    for listing in try Self.listings(tutorial) {
      let text = try Self.text("Resources/\(listing.resource)")
      #expect(text.hasSuffix("\n"), "\(listing.resource)")
      if listing.name == "Terminal" {
        let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        runs += try Page.run(lines, in: scratch.folder, shownIn: listing.resource)
      } else {
        try scratch.makeFile(listing.name, text)
        #expect(try Tool.run(["fmt", "--check", listing.name], in: scratch.folder).status == 0, "\(listing.resource)")
      }
    }
    #expect(runs == Self.commands[tutorial])
  }

  @Test func theTableOfContentsNamesEveryTutorial() throws {
    let tutorials = try Self.files().filter { $0.hasSuffix(".tutorial") }.map { String($0.dropLast(".tutorial".count)) }
    let contents = "Building-Networks-by-Hand"
    #expect(tutorials == (Self.commands.keys + [contents]).sorted())
    let named = try Self.text("\(contents).tutorial").matches(of: /tutorial: "doc:([^"]+)"/).map { String($0.1) }
    #expect(named.sorted() == Self.commands.keys.sorted())
  }

  @Test func everyResourceIsShownOnceAndEveryOneThatIsShownIsThere() throws {
    let pages = try Self.files().filter { $0.hasSuffix(".tutorial") }
    let shown = try pages.flatMap { page in
      try Self.text(page).matches(of: /(?:file|source): "([^"]+)"/).map { String($0.1) }
    }
    #expect(shown.sorted() == (try Self.files(below: "\(Self.folder)/Resources")))
  }

  @Test(arguments: commands.keys.sorted()) func everyTutorialEndsInQuestionsWithOneRightAnswerEach(name: String) throws
  {
    let questions = try Self.text("\(name).tutorial").split(separator: "@MultipleChoice").dropFirst()
    #expect(questions.count >= 2)
    for question in questions {
      #expect(question.matches(of: /isCorrect: true/).count == 1)
      #expect(question.matches(of: /@Choice/).count == question.matches(of: /@Justification/).count)
    }
  }
}
