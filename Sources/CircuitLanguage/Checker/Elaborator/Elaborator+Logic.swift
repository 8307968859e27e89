import CircuitModel

extension Elaborator {
  /// Any operator between two operands.
  func binary(
    _ operation: BinaryOperatorSyntax, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    operatorRange: SourceRange, at range: SourceRange
  ) -> Term? {
    if let connective = operation.connective {
      return connection(connective, operation.rawValue, left, right, at: range).map { .tensor(Tensor($0)) }
    }
    if operation == .roughly { return rounding(left, right, at: range).map { .tensor(Tensor($0)) } }
    if let relation = operation.relation {
      return comparison(relation, operation.rawValue, left, right, operatorRange: operatorRange, at: range)
        .map { .tensor(Tensor($0)) }
    }
    return arithmetic(operation, left, right, at: range)
  }

  /// `if F then a else b`.
  func conditional(
    _ condition: ExpressionSyntax, _ first: ExpressionSyntax, _ second: ExpressionSyntax, at range: SourceRange
  ) -> Term? {
    if context.language == .unit, draft.silently({ constant(condition) }) == nil {
      draft.report(MeaningProblem.formulaInUnit("`if … then … else`", range))
      for part in [condition, first, second] { checkNames(in: part) }
      return nil
    }
    let test = truth(condition)
    if let value = test?.constant {
      // The other branch is never looked at: `if k > 1 then x[t][k-1] else 0` must be sound for k = 1.
      checkNames(in: value == 1 ? second : first)
      return tensor(value == 1 ? first : second).map { .tensor($0) }
    }
    guard let test else {
      _ = both(tensor(first), tensor(second))
      return nil
    }
    guard let (a, b) = both(tensor(first), tensor(second)) else { return nil }
    guard a.shape == b.shape else {
      draft.report(ShapeProblem.mismatch("if", a.shape, b.shape, range))
      return nil
    }
    var elements: [Scalar] = []
    for (x, y) in zip(a.elements, b.elements) {
      let expression = Expression.conditional(test.expression, x.expression, y.expression)
      guard let element = node(expression, of: [test, x, y], at: range) else { return nil }
      elements.append(element)
    }
    return .tensor(Tensor(shape: a.shape, elements: elements))
  }

  /// A truth turned round.
  func negation(_ truth: Scalar, at range: SourceRange) -> Scalar? {
    let value = truth.constant.map { 1 - $0 }
    if let value, truth.isLiteral { return .number(value) }
    return node(.not(truth.expression), of: [truth], constant: value, at: range)
  }

  /// Two truths joined.
  func connect(_ connective: Connective, _ left: Scalar, _ right: Scalar, at range: SourceRange) -> Scalar? {
    var value: Rational?
    if let a = left.constant, let b = right.constant { value = connective.joins(a == 1, b == 1) ? 1 : 0 }
    if let value, left.isLiteral, right.isLiteral { return .number(value) }
    return node(
      .connect(connective, left.expression, right.expression), of: [left, right], constant: value, at: range)
  }

  /// Two numbers compared.
  func compare(_ relation: Relation, _ left: Scalar, _ right: Scalar, at range: SourceRange) -> Scalar? {
    var value: Rational?
    if let a = left.constant, let b = right.constant { value = relation.holds(a, b) ? 1 : 0 }
    if let value, left.isLiteral, right.isLiteral { return .number(value) }
    return node(.compare(relation, left.expression, right.expression), of: [left, right], constant: value, at: range)
  }

  /// Every one of some truths.
  func every(_ truths: [Scalar], at range: SourceRange) -> Scalar? {
    balanced(truths[...], orElse: .truth(true)) { connect(.and, $0, $1, at: range) }
  }

  private func connection(
    _ connective: Connective, _ spelling: String, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    at range: SourceRange
  ) -> Scalar? {
    let first = truth(left)
    if let first, let value = first.constant, let decided = connective.decided(byLeft: value == 1) {
      checkNames(in: right)
      return .truth(decided)
    }
    guard let (a, b) = both(first, truth(right)), requireFormula("`\(spelling)`", [a, b], at: range) else {
      return nil
    }
    return connect(connective, a, b, at: range)
  }

  private func comparison(
    _ relation: Relation, _ spelling: String, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    operatorRange: SourceRange, at range: SourceRange
  ) -> Scalar? {
    guard let (first, second) = both(term(left), term(right)) else { return nil }
    switch (first, second) {
    case (.slice(let a), .slice(let b)):
      guard relation == .equal || relation == .notEqual else {
        draft.report(SliceProblem.order(spelling, range))
        return nil
      }
      return equality(of: a, b, at: range).flatMap { relation == .equal ? $0 : negation($0, at: range) }
    case (.slice(let slice), .tensor), (.tensor, .slice(let slice)):
      draft.report(SliceProblem.againstValue(slice.range, text: draft.text(of: slice.range)))
      return nil
    case (.tensor(let a), .tensor(let b)):
      return comparison(relation, spelling, a, b, operatorRange: operatorRange, at: range)
    }
  }

  private func comparison(
    _ relation: Relation, _ spelling: String, _ left: Tensor, _ right: Tensor, operatorRange: SourceRange,
    at range: SourceRange
  ) -> Scalar? {
    let isEquality = relation == .equal || relation == .notEqual
    if !isEquality, let odd = [left, right].first(where: { $0.scalar == nil }) {
      draft.report(ShapeProblem.orderOfVectors(spelling, odd.shape, range))
      return nil
    }
    guard left.shape == right.shape else {
      draft.report(ShapeProblem.mismatch(spelling, left.shape, right.shape, range))
      return nil
    }
    if isEquality, !requireFormula("`\(spelling)`", Array(left.elements + right.elements), at: range) { return nil }
    if let a = left.scalar, let b = right.scalar { return compare(relation, a, b, at: range) }
    var pairs: [Scalar] = []
    for (a, b) in zip(left.elements, right.elements) {
      guard let pair = compare(.equal, a, b, at: range) else { return nil }
      pairs.append(pair)
    }
    guard let equal = every(pairs, at: range) else { return nil }
    return relation == .equal ? equal : negation(equal, at: range)
  }
}

extension BinaryOperatorSyntax {
  /// The connective that the operator stands for, if any.
  var connective: Connective? {
    switch self {
    case .iff: .iff
    case .implies: .implies
    case .or: .or
    case .xor: .xor
    case .and: .and
    default: nil
    }
  }

  /// The relation that the operator stands for, if any.
  var relation: Relation? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }
}

extension Connective {
  /// The truth of two truths joined.
  func joins(_ left: Bool, _ right: Bool) -> Bool {
    switch self {
    case .and: left && right
    case .or: left || right
    case .xor: left != right
    case .implies: !left || right
    case .iff: left == right
    }
  }

  /// The truth of the whole where the left side alone decides it.
  func decided(byLeft left: Bool) -> Bool? {
    switch self {
    case .and: left ? nil : false
    case .or: left ? true : nil
    case .implies: left ? nil : true
    case .xor, .iff: nil
    }
  }
}

extension Relation {
  /// Whether the relation holds between two numbers.
  func holds(_ left: Rational, _ right: Rational) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
