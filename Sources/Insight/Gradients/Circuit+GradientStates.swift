import CircuitModel

extension Circuit {
  /// The units that read themselves from earlier steps through smooth or linear units alone, with how many steps back.
  var gradientStates: [(signal: Signal, lags: [Int])] {
    let reads = passedOn
    return signals.compactMap { signal in
      guard signal.role == .unit || signal.role == .output else { return nil }
      let reached = signal.components.map { reachable(from: $0, reads) }
      guard zip(signal.components, reached).contains(where: { $1.contains($0) }) else { return nil }
      let (own, readers) = (Set(signal.components), reached.reduce(into: Set<CellID>()) { $0.formUnion($1) })
      let lags = Set(
        readers.flatMap { reads[$0.number] }.filter { own.contains($0.cell) && $0.lag > 0 }.map(\.lag))
      return lags.isEmpty ? nil : (signal, lags.sorted())
    }
  }

  /// The outputs and the other states that depend on a state through smooth or linear units.
  func signalsReached(by state: Signal, among states: [Signal]) -> [Signal] {
    let (reads, names) = (passedOn, Set(states.map(\.name)))
    return signals.filter { signal in
      guard signal.name != state.name, signal.role == .output || names.contains(signal.name) else { return false }
      return signal.components.contains { !reachable(from: $0, reads).isDisjoint(with: state.components) }
    }
  }

  /// For each cell what it passes changes on from.
  private var passedOn: [Set<CellRead>] {
    cells.map { Set($0.equation?.expressions.flatMap(\.passedOn) ?? []) }
  }

  /// The sequence of the first example.
  var firstSequence: Inputs? {
    for claim in claims {
      switch claim.kind {
      case .example(let example): return example.inputs
      case .worked(let worked): return worked.inputs
      default: continue
      }
    }
    return nil
  }

  /// What a cell depends on; itself where it depends on its own past.
  private func reachable(from cell: CellID, _ reads: [Set<CellRead>]) -> Set<CellID> {
    var (known, open): (Set<CellID>, [CellID]) = ([], [cell])
    while let next = open.popLast() {
      for read in reads[next.number] where known.insert(read.cell).inserted { open.append(read.cell) }
    }
    return known
  }
}

extension Expression {
  /// What is read where a small change makes a change in proportion: not beneath what jumps or bends.
  fileprivate var passedOn: [CellRead] {
    switch self {
    case .read(let cell, .relative(let lag), _): [CellRead(cell, lag: lag)]
    case .apply(let activation, _, _) where !activation.isSmooth && !activation.isTranscendental: []
    case .compare, .not, .connect, .matches, .extremum, .fold, .at, .derivative: []
    case .conditional(_, let yes, let no): yes.passedOn + no.passedOn
    default: children.flatMap(\.passedOn)
    }
  }
}
