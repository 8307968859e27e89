import Foundation
import TestSupport
import Testing

/// `heaviside grade` as a teacher runs it.
@Suite struct GradeTests {
  // MARK: What is read

  @Test func aClassIsGradedInTheOrderOfItsFiles() throws {
    let classroom = try Classroom(["cy": Classroom.broken, "ann": Classroom.right, "bo": Classroom.wrong])
    let result = try classroom.grade("class")
    #expect(result.status == 3)
    #expect(
      result.output == """
        class/ann.circuit: 6 of 6 points
          Latch
            correct  4 of 4      proved for every length  2 states (merge)
            on       0.5 of 0.5  reached                  x = 1
            by hand  1.5 of 1.5  matches                  4 steps

        class/bo.circuit: 0.5 of 6 points
          Latch
            correct  0 of 4      fails at step 1  1 state (merge)

              9 |   prove correct: y[t] iff all(x[1..t])
                |                  ^^^^     ^^^^^^^^^^^^

              t  1
              x  0
              y  1
              h  1
                 ^

              at step 1: y[t] is 1, all(x[1..t]) is 0

            on       0.5 of 0.5  reached          x = 0
            by hand  0 of 1.5    differs          in 1 row

              17 |     y = 1 1 0 0
                 |     ^^^^^^^^^^^

              t           1  2  3  4
              x           1  1  0  1
              y           1  1  1  1
                expected  1  1  0  0
              h           1  1  1  1
                                ^  ^

              y[3] is 1, expected 0
              y[4] is 1, expected 0

        class/cy.circuit: 0 of 6 points
        error[E0111]: a value is missing after `=`
         --> class/cy.circuit:3:16
          |
        3 |   output y[t] =
          |                ^ found the end of the line instead of a value
          = help: a value is a number, a signal such as `x[t]`, a constant, a call, `[…]` or `(…)`

        3 files: 1 with all points, 1 with fewer points, 1 with errors in it

        """)
    let alone = try classroom.grade("class", "--jobs", "1")
    #expect(alone.output == result.output)
  }

  @Test func quietLeavesOutWhatEarnedEverything() throws {
    let classroom = try Classroom(["ann": Classroom.right, "bo": Classroom.wrong])
    let result = try classroom.grade("class", "--quiet")
    #expect(!result.output.contains("ann") && !result.output.contains("reached"))
    #expect(result.output.contains("fails at step 1") && result.output.contains("2 files: 1 with all points"))
    #expect(try classroom.grade("class/ann.circuit", "--quiet").output == "")
  }

  @Test func coloursAreThereWhereAskedFor() throws {
    let classroom = try Classroom(["bo": Classroom.wrong])
    #expect(!(try classroom.grade("class").output.contains("\u{1B}")))
    #expect(try classroom.grade("class", "--color", "always").output.contains("\u{1B}[31m"))
  }

  @Test func partialCreditIsTheExactShareOfSequences() throws {
    let classroom = try Classroom(["bo": Classroom.wrong])
    let result = try classroom.grade("class", "--partial", "--up-to", "3")
    // Right on the one sequence of ones of each length: (1/2 + 1/4 + 1/8) / 3 of 4 points.
    #expect(result.output.contains("correct  1.1666 of 4  fails at step 1"))
    #expect(result.output.contains("right on 29.16 % of sequences up to length 3"))
    #expect(!result.output.contains("no partial credit"))
    let json = try JSON(classroom.grade("class", "--partial", "--up-to", "3", "--format", "json").output)
    let claim = json["files"]?.elements.first?["claims"]?.elements.first
    #expect(claim?["points"]?.string == "7/6" && claim?["share"]?["score"]?.string == "7/24")
    #expect(claim?["share"]?["right"]?.elements.compactMap(\.string) == ["1", "1", "1"])
    #expect(claim?["share"]?["considered"]?.elements.compactMap(\.string) == ["2", "4", "8"])
  }

  @Test func numbersOfAnExampleAreGradedOneByOne() throws {
    let scratch = try Scratch()
    let text = """
      circuit Gate {
        input x: bit
        let w = 2
        h[0] = 0
        output h[t] = sigmoid(w * h[t-1] + x[t] - 1)
        prove range: h[t] > 0 and h[t] < 1
        prove slope: abs(d(h[t], h[t-1])) <= 1/2
        example "by hand" {
          x = 1 0
          /// points: 3
          prove first: h[1] == 1/2
          prove second: h[2] ~ 0.5
        }
      }

      """
    let teacher = try scratch.makeFile("teacher.circuit", text).path
    let right = try scratch.makeFile("right.circuit", text).path
    let wrong = try scratch.makeFile("wrong.circuit", text.replacing("let w = 2", with: "let w = 3")).path
    let result = try Tool.run(["grade", "--claims", teacher, right, wrong])
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains { $0.hasSuffix("right.circuit: 6 of 6 points") }, "\(result.output)")
    #expect(lines.contains { $0.hasSuffix("wrong.circuit: 4 of 6 points") }, "\(result.output)")
    // The slope is that of the student's network, which the output alone does not read.
    #expect(lines.contains { $0.hasPrefix("slope 0 of 1 fails at step 1") }, "\(result.output)")
    #expect(lines.contains("by hand.first 3 of 3 right 0.5, exactly"), "\(result.output)")
    #expect(lines.contains { $0.hasPrefix("by hand.second 0 of 1 wrong h[2] is 0.6, not 0.5") }, "\(result.output)")
  }

  @Test func standardInputIsAStudentLikeAnyOther() throws {
    let classroom = try Classroom(["bo": Classroom.wrong])
    let result = try classroom.grade("-", "--stdin-filename", "dora.circuit", input: Classroom.right)
    #expect(result.status == 0 && result.output.hasPrefix("dora.circuit: 6 of 6 points\n"))
    #expect(try classroom.grade("-", input: Classroom.broken).output.contains("<stdin>:3:16"))
    let clash = try classroom.grade("class", "-", "--stdin-filename", "class/bo.circuit", input: Classroom.right)
    #expect(clash.status == 2 && clash.notes.contains("give it another name with --stdin-filename"))
  }

  @Test func aStudentWhoIsNamedTwiceIsGradedOnce() throws {
    let classroom = try Classroom(["ann": Classroom.right, "bo": Classroom.wrong])
    let result = try classroom.grade("class", "class/ann.circuit", "class")
    #expect(result.status == 1)
    #expect(result.output == (try classroom.grade("class").output))
  }

  @Test func whatIsMissingOrUnreadableIsSaidOfItsOwnFile() throws {
    let classroom = try Classroom(["ann": Classroom.right])
    try classroom.makeFile("empty/notes.txt", "")
    for (path, code) in [("nowhere.circuit", "E0611"), ("empty", "E0615"), ("/dev/null", "E0612")] {
      let result = try classroom.grade("class", path)
      #expect(result.status == 2, "\(path)")
      #expect(result.output.contains("class/ann.circuit: 6 of 6 points\n"))
      #expect(result.output.contains("\(path): 0 of 6 points\nerror[\(code)]"), "\(result.output)")
      #expect(result.output.hasSuffix("2 files: 1 with all points, 1 not read\n"))
    }
  }

  // MARK: Circuits of a file

  @Test func aCircuitThatIsMissingCostsItsOwnPointsAlone() throws {
    let delay = """
      circuit Delay(k in 1..2) {
        input x: bit
        r[0] = [0, 0]
        r[t] = [x[t], r[t-1][1]]
        output y[t] = r[t-1][k]
      }

      """
    let teacher =
      Classroom.latch + delay.replacing("[k]\n", with: "[k]\n  prove late: t > k implies y[t] == x[t-k]\n")
    let classroom = try Classroom(["ann": delay, "bo": Classroom.right + delay], teacher: teacher)
    let result = try classroom.grade("class")
    #expect(result.status == 3)
    #expect(result.output.contains("class/ann.circuit: 2 of 8 points\nerror[E0701]: there is no circuit `Latch`"))
    #expect(result.output.contains("    by hand  0 of 1.5  not judged\n  Delay(1)\n    late     1 of 1    proved for"))
    #expect(result.output.contains("class/bo.circuit: 8 of 8 points"))
    #expect(result.output.hasSuffix("2 files: 1 with all points, 1 with errors in it\n"))
  }

  @Test func unitsAreCalledAsTheirAuthorCallsThem() throws {
    let teacher = """
      circuit Sum {
        input a: bit
        ref carry[0] = 0
        ref carry[t] = carry[t-1] + a[t]
        output s[t] = a[t]
        reach never: s[t] == 1 and carry[t] == 1
      }

      """
    let student = """
      circuit Sum {
        input a: bit
        carry[t] = a[t]
        part p = Copy(z: carry)
        part student = Copy(z: carry)
        tie[t] = p.w[t] * student.w[t]
        output s[t] = tie[t]
      }
      circuit Copy {
        input z: bit
        w[t] = z[t]
      }

      """
    let classroom = try Classroom(["ann": student], teacher: teacher)
    let result = try classroom.grade("class", "--format", "json")
    let claim = try JSON(result.output)["files"]?.elements.first?["claims"]?.elements.first?["claim"]
    let names = claim?["counterexample"]?["signals"]?.members.map(\.key) ?? []
    // The name that the teacher has taken keeps its prefix; what the part is fed and its output are there already.
    #expect(
      names.sorted() == [
        "carry", "p.w", "p.z", "s", "student.carry", "student.student.w", "student.student.z", "tie",
      ], "\(result.output)")
    #expect(claim?["counterexample"]?["inputs"]?.members.map(\.key) == ["a"])
  }

  @Test func aTieIsToldInTheStudentsOwnWords() throws {
    let classroom = try Classroom(["ann": Classroom.wrong.replacing("- 0.5", with: "- 1")])
    let result = try classroom.grade("class")
    #expect(result.status == 1)
    #expect(result.output.contains("unit h[1]: the argument of `step` is exactly 0 at step 1 of `Latch`"))
    #expect(!result.output.contains("student."))
  }

  @Test func noStudentSeesHowTheTeacherDoesIt() throws {
    for student in [
      "circuit Latch {\n  input x: bit\n}\n", "circuit Latch {\n  input x: sign\n  output y[t] = x[t]\n}\n",
      "circuit Latch {\n  input x: bit\n  output y[t] = [x[t], x[t]]\n}\n", Classroom.wrong, Classroom.broken, "",
      "circuit Latch {\n  input x: bit\n  output y[t] = 2 * x[t]\n}\n", "circuit Lach {\n  input x: bit\n}\n",
    ] {
      let classroom = try Classroom(["ann": student], teacher: Classroom.latch.replacing("h[", with: "secret["))
      for format in ["text", "json", "gradescope", "prairielearn"] {
        let output = try classroom.grade("class", "--partial", "--format", format).output
        #expect(!output.contains("secret") && !output.contains(classroom.folder.path), "\(output)")
      }
    }
  }

  // MARK: Statuses

  @Test func theStatusIsThatOfTheWorstStudent() throws {
    let classroom = try Classroom([
      "right": Classroom.right, "wrong": Classroom.wrong, "broken": Classroom.broken,
      "lost": "circuit Other {\n  input x: bit\n  output y[t] = x[t]\n}\n",
    ])
    for (names, status) in [
      (["right"], 0), (["wrong"], 1), (["right", "wrong"], 1), (["broken"], 3), (["lost"], 3),
      (["broken", "wrong"], 3),
      (["broken", "missing"], 2),
    ] as [([String], Int32)] {
      let paths = names.map { "class/\($0).circuit" }
      let result = try Tool.run(["grade", "--claims", "teacher.circuit"] + paths, in: classroom.folder)
      #expect(result.status == status, "\(names)")
    }
    #expect(try classroom.grade("class/right.circuit", "--engine", "merge", "--max-states", "1").status == 4)
    #expect(try classroom.grade("class/right.circuit", "--engine", "enumerate", "--require", "proof").status == 4)
    #expect(try classroom.grade("class/right.circuit", "--engine", "enumerate").status == 0)
    #expect(try classroom.grade("class/right.circuit", "--require", "nothing").status == 2)
  }

  @Test func whatIsUndecidedEarnsNothingAndSaysSo() throws {
    let classroom = try Classroom(["ann": Classroom.right])
    let result = try classroom.grade("class", "--engine", "merge", "--max-states", "1", "--partial")
    #expect(result.output.contains("correct  0 of 4      unknown"), "\(result.output)")
    #expect(result.output.hasSuffix("1 file: 1 undecided\n"))
  }

  @Test func theTeachersOwnMistakesAreStatus3AndItsAbsenceStatus2() throws {
    let classroom = try Classroom(["ann": Classroom.right], teacher: Classroom.latch.replacing(": 4", with: ": many"))
    let rejected = try classroom.grade("class", "--format", "gradescope=results.json")
    #expect(rejected.status == 3 && rejected.output.isEmpty)
    #expect(rejected.notes.contains("error[E0708]: `many` is not a number of points"))
    for path in ["nowhere.circuit", "class", "/dev/null"] {
      let result = try Tool.run(["grade", "--claims", path, "class"], in: classroom.folder)
      #expect(result.status == 2 && result.notes.contains("error[E06"), "\(path): \(result.notes)")
    }
    #expect(try Tool.run(["grade", "class"], in: classroom.folder).notes.contains("`grade` needs `--claims`"))
    #expect(try classroom.grade().status == 2)
    let importing = try Classroom(["ann": Classroom.right], teacher: "import \"nowhere.circuit\"\n" + Classroom.latch)
    #expect(try importing.grade("class").status == 3)
  }

  @Test func whatCannotBeWrittenIsStatus2AndKeepsNothingElseBack() throws {
    let classroom = try Classroom(["ann": Classroom.right])
    for format in ["text", "json", "csv", "gradescope", "prairielearn"] {
      for path in ["missing/x", "/dev/full"] {
        let result = try classroom.grade("class", "--format", "\(format)=\(path)", "--format", "json=good.json")
        #expect(result.status == 2 && result.notes.contains("cannot be written"), "\(format) \(path)")
        #expect(result.output.contains("6 of 6 points"))
        #expect(try JSON(classroom.text("good.json"))["complete"] == .boolean(true))
      }
    }
  }
}
