import CircuitModel
import TestSupport
import Testing

@testable import Insight

@Suite struct GradientFlowTests {
  private func flow(_ text: String, along inputs: Inputs? = nil) throws -> GradientFlow {
    try GradientFlow(of: circuit(text), along: inputs)
  }

  private func sigmoid(_ x: String, weight: String = "3") -> String {
    """
    circuit A {
      input x: -1..1
      let W = \(weight)
      h[0] = 1/2
      z[t] = W * h[t-1] + x[t]
      output h[t] = sigmoid(z[t])
      example "e" {
        x = \(x)
        prove last: h[T] > -9
      }
      prove h[t] > 0
    }
    """
  }

  private func totals(_ flow: GradientFlow, digits: Int = 16) -> [String?] {
    flow.states[0].steps.map { $0.total.text(digits: digits) }
  }

  @Test func theFourGradientsOfASigmoidChainAreThoseOfTheSolution() throws {
    let flow = try flow(sigmoid("1 0 1 1"))
    #expect(flow.states.map(\.name) == ["h"])
    #expect(
      totals(flow) == [
        "0.0001236212261209792", "0.0005878015803505236", "0.003538545571776576", "0.05636438225707439",
      ])
    #expect(
      flow.states[0].steps.map(\.bound)
        == [81, 27, 9, 3].enumerated().map { place, power in
          Measure(Rational(power, 1 << (2 * (4 - place))))
        })
    #expect(flow.states[0].greatestFactor == Rational(3, 4))
    #expect(flow.states[0].fate == .vanishes)
    #expect(flow.states[0].rate?.text(digits: 6) == "0.105444")
    // Each product of factors is the total: there is one path.
    #expect(flow.states[0].steps.allSatisfy { $0.product == nil })
  }

  @Test func theBoundIsMetWhereTheSumStaysAt0() throws {
    let flow = try flow(sigmoid("-1 -1 -1 -1", weight: "2"))
    #expect(totals(flow) == ["1/16", "1/8", "1/4", "1/2"])
    #expect(flow.states[0].steps.map(\.total) == flow.states[0].steps.compactMap(\.bound))
    #expect(flow.states[0].steps.allSatisfy { flow.states[0].cause(of: $0) == .weight })
  }

  @Test func aHundredStepsAroundTheThresholdOf4() throws {
    func whole(_ weight: String, _ start: String = "0") throws -> (GradientFlow.State, String?) {
      let text = """
        circuit A {
          input x: {0}
          let w = \(weight)
          h[0] = \(start)
          z[t] = w * h[t-1] + x[t]
          output h[t] = sigmoid(z[t]) - 1/2
          prove h[t] > -1
        }
        """
      let flow = try flow(text, along: .letters(Array(repeating: 0, count: 100)))
      return (flow.states[0], flow.states[0].steps[0].total.text(digits: 15))
    }
    let (below, left) = try whole("3.9")
    #expect(left == "0.0795172898618316" && below.fate == .vanishes)
    #expect(below.rate == Measure(Rational(39, 40)))
    let (at, same) = try whole("4")
    #expect(same == "1" && at.fate == .lasts)
    let (above, more) = try whole("4.1")
    #expect(more == "11.8137163510622" && above.fate == .explodes)
    // Off zero it vanishes although w is above 4: by saturation.
    let (off, little) = try whole("5", "0.1")
    #expect(little?.hasPrefix("8.76521141724") == true)
    #expect(off.fate == .vanishes)
    #expect(off.cause(of: off.steps[99]) == .saturation)
  }

  @Test func aStateThatIsReadTwoStepsBackHasMoreThanOnePath() throws {
    let flow = try flow(
      """
      circuit A {
        input x: bit
        h[-1] = 0
        h[0] = 0
        output h[t] = sigmoid(h[t-1] + 1/2 * h[t-2] + x[t])
        prove h[t] > 0
        example "e" {
          x = 1 0 1
          prove last: h[T] > -9
        }
      }
      """)
    let state = flow.states[0]
    #expect(state.lags == [1, 2])
    #expect(state.steps[1].total.text(digits: 15) == "0.0732180541974303")
    #expect(state.steps[1].product?.text(digits: 6) == "0.0223271")
    // a_n = a_(n-1)/4 + a_(n-2)/8
    #expect(state.steps.map(\.bound) == [Rational(5, 64), Rational(3, 16), Rational(1, 4)].map { Measure($0) })
  }

  @Test func aTanhChainStaysBelowThePowersOfItsWeight() throws {
    let flow = try flow(
      """
      circuit A {
        input x: bit
        h[0] = 0
        z[t] = 0.9 * h[t-1] + x[t]
        output h[t] = tanh(z[t])
        prove h[t] < 2
        example "e" {
          x = 1 0 1 1 0
          prove last: h[T] > -9
        }
      }
      """)
    #expect(flow.states[0].steps[0].total.text(digits: 16) == "0.001405134949524409")
    #expect(flow.states[0].steps[0].bound == Measure(Rational(9, 10).power(5)))
  }

  @Test func linearFactorsAreExactAndMixedOnesAreMultiplied() throws {
    let text = """
      circuit A {
        input x: {1/4, 2}
        h[0] = 1
        output h[t] = x[t] * h[t-1]
        prove h[t] > 0
      }
      """
    let flow = try flow(text, along: .letters(Array(repeating: 1, count: 10) + Array(repeating: 0, count: 10)))
    let state = flow.states[0]
    #expect(state.steps[0].total == Measure(Rational(1, 1024)))
    #expect(state.steps[10].total == Measure(Rational(1, 1 << 20)))
    #expect(state.fate == .vanishes && state.form == nil)
  }

  @Test func realInputsAreTakenFromTheExample() throws {
    let flow = try flow(
      """
      circuit A {
        input x: real
        h[0] = 1
        h[t] = h[t-1] + 0.1 * x[t]
        output y[t] = 2 * h[t]
        example "e" {
          x = 10 10
          h = 2 3
        }
      }
      """)
    #expect(flow.inputs == .numbers([[10], [10]]))
    #expect(flow.states.map(\.name) == ["h"])
    #expect(flow.states[0].fate == .lasts)
    #expect(flow.states[0].greatestFactor == 1)
    // What the output makes of it.
    #expect(flow.states[0].reached.map(\.name) == ["y"])
    #expect(flow.states[0].reached[0].totals == [Measure(2), Measure(2)])
  }

  @Test func aVectorIsMeasuredByItsGreatestRowSum() throws {
    let flow = try flow(
      """
      circuit A {
        input x: {-1, 0}[2]
        let W = [[1, 1], [1, 1]]
        h[0] = [1/2, 1/2]
        z[t] = W * h[t-1] + x[t]
        output h[t] = sigmoid(z[t])
        prove h[t][1] > 0
        example "e" {
          x = [-1 -1] [-1 -1] [-1 -1]
          prove last: h[T][1] > -9
        }
      }
      """)
    // Every row of the matrix is 1/4 1/4, and its powers are halves of themselves.
    #expect(flow.states[0].steps.map(\.total) == [Rational(1, 8), Rational(1, 4), Rational(1, 2)].map { Measure($0) })
    #expect(flow.states[0].isVector)
    #expect(flow.states[0].greatestFactor == Rational(1, 2))
  }

  @Test func thresholdsAndDelaysHaveNoState() throws {
    for equation in ["step(h[t-1] + x[t] - 1.5)", "x[t-1]", "(h[t-1] + x[t]) >= 1"] {
      #expect(throws: GradientObstacle.self) {
        _ = try flow(
          """
          circuit A {
            input x: bit
            x[0] = 0
            h[0] = 0
            output h[t] = \(equation)
            convention step(0) = 1
            prove h[t] >= 0
            example "e" {
              x = 1
              prove last: h[T] > -9
            }
          }
          """)
      }
    }
  }

  @Test func aFactorOf0EndsTheGradientAndIsNamed() throws {
    let text = """
      circuit A {
        input x: bit
        h[0] = 1
        output h[t] = x[t] * h[t-1]
        prove h[t] >= 0
      }
      """
    let state = try flow(text, along: .letters([1, 0, 1])).states[0]
    #expect(state.fate == .ends)
    #expect(state.steps.map(\.factor.isZero) == [false, true, false])
    #expect(state.steps[0].total.logarithm == nil)
  }

  @Test func digitsThatCountAreRoundedAndNeverMadeUp() {
    #expect(Measure(Rational(2, 3)).text(digits: 3) == "2/3")
    #expect(Measure(Rational(1_234_567, 100_000_000)).text(digits: 4) == "0.01235")
    #expect(Measure(Rational(99_999_999, 10)).text(digits: 3) == "1.00e7")
    #expect(Measure(Rational(-1, 3).power(40)).text(digits: 3) == "8.23e-20")
    #expect(Measure(.enclosed(Enclosure(lower: -1, upper: 1, bits: 64)), bits: 64).text(digits: 3) == nil)
    #expect(Measure(Rational(1, 1000)).logarithm.map { ($0 + 3).magnitude < Rational(1, 100_000) } == true)
  }
}
