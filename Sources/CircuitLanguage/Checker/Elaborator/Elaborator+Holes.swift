import CircuitModel

extension Elaborator {
  /// `?`, a number that is not known: a parameter of its own, one for each `?` of the text.
  func hole(at range: SourceRange) -> Term? {
    guard context.acceptsHoles else {
      draft.report(HoleProblem.misplaced(range))
      return nil
    }
    return .tensor(Tensor(Scalar(.parameter(draft.hole(at: range)))))
  }

  /// Whether an operator can be applied to numbers that are not known; reports otherwise. What they are multiplied with and
  /// added to stays a weighted sum; what is divided by them, or raised to them, does not.
  func allowsHoles(_ operation: ArithmeticOperator, _ left: Scalar, _ right: Scalar, at range: SourceRange) -> Bool {
    switch operation {
    case .add, .subtract, .multiply: return true
    case .divide: if !draft.isOpen(right) { return true }
    case .remainder, .power: if !draft.isOpen(left), !draft.isOpen(right) { return true }
    }
    draft.report(HoleProblem.operation(operation, range))
    return false
  }
}

extension Draft {
  /// Whether a scalar is a constant that depends on a `?`.
  func isOpen(_ scalar: Scalar) -> Bool {
    scalar.constant == nil && !holes.isEmpty && scalar.expression.isClosed
      && scalar.expression.mentions(anyOf: Set(holes.values))
  }
}

extension Expression {
  fileprivate func mentions(anyOf parameters: Set<ParameterID>) -> Bool {
    if case .parameter(let id) = self { return parameters.contains(id) }
    return children.contains { $0.mentions(anyOf: parameters) }
  }
}
