// Time, and what is remembered from step to step.

/// Something remembered from an earlier step.
struct Delay: Hashable {
  enum Source: Hashable {
    case cell(CellID)
    /// The argument of a smooth cell.
    case argument(CellID)
    case truth(Expression)
    /// Whether evaluating a truth went wrong.
    case undefinedness(Expression)
    /// A value of the network; the number is its initial value.
    case value(ValueID, initial: BigInteger)
  }

  var source: Source
  var lag: Int
}

extension Lowering {
  /// The present step, counted from 1: the running sum of 1.
  mutating func step() -> Form { runningSum(.plain, of: .one, delay: 0) }

  /// 1 at one step.
  mutating func isStep(_ number: Int) -> Form {
    let step = step()
    return isZero(step - Form(Rational(number)))
  }

  /// 1 from a step on.
  mutating func isFrom(step number: Int) -> Form {
    if number <= 1 { return .one }
    let step = step()
    return isPositive(step - Form(Rational(number - 1)))
  }

  // MARK: Registers

  /// What a value of the network was some steps earlier; before the first step, the given initial value.
  mutating func delayed(_ form: Form, by lag: Int, initial: Rational) -> Form {
    if lag == 0 { return form }
    if let constant = form.constantValue, constant == initial { return form }
    let scale = leastCommonMultiple(form.denominator, initial.denominator)
    guard let value = builder.integer(form, times: scale) else { return form }
    let source = Delay.Source.value(value, initial: (Rational(scale) * initial).numerator)
    return Rational(1, scale) * remembered(Delay(source: source, lag: lag))
  }

  /// The register that holds something from an earlier step.
  mutating func remembered(_ delay: Delay) -> Form {
    if let register = delays[delay] { return builder.read(register) }
    let register = builder.register(
      initial: initialValue(of: delay), range: range(of: delay.source), origin: origin(of: delay))
    delays[delay] = register
    pending.append((register, delay))
    return builder.read(register)
  }

  private func initialValue(of delay: Delay) -> BigInteger {
    switch delay.source {
    case .cell(let id):
      (Rational(scales[id]) * (circuit[id].initialValue(atStep: 1 - delay.lag) ?? 0)).numerator
    case .value(_, let initial): initial
    case .argument, .truth, .undefinedness: 0
    }
  }

  private func origin(of delay: Delay) -> Origin? {
    switch delay.source {
    case .cell(let id): return .cell(id, stepsAgo: delay.lag, scale: scales[id])
    case .value(let value, _):
      guard let sum = accumulators[value], sum.delay == 0,
        case .sum(let summands, let weight, _)? = origin(of: sum.growth, sum.stream)
      else { return nil }
      return .sum(summands, weight: weight, stepsAgo: delay.lag - 1)
    case .argument, .truth, .undefinedness: return nil
    }
  }

  private func range(of source: Delay.Source) -> Interval {
    switch source {
    case .truth, .undefinedness: .bit
    case .value(let value, let initial): builder.intervals[value].union(Interval(initial))
    case .cell, .argument: .all
    }
  }

  /// Lowers what the registers hold next; that may ask for more registers.
  mutating func setNextValues() throws(LoweringObstacle) {
    while let (register, delay) = pending.popLast() {
      if delay.lag > 1 {
        let earlier = remembered(Delay(source: delay.source, lag: delay.lag - 1))
        builder.setNext(register, builder.integer(earlier).value)
        continue
      }
      switch delay.source {
      case .cell(let id):
        try setNext(register, lower(cell: id).value, scale: scales[id], name: circuit[id].name)
      case .argument(let id):
        try setNext(register, argument(of: id).value, scale: scales[id], name: circuit[id].name)
      case .truth(let formula):
        try setNext(register, builder.truth(lower(formula).value), scale: 1, name: "a formula")
      case .undefinedness(let formula):
        try setNext(register, lower(formula).undefined, scale: 1, name: "a formula")
      case .value(let value, _):
        builder.setNext(register, value)
      }
    }
  }

  mutating func setNext(
    _ register: Int, _ form: Form, scale: BigInteger, name: String
  ) throws(LoweringObstacle) {
    guard let value = builder.integer(form, times: scale) else { throw .noCommonDenominator(name) }
    builder.setNext(register, value)
  }
}
