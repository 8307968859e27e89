import CircuitLanguage
import TestSupport
import Testing

@testable import Reports

/// What every format keeps to.
@Suite struct ReportFormatTests {
  @Test(arguments: ReportFormat.allCases)
  func aReportIsTheSameWhenItIsWrittenClaimByClaim(format: ReportFormat) {
    for report in Sample.reports {
      var renderer = format.makeRenderer()
      var summary = Summary(report.setting)
      var text = renderer.begin(report.setting)
      for file in report.files {
        // A claim is told before those that come after it, and the diagnostics that they bring up, are known.
        var known = Report.File(path: file.path, sources: file.sources)
        for circuit in file.circuits {
          known.circuits.append(circuit)
          known.circuits[known.circuits.count - 1].claims = []
          for claim in circuit.claims {
            known.circuits[known.circuits.count - 1].claims.append(claim)
            text += renderer.add(claim, of: known.circuits[known.circuits.count - 1], in: known)
          }
        }
        text += renderer.add(file)
        summary.count(file)
      }
      text += renderer.end(summary, report.ending)
      #expect(text == format.makeRenderer().render(report))
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func whatIsKeptDoesNotGrowWithTheFiles(format: ReportFormat) {
    func state(after count: Int) -> Int {
      var renderer = format.makeRenderer(for: ReportFormat.Destination(byteLimit: 100_000))
      _ = renderer.begin(Sample.everything.setting)
      for _ in 0..<count {
        for claim in Sample.everything.files[0].circuits[0].claims {
          _ = renderer.add(claim, of: Sample.everything.files[0].circuits[0], in: Sample.everything.files[0])
        }
        _ = renderer.add(Sample.everything.files[0])
      }
      return String(reflecting: renderer).utf8.count
    }
    // Counts may have some more digits.
    #expect(state(after: 200) - state(after: 20) < 10)
  }

  @Test(arguments: ReportFormat.allCases)
  func nothingInvisibleIsWritten(format: ReportFormat) {
    for report in [Sample.everyHostileText] + Sample.hostileTexts.map(Sample.hostileEnding) {
      let text = format.makeRenderer().render(report)
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !SafeText.isHidden($0) })
      #expect(text.hasSuffix("\n"))
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func whatIsNotGreenIsNeverSilent(format: ReportFormat) {
    for report in Sample.reports where report.exitStatus != .passed {
      let green = format.makeRenderer().render(Sample.passing)
      #expect(format.makeRenderer().render(report) != green)
      #expect(!format.makeRenderer().render(report).isEmpty)
    }
  }

  @Test func everyFormatSaysWhatItIsFor() {
    #expect(Set(ReportFormat.allCases.map(\.purpose)).count == ReportFormat.allCases.count)
    #expect(
      ReportFormat.allCases.map(\.rawValue) == [
        "text", "json", "jsonl", "junit", "sarif", "github", "tap", "markdown", "compiler",
      ])
  }
}
