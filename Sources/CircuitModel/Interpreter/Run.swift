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
  /// The letters so far.
  public private(set) var word: [Int] = []
  /// The first thing that went wrong in an equation at the last step.
  public private(set) var problem: EvaluationProblem?
  /// The values so far, by cell and then by step; `nil` where a value could not be computed.
  private var history: [[Value?]]

  /// Starts a run before its first step.
  public init(_ circuit: Circuit) {
    self.circuit = circuit
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
    word.append(letter)
    for cell in history.indices { history[cell].append(nil) }
    for (cell, value) in zip(circuit.alphabet.cells, circuit.alphabet.values(of: letter)) {
      history[cell.number][length - 1] = .exact(value)
    }
    for id in circuit.order {
      guard let equation = circuit[id].equation else { continue }
      do {
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

  // MARK: Expressions

  /// Where an expression is evaluated: what `t` is, and what the bound indices are.
  private struct Place {
    var step: Int
    var indices: [IndexID: Int] = [:]
  }

  private func evaluate(_ expression: Expression, at place: Place) throws(EvaluationProblem) -> Value {
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
      let (left, right) = (try number(left, at: place, range), try number(right, at: place, range))
      return .exact(try compute(operation, left, right, at: place, range))
    case .apply(let activation, let argument, let range):
      return try apply(activation, to: number(argument, at: place, range), at: place, range)
    case .compare(let relation, let left, let right):
      let (left, right) = (try evaluate(left, at: place), try evaluate(right, at: place))
      guard let order = left.order(against: right) else { throw .notRational(at: .none, step: place.step) }
      return .truth(relation.holds(of: order))
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
      var values: [Rational] = []
      for operand in operands { values.append(try number(operand, at: place, .none)) }
      guard let value = kind == .minimum ? values.min() : values.max() else {
        throw .emptyExtremum(at: .none, step: place.step)
      }
      return .exact(value)
    case .fold(let fold, let index, let from, let to, let body, let range):
      var values: [Rational] = []
      for element in try elements(index, from, to, at: place, range) {
        values.append(try number(body, at: element, range))
      }
      return .exact(try combine(fold, values, at: place, range))
    case .matches(let language, let index, let from, let to, let element):
      var letters: [Rational] = []
      for place in try elements(index, from, to, at: place, .none) {
        letters.append(try number(element, at: place, .none))
      }
      return .truth(language.contains(letters))
    }
  }

  private func number(
    _ expression: Expression, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Rational {
    guard let number = try evaluate(expression, at: place).rational else {
      throw .notRational(at: range, step: place.step)
    }
    return number
  }

  private func truth(_ expression: Expression, at place: Place) throws(EvaluationProblem) -> Bool {
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

  private func step(
    of moment: Moment, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Int {
    switch moment {
    case .relative(let lag): place.step - lag
    case .index(let index, let offset): place.indices[index, default: 0] + offset
    case .absolute(let step): step
    case .computed(let expression): try whole(expression, at: place, range)
    }
  }

  private func read(
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
  private func elements(
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

  /// Longer ranges and larger powers than these are refused rather than waited for.
  private static let longestRange = 1_000_000
  private static let mostBits = 100_000

  // MARK: Operations

  private func compute(
    _ operation: ArithmeticOperator, _ left: Rational, _ right: Rational, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Rational {
    switch operation {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply:
      guard left.numerator.bitWidth + right.numerator.bitWidth <= Run.mostBits else {
        throw .tooLarge(at: range, step: place.step)
      }
      return left * right
    case .divide:
      guard !right.isZero else { throw .divisionByZero(at: range, step: place.step) }
      return left / right
    case .remainder:
      guard !right.isZero else { throw .divisionByZero(at: range, step: place.step) }
      return left.flooredRemainder(by: right)
    case .power:
      guard right.isInteger else { throw .notWhole(right, at: range, step: place.step) }
      guard let exponent = Int(exactly: right.numerator) else { throw .tooLarge(at: range, step: place.step) }
      guard exponent >= 0 || !left.isZero else { throw .divisionByZero(at: range, step: place.step) }
      let bits = max(left.numerator.bitWidth, left.denominator.bitWidth)
      let (size, overflow) = exponent.magnitude.multipliedReportingOverflow(by: UInt(bits))
      guard left.magnitude <= 1 && left.isInteger || !overflow && size <= Run.mostBits else {
        throw .tooLarge(at: range, step: place.step)
      }
      return left.power(exponent)
    }
  }

  private func apply(
    _ activation: Activation, to argument: Rational, at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Value {
    switch activation {
    case .step(let tie), .sign(let tie):
      if argument > 0 { return .exact(1) }
      if argument < 0 { return .exact(activation == .step(tie) ? 0 : -1) }
      guard case .value(let value) = tie else { throw .tie(activation, at: range, step: place.step) }
      return .exact(value)
    case .relu: return .exact(max(argument, 0))
    case .floor: return .exact(Rational(argument.floor()))
    case .abs: return .exact(argument.magnitude)
    case .sigmoid, .tanh: return .smooth(activation, of: argument)
    }
  }

  private func combine(
    _ fold: Fold, _ values: [Rational], at place: Place, _ range: SourceRange
  ) throws(EvaluationProblem) -> Rational {
    switch fold {
    case .all: return values.allSatisfy { $0 != 0 } ? 1 : 0
    case .any: return values.contains { $0 != 0 } ? 1 : 0
    case .count: return Rational(values.filter { $0 != 0 }.count)
    case .parity: return Rational(values.filter { $0 != 0 }.count % 2)
    case .sum: return values.reduce(0, +)
    case .minimum, .maximum:
      guard let value = fold == .minimum ? values.min() : values.max() else {
        throw .emptyExtremum(at: range, step: place.step)
      }
      return value
    }
  }
}
