import CircuitLanguage
import CircuitModel
import Testing

@Suite struct CheckerHistoryTests {
  @Test func quantifiersAreFolds() throws {
    #expect(try formula("all(x[i] == 1 for i in 1..t)") == "all((x@i == 1) for i in 1..t)")
    #expect(try formula("any(x[i-1] for i in 2..t-1)") == "any(x@i-1 for i in 2..(t - 1))")
    #expect(try formula("count(x[i] for i in 1..t) == 2") == "(count(x@i for i in 1..t) == 2)")
    #expect(try formula("min(x[i] + i for i in 1..t) > 0") == "(minimum((x@i + i) for i in 1..t) > 0)")
    #expect(try formula("max(x[2 * i] for i in 1..1) > 0") == "(maximum(x@{(2 * i)} for i in 1..1) > 0)")
    #expect(try formula("parity(x[i] for i in 1..t)") == "parity(x@i for i in 1..t)")
  }

  @Test func nestedQuantifiersMeanWhatTheySay() throws {
    #expect(
      try formula("any(x[i] == 1 and all(x[j] == 1 for j in i..t) for i in 1..t)")
        == "any(((x@i == 1) and all((x@j == 1) for j in i..t)) for i in 1..t)")
  }

  @Test func anIndexThatPicksAComponentIsWrittenOut() throws {
    #expect(try formula("all(v[t][i] == 1 for i in 1..2)") == "((v[1]@t == 1) and (v[2]@t == 1))")
    #expect(try formula("any(v[t][i] for i in 1..2)") == "(v[1]@t or v[2]@t)")
    #expect(try formula("parity(v[t][i] for i in 1..2)") == "(v[1]@t xor v[2]@t)")
    #expect(try formula("count(v[t][i] for i in 1..2) > 0") == "((v[1]@t + v[2]@t) > 0)")
    #expect(try formula("max(v[t][i] for i in 1..2) > 0") == "(max(v[1]@t, v[2]@t) > 0)")
    #expect(
      try formula("all(all(x[j] == v[j][i] for j in 1..t) for i in 1..2)")
        == "(all((x@i == v[1]@i) for i in 1..t) and all((x@j == v[2]@j) for j in 1..t))")
  }

  @Test func emptyRangesThatAreWrittenOutHaveTheirValues() throws {
    #expect(try formula("all(v[t][i] == 1 for i in 2..1)") == "1")
    #expect(try formula("any(v[t][i] == 1 for i in 2..1) or x[t]") == "(0 or x@t)")
    #expect(try formula("sum(v[t][i] for i in 2..1) == 0") == "1")
  }

  @Test func foldsTakeSlices() throws {
    #expect(try formula("all(x[1..t])") == "all(x@i for i in 1..t)")
    #expect(try formula("sum(x[2..t-1]) == 1") == "(sum(x@i for i in 2..(t - 1)) == 1)")
    #expect(try formula("any(v[1..t][2])") == "any(v[2]@i for i in 1..t)")
    #expect(
      try formula("sum(v[1..t]) == [1, 2]")
        == "((sum(v[1]@i for i in 1..t) == 1) and (sum(v[2]@j for j in 1..t) == 2))")
  }

  @Test func slicesCompareStepByStep() throws {
    #expect(try formula("x[1..t] == x[1..t]") == "all((x@i == x@i) for i in 1..t)")
    #expect(try formula("x[2..t] == x[1..t-1]") == "all((x@i == x@i-1) for i in 2..t)")
    #expect(try formula("v[1..t] != v[1..t]") == "not all(((v[1]@i == v[1]@i) and (v[2]@i == v[2]@i)) for i in 1..t)")
    #expect(
      try formula("x[1..t] == x[2..t]")
        == "((max(0, ((t - 1) + 1)) == max(0, ((t - 2) + 1))) and all((x@i == x@i+1) for i in 1..t))")
  }

  @Test func valueReadsBitsInEitherOrder() throws {
    #expect(try formula("value(x[1..t]) == 3") == "(sum(((2 ^ (t - i)) * x@i) for i in 1..t) == 3)")
    #expect(try formula("value(reverse(x[2..t])) == 3") == "(sum(((2 ^ (i - 2)) * x@i) for i in 2..t) == 3)")
    #expect(
      try formula("value(reverse(reverse(x[1..t]))) == 3") == "(sum(((2 ^ (t - i)) * x@i) for i in 1..t) == 3)")
  }

  @Test func pastOperatorsAreFoldsOverTheStepsSoFar() throws {
    #expect(try formula("previously(x[t])") == "at(t-1, x@t)")
    #expect(try formula("once(x[t])") == "any(at(i, x@t) for i in 1..t)")
    #expect(try formula("historically(x[t] == t)") == "all(at(i, (x@t == t)) for i in 1..t)")
    #expect(
      try formula("since(x[t], v[t][1])")
        == "any((at(i, v[1]@t) and all(at(j, x@t) for j in (i + 1)..t)) for i in 1..t)")
    #expect(try formula("once(previously(x[t]))") == "any(at(i, at(t-1, x@t)) for i in 1..t)")
  }

  @Test func patternsBecomeLanguages() throws {
    #expect(try formula("x[1..t] matches \"(0|1)*101\"") == "matches ((0|1)){0,}101(x@i for i in 1..t)")
    #expect(try formula("x[1..t] matches \".+0?1{2,3}\"") == "matches (.){1,}(0){0,1}(1){2,3}(x@i for i in 1..t)")
    #expect(try formula("x[1..t] matches \"\"") == "matches (x@i for i in 1..t)")
    #expect(try formula("x[1..t] matches \"1{2}|0{3,}\"") == "matches ((1){2,2}|(0){3,})(x@i for i in 1..t)")
    #expect(try formula("reverse(x[1..t]) matches \"01*\"") == "matches (1){0,}0(x@i for i in 1..t)")
  }

  @Test func bothSidesOfAComparisonAreKeptForReports() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        input v: bit[2]
        prove a: (x[t] implies v[t] == [1, x[t]])
        prove b: v[t] == [1, 0]
        prove c: x[1..t] == x[1..t]
        prove d: all(x[1..t])
        refute e: x[t] + 1 < 2 when x[t] or v[t][1]
        """)
    let sides = circuit.claims.map { $0.sides.map { $0.components.map { circuit.text(of: $0) } } }
    #expect(
      sides == [
        [["x@t"], ["((v[1]@t == 1) and (v[2]@t == x@t))"]], [["v[1]@t", "v[2]@t"], ["1", "0"]], [], [],
        [["(x@t + 1)"], ["2"]],
      ])
  }
}
