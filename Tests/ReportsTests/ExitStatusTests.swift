import CircuitLanguage
import Testing

@testable import CircuitModel
@testable import Reports

@Suite struct ExitStatusTests {
  // The testing library has a type of this name, too.
  private typealias ExitStatus = Reports.ExitStatus

  @Test func everyJudgementHasItsStatus() {
    let expected: [ExitStatus] = [
      .passed, .passed, .passed, .passed, .passed, .failed, .failed, .failed, .failed, .failed, .failed, .failed,
      .rejected, .rejected, .undecided,
    ]
    #expect(expected.count == Sample.everyJudgement.count)
    for ((claim, judgement), status) in zip(Sample.everyJudgement, expected) {
      let report = Sample.report([(claim, Sample.verdict(judgement))])
      #expect(report.exitStatus == status, "\(judgement)")
    }
  }

  @Test func theMostSevereStatusWins() {
    let order: [ExitStatus] = [.passed, .undecided, .failed, .rejected, .unusable, .disagreement]
    for (place, severe) in order.enumerated() {
      for mild in order[...place] {
        #expect(ExitStatus.severest([mild, severe]) == severe)
        #expect(ExitStatus.severest([severe, mild]) == severe)
      }
    }
    #expect(ExitStatus.severest([ExitStatus]()) == .passed)
  }

  @Test func statusesAreTheNumbersThatTheInterfaceNames() {
    #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 130, 143])
  }

  @Test func aBoundIsNotAProofButAnExampleNeedsNone() {
    func status(_ claim: Claim) -> ExitStatus {
      Sample.report([(claim, Sample.verdict(.holds(upTo: 4)))], requiresProof: true).exitStatus
    }
    #expect(status(Sample.prove) == .undecided)
    #expect(status(Sample.example) == .passed)
  }

  @Test func aFileThatCannotBeReadIsUnusable() {
    let missing = Report(Report.Setting(version: "1.0"), files: [Report.File(path: "x", problem: .missing)])
    #expect(missing.exitStatus == .unusable)
  }

  @Test func aDiagnosticRejectsTheFile() {
    let diagnostic = Sample.tooEarly.report(in: Sample.circuit)
    let report = Sample.report([(Sample.prove, Sample.verdict(.proved))], diagnostics: [diagnostic])
    #expect(report.exitStatus == .rejected)
  }

  @Test func anEndingThatIsNotCompleteSaysSo() {
    var report = Sample.report([(Sample.prove, Sample.verdict(.fails(Sample.trace([1]))))])
    report.ending = .interrupted(.interrupted)
    #expect(report.exitStatus == .interrupted)
    report.ending = .interrupted(.terminated)
    #expect(report.exitStatus == .terminated)
    report.ending = .disagreement(path: "x", circuit: "RunningAnd", "replay differs")
    #expect(report.exitStatus == .disagreement)
  }
}
