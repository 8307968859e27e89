import CircuitModel

/// Counts the operations of expressions that are numbers already: what `StepCounts` comes to when every dimension is replaced
/// by its number, by the same rules.
///
/// A value that is written once and used in several components stands in each of them, and is counted in each.
struct ScalarCount {
  /// Forward, to signals and to constants.
  private(set) var forward = OperationCount()
  private(set) var toSignals = OperationCount()
  private(set) var toConstants = OperationCount()

  /// What an expression is made of.
  private enum Origin {
    case number, constant, step, signal, computed(isActive: Bool)

    /// Whether a gradient goes back to it.
    var isActive: Bool {
      switch self {
      case .number, .step: false
      case .constant, .signal: true
      case .computed(let isActive): isActive
      }
    }
  }
}

extension ScalarCount {
  /// Counts the equations of some cells that hold at every step.
  init(of cells: [Cell]) {
    for cell in cells {
      if let equation = cell.equation { _ = count(equation.general, isAlive: true) }
    }
  }

  private mutating func count(_ expression: Expression, isAlive: Bool) -> Origin {
    if let hasName = expression.constantHasName {
      if hasName, isAlive { toConstants.additions += 1 }
      return hasName ? .constant : .number
    }
    switch expression {
    case .step: return .step
    case .read:
      if isAlive { toSignals.additions += 1 }
      return .signal
    case .arithmetic(let operation, let left, let right, _):
      let (a, b) = (count(left, isAlive: isAlive), count(right, isAlive: isAlive))
      count(operation, a, b, left, right, isAlive: isAlive)
      return .computed(isActive: a.isActive || b.isActive)
    case .apply(let activation, let argument, _):
      let goesBack = activation.letsGradientsThrough
      let origin = count(argument, isAlive: isAlive && goesBack)
      forward.add(1, of: activation.word)
      if isAlive, goesBack, origin.isActive {
        toSignals = toSignals + activation.backward
      }
      return .computed(isActive: goesBack && origin.isActive)
    case .compare(_, let left, let right):
      _ = count(left, isAlive: false)
      _ = count(right, isAlive: false)
      forward.add(1, of: "comparison")
      return .computed(isActive: false)
    case .extremum(_, let operands):
      let origins = operands.map { count($0, isAlive: isAlive) }
      forward.add(Polynomial(operands.count - 1), of: "comparison")
      return .computed(isActive: origins.contains(where: \.isActive))
    default: return .computed(isActive: false)
    }
  }

  private mutating func count(
    _ operation: ArithmeticOperator, _ a: Origin, _ b: Origin, _ left: Expression, _ right: Expression, isAlive: Bool
  ) {
    func back(_ multiplications: Polynomial, _ divisions: Polynomial = 0, to origin: Origin) {
      guard isAlive, origin.isActive else { return }
      if case .constant = origin {
        toConstants.multiplications += multiplications
        toConstants.divisions += divisions
      } else {
        toSignals.multiplications += multiplications
        toSignals.divisions += divisions
      }
    }
    switch operation {
    case .add: forward.additions += 1
    case .subtract: if left != .number(0) { forward.additions += 1 }
    case .multiply:
      forward.multiplications += 1
      back(1, to: a)
      back(1, to: b)
    case .divide:
      forward.divisions += 1
      back(0, 1, to: a)
      back(1, 1, to: b)
    case .power:
      guard case .number(let exponent) = right, let cost = PowerCost(exponent) else {
        forward.add(1, of: "power")
        back(2, to: a)
        return
      }
      forward = forward + cost.forward
      back(cost.backward, to: a)
    case .remainder: forward.add(1, of: "remainder")
    }
  }
}

/// What a power with a fixed whole exponent costs.
struct PowerCost {
  /// One multiplication less than the exponent, and a division where it is below 0.
  let forward: OperationCount
  /// The multiplications of its derivative.
  let backward: Polynomial

  init?(_ exponent: Rational) {
    guard exponent.isInteger, let exponent = Int(exactly: exponent.numerator), abs(exponent) <= 64 else { return nil }
    var forward = OperationCount()
    forward.multiplications = Polynomial(max(0, abs(exponent) - 1))
    if exponent < 0 { forward.divisions = 1 }
    self.forward = forward
    backward = Polynomial(abs(exponent) < 2 ? 0 : abs(exponent))
  }
}

extension Activation {
  /// Whether the derivative is not 0 nearly everywhere.
  var letsGradientsThrough: Bool {
    switch self {
    case .step, .sign, .floor: false
    case .relu, .abs, .sigmoid, .tanh, .exp, .log, .sqrt: true
    }
  }

  /// What the chain rule takes for one component, where the value is known: for a sigmoid s it is s (1 − s) times the
  /// gradient, for a tanh s it is 1 − s², and what is chosen, not multiplied, is free.
  var backward: OperationCount {
    var count = OperationCount()
    switch self {
    case .step, .sign, .floor, .relu, .abs: break
    case .sigmoid, .tanh: (count.multiplications, count.additions) = (2, 1)
    case .exp: count.multiplications = 1
    case .log: count.divisions = 1
    case .sqrt: (count.multiplications, count.divisions) = (1, 1)
    }
    return count
  }
}

extension Expression {
  /// Where the expression is made of constants alone, whether one of them has a name; `nil` elsewhere.
  fileprivate var constantHasName: Bool? {
    switch self {
    case .number: return false
    case .parameter: return true
    case .arithmetic(_, let left, let right, _), .compare(_, let left, let right), .connect(_, let left, let right):
      return [left, right].constantHasName
    case .apply(_, let argument, _), .not(let argument): return argument.constantHasName
    case .extremum(_, let operands): return operands.constantHasName
    case .conditional(let condition, let yes, let no): return [condition, yes, no].constantHasName
    case .step, .index, .read, .at, .fold, .matches, .derivative: return nil
    }
  }
}

extension [Expression] {
  fileprivate var constantHasName: Bool? {
    let each = map(\.constantHasName)
    return each.contains(nil) ? nil : each.contains(true)
  }
}
