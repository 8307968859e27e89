/// Arithmetic with values: exact as long as they are rational, otherwise with bounds that hold the true number.
///
/// ```swift
/// let arithmetic = Arithmetic(bits: 64, at: .none, step: 1)
/// try arithmetic.combine(.add, .exact(1), .exact(2))   // exactly 3
/// try arithmetic.apply(.exp, to: .exact(1))            // bounds of e, 2^-63 apart or so
/// ```
package struct Arithmetic: Sendable {
  /// How many bits stand after the point in bounds.
  package let bits: Int

  /// Where the expression that asks for it stands, for what can go wrong.
  private let range: SourceRange
  /// The step at which it is evaluated.
  private let step: Int

  /// Makes arithmetic of a precision, for an expression evaluated at a step.
  package init(bits: Int, at range: SourceRange, step: Int) {
    self.bits = bits
    self.range = range
    self.step = step
  }

  /// Exact products and powers of more bits than this are refused.
  private static let mostBits = 100_000

  /// That the bounds are too far apart.
  private var undecided: EvaluationProblem { .undecided(bits: bits, at: range, step: step) }
}

// MARK: - Two values

extension Arithmetic {
  /// Addition, subtraction, multiplication, division, remainder or power.
  package func combine(
    _ operation: ArithmeticOperator, _ left: Value, _ right: Value
  ) throws(EvaluationProblem) -> Value {
    if let left = left.rational, let right = right.rational { return .exact(try combine(operation, left, right)) }
    if operation == .power { return try power(of: left, right) }
    let (a, b) = (left.enclosure(bits: bits), right.enclosure(bits: bits))
    switch operation {
    case .add: return .enclosed(a + b)
    case .subtract: return .enclosed(a - b)
    case .multiply:
      // Exactly 0, whatever the other is.
      if left.rational?.isZero ?? false || right.rational?.isZero ?? false { return .exact(0) }
      return .enclosed(a * b)
    case .divide: return try quotient(a, right, b)
    case .remainder, .power:
      guard let quotient = try quotient(a, right, b).bounds else { throw undecided }
      let (low, high) = (quotient.lowerBound.floor(), quotient.upperBound.floor())
      guard low == high else { throw undecided }
      return .enclosed(a - b * low)
    }
  }

  /// How two values compare: −1, 0 or 1.
  package func order(of left: Value, against right: Value) throws(EvaluationProblem) -> Int {
    if let order = left.order(against: right) { return order }
    guard let order = left.enclosure(bits: bits).order(against: right.enclosure(bits: bits)) else { throw undecided }
    return order
  }

  /// The sum of some values.
  package func sum(_ values: some Sequence<Value>) throws(EvaluationProblem) -> Value {
    var sum = Value.exact(0)
    for value in values { sum = try combine(.add, sum, value) }
    return sum
  }

  /// The places of the values that are the least or greatest, or may be, where that one is so much.
  package func candidates(among values: [Value], for best: Value) -> [Int] {
    values.indices.filter { place in
      do throws(EvaluationProblem) {
        return try order(of: values[place], against: best) == 0
      } catch {
        return true
      }
    }
  }

  /// Why there is no telling how the best of some values changes, of which several are the best or may be.
  package func problem(ofEquals values: [Value]) -> EvaluationProblem {
    values.allSatisfy { $0.rational != nil } ? .noDerivative(at: range, step: step) : undecided
  }

  private func quotient(_ a: Enclosure, _ divisor: Value, _ b: Enclosure) throws(EvaluationProblem) -> Value {
    if divisor.rational?.isZero ?? false { throw .divisionByZero(at: range, step: step) }
    guard let quotient = a.quotient(by: b) else { throw undecided }
    return .enclosed(quotient)
  }

  private func power(of base: Value, _ exponent: Value) throws(EvaluationProblem) -> Value {
    guard let exponent = exponent.rational else { throw .notRational(at: range, step: step) }
    guard exponent.isInteger else { throw .notWhole(exponent, at: range, step: step) }
    guard let exponent = Int(exactly: exponent.numerator), exponent.magnitude <= Self.mostBits.magnitude else {
      throw .tooLarge(at: range, step: step)
    }
    guard let power = base.enclosure(bits: bits).power(exponent) else { throw undecided }
    return .enclosed(power)
  }

  private func combine(
    _ operation: ArithmeticOperator, _ left: Rational, _ right: Rational
  ) throws(EvaluationProblem) -> Rational {
    switch operation {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply:
      guard left.numerator.bitWidth + right.numerator.bitWidth <= Self.mostBits else {
        throw .tooLarge(at: range, step: step)
      }
      return left * right
    case .divide:
      guard !right.isZero else { throw .divisionByZero(at: range, step: step) }
      return left / right
    case .remainder:
      guard !right.isZero else { throw .divisionByZero(at: range, step: step) }
      return left.flooredRemainder(by: right)
    case .power:
      guard right.isInteger else { throw .notWhole(right, at: range, step: step) }
      guard let exponent = Int(exactly: right.numerator) else { throw .tooLarge(at: range, step: step) }
      guard exponent >= 0 || !left.isZero else { throw .divisionByZero(at: range, step: step) }
      let bits = max(left.numerator.bitWidth, left.denominator.bitWidth)
      let (size, overflow) = exponent.magnitude.multipliedReportingOverflow(by: UInt(bits))
      guard left.magnitude <= 1 && left.isInteger || !overflow && size <= Self.mostBits else {
        throw .tooLarge(at: range, step: step)
      }
      return left.power(exponent)
    }
  }
}

