import CircuitModel

extension Circuit {
  /// The circuit with its equations in an order in which a step can be computed; `nil` where units wait for each other.
  ///
  /// As much of the order as possible stays. What was changed may read a cell that comes later in the old order.
  var inComputableOrder: Circuit? {
    var order = StepOrder(circuit: self)
    for id in self.order where !order.place(id) { return nil }
    var circuit = self
    circuit.order = order.placed
    return circuit
  }
}

/// Puts cells one by one behind those whose values of the same step they need.
private struct StepOrder {
  let circuit: Circuit
  private(set) var placed: [CellID] = []
  private var isDone: Set<CellID> = []
  private var isOpen: Set<CellID> = []

  init(circuit: Circuit) { self.circuit = circuit }

  /// Places a cell behind what it needs; `false` where it needs itself.
  mutating func place(_ id: CellID) -> Bool {
    if isDone.contains(id) { return true }
    guard let equation = circuit[id].equation else { return true }
    isOpen.insert(id)
    for need in equation.expressions.flatMap(\.needs) {
      if isOpen.contains(need.cell) {
        if need.isOfSameStep { return false }
      } else if !place(need.cell) {
        return false
      }
    }
    isOpen.remove(id)
    isDone.insert(id)
    placed.append(id)
    return true
  }
}

extension Expression {
  /// The cells whose value of the present step is read, or may be.
  fileprivate var needs: [(cell: CellID, isOfSameStep: Bool)] {
    switch self {
    case .read(let cell, .relative(let lag), _): lag == 0 ? [(cell, true)] : []
    case .read(let cell, let moment, _): [(cell, false)] + moment.children.flatMap(\.needs)
    default: children.flatMap(\.needs)
    }
  }
}
