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

/// How a value changes with a number, as far as paths of one length lead from the one to the other; where nothing is said,
/// it is constant nearby.
private struct Tangent {
  /// It changes in proportion.
  var rate: Value?
  /// It changes less than in proportion: as a product does of which one factor is 0 and moves.
  var isFlat = false
  /// There is no telling, since something jumps or bends just there.
  var obstacle: EvaluationProblem?

  /// It changes as the sum does of what changes as this, and as another.
  func plus(_ other: Tangent, _ numbers: Arithmetic) throws(EvaluationProblem) -> Tangent {
    var sum = Tangent(rate: rate ?? other.rate, isFlat: isFlat || other.isFlat, obstacle: obstacle ?? other.obstacle)
    if let rate, let other = other.rate { sum.rate = try numbers.combine(.add, rate, other) }
    return sum
  }

  /// It changes so many times as much.
  func times(_ factor: Value, _ numbers: Arithmetic) throws(EvaluationProblem) -> Tangent {
    guard let rate else { return self }
    if factor.rational?.isZero ?? false { return Tangent(isFlat: true, obstacle: obstacle) }
    return Tangent(rate: try numbers.combine(.multiply, rate, factor), isFlat: isFlat, obstacle: obstacle)
  }

  /// What follows from it does not change nearby.
  var levelled: Tangent { Tangent(obstacle: obstacle) }

  /// What follows from it bends just here.
  func bent(_ problem: EvaluationProblem) -> Tangent {
    Tangent(isFlat: isFlat, obstacle: obstacle ?? (rate == nil ? nil : problem))
  }

  /// What follows from it jumps just here.
  func torn(_ problem: EvaluationProblem) -> Tangent {
    Tangent(obstacle: obstacle ?? (rate == nil && !isFlat ? nil : problem))
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

  /// A value with how it changes, by how many steps back the paths lead, as far as that counts; nothing where it does not
  /// depend on the source at all. Where every length counts, they are added up in one.
  typealias Dual = (value: Value, tangent: [Tangent?])

  let run: Run
  let paths: Paths
  let range: SourceRange
  var source = Source.nothing
  /// The tangents, by cell and then by step.
  private var rows: [[[Tangent?]]]
  /// What went wrong where there is no tangent, which matters only to what reads the cell at that step.
  private var problems: [[EvaluationProblem?]]

  init(_ run: Run, paths: Paths, range: SourceRange) {
    self.run = run
    self.paths =
      if case .window(let steps) = paths { .window(min(steps, run.circuit.longestPath(in: run.length))) } else { paths }
    self.range = range
    rows = Array(repeating: Array(repeating: [], count: run.length), count: run.circuit.cells.count)
    problems = Array(repeating: Array(repeating: nil, count: run.length), count: run.circuit.cells.count)
  }

  /// Finds the tangent of every cell at every step.
  mutating func follow() throws(EvaluationProblem) {
    for step in 0..<run.length {
      let spot = Spot(place: Run.Place(step: step + 1), equationStep: step + 1)
      for id in run.circuit.order {
        guard let equation = run.circuit[id].equation else { continue }
        try run.checkPatience(at: range)
        do throws(EvaluationProblem) {
          rows[id.number][step] = try derive(equation.expression(atStep: step + 1), at: spot).tangent
        } catch {
          problems[id.number][step] = error
        }
      }
    }
  }

  /// The derivative of an expression that reads the run.
  func total(of expression: Expression, at place: Run.Place) throws(EvaluationProblem) -> Value {
    let parts = try derive(expression, at: Spot(place: place)).tangent.compactMap(\.self)
    if let obstacle = parts.lazy.compactMap(\.obstacle).first { throw obstacle }
    return try run.arithmetic(at: place, range).sum(parts.compactMap(\.rate))
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
      let value = try run.evaluate(expression, at: spot.place)
      let both = try sum([left.tangent, right.tangent], at: spot)
      if both.isEmpty { return (value, []) }
      let isTie = try order(of: left.value, against: right.value, at: spot) == 0
      return (value, isTie ? torn(both, at: spot) : levelled(both))
    case .not(let operand):
      return (try run.evaluate(expression, at: spot.place), levelled(try derive(operand, at: spot).tangent))
    case .connect(let connective, let left, let right):
      let value = try run.evaluate(expression, at: spot.place)
      let first = try derive(left, at: spot).tangent
      if connective.isDecided(by: try run.truth(left, at: spot.place)) { return (value, levelled(first)) }
      return (value, levelled(try sum([first, derive(right, at: spot).tangent], at: spot)))
    case .conditional(let condition, let yes, let no):
      let decision = levelled(try derive(condition, at: spot).tangent)
      let chosen = try derive(run.truth(condition, at: spot.place) ? yes : no, at: spot)
      return (chosen.value, try sum([chosen.tangent, decision], at: spot))
    case .extremum(let kind, let operands):
      var duals: [Dual] = []
      for operand in operands { duals.append(try derive(operand, at: spot)) }
      return try extremum(kind, duals, at: spot)
    case .fold(let fold, let index, let from, let to, let body, let range):
      var duals: [Dual] = []
      for element in try run.elements(index, from, to, at: spot.place, range) {
        try run.checkPatience(at: range)
        duals.append(try derive(body, at: Spot(place: element, equationStep: spot.equationStep)))
      }
      switch fold {
      case .sum: return (try run.evaluate(expression, at: spot.place), try sum(duals.map(\.tangent), at: spot))
      case .minimum: return try extremum(.minimum, duals, at: spot)
      case .maximum: return try extremum(.maximum, duals, at: spot)
      case .all, .any, .count, .parity:
        return (try run.evaluate(expression, at: spot.place), levelled(try sum(duals.map(\.tangent), at: spot)))
      }
    case .derivative(_, _, _, let range):
      throw .noDerivative(at: range, step: spot.place.step)
    }
  }
}

