import CircuitLanguage
import CircuitModel
import Testing

@Suite struct CheckerClaimTests {
  @Test func unnamedClaimsAreNumberedAmongTheirKind() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        prove x[t]
        prove named: x[t]
        refute x[t]
        prove x[t]
        reach x[t]
        refute x[t]
        example "one" {
          y = 1
          x = 1
        }
        output y[t] = x[t]
        assume once(x[t])
        """)
    #expect(circuit.claims.map(\.name) == ["prove1", "named", "refute1", "prove3", "reach1", "refute2", "one"])
    #expect(circuit.assumptions.map { circuit.text(of: $0.formula) } == ["any(at(i, x@t) for i in 1..t)"])
  }

  @Test func aConditionIsKeptApart() throws {
    let circuit = try soundCircuit(of: "input x: bit\nprove a: x[t] when t > 1\nrefute b: x[t] when x[t] == 0")
    #expect(try formula(of: "a", in: circuit) == "x@t when (t > 1)")
    #expect(try formula(of: "b", in: circuit) == "x@t when (x@t == 0)")
  }

  @Test func descriptionsAreKept() throws {
    let circuit = try soundCircuit(
      "/// What it is.\n/// And why.\ncircuit A {\ninput x: bit\n/// Surely.\nprove a: x[t]\n}")
    #expect(circuit.summary == "What it is.\nAnd why.")
    #expect(circuit.claims[0].summary == "Surely.")
  }

  @Test func examplesAreWordsAndRows() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        input v: onehot[3]
        part p = B(z: x)
        output y[t] = v[t] * (x[t] + 1)
        s[t] = sigmoid(x[t])
        example "two steps" {
          y = [0 1/2 0] [1 0 0] within 1 / 4
          v = [0 1 0] [1 0 0]
          p.y = 0 1
          x = 0 1
          s = 0.5 0.73 within 0.01
        }
        }
        circuit B {
        input z: bit
        output y[t] = z[t]
        prove y[t] iff z[t]
        """)
    guard case .example(let example) = try #require(circuit.claims.first).kind else { return }
    #expect(example.word.map { circuit.alphabet.values(of: $0) } == [[0, 0, 1, 0], [1, 1, 0, 0]])
    #expect(example.rows.map { circuit[$0.cell].name } == ["y[1]", "y[2]", "y[3]", "p.y", "s"])
    #expect(
      example.rows.map(\.values) == [
        [0, 1], [Rational(1, 2), 0], [0, 0], [0, 1], [Rational(1, 2), Rational(73, 100)],
      ])
    #expect(example.rows.map(\.tolerance) == [Rational(1, 4), Rational(1, 4), Rational(1, 4), 0, Rational(1, 100)])
  }

  @Test func guardedReadsAreLeftToTheRun() {
    func found(_ claim: String) -> [String] { codes(of: "input x: bit\ny[t] = x[t]\nprove \(claim)") }
    #expect(found("t > 1 implies x[t-1] == 0") == [])
    #expect(found("t > 1 and x[t-1] == 0") == [])
    #expect(found("t < 2 or x[t-1] == 0") == [])
    #expect(found("if t > 1 then x[t-1] == 0 else true") == [])
    #expect(found("all(x[i-1] for i in 1..t)") == [])
    #expect(found("previously(x[t])") == [])
    #expect(found("x[t-1] == 0 or t == 1") == ["E0408"])
    #expect(found("t > 1 xor x[t-1] == 0") == ["E0408"])
    #expect(found("t == 1 or x[t-2] + x[t-1] == 0") == [])
    #expect(found("x[2] == 0") == ["E0408"])
    #expect(found("t >= 2 implies x[2] == 0") == [])
    #expect(found("x[1] == 0") == [])
  }

  @Test func theMissingValueIsNamed() throws {
    func headline(_ statements: String) -> [String] {
      checked("circuit A {\ninput x: bit\n\(statements)\nprove x[t]\n}").diagnostics.map(\.headline)
    }
    #expect(headline("h[t] = h[t-1]") == ["`h[0]` is read at step 1 and has no value"])
    #expect(headline("h[1] = 0\nh[t] = h[t-1]") == [])
    #expect(headline("h[0] = 0\nh[t] = h[t-2]") == ["`h[-1]` is read at step 1 and has no value"])
    #expect(headline("h[-1] = 0\nh[t] = h[t-2]") == ["`h[0]` is read at step 2 and has no value"])
    #expect(headline("h[1] = 0\nh[t] = h[t-2]") == ["`h[0]` is read at step 2 and has no value"])
    #expect(headline("h[1] = h[0]\nh[t] = h[t-1]") == ["`h[0]` is read at step 1 and has no value"])
    #expect(headline("h[t] = x[t-1]\ng[t] = x[t-1]") == ["`x[0]` is read at step 1 and has no value"])
    #expect(headline("ref r[t] = if t > 1 then r[t-1] else 0") == [])
    #expect(headline("ref r[t] = r[t-1]") == ["`r[0]` is read at step 1 and has no value"])
  }

  @Test func diagnosticsComeInTheOrderOfTheText() {
    let found = checked(
      "circuit A {\ninput x: bit\nprove a\ny[t] = b[t]\nprove y[t] == 1\nlet c = e\n}\ncircuit B {\n}")
    #expect(found.diagnostics.map(\.code.rawValue) == ["E0201", "E0201", "E0201", "E0419"])
  }
}
