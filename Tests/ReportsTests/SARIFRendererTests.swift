import CircuitLanguage
import Foundation
import TestSupport
import Testing

@testable import CircuitModel
@testable import Reports

@Suite struct SARIFRendererTests {
  @Test func aRunIsAFlowOfOneLocationAStep() throws {
    let text = SARIFRenderer().render(Sample.small)
    let result = try #require(try Self.results(text).first)
    #expect(result["ruleId"]?.string == "fails")
    #expect(result["level"]?.string == "error")
    #expect(result["message"]?["text"]?.string == "RunningAnd.correct: fails at step 3; y[t] is 1, all(x[1..t]) is 0")
    let place = result["locations"]?.elements.first?["physicalLocation"]
    #expect(
      try place
        == JSON(
          #"{"artifactLocation": {"uri": "and.circuit", "uriBaseId": "%SRCROOT%"}, "region": "#
            + #"{"startLine": 6, "startColumn": 3, "endLine": 6, "endColumn": 39}}"#))
    #expect(
      Self.steps(of: result) == [
        "step 1: x = 1, y = 1, h = 1", "step 2: x = 1, y = 1, h = 1", "step 3: x = 0, y = 0, h = 0",
      ])
  }

  @Test func theFrameIsWrittenAroundResultsOfALineEach() {
    let lines = SARIFRenderer().render(Sample.small).split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(14) == [
        "{", #"  "$schema": "https://json.schemastore.org/sarif-2.1.0.json","#, #"  "version": "2.1.0","#,
        #"  "runs": ["#, "    {", #"      "columnKind": "unicodeCodePoints","#, #"      "originalUriBaseIds": {"#,
        #"        "%SRCROOT%": {"#, #"          "description": {"#,
        #"            "text": "The root of the repository.""#, "          }", "        }", "      },",
        #"      "results": ["#,
      ])
    #expect(lines[14].hasPrefix(#"        {"ruleId":"fails","ruleIndex":0,"level":"error","#))
    #expect(lines[15].hasPrefix(#"        {"ruleId":"undecided","ruleIndex":6,"level":"warning","#))
    #expect(
      lines[16...19] == ["      ],", #"      "tool": {"#, #"        "driver": {"#, #"          "name": "heaviside","#])
    #expect(
      lines.suffix(10) == [
        #"      "invocations": ["#, "        {", #"          "executionSuccessful": true,"#,
        #"          "exitCode": 1,"#,
        #"          "toolExecutionNotifications": []"#, "        }", "      ]", "    }", "  ]", "}",
      ])
  }

  @Test func everyReportKeepsTheSchemaAndNamesItsRules() throws {
    let schema = try Schemas.read("sarif-2.1.0-subset")
    for report in Sample.reports + [Sample.everyHostileText, Sample.hostileEnding("{0} [a](http://b)")] {
      let text = SARIFRenderer().render(report)
      #expect(schema.violations(of: try JSON(text)) == [])
      let rules = try Self.run(text)["tool"]?["driver"]?["rules"]?.elements.map { $0["id"]?.string } ?? []
      #expect(Set(rules).count == rules.count)
      for result in try Self.results(text) {
        #expect(rules[result["ruleIndex"]?.integer ?? -1] == result["ruleId"]?.string)
      }
    }
  }

  @Test func theSchemaRefusesWhatCodeScanningRefuses() throws {
    let schema = try Schemas.read("sarif-2.1.0-subset")
    let good = SARIFRenderer().render(Sample.small)
    for (part, other) in [
      ("\"2.1.0\",", "\"2.0.0\","), ("\"text\":\"step 1: x = 1, y = 1, h = 1\"", "\"text\":\"\""),
      ("\"uri\":\"and.circuit\"", "\"uri\":\"a b\""), ("\"startLine\":6", "\"startLine\":0"),
      ("\"help\": {", "\"helpp\": {"), ("\"level\":\"warning\"", "\"level\":\"none\""),
    ] {
      #expect(good.contains(part))
      let bad = try JSON(good.replacingOccurrences(of: part, with: other))
      #expect(!schema.violations(of: bad).isEmpty, "\(part) → \(other)")
    }
  }

  @Test func everyCodeOfADiagnosticHasARule() throws {
    let diagnostics = DiagnosticCode.allCases.map { Diagnostic($0, "a problem", at: Diagnostic.Label(.none)) }
    let text = SARIFRenderer().render(Sample.report([], diagnostics: diagnostics))
    #expect(try Schemas.read("sarif-2.1.0-subset").violations(of: JSON(text)) == [])
    let rules = try Self.run(text)["tool"]?["driver"]?["rules"]?.elements.map { $0["id"]?.string } ?? []
    #expect(rules == Finding.allCases.map(\.rawValue) + DiagnosticCode.allCases.map(\.rawValue))
  }

  @Test func everythingThatIsNoPassIsAResult() throws {
    let results = try Self.results(SARIFRenderer().render(Sample.everythingWithProofs))
    #expect(
      results.map { $0["ruleId"]?.string } == [
        "unproved", "fails", "differs", "no-witness", "no-witness", "vacuous", "vacuous", "tie", "undecided", "E0501",
        "E0508",
      ])
    #expect(
      results.map { $0["level"]?.string == "warning" } == [
        true, false, false, false, false, false, false, false, true, false, false,
      ])
    #expect(Self.steps(of: results[9]) == ["step 1: x = 1, y = 1, h = 1"])
  }

  @Test func aRunThatDidNotLookAtEverythingIsNotSuccessful() throws {
    for (report, status) in [(Sample.stopped, 130), (Sample.contradictory, 5), (Sample.empty, 0), (Sample.small, 1)] {
      let invocation = try Self.run(SARIFRenderer().render(report))["invocations"]?.elements.first
      #expect(invocation?["executionSuccessful"] == .boolean(report.isComplete))
      #expect(invocation?["exitCode"]?.integer == status)
      #expect(invocation?["toolExecutionNotifications"]?.elements.isEmpty == report.isComplete)
    }
  }

  @Test func aResultIsTheSameWhenItsLinesMove() throws {
    func fingerprints(_ report: Report) throws -> [String?] {
      try Self.results(SARIFRenderer().render(report)).map {
        $0["partialFingerprints"]?["heavisideIdentity/v1"]?.string
      }
    }
    var moved = Sample.small
    for place in moved.files[0].circuits[0].claims.indices {
      moved.files[0].circuits[0].claims[place].range.start += 60
      moved.files[0].circuits[0].claims[place].range.end += 60
    }
    let before = try fingerprints(Sample.small)
    #expect(try fingerprints(moved) == before)
    #expect(Set(before).count == before.count)
    var renamed = Sample.small
    renamed.files[0].path = "or.circuit"
    #expect(try Set(fingerprints(renamed)).isDisjoint(with: before))
  }

  @Test func ofALongRunTheBeginningAndTheEndAreShown() throws {
    let word = Array(repeating: 1, count: 1500)
    let report = Sample.report([(Sample.prove, Sample.verdict(.fails(Sample.trace(word))))])
    let steps = try Self.steps(of: #require(Self.results(SARIFRenderer().render(report)).first))
    #expect(steps.count == 1000)
    #expect(steps[498].hasPrefix("step 499: "))
    #expect(steps[499] == "steps 500 to 1000 are left out here")
    #expect(steps[500].hasPrefix("step 1001: "))
    #expect(steps[999].hasPrefix("step 1500: "))
  }

  @Test func resultsBeyondTheLimitAreCountedAndSaid() throws {
    let run = try Self.run(SARIFRenderer(resultLimit: 3).render(Sample.everything))
    #expect(run["results"]?.elements.count == 3)
    let invocation = run["invocations"]?.elements.first
    let said = invocation?["toolExecutionNotifications"]?.elements.first?["message"]?["text"]?.string
    #expect(said == "code scanning takes no more results than these; 15 more are left out here")
    #expect(invocation?["exitCode"]?.integer == 2)
  }

  @Test func filesAreNamedFromTheRoot() throws {
    func location(_ path: String) throws -> JSON? {
      var report = Sample.small
      report.files[0].sources = [.init(path: path, text: Sample.text)]
      let renderer = SARIFRenderer(root: SourceRoot("/r", workingFolder: "/r/a course"))
      let result = try Self.results(renderer.render(report)).first
      return result?["locations"]?.elements.first?["physicalLocation"]?["artifactLocation"]
    }
    #expect(try location("50%.circuit") == JSON(#"{"uri": "a%20course/50%25.circuit", "uriBaseId": "%SRCROOT%"}"#))
    #expect(try location("/srv/é") == JSON(#"{"uri": "file:///srv/%C3%A9"}"#))
  }

  @Test func bracesAndLinksOfMessagesAreNotObeyed() {
    #expect(SARIFText.message("{0} [a](http://b)").text == "{\n  \"text\": \"{{0}} [a] (http://b)\"\n}\n")
  }

  /// A model of the whole format that was made by others, where the machine has it.
  @Test func aModelOfTheFormatTakesEveryReport() throws {
    guard Python.canImport("sarif_pydantic", for: "the reading of SARIF by a model of it") else { return }
    let program = """
      import json, sys, sarif_pydantic
      text = sys.stdin.buffer.read()
      log = sarif_pydantic.Sarif.model_validate_json(text)
      print(json.dumps([[result.rule_id, len(result.code_flows[0].thread_flows[0].locations) if result.code_flows else 0]
                        for result in log.runs[0].results]))
      """
    for report in Sample.reports + [Sample.everyHostileText] {
      let text = SARIFRenderer().render(report)
      let read = try JSON(Python.run(program, input: text)).elements
      let results = try Self.results(text)
      #expect(read.map { $0.elements[0].string } == results.map { $0["ruleId"]?.string })
      #expect(read.map { $0.elements[1].integer } == results.map { Self.steps(of: $0).count })
    }
  }

  private static func run(_ text: String) throws -> JSON {
    try #require(try JSON(text)["runs"]?.elements.first)
  }

  private static func results(_ text: String) throws -> [JSON] { try run(text)["results"]?.elements ?? [] }

  /// What is said at each step of the flow of a result.
  private static func steps(of result: JSON) -> [String] {
    let flow = result["codeFlows"]?.elements.first?["threadFlows"]?.elements.first
    return flow?["locations"]?.elements.compactMap { $0["location"]?["message"]?["text"]?.string } ?? []
  }
}
