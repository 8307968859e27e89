import Foundation
import TestSupport
import Testing

@Suite struct CountsTests {
  private static let file = "Circuits/solutions/b4-operation-counts.circuit"

  @Test func aStepOfTheLanguageModelIsCountedInItsDimensions() throws {
    let result = try Tool.run(["check", Self.file, "--circuit", "CountedLanguageModel", "--counts"])
    #expect(result.status == 0)
    let lines = result.output.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let columns = lines.map {
      $0.components(separatedBy: "  ").filter { !$0.isEmpty }.map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(lines.contains("one step, with Dh = 3, d = 2, V = 5"))
    #expect(columns.contains(["Wh * h[t-1]", "Dh^2", "Dh^2", "Dh^2"]))
    #expect(columns.contains(["We * e[t]", "Dh*d", "Dh*d", "Dh*d"]))
    #expect(columns.contains(["U * h[t]", "Dh*V", "Dh*V", "Dh*V"]))
    let total = "Dh^2 + Dh*d + Dh*V"
    #expect(columns.contains(["all products", total, total, total]))
    #expect(lines.contains("products backward: 2*Dh^2 + 2*Dh*d + 2*Dh*V"))
    #expect(lines.contains("without the gradient of U: 2*Dh^2 + 2*Dh*d + Dh*V"))
  }

  @Test func theJSONSaysItTooAndKeepsItsSchema() throws {
    let result = try Tool.run(["check", Self.file, "--counts", "--format", "json"])
    let json = try JSON(result.output)
    #expect(try Schemas.read("report-1").violations(of: json) == [])
    let circuits = json["files"]?.elements.first?["circuits"]?.elements ?? []
    let counts = try #require(circuits.last?["counts"])
    #expect(counts["forward"]?["multiplications"]?.string == "Dh^2 + Dh*d + Dh*V")
    #expect(counts["productsBackwardWithout"]?["U"]?.string == "2*Dh^2 + 2*Dh*d + Dh*V")
  }

  @Test func unlessAskedNothingIsCounted() throws {
    let result = try Tool.run(["check", Self.file])
    #expect(!result.output.contains("one step"))
  }
}
