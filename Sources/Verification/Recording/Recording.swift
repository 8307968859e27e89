package import CircuitModel

/// A run of a circuit with every operation written down, so that derivatives can be taken along it.
///
/// What an expression means is defined by `Run`, with which nothing is shared but the arithmetic of numbers. A step can be
/// taken back, so that a walk over many sequences shares every prefix of them.
///
/// Cost: an operation of a step is done once; a derivative costs a few times what its formula and the run cost.
package struct Recording: Sendable {
  /// What reports call whatever decides by recordings.
  static let engineName = "record"

  /// The circuit that runs.
  package let circuit: Circuit
  /// How many bits stand after the point in bounds.
  package let bits: Int
  /// How many steps were taken.
  package private(set) var length = 0
  /// What went wrong in an equation of the last step.
  package private(set) var problem: EvaluationProblem?
  private var tape = Tape()
  /// Where the values of each cell stand, by step.
  private var places: [[Int?]]
  /// Where the initial values of each cell stand, from step 0 back.
  private var initialPlaces: [[Int?]]
  /// How much stood on the tape before each step.
  private var beginnings: [Int] = []
  /// Asked now and then whether the recording must end.
  private let interruption: @Sendable () -> Verdict.Limit?
  /// The last sweep, since a formula asks for many derivatives of one value.
  private var lastSweep: (body: Expression, window: Int?, last: Int, adjoints: [Tape.Adjoint])?

  /// How many operations are written down.
  var size: Int { tape.count }

  /// Begins before the first step.
  package init(
    _ circuit: Circuit, bits: Int, interruption: @escaping @Sendable () -> Verdict.Limit? = { nil }
  ) throws(EvaluationProblem) {
    self.circuit = circuit
    self.interruption = interruption
    self.bits = bits
    places = Array(repeating: [], count: circuit.cells.count)
    initialPlaces = Array(repeating: [], count: circuit.cells.count)
    for (number, cell) in circuit.cells.enumerated() {
      for (back, value) in cell.initial.enumerated() {
        guard let value else {
          initialPlaces[number].append(nil)
          continue
        }
        var source = tape.add(.given, .exact(value))
        if let term = cell.initialTerm(atStep: -back) {
          source = try record(term, at: Spot(step: -back, equationStep: -back))
        }
        initialPlaces[number].append(tape.add(.copy(source, lag: 0), .exact(value)))
      }
    }
  }
}

// MARK: - Steps

extension Recording {
  /// Takes one step, in which the inputs have these values.
  package mutating func advance(with values: [Rational]) {
    beginnings.append(tape.count)
    lastSweep = nil
    problem = nil
    length += 1
    for cell in places.indices { places[cell].append(nil) }
    for (cell, value) in zip(circuit.alphabet.cells, values) {
      places[cell.number][length - 1] = tape.add(.given, .exact(value))
    }
    let spot = Spot(step: length, equationStep: length)
    for id in circuit.order {
      guard let equation = circuit[id].equation else { continue }
      do {
        let place = try record(equation.expression(atStep: length), at: spot)
        places[id.number][length - 1] = tape.add(.copy(place, lag: 0), tape[place].value)
      } catch {
        problem = problem ?? error
      }
    }
  }

  /// Takes the last step back.
  mutating func retreat() {
    for cell in places.indices { places[cell].removeLast() }
    tape.cut(to: beginnings.removeLast())
    lastSweep = nil
    problem = nil
    length -= 1
  }

  /// Whether a formula is true at the last step.
  mutating func holds(_ formula: Expression, comparingRationals: Bool = false) throws(EvaluationProblem) -> Bool {
    let count = tape.count
    defer {
      tape.cut(to: count)
      lastSweep = nil
    }
    return try isTrue(formula, at: Spot(step: length, equationStep: nil, comparesRationals: comparingRationals))
  }
}

extension Recording {
  /// The value of an expression at the last step.
  package mutating func value(of expression: Expression) throws(EvaluationProblem) -> Value {
    try values(of: [expression])[0]
  }

