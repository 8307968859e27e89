import Foundation
import TestSupport
import Testing

@Suite struct SolveTests {
  /// What must come of every exercise of the library: the numbers, none where no numbers exist.
  static let library: [String: [String]] = [
    "1-gates/exercises/implication": ["-2", "2", "1"],
    "1-gates/exercises/xor-by-one-unit": [],
    "1-gates/exercises/xor-by-two-units": ["2", "2", "-1", "-2", "-2", "4", "-1"],
    "2-memory/exercises/alarm": ["4", "2", "2", "-5"],
    "3-first-steps/exercises/all-ones": ["2", "2", "-3"],
    "3-first-steps/exercises/all-ones-from-zero": [],
    "3-first-steps/exercises/streams-agree": ["1", "-1", "-1", "1", "0", "0", "-1", "-1", "1", "-1", "-1", "1", "0"],
    "4-comparing/exercises/not-less": ["2", "-2", "2", "-1"],
    "5-counting/exercises/odd-ones": ["2", "-2", "1", "2", "-2", "-1", "-2", "2", "1"],
    "5-counting/exercises/parity-by-one-unit": [],
    "6-adding/exercises/serial-adder": ["2", "2", "2", "-3", "2", "2", "2", "-4", "-1"],
    "7-languages/exercises/pattern-011": ["2", "2", "-2", "-3"],
    "9-margins/exercises/either-tie": ["1/2", "-3/2", "-3/2"],
    "9-margins/exercises/loose-weights": ["-4/3"],
    "9-margins/exercises/loud-noise": ["6", "6", "-9"],
    "9-margins/exercises/too-loose": [],
  ]

  private static let and = """
    circuit And {
      input x: bit

      h[0] = 1
      h[t] = step(? * h[t-1] + ? * x[t] + ?)
      output y[t] = h[t]

      prove correct: y[t] iff all(x[1..t])
    }

    """

