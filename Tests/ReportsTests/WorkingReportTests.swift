import CircuitLanguage
import CircuitModel
import Insight
import TestSupport
import Testing
import Verification

@testable import Reports

/// What reports say of the numbers of examples: right, wrong, refuted and undecided ones, numbers and vectors.
@Suite struct WorkingReportTests {
  private static let text = """
    /// Two gates.
    circuit Gates {
      input x: real
      let w = 2
      h[0] = 1/2
      h[t] = w * h[t-1] + 1/3 * x[t]
      output y[t] = sigmoid(h[t])
      example "by hand" {
        x = 1 2
        prove state: h[1] == 4/3
        prove gate: y[1] ~ 0.79
        prove sign: y[1] ~ 0.21
        refute next: y[1] ~ 0.966
        prove pair: [y[1], y[2]] ~ [0.79, 0.91]
        prove three: h[2] == 3
        prove tiny: y[1] * 1e-20 ~ 7.91e-21
        prove less: abs(h[2]) <= 3
        refute right: h[2] ~ 3.33
        prove open: y[2] * (1 + exp(-h[2])) >= 1
      }
    }

    """

  private static func report(_ text: String) throws -> Report {
    let source = SourceFile(path: "gates.circuit", text: text)
    let circuit = try circuit(text)
    let file = Report.File(path: "gates.circuit", sources: [source])
    var judged = Report.JudgedCircuit(circuit)
    for (place, claim) in circuit.claims.enumerated() {
      guard case .worked(let worked) = claim.kind else { continue }
      var said = Report.JudgedClaim(claim, try Judge.verdict(on: worked, claim, in: circuit), of: circuit)
      if said.outcome == .fails || said.outcome == .witnessed {
        var search = SlipSearch(of: circuit, worked)
        said.diagnosis = search.slips(behindClaim: place).map { LikelyCause($0, in: circuit, behind: claim, of: file) }
      }
      judged.claims.append(said)
    }
    return Report(
      Report.Setting(version: "1.0"), files: [Report.File(path: file.path, sources: [source], circuits: [judged])])
  }