  /// The values of some expressions at the last step. Derivatives of one value that follow each other share a sweep.
  package mutating func values(of expressions: [Expression]) throws(EvaluationProblem) -> [Value] {
    let count = tape.count
    defer {
      tape.cut(to: count)
      lastSweep = nil
    }
    var values: [Value] = []
    for expression in expressions {
      let place = try record(expression, at: Spot(step: length, equationStep: nil))
      values.append(tape[place].value)
    }
    return values
  }
}

// MARK: - Expressions

extension Recording {
  /// Where an expression stands.
  struct Spot {
    /// The present step.
    var step: Int
    /// The step whose equation it belongs to; `nil` in a claim.
    var equationStep: Int?
    /// The values of bound indices.
    var indices: [IndexID: Int] = [:]
    /// Whether an equality of numbers that are not rational is a mistake.
    var comparesRationals = false
  }

  private func numbers(at spot: Spot, _ range: SourceRange = .none) -> Arithmetic {
    Arithmetic(bits: bits, at: range, step: spot.step)
  }

  private mutating func given(_ value: Value) -> Int { tape.add(.given, value) }

  /// Writes down how an expression is worked out, and says where its value stands.
  private mutating func record(_ expression: Expression, at spot: Spot) throws(EvaluationProblem) -> Int {
    if tape.count % Tape.patience == 0, let limit = interruption() {
      throw .interrupted(limit, at: .none, step: spot.step)
    }
    switch expression {
    case .number(let number): return given(.exact(number))
    case .step: return given(.exact(Rational(spot.step)))
    case .index(let index): return given(.exact(Rational(spot.indices[index, default: 0])))
    case .parameter(let id): return try recordParameter(id, at: spot)
    case .read(let cell, let moment, let range): return try recordReading(cell, moment, at: spot, range)
    case .at(let moment, let body, let range):
      var there = spot
      there.step = try step(of: moment, at: spot, range)
      guard there.step <= length else { throw .readAhead(index: there.step, at: range, step: spot.step) }
      return there.step < 1 ? given(.truth(false)) : try record(body, at: there)
    case .arithmetic(let operation, let left, let right, let range):
      let (a, b) = (try record(left, at: spot), try record(right, at: spot))
      let value = try numbers(at: spot, range).combine(operation, tape[a].value, tape[b].value)
      return tape.add(.arithmetic(operation, a, b), value)
    case .apply(let activation, let argument, let range):
      let place = try record(argument, at: spot)
      let value = try numbers(at: spot, range).apply(activation, to: tape[place].value)
      return tape.add(.apply(activation, place), value)
    case .compare(let relation, let left, let right):
      let (a, b) = (try record(left, at: spot), try record(right, at: spot))
      return tape.add(.compare(a, b), .truth(try holds(relation, tape[a].value, tape[b].value, at: spot)))
    case .not(let operand):
      let place = try record(operand, at: spot)
      return tape.add(.level([place]), .truth(try !truth(at: place, spot)))
    case .connect(let connective, let left, let right):
      return try recordConnective(connective, left, right, at: spot)
    case .conditional(let condition, let yes, let no):
      let decision = try record(condition, at: spot)
      let place = try truth(at: decision, spot) ? try record(yes, at: spot) : try record(no, at: spot)
      return tape.add(.chosen(by: decision, place), tape[place].value)
    case .extremum(let kind, let operands):
      var places: [Int] = []
      for operand in operands { places.append(try record(operand, at: spot)) }
      return try recordExtremum(kind, places, at: spot, .none)
    case .fold(let fold, let index, let from, let to, let body, let range):
      return try recordFold(fold, index, from, to, body, at: spot, range)
    case .matches(let language, let index, let from, let to, let element):
      var letters: [Rational] = []
      for spot in try elements(index, from, to, at: spot, .none) {
        letters.append(try rational(element, at: spot, .none))
      }
      return given(.truth(language.contains(letters)))
    case .derivative(let body, let variable, let paths, let range):
      return tape.add(.derivative, try derivative(of: body, by: variable, paths, at: spot, range))
    }
  }

