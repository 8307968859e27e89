import CircuitModel
import Insight
import Reports
import TestSupport
import Testing

@Suite struct MutationReportTests {
  private func text(_ claims: String) -> String {
    """
    circuit A {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]
      \(claims)
    }
    """
  }

  private func report(_ claims: String) throws -> MutationReport {
    let tests = try circuits(text(claims)).map { circuit in try MutationTest(of: circuit) }
    return MutationReport(version: "0", path: "a.circuit", circuits: tests)
  }

  @Test func aSurvivorIsShownWithItsEquationAndWhereItDiffers() throws {
    let report = try report("prove weak: y[t] implies x[t]")
    #expect(report.exitStatus == .failed)
    #expect(
      report.text().contains(
        """
               h[t] = step(0 * h[t-1] + x[t] - 3/2)
                 t         1
                 x         1
                 y         1
                   mutant  0
                           ^

        """), "\(report.text())")
  }

  @Test func whatKillsEverythingPasses() throws {
    let report = try report("prove y[t] iff all(x[1..t])")
    #expect(report.exitStatus == .passed)
    #expect(
      report.text() == """
        a.circuit
          A: its claims kill all 13 mutants that put out something else

            changed        killed  survive  same outputs  undecided  score
            weight              6        0             0          0      1
            bias                4        0             0          0      1
            initial value       1        0             0          0      1
            connection          2        0             0          0      1
            all                13        0             0          0      1

        """, "\(report.text())")
  }

  @Test func claimsThatFailAreToBeMendedFirst() throws {
    let report = try report("prove wrong: y[t] iff any(x[1..t])")
    #expect(report.exitStatus == .failed)
    #expect(report.text().contains("A: not tried, since `wrong` is not good of the circuit itself"))
    #expect(try Schemas.read("mutate-1").violations(of: JSON(report.json)) == [])
  }

  /// The examples are in the language: pasted into the file they are read, the circuit matches them, and no mutant survives.
  @Test(arguments: [
    "prove weak: y[t] implies x[t]", "reach some: y[t] == 0", "refute none: y[t] == 1",
    "prove weak: y[t] implies x[t]\n  example \"against mutants\" {\n    x = 1\n    y = 1\n  }",
  ])
  func theExamplesKillTheSurvivors(_ claims: String) throws {
    let weak = try report(claims)
    #expect(weak.exitStatus == .failed)
    let json = try JSON(weak.json)
    #expect(try Schemas.read("mutate-1").violations(of: json) == [])
    let examples = json["circuits"]?.elements[0]["examples"]?.elements.compactMap(\.string) ?? []
    #expect(!examples.isEmpty)
    let strong = try report(claims + "\n" + examples.joined(separator: "\n"))
    #expect(strong.exitStatus == .passed, "\(strong.text())")
  }
}
