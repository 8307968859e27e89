import CircuitLanguage
import TestSupport
import Testing

@testable import CircuitModel
@testable import Reports

/// Grades, and every format of them.
@Suite struct GradeRendererTests {
  private static let formats = GradeFormat.allCases.map { $0.makeRenderer(rubric: "t.circuit", version: "1.0") }

  // MARK: Points

  @Test func aClaimEarnsAllForAPassAShareForAFailureAndNothingOtherwise() {
    for (claim, judgement) in Sample.everyJudgement {
      for requiresProof in [false, true] {
        var grade = Sample.grade([(claim, judgement)], requiresProof: requiresProof)
        grade.claims[0].share = Grade.Share(considered: [2], right: [1], score: Rational(1, 2))
        let status = grade.status(of: grade.claims[0])
        #expect(grade.points == (status == .passed ? 1 : status == .failed ? Rational(1, 2) : 0), "\(judgement)")
      }
    }
    #expect(Sample.unfinished.points == 1 && Sample.unfinished.maximum == 3)
    #expect(Sample.lost.points == 0 && Sample.unreadable.points == 0)
  }

  @Test func aStandingIsAllOnlyWhereTheStatusIs0() {
    for grade in Sample.grades + Sample.everyJudgement.map({ Sample.grade([$0]) }) {
      #expect((grade.standing == .all) == (grade.exitStatus == .passed), "\(grade.standing)")
      #expect(grade.standing != .all || grade.points == grade.maximum)
    }
    #expect(Sample.unfinished.standing == .unfinished && Sample.unreadable.standing == .unreadable)
    #expect(Sample.lost.standing == .errors && Sample.lost.exitStatus == .rejected)
    #expect(Sample.unreadable.exitStatus == .unusable && Sample.unfinished.exitStatus == .failed)
    #expect(Sample.grade([(Sample.prove, .unknown(reason: "", upTo: 1))]).standing == .undecided)
  }