  private mutating func recordParameter(_ id: ParameterID, at spot: Spot) throws(EvaluationProblem) -> Int {
    var definition: Int?
    if let term = circuit[id].definition { definition = try record(term, at: spot) }
    let operation = Tape.Operation.appearance(id, step: spot.equationStep, definition: definition)
    return tape.add(operation, .exact(circuit[id].value))
  }

  private mutating func recordReading(
    _ cell: CellID, _ moment: Moment, at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> Int {
    let step = try step(of: moment, at: spot, range)
    let place = try place(of: cell, atStep: step, at: spot, range)
    guard let present = spot.equationStep, present > step else { return place }
    return tape.add(.copy(place, lag: present - step), tape[place].value)
  }

  private mutating func recordExtremum(
    _ kind: Extremum, _ operands: [Int], at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> Int {
    let value = try numbers(at: spot, range).extremum(kind, of: operands.map { tape[$0].value })
    return tape.add(.extremum(operands), value)
  }

  private mutating func recordFold(
    _ fold: Fold, _ index: IndexID, _ from: Expression, _ to: Expression, _ body: Expression, at spot: Spot,
    _ range: SourceRange
  ) throws(EvaluationProblem) -> Int {
    var places: [Int] = []
    for element in try elements(index, from, to, at: spot, range) { places.append(try record(body, at: element)) }
    let value = try numbers(at: spot, range).combine(fold, places.map { tape[$0].value })
    switch fold {
    case .sum: return tape.add(.sum(places), value)
    case .minimum, .maximum: return tape.add(.extremum(places), value)
    case .all, .any, .count, .parity: return tape.add(.level(places), value)
    }
  }

  // MARK: Truths

  private mutating func isTrue(_ expression: Expression, at spot: Spot) throws(EvaluationProblem) -> Bool {
    let place = try record(expression, at: spot)
    return try truth(at: place, spot)
  }

  private func truth(at place: Int, _ spot: Spot) throws(EvaluationProblem) -> Bool {
    guard let number = tape[place].value.rational else { throw .notRational(at: .none, step: spot.step) }
    return !number.isZero
  }

  private func holds(
    _ relation: Relation, _ left: Value, _ right: Value, at spot: Spot
  ) throws(EvaluationProblem) -> Bool {
    if spot.comparesRationals, relation == .equal || relation == .notEqual {
      guard left.rational != nil, right.rational != nil else { throw .notRational(at: .none, step: spot.step) }
    }
    return relation.holds(of: try numbers(at: spot).order(of: left, against: right))
  }

  private mutating func recordConnective(
    _ connective: Connective, _ left: Expression, _ right: Expression, at spot: Spot
  ) throws(EvaluationProblem) -> Int {
    let a = try record(left, at: spot)
    let first = try truth(at: a, spot)
    if connective.isDecided(by: first) { return tape.add(.level([a]), .truth(connective != .and)) }
    let b = try record(right, at: spot)
    let second = try truth(at: b, spot)
    let value: Bool
    switch connective {
    // What is on the left has not decided it.
    case .and, .or, .implies: value = second
    case .xor: value = first != second
    case .iff: value = first == second
    }
    return tape.add(.level([a, b]), .truth(value))
  }

  private mutating func rational(
    _ expression: Expression, at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> Rational {
    let place = try record(expression, at: spot)
    guard let number = tape[place].value.rational else {
      throw .notRational(at: range, step: spot.step)
    }
    return number
  }

  // MARK: History

  private mutating func whole(
    _ expression: Expression, at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> Int {
    let number = try rational(expression, at: spot, range)
    guard number.isInteger else { throw .notWhole(number, at: range, step: spot.step) }
    guard let whole = Int(exactly: number.numerator) else { throw .tooLarge(at: range, step: spot.step) }
    return whole
  }

  private mutating func step(of moment: Moment, at spot: Spot, _ range: SourceRange) throws(EvaluationProblem) -> Int {
    switch moment {
    case .relative(let lag): spot.step - lag
    case .index(let index, let offset): spot.indices[index, default: 0] + offset
    case .absolute(let step): step
    case .computed(let expression): try whole(expression, at: spot, range)
    }
  }

  private func place(
    of cell: CellID, atStep step: Int, at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> Int {
    if step >= 1 {
      guard step <= length, let place = places[cell.number][step - 1] else {
        throw .readAhead(index: step, at: range, step: spot.step)
      }
      return place
    }
    let initial = initialPlaces[cell.number]
    guard -step < initial.count, let place = initial[-step] else {
      throw .readBeforeBeginning(cell, index: step, at: range, step: spot.step)
    }
    return place
  }

  private mutating func elements(
    _ index: IndexID, _ from: Expression, _ to: Expression, at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> [Spot] {
    let (first, last) = (try whole(from, at: spot, range), try whole(to, at: spot, range))
    guard first <= last else { return [] }
    guard last - first < Recording.longestRange else { throw .tooLarge(at: range, step: spot.step) }
    return (first...last).map { value in
      var element = spot
      element.indices[index] = value
      return element
    }
  }

  /// Longer ranges than this are refused rather than waited for.
  private static let longestRange = 1_000_000
}

extension Paths {
  /// Whether those count that begin where the equations of a step mention a constant.
  fileprivate func count(appearanceAtStep step: Int?) -> Bool {
    if case .appearance(let wanted) = self { wanted == step } else { true }
  }
}

// MARK: - Derivatives

extension Recording {
  private mutating func derivative(
    of body: Expression, by variable: Variable, _ paths: Paths, at spot: Spot, _ range: SourceRange
  ) throws(EvaluationProblem) -> Value {
    let arithmetic = numbers(at: spot, range)
    let window: Int? = if case .window(let steps) = paths { min(steps, circuit.longestPath(in: length)) } else { nil }
    var parts: [Tape.Influence] = []
    switch variable {
    case .cell(let cell, let moment):
      let source = try place(of: cell, atStep: step(of: moment, at: spot, range), at: spot, range)
      let adjoints = try adjoints(of: body, downTo: source, window: window, at: spot, arithmetic, range)
      if adjoints.indices.contains(source) { parts = adjoints[source].compactMap(\.self) }
    case .parameter(let id):
      let adjoints = try adjoints(of: body, downTo: 0, window: window, at: spot, arithmetic, range)
      for (place, adjoint) in adjoints.enumerated() where !adjoint.isEmpty {
        guard case .appearance(id, let step, _) = tape[place].operation, paths.count(appearanceAtStep: step) else {
          continue
        }
        parts += adjoint.compactMap(\.self)
      }
    }
    if let obstacle = parts.lazy.compactMap(\.obstacle).first { throw obstacle }
    return try arithmetic.sum(parts.compactMap(\.rate))
  }

  /// What a value is influenced by, from an operation on.
  private mutating func adjoints(
    of body: Expression, downTo last: Int, window: Int?, at spot: Spot, _ arithmetic: Arithmetic, _ range: SourceRange
  ) throws(EvaluationProblem) -> [Tape.Adjoint] {
    // What indices are bound to is not part of the key, so only a body without them can be met again.
    let isKept = spot.indices.isEmpty
    var last = last
    if isKept, let known = lastSweep, known.window == window, known.body == body {
      if known.last <= last { return known.adjoints }
      // Whoever asks a second time may ask again.
      last = 0
    }
    let place = try record(body, at: spot)
    let adjoints = try tape.adjoints(
      of: place, downTo: last, window: window, with: arithmetic, kink: .noDerivative(at: range, step: spot.step),
      interruption: interruption)
    if isKept { lastSweep = (body, window, last, adjoints) }
    return adjoints
  }
}
