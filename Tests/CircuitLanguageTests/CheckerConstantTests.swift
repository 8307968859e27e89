import CircuitLanguage
import CircuitModel
import Testing

@Suite struct CheckerConstantTests {
  private func parameters(_ statements: String) throws -> [String] {
    let circuit = try soundCircuit(of: "input x: bit\n\(statements)\nprove x[t] >= 0")
    return circuit.parameters.map { "\($0.name) = \($0.value)" }
  }

  @Test func numbersVectorsAndMatricesBecomeParameters() throws {
    #expect(try parameters("let a = -1.5") == ["a = -3/2"])
    #expect(try parameters("let a = 3/4\nlet b = [a, 2 * a]") == ["a = 3/4", "b[1] = 3/4", "b[2] = 3/2"])
    #expect(
      try parameters("let W = [[1, 2], [3, 1e-3]]")
        == ["W[1][1] = 1", "W[1][2] = 2", "W[2][1] = 3", "W[2][2] = 1/1000"])
  }

  @Test func constantsMayReferToEachOtherInAnyOrder() throws {
    #expect(
      try parameters("let a = b[2] + 1\nlet b = [c, c * c]\nlet c = 3")
        == ["a = 10", "b[1] = 3", "b[2] = 9", "c = 3"])
  }

  @Test func comprehensionsMayBeNested() throws {
    #expect(
      try parameters("let W = [[if i == j then 1 else 0 for j in 1..2] for i in 1..2]")
        == ["W[1][1] = 1", "W[1][2] = 0", "W[2][1] = 0", "W[2][2] = 1"])
    #expect(try parameters("let n = 3\nlet v = [i ^ 2 for i in 2..n]") == ["n = 3", "v[1] = 4", "v[2] = 9"])
  }

  @Test func constantExpressionsMayUseEverythingRational() throws {
    #expect(try parameters("let a = sum(i for i in 1..4) % 4") == ["a = 2"])
    #expect(try parameters("let a = -7 % 3") == ["a = 2"])
    #expect(try parameters("let a = 2 ^ -2 + abs(-1) + floor(-1/2) + relu(-3)") == ["a = 1/4"])
    #expect(try parameters("let a = min(2, 1/2) + max(1, 2, 3)") == ["a = 7/2"])
    #expect(try parameters("let a = (1 < 2) + (2 <= 1) + (1 == 1 and not false)") == ["a = 2"])
    #expect(try parameters("let a = count(i % 2 == 0 for i in 1..5)") == ["a = 2"])
    #expect(try parameters("let a = [1, 2] * [3, 4]") == ["a = 11"])
    #expect(try parameters("let a = min(i * i for i in -2..1)") == ["a = 0"])
    #expect(try parameters("let a = step(1) + sign(-2)") == ["a = 0"])
  }

  @Test func branchesThatAreNotTakenAreNotComputed() throws {
    #expect(try parameters("let k = 1\nlet a = if k > 1 then 1 / (k - 1) else 0") == ["k = 1", "a = 0"])
    #expect(try parameters("let k = 1\nlet a = k > 1 and 1 / (k - 1) > 0") == ["k = 1", "a = 0"])
  }

  @Test func misspelledNamesInBranchesThatAreNotTakenAreReported() {
    #expect(codes(of: "input x: bit\nlet k = 1\nlet a = if k > 1 then kk else 0\nprove x[t] >= a") == ["E0201"])
  }

  @Test func weightsKeepTheirNamesAndIndicesAreNumbers() throws {
    let circuit = try soundCircuit(
      of: "input x: bit[2]\nlet W = [1, 2]\nh[t] = sum(W[i] * x[t][i] + i for i in 1..2)\nprove h[t] >= 0")
    #expect(try equation(of: "h", in: circuit) == "(((W[1] * x[1]@t) + 1) + ((W[2] * x[2]@t) + 2))")
  }

  @Test func membersOfFamiliesAreCircuitsOfTheirOwn() throws {
    let (circuits, diagnostics) = checked(
      """
      circuit Delay(k in 1..3) {
        input x: bit
        let twice = 2 * k
        h[0] = 0
        h[t] = concat([x[t]], [h[t-1][i] for i in 1..k-1])
        output y[t] = h[t][k]
        prove t >= k implies y[t] == x[t-(k-1)]
      }
      """)
    #expect(diagnostics.map(\.headline) == [])
    #expect(circuits.map(\.name) == ["Delay(1)", "Delay(2)", "Delay(3)"])
    #expect(circuits.map { $0.parameters[0].value } == [2, 4, 6])
    #expect(circuits.map { $0.cells.count } == [3, 4, 5])
    #expect(try equation(of: "h[3]", in: circuits[2]) == "h[2]@t-1")
    #expect(try formula(of: "prove1", in: circuits[1]) == "((t >= 2) implies (y@t == x@t-1))")
  }

  @Test func familiesMayHaveSeveralParameters() {
    let (circuits, _) = checked(
      "circuit F(n in 1..3, k in n..3) {\n input x: bit[n]\n prove x[t] == x[t] and k >= n\n}")
    #expect(circuits.map(\.name) == ["F(1, 1)", "F(1, 2)", "F(1, 3)", "F(2, 2)", "F(2, 3)", "F(3, 3)"])
  }

  @Test func aProblemOfSomeMembersSaysOfWhich() throws {
    let (circuits, diagnostics) = checked(
      "circuit F(k in 1..3) {\n input x: bit[2]\n prove x[t][k] == 0\n}")
    #expect(circuits.count == 2)
    #expect(diagnostics.map(\.code.rawValue) == ["E0304"])
    #expect(diagnostics[0].notes == ["this is so in `F(3)`"])
  }

  @Test func everyKindOfInputHasItsLetters() throws {
    func letters(_ type: String) throws -> [[Rational]] {
      let circuit = try soundCircuit(of: "input x: \(type)\nprove x[t] == x[t]")
      return (0..<circuit.alphabet.count).map { circuit.alphabet.values(of: $0) }
    }
    #expect(try letters("bit") == [[0], [1]])
    #expect(try letters("sign") == [[-1], [1]])
    #expect(try letters("{5, 0, 1/2}") == [[0], [Rational(1, 2)], [5]])
    #expect(try letters("-1..1") == [[-1], [0], [1]])
    #expect(try letters("onehot[3]") == [[0, 0, 1], [0, 1, 0], [1, 0, 0]])
    #expect(try letters("bit[2]") == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(try letters("{1, 2}[2]").count == 4)
    #expect(try letters("bit[1]") == [[0], [1]])
    let circuit = try soundCircuit(of: "input x: bit[1]\nprove x[t][1] == x[t][1]")
    #expect(circuit.signals[0].isVector)
  }

  @Test func severalInputsTogetherFormTheLetter() throws {
    let circuit = try soundCircuit(of: "input a: bit\ninput b: -1..1\nprove a[t] == a[t]")
    #expect(circuit.alphabet.count == 6)
    #expect(circuit.alphabet.values(of: 5) == [1, 1])
  }
}
