import CircuitLanguage
import Testing

@testable import CircuitModel
@testable import Reports

@Suite struct TextRendererTests {
  @Test func claimsThatPassGetALineEach() {
    let report = Sample.report([
      (Sample.prove, Sample.verdict(.proved)), (Sample.example, Sample.verdict(.holds(upTo: 8), states: nil)),
      (Sample.refute, Sample.verdict(.witnessed(Sample.trace([1, 0])))),
      (Sample.prove, Sample.verdict(.holds(upTo: 16), states: 5, sequences: 131070)),
    ])
    #expect(
      TextRenderer().render(report) == """
        and.circuit
          RunningAnd: Emits 1 while all were 1.
            correct         proved for every length  2 states (merge)
            worked by hand  matches                  8 steps
            refute1         refuted                  x = 1 0
            correct         holds up to 16           131,070 sequences, 5 states (merge)

        1 file, 1 circuit, 4 claims: 1 proved, 1 holds up to its bound, 1 witnessed, 1 example matches

        """)
  }

  /// Invariants as they are printed: the equations by their terms, then their constant.
  @Test func theInvariantOfAProofStandsBelowTheClaim() {
    typealias Equation = InvariantStatement.Equation
    let h = Origin.cell(Sample.h, stepsAgo: 1, scale: 1)
    let earlier = Origin.cell(Sample.h, stepsAgo: 3, scale: 1)
    let step = Origin.sum([.init(coefficient: 1, cell: nil)], weight: .one, stepsAgo: 0)
    let ones = Origin.sum(
      [.init(coefficient: 2, cell: Sample.x), .init(coefficient: -1, cell: nil)], weight: .one, stepsAgo: 1)
    let alternating = Origin.sum(
      [.init(coefficient: 1, cell: Sample.x)], weight: .distance(ratio: -1), stepsAgo: 0)
    let doubling = Origin.sum(
      [.init(coefficient: 1, cell: Sample.x), .init(coefficient: 1, cell: Sample.h)], weight: .place(base: 2),
      stepsAgo: 0)
    func equation(_ terms: [(BigInteger, InvariantStatement.Subject)], _ constant: BigInteger) -> Equation {
      Equation(terms: terms.map { .init(coefficient: $0, subject: $1) }, constant: constant)
    }
    let equal = equation([(1, .known(h)), (-1, .known(alternating))], 0)
    let cases: [(pieces: Int, alternatives: [[Equation]], text: String)] = [
      (1, [[equal]], "every length by the invariant h[t] == sum((-1)^(t-i) * x[i] for i in 1..t)"),
      (
        2, [[equation([(2, .known(h)), (3, .known(earlier)), (-1, .known(step))], -4)]],
        "every length by the invariant 2 * h[t] == 4 - 3 * h[t-2] + t (2 pieces)"
      ),
      (
        3, [[equation([(1, .known(ones)), (-1, .register(4))], 0)], [equation([(1, .known(doubling))], 5), equal]],
        "every length by the invariant sum(2 * x[i] - 1 for i in 1..t-1) == register5 or "
          + "sum(2^(i-1) * (x[i] + h[i]) for i in 1..t) == -5 and h[t] == sum((-1)^(t-i) * x[i] for i in 1..t) (3 pieces)"
      ),
      (1, [[]], "every length, since each step shows it by itself"),
      (7, [[]], "every length by an affine invariant of 7 pieces"),
      (
        1, [Array(repeating: equal, count: 6)],
        "every length by the invariant "
          + String(repeating: "h[t] == sum((-1)^(t-i) * x[i] for i in 1..t) and ", count: 4)
          + "2 more equations"
      ),
    ]
    for (pieces, alternatives, text) in cases {
      let statement = InvariantStatement(pieces: pieces, alternatives: alternatives)
      let verdict = AuditedVerdict(judgement: .proved, engine: "affine", invariant: statement)
      let report = Sample.report([(Sample.prove, verdict)])
      #expect(
        TextRenderer().render(report) == """
          and.circuit
            RunningAnd: Emits 1 while all were 1.
              correct  proved for every length  (affine)
                \(text)

          1 file, 1 circuit, 1 claim: 1 proved

          """)
      #expect(JSONRenderer().render(report).contains("\"invariant\": \"\(text)\""))
    }
  }

  @Test func aCounterexampleIsShownWithTheClaimAndItsSides() {
    let trace = Sample.trace([1, 1, 0], sides: [[.exact(1)], [.exact(0)]])
    let report = Sample.report([(Sample.prove, Sample.verdict(.fails(trace)))])
    #expect(
      TextRenderer().render(report) == """
        and.circuit
          RunningAnd: Emits 1 while all were 1.
            correct  fails at step 3  2 states (merge)

              6 |   prove correct: y[t] iff all(x[1..t])
                |                  ^^^^     ^^^^^^^^^^^^

              t  1  2  3
              x  1  1  0
              y  1  1  0
              h  1  1  0
                       ^

              at step 3: y[t] is 1, all(x[1..t]) is 0

        1 file, 1 circuit, 1 claim: 1 fails

        """)
  }

  @Test func anExampleThatDiffersSaysWhereAndWhatWasExpected() {
    let trace = Sample.trace([1, 1], differences: [Trace.Difference(row: 0, steps: [2])])
    let text = TextRenderer().render(Sample.report([(Sample.example, Sample.verdict(.fails(trace), states: nil))]))
    #expect(text.contains("worked by hand  differs  in 1 row\n"))
    #expect(text.contains("9 |     y = 1 0\n"))
    #expect(text.contains("  expected  1  0\n"))
    #expect(text.contains("y[2] is 1, expected 0\n"))
  }

  @Test func aTieNamesTheUnitAndItsLine() {
    var trace = Sample.trace([1, 0])
    var values = trace.values
    values[Sample.h.number][1] = nil
    values[Sample.y.number][1] = nil
    trace = Trace(word: trace.word, values: values)
    let text = TextRenderer().render(Sample.report([(Sample.prove, Sample.verdict(.tie(trace, Sample.tie)))]))
    #expect(text.contains("tie undeclared at step 2"))
    #expect(text.contains("4 |   h[t] = step(h[t-1] + x[t] - 1.5)\n"))
    #expect(text.contains("h  1  ?\n"))
    #expect(text.contains("unit h[2]: the argument of `step` is exactly 0 at step 2"))
    #expect(text.contains("convention step(0) = 1"))
  }

  @Test func quietPrintsNothingWhenEverythingPasses() {
    let passing = Sample.report([(Sample.prove, Sample.verdict(.proved))])
    #expect(TextRenderer(isQuiet: true).render(passing) == "")
    let mixed = Sample.report([
      (Sample.prove, Sample.verdict(.proved)), (Sample.reach, Sample.verdict(.noWitness)),
    ])
    let text = TextRenderer(isQuiet: true).render(mixed)
    #expect(!text.contains("correct  "))
    #expect(text.contains("reach1  no witness of any length"))
    #expect(text.contains("2 claims: 1 proved, 1 fails"))
  }

  @Test func everyJudgementHasALineAndOnlyColourAddsEscapes() {
    let report = Sample.report(Sample.everyJudgement.map { ($0, Sample.verdict($1)) })
    let plain = TextRenderer().render(report)
    #expect(!plain.contains("\u{1B}"))
    for line in plain.split(separator: "\n") { #expect(line.last != " ") }
    var coloured = TextRenderer(usesColor: true).render(report)
    for tone in ["0", "1", "2", "31", "32", "33", "1;31", "1;34"] { coloured.replaceAll("\u{1B}[\(tone)m", with: "") }
    #expect(coloured == plain)
  }

  @Test func namesFromFilesCannotActOnTheTerminal() {
    var claim = Sample.prove
    claim.name = "a\u{1B}[2Jb\u{202E}"
    var report = Sample.report([(claim, Sample.verdict(.fails(Sample.trace([1]))))])
    report.files[0].path = "\u{7}.circuit"
    report.files[0].circuits[0].name = "C\u{9B}"
    let text = TextRenderer().render(report)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !SafeText.isHidden($0) })
  }

  @Test func theSummarySaysWhatIsNotGreen() {
    var report = Sample.report(Sample.everyJudgement.map { ($0, Sample.verdict($1)) }, requiresProof: true)
    report.files.append(Report.File(path: "gone", problem: .missing))
    report.ending = .interrupted(.interrupted)
    let lines = TextRenderer().render(report).split(separator: "\n").suffix(3)
    #expect(
      Array(lines) == [
        "2 files, 1 circuit, 15 claims: 1 proved, 2 witnessed, 1 example matches, 1 holds only up to its bound, "
          + "1 unknown, 4 fail, 2 vacuous, 1 tie undeclared, 2 cannot be judged, 1 file rejected, 1 file not read",
        "interrupted: what is not listed was not looked at",
        "`heaviside help E0501` tells more about this kind of error",
      ])
  }

  @Test func aDisagreementSaysHowToReportIt() {
    var report = Sample.report([])
    report.ending = .disagreement(path: "and.circuit", circuit: "RunningAnd", "the replay of x = 1 does not fail")
    let text = TextRenderer().render(report)
    #expect(text.contains("RunningAnd in and.circuit"))
    #expect(text.contains("the replay of x = 1 does not fail"))
    #expect(text.contains("Please report it"))
  }
}

extension String {
  fileprivate mutating func replaceAll(_ part: String, with other: String) {
    self = split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
