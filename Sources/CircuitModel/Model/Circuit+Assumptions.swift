extension Circuit {
  /// The same circuit with no more equations than its assumptions depend on.
  ///
  /// Which sequences are considered is what the assumptions say; this circuit says it with nothing else in the way.
  package var keepingWhatAssumptionsSee: Circuit {
    var seen = Set<CellID>()
    for assumption in assumptions { seen.formUnion(assumption.formula.cells) }
    var open = Array(seen)
    while let id = open.popLast() {
      guard let equation = self[id].equation else { continue }
      for expression in [equation.general] + equation.overrides.map(\.value) {
        for cell in expression.cells where seen.insert(cell).inserted { open.append(cell) }
      }
    }
    var circuit = self
    circuit.order = order.filter { seen.contains($0) }
    return circuit
  }
}
