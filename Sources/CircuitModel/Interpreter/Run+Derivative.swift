extension Run {
  /// The derivative of an expression along the whole run, by definition.
  ///
  /// Every equation of every step is differentiated by the sum, product and chain rules, from the first step on: forward
  /// mode. What is added up is carried in *tangents*, one for each cell and step.
  ///
  /// R. E. Wengert, "A simple automatic derivative evaluation program", *Communications of the ACM* 7 (1964),
  /// doi:10.1145/355586.364791.
  func derivative(
    of body: Expression, by variable: Variable, _ paths: Paths, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Value {
    var tangents = Tangents(self, paths: paths, range: range)
    switch variable {
    case .parameter(let id): tangents.source = .parameter(id)
    case .cell(let cell, let moment):
      let step = try step(of: moment, at: place, range)
      _ = try read(cell, atStep: step, at: place, range)
      tangents.source = .cell(cell, step: step)
    }
    try tangents.follow()
    return try tangents.total(of: body, at: place)
  }
}

/// How every value of a run changes with one number that it is computed from.
private struct Tangents {
  /// The number that the derivative is taken by.
  enum Source: Hashable {
    case nothing
    case parameter(ParameterID)
    case cell(CellID, step: Int)
  }

  /// Where an expression stands.
  struct Spot {
    /// Where it is evaluated.
    var place: Run.Place
    /// The step whose equation it belongs to; `nil` in a claim.
    var equationStep: Int?
  }

  /// A value with how it changes. A tangent lists what comes over paths of each length, in steps back, that counts; an
  /// empty one is 0. Where every length counts, they are added up in one number.
  typealias Dual = (value: Value, tangent: [Value])

  let run: Run
  let paths: Paths
  let range: SourceRange
  var source = Source.nothing
  /// The tangents, by cell and then by step.
  private var rows: [[[Value]]]

  init(_ run: Run, paths: Paths, range: SourceRange) {
    self.run = run
    self.paths = paths
    self.range = range
    rows = Array(repeating: Array(repeating: [], count: run.length), count: run.circuit.cells.count)
  }

  /// Finds the tangent of every cell at every step.
  mutating func follow() throws(EvaluationProblem) {
    for step in 0..<run.length {
      let spot = Spot(place: Run.Place(step: step + 1), equationStep: step + 1)
      for id in run.circuit.order {
        guard let equation = run.circuit[id].equation else { continue }
        rows[id.number][step] = try derive(equation.expression(atStep: step + 1), at: spot).tangent
      }
    }
  }

  /// The derivative of an expression that reads the run.
  func total(of expression: Expression, at place: Run.Place) throws(EvaluationProblem) -> Value {
    let tangent = try derive(expression, at: Spot(place: place)).tangent
    return try run.arithmetic(at: place, range).sum(tangent)
  }
}

// MARK: - Expressions

extension Tangents {
  private func derive(_ expression: Expression, at spot: Spot) throws(EvaluationProblem) -> Dual {
    switch expression {
    case .number, .step, .index, .matches:
      return (try run.evaluate(expression, at: spot.place), [])
    case .parameter(let id):
      return (try run.evaluate(expression, at: spot.place), try tangent(of: id, at: spot))
    case .read(let cell, let moment, let range):
      return try read(cell, atStep: run.step(of: moment, at: spot.place, range), at: spot, range)
    case .at(let moment, let body, let range):
      var there = spot
      there.place.step = try run.step(of: moment, at: spot.place, range)
      guard there.place.step >= 1 else { return (.truth(false), []) }
      return try derive(body, at: there)
    case .arithmetic(let operation, let left, let right, let range):
      return try arithmetic(operation, derive(left, at: spot), derive(right, at: spot), at: spot, range)
    case .apply(let activation, let argument, let range):
      return try apply(activation, to: derive(argument, at: spot), at: spot, range)
    case .compare(_, let left, let right):
      let (left, right) = (try derive(left, at: spot), try derive(right, at: spot))
      if !left.tangent.isEmpty || !right.tangent.isEmpty {
        try requireStrict(order(of: left.value, against: right.value, at: spot), at: spot)
      }
      return (try run.evaluate(expression, at: spot.place), [])
    case .not, .connect:
      // A truth does not change, unless one of its comparisons is just about to.
      try requireStrictness(of: expression, at: spot)
      return (try run.evaluate(expression, at: spot.place), [])
    case .conditional(let condition, let yes, let no):
      _ = try derive(condition, at: spot)
      return try derive(run.truth(condition, at: spot.place) ? yes : no, at: spot)
    case .extremum(let kind, let operands):
      var duals: [Dual] = []
      for operand in operands { duals.append(try derive(operand, at: spot)) }
      return try extremum(kind, duals, at: spot)
    case .fold(let fold, let index, let from, let to, let body, let range):
      var duals: [Dual] = []
      for element in try run.elements(index, from, to, at: spot.place, range) {
        duals.append(try derive(body, at: Spot(place: element, equationStep: spot.equationStep)))
      }
      switch fold {
      case .sum: return (try run.evaluate(expression, at: spot.place), try sum(duals.map(\.tangent), at: spot))
      case .minimum: return try extremum(.minimum, duals, at: spot)
      case .maximum: return try extremum(.maximum, duals, at: spot)
      case .all, .any, .count, .parity: return (try run.evaluate(expression, at: spot.place), [])
      }
    case .derivative(_, _, _, let range):
      throw .noDerivative(at: range, step: spot.place.step)
    }
  }

  private func requireStrictness(of truth: Expression, at spot: Spot) throws(EvaluationProblem) {
    switch truth {
    case .not(let operand): _ = try derive(operand, at: spot)
    case .connect(let connective, let left, let right):
      _ = try derive(left, at: spot)
      let first = try run.truth(left, at: spot.place)
      let isDecided =
        switch connective {
        case .and, .implies: !first
        case .or: first
        case .xor, .iff: false
        }
      if !isDecided { _ = try derive(right, at: spot) }
    default: break
    }
  }
}

// MARK: - Where tangents come from

extension Tangents {
  private func tangent(of id: ParameterID, at spot: Spot) throws(EvaluationProblem) -> [Value] {
    if source == .parameter(id) {
      if case .appearance(let step) = paths, step != spot.equationStep { return [] }
      return one
    }
    guard let definition = run.circuit[id].definition else { return [] }
    return try derive(definition, at: spot).tangent
  }

  private func read(
    _ cell: CellID, atStep step: Int, at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> Dual {
    let value = try run.read(cell, atStep: step, at: spot.place, range)
    let distance = max(0, (spot.equationStep ?? step) - step)
    if source == .cell(cell, step: step) { return (value, moved(one, by: distance)) }
    if step >= 1 { return (value, moved(rows[cell.number][step - 1], by: distance)) }
    guard let term = run.circuit[cell].initialTerm(atStep: step) else { return (value, []) }
    let before = Spot(place: Run.Place(step: step), equationStep: step)
    return (value, moved(try derive(term, at: before).tangent, by: distance))
  }

  /// The tangent of the source itself.
  private var one: [Value] { [.exact(1)] + Array(repeating: .exact(0), count: lengths - 1) }

  /// How many lengths of paths are told apart.
  private var lengths: Int { if case .window(let steps) = paths { steps } else { 1 } }

  /// A tangent so many steps later: paths that have become too long are dropped.
  private func moved(_ tangent: [Value], by distance: Int) -> [Value] {
    guard case .window(let steps) = paths, !tangent.isEmpty, distance > 0 else { return tangent }
    guard distance < steps else { return [] }
    return Array(repeating: .exact(0), count: distance) + tangent.prefix(steps - distance)
  }
}

// MARK: - Rules

extension Tangents {
  private func arithmetic(
    _ operation: ArithmeticOperator, _ left: Dual, _ right: Dual, at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> Dual {
    let numbers = run.arithmetic(at: spot.place, range)
    let value = try numbers.combine(operation, left.value, right.value)
    if left.tangent.isEmpty, right.tangent.isEmpty { return (value, []) }
    switch operation {
    case .add: return (value, try sum([left.tangent, right.tangent], at: spot))
    case .subtract:
      return (value, try sum([left.tangent, scaled(right.tangent, by: .exact(-1), at: spot)], at: spot))
    case .multiply:
      let (first, second) = (
        try scaled(left.tangent, by: right.value, at: spot), try scaled(right.tangent, by: left.value, at: spot)
      )
      return (value, try sum([first, second], at: spot))
    case .divide:
      // (u / v)' = (u' − (u / v) v') / v
      let slope = try numbers.combine(.divide, .exact(1), right.value)
      let change = try scaled(right.tangent, by: negated(value, at: spot), at: spot)
      return (value, try scaled(sum([left.tangent, change], at: spot), by: slope, at: spot))
    case .remainder:
      // u − v ⌊u / v⌋, which jumps where u / v is whole
      let quotient = try numbers.combine(.divide, left.value, right.value)
      let floor = try numbers.apply(.floor, to: quotient)
      try requireStrict(order(of: quotient, against: floor, at: spot), at: spot)
      let change = try scaled(right.tangent, by: negated(floor, at: spot), at: spot)
      return (value, try sum([left.tangent, change], at: spot))
    case .power:
      guard right.tangent.isEmpty else { throw .noDerivative(at: range, step: spot.place.step) }
      if right.value.rational?.isZero ?? false { return (value, []) }
      let lower = try numbers.combine(.subtract, right.value, .exact(1))
      let slope = try numbers.combine(.multiply, right.value, numbers.combine(.power, left.value, lower))
      return (value, try scaled(left.tangent, by: slope, at: spot))
    }
  }

  private func apply(
    _ activation: Activation, to argument: Dual, at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> Dual {
    let numbers = run.arithmetic(at: spot.place, range)
    let value = try numbers.apply(activation, to: argument.value)
    if argument.tangent.isEmpty { return (value, []) }
    let slope: Value
    switch activation {
    case .step, .sign:
      try requireStrict(order(of: argument.value, against: .exact(0), at: spot), at: spot)
      return (value, [])
    case .floor:
      try requireStrict(order(of: argument.value, against: value, at: spot), at: spot)
      return (value, [])
    case .relu, .abs:
      let order = try order(of: argument.value, against: .exact(0), at: spot)
      try requireStrict(order, at: spot)
      slope = order > 0 ? .exact(1) : activation == .abs ? .exact(-1) : .exact(0)
    case .sigmoid:
      slope = try numbers.combine(.multiply, value, numbers.combine(.subtract, .exact(1), value))
    case .tanh:
      slope = try numbers.combine(.subtract, .exact(1), numbers.combine(.power, value, .exact(2)))
    case .exp: slope = value
    case .log: slope = try numbers.combine(.divide, .exact(1), argument.value)
    case .sqrt:
      if value.rational?.isZero ?? false { throw .noDerivative(at: range, step: spot.place.step) }
      slope = try numbers.combine(.divide, .exact(Rational(1, 2)), value)
    }
    return (value, try scaled(argument.tangent, by: slope, at: spot))
  }

  /// The tangent of the operand that is the least or greatest; of several, they must agree.
  private func extremum(_ kind: Extremum, _ duals: [Dual], at spot: Spot) throws(EvaluationProblem) -> Dual {
    let value = try run.arithmetic(at: spot.place, range).extremum(kind, of: duals.map(\.value))
    guard duals.contains(where: { !$0.tangent.isEmpty }), var best = duals.first else { return (value, []) }
    for dual in duals.dropFirst() {
      let order = try order(of: dual.value, against: best.value, at: spot)
      if order == 0, dual.tangent != best.tangent { throw .noDerivative(at: range, step: spot.place.step) }
      if kind == .minimum ? order < 0 : order > 0 { best = dual }
    }
    return (value, best.tangent)
  }

  private func order(of left: Value, against right: Value, at spot: Spot) throws(EvaluationProblem) -> Int {
    try run.arithmetic(at: spot.place, range).order(of: left, against: right)
  }

  /// Where two sides of something that jumps or bends are equal, there is no derivative.
  private func requireStrict(_ order: Int, at spot: Spot) throws(EvaluationProblem) {
    if order == 0 { throw .noDerivative(at: range, step: spot.place.step) }
  }

  private func negated(_ value: Value, at spot: Spot) throws(EvaluationProblem) -> Value {
    try run.arithmetic(at: spot.place, range).combine(.subtract, .exact(0), value)
  }

  private func scaled(_ tangent: [Value], by factor: Value, at spot: Spot) throws(EvaluationProblem) -> [Value] {
    if factor.rational?.isZero ?? false { return [] }
    var scaled: [Value] = []
    let numbers = run.arithmetic(at: spot.place, range)
    for part in tangent { scaled.append(try numbers.combine(.multiply, part, factor)) }
    return scaled
  }

  private func sum(_ tangents: [[Value]], at spot: Spot) throws(EvaluationProblem) -> [Value] {
    let given = tangents.filter { !$0.isEmpty }
    guard given.count > 1 else { return given.first ?? [] }
    var sum: [Value] = []
    for place in given[0].indices {
      sum.append(try run.arithmetic(at: spot.place, range).sum(given.map { $0[place] }))
    }
    return sum
  }
}
