import CircuitModel

/// Diagnostics as they are found, in any order, one for each code and place.
struct Findings {
  /// What was found.
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Key> = []

  private struct Key: Hashable {
    var code: DiagnosticCode
    var range: SourceRange
  }

  /// Whether nothing is wrong.
  var isEmpty: Bool { diagnostics.isEmpty }

  /// Adds a diagnostic, unless its place already has one of the same code: elements of a loop and members of a family
  /// repeat themselves.
  mutating func add(_ diagnostic: Diagnostic) {
    guard seen.insert(Key(code: diagnostic.code, range: diagnostic.primary.range)).inserted else { return }
    diagnostics.append(diagnostic)
  }

  /// Whether a diagnostic of the same code is at the same place.
  func contains(_ diagnostic: Diagnostic) -> Bool {
    seen.contains(Key(code: diagnostic.code, range: diagnostic.primary.range))
  }

  /// Adds all of other findings.
  mutating func add(_ others: Findings) {
    for diagnostic in others.diagnostics { add(diagnostic) }
  }

  /// The first of the diagnostics in the order of the text, so many that whoever has more begins with these.
  var firstInOrder: [Diagnostic] {
    var first = inOrder
    if first.count > Findings.mostReported {
      first.removeSubrange(Findings.mostReported...)
      first[Findings.mostReported - 1].notes.append("there are more problems: mend these first, and check again")
    }
    return first
  }

  /// How many problems are reported in one run.
  private static let mostReported = 100

  /// The diagnostics in the order of the text.
  var inOrder: [Diagnostic] {
    let sorted = diagnostics.enumerated().sorted { left, right in
      let (a, b) = (left.element.primary.range, right.element.primary.range)
      return (a.file, a.start, a.end, left.offset) < (b.file, b.start, b.end, right.offset)
    }
    return sorted.map(\.element)
  }
}

extension Findings {
  /// What was found in the members of a family: each diagnostic once, with the members named where it is not all.
  init(ofMembers members: [(name: String, findings: Findings)]) {
    for (_, findings) in members {
      for var diagnostic in findings.diagnostics {
        let names = members.filter { $0.findings.contains(diagnostic) }.map { "`\($0.name)`" }
        if names.count < members.count {
          let list = names.prefix(3).joined(separator: ", ")
          diagnostic.notes.append("this is so in \(list)\(names.count > 3 ? " and others" : "")")
        }
        add(diagnostic)
      }
    }
  }
}
