import TestSupport
import Testing

@testable import CircuitModel

/// The interpreter against values worked out by hand.
@Suite struct RunTests {
  /// Formulas over x = 1 0 1 1 with their values at each step.
  private static let table: [(formula: String, values: [Rational])] = [
    ("x[t]", [1, 0, 1, 1]),
    ("t", [1, 2, 3, 4]),
    ("count(x[1..t])", [1, 1, 2, 3]),
    ("sum(x[1..t-1])", [0, 1, 1, 2]),
    ("parity(x[1..t])", [1, 1, 0, 1]),
    ("if all(x[1..t]) then 1 else 0", [1, 0, 0, 0]),
    ("value(x[1..t])", [1, 2, 5, 11]),
    ("value(reverse(x[1..t]))", [1, 1, 5, 13]),
    ("min(x[1..t])", [1, 0, 0, 0]),
    ("max(t, 3)", [3, 3, 3, 4]),
    ("-7 % 3 + t", [3, 4, 5, 6]),
    ("7 % -3 + t", [-1, 0, 1, 2]),
    ("5/2 % 1 * t", [Rational(1, 2), 1, Rational(3, 2), 2]),
    ("2^(t-1)", [1, 2, 4, 8]),
    ("-t^2", [-1, -4, -9, -16]),
    ("sum((-1)^(t-i) * x[i] for i in 1..t)", [1, -1, 2, -1]),
    ("if previously(x[t] == 1) then 1 else 0", [0, 1, 0, 1]),
    ("if once(x[t] == 0) then 1 else 0", [0, 1, 1, 1]),
    ("if since(x[t] == 1, x[t] == 0) then 1 else 0", [0, 1, 1, 1]),
    ("if x[1..t] matches \"1(01)*\" then 1 else 0", [1, 0, 1, 0]),
    ("count(x[i] == 1 and all(x[j] == 1 for j in i..t) for i in 1..t)", [1, 0, 1, 2]),
    ("if x[1..t-1] == x[2..t] then 1 else 0", [1, 0, 0, 0]),
    ("abs(x[t] - 2)", [1, 2, 1, 1]),
    ("floor(t / 2)", [0, 1, 1, 2]),
    ("if t > 1 and x[t-1] == 1 then 10 else 20", [20, 10, 20, 10]),
  ]

  @Test(arguments: table.indices)
  func aFormulaHasTheValuesWorkedOutByHand(_ number: Int) throws {
    let (formula, values) = Self.table[number]
    let circuit = try circuit("circuit C {\n input x: bit\n ref r[t] = \(formula)\n prove: r[t] == r[t]\n}")
    var run = Run(circuit)
    for letter in [1, 0, 1, 1] { run.advance(by: letter) }
    #expect(run.problem == nil)
    let cell = try #require(circuit.signals.first { $0.name == "r" }?.components.first)
    #expect((1...4).map { run.trace.value(of: cell, atStep: $0)?.rational } == values, "\(formula)")
  }

  @Test func aStepTakenBackLeavesNoTrace() throws {
    let circuit = try circuit("circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] >= 0\n}")
    var run = Run(circuit)
    run.advance(by: 1)
    run.advance(by: 1)
    run.retreat()
    run.advance(by: 0)
    #expect(run.word == [1, 0])
    #expect(run.trace.value(of: CellID(1), atStep: 2) == .exact(1))
  }

  @Test func smoothValuesAreComparedExactly() throws {
    // sigmoid(ln 3) is 3/4, and ln 3 lies between 1.0986 and 1.0987.
    let below = Value.smooth(.sigmoid, of: Rational(10986, 10000))
    let above = Value.smooth(.sigmoid, of: Rational(10987, 10000))
    #expect(below.order(against: .exact(Rational(3, 4))) == -1)
    #expect(above.order(against: .exact(Rational(3, 4))) == 1)
    #expect(Value.smooth(.sigmoid, of: 0).order(against: .exact(Rational(1, 2))) == 0)
    #expect(Value.smooth(.tanh, of: 0).order(against: .exact(0)) == 0)
    #expect(Value.smooth(.tanh, of: 100).order(against: .exact(1)) == -1)
    #expect(Value.smooth(.sigmoid, of: -100).order(against: .exact(0)) == 1)
    #expect(Value.exact(Rational(1, 2)).order(against: .smooth(.sigmoid, of: 1)) == -1)
    #expect(Value.smooth(.sigmoid, of: 1).order(against: .smooth(.sigmoid, of: 2)) == -1)
    #expect(Value.smooth(.sigmoid, of: 1).order(against: .smooth(.tanh, of: 2)) == nil)
  }
}
