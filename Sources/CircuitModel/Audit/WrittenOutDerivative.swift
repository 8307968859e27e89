extension Circuit {
  /// A derivative by a value so many steps ago, written out by the chain rule as an expression without derivatives.
  ///
  /// `d(h[t], h[t-1])` of `h[t] = sigmoid(W * h[t-1] + x[t])` becomes `W * (1/4 - (sigmoid(W * h[t-1] + x[t]) - 1/2)^2)`,
  /// the slope of the sigmoid written so that its greatest value, 1/4, can be read off. What can be said of its range is
  /// then said of the derivative, at every step at once.
  ///
  /// - Parameters:
  ///   - body: what is differentiated; it reads the present step and earlier ones.
  ///   - variable: what it is differentiated by.
  ///   - paths: which paths count.
  /// - Returns: the expression; `nil` where there is none of moderate size, where a function that bends or jumps is on the
  ///   way, or where steps are fixed or equations of single steps differ.
  package func writtenOut(derivativeOf body: Expression, by variable: Variable, _ paths: Paths) -> Expression? {
    guard case .cell(let cell, .relative(let lag)) = variable, paths == .all, lag >= 0, lag <= mostSteps else {
      return nil
    }
    // Equations hold from step 1 on, so a path ends where it comes to step 0, unless the variable is there.
    let (inside, atStart) = (
      ChainRule(circuit: self, cell: cell, lag: lag, reachesItsStep: true).derivative(of: body, lag: 0),
      ChainRule(circuit: self, cell: cell, lag: lag, reachesItsStep: false).derivative(of: body, lag: 0)
    )
    guard let inside, let atStart, inside.size(upTo: mostNodes) + atStart.size(upTo: mostNodes) <= mostNodes else {
      return nil
    }
    if inside == atStart, lag == 0 { return inside }
    let step = Expression.number(Rational(lag))
    // Before, there is nothing to differentiate by: it has no value.
    let before = Expression.arithmetic(.divide, .number(1), .number(0), .none)
    return .conditional(
      .compare(.greater, .step, step), inside, .conditional(.compare(.equal, .step, step), atStart, before))
  }

  /// Longer ways are not written out.
  private var mostSteps: Int { 8 }
  private var mostNodes: Int { 4096 }
}

/// The chain rule along equations, from the present back to a cell so many steps ago.
private struct ChainRule {
  let circuit: Circuit
  let cell: CellID
  let lag: Int
  /// Whether the equations of the step of the variable hold, too: what reads it at its own step depends on it.
  let reachesItsStep: Bool

  /// The derivative of an expression that is evaluated so many steps ago.
  func derivative(of expression: Expression, lag: Int) -> Expression? {
    switch expression {
    case .number, .parameter, .step, .index: return .number(0)
    case .read(let source, .relative(let back), _): return derivative(of: source, lag: lag + back)
    case .arithmetic(let operation, let left, let right, _):
      return arithmetic(operation, left, right, lag: lag)
    case .apply(let activation, let argument, _):
      guard let inner = derivative(of: argument, lag: lag) else { return nil }
      if inner == .number(0) { return inner }
      guard let z = argument.shifted(by: lag), let slope = slope(of: activation, at: z) else { return nil }
      return product(inner, slope)
    case .conditional(let condition, let yes, let no):
      // A condition that depends on the variable is about to turn somewhere.
      guard isLevel(condition, lag: lag), let test = condition.shifted(by: lag),
        let first = derivative(of: yes, lag: lag), let second = derivative(of: no, lag: lag)
      else { return nil }
      return first == second ? first : .conditional(test, first, second)
    default: return isLevel(expression, lag: lag) ? .number(0) : nil
    }
  }

