import Foundation
import TestSupport
import Testing

/// What `heaviside grade --format` writes, as its readers read it.
@Suite struct GradeFormatsTests {
  private static let students = ["ann": Classroom.right, "bo": Classroom.wrong, "cy": Classroom.broken]

  @Test func aTableHasARowAStudentAndAColumnAClaim() throws {
    let classroom = try Classroom(Self.students)
    let result = try classroom.grade("class", "--partial", "--format", "csv")
    #expect(result.status == 3)
    #expect(
      result.output
        == [
          "file,points,maximum,standing,Latch: correct,Latch: on,Latch: by hand",
          "class/ann.circuit,6,6,all,4,0.5,1.5", "class/bo.circuit,0.7499,6,fewer,0.2499,0.5,0",
          "class/cy.circuit,0,6,errors,0,0,0", "",
        ].joined(separator: "\r\n"))
  }

  @Test func tablesOfHostileNamesAreReadBackByAnotherReader() throws {
    guard Python.canImport("csv", for: "reading tables back") else { return }
    let names = [
      "=cmd()", "a,b", "a\"b", "a;b", " a ", "a\nb", "@x", "-1", "\u{202E}x", "ü", "'a", "a\u{1B}[2Jb", "+1",
    ]
    let classroom = try Classroom(
      Dictionary(uniqueKeysWithValues: names.map { ($0, Classroom.right) }),
      teacher: Classroom.latch.replacing("by hand", with: "=1+1, x; y"))
    let paths = names.map { "\($0).circuit" }
    let folder = classroom.folder.appending(path: "class")
    let result = try Tool.run(["grade", "--claims", "../teacher.circuit", "--format", "csv", "--"] + paths, in: folder)
    #expect(result.status == 0, "\(result.notes)")
    let program = "import csv, json, sys; json.dump(list(csv.reader(sys.stdin, strict=True)), sys.stdout)"
    let rows = try JSON(Python.run(program, input: result.output)).elements.map { $0.elements.map { $0.string ?? "" } }
    #expect(rows.count == names.count + 1)
    #expect(rows.allSatisfy { $0.count == 7 && $0.allSatisfy { !"=+-@".contains($0.first ?? "x") } })
    #expect(rows[0][6] == "Latch: =1+1, x; y")
    #expect(rows.dropFirst().allSatisfy { Array($0[1...]) == ["6", "6", "all", "4", "0.5", "1.5"] })
    #expect(rows.map { $0[0] }.contains("'=cmd().circuit") && rows.map { $0[0] }.contains("a\"b.circuit"))
    #expect(!result.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test func jsonKeepsItsSchema() throws {
    let classroom = try Classroom(Self.students)
    for arguments in [["--partial"], ["--max-states", "1"], []] {
      let result = try Tool.run(
        ["grade", "--claims", "teacher.circuit", "class", "nowhere", "--format", "json"] + arguments,
        in: classroom.folder)
      let json = try JSON(result.output)
      #expect(try Schemas.read("grade-1").violations(of: json) == [])
      #expect(json["complete"] == .boolean(true) && json["rubric"]?.string == "teacher.circuit")
      #expect(json["files"]?.elements.last?["standing"]?.string == "unreadable")
    }
  }

  @Test func gradescopeIsToldEachClaimWithItsPoints() throws {
    let classroom = try Classroom(Self.students)
    let result = try classroom.grade("class/bo.circuit", "--partial", "--format", "gradescope=results.json")
    #expect(result.status == 1 && result.output.hasPrefix("class/bo.circuit: 0.7499 of 6 points"))
    let json = try JSON(classroom.text("results.json"))
    #expect(try Schemas.ofOthers("gradescope").violations(of: json) == [])
    #expect(json["score"] == .number(0.7499))
    let tests = json["tests"]?.elements ?? []
    #expect(tests.map { $0["name"]?.string } == ["Latch: correct", "Latch: on", "Latch: by hand"])
    #expect(tests.map { $0["score"] } == [.number(0.2499), .number(0.5), .number(0)])
    #expect(tests.map { $0["max_score"] } == [.number(4), .number(0.5), .number(1.5)])
    #expect(tests.map { $0["status"]?.string } == ["failed", "passed", "failed"])
    #expect(tests[0]["output"]?.string?.hasPrefix("fails at step 1\n1 state (merge)\nright on 6.24 % of") == true)
    #expect(tests[0]["output"]?.string?.hasSuffix("at step 1: y[t] is 1, all(x[1..t]) is 0") == true)
    let same = try classroom.grade("class/bo.circuit", "--partial", "--format", "gradescope")
    #expect(same.output == (try classroom.text("results.json")))
  }

  @Test func prairieLearnIsToldWhetherAFileCanBeJudged() throws {
    let classroom = try Classroom(Self.students)
    for (name, gradable, score) in [("ann", true, 1.0), ("bo", true, 0.0833), ("cy", false, 0.0)] {
      let result = try classroom.grade("class/\(name).circuit", "--format", "prairielearn")
      let json = try JSON(result.output)
      #expect(try Schemas.ofOthers("prairielearn").violations(of: json) == [])
      #expect(json["gradable"] == .boolean(gradable) && json["score"] == .number(score))
      #expect(json["tests"]?.elements.count == 3)
    }
    let missing = try JSON(classroom.grade("/nowhere/at/all.circuit", "--format", "prairielearn").output)
    #expect(missing["gradable"] == .boolean(false))
    #expect(missing["format_errors"]?.elements.first?.string?.contains("no file or folder `all.circuit`") == true)
  }

  @Test func anAutograderIsToldNothingOfFolders() throws {
    let classroom = try Classroom(["bo": "circuit Other {\n  input x: bit\n}\n", "cy": Classroom.broken])
    for name in ["bo", "cy", "nobody"] {
      for format in ["gradescope", "prairielearn"] {
        let path = classroom.folder.appending(path: "class/\(name).circuit").path
        let teacher = classroom.folder.appending(path: "teacher.circuit").path
        let result = try Tool.run(["grade", "--claims", teacher, path, "--format", format], in: classroom.folder)
        #expect(result.output.contains("\(name).circuit") && !result.output.contains("/"), "\(result.output)")
      }
    }
  }

  @Test func anAutograderIsAboutOneStudent() throws {
    let classroom = try Classroom(Self.students)
    for format in ["gradescope", "prairielearn=x.json"] {
      let result = try classroom.grade("class", "--format", format)
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.notes.contains("is about one student, and several were named"))
    }
    #expect(try classroom.grade("class/ann.circuit", "class/ann.circuit", "--format", "gradescope").status == 0)
  }

  @Test func severalFormatsAreWrittenAtOnce() throws {
    let classroom = try Classroom(Self.students)
    let result = try classroom.grade(
      "class/bo.circuit", "--format", "gradescope=g.json", "--format", "prairielearn=p.json", "--format", "json=j.json",
      "--format", "csv=c.csv", "--format", "text=t.txt")
    #expect(result.status == 1)
    #expect(try classroom.text("t.txt") == result.output)
    for (format, name) in [("gradescope", "g.json"), ("prairielearn", "p.json"), ("json", "j.json"), ("csv", "c.csv")] {
      #expect(try classroom.text(name) == classroom.grade("class/bo.circuit", "--format", format).output)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: classroom.folder.path)
    #expect(!names.contains { $0.hasSuffix(".partial") })
  }
}
