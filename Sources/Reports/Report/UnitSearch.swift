import CircuitModel

extension Circuit {
  /// The name of the unit in whose equation something went wrong: among the cells whose equation holds the text, the
  /// first, in the order of computation, that has no value at the last step.
  ///
  /// Instances of one circuit share their text, so that the text alone does not tell their units apart.
  func unit(containing range: SourceRange, lackingValueIn trace: Trace) -> String? {
    guard range != .none else { return nil }
    let last = trace.word.count
    let found = order.first { id in
      trace.value(of: id, atStep: last) == nil
        && (self[id].equation?.expression(atStep: last).applies(at: range) ?? false)
    }
    return found.map { self.name(of: $0, at: last) }
  }
}

extension Expression {
  /// Whether an activation written at the range is part of the expression.
  fileprivate func applies(at range: SourceRange) -> Bool {
    switch self {
    case .number, .parameter, .step, .index, .read: false
    case .apply(_, let argument, let place): place == range || argument.applies(at: range)
    case .at(_, let body, _), .not(let body), .derivative(let body, _, _, _): body.applies(at: range)
    case .arithmetic(_, let left, let right, _), .compare(_, let left, let right), .connect(_, let left, let right):
      left.applies(at: range) || right.applies(at: range)
    case .conditional(let condition, let yes, let no):
      condition.applies(at: range) || yes.applies(at: range) || no.applies(at: range)
    case .extremum(_, let operands): operands.contains { $0.applies(at: range) }
    case .fold(_, _, let from, let to, let body, _), .matches(_, _, let from, let to, let body):
      from.applies(at: range) || to.applies(at: range) || body.applies(at: range)
    }
  }
}
