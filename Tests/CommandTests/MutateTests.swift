import Foundation
import TestSupport
import Testing

@Suite struct MutateTests {
  private func mutate(_ arguments: String..., in folder: URL = Schemas.root) throws -> Tool.Result {
    try Tool.run(["mutate"] + arguments, in: folder)
  }

  @Test(arguments: ["RunningAnd", "SequenceEquality", "EvenOnes"])
  func theFoundingCircuitsLeaveNoSurvivor(_ name: String) throws {
    let result = try mutate(name)
    #expect(result.status == 0, "\(result.output)\(result.notes)")
    #expect(result.output.contains("\(name): its claims kill all"), "\(result.output)")
  }

  @Test func theJSONKeepsItsSchemaAndIsTheSameWhateverTheThreads() throws {
    let file = "Circuits/1-gates/xor.circuit"
    let alone = try mutate(file, "--format", "json", "--jobs", "1")
    #expect(alone.status == 1)
    let json = try JSON(alone.output)
    #expect(try Schemas.read("mutate-1").violations(of: json) == [])
    #expect(json["circuits"]?.elements.count == 4)
    #expect(try mutate(file, "--format", "json", "--jobs", "3").output == alone.output)
  }

  @Test func survivorsAreStatus1AndAFileThatIsNoneIs2() throws {
    let scratch = try Scratch()
    let weak = VerdictTests.runningAnd.replacingOccurrences(of: "iff all(x[1..t])", with: "implies x[t]")
    try scratch.makeFile("weak.circuit", weak)
    let result = try mutate("weak.circuit", in: scratch.folder)
    #expect(result.status == 1, "\(result.output)")
    #expect(result.output.contains("example \"against mutants\" {"), "\(result.output)")
    #expect(try mutate("absent.circuit", in: scratch.folder).status == 2)
    try scratch.makeFile("broken.circuit", "circuit {")
    #expect(try mutate("broken.circuit", in: scratch.folder).status == 3)
  }

  @Test func whatALimitEndsIsUndecided() throws {
    let result = try mutate("SequenceEquality", "--max-states", "2")
    #expect(result.status == 4, "\(result.output)")
  }
}
