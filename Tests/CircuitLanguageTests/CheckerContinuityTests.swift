import CircuitLanguage
import CircuitModel
import Testing

/// Which circuits and claims are worked with in bounds, and which have states to merge.
@Suite struct CheckerContinuityTests {
  /// The circuit with an input of bits and this statement.
  private func isContinuous(_ statements: String) throws -> Bool {
    try soundCircuit(of: "input x: bit\n\(statements)\nprove some: x[t] == x[t]").isContinuous
  }

  @Test(arguments: [
    "h[t] = 2 * x[t]", "h[t] = sigmoid(x[t])", "h[t] = tanh(2 * x[t] - 1)", "s[t] = sigmoid(x[t])\nh[t] = s[t]",
    "s[t] = sigmoid(x[t])\nh[t] = s[t] > 1/2", "s[t] = sigmoid(x[t])\nlet c = 1/3\nref r[t] = s[t] <= 2 * c",
    "let c = sqrt(4)\nh[t] = c * x[t]", "h[t] = x[t] / 3", "h[t] = 1 / (1 + x[t])", "h[t] = 2^x[t]",
    "h[t] = 0.5^t * x[t]",
    "s[0] = 0\ns[t] = x[t] - s[t-1]\nh[t] = sigmoid(10 * s[t])",
  ])
  func whatIsRationalOrOnlyReadOutThroughASigmoidIsNot(statements: String) throws {
    #expect(try !isContinuous(statements))
  }

  @Test(arguments: [
    "h[t] = exp(x[t])", "h[t] = log(x[t] + 1)", "h[t] = sqrt(x[t])", "s[t] = sigmoid(x[t])\nh[t] = s[t] + 1",
    "s[0] = 0\ns[t] = tanh(s[t-1] + x[t])", "s[t] = sigmoid(x[t])\nh[t] = s[t] > x[t]", "h[t] = softmax([x[t], 0])",
    "h[t] = norm([x[t], 1])", "s[t] = sigmoid(x[t])\nh[t] = step(s[t])", "input z: real\nh[t] = z[t]",
    "input z: real[2]\nh[t] = x[t]", "s[t] = sigmoid(x[t])\nref r[t] = s[t] * 2",
  ])
  func whatComputesWithNumbersThatAreNotRationalIs(statements: String) throws {
    #expect(try isContinuous(statements))
  }

  @Test func theCircuitsOfTheLanguageDescriptionHaveStates() {
    let (circuits, diagnostics) = checked(Samples.language)
    #expect(diagnostics.isEmpty)
    #expect(circuits.map(\.isContinuous) == [false, false, false, false])
    #expect(circuits.flatMap(\.claims).allSatisfy { !$0.isContinuous })
  }

  @Test func aClaimIsContinuousByItself() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        s[0] = 1/2
        s[t] = sigmoid(x[t])
        h[0] = 0
        h[t] = h[t-1] + x[t]
        prove compared: s[t] > 1/2 iff x[t] == 1
        prove against_a_constant: 2/3 >= s[t]
        prove against_another: s[t] >= s[t-1] - 1
        prove added: s[t] + 1 > 1
        prove exponential: exp(h[t]) >= 1
        prove slope: d(h[t], h[t-1]) == 1
        prove plain: h[t] >= 0
        prove inside: all(s[i] > 0 for i in 1..t)
        prove rounded: s[t] ~ 0.5 or x[t] == 1
        """)
    #expect(!circuit.isContinuous)
    let found = circuit.claims.filter(\.isContinuous).map(\.name)
    #expect(found == ["against_another", "added", "exponential", "slope"])
  }

  @Test func claimsOfExamplesAreAlwaysWorkedOut() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        output y[t] = 2 * x[t]
        example "e" {
          x = 1 0
          y = 2 0
          prove a: y[1] == 2
        }
        """)
    #expect(!circuit.isContinuous)
    #expect(circuit.claims.map(\.name) == ["e", "e.a"])
    #expect(circuit.claims.map(\.isContinuous) == [false, true])
  }

  @Test func anAssumptionCanMakeACircuitContinuous() throws {
    #expect(try isContinuous("assume exp(x[t]) < 5"))
    #expect(try !isContinuous("assume sigmoid(x[t]) < 5"))
  }
}
