import CircuitLanguage
import CircuitModel
import Testing

/// What the checker makes of a text without imports.
func checked(_ text: String) -> (circuits: [Circuit], diagnostics: [Diagnostic]) {
  let source = SourceFile(path: "test.circuit", text: text)
  let (tree, problems) = parse(source)
  return problems.isEmpty ? check(Program(source, tree)) : ([], problems)
}

/// The first circuit of a text that must be sound.
func soundCircuit(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Circuit {
  let (circuits, diagnostics) = checked(text)
  #expect(diagnostics.map(\.headline) == [], sourceLocation: sourceLocation)
  return try #require(circuits.first, sourceLocation: sourceLocation)
}

/// The circuit with these statements in it, among them at least one claim.
func soundCircuit(of statements: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Circuit {
  try soundCircuit("circuit A {\n\(statements)\n}", sourceLocation: sourceLocation)
}

/// The codes of what is wrong with a circuit of these statements, in the order of the text.
func codes(of statements: String) -> [String] {
  checked("circuit A {\n\(statements)\n}").diagnostics.map(\.code.rawValue)
}

/// The text of the general equation of a cell.
func equation(of name: String, in circuit: Circuit) throws -> String {
  let cell = try #require(circuit.cells.first { $0.name == name })
  return circuit.text(of: try #require(cell.equation).general)
}

/// The text of the formula of a claim.
func formula(of name: String, in circuit: Circuit) throws -> String {
  let claim = try #require(circuit.claims.first { $0.name == name })
  switch claim.kind {
  case .prove(let formula, when: nil), .refute(let formula, when: nil), .reach(let formula):
    return circuit.text(of: formula)
  case .prove(let formula, when: let condition?), .refute(let formula, when: let condition?):
    return "\(circuit.text(of: formula)) when \(circuit.text(of: condition))"
  case .worked(let worked): return circuit.text(of: worked.formula)
  case .example: return "example"
  }
}

/// The text of a claim about `input x: bit` and `input v: bit[2]`.
func formula(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
  let circuit = try soundCircuit(
    of: "input x: bit\ninput v: bit[2]\nx[0] = 0\nprove it: \(text)", sourceLocation: sourceLocation)
  return try formula(of: "it", in: circuit)
}
