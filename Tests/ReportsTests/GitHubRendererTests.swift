import Foundation
import TestSupport
import Testing

@testable import CircuitModel
@testable import Reports

@Suite struct GitHubRendererTests {
  @Test func aFailureIsAnErrorAndWhatIsUndecidedAWarning() {
    #expect(
      GitHubRenderer().render(Sample.small) == """
        ::error file=and.circuit,line=6,col=3,endLine=6,endColumn=39,title=RunningAnd.correct%3A fails at step 3\
        ::y[t] is 1, all(x[1..t]) is 0%0A%0At  1  2  3%0Ax  1  1  0%0Ay  1  1  0%0Ah  1  1  0%0A         ^
        ::warning file=and.circuit,line=6,col=3,endLine=6,endColumn=39,title=RunningAnd.reach1%3A unknown\
        ::more than 10 states; covered up to 3
        heaviside: 1 file, 1 circuit, 3 claims: 1 example matches, 1 unknown, 1 fails

        """)
  }

  @Test func atMostTenCommandsAreWrittenAndTheRestIsCounted() {
    for report in Sample.reports + [Sample.everyHostileText] {
      let lines = GitHubRenderer().render(report).split(separator: "\n")
      #expect(lines.count { $0.hasPrefix("::") } <= 10)
    }
    let lines = GitHubRenderer().render(Sample.everything).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines[10] == "heaviside: GitHub shows ten annotations of a step; 8 more left out here")
  }

  @Test func errorsComeBeforeWarningsThatWereFoundFirst() {
    let undecided = (Sample.prove, Sample.verdict(.unknown(reason: "time", upTo: 1)))
    let failing = (Sample.reach, Sample.verdict(.noWitness))
    let report = Sample.report(
      Array(repeating: undecided, count: 12) + Array(repeating: failing, count: 7) + [undecided])
    let lines = GitHubRenderer().render(report).split(separator: "\n")
    #expect(lines.prefix(7).allSatisfy { $0.hasPrefix("::error ") })
    #expect(lines[7..<10].allSatisfy { $0.hasPrefix("::warning ") })
    #expect(lines[10] == "heaviside: GitHub shows ten annotations of a step; 10 more left out here")
  }

  @Test func aPlaceOfSeveralLinesHasNoColumns() {
    var report = Sample.report([(Sample.example, Sample.verdict(.vacuous))])
    report.files[0].circuits[0].claims[0].range.end += 30
    let line = GitHubRenderer().render(report)
    #expect(line.hasPrefix("::error file=and.circuit,line=7,endLine=10,title="))
  }

  @Test func filesAreNamedByTheirPlaceInTheRepository() {
    let renderer = GitHubRenderer(root: SourceRoot("/r", workingFolder: "/r/course"))
    #expect(renderer.render(Sample.small).hasPrefix("::error file=course/and.circuit,"))
  }

  @Test func aLongRunIsSaidToBeLeftOut() {
    let word = Array(repeating: 1, count: 3000)
    let report = Sample.report([(Sample.prove, Sample.verdict(.fails(Sample.trace(word))))])
    let text = GitHubRenderer().render(report)
    #expect(text.contains("The sequence of 3,000 steps is too long to be shown here."))
    #expect(text.utf8.count < 1000)
  }

  @Test func aRunThatDidNotLookAtEverythingIsAnError() {
    #expect(GitHubRenderer().render(Sample.stopped).hasPrefix("::error title=heaviside::interrupted: "))
    #expect(
      GitHubRenderer().render(Sample.contradictory).contains("\nheaviside:   correct: the replay does not fail\n"))
  }

  /// The runner takes a line for a command that begins with `::` after blanks, or that holds `##[` anywhere.
  @Test func noTextOfAFileIsACommand() throws {
    for text in Sample.hostileTexts {
      let reports = [Sample.hostile(text), Sample.hostileEnding(text)]
      let lines = reports.flatMap { GitHubRenderer().render($0).split(separator: "\n") }
      for line in lines where !line.hasPrefix("::") {
        #expect(line.hasPrefix("heaviside: "))
        #expect(line.range(of: "##[", options: .literal) == nil)
      }
      let commands = try lines.filter { $0.hasPrefix("::") }.map { try #require(Command(String($0)), "\($0)") }
      #expect(commands.allSatisfy { ["error", "warning"].contains($0.name) })
      let first = try #require(commands.first)
      #expect(first.properties["file"] == SourceRoot().path(to: text).text.visible)
      #expect(first.properties["title"] == "\(text.visible).\(text.visible): fails at step 3")
      #expect(first.properties["line"] == "6")
      #expect(first.message.hasPrefix("y[t] is \(text.visible), all(x[1..t]) is \(text.visible)\n\nt "))
    }
  }

  @Test(arguments: [
    ("::error::x", ": :error::x"), ("  ::x", "  : :x"), ("a ::x", "a ::x"), (":x::y", ":x::y"), (": :: x", ": : : x"),
    ("a\n\u{3000}::x\n", "a\n\u{3000}: :x\n"), ("x ##[error]y", "x ## [error]y"), ("###[\u{301}", "### [\u{301}"),
    ("::\u{301}", ": :\u{301}"), ("# #[", "# #["), ("", ""),
  ])
  func aLineOfALogIsNoCommand(text: String, harmless: String) {
    #expect(Array(text.workflowLogText.utf8) == Array(harmless.utf8))
  }

  /// Other formats are printed in workflows too, where a file's text can begin a line after blanks.
  @Test func theTextForPeopleCanBeMadeHarmless() {
    for text in Sample.hostileTexts {
      for line in TextRenderer().render(Sample.hostile(text)).workflowLogText.split(separator: "\n") {
        let begin = line.unicodeScalars.drop { $0.properties.isWhitespace }
        #expect(!begin.starts(with: "::".unicodeScalars))
        #expect(line.range(of: "##[", options: .literal) == nil)
      }
    }
  }
}

/// A workflow command taken apart as the runner does.
private struct Command {
  var name: String
  var properties: [String: String] = [:]
  var message: String

  init?(_ line: String) {
    let parts = line.parts(between: "::")
    guard parts.count >= 3, parts[0].isEmpty else { return nil }
    message = Command.unescaped(parts[2...].joined(separator: "::"))
    let words = parts[1].parts(between: " ")
    name = words[0]
    for pair in words.dropFirst().joined(separator: " ").parts(between: ",") {
      let sides = pair.parts(between: "=")
      properties[sides[0]] = Command.unescaped(sides.dropFirst().joined(separator: "="))
    }
  }

  private static func unescaped(_ text: String) -> String {
    [("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")].reduce(text) { text, escape in
      text.parts(between: escape.0).joined(separator: escape.1)
    }
  }
}

extension String {
  /// What stands between separators, found without regard to accents that follow them.
  fileprivate func parts(between separator: String) -> [String] {
    unicodeScalars.split(separator: Array(separator.unicodeScalars), omittingEmptySubsequences: false).map {
      String($0)
    }
  }
}
