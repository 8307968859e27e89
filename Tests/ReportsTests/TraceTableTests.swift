import CircuitLanguage
import Testing

@testable import CircuitModel
@testable import Reports

@Suite struct TraceTableTests {
  @Test func aRunIsTheTableOfAHomework() {
    let table = TraceTable(Report.Run(Sample.trace([1, 1, 1, 1, 0, 1, 0, 0]), of: Sample.circuit))
    #expect(
      table.text() == """
        t  1  2  3  4  5  6  7  8
        x  1  1  1  1  0  1  0  0
        y  1  1  1  1  0  0  0  0
        h  1  1  1  1  0  0  0  0

        """)
  }

  @Test func aStepIsPointedAt() {
    let table = TraceTable(Report.Run(Sample.trace([1, 0]), of: Sample.circuit), marking: [2])
    #expect(table.text(indent: "  ").split(separator: "\n").last == "        ^")
  }

  @Test func aLongRunContinuesInAFurtherBlock() {
    let table = TraceTable(Report.Run(Sample.trace(Array(repeating: 1, count: 12)), of: Sample.circuit), marking: [12])
    #expect(
      table.text(width: 30) == """
        t  1  2  3  4  5  6  7  8  9
        x  1  1  1  1  1  1  1  1  1
        y  1  1  1  1  1  1  1  1  1
        h  1  1  1  1  1  1  1  1  1

        t  10  11  12
        x   1   1   1
        y   1   1   1
        h   1   1   1
                    ^

        """)
  }

  @Test func aTableFitsAnyWidthWithAtLeastOneStepABlock() {
    let table = TraceTable(Report.Run(Sample.trace([1, 0, 1]), of: Sample.circuit))
    for width in 0...40 {
      let lines = table.text(width: width).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= max(width, 4) })
    }
  }

  @Test func whatAnExampleExpectedStandsUnderTheRow() {
    guard case .example(let example) = Sample.example.kind else { return }
    let trace = Sample.trace([1, 1], differences: [Trace.Difference(row: 0, steps: [2])])
    #expect(
      TraceTable(Report.Run(trace, of: Sample.circuit, against: example), marking: [2]).text() == """
        t           1  2
        x           1  1
        y           1  1
          expected  1  0
        h           1  1
                       ^

        """)
  }

  @Test func anEmptyRunIsAColumnOfNames() {
    #expect(TraceTable(Report.Run(Sample.trace([]), of: Sample.circuit)).text() == "t\nx\ny\nh\n")
  }

  @Test func numbersTooLongToReadAreShortened() throws {
    let number = try #require(BigInteger(decimal: String(repeating: "1234567890", count: 4)))
    #expect(Value.exact(Rational(number)).tableText == "123456...(28 more)...567890")
    #expect(Value.exact(Rational(number)).exactText.count == 40)
  }
}
