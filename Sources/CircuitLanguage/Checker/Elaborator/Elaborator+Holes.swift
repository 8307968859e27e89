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
    case .divide: if !right.isOpen { return true }
    case .remainder, .power: if !left.isOpen, !right.isOpen { return true }
    }
    draft.report(HoleProblem.operation(operation, range))
    return false
  }
}

extension Scalar {
  /// Whether this is a constant that depends on a `?`.
  var isOpen: Bool { constant == nil && expression.isClosed && !expression.isIrrational }
}