  @Test func numbersAreNeverRoundedUp() {
    for (number, text) in [
      (Rational(0), "0"), (Rational(1), "1"), (Rational(5, 2), "2.5"), (Rational(5, 6), "0.8333"),
      (Rational(99_999, 100_000), "0.9999"), (Rational(1, 100_000), "0"), (Rational(1, 16), "0.0625"),
      (Rational(10_001, 10_000), "1.0001"), (Rational(101, 100), "1.01"), (Rational(1_000_000), "1000000"),
    ] { #expect(number.pointsText == text) }
    var grade = Sample.grades[1]
    grade.claims[0].share?.score = Rational(999_999, 1_000_000)
    for format in GradeFormat.allCases where format != .json {
      let text = format.makeRenderer(rubric: "t", version: "1").render([grade])
      #expect(text.contains("0.3333") && !text.contains("\"score\": 1"), "\(format)")
    }
  }

  // MARK: JSON

  @Test func jsonKeepsItsSchema() throws {
    let schema = try Schemas.read("grade-1")
    let endings: [Report.Ending] = [
      .complete, .interrupted(.terminated), .disagreement(path: "p", circuit: "c", "the replay does not fail"),
    ]
    for ending in endings {
      for grades in [Sample.grades, []] {
        let json = try JSON(GradeJSON(rubric: "t.circuit", version: "1.0").render(grades, ending))
        #expect(schema.violations(of: json) == [])
        #expect(json["complete"] == .boolean(ending == .complete))
        #expect((json["disagreement"] != nil) == (ending.exitStatus == .disagreement))
      }
    }
  }

  @Test func theSchemaRefusesWhatMustNotBeSaid() throws {
    let schema = try Schemas.read("grade-1")
    let good = GradeJSON(rubric: "t.circuit", version: "1.0").render([Sample.grades[1], Sample.lost])
    #expect(try schema.violations(of: JSON(good)).isEmpty)
    for (part, other) in [
      ("grade/1", "grade/2"), ("\"points\": \"7/24\"", "\"points\": 0.29"),
      ("\"state\": \"judged\"", "\"state\": \"lost\""),
      ("\"state\": \"lost\"", "\"state\": \"judged\""), ("\"standing\": \"fewer\"", "\"standing\": \"fine\""),
      ("\"considered\": [\"2\", \"4\"],", ""), ("\"complete\": true", "\"complete\": 1"),
    ] {
      #expect(good.contains(part), "\(part)")
      let bad = good.split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
      #expect(!schema.violations(of: try JSON(bad)).isEmpty, "\(part) → \(other)")
    }
  }

  @Test func aSecondJudgeAgreesWithTheSchemas() throws {
    guard Python.canImport("jsonschema", for: "a second judgement of grades") else { return }
    let program = """
      import json, sys, jsonschema, referencing
      schemas = [json.load(open(path)) for path in sys.argv[1:]]
      registry = referencing.Registry().with_resources(
          (schema["$id"], referencing.Resource.from_contents(schema)) for schema in schemas if "$id" in schema)
      for schema in schemas: jsonschema.Draft202012Validator.check_schema(schema)
      judge = jsonschema.Draft202012Validator(schemas[0], registry=registry)
      for text in sys.stdin.read().split("\\0"): judge.validate(json.loads(text))
      """
    let whole = GradeJSON(rubric: "t.circuit", version: "1.0").render(Sample.grades)
    let found = try Python.run(program, arguments: [Schemas.path("grade-1"), Schemas.path("report-1")], input: whole)
    #expect(found == "")
    for autograder in AutograderResult.allCases {
      let texts = Sample.grades.map(autograder.text).joined(separator: "\0")
      let path = Schemas.pathOfOthers(autograder.rawValue)
      #expect(try Python.run(program, arguments: [path], input: texts) == "")
    }
  }

  @Test func diagnosticsNameTheirFileWhereItIsNotTheStudents() throws {
    var grade = Sample.lost
    grade.path = "ann.circuit"
    grade.sources = [Sample.source, SourceFile(path: "ann.circuit", text: Sample.text, number: 1)]
    let mine = Diagnostic(.unknownName, "mine", at: .init(SourceRange(file: 1, start: 0, end: 1)))
    grade.diagnostics.append(mine)
    let json = try JSON(GradeJSON(rubric: "and.circuit", version: "1").render([grade]))
    let said = json["files"]?.elements[0]["diagnostics"]?.elements ?? []
    #expect(said.map { $0["path"]?.string } == ["and.circuit", nil])
  }

  // MARK: Autograders

  @Test func autogradersGetWhatTheirDocumentationSays() throws {
    for autograder in AutograderResult.allCases {
      let schema = try Schemas.ofOthers(autograder.rawValue)
      for grade in Sample.grades + Sample.hostileTexts.flatMap(Sample.hostileGrades) {
        let json = try JSON(autograder.text(grade))
        #expect(schema.violations(of: json) == [])
        #expect(json["tests"]?.elements.count == grade.claims.count)
      }
    }
  }

  @Test func aSchemaOfAnAutograderRefusesWhatItWouldMisread() throws {
    for (autograder, part, other) in [
      (AutograderResult.gradescope, "\"max_score\"", "\"maxScore\""), (.gradescope, "\"passed\"", "\"ok\""),
      (.gradescope, "\"score\": 1,", "\"score\": \"1\","), (.prairielearn, "\"score\": 0.3333", "\"score\": 1.3333"),
      (.prairielearn, "\"gradable\": true", "\"gradable\": false"), (.prairielearn, "\"max_points\"", "\"max\""),
    ] {
      let good = autograder.text(Sample.unfinished)
      #expect(good.contains(part))
      let bad = good.split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
      #expect(!(try Schemas.ofOthers(autograder.rawValue).violations(of: JSON(bad)).isEmpty), "\(part)")
    }
  }

  @Test func whatIsUnfinishedSaysSoAndWhatCannotBeJudgedIsNotGradable() throws {
    for autograder in AutograderResult.allCases {
      let text = autograder.text(Sample.unfinished)
      #expect(text.contains("The grading has not finished") && text.contains("not finished"))
      #expect(!autograder.text(Sample.lost).contains("has not finished"))
    }
    let lost = try JSON(AutograderResult.prairielearn.text(Sample.lost))
    #expect(lost["gradable"] == .boolean(false) && lost["score"] == .number(0))
    #expect(lost["format_errors"]?.elements.first?.string?.contains("there is no `z`") == true)
    #expect(try JSON(AutograderResult.prairielearn.text(Sample.unfinished))["gradable"] == .boolean(true))
  }

  @Test func noFolderIsNamedToAStudent() {
    for autograder in AutograderResult.allCases {
      let text = autograder.text(Sample.unreadable)
      #expect(text.contains("`and.circuit`") && !text.contains("/home"))
    }
  }

  @Test func resultsStaySmall() {
    var grade = Sample.grade(Array(repeating: Sample.everyJudgement, count: 40).flatMap(\.self))
    for place in grade.claims.indices { grade.claims[place].note = String(repeating: "\"", count: 100_000) }
    for autograder in AutograderResult.allCases {
      let text = autograder.text(grade)
      #expect(text.utf8.count < 1_000_000 && text.contains("... and more, left out here"))
    }
  }

  // MARK: For people

  @Test func theTextSaysHowAClassStands() {
    let text = GradeText().render(Sample.grades, .interrupted(.interrupted))
    #expect(
      text.hasSuffix(
        """

        9 files: 2 with all points, 2 with fewer points, 2 undecided, 1 with errors in it, 1 not read, 1 not finished
        interrupted: what is not listed was not looked at

        """), "\(text.suffix(300))")
    let bug = GradeText(isQuiet: true).render([], .disagreement(path: "p", circuit: "c", "the replay does not fail"))
    #expect(bug.contains("heaviside disagrees with itself about the circuit c in p: the replay does not fail"))
    #expect(GradeText(isQuiet: true).render([Sample.grades[0]]) == "")
  }

  @Test func noNameActsOnAReader() throws {
    for text in Sample.hostileTexts {
      let grades = Sample.hostileGrades(text)
      for renderer in Self.formats {
        let written = renderer.render(grades, .disagreement(path: text, circuit: text, text))
        let isSafe = written.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\r" || !SafeText.isHidden($0) }
        #expect(isSafe, "\(type(of: renderer)): \(text.visible)")
      }
      let json = try JSON(GradeJSON(rubric: text, version: "1").render(grades))
      #expect(json["rubric"]?.string.map { Array($0.utf8) } == Array(text.utf8))
      #expect(json["files"]?.elements[0]["path"]?.string.map { Array($0.utf8) } == Array(text.utf8))
    }
  }
}
