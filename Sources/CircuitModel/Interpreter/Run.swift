/// One execution of a circuit, remembered from its first step: the definition of what circuits and claims mean.
///
/// A run holds the value of every cell at every step so far, and an expression is evaluated by looking things up in that
/// history: no state is merged, nothing is updated in place, no term is rewritten. Every engine, every monitor and every
/// proof is judged by this type, so it is kept short enough to be read as the definition of the language.
///
/// ```swift
/// var run = Run(runningAnd)
/// run.advance(by: 1)                              // the letter x = 1
/// try run.holds(.compare(.equal, y, .number(1)))  // true
/// ```
public struct Run: Sendable {
  /// What reports call the interpreter where it takes the place of an engine.
  public static let engineName = "reference"

  /// The circuit that runs.
  public let circuit: Circuit
  /// How many bits stand after the point in bounds of values that are not rational.
  public let bits: Int
  /// The letters so far; 0 for a step at which an input is a real number.
  public private(set) var word: [Int] = []
  /// The first thing that went wrong in an equation at the last step.
  public private(set) var problem: EvaluationProblem?
  /// The values so far, by cell and then by step; `nil` where a value could not be computed.
  private var history: [[Value?]]

  /// Asked now and then whether the run must end: the time is over, or someone asked to stop.
  package var interruption: @Sendable () -> Verdict.Limit? = { nil }

  /// Starts a run before its first step.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - bits: how many bits stand after the point in bounds of values that are not rational. Whoever gets the problem
  ///     `undecided` starts again with more.
  public init(_ circuit: Circuit, bits: Int = Precision.usualBits) {
    self.circuit = circuit
    self.bits = bits
    self.history = Array(repeating: [], count: circuit.cells.count)
  }

  /// The number of steps so far.
  public var length: Int { word.count }

  // MARK: Steps

  /// Takes one step, in which the inputs are given a letter of the alphabet.
  ///
  /// When an equation cannot be evaluated, `problem` says why; the cells that do not depend on it have their values all
  /// the same.
  public mutating func advance(by letter: Int) {
    advance(by: letter, circuit.alphabet.values(of: letter))
  }

  /// Takes one step, in which the inputs, some of them real, are given values: one for each of the alphabet's cells.
  public mutating func advance(with values: [Rational]) {
    advance(by: 0, values)
  }

  /// Takes one step of a sequence, the one at a place counted from 0.
  public mutating func advance(along inputs: Inputs, _ place: Int) {
    switch inputs {
    case .letters(let word): advance(by: word[place])
    case .numbers(let steps): advance(with: steps[place])
    }
  }

  private mutating func advance(by letter: Int, _ values: [Rational]) {
    word.append(letter)
    for cell in history.indices { history[cell].append(nil) }
    for (cell, value) in zip(circuit.alphabet.cells, values) {
      history[cell.number][length - 1] = .exact(value)
    }
    for id in circuit.order {
      guard let equation = circuit[id].equation else { continue }
      do {
        try checkPatience(at: .none)
        history[id.number][length - 1] = try value(of: equation.expression(atStep: length))
      } catch {
        problem = problem ?? error
      }
    }
  }

  /// Takes the last step back.
  public mutating func retreat() {
    word.removeLast()
    problem = nil
    for cell in history.indices { history[cell].removeLast() }
  }

  /// Everything that happened so far, written down.
  public var trace: Trace { Trace(word: word, values: history) }

  // MARK: Judging

  /// The value of an expression at the last step.
  public func value(of expression: Expression) throws(EvaluationProblem) -> Value {
    try evaluate(expression, at: Place(step: length))
  }

  /// Whether a formula is true at the last step.
  public func holds(_ formula: Expression) throws(EvaluationProblem) -> Bool {
    try truth(formula, at: Place(step: length))
  }

  /// Whether a formula about the numbers of this run is true at its last step. Such a formula may only ask whether two
  /// numbers are equal where both are rational.
  public func confirms(_ formula: Expression) throws(EvaluationProblem) -> Bool {
    try truth(formula, at: Place(step: length, comparesRationals: true))
  }

  // MARK: Expressions

  /// Where an expression is evaluated: what `t` is, and what the bound indices are.
  struct Place {
    var step: Int
    var indices: [IndexID: Int] = [:]
    /// Whether an equality of numbers that are not rational is a mistake.
    var comparesRationals = false
  }

