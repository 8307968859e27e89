import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite struct DrawTests {
  private func draw(_ arguments: String..., in folder: URL = Schemas.root) throws -> Tool.Result {
    try Tool.run(["draw"] + arguments, in: folder)
  }

  private func isXML(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

  /// Every circuit of the library with its file, but of a family only small members.
  private func library() throws -> [(path: String, name: String)] {
    let result = try Tool.run(["check", "Circuits", "--format", "json", "--no-diagnosis"])
    return (try JSON(result.output)["files"]?.elements ?? []).flatMap { file in
      (file["circuits"]?.elements ?? []).map { (file["path"]?.string ?? "", $0["name"]?.string ?? "") }
    }.filter { $0.1.last != ")" || $0.1.hasSuffix("(2)") }
  }

  /// Each in one of the pictures: that every picture of every circuit is sound is tested without the command.
  @Test func everyCircuitOfTheLibraryIsDrawn() throws {
    let library = try library()
    #expect(library.count > 80)
    for (place, (path, name)) in library.enumerated() {
      let picture = ["network", "unrolled", "machine", "trace", "margins"][place % 5]
      let arguments = ["draw", path, "--circuit", name, "--picture", picture, "--max-states", "400"]
      let result = try Tool.run(arguments)
      switch result.status {
      case 0: #expect(isXML(result.output), "\(name)")
      case 4:
        #expect(picture == "machine" && result.notes.contains("has no machine to draw"), "\(name): \(result.notes)")
      case 2:
        let isSequence = picture == "unrolled" || picture == "trace"
        let isContinuous =
          result.notes.contains("numbers that are not rational") || result.notes.contains("any real numbers")
        #expect(
          isSequence
            ? result.notes.contains("come down to no sequence")
            : result.notes.contains("has no \(picture) to draw") && isContinuous, "\(name): \(result.notes)")
      default: Issue.record("\(name): \(result.status) \(result.notes)")
      }
      #expect((result.output == "") == (result.status != 0), "\(name)")
    }
  }

  @Test func theSameCircuitGivesTheSameBytes() throws {
    for picture in ["network", "unrolled", "machine", "trace", "margins"] {
      let first = try draw("SequenceEquality", "--picture", picture)
      #expect(first.status == 0)
      #expect(try draw("SequenceEquality", "--picture", picture).output == first.output, "\(picture)")
    }
  }

  @Test func thePictureInTheReadmeIsWhatIsDrawn() throws {
    let path = "Sources/Pictures/Pictures.docc/sequence-equality.svg"
    let shown = try String(contentsOf: Schemas.root.appending(path: path), encoding: .utf8)
    #expect(try draw("SequenceEquality").output == shown)
  }

  @Test func thePictureOfATraceHoldsItsValues() throws {
    let picture = try draw("RunningAnd", "--picture", "trace", "--input", "1 0")
    #expect(picture.status == 0)
    #expect(picture.output.contains("<title>RunningAnd: the sequence x = 1 0</title>"))
    #expect(picture.output.contains("h is 1 0."))
  }

  @Test func aClaimIsDrawnByItsSequence() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.circuit", VerdictTests.runningAnd.replacingOccurrences(of: "1.5", with: "0.5"))
    let failing = try draw("and.circuit", "--picture", "trace", in: scratch.folder)
    #expect(failing.output.contains("the counterexample of `"), "\(failing.output.prefix(400))")
    #expect(failing.output.contains("class=\"bad\""))
    let example = try draw("RunningAnd", "--picture", "trace")
    #expect(example.output.contains("<title>RunningAnd: the example `"))
    let witness = try draw("RunningAndFromZero", "--picture", "trace")
    #expect(witness.output.contains("<title>RunningAndFromZero: the witness of `"), "\(witness.notes)")
    let proved = try draw("RunningAnd", "--picture", "trace", "--claim", "correct")
    #expect(proved.status == 2)
    #expect(proved.notes.contains("comes down to no sequence: it is true"), "\(proved.notes)")
  }

  @Test func theFormatIsThatOfTheFileUnlessOneIsNamed() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.circuit", VerdictTests.runningAnd)
    let named = try draw("and.circuit", "-o", "and.svg", "--format", "dot=and.gv", in: scratch.folder)
    #expect(named.status == 0 && named.output == "", "\(named.notes)")
    #expect(try isXML(scratch.text("and.svg")))
    #expect(try !scratch.text("and.gv").contains("<svg"))
    let other = try draw("and.circuit", "-o", "picture.txt", "--format", "svg", in: scratch.folder)
    #expect(other.status == 0 && other.output == "")
    #expect(try scratch.text("picture.txt") == scratch.text("and.svg"))
    #expect(try draw("and.circuit", in: scratch.folder).output == scratch.text("and.svg"))
    let guessed = try draw("and.circuit", "-o", "and.dot", in: scratch.folder)
    #expect(guessed.status == 0)
    #expect(try scratch.text("and.dot") == scratch.text("and.gv"))
  }

  @Test(arguments: [
    (["RunningAnd", "--picture", "networks"], 2, "did you mean `network`?"),
    (["RunningAnd", "--format", "png"], 2, "it takes svg, dot, mermaid"),
    (["RunningAnd", "-o", "picture.png"], 2, "says no format (.svg, .dot, .gv or .mmd)"),
    (["RunningAnd", "-o", "x.svg", "--format", "svg=x.svg"], 2, "two formats are to be written"),
    (["RunningAnd", "--picture", "trace", "--format", "dot"], 2, "the picture `trace` is no graph"),
    (["RunningAnd", "--picture", "margins", "-o", "x.mmd"], 2, "the picture `margins` is no graph"),
    (["RunningAnd", "--input", "1"], 2, "`--input` is about one sequence, and the picture `network` shows none"),
    (["RunningAnd", "--picture", "machine", "--claim", "correct"], 2, "`--claim` is about one sequence"),
    (["RunningAnd", "--picture", "trace", "--input", "1", "--claim", "correct"], 2, "exclude each other"),
    (["RunningAnd", "--picture", "trace", "--input", "1 2"], 2, "letter 2 of the input `x` is 2"),
    (["RunningAnd", "--picture", "trace", "--claim", "corect"], 2, "did you mean `correct`?"),
    (["AdditionCommutes", "--picture", "trace"], 2, "come down to no sequence; give one with --input"),
    (["RunningAnnd"], 2, "did you mean `RunningAnd`?"),
    (["Circuits/3-first-steps/running-and.circuit"], 2, "say which with --circuit"),
    (["Tests/Broken/E0103-unclosed-bracket.circuit"], 3, "error[E0103]"),
    (["AlternatingSum", "--picture", "machine", "--max-states", "50"], 4, "has no machine to draw: what has to be"),
    (["RunningAnd", "-o", "/nowhere/at/all.svg"], 2, "/nowhere/at/all.svg"),
  ])
  func whatCannotBeDrawnSaysWhy(arguments: [String], status: Int32, message: String) throws {
    let result = try Tool.run(["draw"] + arguments)
    #expect(result.status == status, "\(result.notes)")
    #expect(result.output == "")
    #expect(result.notes.contains(message), "\(result.notes)")
  }

  @Test func aUnitThatTiesWithoutARuleHasNoMachine() throws {
    let scratch = try Scratch()
    try scratch.makeFile(
      "tie.circuit", "circuit A {\n  input x: bit\n  output y[t] = step(x[t])\n  prove y[t] iff x[t]\n}\n")
    let machine = try draw("tie.circuit", "--picture", "machine", in: scratch.folder)
    #expect(machine.status == 1)
    #expect(machine.notes.contains("the argument of `step` is exactly 0"))
    let trace = try draw("tie.circuit", "--picture", "trace", in: scratch.folder)
    #expect(trace.status == 0)
    #expect(trace.output.contains("a sequence on which a unit ties"))
  }

  @Test func aCircuitWithoutInputsTakesSteps() throws {
    let scratch = try Scratch()
    let clock = "circuit Clock {\n  h[0] = 0\n  output h[t] = 1 - h[t-1]\n  prove h[t] <= 1\n}\n"
    try scratch.makeFile("clock.circuit", clock)
    let trace = try draw("clock.circuit", "--picture", "trace", "--up-to", "9", in: scratch.folder)
    #expect(trace.status == 0, "\(trace.notes)")
    #expect(trace.output.contains("h is 1 0 1 0 1 0 1 0 1."))
    let without = try draw("clock.circuit", "--picture", "trace", in: scratch.folder)
    #expect(without.status == 2)
    #expect(without.notes.contains("say how many steps to take with --up-to N"))
  }

  @Test func hostileTitlesStayText() throws {
    let scratch = try Scratch()
    for title in ["<script>alert(1)</script>", "]]>&amp;", "\u{202E}tiucric", "' onload='x"] {
      let text =
        "circuit A {\n  input x: bit\n  output y[t] = x[t]\n  example \"\(title)\" {\n    x = 1\n    y = 1\n  }\n}\n"
      try scratch.makeFile("a.circuit", text)
      let result = try draw("a.circuit", "--picture", "trace", in: scratch.folder)
      // A title with hidden characters is refused by the language itself.
      guard result.status == 0 else {
        #expect(result.status == 3)
        continue
      }
      #expect(isXML(result.output))
      #expect(!result.output.contains("<script"))
    }
  }
}
