import Foundation
import TestSupport
import Testing

@Suite struct TraceTests {
  private func trace(_ arguments: String..., in folder: URL = Schemas.root) throws -> Tool.Result {
    try Tool.run(["trace"] + arguments, in: folder)
  }

  @Test func aCircuitOfTheLibraryIsFoundByItsName() throws {
    let result = try trace("RunningAnd", "--input", "1 1 1 1 0 1 0 0")
    #expect(result.status == 0)
    #expect(
      result.output == """
        t  1  2  3  4  5  6  7  8
        x  1  1  1  1  0  1  0  0
        y  1  1  1  1  0  0  0  0
        h  1  1  1  1  0  0  0  0

        """)
  }

  @Test func aFileOfOneCircuitNeedsNoName() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.circuit", VerdictTests.runningAnd)
    #expect(
      try trace("and.circuit", "--input", "1 0", in: scratch.folder).output == "t  1  2\nx  1  0\ny  1  0\nh  1  0\n")
    let piped = try Tool.run(["trace", "-", "--input", "x = 1 0"], input: Array(VerdictTests.runningAnd.utf8))
    #expect(piped.output == "t  1  2\nx  1  0\ny  1  0\nh  1  0\n")
  }

  @Test func vectorsAndSeveralInputsAreRead() throws {
    let equality = try trace("SequenceEquality", "--input", "[0 0] [1 1] [0 1] [1 1]")
    #expect(equality.status == 0)
    #expect(equality.output.contains("x  [0 0]  [1 1]  [0 1]  [1 1]\n"))
    #expect(equality.output.contains("y      1      1      0      0\n"))
    let file = "Circuits/2-memory/heat-and-cold.circuit"
    let one = try trace(file, "--circuit", "HeatAndCold", "--input", "heat = 0 0 0 0; cold = 1 0 0 0")
    let two = try trace(file, "--circuit", "HeatAndCold", "--input", "heat=0 0 0 0", "--input", "cold=1 0 0 0")
    #expect(one.status == 0)
    #expect(one.output.contains("hot        0  0  0  1\n"))
    #expect(one.output == two.output)
  }

  @Test func theJSONKeepsItsSchema() throws {
    let result = try trace("SequenceEquality", "--input", "[0 0] [1 1]", "--format", "json")
    let json = try JSON(result.output)
    #expect(try Schemas.read("trace-1").violations(of: json) == [])
    #expect(try json["inputs"] == JSON(#"{"x": [["0", "0"], ["1", "1"]]}"#))
    #expect(json["signals"]?["y"]?.elements.map(\.string) == ["1", "1"])
  }

  @Test func smoothValuesAreRoundedAndSaySo() throws {
    let result = try trace("AlternatingSum", "--input", "1 0")
    #expect(result.output.contains("y  ≈0.999955  ≈0.000045\n"), "\(result.output)")
  }

  @Test func aTieEndsTheTableAndIsStatus1() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.circuit", VerdictTests.runningAnd.replacingOccurrences(of: "1.5", with: "2"))
    let result = try trace("and.circuit", "--input", "1 1", in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("t  1\nx  1\ny  ?\nh  ?\n   ^\n"), "\(result.output)")
    #expect(result.output.contains("error[E0509]"))
    let json = try JSON(trace("and.circuit", "--input", "1 1", "--format", "json", in: scratch.folder).output)
    #expect(try Schemas.read("trace-1").violations(of: json) == [])
    #expect(json["signals"]?["h"]?.elements == [.null])
  }

  @Test func aLongTraceContinuesBelow() throws {
    let result = try trace("RunningAnd", "--input", Array(repeating: "1", count: 60).joined(separator: " "))
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(result.output.split(separator: "\n\n").count == 3)
  }

  @Test(arguments: [
    (["RunningAnnd", "--input", "1"], 2, "did you mean `RunningAnd`?"),
    (["RunningAnd", "--input", "1 2"], 2, "letter 2 of the input `x` is 2, but it takes 0, 1"),
    (["RunningAnd", "--input", "z = 1"], 2, "`RunningAnd` has no input `z`; its input is `x`"),
    (["RunningAnd", "--input", ""], 2, "the sequence has no letters"),
    (["SequenceEquality", "--input", "1 1"], 2, "takes a vector of 2 a step"),
    (["HeatAndCold", "--input", "1 1"], 2, "each sequence needs a name"),
    (["HeatAndCold", "--input", "heat = 1 0; cold = 1"], 2, "`heat` has 2 and `cold` has 1"),
    (["Circuits/3-first-steps/running-and.circuit", "--input", "1"], 2, "`RunningAnd`, `RunningProduct`"),
    (["Circuits", "--input", "1"], 2, "is a folder"),
    (["nowhere.circuit", "--input", "1"], 2, "there is no file or folder `nowhere.circuit`"),
    (["Tests/Broken/E0103-unclosed-bracket.circuit", "--input", "1"], 3, "error[E0103]"),
  ])
  func aTraceThatCannotBeDoneSaysWhy(arguments: [String], status: Int32, message: String) throws {
    let result = try Tool.run(["trace"] + arguments)
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(result.notes.contains(message), "\(result.notes)")
  }
}
