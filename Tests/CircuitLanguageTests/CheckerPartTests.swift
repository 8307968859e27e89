import CircuitLanguage
import CircuitModel
import Testing

@Suite struct CheckerPartTests {
  static let latch = """

    circuit Latch(k in 1..2) {
      input set: bit
      set[0] = 1
      let w = [k, 2]
      inner[t] = step(set[t] + set[t-1] - w[1])
      output q[1] = inner[1]
      q[t] = inner[t] + sum(q[i] for i in 1..0)
      convention step(0) = 1
      prove q[t] iff inner[t]
    }
    """

  @Test func aPartIsPlacedUnderItsName() throws {
    let circuit = try soundCircuit(
      "circuit A {\n input x: bit\n part p = Latch(k: 2, set: 1 - x)\n prove p.q[t] >= 0\n}" + Self.latch)
    #expect(circuit.signals.map(\.name) == ["x", "p.set", "p.inner", "p.q"])
    #expect(circuit.signals.map(\.role) == [.input, .wire, .unit, .unit])
    #expect(circuit.parameters.map(\.name) == ["p.w[1]", "p.w[2]"])
    #expect(circuit.cells.map(\.initial) == [[], [1], [], []])
    #expect(try equation(of: "p.set", in: circuit) == "(1 - x@t)")
    #expect(try equation(of: "p.inner", in: circuit) == "step<1>(((p.set@t + p.set@t-1) - p.w[1]))")
    #expect(circuit.cells[3].equation?.overrides.map { circuit.text(of: $0.value) } == ["p.inner@t"])
    #expect(try formula(of: "prove1", in: circuit) == "(p.q@t >= 0)")
    #expect(circuit.claims.count == 1)
  }

  @Test func partsMayLieInPartsAndKeepTheirOwnConventions() throws {
    let circuit = try soundCircuit(
      """
      circuit Outer {
        input x: bit
        part m = Middle(a: x[t])
        convention step(0) = 0
        y[t] = step(m.p.q[t])
        prove y[t]
      }
      circuit Middle {
        input a: bit
        part p = Latch(k: 1, set: a)
        prove p.q[t]
      }
      """ + Self.latch)
    #expect(circuit.signals.map(\.name) == ["x", "m.a", "m.p.set", "m.p.inner", "m.p.q", "y"])
    #expect(circuit.order.map { circuit[$0].name } == ["m.a", "m.p.set", "m.p.inner", "m.p.q", "y"])
    #expect(try equation(of: "y", in: circuit) == "step<0>(m.p.q@t)")
    #expect(try equation(of: "m.p.inner", in: circuit).hasPrefix("step<1>"))
  }

  @Test func everythingUnderAReferencePartIsForClaimsOnly() throws {
    let circuit = try soundCircuit(
      "circuit A {\n input x: bit\n ref part p = Latch(k: 1, set: x[t] % 2)\n prove p.q[t]\n}" + Self.latch)
    #expect(circuit.signals.map(\.role) == [.input, .wire, .reference, .reference])
  }

  @Test func vectorsAndOneHotInputsMayBeFed() throws {
    let other =
      "\ncircuit B {\n input o: onehot[3]\n input v: -1..1[2]\n y[t] = o[t][1] + v[t][2]\n prove y[t] >= -1\n}"
    let circuit = try soundCircuit(
      """
      circuit A {
        input o: onehot[3]
        input x: bit
        o[0] = [1, 0, 0]
        part p = B(o: o[t-1], v: [x[t], -x[t]])
        part q = B(o: [x[t], 1 - x[t], 0], v: [0, 1])
        part r = B(o: [0, 1, 0], v: [0, x[t]])
        prove p.y[t] + q.y[t] >= -2
      }
      """ + other)
    #expect(try equation(of: "p.o[2]", in: circuit) == "o[2]@t-1")
    let feed = checked(
      "circuit A {\n input x: bit[3]\n part p = B(o: x, v: [x[t][1], 2])\n prove p.y[t] > 0\n}" + other)
    #expect(feed.diagnostics.map(\.code.rawValue) == ["E0416", "E0416"])
  }

  @Test func rangesOfManyValuesMayBeFed() {
    let text = """
      circuit A {
        input n: 0..1000
        h[0] = 0
        h[t] = clamp(h[t-1] + n[t], 0, 1000)
        part p = B(n: h[t])
        prove p.n[t] >= 0
      }
      circuit B {
        input n: 0..1000
        prove n[t] >= 0
      }
      """
    #expect(checked(text).diagnostics.map(\.headline) == [])
  }

  @Test func feedbackThroughAPartIsFoundOnlyWhereThereIsSome() {
    let other =
      "\ncircuit B {\n input a: bit\n y[0] = 0\n y[t] = a[t]\n z[0] = 0\n z[t] = a[t]\n prove y[t] iff z[t]\n}"
    let delayed = "circuit A {\n input x: bit\n part p = B(a: h[t])\n h[t] = step(p.y[t-1] + x[t])\n prove h[t]\n}"
    let direct = "circuit A {\n input x: bit\n part p = B(a: h[t])\n h[t] = step(p.y[t] + x[t])\n prove h[t]\n}"
    #expect(checked(delayed + other).diagnostics.map(\.headline) == [])
    let circle = checked(direct + other).diagnostics.map(\.headline)
    #expect(circle == ["signals wait for each other: `p.a[t] -> h[t] -> p.y[t] -> p.a[t]`"])
  }

  @Test func aCircuitWithErrorsIsNotReportedAgainWhereItIsUsed() {
    let text = """
      circuit A {
        input x: bit
        part p = B(x: x)
        y[t] = p.y[t]
        prove y[t] and p.z[t]
      }
      circuit B {
        input x: bit
        y[t] = xx[t]
        prove y[t]
      }
      """
    #expect(checked(text).diagnostics.map(\.code.rawValue) == ["E0201"])
  }

  @Test func aCircuitThatHoldsABrokenOneIsBrokenToo() {
    let text = """
      circuit A {
        input x: bit
        part p = B(x: x)
        prove p.x[t]
      }
      circuit B {
        input x: bit
        part q = C(x: x)
        y[t] = q.y[t]
        prove x[t]
      }
      circuit C {
        input x: bit
        y[t] = xx[t]
        prove y[t]
      }
      circuit D {
        input x: bit
        prove x[t]
      }
      """
    let (circuits, diagnostics) = checked(text)
    #expect(diagnostics.map(\.code.rawValue) == ["E0201"])
    #expect(circuits.map(\.name) == ["D"])
  }

  @Test func aPartWhoseClaimsAreWrongCanBeUsed() {
    let text = """
      circuit A {
        input x: bit
        part p = B(x: x)
        prove p.y[t]
      }
      circuit B {
        input x: bit
        y[t] = x[t]
        prove yy[t]
      }
      """
    let (circuits, diagnostics) = checked(text)
    #expect(diagnostics.map(\.code.rawValue) == ["E0201"])
    #expect(circuits.map(\.name) == ["A"])
  }
}
