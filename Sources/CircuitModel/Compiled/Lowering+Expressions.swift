extension Lowering {
  /// What an expression is worth at the present step.
  mutating func lower(_ expression: Expression) throws(LoweringObstacle) -> Lowered {
    switch expression {
    case .number(let number): return Lowered(Form(number))
    case .parameter(let id): return Lowered(Form(circuit[id].value))
    case .step: return Lowered(step())
    case .index: throw .noIncrementalForm("a quantifier of this form", .none)
    case .read(let cell, let moment, let range): return try read(cell, at: moment, range)
    case .at(.relative(let lag), let formula, let range):
      if formula.mayReadAhead { throw .noIncrementalForm("a past operator over a fixed step", range) }
      return try remember(formula, lag: lag)
    case .at(_, _, let range): throw .noIncrementalForm("a past operator at a computed step", range)
    case .arithmetic(let operation, let left, let right, let range):
      return try lower(operation, left, right, range)
    case .apply(.floor, .arithmetic(.divide, let dividend, let divisor, _), _):
      if let quotient = try positionalQuotient(dividend, by: divisor) { return quotient }
      return try lower(activation: .floor, .arithmetic(.divide, dividend, divisor, .none))
    case .apply(let activation, let argument, _): return try lower(activation: activation, argument)
    case .compare(let relation, let left, let right): return try lower(relation, left, right)
    case .not(let operand):
      let operand = try lower(operand)
      return Lowered(.one - operand.value, undefined: operand.undefined)
    case .connect(let connective, let left, let right): return try lower(connective, left, right)
    case .conditional(let condition, let yes, let no):
      let (condition, yes, no) = (try lower(condition), try lower(yes), try lower(no))
      let chosen = builder.select(condition.value, yes.undefined, no.undefined)
      return Lowered(
        builder.select(condition.value, yes.value, no.value), undefined: builder.or(condition.undefined, chosen))
    case .extremum(let kind, let operands):
      var lowered = try lower(operands[0])
      for operand in operands.dropFirst() {
        let next = try lower(operand)
        lowered = Lowered(
          builder.extremum(kind, lowered.value, next.value), undefined: builder.or(lowered.undefined, next.undefined))
      }
      return lowered
    case .fold(let fold, let index, let from, let to, let body, let range):
      return try lower(fold, index, from, to, body, range)
    case .matches(let language, let index, let from, let to, let element):
      return try lower(language, index, from, to, element)
    case .derivative(_, _, _, let range): throw .noIncrementalForm("a derivative", range)
    }
  }

  // MARK: Truths

  private mutating func lower(
    _ connective: Connective, _ left: Expression, _ right: Expression
  ) throws(LoweringObstacle) -> Lowered {
    let (left, right) = (try lower(left), try lower(right))
    let value: Form
    // Whether the right side is looked at.
    let isReached: Form
    switch connective {
    case .and: (value, isReached) = (builder.and(left.value, right.value), left.value)
    case .or: (value, isReached) = (builder.or(left.value, right.value), .one - left.value)
    case .implies: (value, isReached) = (builder.or(.one - left.value, right.value), left.value)
    case .xor: (value, isReached) = (builder.xor(left.value, right.value), .one)
    case .iff: (value, isReached) = (.one - builder.xor(left.value, right.value), .one)
    }
    return Lowered(value, undefined: builder.or(left.undefined, builder.and(isReached, right.undefined)))
  }

  private mutating func lower(
    _ relation: Relation, _ left: Expression, _ right: Expression
  ) throws(LoweringObstacle) -> Lowered {
    if let smooth = try lowerSmooth(relation, left, right) { return smooth }
    if let congruence = try positionalCongruence(relation, left, right) { return congruence }
    let (left, right) = (try lower(left), try lower(right))
    let value = compare(relation, left.value - right.value)
    return Lowered(value, undefined: builder.or(left.undefined, right.undefined))
  }

  /// 1 where a difference stands in a relation to 0.
  private mutating func compare(_ relation: Relation, _ difference: Form) -> Form {
    switch relation {
    case .equal: isZero(difference)
    case .notEqual: .one - isZero(difference)
    case .greater: isPositive(difference)
    case .less: isPositive(-1 * difference)
    case .lessOrEqual: .one - isPositive(difference)
    case .greaterOrEqual: .one - isPositive(-1 * difference)
    }
  }

  /// Comparison of a smooth value with a constant, through the inverse of the function. The logarithm of a rational
  /// other than 1 is irrational, so that it separates the multiples of 1/d that the argument can be.
  private mutating func lowerSmooth(
    _ relation: Relation, _ left: Expression, _ right: Expression
  ) throws(LoweringObstacle) -> Lowered? {
    if let (function, argument) = try smooth(left), let constant = try lower(right).value.constantValue {
      return try lower(function, argument, relation, constant)
    }
    if let (function, argument) = try smooth(right), let constant = try lower(left).value.constantValue {
      return try lower(function, argument, relation.mirrored, constant)
    }
    return nil
  }

  private mutating func lower(
    _ function: Activation, _ argument: Lowered, _ relation: Relation, _ constant: Rational
  ) throws(LoweringObstacle) -> Lowered {
    let value: Form
    switch function.inverse(of: constant) {
    case .below: value = relation.holds(of: 1) ? .one : .zero
    case .above: value = relation.holds(of: -1) ? .one : .zero
    case .logarithm(of: 1, _): value = compare(relation, argument.value)
    case .logarithm(let ratio, let scale):
      // argument = n/d, and scale · n/d > ln(ratio) just where scale · n > ⌊d · ln(ratio)⌋.
      let scaled = scale * argument.value
      let denominator = scaled.denominator
      let floor = Logarithm.floor(of: ratio, times: denominator)
      let isAbove = builder.positive(Rational(denominator) * scaled - Form(Rational(floor)))
      switch relation {
      case .greater, .greaterOrEqual: value = isAbove
      case .less, .lessOrEqual: value = .one - isAbove
      case .equal: value = .zero
      case .notEqual: value = .one
      }
    }
    return Lowered(value, undefined: argument.undefined)
  }

  /// The function and the argument of an expression whose value is smooth.
  private mutating func smooth(_ expression: Expression) throws(LoweringObstacle) -> (Activation, Lowered)? {
    switch expression {
    case .apply(let function, let argument, _) where function.isSmooth:
      return (function, try lower(argument))
    case .read(let cell, at: .relative(lag: 0), _) where circuit.isSmooth(cell):
      guard let function = circuit.smoothFunction(of: cell) else { return nil }
      return (function, try argument(of: cell))
    default: return nil
    }
  }

  // MARK: Numbers

  private mutating func lower(
    activation: Activation, _ argument: Expression
  ) throws(LoweringObstacle) -> Lowered {
    let argument = try lower(argument)
    let z = argument.value
    switch activation {
    case .step(let tie), .sign(let tie):
      let low: Rational = activation == .step(tie) ? 0 : -1
      let (isAbove, isTie) = (isPositive(z), isZero(z))
      var value = Form(low) + (1 - low) * isAbove
      var undefined = argument.undefined
      switch tie {
      case .undeclared: undefined = builder.or(undefined, isTie)
      case .value(let middle):
        if middle == 1 {
          value = Form(1) - (1 - low) * isPositive(-1 * z)
        } else {
          value = value + (middle - low) * isTie
        }
      }
      return Lowered(value, undefined: undefined)
    case .relu: return Lowered(builder.extremum(.maximum, z, .zero), undefined: argument.undefined)
    case .abs: return Lowered(builder.extremum(.maximum, z, -1 * z), undefined: argument.undefined)
    case .floor: return Lowered(builder.floor(z), undefined: argument.undefined)
    case .sigmoid, .tanh, .exp, .log, .sqrt: throw .noIncrementalForm("a smooth unit outside a comparison", .none)
    }
  }

  private mutating func lower(
    _ operation: ArithmeticOperator, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) throws(LoweringObstacle) -> Lowered {
    if operation == .power { return try lowerPower(left, right, range) }
    let (left, right) = (try lower(left), try lower(right))
    let undefined = builder.or(left.undefined, right.undefined)
    switch operation {
    case .add: return Lowered(left.value + right.value, undefined: undefined)
    case .subtract: return Lowered(left.value - right.value, undefined: undefined)
    case .multiply: return Lowered(product(left.value, right.value), undefined: undefined)
    case .divide, .remainder, .power:
      guard let divisor = right.value.constantValue else {
        throw .noIncrementalForm(operation == .divide ? "division by a signal" : "a remainder by a signal", range)
      }
      if divisor.isZero { return Lowered(.zero, undefined: .one) }
      if operation == .divide { return Lowered((1 / divisor) * left.value, undefined: undefined) }
      return Lowered(remainder(left.value, by: divisor), undefined: undefined)
    }
  }

  private mutating func lowerPower(
    _ base: Expression, _ exponent: Expression, _ range: SourceRange
  ) throws(LoweringObstacle) -> Lowered {
    let (base, exponent) = (try lower(base), try lower(exponent))
    let undefined = builder.or(base.undefined, exponent.undefined)
    if let number = exponent.value.constantValue {
      guard let power = Int(exactly: number.numerator), number.isInteger, power.magnitude <= 1000 else {
        throw .noIncrementalForm("a power with this exponent", range)
      }
      if let constant = base.value.constantValue, !constant.isZero || power >= 0 {
        return Lowered(Form(constant.power(power)), undefined: undefined)
      }
      guard power >= 0 else { throw .noIncrementalForm("division by a signal", range) }
      var value = Form.one
      for _ in 0..<power { value = builder.product(value, base.value) }
      return Lowered(value, undefined: undefined)
    }
    guard let constant = base.value.constantValue else {
      throw .noIncrementalForm("a power with a changing base and exponent", range)
    }
    return Lowered(try power(of: constant, to: exponent.value, range), undefined: undefined)
  }

  /// A constant to the power of a form: ±1 by the exponent's parity, others only as `r^(t + k)`.
  private mutating func power(
    of base: Rational, to exponent: Form, _ range: SourceRange
  ) throws(LoweringObstacle) -> Form {
    if base == 1 { return .one }
    if base == -1, exponent.denominator == 1 {
      return .one - 2 * remainder(exponent, by: 2)
    }
    if builder.isBit(exponent) { return .one + (base - 1) * exponent }
    let offset = exponent - step()
    guard let offset = offset.constantValue, base.isInteger, base.magnitude >= 2,
      let shift = Int(exactly: offset.numerator), offset.isInteger, shift.magnitude <= 1000
    else { throw .noIncrementalForm("a power with this exponent", range) }
    return base.power(shift + 1) * accumulators.power(of: base.numerator, in: &builder)
  }
}

extension Circuit {
  /// The function whose images the values of a smooth cell are; all its equations must use the same one.
  fileprivate func smoothFunction(of id: CellID) -> Activation? {
    guard let equation = self[id].equation else { return nil }
    let functions = ([equation.general] + equation.overrides.map(\.value)).map { expression -> Activation? in
      switch expression {
      case .apply(let function, _, _) where function.isSmooth: function
      case .read(let other, at: .relative(lag: 0), _): smoothFunction(of: other)
      default: nil
      }
    }
    return functions.allSatisfy { $0 == functions[0] } ? functions[0] : nil
  }
}
