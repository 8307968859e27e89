import CircuitModel

/// Functions of whole vectors and matrices.
extension Elaborator {
  /// `softmax(v)`. A component is written as 1 / (1 + Σ exp(vⱼ − vᵢ)), which is the same, shows that it lies between 0
  /// and 1, and needs no large numbers.
  func softmax(_ argument: ExpressionSyntax, at range: SourceRange) -> Term? {
    guard let vector = vector(argument, of: .softmax), let exp = draft.activation(.exp) else { return nil }
    guard draft.allow(components: vector.elements.count * vector.elements.count, at: range) else { return nil }
    var elements: [Scalar] = []
    for (place, element) in vector.elements.enumerated() {
      var terms = [Scalar.number(1)]
      for (other, rival) in vector.elements.enumerated() where other != place {
        guard let difference = arithmetic(.subtract, rival, element, at: range),
          let term = apply(exp, difference, at: range)
        else { return nil }
        terms.append(term)
      }
      guard let sum = sum(terms[...], at: range), let share = arithmetic(.divide, .number(1), sum, at: range) else {
        return nil
      }
      elements.append(share)
    }
    return .tensor(Tensor(shape: vector.shape, elements: elements))
  }

  /// `norm(v)`: the root of the sum of squares, also of a matrix.
  func norm(_ argument: ExpressionSyntax, at range: SourceRange) -> Term? {
    guard let tensor = tensor(argument), let sqrt = draft.activation(.sqrt) else { return nil }
    var squares: [Scalar] = []
    for element in tensor.elements {
      guard let square = arithmetic(.power, element, .number(2), at: range) else { return nil }
      squares.append(square)
    }
    guard let sum = sum(squares[...], at: range) else { return nil }
    return apply(sqrt, sum, at: range).map { .tensor(Tensor($0)) }
  }

  /// `outer(u, v)`: the matrix of all products, a row for each component of `u`.
  func outer(_ left: ExpressionSyntax, _ right: ExpressionSyntax, at range: SourceRange) -> Term? {
    guard let (u, v) = both(vector(left, of: .outer), vector(right, of: .outer)),
      draft.allow(components: u.elements.count * v.elements.count, at: range)
    else { return nil }
    var elements: [Scalar] = []
    for x in u.elements {
      for y in v.elements {
        guard let product = arithmetic(.multiply, x, y, at: range) else { return nil }
        elements.append(product)
      }
    }
    return .tensor(Tensor(shape: .matrix(rows: u.elements.count, columns: v.elements.count), elements: elements))
  }

  /// `transpose(M)`; a vector is a column, and becomes a matrix of one row.
  func transposed(_ argument: ExpressionSyntax, at range: SourceRange) -> Term? {
    guard let tensor = tensor(argument) else { return nil }
    guard let rows = tensor.shape.sizes.first else {
      draft.report(
        ShapeProblem.vectorExpected(
          .transpose, tensor.shape, text: draft.text(of: argument.range), argument.range))
      return nil
    }
    let columns = tensor.shape.sizes.count == 2 ? tensor.shape.sizes[1] : 1
    let elements = (0..<columns).flatMap { column in (0..<rows).map { tensor[$0 * columns + column] } }
    return .tensor(Tensor(shape: .matrix(rows: columns, columns: rows), elements: elements))
  }

  /// An expression that must be a vector, as a function needs it.
  private func vector(_ syntax: ExpressionSyntax, of function: Function) -> Tensor? {
    guard let tensor = tensor(syntax) else { return nil }
    if tensor.shape.sizes.count == 1 { return tensor }
    draft.report(
      ShapeProblem.vectorExpected(
        function, tensor.shape, text: draft.text(of: syntax.range), syntax.range))
    return nil
  }
}
