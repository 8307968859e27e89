import CircuitModel

extension Circuit {
  /// The cells on which some cells depend, at this step or a later one, themselves among them; what is multiplied by 0 is
  /// passed over.
  func influences(on cells: some Sequence<CellID>) -> Set<CellID> {
    var open = Array(cells)
    var found = Set(open)
    while let cell = open.popLast() {
      for expression in self[cell].equation?.expressions ?? [] {
        let read = reads(of: expression).map { $0.map(\.cell) } ?? expression.readCells
        for source in read where found.insert(source).inserted { open.append(source) }
      }
    }
    return found
  }

  /// The units that no output depends on; none where the circuit names no output.
  func unitsWithoutOutput() -> Set<CellID> {
    let outputs = signals.filter { $0.role == .output }.flatMap(\.components)
    guard !outputs.isEmpty else { return [] }
    return Set(units).subtracting(influences(on: outputs))
  }

  /// The units that neither a claim, nor an example, nor an assumption depends on.
  func unitsWithoutClaim() -> Set<CellID> {
    var cells = Set(assumptions.flatMap(\.formula.cells))
    for claim in claims {
      cells.formUnion(claim.formulas.flatMap(\.cells))
      if case .example(let example) = claim.kind { cells.formUnion(example.rows.map(\.cell)) }
    }
    return Set(units).subtracting(influences(on: cells))
  }
}