  @Test func everyExerciseOfTheLibraryIsSolvedOrRefusedAsItMustBe() throws {
    let folder = Schemas.root.appending(path: "Circuits")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".exercise") }.map { String($0.dropLast(".exercise".count)) }
    #expect(names.sorted() == Self.library.keys.sorted())
    for name in names.sorted() {
      let numbers = Self.library[name] ?? []
      let result = try Tool.run(["solve", "Circuits/\(name).exercise", "--format", "json"])
      #expect(result.status == (numbers.isEmpty ? 1 : 0) && result.notes.isEmpty, "\(name): \(result.notes)")
      let json = try JSON(result.output)
      #expect(try Schemas.read("solve-1").violations(of: json) == [], "\(name)")
      let exercise = try #require(json["exercises"]?.elements.first)
      #expect(exercise["outcome"]?.string == (numbers.isEmpty ? "impossible" : "solved"), "\(name)")
      let found = exercise["holes"]?.elements.compactMap { $0["value"]?.string } ?? []
      #expect(found == numbers, "\(name)")
      if !numbers.isEmpty { #expect(exercise["smallest"] == .boolean(true), "\(name)") }
      #expect(result.seconds < 120, "\(name) took \(result.seconds) s")
      #expect(try Tool.run(["fmt", "--check", "Circuits/\(name).exercise"]).status == 0, "\(name)")
    }
  }

  @Test func aStudentReadsWhatEachHoleBecame() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.exercise", Self.and)
    let result = try Tool.run(["solve", "and.exercise"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(
      result.output == """
        and.exercise
          And: its 3 holes are filled
            line 5  ?1  2
            line 5  ?2  2
            line 5  ?3  -3

            5 |   h[t] = step(2 * h[t-1] + 2 * x[t] - 3)

          And
            correct  proved for every length  2 states (merge)

            No smaller whole numbers do it: their magnitudes add up to 7.

        """)
  }

  @Test func aStudentReadsWhichSequencesContradictOneAnother() throws {
    let result = try Tool.run(["solve", "Circuits/5-counting/exercises/parity-by-one-unit.exercise"])
    #expect(result.status == 1)
    #expect(
      result.output == """
        Circuits/5-counting/exercises/parity-by-one-unit.exercise
          ParityByOneUnit: no numbers at all make its claims true
            3 sequences contradict one another:
              x = 0
              x = 1 0
              x = 1 1

            x = 0  needs  ?3 <= 0, or it fails: `odd` at step 1
            x = 1 0  needs  ?2 + ?3 > 0, or it fails: `odd` at step 1
            x = 1 0  needs  ?1 + ?3 > 0, or it fails: `odd` at step 2
            x = 1 1  needs  ?1 + ?2 + ?3 <= 0, or it fails: `odd` at step 2
            these cannot all be so:
              minus (?3 <= 0)
              plus  (?2 + ?3 > 0)
              plus  (?1 + ?3 > 0)
              minus (?1 + ?2 + ?3 <= 0)
              the left sides come to 0, which would have to be more than 0

        """)
  }

  @Test func theFilledFileIsACircuitFileThatPasses() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.exercise", Self.and)
    #expect(try Tool.run(["solve", "and.exercise", "-o", "and.circuit"], in: scratch.folder).status == 0)
    let text = try String(contentsOf: scratch.folder.appending(path: "and.circuit"), encoding: .utf8)
    #expect(text == Self.and.replacing("? * h[t-1] + ? * x[t] + ?", with: "2 * h[t-1] + 2 * x[t] - 3"))
    #expect(try Tool.run(["check", "and.circuit", "--require", "proof"], in: scratch.folder).status == 0)
  }

  @Test func nothingIsWrittenWhereAHoleIsLeft() throws {
    let scratch = try Scratch()
    let impossible = "circuit B {\n  input x: bit\n  output y[t] = step(? * x[t])\n  prove p: y[t] == x[t]\n}\n"
    try scratch.makeFile("two.exercise", Self.and + "\n" + impossible)
    let whole = try Tool.run(["solve", "two.exercise", "-o", "two.circuit"], in: scratch.folder)
    #expect(whole.status == 1 && whole.notes.contains("nothing is written to `two.circuit`"))
    let part = try Tool.run(["solve", "two.exercise", "--circuit", "And", "-o", "two.circuit"], in: scratch.folder)
    #expect(part.status == 2 && part.notes.contains("nothing is written to `two.circuit`"))
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "two.circuit").path))
  }

  @Test func anExerciseThatIsCheckedIsUndecidedAndNoOtherVerbTakesIt() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.exercise", Self.and + "\n// an example, which is one run\n")
    let (status, json) = try Tool.report(["and.exercise"], in: scratch.folder)
    #expect(status == 4)
    let claim = json["files"]?.elements.first?["circuits"]?.elements.first?["claims"]?.elements.first
    #expect(claim?["verdict"]?.string == "unknown")
    #expect(claim?["reason"]?.string == "3 holes (`?`) are open")
    for engine in ["enumerate", "reference", "affine"] {
      #expect(try Tool.run(["check", "and.exercise", "--engine", engine], in: scratch.folder).status == 4)
    }
    let trace = try Tool.run(["trace", "and.exercise", "--input", "1 1"], in: scratch.folder)
    #expect(trace.status == 4 && trace.output.isEmpty && trace.notes.contains("3 holes (`?`) are open"))
  }

  @Test func aFolderLeavesExercisesOut() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.exercise", Self.and)
    for verb in ["check", "fmt"] {
      #expect(try Tool.run([verb, "."], in: scratch.folder).status == 2)
    }
    try scratch.makeFile("fine.circuit", VerdictTests.runningAnd)
    #expect(try Tool.run(["check", "."], in: scratch.folder).status == 0)
    let plan = try Tool.run(["plan", "."], in: scratch.folder)
    #expect(plan.status == 0 && !plan.output.contains("and.exercise"))
  }

  @Test func aShareOfAnExerciseSaysThatHolesAreOpen() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.exercise", Self.and)
    for engine in ["auto", "enumerate"] {
      let plan = ["plan", "and.exercise", "--engine", engine, "-o", "plan-\(engine).json"]
      #expect(try Tool.run(plan, in: scratch.folder).status == 0)
      let share = ["run", "plan-\(engine).json", "--shard", "1/1", "-o", "shares-\(engine)"]
      #expect(try Tool.run(share, in: scratch.folder).status == 0)
      let merged = try Tool.run(["merge", "plan-\(engine).json", "shares-\(engine)"], in: scratch.folder)
      #expect(merged.status == 4 && merged.output.contains("3 holes (`?`) are open"), "\(merged.output)")
    }
  }

  @Test func aFileWithoutHolesIsStatus2() throws {
    let scratch = try Scratch()
    try scratch.makeFile("fine.circuit", VerdictTests.runningAnd)
    let result = try Tool.run(["solve", "fine.circuit"], in: scratch.folder)
    #expect(result.status == 2 && result.notes.contains("there is no hole (`?`) in `fine.circuit`"))
  }

  @Test func aLimitIsStatus4() throws {
    let result = try Tool.run(["solve", "Circuits/6-adding/exercises/serial-adder.exercise", "--max-states", "1"])
    #expect(result.status == 4 && result.output.contains("the limit of 1 cases ended the search"))
  }

  @Test func standardInputIsAnExerciseUnderTheNameOfOne() throws {
    let bytes = Array(Self.and.utf8)
    #expect(try Tool.run(["solve", "-"], input: bytes).status == 3)
    #expect(try Tool.run(["solve", "-", "--stdin-filename", "a.exercise"], input: bytes).status == 0)
  }
}
