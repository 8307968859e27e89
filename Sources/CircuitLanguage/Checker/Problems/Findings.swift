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

  /// The diagnostics in the order of the text.
  var inOrder: [Diagnostic] {
    let sorted = diagnostics.enumerated().sorted { left, right in
      let (a, b) = (left.element.primary.range, right.element.primary.range)
      return (a.file, a.start, a.end, left.offset) < (b.file, b.start, b.end, right.offset)
    }
    return sorted.map(\.element)
  }
}
