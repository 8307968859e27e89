import CircuitModel

extension Elaborator {
  /// `-z`, `+z`, `not F`.
  func unary(_ operation: UnaryOperatorSyntax, _ operand: ExpressionSyntax, at range: SourceRange) -> Term? {
    switch operation {
    case .not:
      guard let operand = truth(operand), requireFormula("`not`", [operand], at: range) else { return nil }
      return negation(operand, at: range).map { .tensor(Tensor($0)) }
    case .plus: return tensor(operand).map { .tensor($0) }
    case .minus:
      guard let operand = tensor(operand) else { return nil }
      return map(operand) { arithmetic(.subtract, .number(0), $0, at: range) }.map { .tensor($0) }
    }
  }

  /// `a + b` and the other operators between two numbers, elementwise where vectors allow it.
  func arithmetic(
    _ operation: BinaryOperatorSyntax, _ left: ExpressionSyntax, _ right: ExpressionSyntax, at range: SourceRange
  ) -> Term? {
    guard let first = both(tensor(left), tensor(right)) else { return nil }
    let (x, y) = first
    let result: Tensor?
    switch operation {
    case .add: result = elementwise(.add, "+", x, y, at: range)
    case .subtract: result = elementwise(.subtract, "-", x, y, at: range)
    case .elementwise: result = elementwise(.multiply, ".*", x, y, at: range)
    case .multiply: result = product(x, y, at: range)
    case .divide: result = quotient(x, y, at: range)
    case .remainder:
      guard let (a, b) = both(number(x, at: left.range), number(y, at: right.range)),
        requireFormula("`%`", [a, b], at: range)
      else { return nil }
      result = arithmetic(.remainder, a, b, at: range).map(Tensor.init)
    case .power:
      guard let exponent = number(y, at: right.range) else { return nil }
      if x.shape.sizes.count > 1 { _ = number(x, at: left.range, of: "^") }
      guard x.shape.sizes.count < 2 else { return nil }
      result = map(x) { arithmetic(.power, $0, exponent, at: range) }
    case .roughly, .iff, .implies, .or, .xor, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      result = nil
    }
    return result.map { .tensor($0) }
  }

  /// Two scalars joined by an operator; constants are computed on the spot.
  func arithmetic(_ operation: ArithmeticOperator, _ left: Scalar, _ right: Scalar, at range: SourceRange) -> Scalar? {
    guard allowsHoles(operation, left, right, at: range) else { return nil }
    var value: Rational?
    if let b = right.constant, b.isZero, operation == .divide || operation == .remainder {
      draft.report(ConstantProblem.divisionByZero(range))
      return nil
    }
    if operation == .power, let b = right.constant, !b.isInteger {
      draft.report(ConstantProblem.notWhole(b, role: "an exponent", range))
      return nil
    }
    if let a = left.constant, let b = right.constant {
      value = compute(operation, a, b, at: range)
      if value == nil { return nil }
    }
    if let value, left.isLiteral, right.isLiteral { return draft.spend(1, at: range) ? .number(value) : nil }
    return node(
      .arithmetic(operation, left.expression, right.expression, range), of: [left, right], constant: value, at: range)
  }

  /// A scalar of a new expression over some scalars, unless the circuit has grown too large.
  func node(_ expression: Expression, of parts: [Scalar], constant: Rational? = nil, at range: SourceRange) -> Scalar? {
    let size = parts.reduce(1) { $0 + $1.size }
    guard draft.spend(1, at: range), draft.allow(size: size, at: range) else { return nil }
    return Scalar(expression, size: size, constant: constant)
  }

  /// Joins scalars two by two into a tree of logarithmic depth, so that no evaluator runs out of stack on a long sum.
  func balanced(
    _ scalars: ArraySlice<Scalar>, orElse empty: Scalar, _ join: (Scalar, Scalar) -> Scalar?
  ) -> Scalar? {
    guard let first = scalars.first else { return empty }
    if scalars.count == 1 { return first }
    let middle = scalars.startIndex + (scalars.count + 1) / 2
    guard let left = balanced(scalars[..<middle], orElse: empty, join),
      let right = balanced(scalars[middle...], orElse: empty, join)
    else { return nil }
    return join(left, right)
  }

  /// The sum of scalars.
  func sum(_ scalars: ArraySlice<Scalar>, at range: SourceRange) -> Scalar? {
    balanced(scalars, orElse: .number(0)) { arithmetic(.add, $0, $1, at: range) }
  }

  /// A tensor with each component transformed.
  func map(_ tensor: Tensor, _ transform: (Scalar) -> Scalar?) -> Tensor? {
    var elements: [Scalar] = []
    elements.reserveCapacity(tensor.elements.count)
    for element in tensor.elements {
      guard let new = transform(element) else { return nil }
      elements.append(new)
    }
    return Tensor(shape: tensor.shape, elements: elements)
  }

