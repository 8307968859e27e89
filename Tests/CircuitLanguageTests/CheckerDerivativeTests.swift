import CircuitLanguage
import CircuitModel
import Testing

/// Derivatives as the checker reads them: of what, by what, in which shape.
@Suite struct CheckerDerivativeTests {
  private static let circuit = """
    input x: real[2]
    input z: real
    let a = 3
    let V = [1, 2]
    let M = [[1, 2, 0], [3, 4, 0]]
    h[0] = 1
    h[t] = a * h[t-1] + z[t]
    v[0] = [0, 0]
    v[t] = v[t-1] + V .* x[t]
    """

  private func program(_ claim: String, among lines: String = "") -> String {
    "\(Self.circuit)\n\(lines)\nexample \"e\" {\nx = [1 2] [3 4]\nz = 1 2\n\(claim)\n}"
  }

  /// The components of the left side of a claim.
  private func components(_ value: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
    let circuit = try soundCircuit(of: program("prove \(value) == \(value)"), sourceLocation: sourceLocation)
    return circuit.claims.first?.sides.first?.components.map { circuit.text(of: $0) } ?? []
  }

  @Test func aDerivativeHasTheShapeOfWhatItIsTakenBy() throws {
    #expect(try components("d(h[2], a)") == ["d(h@2, a)"])
    #expect(try components("d(h[2], V)") == ["d(h@2, V[1])", "d(h@2, V[2])"])
    #expect(try components("d(h[2], M)").count == 6)
    #expect(try components("d(h[2], M[2])") == ["d(h@2, M[2][1])", "d(h@2, M[2][2])", "d(h@2, M[2][3])"])
    #expect(try components("d(h[2], M[2][1])") == ["d(h@2, M[2][1])"])
    #expect(try components("d(h[2], h[1])") == ["d(h@2, h@1)"])
    #expect(try components("d(h[2], h[0])") == ["d(h@2, h@0)"])
    #expect(try components("d(h[2], z[T])") == ["d(h@2, z@2)"])
    #expect(try components("d(h[2], v[1])") == ["d(h@2, v[1]@1)", "d(h@2, v[2]@1)"])
    #expect(try components("d(h[2], v[1][2])") == ["d(h@2, v[2]@1)"])
    #expect(try components("d(h[2], x[1][2])") == ["d(h@2, x[2]@1)"])
  }

  @Test func aDerivativeOfAVectorHasARowForEachComponent() throws {
    #expect(try components("d(v[2], a)") == ["d(v[1]@2, a)", "d(v[2]@2, a)"])
    #expect(
      try components("d(v[2], V)")
        == ["d(v[1]@2, V[1])", "d(v[1]@2, V[2])", "d(v[2]@2, V[1])", "d(v[2]@2, V[2])"])
    #expect(try components("d(v[2], V)[2]") == ["d(v[2]@2, V[1])", "d(v[2]@2, V[2])"])
    #expect(try components("d(M, a)").count == 6)
  }

  @Test func pathsAreNamed() throws {
    #expect(try components("d(h[2], a, at: 2)") == ["d(h@2, a, at: 2)"])
    #expect(try components("d(h[2], a, at: 0)") == ["d(h@2, a, at: 0)"])
    #expect(try components("d(h[2], a, at: T - 1)") == ["d(h@2, a, at: 1)"])
    #expect(try components("d(h[2], a, window: 1)") == ["d(h@2, a, window: 1)"])
    #expect(try components("d(h[2], h[1], window: 2)") == ["d(h@2, h@1, window: 2)"])
  }

  @Test func aDerivativeIsTakenOfAnyValue() throws {
    #expect(try components("d(exp(h[2]) * 2, a)") == ["d((exp(h@2) * 2), a)"])
    #expect(try components("d(sum(h[i] for i in 1..T), a)") == ["d((h@1 + h@2), a)"])
    let named = try soundCircuit(of: program("let loss = h[2]^2\nlet g = d(loss, V)\nprove g[1] == 0"))
    #expect(try formula(of: "e.prove1", in: named) == "(d((h@2 ^ 2), V[1]) == 0)")
    // A name that stands for a signal at a step is as good as the signal.
    let signal = try soundCircuit(of: program("let state = h[1]\nprove d(h[2], state) == 3"))
    #expect(try formula(of: "e.prove1", in: signal) == "(d(h@2, h@1) == 3)")
  }

  @Test func claimsOverSequencesReadDerivativesAtThePresentStep() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        let W = 2
        h[0] = 0
        h[t] = tanh(W * h[t-1] + x[t])
        ref g[t] = d(h[t], W)
        prove one: abs(d(h[t], h[t-1])) <= 2
        prove chain: t > 2 implies abs(d(h[t], h[t-2])) <= 4
        prove all_of_them: all(abs(d(h[t], h[i])) <= 2^t for i in 1..t)
        """)
    #expect(try formula(of: "one", in: circuit) == "(abs(d(h@t, h@t-1)) <= 2)")
    #expect(try formula(of: "all_of_them", in: circuit) == "all((abs(d(h@t, h@i)) <= (2 ^ t)) for i in 1..t)")
    #expect(circuit.isContinuous)
    #expect(circuit.claims.allSatisfy { $0.isContinuous })
  }

  @Test(arguments: [
    ("d(h[2], 2 * a)", "E0421"), ("d(h[2], 3)", "E0421"), ("d(h[2], h[1] + h[2])", "E0421"),
    ("d(M, M)[1][1]", "E0421"), ("d(v[1], M)[1][1]", "E0421"), ("d(d(h[2], a), a)", "E0421"),
    ("d(h[2], d(h[1], a))", "E0421"), ("d(h[2], h[1], at: 1)", "E0421"), ("d(h[2], a, step: 2)", "E0421"),
    ("d(h[2], a, at: 1, window: 2)", "E0421"), ("d(h[2], a, at: 1, at: 2)", "E0421"),
    ("d(h[2], a, window: 0)", "E0421"), ("d(h[2], a, at: 3)", "E0436"), ("d(h[2], a, at: -1)", "E0436"),
    ("d(h[2], a, at: 1/2)", "E0323"), ("d(h[2], a, window: z[1])", "E0320"), ("d(h[2])", "E0314"),
    ("d(h[2], a, V)", "E0314"), ("d(h[2], h)", "E0214"), ("d(h[2], h[3])", "E0436"), ("d(h[2], b)", "E0201"),
    ("d(h[2], h[1..2])", "E0311"), ("sum(h[1..2], at: 1)", "E0421"), ("exp(h[2], window: 1)", "E0421"),
    ("grad(h[2], a)", "E0204"), ("d", "E0204"),
  ])
  func whatIsNoDerivativeIsOneMessage(value: String, code: String) {
    #expect(codes(of: program("prove \(value) == 0")) == [code])
  }

  @Test func unitsAndConstantsHaveNoDerivatives() {
    #expect(codes(of: program("prove h[1] == 4", among: "g[t] = d(h[t], a)")) == ["E0402"])
    #expect(codes(of: program("prove h[1] == 4", among: "let c = d(a, a)")) == ["E0320"])
    #expect(codes(of: program("prove h[1] == 4", among: "g[t] = h[t] ~ 4")) == ["E0402"])
  }

  @Test func aSignalMayBeCalledDAndStillBeDifferentiated() throws {
    let circuit = try soundCircuit(
      of: "input x: real\nd[0] = 0\nd[t] = d[t-1] + x[t]\nexample \"e\" {\nx = 1\nprove a: d(d[1], d[0]) == 1\n}")
    #expect(try formula(of: "e.a", in: circuit) == "(d(d@1, d@0) == 1)")
  }
}
