import CircuitModel

/// A run of a circuit with holes: every value is a weighted sum of holes, and wherever a unit decides by its sign, the
/// decision that given numbers make is followed and noted.
///
/// All numbers that decide alike run alike: whoever keeps the requirements that were noted has the same values, at every
/// step, as far as they do not name a hole.
struct OpenRun {
  /// A value: a weighted sum, or the image of one under a smooth activation.
  enum Value {
    case sum(HoleSum)
    case smooth(Activation, of: HoleSum)
  }

  /// Why an expression has no value.
  enum Halt: Error {
    /// It cannot be evaluated, or ties without a rule.
    case undefined(EvaluationProblem)
    /// A hole stands where its value would have to be known.
    case beyond(String)
  }

  /// A decision: what was asked, and the answers, of which the first was given.
  struct Decision {
    /// The sum whose sign was asked for, with a first coefficient of 1.
    var sum: HoleSum
    /// The signs that were found together.
    var signs: SignSet
    /// The signs that lead elsewhere, each set on its own.
    var others: [SignSet]
  }

  let circuit: Circuit
  /// Which hole of the exercise a parameter is.
  let holes: [ParameterID: Int]
  /// The numbers that decide.
  private let point: [Rational]
  private(set) var length = 0
  private(set) var problem: Halt?
  var history: [[Value?]]
  /// What was decided so far.
  private(set) var decisions: [Decision] = []

  /// Starts a run before its first step.
  init(_ number: Int, of exercise: Exercise, at point: [Rational]) {
    circuit = exercise.circuits[number]
    holes = Dictionary(uniqueKeysWithValues: zip(circuit.holes, exercise.places[number]))
    self.point = point
    history = Array(repeating: [], count: circuit.cells.count)
  }

  /// Takes one step.
  mutating func advance(by letter: Int) {
    length += 1
    for cell in history.indices { history[cell].append(nil) }
    for (cell, value) in zip(circuit.alphabet.cells, circuit.alphabet.values(of: letter)) {
      history[cell.number][length - 1] = .sum(HoleSum(value))
    }
    for id in circuit.order {
      guard let equation = circuit[id].equation else { continue }
      do throws(Halt) {
        history[id.number][length - 1] = try evaluate(equation.expression(atStep: length), at: Place(step: length))
      } catch {
        problem = problem ?? error
      }
    }
  }

  /// Whether a formula is true at the last step.
  mutating func holds(_ formula: Expression) throws(Halt) -> Bool { try truth(formula, at: Place(step: length)) }

  /// The value of a cell at a step.
  func value(of cell: CellID, atStep step: Int) -> Value? { history[cell.number][step - 1] }

  /// Where an expression is evaluated: what `t` is, and what the bound indices are.
  struct Place {
    var step: Int
    var indices: [IndexID: Int] = [:]
  }
}

// MARK: - Decisions

extension OpenRun {
  /// Which of some sets of signs the sign of a sum is in. Together they are all signs, and none holds both sides of 0
  /// without 0.
  mutating func decide(_ sum: HoleSum, among sets: [SignSet]) -> SignSet {
    let sign = SignSet(of: sum.value(at: point))
    let chosen = sets.first { $0.isSuperset(of: sign) } ?? sign
    guard let (normalized, keepsSign) = sum.normalized else { return chosen }
    let others = sets.filter { $0 != chosen }
    decisions.append(
      Decision(
        sum: normalized, signs: keepsSign ? chosen : chosen.mirrored,
        others: keepsSign ? others : others.map(\.mirrored)))
    return chosen
  }

  /// Whether a sum stands in a relation to 0.
  mutating func compare(_ relation: Relation, _ sum: HoleSum) -> Bool {
    switch relation {
    case .less: decide(sum, among: [.negative, [.zero, .positive]]) == .negative
    case .lessOrEqual: decide(sum, among: [[.negative, .zero], .positive]) != .positive
    case .greater: decide(sum, among: [[.negative, .zero], .positive]) == .positive
    case .greaterOrEqual: decide(sum, among: [.negative, [.zero, .positive]]) != .negative
    case .equal: decide(sum, among: [.negative, .zero, .positive]) == .zero
    case .notEqual: decide(sum, among: [.negative, .zero, .positive]) != .zero
    }
  }

  /// What a threshold unit answers.
  mutating func threshold(
    _ activation: Activation, _ tie: TieRule, below: Rational, _ sum: HoleSum, _ range: SourceRange, step: Int
  ) throws(Halt) -> Value {
    var sets: [SignSet] = [.negative, .zero, .positive]
    if tie == .value(below) { sets = [[.negative, .zero], .positive] }
    if tie == .value(1) { sets = [.negative, [.zero, .positive]] }
    let sign = decide(sum, among: sets)
    if sign.contains(.positive) { return .sum(HoleSum(1)) }
    if sign.contains(.negative) { return .sum(HoleSum(below)) }
    guard case .value(let value) = tie else { throw .undefined(.tie(activation, at: range, step: step)) }
    return .sum(HoleSum(value))
  }

  /// How a value compares with another.
  mutating func compare(_ relation: Relation, _ left: Value, _ right: Value) throws(Halt) -> Bool {
    switch (left, right) {
    case (.sum(let left), .sum(let right)): return compare(relation, left - right)
    case (.smooth(let function, of: let argument), .sum(let bound)):
      return try compare(relation, function, of: argument, with: bound)
    case (.sum(let bound), .smooth(let function, of: let argument)):
      return try compare(relation.mirrored, function, of: argument, with: bound)
    case (.smooth(let first, of: let left), .smooth(let second, of: let right)):
      guard first == second else { throw .beyond("`\(first.word)` is compared with `\(second.word)`") }
      return compare(relation, left - right)
    }
  }

  private mutating func compare(
    _ relation: Relation, _ function: Activation, of argument: HoleSum, with bound: HoleSum
  ) throws(Halt) -> Bool {
    guard let bound = bound.number else { throw .beyond("`\(function.word)` is compared with a number that is open") }
    // Both functions are increasing; in the middle of their range their argument is 0.
    if bound == (function == .tanh ? 0 : Rational(1, 2)) { return compare(relation, argument) }
    guard let argument = argument.number else {
      throw .beyond("the argument of `\(function.word)` is open, and compared with another number than the middle")
    }
    let closed = Expression.compare(relation, .apply(function, .number(argument), .none), .number(bound))
    do {
      return try Run(circuit).holds(closed)
    } catch {
      throw .undefined(error)
    }
  }
}