  private func derivative(of source: CellID, lag: Int) -> Expression? {
    if lag == self.lag, source == cell { return .number(1) }
    if lag > self.lag || lag == self.lag && !reachesItsStep { return .number(0) }
    guard let equation = circuit[source].equation else { return .number(0) }
    return equation.overrides.isEmpty ? derivative(of: equation.general, lag: lag) : nil
  }

  /// Whether nothing that an expression reads depends on the variable.
  private func isLevel(_ expression: Expression, lag: Int) -> Bool {
    switch expression {
    case .at, .fold, .matches, .derivative: false
    case .read(_, .relative, _): derivative(of: expression, lag: lag) == .number(0)
    case .read: false
    default: expression.children.allSatisfy { isLevel($0, lag: lag) }
    }
  }

  private func arithmetic(
    _ operation: ArithmeticOperator, _ left: Expression, _ right: Expression, lag: Int
  ) -> Expression? {
    guard let u = derivative(of: left, lag: lag), let v = derivative(of: right, lag: lag) else { return nil }
    if u == .number(0), v == .number(0) { return u }
    guard let a = left.shifted(by: lag), let b = right.shifted(by: lag) else { return nil }
    switch operation {
    case .add: return sum(u, v)
    case .subtract: return sum(u, product(.number(-1), v))
    case .multiply: return sum(product(u, b), product(a, v))
    case .divide:
      // u / b − a v / b²
      let change = Expression.arithmetic(.divide, product(a, v), .arithmetic(.power, b, .number(2), .none), .none)
      let first = Expression.arithmetic(.divide, u, b, .none)
      return v == .number(0) ? first : .arithmetic(.subtract, first, change, .none)
    case .power:
      guard v == .number(0), case .number(let exponent) = b, exponent >= 1 else { return nil }
      return product(u, product(b, .arithmetic(.power, a, .number(exponent - 1), .none)))
    case .remainder: return nil
    }
  }

  /// The slope of a function that is smooth everywhere, in a form whose range is as narrow as the slope's.
  private func slope(of activation: Activation, at z: Expression) -> Expression? {
    let value = Expression.apply(activation, z, .none)
    func square(_ expression: Expression) -> Expression { .arithmetic(.power, expression, .number(2), .none) }
    switch activation {
    case .sigmoid:
      let half = Expression.number(Rational(1, 2))
      return .arithmetic(
        .subtract, .number(Rational(1, 4)), square(.arithmetic(.subtract, value, half, .none)), .none)
    case .tanh: return .arithmetic(.subtract, .number(1), square(value), .none)
    case .exp: return value
    case .log: return .arithmetic(.divide, .number(1), z, .none)
    case .sqrt: return .arithmetic(.divide, .number(Rational(1, 2)), value, .none)
    case .step, .sign, .relu, .floor, .abs: return nil
    }
  }

  private func sum(_ a: Expression, _ b: Expression) -> Expression {
    if a == .number(0) { return b }
    return b == .number(0) ? a : .arithmetic(.add, a, b, .none)
  }

  private func product(_ a: Expression, _ b: Expression) -> Expression {
    if a == .number(0) || b == .number(0) { return .number(0) }
    if a == .number(1) { return b }
    return b == .number(1) ? a : .arithmetic(.multiply, a, b, .none)
  }
}

extension Expression {
  /// The expression as it was so many steps ago; `nil` where it reads fixed or computed steps.
  fileprivate func shifted(by lag: Int) -> Expression? {
    if lag == 0 { return self }
    switch self {
    case .read(let cell, .relative(let back), let range): return .read(cell, at: .relative(lag: back + lag), range)
    case .step: return .arithmetic(.subtract, .step, .number(Rational(lag)), .none)
    case .read, .at, .fold, .matches, .derivative: return nil
    default: return replacingChildren { $0.shifted(by: lag) }
    }
  }

  /// How many nodes there are, or more than the most.
  fileprivate func size(upTo most: Int) -> Int {
    var size = 1
    for child in children where size <= most { size += child.size(upTo: most - size) }
    return size
  }
}