  func evaluate(_ expression: Expression, at place: Place) throws(EvaluationProblem) -> Value {
    switch expression {
    case .number(let number):
      return .exact(number)
    case .parameter(let id):
      return .exact(circuit[id].value)
    case .step:
      return .exact(Rational(place.step))
    case .index(let index):
      return .exact(Rational(place.indices[index, default: 0]))
    case .read(let cell, let moment, let range):
      return try read(cell, atStep: step(of: moment, at: place, range), at: place, range)
    case .at(let moment, let body, let range):
      var there = place
      there.step = try step(of: moment, at: place, range)
      guard there.step <= length else { throw .readAhead(index: there.step, at: range, step: place.step) }
      return there.step < 1 ? .truth(false) : try evaluate(body, at: there)
    case .arithmetic(let operation, let left, let right, let range):
      let (left, right) = (try evaluate(left, at: place), try evaluate(right, at: place))
      return try arithmetic(at: place, range).combine(operation, left, right)
    case .apply(let activation, let argument, let range):
      let argument = try evaluate(argument, at: place)
      return try arithmetic(at: place, range).apply(activation, to: argument)
    case .compare(let relation, let left, let right):
      let (left, right) = (try evaluate(left, at: place), try evaluate(right, at: place))
      if place.comparesRationals, relation == .equal || relation == .notEqual {
        guard left.rational != nil, right.rational != nil else { throw .notRational(at: .none, step: place.step) }
      }
      return .truth(relation.holds(of: try arithmetic(at: place, .none).order(of: left, against: right)))
    case .not(let operand):
      return .truth(try !truth(operand, at: place))
    case .connect(.and, let left, let right):
      return .truth(try truth(left, at: place) ? try truth(right, at: place) : false)
    case .connect(.or, let left, let right):
      return .truth(try truth(left, at: place) ? true : try truth(right, at: place))
    case .connect(.implies, let left, let right):
      return .truth(try truth(left, at: place) ? try truth(right, at: place) : true)
    case .connect(.xor, let left, let right):
      return .truth(try truth(left, at: place) != truth(right, at: place))
    case .connect(.iff, let left, let right):
      return .truth(try truth(left, at: place) == truth(right, at: place))
    case .conditional(let condition, let yes, let no):
      return try truth(condition, at: place) ? evaluate(yes, at: place) : evaluate(no, at: place)
    case .extremum(let kind, let operands):
      var values: [Value] = []
      for operand in operands { values.append(try evaluate(operand, at: place)) }
      return try arithmetic(at: place, .none).extremum(kind, of: values)
    case .fold(let fold, let index, let from, let to, let body, let range):
      var values: [Value] = []
      for element in try elements(index, from, to, at: place, range) {
        try checkPatience(at: range)
        values.append(try evaluate(body, at: element))
      }
      return try arithmetic(at: place, range).combine(fold, values)
    case .matches(let language, let index, let from, let to, let element):
      var letters: [Rational] = []
      for place in try elements(index, from, to, at: place, .none) {
        letters.append(try number(element, at: place, .none))
      }
      return .truth(language.contains(letters))
    case .derivative(let body, let variable, let reach, let range):
      return try derivative(of: body, by: variable, reach, at: place, range)
    }
  }

  /// Ends what takes too long.
  func checkPatience(at range: SourceRange) throws(EvaluationProblem) {
    if let limit = interruption() { throw .interrupted(limit, at: range, step: length) }
  }

  /// Arithmetic for an expression at a place.
  func arithmetic(at place: Place, _ range: SourceRange) -> Arithmetic {
    Arithmetic(bits: bits, at: range, step: place.step)
  }

  private func number(
    _ expression: Expression, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Rational {
    guard let number = try evaluate(expression, at: place).rational else {
      throw .notRational(at: range, step: place.step)
    }
    return number
  }

  func truth(_ expression: Expression, at place: Place) throws(EvaluationProblem) -> Bool {
    try number(expression, at: place, .none) != 0
  }

  private func whole(
    _ expression: Expression, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Int {
    let number = try number(expression, at: place, range)
    guard number.isInteger else { throw .notWhole(number, at: range, step: place.step) }
    guard let whole = Int(exactly: number.numerator) else { throw .tooLarge(at: range, step: place.step) }
    return whole
  }

  // MARK: History

  func step(
    of moment: Moment, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Int {
    switch moment {
    case .relative(let lag): place.step - lag
    case .index(let index, let offset): place.indices[index, default: 0] + offset
    case .absolute(let step): step
    case .computed(let expression): try whole(expression, at: place, range)
    }
  }

  func read(
    _ cell: CellID, atStep step: Int, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Value {
    if step >= 1 {
      guard step <= length, let value = history[cell.number][step - 1] else {
        throw .readAhead(index: step, at: range, step: place.step)
      }
      return value
    }
    guard let initial = circuit[cell].initialValue(atStep: step) else {
      throw .readBeforeBeginning(cell, index: step, at: range, step: place.step)
    }
    return .exact(initial)
  }

  /// The places at which the body of a fold is evaluated, in order.
  func elements(
    _ index: IndexID, _ from: Expression, _ to: Expression, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> [Place] {
    let (first, last) = (try whole(from, at: place, range), try whole(to, at: place, range))
    guard first <= last else { return [] }
    guard last - first < Run.longestRange else { throw .tooLarge(at: range, step: place.step) }
    return (first...last).map { value in
      var element = place
      element.indices[index] = value
      return element
    }
  }

  /// Longer ranges than this are refused rather than waited for.
  private static let longestRange = 1_000_000
}
