import CircuitModel
import Insight
import TestSupport
import Testing
import Verification

@testable import Reports

@Suite struct GradientTextTests {
  private func lines(_ text: String) throws -> String {
    let explanation = try Explanation(of: circuit(text), within: Budget())
    var text = ExplanationReport(
      [explanation],
      of: Report.File(path: "a.circuit", sources: [], diagnostics: [], circuits: []), version: "1"
    ).text()
    if let start = text.firstRange(of: "    Gradients over time") { text = String(text[start.lowerBound...]) }
    return text
  }

  @Test func aSigmoidChainSaysWhatIsLeftAndWhyItIsNotMore() throws {
    let text = try lines(
      """
      circuit A {
        input x: bit
        let W = 3
        h[0] = 1/2
        z[t] = W * h[t-1] + x[t]
        output h[t] = sigmoid(z[t])
        prove h[t] > 0
        example "e" {
          x = 1 0 1 1
          prove last: h[T] > -9
        }
      }
      """)
    #expect(
      text == """
            Gradients over time
                Along 4 steps: x = 1 0 1 1.

              h
                dh[4]/dh[0] = 0.000123621: the gradient vanishes; each step leaves
                0.105444 of a change on average.
                Every factor is below 1.
                Of a change at step 2 less than 1/100 is left at step 4.
                |weight| = 3, and a sigmoid is never steeper than 1/4: a step leaves at
                most 3/4. At steps 1 to 4 the weight loses some, and saturation more:
                the slope is less than half of the steepest.
                  t  dh[t]/dh[t-1]      slope  lost by  dh[4]/dh[t-1]  at most
                  1       0.210311  0.0701037     both    0.000123621   81/256
                  2       0.166114  0.0553713     both    0.000587802    27/64
                  3      0.0627798  0.0209266     both     0.00353855     9/16
                  4      0.0563644  0.0187881     both      0.0563644      3/4

        """)
  }

  @Test func aLinearUnitIsDecidedByItsWeight() throws {
    let text = try lines(
      """
      circuit A {
        input x: bit
        h[0] = 0
        output h[t] = 2 * h[t-1] + x[t]
        prove h[t] >= 0
        example "e" {
          x = 1 0 1
          prove last: h[T] > -9
        }
      }
      """)
    #expect(text.contains("dh[3]/dh[0] = 8: the gradient explodes; each step leaves 2"))
    #expect(text.contains("Every factor is 2."))
    #expect(text.contains("The unit is linear: its weight alone decides, |weight| = 2."))
  }

  @Test func whereNoExampleGivesASequenceItIsSaid() throws {
    let text = try lines(
      "circuit A {\n  input x: bit\n  h[0] = 0\n  output h[t] = h[t-1] + x[t]\n  prove h[t] >= 0\n}\n")
    #expect(text.contains("No example gives a sequence along which gradients could flow"))
  }

  @Test func aNetworkOfThresholdsHasNoSuchSection() throws {
    let text = try lines(
      "circuit A {\n  input x: bit\n  output y[t] = step(x[t] - 1/2)\n  prove y[t] iff x[t]\n}\n")
    #expect(!text.contains("Gradients"))
  }
}
