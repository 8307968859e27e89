import CircuitModel
import Fuzzing
import Insight
import Reports
import TestSupport
import Testing

@Suite struct SumTextTests {
  /// What is said of every sum at the last step of a word.
  private func sentences(_ equations: String, on word: [Int]) throws -> [String] {
    let text = """
      circuit A {
        input x: bit
        \(equations)
        prove 1 == 1
      }
      """
    let circuit = try circuit(text)
    var run = Run(circuit)
    for letter in word { run.advance(by: letter) }
    return circuit.preActivations(atStep: word.count).map { circuit.sumText(of: $0, at: run).sentence }
  }

  @Test func valuesStandWhereTheSignalsStood() throws {
    let unit = "h[0] = 1\nh[t] = step(h[t-1] + x[t] - 1.5)\noutput y[t] = h[t]"
    #expect(try sentences(unit, on: [1]) == ["1 + 1 - 3/2 = 1/2 > 0, so 1"])
    #expect(try sentences(unit, on: [0]) == ["1 + 0 - 3/2 = -1/2 < 0, so 0"])
    #expect(try sentences(unit, on: [0, 1]) == ["0 + 1 - 3/2 = -1/2 < 0, so 0"])
  }

  @Test func aTieNamesItsRuleOrThatThereIsNone() throws {
    #expect(
      try sentences("convention step(0) = 1\noutput y[t] = step(x[t] - 1)", on: [1]) == ["1 - 1 = 0, so step(0) = 1"])
    #expect(try sentences("output y[t] = sign(2 * x[t])", on: [0]) == ["2 * 0 = 0, and no rule says what sign(0) is"])
  }

  @Test func numbersBelowZeroAreBracketed() throws {
    let units = "s[t] = sign(x[t] - 1/2)\noutput y[t] = -s[t] - 3 * s[t] + 2"
    #expect(try sentences(units, on: [0]) == ["0 - 1/2 = -1/2 < 0, so -1", "-4 * (-1) + 2 = 6"])
  }

  @Test func nothingBeginsWithMinusZero() throws {
    #expect(try sentences("output y[t] = step(-x[t] + 1/2)", on: [0]) == ["0 + 1/2 = 1/2 > 0, so 1"])
    #expect(try sentences("output y[t] = step(1/2 - x[t])", on: [1]) == ["-1 + 1/2 = -1/2 < 0, so 0"])
  }

  @Test func everyUseOfASumSaysWhatBecomesOfIt() throws {
    #expect(try sentences("output y[t] = relu(x[t] - 2)", on: [1]) == ["1 - 2 = -1, so relu(-1) = 0"])
    #expect(try sentences("output y[t] = floor(x[t] - 1/2)", on: [0]) == ["0 - 1/2 = -1/2, so floor(-1/2) = -1"])
    #expect(try sentences("output y[t] = abs(x[t] - 2)", on: [1]) == ["1 - 2 = -1, so abs(-1) = 1"])
    #expect(try sentences("output y[t] = tanh(x[t] - 1)", on: [1]) == ["1 - 1 = 0, so tanh(0) = 0"])
    #expect(try sentences("output y[t] = x[t] >= 1", on: [0]) == ["0 - 1 = -1, not >= 0, so 0"])
    #expect(try sentences("output y[t] = x[t] >= 1", on: [1]) == ["1 - 1 = 0 >= 0, so 1"])
  }

  @Test func functionsWithoutAThresholdSayTheirValueOrThatThereIsNone() throws {
    #expect(try sentences("output y[t] = exp(x[t] - 2)", on: [1]) == ["1 - 2 = -1, so exp(-1) = ≈0.367879"])
    #expect(try sentences("output y[t] = sqrt(x[t] + 1)", on: [1]) == ["1 + 1 = 2, so sqrt(2) = ≈1.414214"])
    #expect(try sentences("output y[t] = log(x[t] + 1)", on: [1]) == ["1 + 1 = 2, so log(2) = ≈0.693147"])
    #expect(try sentences("output y[t] = log(x[t] - 1)", on: [1]) == ["1 - 1 = 0, and log(0) has no value"])
    #expect(try sentences("output y[t] = sigmoid(x[t] - 2)", on: [1]) == ["1 - 2 = -1, so sigmoid(-1) = ≈0.268941"])
  }

  @Test func aSumOfOneValueIsSaidOnce() throws {
    #expect(try sentences("output y[t] = step(x[t])", on: [1]) == ["1 > 0, so 1"])
  }

  @Test func theEquationOfTheStepCounts() throws {
    let unit = "y[1] = step(x[1] - 1/2)\noutput y[t] = step(y[t-1] + x[t] - 3/2)"
    #expect(try sentences(unit, on: [1]) == ["1 - 1/2 = 1/2 > 0, so 1"])
    #expect(try sentences(unit, on: [1, 1]) == ["1 + 1 - 3/2 = 1/2 > 0, so 1"])
  }

  @Test func aSmoothValueIsHeldAgainstANumberExactly() throws {
    let units = "s[t] = sigmoid(x[t])\noutput y[t] = s[t] > 1/2"
    #expect(try sentences(units, on: [0]) == ["0, so sigmoid(0) = 1/2", "1/2 - 1/2 = 0, not > 0, so 0"])
    #expect(try sentences(units, on: [1]).last == "≈0.731059 - 1/2 > 0, so 1")
  }

  @Test func whatCouldNotBeComputedIsAQuestionMark() throws {
    let units = "u[t] = step(x[t])\noutput y[t] = step(u[t] - 1/2)"
    #expect(try sentences(units, on: [0]).last == "? - 1/2")
  }

  @Test func aSumIsWhatTheInterpreterMakesOfIt() {
    for number in stride(from: 0, to: SmallNetworks.count, by: 1499) {
      let circuit = SmallNetworks.network(number)
      var run = Run(circuit)
      for letter in [1, 0, 1, 1] where run.problem == nil {
        run.advance(by: letter % circuit.alphabet.count)
        for sum in circuit.preActivations(atStep: run.length) {
          guard case .activation(let activation) = sum.use, run.problem == nil else { continue }
          let text = circuit.sumText(of: sum, at: run)
          let isWhole = circuit[sum.place.cell].equation?.expression(atStep: run.length)
          guard case .apply(activation, _, _)? = isWhole, let value = text.value else { continue }
          #expect(
            run.trace.value(of: sum.place.cell, atStep: run.length)?.rational == sum.decision(on: value), "\(number)")
        }
      }
    }
  }
}
