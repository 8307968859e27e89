internal import CircuitLanguage
public import CircuitModel

/// Why a text is no circuit.
public struct NotACircuit: Error, CustomStringConvertible {
  /// The diagnostics, rendered.
  public var description: String
}

/// The circuits of a text that has nothing wrong with it.
public func circuits(_ text: String) throws(NotACircuit) -> [Circuit] {
  let source = SourceFile(path: "test.circuit", bytes: Array(text.utf8))
  let (tree, problems) = parse(source)
  let (circuits, findings) = problems.isEmpty ? check(Program(source, tree)) : ([], [])
  guard problems.isEmpty && findings.isEmpty else {
    throw NotACircuit(description: (problems + findings).map { "\($0.code): \($0.headline)" }.joined(separator: "\n"))
  }
  return circuits
}

/// The first circuit of a text.
public func circuit(_ text: String) throws(NotACircuit) -> Circuit { try circuits(text)[0] }
