import CircuitModel

/// The circuits of a program by name, and the bodies that were elaborated of them, each at most once for each list of
/// arguments.
final class CircuitLibrary {
  /// A circuit by its place in the program.
  struct Reference: Hashable {
    var file: Int
    var place: Int
  }

  private struct Key: Hashable {
    var circuit: Reference
    var arguments: [Rational]
  }

  /// The files and trees.
  let program: Program
  /// Where the budget ended, if it did.
  private(set) var spentAt: SourceRange?
  /// What is wrong with the parameters of families.
  var familyFindings: [Reference: Findings] = [:]
  /// What is wrong with the circuits of imported files that are used.
  private(set) var findingsOfImports = Findings()

  private var bodies: [Key: Draft] = [:]
  private var memberLists: [Reference: [[Rational]]?] = [:]
  private var open: [Reference] = []
  private var suggestionsLeft = 100
  private var budget = Limit.nodes

  /// Makes a library of a program.
  init(_ program: Program) { self.program = program }
}

extension CircuitLibrary {
  /// What is written of a circuit.
  func syntax(of circuit: Reference) -> CircuitSyntax { program.trees[circuit.file].circuits[circuit.place] }

  /// The circuit of a name, as seen from a file: its own circuits come before those of the files that it imports.
  func circuit(_ name: String, visibleFrom file: Int) -> Reference? {
    for file in [file] + program.imports[file].map(\.file) {
      if let place = program.trees[file].circuits.firstIndex(where: { $0.name.text == name }) {
        return Reference(file: file, place: place)
      }
    }
    return nil
  }

  /// The names of the circuits that a file sees.
  func namesVisible(from file: Int) -> [String] {
    ([file] + program.imports[file].map(\.file)).flatMap { program.trees[$0].circuits.map(\.name.text) }
  }

  /// The text of a range on one line, shortened where it is long.
  func text(of range: SourceRange) -> String {
    guard program.files.indices.contains(range.file) else { return "" }
    let words = program.files[range.file].text(of: range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count <= 40 ? words : words.prefix(37) + "…"
  }

  /// The names that a misspelled one may have been meant to be. Comparing names is slow where there are thousands, so
  /// only the first problems of a run get suggestions.
  func nearest(to name: String, among known: [String]) -> [String] {
    guard suggestionsLeft > 0 else { return [] }
    suggestionsLeft -= 1
    return nearestNames(to: name, among: known)
  }

  /// Takes some work out of the budget of the run; `false` when there is none left.
  func spend(_ work: Int, at range: SourceRange) -> Bool {
    if budget >= work {
      budget -= work
      return true
    }
    budget = 0
    spentAt = spentAt ?? range
    return false
  }
}

extension CircuitLibrary {
  /// How many circuits are being elaborated within each other.
  var depth: Int { open.count }

  /// The body of a circuit: everything but its claims.
  func body(of circuit: Reference, arguments: [Rational]) -> Draft {
    let key = Key(circuit: circuit, arguments: arguments)
    if let body = bodies[key] { return body }
    let draft = Draft(syntax(of: circuit), arguments: arguments, library: self)
    bodies[key] = draft
    open.append(circuit)
    draft.elaborate()
    open.removeLast()
    if circuit.file != 0 { findingsOfImports.add(draft.findings) }
    return draft
  }

  /// The names of the circuits that lead from one that is being elaborated back to it, or `nil` where it is not.
  func cycle(through circuit: Reference) -> [String]? {
    guard let first = open.firstIndex(of: circuit) else { return nil }
    return open[first...].map { syntax(of: $0).name.text } + [syntax(of: circuit).name.text]
  }

  /// The arguments of each member of a family, one empty list for a circuit that is none; `nil` after a report.
  func members(of circuit: Reference) -> [[Rational]]? {
    if let known = memberLists[circuit] { return known }
    let draft = Draft(syntax(of: circuit), arguments: [], library: self)
    let members = draft.familyMembers()
    memberLists[circuit] = .some(members)
    familyFindings[circuit] = draft.findings
    if circuit.file != 0 { findingsOfImports.add(draft.findings) }
    return members
  }
}
