import TestSupport
import Testing

@testable import CircuitModel
@testable import Reports

@Suite struct CompilerRendererTests {
  @Test func everyLineBeginsWithItsPlace() {
    #expect(
      CompilerRenderer().render(Sample.small) == """
        and.circuit:6:3: error: RunningAnd.correct: fails at step 3; y[t] is 1, all(x[1..t]) is 0 [fails]
        and.circuit:6:3: note: t  1  2  3
        and.circuit:6:3: note: x  1  1  0
        and.circuit:6:3: note: y  1  1  0
        and.circuit:6:3: note: h  1  1  0
        and.circuit:6:3: note:          ^
        and.circuit:6:3: warning: RunningAnd.reach1: unknown; more than 10 states; covered up to 3 [undecided]
        1 file, 1 circuit, 3 claims: 1 example matches, 1 unknown, 1 fails

        """)
  }

  @Test func nothingIsWrittenWhereEverythingPasses() {
    #expect(CompilerRenderer().render(Sample.passing) == "")
  }

  @Test func aFaultThatSpoilsSeveralClaimsIsToldOnce() {
    let entry = (Sample.prove, Sample.verdict(.undefined(Sample.trace([1]), Sample.tooEarly)))
    let lines = CompilerRenderer().render(Sample.report([entry, entry])).split(separator: "\n")
    #expect(lines.count { $0.contains(": error: ") } == 1)
    #expect(lines[0].hasPrefix("and.circuit:4:15: error: at step 1, this reads `h` at step -1"))
    #expect(lines[0].hasSuffix("[E0501]"))
    #expect(lines.contains("and.circuit:4:15: note: x  1"))
  }

  @Test func everythingThatIsNoPassHasALine() {
    let lines = CompilerRenderer().render(Sample.everythingWithProofs).split(separator: "\n")
    // Two claims cannot be judged, each for a reason of its own.
    #expect(lines.count { $0.contains(": error: ") } == 9)
    #expect(lines.count { $0.contains(": warning: ") } == 2)
  }

  @Test func aRunThatDidNotLookAtEverythingHasAnError() {
    #expect(
      CompilerRenderer().render(Sample.stopped) == """
        heaviside: error: interrupted: what is not listed was not looked at
        1 file, 1 circuit, 1 claim: 1 proved

        """)
    #expect(CompilerRenderer().render(Sample.contradictory).contains("heaviside: error: heaviside disagrees"))
  }

  @Test func noTextOfAFileBeginsALine() {
    for text in Sample.hostileTexts {
      let reports = [Sample.hostile(text), Sample.hostileEnding(text)]
      for line in reports.flatMap({ CompilerRenderer().render($0).split(separator: "\n").dropLast() }) {
        let begins = line.utf8.starts(with: "\(text.visible):".utf8) || line.hasPrefix("heaviside: error: ")
        #expect(begins, "\(line)")
      }
    }
  }
}