  @Test func theTextSaysWhatIsRight() throws {
    let report = try Self.report(Self.text)
    #expect(
      TextRenderer().render(report) == """
        gates.circuit
          Gates: Two gates.
            by hand.state  right        4/3, exactly
            by hand.gate   right        0.79139147…
            by hand.sign   wrong        y[1] is 0.79, not 0.21

              12 |     prove sign: y[1] ~ 0.21
                 |     ^^^^^^^^^^^^^^^^^^^^^^^
              y[1] is 0.79139147…; 0.79 to the digits given

              t          1          2
              x          1          2
              y  ≈0.791391  ≈0.965555
              h        4/3       10/3

              likely cause: the sign in the exponent of the sigmoid: with 1 / (1 + e^z) for 1 / (1 + e^(-z)), this number comes out

            by hand.next   refuted      y[1] is 0.791, not 0.966
              likely cause: off by one step: with the values of one step later, this number comes out
            by hand.pair   wrong        [y[1], y[2]][2] is 0.97, not 0.91

              14 |     prove pair: [y[1], y[2]] ~ [0.79, 0.91]
                 |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              [y[1], y[2]][2] is 0.96555480…; 0.97 to the digits given

            by hand.three  wrong        h[2] is 10/3, not 3

              15 |     prove three: h[2] == 3
                 |     ^^^^^^^^^^^^^^^^^^^^^^
              h[2] is 10/3, which is 3.3333333…

            by hand.tiny   right        7.91391472…e-21
            by hand.less   wrong        abs(h[2]) is 3.3333333…, not <= 3

              17 |     prove less: abs(h[2]) <= 3
                 |     ^^^^^^^^^^^^^^^^^^^^^^^^^^
              abs(h[2]) is 3.3333333…, not <= 3

            by hand.right  not refuted  h[2] is 3.33

              18 |     refute right: h[2] ~ 3.33
                 |     ^^^^^^^^^^^^^^^^^^^^^^^^^
              h[2] is 10/3, which is 3.33333333…; 3.33 to the digits given

            by hand.open   unknown      bounds of 4096 bits after the point do not decide it

        1 file, 1 circuit, 10 claims: 3 numbers right, 1 number refuted, 1 unknown, 5 numbers wrong

        """)
  }

  @Test func everyFormatSaysWhatIsRight() throws {
    let report = try Self.report(Self.text)
    let wrong = "y[1] is 0.79, not 0.21"
    #expect(
      CompilerRenderer().render(report).hasPrefix(
        "gates.circuit:12:5: error: Gates.by hand.sign: wrong; \(wrong) [wrong]\n"))
    let tap = TAPRenderer().render(report)
    #expect(tap.contains("ok 2 - Gates.by hand.gate: right; 0.79139147…\n"))
    #expect(tap.contains("not ok 3 - Gates.by hand.sign: wrong\n"))
    #expect(tap.contains("message: \"\(wrong)\""))
    #expect(
      JUnitRenderer().render(report).contains(
        "<failure type=\"wrong\" message=\"Gates.by hand.sign: wrong; \(wrong)\">"))
    let sarif = SARIFRenderer().render(report)
    #expect(sarif.contains("\"ruleId\":\"wrong\"") && sarif.contains("wrong; \(wrong); likely cause: the sign in"))
    #expect(GitHubRenderer().render(report).contains("title=Gates.by hand.sign%3A wrong::\(wrong)%0Alikely cause"))
    #expect(
      MarkdownRenderer().render(report).contains("| 12 | `Gates.by hand.sign` | wrong | y&#91;1&#93; is 0.79, not"))
    for format in ReportFormat.allCases {
      let renderer = format.makeRenderer()
      #expect(renderer.render(report).contains(format == .compiler ? "5 numbers wrong" : "Gates"), "\(format)")
    }
  }

  @Test func machinesReadEveryNumber() throws {
    let report = try Self.report(Self.text)
    let json = try JSONValue(reading: Array(JSONRenderer().render(report).utf8))
    let claims = json["files"]?.elements?.first?["circuits"]?.elements?.first?["claims"]?.elements ?? []
    #expect(claims.count == 10)
    let sign = claims[2]["figures"]?.elements?.first
    #expect(sign?["of"]?.string == "y[1]" && sign?["given"]?.string == "0.21" && sign?["right"]?.string == "0.79")
    #expect(sign?["value"]?.string == "0.79139147…" && sign?["isRight"]?.boolean == false)
    #expect(claims[2]["diagnosis"]?.elements?.first?["kind"]?.string == "sigmoid-sign")
    let pair = claims[4]["figures"]?.elements ?? []
    #expect(pair.map { $0["of"]?.string } == ["[y[1], y[2]][1]", "[y[1], y[2]][2]"])
    #expect(pair.map { $0["isRight"]?.boolean } == [true, false])
    #expect(claims[5]["figures"]?.elements?.first?["fraction"]?.string == "10/3")
    #expect(claims[7]["sides"]?.elements?.map { $0["value"]?.string } == ["3.3333333…", "3"])
    #expect(claims[7]["figures"] == nil && claims[9]["figures"] == nil)
    #expect(json["summary"]?["holds"]?.integer == 3 && json["summary"]?["fails"]?.integer == 5)
    #expect(json["summary"]?["witnessed"]?.integer == 1 && json["summary"]?["unknown"]?.integer == 1)
  }

  @Test func aRightNumberNeedsNoProofForEveryLength() throws {
    var report = try Self.report(Self.text)
    report.setting.requiresProof = true
    let claims = report.files[0].circuits[0].claims
    #expect(claims[1].exitStatus(requiringProof: true) == .passed)
    #expect(SummaryText(report.summary, .complete).counts().contains("3 numbers right"))
  }

  @Test func whatIsSaidIsReadAsItWasWritten() throws {
    let circuit = try Self.report(Self.text).files[0].circuits[0]
    let record = try JSONValue(reading: Array(circuit.record.line.utf8))
    #expect(try Report.JudgedCircuit(record: record) == circuit)
  }

  @Test func everyDigitOfAnEnclosureIsRight() {
    func enclosed(_ number: Rational, bits: Int = 400) -> String {
      let bounds = Enclosure(number, bits: bits)
      return Value.enclosed(Enclosure(lower: bounds.lower - 1, upper: bounds.upper + 1, bits: bits)).exactText
    }
    #expect(enclosed(Rational(2, 3)) == "≈0.666667")
    #expect(enclosed(Rational(-1, 300)) == "≈-0.003333")
    #expect(enclosed(Rational(877, 100) * Rational(10).power(-20)) == "≈8.77000e-20")
    #expect(enclosed(Rational(2, 3) * Rational(10).power(-4)) == "≈6.66667e-5")
    #expect(enclosed(Rational(2, 3) * Rational(10).power(14)) == "≈6.66667e13")
    #expect(enclosed(Rational(9_999_999, 10) * Rational(10).power(-9)) == "≈1.000000e-3")
    // A bound on each side of what divides two digits.
    #expect(enclosed(Rational(5, 10_000_000)) == "≈5.00000e-7")
    #expect(enclosed(Rational(1_234_565, 10_000_000)) == "≈0.1234565")
    #expect(enclosed(0) == "≈0.000000")
    #expect(enclosed(Rational(1, 3), bits: 4) == "?")
    #expect(Value.smooth(.sigmoid, of: -50).exactText == "≈1.92875e-22")
    #expect(Value.smooth(.sigmoid, of: -10).exactText == "≈0.000045")
  }
}
