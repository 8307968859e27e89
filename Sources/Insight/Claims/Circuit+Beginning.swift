import CircuitModel

extension Circuit {
  /// Whether a unit reads a step before the first for which no value is given.
  ///
  /// The checker has made sure that none does; where an equation was taken away, or reads something else than it did, it has
  /// to be looked at again.
  var readsBeforeBeginning: Bool {
    order.filter(cellsOfNetwork.contains).contains { id in
      guard let equation = self[id].equation else { return false }
      let depth = equation.expressions.map(\.greatestLag).max() ?? 0
      return depth > 0 && (1...depth).contains { readsBeforeBeginning(equation.expression(atStep: $0), atStep: $0) }
    }
  }

  private func readsBeforeBeginning(_ expression: Expression, atStep step: Int) -> Bool {
    if case .read(let cell, .relative(let lag), _) = expression {
      return step - lag < 1 && self[cell].initialValue(atStep: step - lag) == nil
    }
    return expression.children.contains { readsBeforeBeginning($0, atStep: step) }
  }
}

extension Expression {
  /// How far back the expression reads.
  fileprivate var greatestLag: Int {
    if case .read(_, .relative(let lag), _) = self { return lag }
    return children.map(\.greatestLag).max() ?? 0
  }
}
