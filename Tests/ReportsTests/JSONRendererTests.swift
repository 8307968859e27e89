import CircuitLanguage
import Foundation
import TestSupport
import Testing

@testable import CircuitModel
@testable import Reports

@Suite struct JSONRendererTests {
  @Test func aProofIsWrittenAsTheInterfaceSays() {
    let report = Sample.report([(Sample.prove, Sample.verdict(.proved))])
    #expect(
      JSONRenderer().render(report) == """
        {
          "schema": "heaviside.report/1",
          "version": "1.0",
          "files": [
            {
              "path": "and.circuit",
              "diagnostics": [],
              "circuits": [
                {
                  "name": "RunningAnd",
                  "description": "Emits 1 while all were 1.",
                  "line": 1,
                  "claims": [
                    {
                      "name": "correct",
                      "description": null,
                      "kind": "prove",
                      "line": 6,
                      "verdict": "proved",
                      "upTo": null,
                      "engine": "merge",
                      "states": 2,
                      "sequences": null,
                      "invariant": null,
                      "reason": null,
                      "counterexample": null
                    }
                  ]
                }
              ]
            }
          ],
          "summary": {
            "proved": 1,
            "holds": 0,
            "witnessed": 0,
            "fails": 0,
            "vacuous": 0,
            "tie": 0,
            "unknown": 0,
            "rejected": 0
          },
          "complete": true
        }

        """)
  }

  @Test func everyJudgementHasAWord() throws {
    let report = Sample.report(Sample.everyJudgement.map { ($0, Sample.verdict($1)) })
    let json = try JSON(JSONRenderer().render(report))
    let claims = json["files"]?.elements.first?["circuits"]?.elements.first?["claims"]?.elements ?? []
    #expect(
      claims.map { $0["verdict"]?.string } == [
        "proved", "holds", "holds", "witnessed", "witnessed", "fails", "fails", "fails", "fails", "vacuous", "vacuous",
        "tie", "unknown", "unknown", "unknown",
      ])
    #expect(
      claims.map { $0["counterexample"]?["length"]?.integer } == [
        nil, nil, nil, 1, 1, 3, 2, nil, nil, nil, nil, 2, 1, nil, nil,
      ])
    #expect(claims[7]["reason"]?.string?.hasPrefix("no witness: ") == true)
    #expect(claims[14]["reason"]?.string == "more than 10 states")
    let codes = json["files"]?.elements.first?["diagnostics"]?.elements.map { $0["code"]?.string }
    #expect(codes == ["E0501", "E0508"])
    #expect(json["summary"]?["unknown"]?.integer == 3)
    #expect(json["summary"]?["rejected"]?.integer == 1)
  }

  @Test func aCounterexampleHoldsExactValues() throws {
    let trace = Sample.trace([1, 0])
    var values = trace.values
    values[Sample.h.number] = [.exact(Rational(-3, 2)), nil]
    values[Sample.y.number][1] = .smooth(.sigmoid, of: 10)
    let entry = (Sample.prove, Sample.verdict(.fails(Trace(word: [1, 0], values: values))))
    let json = try JSON(JSONRenderer().render(Sample.report([entry])))
    let run = json["files"]?.elements.first?["circuits"]?.elements.first?["claims"]?.elements.first?["counterexample"]
    #expect(
      try run
        == JSON(
          #"{"length": 2, "inputs": {"x": ["1", "0"]}, "signals": {"h": ["-3/2", null], "y": ["1", "≈0.999955"]}}"#))
  }

  @Test func everyReportKeepsItsSchema() throws {
    let schema = try Schemas.read("report-1")
    for report in Sample.reports {
      let json = try JSON(JSONRenderer().render(report))
      #expect(schema.violations(of: json) == [])
    }
  }

  @Test func theSchemaRefusesWhatMustNotBeSaid() throws {
    let schema = try Schemas.read("report-1")
    let good = JSONRenderer().render(Sample.report([(Sample.refute, Sample.verdict(.witnessed(Sample.trace([0]))))]))
    #expect(try schema.violations(of: JSON(good)).isEmpty)
    for (part, other) in [
      ("\"witnessed\",", "\"holds\","), ("report/1", "report/2"), ("\"x\": [\"0\"]", "\"x\": [\"0.5\"]"),
      ("\"complete\": true", "\"complete\": 1"), ("\"line\": 6,", ""), ("\"length\": 1", "\"length\": -1"),
    ] {
      #expect(good.contains(part))
      let bad = try JSON(good.replacingOccurrences(of: part, with: other))
      #expect(!schema.violations(of: bad).isEmpty, "\(part) → \(other)")
    }
  }

  /// A judge of schemas that shares nothing with the one of these tests, where the machine has one.
  @Test func aSecondJudgeAgreesWithTheSchema() throws {
    guard Python.canImport("jsonschema") else {
      print("skipped: python3 with the module jsonschema is not here, so only the tests' own judge has spoken")
      return
    }
    for report in Sample.reports {
      let program = """
        import json, sys, jsonschema
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(json.load(sys.stdin))
        """
      let result = try Python.run(
        program, arguments: [Schemas.path("report-1")], input: JSONRenderer().render(report))
      #expect(result == "", "\(result)")
    }
  }
}
