import CircuitModel
import Foundation
import Fuzzing
import TestSupport
import Testing
import Verification

/// Circuits on which an engine and the interpreter once disagreed.
@Suite struct RegressionsTests {
  private static let folder = Schemas.root.appending(path: "Tests/Regressions")

  private static let names: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
    return names.filter { $0.hasSuffix(".circuit") }.sorted()
  }()

  @Test func thereAreRegressions() {
    #expect(Self.names.count >= 3)
  }

  @Test(arguments: names)
  func engineAndInterpreterAgreeNow(_ name: String) throws {
    for circuit in try circuits(String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)) {
      if case .disagreed(let text) = Differential.compare(circuit, upTo: 6) { Issue.record("\(text)") }
      for engine in EngineChoice.deciding {
        for (place, verdict) in try verify(circuit, with: engine, upTo: 6, within: Budget()) {
          switch verdict.judgement {
          case .proved, .holds(upTo: 6), .witnessed: continue
          default: Issue.record("\(engine): \(circuit.claims[place].name): \(verdict)")
          }
        }
      }
    }
  }
}
