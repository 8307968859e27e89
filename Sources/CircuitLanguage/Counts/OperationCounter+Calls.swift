import CircuitModel

extension OperationCounter {
  /// Counts a call of a function that stands in equations.
  mutating func call(
    _ name: String, _ arguments: [ExpressionSyntax], _ range: SourceRange
  ) throws(Obstacle) -> Operand {
    guard let function = Function(rawValue: name) else { throw .construct }
    switch function {
    case .step, .sign, .relu, .floor, .abs, .sigmoid, .tanh, .exp, .log, .sqrt:
      guard let activation = draft.activation(function) else { throw .construct }
      return try applied(activation, arguments[0])
    case .threshold:
      let argument = try dead(arguments[0])
      if argument.isConstant { throw .construct }
      counts.forward.additions += times * argument.count
      counts.forward.add(times * argument.count, of: Function.step.rawValue)
      return Operand(sizes: argument.sizes, origin: .computed(isActive: false))
    case .clamp:
      let (argument, low, high) = (try operand(arguments[0]), try operand(arguments[1]), try operand(arguments[2]))
      if argument.isConstant { throw .construct }
      use(low, argument.count)
      use(high, argument.count)
      return mapped(argument) { $0.counts.forward.add(2 * $1, of: "comparison") }
    case .concat: return try joined(arguments)
    case .softmax: return try softmax(arguments[0])
    case .norm: return try norm(arguments[0])
    case .outer:
      let (a, b) = (try operand(arguments[0]), try operand(arguments[1]))
      return try product(
        Operand(sizes: a.sizes + [1], origin: a.origin), Operand(sizes: [1] + b.sizes, origin: b.origin), range)
    case .transpose:
      let argument = try operand(arguments[0])
      let sizes = argument.sizes.count == 2 ? argument.sizes.reversed() : [1] + argument.sizes
      return Operand(sizes: sizes, origin: argument.origin, name: argument.name)
    default: throw .construct
    }
  }

  private mutating func applied(_ activation: Activation, _ syntax: ExpressionSyntax) throws(Obstacle) -> Operand {
    let goesBack = activation.letsGradientsThrough
    let outer = isAlive
    isAlive = isAlive && goesBack
    defer { isAlive = outer }
    let argument = try operand(syntax)
    // A function of constants alone is worked out once.
    if argument.isConstant { return folded([argument], sizes: argument.sizes) }
    var result = mapped(argument) { counter, count in
      counter.counts.forward.add(count, of: activation.word)
      let cost = activation.backward
      counter.goBack(
        to: argument, multiplications: cost.multiplications, additions: cost.additions, divisions: cost.divisions)
    }
    if !goesBack { result.origin = .computed(isActive: false) }
    return result
  }

  private mutating func joined(_ arguments: [ExpressionSyntax]) throws(Obstacle) -> Operand {
    var whole: Operand?
    for argument in arguments {
      let next = try operand(argument)
      guard let before = whole else {
        whole = Operand(sizes: next.sizes, origin: next.origin)
        continue
      }
      let origin: Operand.Origin
      switch (before.origin, next.origin) {
      case (.constant(let one), .constant(let other)): origin = .constant(named: one + other)
      case let (one, other) where one == other: origin = one
      default: throw .construct
      }
      whole = Operand(sizes: [before.count + next.count], origin: origin)
    }
    guard let whole else { throw .construct }
    return whole
  }

  /// exp of each, their sum, and as many quotients; backward p .* (g - p * g).
  private mutating func softmax(_ syntax: ExpressionSyntax) throws(Obstacle) -> Operand {
    let argument = try operand(syntax)
    if argument.isConstant { return folded([argument], sizes: argument.sizes) }
    counts.keepsValues = true
    return mapped(argument) { counter, count in
      counter.counts.forward.add(count, of: Function.exp.rawValue)
      counter.counts.forward.additions += count - counter.times
      counter.counts.forward.divisions += count
      counter.goBack(to: argument, multiplications: 2, additions: 2)
      if counter.isAlive, argument.isActive { counter.counts.toSignals.additions += -1 * counter.times }
    }
  }

  /// The squares, their sum and the root.
  private mutating func norm(_ syntax: ExpressionSyntax) throws(Obstacle) -> Operand {
    let argument = try operand(syntax)
    if argument.isConstant { return folded([argument], sizes: []) }
    use(argument)
    counts.forward.multiplications += times * argument.count
    counts.forward.additions += times * (argument.count - 1)
    counts.forward.add(times, of: Function.sqrt.rawValue)
    goBack(to: argument, multiplications: 2)
    if isAlive, argument.isActive {
      counts.toSignals.multiplications += times
      counts.toSignals.divisions += times
    }
    return Operand(sizes: [], origin: .computed(isActive: argument.isActive))
  }
}
