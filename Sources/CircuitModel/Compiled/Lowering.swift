/// Turns an obligation into a machine over the integers.
///
/// Every expression is lowered to what it is worth at the present step `t`. Whatever it says of earlier steps becomes a
/// register: a cell read at `t-k` a chain of k registers, a quantifier over `1..t` an accumulator, a regular expression
/// the state of its automaton (see `Monitor/`). What has no such form is an obstacle, never an approximation.
///
/// Two things are lowered side by side: the value, and whether evaluating it goes wrong, which follows the short
/// circuits of `and`, `or`, `implies` and `if` exactly.
struct Lowering {
  let obligation: Obligation
  var builder = NetworkBuilder()
  private let scales: Scales
  private var cells: [CellID: Lowered] = [:]
  private var delays: [Delay: Int] = [:]
  /// Registers whose next value is lowered at the end, when every cell is known.
  private var pending: [(register: Int, source: Delay)] = []
  var accumulators = Accumulators()
  var positionalRegisters: [PositionalKey: (quotient: Int, exact: Int)] = [:]
  var folds: [FoldKey: Form] = [:]
  var slotCount = 0

  var circuit: Circuit { obligation.circuit }

  /// The machine for an obligation.
  ///
  /// - Throws: the obstacle, where a term has no incremental form.
  static func lower(_ obligation: Obligation) throws(LoweringObstacle) -> CompiledNetwork {
    var lowering = try Lowering(obligation)
    return try lowering.network().reduced()
  }

  private init(_ obligation: Obligation) throws(LoweringObstacle) {
    self.obligation = obligation
    scales = try Scales(obligation.circuit, seen: obligation.seenCells)
  }

  private mutating func network() throws(LoweringObstacle) -> CompiledNetwork {
    var undefined = Form.zero
    for id in obligation.fallibleCells { undefined = builder.or(undefined, try lower(cell: id).undefined) }
    var valid = Form.one
    for assumption in circuit.assumptions {
      let lowered = try lower(assumption.formula)
      valid = builder.and(valid, builder.or(lowered.value, lowered.undefined))
      undefined = builder.or(undefined, lowered.undefined)
    }
    var (bad, triggered) = (Form.zero, Form.one)
    switch obligation.goal {
    case .violation(let formula, let condition):
      let claim = try lower(formula)
      let guardian = try condition.map { condition throws(LoweringObstacle) in try lower(condition) } ?? Lowered(.one)
      triggered = guardian.value
      bad = builder.and(triggered, .one - claim.value)
      let claimUndefined = builder.and(triggered, claim.undefined)
      undefined = builder.or(undefined, builder.or(guardian.undefined, claimUndefined))
    case .witness(let formula):
      let claim = try lower(formula)
      bad = claim.value
      undefined = builder.or(undefined, claim.undefined)
    case .undefinedness: break
    }
    try setNextValues()
    return CompiledNetwork(
      letterCount: circuit.alphabet.count, valid: builder.integer(valid).value,
      undefined: builder.integer(undefined).value, bad: builder.integer(bad).value,
      triggered: builder.integer(triggered).value, from: builder)
  }
}

/// What an expression is worth at the present step, and whether evaluating it goes wrong there (1 or 0).
struct Lowered {
  var value: Form
  var undefined: Form

  init(_ value: Form, undefined: Form = .zero) {
    self.value = value
    self.undefined = undefined
  }
}

/// Something remembered from an earlier step.
private struct Delay: Hashable {
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

extension Obligation {
  /// The cells whose equations may go wrong: a run ends there, whatever the claim is about.
  fileprivate var fallibleCells: [CellID] {
    circuit.order.filter { id in
      guard let equation = circuit[id].equation else { return false }
      return ([equation.general] + equation.overrides.map(\.value)).contains(where: \.mayBeUndefined)
    }
  }

  /// The cells that bear on the event, through equations and over time.
  fileprivate var seenCells: Set<CellID> {
    var seen = Set(fallibleCells)
    for assumption in circuit.assumptions { seen.formUnion(assumption.formula.cells) }
    switch goal {
    case .violation(let formula, let condition):
      seen.formUnion(formula.cells)
      if let condition { seen.formUnion(condition.cells) }
    case .witness(let formula): seen.formUnion(formula.cells)
    case .undefinedness: break
    }
    var open = Array(seen)
    while let id = open.popLast() {
      guard let equation = circuit[id].equation else { continue }
      for expression in [equation.general] + equation.overrides.map(\.value) {
        for cell in expression.cells where seen.insert(cell).inserted { open.append(cell) }
      }
    }
    return seen
  }
}

// MARK: - Time

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
  private mutating func remembered(_ delay: Delay) -> Form {
    if let register = delays[delay] { return builder.read(register) }
    let register = builder.register(initial: initialValue(of: delay), range: range(of: delay.source))
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

  private func range(of source: Delay.Source) -> Interval {
    switch source {
    case .truth, .undefinedness: .bit
    case .value(let value, let initial): builder.intervals[value].union(Interval(initial))
    case .cell, .argument: .all
    }
  }

  /// Lowers what the registers hold next; that may ask for more registers.
  private mutating func setNextValues() throws(LoweringObstacle) {
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
        try setNext(register, lower(formula).value, scale: 1, name: "a formula")
      case .undefinedness(let formula):
        try setNext(register, lower(formula).undefined, scale: 1, name: "a formula")
      case .value(let value, _):
        builder.setNext(register, value)
      }
    }
  }

  private mutating func setNext(
    _ register: Int, _ form: Form, scale: BigInteger, name: String
  ) throws(LoweringObstacle) {
    guard let value = builder.integer(form, times: scale) else { throw .noCommonDenominator(name) }
    builder.setNext(register, value)
  }
}

// MARK: - Cells

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
      lowered = Lowered(input(id))
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

  private mutating func input(_ id: CellID) -> Form {
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
        slot = .init(weight: weight * digits, table: values.map { (Rational(scale) * $0).numerator })
      case .oneHot:
        let table = (0..<components).map { BigInteger($0 == components - 1 - component ? 1 : 0) * scale }
        slot = .init(weight: weight, table: table)
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

extension Obligation {
  /// This obligation as a machine over the integers.
  ///
  /// - Throws: the obstacle, where a term has no incremental form.
  public func lowered() throws(LoweringObstacle) -> CompiledNetwork { try Lowering.lower(self) }

  /// Whether some equation of the circuit may go wrong, as far as its form tells.
  public var mayBeUndefined: Bool { !fallibleCells.isEmpty }
}
