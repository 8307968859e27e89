import CircuitModel

// The values of sigmoid and tanh can be compared with constants exactly, and copied; that is all that the engines which
// merge states can do with them. Whatever else is done with numbers that are not rational makes a circuit, or a claim,
// continuous: it is worked with in bounds then.

extension Draft {
  /// Finds the cells whose values are those of a sigmoid or a tanh.
  func findSmoothCells() {
    var isNew = true
    while isNew {
      isNew = false
      for (number, cell) in cells.enumerated() where !smoothCells.contains(CellID(number)) {
        guard (cell.equation?.expressions ?? []).contains(where: { $0.isSmooth(in: smoothCells) }) else { continue }
        smoothCells.insert(CellID(number))
        isNew = true
      }
    }
  }

  /// Finds whether an input is real, or some equation computes with numbers that are not rational.
  func findContinuousEquations() {
    isContinuous =
      inputs.contains { $0.choices == .real }
      || cells.contains { ($0.equation?.expressions ?? []).contains(where: computesContinuously) }
  }

  /// Whether the right side of an equation does more with numbers that are not rational than being one.
  private func computesContinuously(_ side: Expression) -> Bool {
    switch side {
    case .apply(let activation, let argument, _) where activation.isSmooth: isContinuous(argument)
    case .read(_, let moment, _): moment.children.contains(where: isContinuous)
    default: isContinuous(side)
    }
  }

  /// Whether a formula does more with numbers that are not rational than comparing sigmoid and tanh with constants.
  func isContinuous(_ expression: Expression) -> Bool {
    switch expression {
    case .apply(let activation, let argument, _):
      activation.isSmooth || activation.isTranscendental || isContinuous(argument)
    case .read(let cell, let moment, _): smoothCells.contains(cell) || moment.children.contains(where: isContinuous)
    case .derivative: true
    case .compare(_, let left, let right) where right.isClosed: computesContinuously(left) || isContinuous(right)
    case .compare(_, let left, let right) where left.isClosed: computesContinuously(right) || isContinuous(left)
    default: expression.children.contains(where: isContinuous)
    }
  }
}

extension Expression {
  /// Whether neither a signal nor the step matters.
  var isClosed: Bool {
    switch self {
    case .read, .step, .index, .fold, .at, .matches, .derivative: false
    default: children.allSatisfy(\.isClosed)
    }
  }

  /// Whether this is a smooth value as a whole.
  func isSmooth(in cells: Set<CellID>) -> Bool {
    switch self {
    case .apply(let activation, _, _): activation.isSmooth
    case .read(let cell, _, _): cells.contains(cell)
    default: false
    }
  }
}
