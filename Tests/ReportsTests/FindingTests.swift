import TestSupport
import Testing

@testable import CircuitModel
@testable import Reports

@Suite struct FindingTests {
  @Test func aFindingSaysTheSameAsTheExitStatus() {
    for requiringProof in [false, true] {
      for claim in Self.claims {
        let finding = Finding(claim, requiringProof: requiringProof)
        #expect((finding?.exitStatus ?? .passed) == claim.exitStatus(requiringProof: requiringProof))
      }
    }
  }

  @Test func everyFindingIsMet() {
    var number = Self.claims[5]
    number.working = Report.Working()
    let found = (Self.claims + [number]).compactMap { Finding($0, requiringProof: true) }
    #expect(Set(found) == Set(Finding.allCases))
  }

  @Test func aFindingLooksLikeNoDiagnostic() {
    for finding in Finding.allCases { #expect(finding.rawValue.allSatisfy { $0.isLowercase || $0 == "-" }) }
  }

  @Test func theStepToPointAtIsTheLastUnlessAnotherIsKnown() {
    #expect(Self.claims.map(\.markedSteps) == [[], [], [], [1], [1], [3], [2], [], [], [], [], [2], [1], [], []])
  }

  private static let claims = Sample.everythingWithProofs.files[0].circuits[0].claims
}
