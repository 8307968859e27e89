// Cells at the present step and at earlier ones.

extension Lowering {
  /// What a cell is worth at the present step.
  mutating func lower(cell id: CellID) throws(LoweringObstacle) -> Lowered {
    if let lowered = cells[id] { return lowered }
    var lowered: Lowered
    if let equation = circuit[id].equation {
      if circuit.isSmooth(id) {
        lowered = Lowered(.zero, undefined: try argument(of: id).undefined)
      } else {
        lowered = try lowerByStep(equation) { lowering, expression throws(LoweringObstacle) in
          try lowering.lower(expression)
        }
      }
    } else {
      lowered = Lowered(try input(id))
    }
    cells[id] = lowered
    return lowered
  }

  /// The argument of a smooth cell at the present step: the cell is the image of it.
  mutating func argument(of id: CellID) throws(LoweringObstacle) -> Lowered {
    guard let equation = circuit[id].equation else { return Lowered(.zero) }
    return try lowerByStep(equation) { lowering, expression throws(LoweringObstacle) in
      switch expression {
      case .apply(.sigmoid, let argument, _), .apply(.tanh, let argument, _): try lowering.lower(argument)
      case .read(let other, at: .relative(lag: 0), _): try lowering.argument(of: other)
      default: throw .noIncrementalForm("a smooth unit of this form", .none)
      }
    }
  }

  /// Chooses among the overrides of the first steps and the general equation.
  private mutating func lowerByStep(
    _ equation: Equation,
    _ lower: (inout Lowering, Expression) throws(LoweringObstacle) -> Lowered
  ) throws(LoweringObstacle) -> Lowered {
    var lowered = try lower(&self, equation.general)
    for (number, expression) in equation.overrides.reversed() {
      let override = try lower(&self, expression)
      let isHere = isStep(number)
      lowered = Lowered(
        builder.select(isHere, override.value, lowered.value),
        undefined: builder.select(isHere, override.undefined, lowered.undefined))
    }
    return lowered
  }

  private mutating func input(_ id: CellID) throws(LoweringObstacle) -> Form {
    var weight = circuit.alphabet.count
    for input in circuit.alphabet.inputs {
      let components = input.cells.count
      weight /= input.choices.count(components: components) ?? 1
      guard let component = input.cells.firstIndex(of: id) else { continue }
      let scale = scales[id]
      let slot: CompiledNetwork.Slot
      switch input.choices {
      case .each(let values):
        let digits = (component + 1..<components).reduce(1) { product, _ in product * values.count }
        let table = values.map { (Rational(scale) * $0).numerator }
        slot = .init(weight: weight * digits, base: values.count, content: .table(table))
      case .real: throw .noIncrementalForm("a real input", .none)
      case .oneHot:
        slot = .init(weight: weight, base: components, content: .indicator(of: components - 1 - component, scale))
      }
      return Rational(1, scale) * builder.input(slot)
    }
    return .zero
  }

  /// What a cell was worth at a moment.
  mutating func read(
    _ id: CellID, at moment: Moment, _ range: SourceRange
  ) throws(LoweringObstacle) -> Lowered {
    switch moment {
    case .relative(0): return try lower(cell: id)
    case .relative(let lag) where lag < 0: return Lowered(.zero, undefined: .one)
    case .relative(let lag):
      if circuit.isSmooth(id) { throw .noIncrementalForm("a smooth unit read at an earlier step", range) }
      let value = Rational(1, scales[id]) * remembered(Delay(source: .cell(id), lag: lag))
      return Lowered(value, undefined: isBeforeBeginning(id, lag: lag))
    case .absolute(let number) where number < 1:
      guard let initial = circuit[id].initialValue(atStep: number) else { return Lowered(.zero, undefined: .one) }
      return Lowered(Form(initial))
    case .absolute(let number):
      let present = try lower(cell: id)
      let isHere = isStep(number)
      return try Lowered(
        latched(present.value, at: isHere, scale: scales[id], name: circuit[id].name),
        undefined: builder.or(.one - isFrom(step: number), builder.and(isHere, present.undefined)))
    case .computed(let expression):
      guard let (moving, earliest) = beginning(of: expression), let earliest, moving.anchor == .step else {
        throw .noIncrementalForm("a signal read at a computed step", range)
      }
      let (late, early) = (
        try read(id, at: .relative(lag: -moving.number), range), try read(id, at: .absolute(earliest), range)
      )
      let isLate = isFrom(step: earliest - moving.number)
      return Lowered(
        builder.select(isLate, late.value, early.value),
        undefined: builder.select(isLate, late.undefined, early.undefined))
    case .index:
      throw .noIncrementalForm("a signal read at a computed step", range)
    }
  }

  /// 1 at the steps at which a read `lag` steps back meets a step before the first that has no value.
  private mutating func isBeforeBeginning(_ id: CellID, lag: Int) -> Form {
    let missing = (1...lag).filter { circuit[id].initialValue(atStep: $0 - lag) == nil }
    if missing.count == lag { return .one - isFrom(step: lag + 1) }
    return missing.reduce(.zero) { builder.or($0, isStep($1)) }
  }

  /// The value that a form had when a truth was last 1, the present step included.
  private mutating func latched(
    _ form: Form, at condition: Form, scale: BigInteger, name: String
  ) throws(LoweringObstacle) -> Form {
    let register = builder.register(initial: 0, range: .all)
    let latched = builder.select(condition, form, Rational(1, scale) * builder.read(register))
    try setNext(register, latched, scale: scale, name: name)
    return latched
  }

  /// What a truth was worth some steps earlier; false before the first step.
  mutating func remember(_ formula: Expression, lag: Int) throws(LoweringObstacle) -> Lowered {
    if lag == 0 { return try lower(formula) }
    if lag < 0 { return Lowered(.zero, undefined: .one) }
    let value = remembered(Delay(source: .truth(formula), lag: lag))
    let mayFail = formula.mayBeUndefined || formula.mentionsEarlierSteps
    return Lowered(value, undefined: mayFail ? remembered(Delay(source: .undefinedness(formula), lag: lag)) : .zero)
  }
}

extension Expression {
  /// Whether a read may meet a step before the first.
  fileprivate var mentionsEarlierSteps: Bool {
    if case .read(_, .relative(let lag), _) = self, lag > 0 { return true }
    return children.contains(where: \.mentionsEarlierSteps)
  }
}

extension Circuit {
  /// Whether the values of a cell are images under sigmoid or tanh.
  func isSmooth(_ id: CellID) -> Bool {
    switch self[id].equation?.general {
    case .apply(let activation, _, _): activation.isSmooth
    case .read(let other, at: .relative(lag: 0), _): isSmooth(other)
    default: false
    }
  }
}
