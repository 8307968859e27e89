import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import Reports

@Suite struct JUnitRendererTests {
  @Test func aClaimThatFailsIsAFailureAndOneThatIsUndecidedIsAnError() {
    #expect(
      JUnitRenderer().render(Sample.small) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="heaviside">
          <testsuite name="and.circuit" tests="3" failures="1" errors="1">
            <testcase name="worked by hand" classname="RunningAnd" file="and.circuit" line="7">
              <properties>
                <property name="verdict" value="holds"/>
                <property name="engine" value="merge"/>
                <property name="upTo" value="2"/>
              </properties>
            </testcase>
            <testcase name="correct" classname="RunningAnd" file="and.circuit" line="6">
              <properties>
                <property name="verdict" value="fails"/>
                <property name="engine" value="merge"/>
                <property name="states" value="2"/>
                <property name="upTo" value="2"/>
              </properties>
              <failure type="fails" message="RunningAnd.correct: fails at step 3; y[t] is 1, all(x[1..t]) is 0">
        6 |   prove correct: y[t] iff all(x[1..t])
          |                  ^^^^     ^^^^^^^^^^^^

        t  1  2  3
        x  1  1  0
        y  1  1  0
        h  1  1  0
                 ^

        at step 3: y[t] is 1, all(x[1..t]) is 0
        </failure>
            </testcase>
            <testcase name="reach1" classname="RunningAnd" file="and.circuit" line="6">
              <properties>
                <property name="verdict" value="unknown"/>
                <property name="engine" value="merge"/>
                <property name="states" value="2"/>
                <property name="upTo" value="3"/>
              </properties>
              <error type="undecided" message="RunningAnd.reach1: unknown; more than 10 states; covered up to 3"/>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func everyJudgementIsWhatTheExitStatusSays() throws {
    for report in [Sample.everything, Sample.everythingWithProofs] {
      let cases = try Self.cases(report)
      let statuses = report.files[0].circuits[0].claims.map {
        $0.exitStatus(requiringProof: report.setting.requiresProof)
      }
      #expect(
        cases.prefix(statuses.count).map(\.result)
          == statuses.map { $0 == .passed ? "passed" : $0 == .failed ? "failure" : "error" })
    }
  }

  @Test func aFileThatIsNotReadIsAnErrorOfItsOwn() throws {
    let cases = try Self.cases(Sample.everything).suffix(7)
    #expect(cases.map(\.result) == Array(repeating: "error", count: 7))
    #expect(cases.map(\.name) == ["E0611", "E0612", "E0612", "E0613", "E0614", "E0615", "E0201"])
  }

  @Test func aRunThatDidNotLookAtEverythingIsNotGreen() throws {
    #expect(try Self.cases(Sample.stopped).map(\.result) == ["passed", "error"])
    #expect(try Self.cases(Sample.contradictory).map(\.result) == ["error"])
    #expect(try Self.cases(Sample.empty).map(\.result) == ["error"])
    #expect(JUnitRenderer().render(Sample.stopped).contains("type=\"interrupted\""))
    #expect(JUnitRenderer().render(Sample.contradictory).contains("the replay does not fail"))
  }

  @Test func nothingIsEverSkipped() {
    for report in Sample.reports + [Sample.everyHostileText] {
      #expect(!JUnitRenderer().render(report).contains("<skipped"))
    }
  }

  @Test func hostileTextsAreReadBack() throws {
    let cases = try Self.cases(Sample.everyHostileText)
    let count = Sample.everyJudgement.count
    // Claims, the diagnostic of the file, and the file that cannot be read.
    #expect(cases.count == Sample.hostileTexts.count * (count + 2))
    for (place, text) in Sample.hostileTexts.enumerated() {
      let mine = cases[(place * (count + 2))..<((place + 1) * (count + 2))]
      for entry in mine.prefix(count) {
        #expect([entry.name, entry.group, entry.file] == [text.visible, text.visible, text.visible])
      }
    }
  }

  /// A reader that knows the format and not only the markup, where the machine has one.
  @Test func aReaderOfTestResultsCountsTheSame() throws {
    guard Python.canImport("junitparser", for: "the reading of results by a reader of JUnit files") else { return }
    let program = """
      import json, sys, junitparser
      suites = junitparser.JUnitXml.fromstring(sys.stdin.buffer.read())
      kinds = [type(case.result[0]).__name__ if case.result else "passed" for suite in suites for case in suite]
      for suite in suites:
          tests, failures, errors = suite.tests, suite.failures, suite.errors
          suite.update_statistics()
          assert (tests, failures, errors, 0) == (suite.tests, suite.failures, suite.errors, suite.skipped)
      print(json.dumps([kinds.count(kind) for kind in ["passed", "Failure", "Error"]] + [len(kinds)]))
      """
    for report in Sample.reports {
      let cases = try Self.cases(report)
      let expected = ["passed", "failure", "error"].map { kind in cases.count { $0.result == kind } } + [cases.count]
      let result = try Python.run(program, input: JUnitRenderer().render(report))
      #expect(result == "\(expected)\n")
    }
  }

  /// The cases of a document as the reader of XML that comes with Foundation finds them.
  private static func cases(_ report: Report) throws -> [CaseReader.Case] {
    let parser = XMLParser(data: Data(JUnitRenderer().render(report).utf8))
    let reader = CaseReader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reader.cases
  }
}

/// Collects the cases of a document.
private final class CaseReader: NSObject, XMLParserDelegate {
  struct Case {
    var name: String
    var group: String
    var file: String
    var result = "passed"
  }

  var cases: [Case] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "testcase":
      cases.append(
        Case(
          name: attributes["name"] ?? "", group: attributes["classname"] ?? "", file: attributes["file"] ?? ""))
    case "testsuites", "testsuite", "properties", "property": break
    default: cases[cases.count - 1].result = name
    }
  }
}
