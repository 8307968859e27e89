import CircuitModel

extension Draft {
  /// Finds the cells whose values are those of a sigmoid or a tanh: not rational, so that nothing can be computed with
  /// them, but exactly comparable with constants.
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

  /// Reports every use of a smooth value in the equations other than a comparison with a constant or a plain copy.
  func checkSmoothEquations() {
    for cell in ownCells {
      for expression in cells[cell.number].equation?.expressions ?? [] { checkSmoothSide(expression) }
    }
  }

  /// Reports every use of a smooth value in a formula other than a comparison with a constant.
  func checkSmoothUse(in expression: Expression) {
    switch expression {
    case .apply(let activation, let argument, let range):
      if activation.isSmooth { report(MeaningProblem.smoothUse(activation.word, isCell: false, range)) }
      checkSmoothUse(in: argument)
    case .read(let cell, _, let range):
      if smoothCells.contains(cell) { report(MeaningProblem.smoothUse(cells[cell.number].name, isCell: true, range)) }
      for child in expression.children { checkSmoothUse(in: child) }
    case .compare(_, let left, let right) where right.isClosed: checkSmoothSide(left)
    case .compare(_, let left, let right) where left.isClosed: checkSmoothSide(right)
    default:
      for child in expression.children { checkSmoothUse(in: child) }
    }
  }

  /// Checks an expression that may be a smooth value as a whole, as the right side of an equation may, but not contain
  /// one.
  private func checkSmoothSide(_ expression: Expression) {
    switch expression {
    case .apply(_, let argument, _): checkSmoothUse(in: argument)
    case .read(_, let moment, _):
      for child in moment.children { checkSmoothUse(in: child) }
    default: checkSmoothUse(in: expression)
    }
  }
}

extension Expression {
  /// Whether neither a signal nor the step matters.
  var isClosed: Bool {
    switch self {
    case .read, .step, .index, .fold, .at, .matches: false
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
