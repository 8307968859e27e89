import Foundation
import TestSupport
import Testing

/// What the verbs say of circuits with real inputs, and of those whose numbers are not rational.
@Suite struct ContinuousVerbsTests {
  private static let real = "Circuits/solutions/a1-two-step-linear.circuit"
  private static let smooth = "Circuits/solutions/a3-jacobian-products.circuit"

  private func run(_ arguments: String...) throws -> Tool.Result { try Tool.run(arguments) }

  @Test func realNumbersAreTraced() throws {
    let result = try run("trace", Self.real, "--input", "10 10")
    #expect(result.status == 0)
    #expect(result.output.contains("h   2   3\n"), "\(result.output)")
    let fractions = try run("trace", Self.real, "--input", "-1/2 0.25")
    #expect(fractions.status == 0 && fractions.output.contains("x   -1/2    1/4\n"), "\(fractions.output)")
  }

  @Test func aClaimOfAnExampleIsTracedAlongItsSequence() throws {
    let result = try run("trace", Self.real, "--claim", "question 1.total")
    #expect(result.status == 0 && result.output.contains("x  10  10\n"), "\(result)")
    let steps = try run("trace", Self.real, "--claim", "question 1.total", "--step")
    #expect(steps.status == 0 && steps.output.contains("step 2: x = 10\n"), "\(steps)")
  }

  @Test func realInputsAreDrawn() throws {
    for picture in ["network", "unrolled", "trace"] {
      let input = picture == "network" ? [] : ["--input", "10 10"]
      let result = try Tool.run(["draw", Self.real, "--picture", picture] + input)
      #expect(result.status == 0 && result.output.contains("<svg"), "\(picture): \(result.notes)")
    }
    let machine = try run("draw", Self.real, "--picture", "machine")
    #expect(machine.status == 2 && machine.notes.contains("its inputs can be any real numbers"), "\(machine.notes)")
  }

  @Test func whatNeedsStatesSaysThatThereAreNone() throws {
    let explained = try run("explain", Self.real)
    #expect(explained.status == 0, "\(explained.notes)")
    #expect(explained.output.contains("There are no states to list, since its inputs can be any real numbers"))
    let json = try run("explain", Self.real, "--format", "json")
    #expect(try Schemas.read("explain-1").violations(of: JSON(json.output)) == [])
    let mutated = try run("mutate", Self.real)
    #expect(mutated.status == 4 && mutated.output.contains("not tried"), "\(mutated)")
    let repaired = try run("repair", Self.smooth, "--circuit", "TanhChain")
    #expect(repaired.status == 4, "\(repaired)")
    #expect(repaired.output.contains("since it computes with numbers that are not rational"))
  }

  @Test func aPageOfSuchACircuitHasNoStepper() throws {
    let page = try run("report", Self.real)
    #expect(page.status == 0, "\(page.notes)")
    #expect(page.output.contains("cannot be stepped through on a page, since its inputs can be any real numbers"))
  }

  @Test func claimsThatCannotBeSharedAreUnitsOfTheirOwn() throws {
    let scratch = try Scratch()
    let source = try String(contentsOf: Schemas.root.appending(path: Self.real), encoding: .utf8)
    try scratch.makeFile("a.circuit", source)
    let plan = try Tool.run(
      ["plan", "a.circuit", "--units", "4", "-o", "plan.json"], in: scratch.folder)
    #expect(plan.status == 0, "\(plan.notes)")
    let share = try Tool.run(["run", "plan.json", "--shard", "1/1", "-o", "shares"], in: scratch.folder)
    #expect(share.status == 0, "\(share.notes)")
    let merged = try Tool.run(["merge", "plan.json", "shares"], in: scratch.folder)
    #expect(merged.status == 0 && merged.output.contains("total"), "\(merged)")
  }

  @Test func aDeadlineEndsAHostileExample() throws {
    let scratch = try Scratch()
    let ones = Array(repeating: "1", count: 2000).joined(separator: " ")
    try scratch.makeFile(
      "long.circuit",
      """
      circuit Long {
        input x: real
        let W = [[i/(i + j) for j in 1..12] for i in 1..12]
        h[0] = [0.5 for i in 1..12]
        h[t] = tanh(W * h[t-1] + x[t])
        output y[t] = [1 for i in 1..12] * h[t]
        example "e" {
          x = \(ones)
          prove g: norm(d(y[T], W)) < 100000000
        }
      }
      """)
    let result = try Tool.run(["check", "long.circuit", "--claim-time-limit", "1"], in: scratch.folder)
    #expect(result.status == 4, "\(result.output) \(result.notes)")
    #expect(result.output.contains("the time limit ended the search"), "\(result.output)")
  }
}
