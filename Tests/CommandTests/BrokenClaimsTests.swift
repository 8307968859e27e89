import Foundation
import TestSupport
import Testing

/// The files under `Tests/Broken` whose mistakes only judging their claims brings up.
@Suite struct BrokenClaimsTests {
  static let names: [String] = {
    let folder = Schemas.root.appending(path: "Tests/Broken").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("E05") }.sorted()
  }()

  @Test(arguments: names) func aBrokenClaimGetsExactlyTheDiagnosticItStates(name: String) throws {
    let path = "Tests/Broken/\(name)"
    let text = try String(contentsOf: Schemas.root.appending(path: path), encoding: .utf8)
    let expected = text.split(separator: "\n").filter { $0.hasPrefix("// expect: ") }.map { String($0.dropFirst(11)) }
    let (status, json) = try Tool.report([path])
    #expect(status == 3)
    let said = (json["files"]?.elements.first?["diagnostics"]?.elements ?? []).map { diagnostic in
      "\(diagnostic["code"]?.string ?? "") \(diagnostic["line"]?.integer ?? 0):\(diagnostic["column"]?.integer ?? 0)"
    }
    #expect(said == expected)
    #expect(!said.isEmpty)
  }

  /// A trace alone tells E0509 and E0512; in a check the one is a tie, and the other unknown.
  @Test func everyCodeOfEvaluationHasAFile() {
    let codes = ["E0501", "E0502", "E0503", "E0504", "E0505", "E0506", "E0507", "E0508", "E0510", "E0511"]
    #expect(Self.names.map { String($0.prefix(5)) } == codes)
  }
}
