import CircuitLanguage
import CircuitModel
import Testing

@Suite struct CheckerEquationTests {
  @Test func theCircuitsOfTheLanguageDescriptionAreSound() throws {
    let (circuits, diagnostics) = checked(Samples.language)
    #expect(diagnostics.map(\.headline) == [])
    #expect(circuits.map(\.name) == ["RunningAnd", "RunningAndAtHalf", "SequenceEquality", "AlternatingSum"])
    #expect(circuits[0].summary == "Emits 1 for as long as every input so far was 1.")
    #expect(try equation(of: "h", in: circuits[0]) == "step(((h@t-1 + x@t) - 3/2))")
    #expect(try equation(of: "h", in: circuits[1]) == "step<1>((((h@t-1 + x@t) - 3/2) - 1/2))")
    #expect(
      try equation(of: "h[1]", in: circuits[2])
        == "step<0>((((W[1][1] * x[1]@t) + (W[1][2] * x[2]@t)) + b[1]))")
    #expect(try equation(of: "y", in: circuits[3]) == "sigmoid((10 * h@t))")
    #expect(
      try formula(of: "closed_form", in: circuits[3]) == "(h@t == sum(((-1 ^ (t - i)) * x@i) for i in 1..t))")
    #expect(circuits[3].bound == 64)
  }

  @Test func theFirstStepsMayHaveEquationsOfTheirOwn() throws {
    let circuit = try soundCircuit(
      of: "input x: bit\ny[2] = y[1] + t\ny[1] = 3 * x[1]\ny[t] = y[t-1] + x[t]\nprove y[t] >= 0")
    let overrides = try #require(circuit.cells[1].equation).overrides
    #expect(overrides.map(\.step) == [1, 2])
    #expect(overrides.map { circuit.text(of: $0.value) } == ["(3 * x@t)", "(y@t-1 + t)"])
  }

  @Test func initialValuesMayLieSeveralStepsBackAndAreSpreadOverVectors() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        x[0] = 1
        h[-1] = [1, 2]
        h[0] = 1/2
        h[t] = h[t-2] + [x[t-1], 0]
        prove h[t][1] >= 0
        """)
    #expect(circuit.cells.map(\.name) == ["x", "h[1]", "h[2]"])
    #expect(circuit.cells.map(\.initial) == [[1], [Rational(1, 2), 1], [Rational(1, 2), 2]])
    #expect(try equation(of: "h[2]", in: circuit) == "(h[2]@t-2 + 0)")
  }

  @Test func equationsMayStandInAnyOrder() throws {
    let circuit = try soundCircuit(
      of: "output y[t] = g[t] + h[t]\ng[t] = h[t]\nh[t] = x[t]\ninput x: bit\nprove y[t] >= 0")
    #expect(circuit.signals.map(\.name) == ["y", "g", "h", "x"])
    #expect(circuit.order.map { circuit[$0].name } == ["h", "g", "y"])
  }

  @Test func aSingleStepMayReadWhatOtherStepsMustNot() throws {
    let circuit = try soundCircuit(
      of: "input x: bit\na[1] = b[1]\na[t] = x[t]\nb[t] = x[t]\nprove a[t] == b[t]")
    #expect(circuit.order.map { circuit[$0].name } == ["b", "a"])
  }

  @Test func everyActivationIsElementwise() throws {
    let circuit = try soundCircuit(
      of: """
        input x: sign[2]
        a[t] = step(x[t])
        b[t] = sign(x[t])
        c[t] = relu(x[t])
        d[t] = clamp(x[t], -1, 2)
        e[t] = floor(x[t] / 2)
        f[t] = abs(-x[t])
        g[t] = sigmoid(x[t])
        h[t] = tanh(x[t])
        i[t] = threshold(x[t], 1/2)
        convention step(0) = 0.5
        convention sign(0) = -1
        prove a[t][1] >= 0
        """)
    #expect(try equation(of: "a[2]", in: circuit) == "step<1/2>(x[2]@t)")
    #expect(try equation(of: "b[1]", in: circuit) == "sign<-1>(x[1]@t)")
    #expect(try equation(of: "c[1]", in: circuit) == "relu(x[1]@t)")
    #expect(try equation(of: "d[1]", in: circuit) == "max(-1, min(x[1]@t, 2))")
    #expect(try equation(of: "e[1]", in: circuit) == "floor((x[1]@t / 2))")
    #expect(try equation(of: "f[1]", in: circuit) == "abs((0 - x[1]@t))")
    #expect(try equation(of: "g[1]", in: circuit) == "sigmoid(x[1]@t)")
    #expect(try equation(of: "h[1]", in: circuit) == "tanh(x[1]@t)")
    #expect(try equation(of: "i[1]", in: circuit) == "step<1/2>((x[1]@t - 1/2))")
  }

  @Test func comparisonsProductsAndSquaresAreUnits() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        h[0] = 0
        h[t] = h[t-1] + x[t] >= 1.5
        p[t] = h[t] * x[t]
        q[t] = (h[t] - x[t]) ^ 2
        s[t] = sum(i * x[t] for i in 1..3)
        prove p[t] or q[t]
        """)
    #expect(try equation(of: "h", in: circuit) == "((h@t-1 + x@t) >= 3/2)")
    #expect(try equation(of: "p", in: circuit) == "(h@t * x@t)")
    #expect(try equation(of: "q", in: circuit) == "((h@t - x@t) ^ 2)")
    #expect(try equation(of: "s", in: circuit) == "(((1 * x@t) + (2 * x@t)) + (3 * x@t))")
  }

  @Test func referencesMayUseTheWholeFormulaLanguage() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        ref r[t] = if t == 1 then x[1] else (count(x[1..t]) + r[t-1]) % 3
        ref s[t] = sum(s[i] for i in 1..t-1) + 1
        ref m[t] = max(x[t], min(t, 3))
        r[0] = 0
        prove r[t] <= s[t] + m[t]
        """)
    #expect(circuit.signals.map(\.role) == [.input, .reference, .reference, .reference])
    #expect(
      try equation(of: "r", in: circuit) == "if (t == 1) then x@1 else ((count(x@i for i in 1..t) + r@t-1) % 3)")
    #expect(try equation(of: "s", in: circuit) == "(sum(s@i for i in 1..(t - 1)) + 1)")
    #expect(try equation(of: "m", in: circuit) == "max(x@t, min(t, 3))")
  }

  @Test func anOutputIsOneWhereverTheWordStands() throws {
    let circuit = try soundCircuit(
      of: "input x: bit\ny[0] = 0\noutput y[1] = x[1]\ny[t] = y[t-1]\nprove y[t] == x[1]")
    #expect(circuit.signals.map(\.role) == [.input, .output])
  }

  @Test func namesOfFunctionsMayBeSignals() throws {
    let circuit = try soundCircuit(
      of: "input step: bit\nsum[t] = step(step[t] - 1/2)\nlet value = 1\nprove sum(sum[1..t]) >= value * sum[t]")
    #expect(try equation(of: "sum", in: circuit) == "step((step@t - 1/2))")
    #expect(try formula(of: "prove1", in: circuit) == "(sum(sum@i for i in 1..t) >= (value * sum@t))")
  }

  @Test func referencesMayLookAtTheirOwnPast() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        ref a[t] = previously(a[t]) or x[t]
        ref b[t] = any(b[i] for i in 1..t-1) or x[t]
        ref c[t] = x[t] or t > 1 and all(c[i-1] for i in 2..t)
        prove a[t] == b[t] and c[t] == c[t]
        """)
    #expect(try equation(of: "a", in: circuit) == "(at(t-1, a@t) or x@t)")
    #expect(codes(of: "input x: bit\nref a[t] = once(a[t]) or x[t]\nprove a[t]") == ["E0405"])
    #expect(codes(of: "input x: bit\nref a[t] = any(a[i+1] for i in 1..t-1)\nprove a[t]") == ["E0405"])
  }

  @Test func stepsOfEquationsMayBeConstantsOfAFamily() throws {
    let (circuits, diagnostics) = checked(
      "circuit F(k in 1..2) {\ninput x: bit\nh[1-k] = 1\nh[0] = 1\nh[k+1] = x[k+1]\nh[t] = h[t-k]\nprove h[t]\n}")
    #expect(diagnostics.map(\.headline) == ["`h[0]` is given twice"])
    #expect(circuits.map(\.name) == ["F(2)"])
    #expect(circuits[0].cells[1].equation?.overrides.map(\.step) == [3])
  }

  @Test func aCircuitWithoutInputsHasOneLetter() throws {
    let circuit = try soundCircuit(of: "h[0] = 0\noutput h[t] = 1 - h[t-1]\nprove h[t] == t % 2")
    #expect(circuit.alphabet.count == 1)
  }

  @Test func constantsMayUseFormulasInsideUnits() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        let k = 5
        h[t] = (k % 3) * x[t] + (if k > 3 then 1 else 0) + max(k, 2)
        prove h[t] >= 0
        """)
    #expect(try equation(of: "h", in: circuit) == "((((k % 3) * x@t) + 1) + max(k, 2))")
  }
}