// MARK: - Several values

extension Arithmetic {
  /// The least or the greatest of one or more values.
  package func extremum(_ kind: Extremum, of values: [Value]) throws(EvaluationProblem) -> Value {
    let numbers = values.compactMap(\.rational)
    if numbers.count == values.count {
      guard let number = kind == .minimum ? numbers.min() : numbers.max() else {
        throw .emptyExtremum(at: range, step: step)
      }
      return .exact(number)
    }
    let bounds = values.map { $0.enclosure(bits: bits) }
    let first = bounds[0]
    return .enclosed(bounds.reduce(first) { kind == .minimum ? .minimum($0, $1) : .maximum($0, $1) })
  }

  /// What a quantifier makes of its elements.
  package func combine(_ fold: Fold, _ values: [Value]) throws(EvaluationProblem) -> Value {
    switch fold {
    case .sum: return try sum(values)
    case .minimum: return try extremum(.minimum, of: values)
    case .maximum: return try extremum(.maximum, of: values)
    case .all, .any, .count, .parity:
      var count = 0
      for value in values {
        guard let truth = value.rational else { throw .notRational(at: range, step: step) }
        if !truth.isZero { count += 1 }
      }
      switch fold {
      case .all: return .truth(count == values.count)
      case .any: return .truth(count > 0)
      case .parity: return .exact(Rational(count % 2))
      default: return .exact(Rational(count))
      }
    }
  }
}

// MARK: - Activations

extension Arithmetic {
  /// An activation of a pre-activation.
  package func apply(_ activation: Activation, to argument: Value) throws(EvaluationProblem) -> Value {
    switch activation {
    case .step(let tie), .sign(let tie):
      let order = try order(of: argument, against: .exact(0))
      if order > 0 { return .exact(1) }
      if order < 0 { return .exact(activation == .step(tie) ? 0 : -1) }
      guard case .value(let value) = tie else { throw .tie(activation, at: range, step: step) }
      return .exact(value)
    case .relu: return try extremum(.maximum, of: [argument, .exact(0)])
    case .floor:
      if let number = argument.rational { return .exact(Rational(number.floor())) }
      let bounds = argument.enclosure(bits: bits)
      let floor = bounds.lowerBound.floor()
      guard floor == bounds.upperBound.floor() else { throw undecided }
      return .exact(Rational(floor))
    case .abs:
      if let number = argument.rational { return .exact(number.magnitude) }
      return .enclosed(argument.enclosure(bits: bits).magnitude)
    case .sigmoid, .tanh:
      if let number = argument.rational {
        let value = Value.smooth(activation, of: number)
        return value.rational.map { .exact($0) } ?? value
      }
      let bounds = argument.enclosure(bits: bits)
      return .enclosed(activation == .sigmoid ? bounds.sigmoid() : bounds.hyperbolicTangent())
    case .exp:
      if argument.rational?.isZero ?? false { return .exact(1) }
      guard let power = argument.enclosure(bits: bits).exponential() else { throw .tooLarge(at: range, step: step) }
      return .enclosed(power)
    case .log: return try logarithm(of: argument)
    case .sqrt: return try squareRoot(of: argument)
    }
  }

  private func logarithm(of argument: Value) throws(EvaluationProblem) -> Value {
    if let number = argument.rational {
      if number == 1 { return .exact(0) }
      if number <= 0 { throw .outsideDomain(.log, at: range, step: step) }
    }
    let bounds = argument.enclosure(bits: bits)
    guard let logarithm = bounds.logarithm() else {
      throw bounds.sign == -1 ? .outsideDomain(.log, at: range, step: step) : undecided
    }
    return .enclosed(logarithm)
  }

  private func squareRoot(of argument: Value) throws(EvaluationProblem) -> Value {
    if let number = argument.rational {
      if number < 0 { throw .outsideDomain(.sqrt, at: range, step: step) }
      if let root = number.squareRoot { return .exact(root) }
    }
    let bounds = argument.enclosure(bits: bits)
    guard let root = bounds.squareRoot() else {
      throw bounds.sign == -1 ? .outsideDomain(.sqrt, at: range, step: step) : undecided
    }
    return .enclosed(root)
  }
}

// MARK: -

extension Value {
  /// Bounds of the value; those that it has already, where it is known by them.
  package func enclosure(bits: Int) -> Enclosure {
    switch self {
    case .exact(let number): Enclosure(number, bits: bits)
    case .smooth(.tanh, of: let argument): Enclosure(argument, bits: bits).hyperbolicTangent()
    case .smooth(_, of: let argument): Enclosure(argument, bits: bits).sigmoid()
    case .enclosed(let bounds): bounds
    }
  }

  /// The bounds, where the value is known by them.
  package var bounds: Enclosure? { if case .enclosed(let bounds) = self { bounds } else { nil } }
}
