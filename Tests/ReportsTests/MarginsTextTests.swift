import CircuitModel
import Foundation
import Fuzzing
import Insight
import TestSupport
import Testing
import Verification

@testable import Reports

@Suite struct MarginsTextTests {
  private func margins(_ name: String, in file: String) throws -> MarginsInsight {
    let text = try String(contentsOf: Schemas.root.appending(path: "Circuits/\(file).circuit"), encoding: .utf8)
    let circuit = try #require(circuits(text).first { $0.name == name })
    return try MarginsInsight(over: ReachableStates(of: circuit, within: Budget(maximumStates: 100)))
  }

  @Test func theRunningAndAtHalfTiesWhereBothAreOne() throws {
    let text = try margins("RunningAndAtHalf", in: "9-margins/running-and-at-half").text()
    #expect(
      text == """
        How close the sum of each unit comes to 0, where it decides; a threshold is part of the bias.
        Looked at: every reachable step; these are 4 steps, from 2 states.

        unit  sums       closest below 0  closest above 0  margin
        h     -2, -1, 0  -1 on 0          -                0, a tie

        Each sequence is the shortest that ends with the sum.

        Ties, where a sum is exactly 0:
          h ties at one step, first on 1: h[t-1] + x[t] - 2 is 1 + 1 - 2 = 0; step(0) = 1 makes it 1.

        The claims need the rule step(0) = 1:
          with step(0) = 0 the claim `correct` fails on 1.
          with step(0) = 1/2 something that is used as a truth is neither 0 nor 1.

        How far each number may move while all others stay:

        number                     is  no decision changes  every claim stays proved
        the weight of h[t-1] in h  1   [1, 2)               [1, 2)
        the weight of x[t] in h    1   [1, 2)               [1, 2)
        the bias of h              -2  [-2, -1)             [-2, -1)

        A round bracket leaves the end out, a square one counts it in.

        No decision is safe when all numbers move at once, however little: the sum of h is exactly 0 on 1.

        """)
  }

  @Test func theEqualityComparatorNeedsTheStrictRuleWhereItsInputsDiffer() throws {
    let text = try margins("SequenceEquality", in: "3-first-steps/sequence-equality").text()
    #expect(text.contains("h[1]         -1, 0, 1         -1 on [1 1]          1 on [0 0]          0, a tie"))
    #expect(
      text.contains(
        "h[1] ties at 6 steps, first on [0 1]: -x[t][1] - x[t][2] + 1 is 0 - 1 + 1 = 0; step(0) = 0 makes it 0."))
    #expect(
      text.contains(
        "The claims need the strict rule step(0) = 0:\n  with step(0) = 1 the claim `equal` fails on [0 1]."))
    #expect(text.contains("the bias of y                         -3/2  (-2, -1]             (-2, -1]"))
  }

  @Test func whatIsNeverMetNeedsNoRule() throws {
    let text = try margins("RunningAnd", in: "3-first-steps/running-and").text()
    #expect(text.contains("Units with step can meet no tie: any rule will do."))
    #expect(text.contains("All numbers at once may move by less than 1/6, each up or down, and no decision changes."))
    #expect(text.contains("At 1/6, h can decide otherwise on 1."))
  }

  @Test func aTieWithoutARuleIsNoFailureOfAClaim() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        output y[t] = step(x[t])
        prove y[t] iff x[t]
      }
      """)
    let text = try MarginsInsight(over: ReachableStates(of: circuit)).text()
    #expect(text.contains("y ties at one step, first on 0: x[t] is 0; no rule says what it is then."))
    #expect(text.contains("as things are, a unit ties on 0, and no rule says what it is then."))
    #expect(text.contains("The claims hold with step(0) = 0, but not otherwise:"))
  }

  @Test func whatWasNotLookedAtIsSaid() throws {
    let text = try margins("MajoritySoFar", in: "5-counting/majority-so-far").text()
    #expect(text.contains("There are more, so that sums may come closer than this."))
    #expect(text.contains("How far weights and biases may move is not worked out: there are more than 100 states"))
  }

  @Test func smallNetworksAreExplainedInTheirSchema() throws {
    let schema = try Schemas.read("explain-1")
    for number in stride(from: 0, to: SmallNetworks.count, by: 3001) {
      let explanation = try Explanation(of: SmallNetworks.network(number), within: Budget())
      let report = ExplanationReport([explanation], of: Report.File(path: "small.circuit", sources: []), version: "1")
      #expect(schema.violations(of: try JSON(report.json)) == [], "\(number)")
      #expect(!report.text().contains("\n\n\n"))
    }
  }
}

extension MarginsInsight {
  /// What is said, as the section holds it.
  fileprivate func text() -> String {
    paragraphs.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }
}