  /// Both of two things: they are looked at even if one is missing, so that a mistake on each side is reported.
  func both<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    guard let first, let second else { return nil }
    return (first, second)
  }

  private func number(_ tensor: Tensor, at range: SourceRange, of operation: String? = nil) -> Scalar? {
    if let scalar = tensor.scalar { return scalar }
    if operation == "^" {
      draft.report(ShapeProblem.powerOfVector(tensor.shape, range))
    } else {
      draft.report(ShapeProblem.numberExpected(tensor.shape, range))
    }
    return nil
  }

  private func elementwise(
    _ operation: ArithmeticOperator, _ spelling: String, _ left: Tensor, _ right: Tensor, at range: SourceRange
  ) -> Tensor? {
    // What is added to a vector as a number is added to each component: `1 - h[t]`.
    if operation == .add || operation == .subtract {
      if let a = left.scalar, right.shape.sizes.count == 1 {
        return map(right) { arithmetic(operation, a, $0, at: range) }
      }
      if let b = right.scalar, left.shape.sizes.count == 1 {
        return map(left) { arithmetic(operation, $0, b, at: range) }
      }
    }
    guard left.shape == right.shape else {
      draft.report(ShapeProblem.mismatch(spelling, left.shape, right.shape, range))
      return nil
    }
    var elements: [Scalar] = []
    for (a, b) in zip(left.elements, right.elements) {
      guard let element = arithmetic(operation, a, b, at: range) else { return nil }
      elements.append(element)
    }
    return Tensor(shape: left.shape, elements: elements)
  }

  private func product(_ left: Tensor, _ right: Tensor, at range: SourceRange) -> Tensor? {
    switch (left.shape.sizes.count, right.shape.sizes.count) {
    case (0, _):
      guard let factor = left.scalar else { return nil }
      return map(right) { arithmetic(.multiply, factor, $0, at: range) }
    case (_, 0):
      guard let factor = right.scalar else { return nil }
      return map(left) { arithmetic(.multiply, $0, factor, at: range) }
    default:
      guard let shape = productShape(left.shape, right.shape) else {
        draft.report(ShapeProblem.product(left.shape, right.shape, range))
        return nil
      }
      return matrixProduct(left, right, shape: shape, at: range)
    }
  }

  private func productShape(_ left: Shape, _ right: Shape) -> Shape? {
    guard left.sizes.last == right.sizes.first, !(left.sizes.count == 1 && right.sizes.count == 2) else { return nil }
    return Shape(sizes: left.sizes.dropLast() + right.sizes.dropFirst())
  }

  private func matrixProduct(_ left: Tensor, _ right: Tensor, shape: Shape, at range: SourceRange) -> Tensor? {
    let inner = left.shape.sizes.last ?? 0
    let columns = right.shape.sizes.count == 2 ? right.shape.sizes[1] : 1
    let rows = left.shape.sizes.count == 2 ? left.shape.sizes[0] : 1
    var elements: [Scalar] = []
    for row in 0..<rows {
      for column in 0..<columns {
        var terms: [Scalar] = []
        for place in 0..<inner {
          let (a, b) = (left[row * inner + place], right[place * columns + column])
          guard let term = arithmetic(.multiply, a, b, at: range) else { return nil }
          terms.append(term)
        }
        guard let element = sum(terms[...], at: range) else { return nil }
        elements.append(element)
      }
    }
    return Tensor(shape: shape, elements: elements)
  }

  private func quotient(_ left: Tensor, _ right: Tensor, at range: SourceRange) -> Tensor? {
    if right.shape.sizes.count == 1 { return elementwise(.divide, "/", left, right, at: range) }
    guard let divisor = number(right, at: range) else { return nil }
    return map(left) { arithmetic(.divide, $0, divisor, at: range) }
  }

  private func compute(
    _ operation: ArithmeticOperator, _ a: Rational, _ b: Rational, at range: SourceRange
  ) -> Rational? {
    guard let bits = bits(operation, a, b), bits <= Limit.bits, draft.spend((bits / 256) * (bits / 256), at: range)
    else {
      draft.report(LimitProblem.number(role: "this constant", range))
      return nil
    }
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    case .remainder: return a.flooredRemainder(by: b)
    case .power:
      guard let exponent = Int(exactly: b.numerator) else { return nil }
      if a.isZero, exponent < 0 {
        draft.report(ConstantProblem.divisionByZero(range))
        return nil
      }
      return a.power(exponent)
    }
  }

  /// A bound on the bits of a result, or `nil` where it is beyond all bounds.
  private func bits(_ operation: ArithmeticOperator, _ a: Rational, _ b: Rational) -> Int? {
    guard operation == .power else { return a.bits + b.bits }
    guard let exponent = Int(exactly: b.numerator) else { return nil }
    if a.isZero || a.magnitude == 1 { return a.bits }
    let (bits, overflow) = a.bits.multipliedReportingOverflow(by: abs(max(exponent, -Int.max)))
    return overflow ? nil : bits
  }
}

extension Rational {
  /// The bits of the numerator and the denominator together.
  var bits: Int { numerator.bitWidth + denominator.bitWidth }
}
