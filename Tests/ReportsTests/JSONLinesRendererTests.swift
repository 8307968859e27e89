import TestSupport
import Testing

@testable import Reports

@Suite struct JSONLinesRendererTests {
  @Test func aLineIsWrittenForAClaimAFileAndTheEnd() {
    #expect(
      JSONLinesRenderer().render(Sample.passing) == #"""
        {"schema":"heaviside.event/1","reason":"claim","path":"and.circuit","circuit":"RunningAnd","claim":{"name":"correct","description":null,"kind":"prove","line":6,"verdict":"proved","upTo":null,"engine":"merge","states":2,"sequences":null,"invariant":null,"reason":null,"counterexample":null}}
        {"schema":"heaviside.event/1","reason":"claim","path":"and.circuit","circuit":"RunningAnd","claim":{"name":"worked by hand","description":null,"kind":"example","line":7,"verdict":"holds","upTo":2,"engine":"merge","states":null,"sequences":null,"invariant":null,"reason":null,"counterexample":null}}
        {"schema":"heaviside.event/1","reason":"file","path":"and.circuit","state":"read","diagnostics":[]}
        {"schema":"heaviside.event/1","reason":"summary","version":"1.0","complete":true,"exitStatus":0,"files":1,"unreadable":0,"circuits":1,"claims":2,"summary":{"proved":1,"holds":1,"witnessed":0,"fails":0,"vacuous":0,"tie":0,"unknown":0,"rejected":0}}

        """#)
  }

  @Test func everyLineKeepsTheSchema() throws {
    let schema = try Schemas.read("event-1")
    for report in Sample.reports + [Sample.everyHostileText, Sample.hostileEnding("\n")] {
      let lines = try Self.lines(report)
      for line in lines { #expect(schema.violations(of: line) == []) }
      #expect(lines.count { $0["reason"]?.string == "summary" } == 1)
      #expect(lines.last?["reason"]?.string == "summary")
      #expect(lines.last?["complete"] == .boolean(report.isComplete))
      #expect(lines.last?["exitStatus"]?.integer == Int(report.exitStatus.rawValue))
    }
  }

  @Test func theSchemaRefusesWhatMustNotBeSaid() throws {
    let schema = try Schemas.read("event-1")
    let lines = JSONLinesRenderer().render(Sample.everything).split(separator: "\n").map(String.init)
    for (part, other) in [
      ("\"exitStatus\":2", "\"exitStatus\":9"), ("\"claim\",\"path\":\"and.circuit\",", "\"claim\","),
      ("\"state\":\"rejected\"", "\"state\":\"read\""), ("\"reason\":\"file\"", "\"reason\":\"other\""),
      ("\"verdict\":\"proved\"", "\"verdict\":\"fine\""), ("\"complete\":true", "\"complete\":false"),
    ] {
      let line = try #require(lines.first { $0.contains(part) }, "\(part)")
      let bad = line.split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
      #expect(schema.violations(of: try JSON(line)).isEmpty)
      #expect(!schema.violations(of: try JSON(bad)).isEmpty, "\(part) → \(other)")
    }
  }

  @Test func aClaimIsWrittenBeforeItsFileIsKnown() throws {
    let file = Sample.small.files[0]
    var renderer = JSONLinesRenderer()
    _ = renderer.begin(Sample.small.setting)
    let line = renderer.add(file.circuits[0].claims[1], of: file.circuits[0], in: file)
    #expect(line.hasSuffix("\n"))
    #expect(try JSON(line)["claim"]?["counterexample"]?["length"]?.integer == 3)
  }

  @Test func namesAreReadBackAsTheyWere() throws {
    for text in Sample.hostileTexts {
      let lines = try Self.lines(Sample.hostile(text))
      #expect(lines[0]["path"]?.string.map { Array($0.utf8) } == Array(text.utf8))
      #expect(lines[0]["circuit"]?.string.map { Array($0.utf8) } == Array(text.utf8))
      #expect(lines[0]["claim"]?["name"]?.string.map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  @Test func anotherReaderReadsEveryLine() throws {
    guard Python.canImport("jsonschema", for: "a second judgement of JSON Lines") else { return }
    let program = """
      import json, sys, jsonschema, referencing
      report, event = (json.load(open(path)) for path in sys.argv[1:3])
      registry = referencing.Registry().with_resource(report["$id"], referencing.Resource.from_contents(report))
      judge = jsonschema.Draft202012Validator(event, registry=registry)
      for line in sys.stdin.buffer.read().split(b"\\n")[:-1]: judge.validate(json.loads(line))
      """
    for report in Sample.reports {
      let result = try Python.run(
        program, arguments: [Schemas.path("report-1"), Schemas.path("event-1")],
        input: JSONLinesRenderer().render(report))
      #expect(result == "")
    }
  }

  private static func lines(_ report: Report) throws -> [JSON] {
    let text = JSONLinesRenderer().render(report)
    #expect(text.last == "\n")
    return try text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map { try JSON(String($0)) }
  }
}
