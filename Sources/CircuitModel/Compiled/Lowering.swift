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
  let scales: Scales
  var cells: [CellID: Lowered] = [:]
  var delays: [Delay: Int] = [:]
  /// Registers whose next value is lowered at the end, when every cell is known.
  var pending: [(register: Int, source: Delay)] = []
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
      triggered = builder.truth(guardian.value)
      bad = builder.and(triggered, .one - claim.value)
      let claimUndefined = builder.and(triggered, claim.undefined)
      undefined = builder.or(undefined, builder.or(guardian.undefined, claimUndefined))
    case .witness(let formula):
      let claim = try lower(formula)
      bad = builder.truth(claim.value)
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

extension Obligation {
  /// This obligation as a machine over the integers.
  ///
  /// - Throws: the obstacle, where a term has no incremental form.
  public func lowered() throws(LoweringObstacle) -> CompiledNetwork {
    if let open = circuit.holesText { throw .openHoles(open) }
    if circuit.alphabet.isReal { throw .realInputs }
    return try Lowering.lower(self)
  }

  /// Whether some equation of the circuit may go wrong, as far as its form tells.
  public var mayBeUndefined: Bool { !fallibleCells.isEmpty }
}