// MARK: - Where tangents come from

extension Tangents {
  private func tangent(of id: ParameterID, at spot: Spot) throws(EvaluationProblem) -> [Tangent?] {
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
    if step >= 1 {
      if let problem = problems[cell.number][step - 1] { throw problem }
      return (value, moved(rows[cell.number][step - 1], by: distance))
    }
    guard let term = run.circuit[cell].initialTerm(atStep: step) else { return (value, []) }
    let before = Spot(place: Run.Place(step: step), equationStep: step)
    return (value, moved(try derive(term, at: before).tangent, by: distance))
  }

  /// The tangent of the source itself.
  private var one: [Tangent?] { [Tangent(rate: .exact(1))] + Array(repeating: nil, count: lengths - 1) }

  /// How many lengths of paths are told apart.
  private var lengths: Int { if case .window(let steps) = paths { steps } else { 1 } }

  /// A tangent so many steps later: paths that have become too long are dropped.
  private func moved(_ tangent: [Tangent?], by distance: Int) -> [Tangent?] {
    guard case .window(let steps) = paths, !tangent.isEmpty, distance > 0 else { return tangent }
    guard distance < steps else { return [] }
    return Array(repeating: nil, count: distance) + tangent.prefix(steps - distance)
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
      if try order(of: quotient, against: floor, at: spot) == 0 {
        return (value, torn(try sum([left.tangent, right.tangent], at: spot), at: spot))
      }
      let change = try scaled(right.tangent, by: negated(floor, at: spot), at: spot)
      return (value, try sum([left.tangent, change], at: spot))
    case .power:
      // An exponent is a whole number: where it moves, it jumps.
      let exponent = torn(right.tangent, at: spot)
      if right.value.rational?.isZero ?? false {
        return (value, try sum([levelled(left.tangent), exponent], at: spot))
      }
      let lower = try numbers.combine(.subtract, right.value, .exact(1))
      let slope = try numbers.combine(.multiply, right.value, numbers.combine(.power, left.value, lower))
      return (value, try sum([scaled(left.tangent, by: slope, at: spot), exponent], at: spot))
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
      let isTie = try order(of: argument.value, against: .exact(0), at: spot) == 0
      return (value, isTie ? torn(argument.tangent, at: spot) : levelled(argument.tangent))
    case .floor:
      let isTie = try order(of: argument.value, against: value, at: spot) == 0
      return (value, isTie ? torn(argument.tangent, at: spot) : levelled(argument.tangent))
    case .relu, .abs:
      let side: Int
      do throws(EvaluationProblem) {
        side = try order(of: argument.value, against: .exact(0), at: spot)
      } catch {
        return (value, argument.tangent.map { $0?.bent(error) })
      }
      if side == 0 { return (value, bent(argument.tangent, at: spot)) }
      if side < 0, activation != .abs { return (value, levelled(argument.tangent)) }
      slope = .exact(side > 0 ? 1 : -1)
    case .sigmoid:
      slope = try numbers.combine(.multiply, value, numbers.combine(.subtract, .exact(1), value))
    case .tanh:
      slope = try numbers.combine(.subtract, .exact(1), numbers.combine(.power, value, .exact(2)))
    case .exp: slope = value
    case .log: slope = try numbers.combine(.divide, .exact(1), argument.value)
    case .sqrt:
      if value.rational?.isZero ?? false { return (value, torn(argument.tangent, at: spot)) }
      slope = try numbers.combine(.divide, .exact(Rational(1, 2)), value)
    }
    return (value, try scaled(argument.tangent, by: slope, at: spot))
  }

  /// The tangent of the operand that is the least or greatest; where several are, or may be, it bends.
  private func extremum(_ kind: Extremum, _ duals: [Dual], at spot: Spot) throws(EvaluationProblem) -> Dual {
    let value = try run.arithmetic(at: spot.place, range).extremum(kind, of: duals.map(\.value))
    let numbers = run.arithmetic(at: spot.place, range)
    let best = numbers.candidates(among: duals.map(\.value), for: value)
    let problem = numbers.problem(ofEquals: best.map { duals[$0].value })
    let tangents = duals.enumerated().map { place, dual in
      if !best.contains(place) { return levelled(dual.tangent) }
      return best.count == 1 ? dual.tangent : dual.tangent.map { $0?.bent(problem) }
    }
    return (value, try sum(tangents, at: spot))
  }

  private func order(of left: Value, against right: Value, at spot: Spot) throws(EvaluationProblem) -> Int {
    try run.arithmetic(at: spot.place, range).order(of: left, against: right)
  }

  private func levelled(_ tangent: [Tangent?]) -> [Tangent?] { tangent.map { $0?.levelled } }

  private func bent(_ tangent: [Tangent?], at spot: Spot) -> [Tangent?] {
    tangent.map { $0?.bent(.noDerivative(at: range, step: spot.place.step)) }
  }

  private func torn(_ tangent: [Tangent?], at spot: Spot) -> [Tangent?] {
    tangent.map { $0?.torn(.noDerivative(at: range, step: spot.place.step)) }
  }

  private func negated(_ value: Value, at spot: Spot) throws(EvaluationProblem) -> Value {
    try run.arithmetic(at: spot.place, range).combine(.subtract, .exact(0), value)
  }

  private func scaled(_ tangent: [Tangent?], by factor: Value, at spot: Spot) throws(EvaluationProblem) -> [Tangent?] {
    let numbers = run.arithmetic(at: spot.place, range)
    var scaled: [Tangent?] = []
    for part in tangent { scaled.append(try part?.times(factor, numbers)) }
    return scaled
  }

  private func sum(_ tangents: [[Tangent?]], at spot: Spot) throws(EvaluationProblem) -> [Tangent?] {
    let numbers = run.arithmetic(at: spot.place, range)
    var sum: [Tangent?] = []
    for tangent in tangents where !tangent.isEmpty {
      guard !sum.isEmpty else {
        sum = tangent
        continue
      }
      for (place, part) in tangent.enumerated() {
        guard let part else { continue }
        sum[place] = try sum[place]?.plus(part, numbers) ?? part
      }
    }
    return sum
  }
}
