public import CircuitModel

/// Judges what a circuit file says: names, shapes, constants, equations, claims and examples.
///
/// ```swift
/// let file = SourceFile(path: "x.circuit", text: "circuit A {\n  input x: bit\n  y[t] = z[t]\n  prove y[t]\n}")
/// check(Program(file, parse(file).tree)).diagnostics.map(\.headline)  // ["there is no `z` in this circuit"]
/// ```
/// - Parameter program: the main file and what it imports; trees without syntax errors, since the checker concludes
///   from what is absent.
/// - Returns: the circuits of the main file that are sound, one for each member of a family, in the order written; and
///   what is wrong, in the order of the text, at most 100 problems. Where nothing is wrong, no circuit is missing.
/// - Complexity: bounded by the limits of the language; in practice linear in the size of the unrolled circuits.
public func check(_ program: Program) -> (circuits: [Circuit], diagnostics: [Diagnostic]) {
  let checker = Checker(program)
  checker.checkNamesOfCircuits()
  let circuits = checker.checkCircuits()
  return (circuits, checker.findings.firstInOrder)
}

/// One run of the checker.
private final class Checker {
  let program: Program
  let library: CircuitLibrary
  var findings = Findings()

  init(_ program: Program) {
    self.program = program
    library = CircuitLibrary(program)
  }

  /// Reports circuits of one name, here or between this file and those that it imports.
  func checkNamesOfCircuits() {
    guard let tree = program.trees.first else { return }
    if tree.circuits.isEmpty { findings.add(CircuitProblem.noCircuits(SourceRange(start: 0, end: 0)).report()) }
    var first: [String: SourceRange] = [:]
    for imported in program.imports[0] {
      for name in program.trees[imported.file].circuits.map(\.name) {
        if let other = first[name.text], other.file != imported.file {
          findings.add(NameProblem.duplicateCircuit(name.text, imported.range, first: other).report())
        } else {
          first[name.text] = name.range
        }
      }
    }
    for name in tree.circuits.map(\.name) {
      if let other = first[name.text] {
        findings.add(NameProblem.duplicateCircuit(name.text, name.range, first: other).report())
      } else {
        first[name.text] = name.range
      }
    }
  }

  /// Checks every member of every circuit of the main file.
  func checkCircuits() -> [Circuit] {
    guard let tree = program.trees.first else { return [] }
    var circuits: [Circuit] = []
    var incomplete: CircuitSyntax?
    for place in tree.circuits.indices {
      let reference = CircuitLibrary.Reference(file: 0, place: place)
      let sound = check(reference)
      if sound.count < library.members(of: reference)?.count ?? 1 { incomplete = tree.circuits[place] }
      circuits += sound
    }
    findings.add(library.findingsOfImports)
    if let range = library.spentAt { findings.add(LimitProblem.nodes(range).report()) }
    // Whatever is broken has been reported; should that ever fail, a circuit must not vanish without a word.
    if findings.isEmpty, let incomplete {
      findings.add(CircuitProblem.unchecked(incomplete.name.text, incomplete.name.range).report())
    }
    return circuits
  }

  private func check(_ circuit: CircuitLibrary.Reference) -> [Circuit] {
    guard let members = library.members(of: circuit) else {
      findings.add(library.familyFindings[circuit] ?? Findings())
      return []
    }
    let drafts = members.map { library.body(of: circuit, arguments: $0) }
    let circuits = drafts.compactMap { $0.judged() }
    findings.add(Findings(ofMembers: drafts.map { ($0.name, $0.findings) }))
    return circuits
  }
}
