import CircuitModel
import Insight
import TestSupport
import Testing

@Suite struct WeightTests {
  @Test func weightsAreTheNumbersOfASumThatNoConstantNames() throws {
    let and = try circuit(
      "circuit A {\n  input x: bit\n  h[0] = 1\n  h[t] = step(h[t-1] + x[t] - 1.5)\n  output y[t] = h[t]\n  prove y[t] or true\n}"
    )
    #expect(and.weights.map { and.value(of: $0) } == [1, 1, Rational(-3, 2)])
    #expect(and.preActivations.count == 1)
  }

  @Test func constantsOfTheNetworkAreWeightsAndThoseOfClaimsAreNot() throws {
    let fed = try circuit(
      """
      circuit A {
        input x: bit[2]
        let W = [[1, -2], [3, 4]]
        let k = 2
        h[t] = step(W * x[t] - [0, 1])
        output y[t] = h[t][1] + 5 * h[t][2]
        prove y[t] >= 0 or k == 2
      }
      """)
    #expect(fed.weights.map { fed.value(of: $0) } == [1, -2, 0, 3, 4, -1, 1, 5, 0])
  }

  @Test func settingEveryWeightToItselfChangesNothingThatARunSees() throws {
    let nested = try circuit(
      """
      circuit A {
        input x: bit
        h[0] = 0
        h[t] = step(2 * step(x[t] - 0.5) + 3 * (h[t-1] - x[t]) - 1)
        output y[t] = h[t] >= 1/2
        prove y[t] or true
      }
      """)
    let weights = nested.weights
    #expect(weights.map { nested.value(of: $0) } == [2, 3, -3, -1, 1, Rational(-1, 2), 1, Rational(-1, 2)])
    let same = nested.setting(Dictionary(uniqueKeysWithValues: weights.map { ($0, nested.value(of: $0)) }))
    let other = nested.setting([weights[4]: -1, weights[3]: 5])
    #expect(weights.map { same.value(of: $0) } == weights.map { nested.value(of: $0) })
    #expect(weights.map { other.value(of: $0) } == [2, 3, -3, 5, -1, Rational(-1, 2), 1, Rational(-1, 2)])
    var (run, again) = (Run(nested), Run(same))
    for letter in [1, 0, 1, 1, 0, 0] {
      run.advance(by: letter)
      again.advance(by: letter)
    }
    #expect(run.trace.values == again.trace.values)
  }
}
