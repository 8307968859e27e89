import CircuitModel

/// A cell at a moment.
struct Read: Hashable {
  var cell: CellID
  var moment: Moment
}

extension Expression {
  /// The cells that are read, in the order of the text, each once.
  var cells: [CellID] {
    var cells: [CellID] = []
    var seen: Set<CellID> = []
    visit { expression in
      if case .read(let cell, _, _) = expression, seen.insert(cell).inserted { cells.append(cell) }
    }
    return cells
  }

  /// Calls a function with this expression and all inside it, also those of computed steps.
  func visit(_ body: (Expression) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  /// Collects the distinct reads of an expression without history; `false` where it has some, or too many reads.
  func collectReads(into reads: inout [Read], most: Int) -> Bool {
    switch self {
    case .at, .fold, .matches, .index, .derivative: return false
    case .read(let cell, let moment, _):
      let read = Read(cell: cell, moment: moment)
      if !reads.contains(read) { reads.append(read) }
      return reads.count <= most
    default:
      for child in children where !child.collectReads(into: &reads, most: most) { return false }
      return true
    }
  }
}
