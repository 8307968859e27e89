import Foundation
import TestSupport
import Testing

/// The circuit library is the largest end-to-end test: what its files claim is what must come out.
@Suite struct LibraryTests {
  @Test func theLibraryIsGreen() throws {
    let result = try Tool.run(["check", "Circuits", "--quiet"])
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.notes == "")
  }

  @Test func theReportKeepsItsSchemaAndCountsEverything() throws {
    let (status, json) = try Tool.report(["Circuits"])
    #expect(status == 0)
    let claims = (json["files"]?.elements ?? []).flatMap { $0["circuits"]?.elements ?? [] }
      .flatMap { $0["claims"]?.elements ?? [] }
    #expect(claims.count > 100)
    for word in ["proved", "holds", "witnessed", "fails", "vacuous", "tie", "unknown"] {
      #expect(json["summary"]?[word]?.integer == claims.filter { $0["verdict"]?.string == word }.count, "\(word)")
    }
    #expect(json["summary"]?["rejected"]?.integer == 0)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    for form in ["text", "json"] {
      let folder = "Circuits/3-first-steps"
      let first = try Tool.run(["check", folder, "--format", form])
      #expect(first.status == 0)
      for _ in 0..<3 { #expect(try Tool.run(["check", folder, "--format", form]).output == first.output) }
    }
  }

  @Test func theLibraryIsInTheCanonicalForm() throws {
    let result = try Tool.run(["fmt", "--check", "Circuits"])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output == "")
  }
}
