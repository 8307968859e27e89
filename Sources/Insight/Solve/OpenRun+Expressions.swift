import CircuitModel

/// What expressions are worth, as `Run` defines it, with weighted sums of holes for numbers.
extension OpenRun {
  mutating func evaluate(_ expression: Expression, at place: Place) throws(Halt) -> Value {
    switch expression {
    case .number(let number): return .sum(HoleSum(number))
    case .parameter(let id): return .sum(holes[id].map { HoleSum(hole: $0) } ?? HoleSum(circuit[id].value))
    case .step: return .sum(HoleSum(Rational(place.step)))
    case .index(let index): return .sum(HoleSum(Rational(place.indices[index, default: 0])))
    case .read(let cell, let moment, let range):
      return try read(cell, atStep: step(of: moment, at: place, range), at: place, range)
    case .at(let moment, let body, let range):
      var there = place
      there.step = try step(of: moment, at: place, range)
      guard there.step <= length else {
        throw .undefined(.readAhead(index: there.step, at: range, step: place.step))
      }
      return there.step < 1 ? .sum(HoleSum(0)) : try evaluate(body, at: there)
    case .arithmetic(let operation, let left, let right, let range):
      let (left, right) = (try sum(left, at: place, range), try sum(right, at: place, range))
      return .sum(try compute(operation, left, right, at: place, range))
    case .apply(let activation, let argument, let range):
      return try apply(activation, to: try sum(argument, at: place, range), at: place, range)
    case .compare(let relation, let left, let right):
      return .truth(try compare(relation, try evaluate(left, at: place), try evaluate(right, at: place)))
    case .not(let operand): return .truth(try !truth(operand, at: place))
    case .connect(let connective, let left, let right):
      return .truth(try connect(connective, left, right, at: place))
    case .conditional(let condition, let yes, let no):
      return try truth(condition, at: place) ? try evaluate(yes, at: place) : try evaluate(no, at: place)
    case .extremum(let kind, let operands):
      var values: [HoleSum] = []
      for operand in operands { values.append(try sum(operand, at: place, .none)) }
      return .sum(try extremum(kind, values, at: place, .none))
    case .fold(let fold, let index, let from, let to, let body, let range):
      var values: [HoleSum] = []
      for element in try elements(index, from, to, at: place, range) {
        values.append(try sum(body, at: element, range))
      }
      return .sum(try combine(fold, values, at: place, range))
    case .matches(let language, let index, let from, let to, let element):
      var letters: [Rational] = []
      for place in try elements(index, from, to, at: place, .none) {
        letters.append(try number(element, at: place, .none, "a slice that `matches` looks at"))
      }
      return .truth(language.contains(letters))
    case .derivative: throw .beyond("a derivative is taken")
    }
  }

  /// The weighted sum that an expression is; the value of a smooth activation is none.
  func sum(_ value: Value, at place: Place, _ range: SourceRange) throws(Halt) -> HoleSum {
    switch value {
    case .sum(let sum): return sum
    case .smooth(let function, of: let argument):
      if argument.number == 0 { return HoleSum(function == .tanh ? 0 : Rational(1, 2)) }
      if argument.number == nil { throw .beyond("a `\(function.word)` whose argument is open is computed with") }
      throw .undefined(.notRational(at: range, step: place.step))
    }
  }

  private mutating func sum(_ expression: Expression, at place: Place, _ range: SourceRange) throws(Halt) -> HoleSum {
    try sum(try evaluate(expression, at: place), at: place, range)
  }

  private mutating func number(
    _ expression: Expression, at place: Place, _ range: SourceRange, _ role: String
  ) throws(Halt) -> Rational {
    guard let number = try sum(expression, at: place, range).number else {
      throw .beyond("\(role) depends on a number that is open")
    }
    return number
  }

  mutating func truth(_ expression: Expression, at place: Place) throws(Halt) -> Bool {
    compare(.notEqual, try sum(expression, at: place, .none))
  }

  private mutating func whole(
    _ expression: Expression, at place: Place, _ range: SourceRange
  ) throws(Halt) -> Int {
    let number = try number(expression, at: place, range, "a step or a range")
    guard number.isInteger else { throw .undefined(.notWhole(number, at: range, step: place.step)) }
    guard let whole = Int(exactly: number.numerator) else {
      throw .undefined(.tooLarge(at: range, step: place.step))
    }
    return whole
  }
}

// MARK: - History

extension OpenRun {
  private mutating func step(of moment: Moment, at place: Place, _ range: SourceRange) throws(Halt) -> Int {
    switch moment {
    case .relative(let lag): place.step - lag
    case .index(let index, let offset): place.indices[index, default: 0] + offset
    case .absolute(let step): step
    case .computed(let expression): try whole(expression, at: place, range)
    }
  }

  private func read(
    _ cell: CellID, atStep step: Int, at place: Place, _ range: SourceRange
  ) throws(Halt) -> Value {
    if step >= 1 {
      guard step <= length, let value = history[cell.number][step - 1] else {
        throw problem ?? .undefined(.readAhead(index: step, at: range, step: place.step))
      }
      return value
    }
    guard let initial = circuit[cell].initialValue(atStep: step) else {
      throw .undefined(.readBeforeBeginning(cell, index: step, at: range, step: place.step))
    }
    return .sum(HoleSum(initial))
  }

  /// The places at which the body of a fold is evaluated, in order.
  private mutating func elements(
    _ index: IndexID, _ from: Expression, _ to: Expression, at place: Place, _ range: SourceRange
  ) throws(Halt) -> [Place] {
    let (first, last) = (try whole(from, at: place, range), try whole(to, at: place, range))
    guard first <= last else { return [] }
    guard last - first < OpenRun.longestRange else { throw .undefined(.tooLarge(at: range, step: place.step)) }
    return (first...last).map { value in
      var element = place
      element.indices[index] = value
      return element
    }
  }

  /// Longer ranges are refused rather than waited for.
  private static var longestRange: Int { 1_000_000 }
}

// MARK: - Operations

extension OpenRun {
  private mutating func connect(
    _ connective: Connective, _ left: Expression, _ right: Expression, at place: Place
  ) throws(Halt) -> Bool {
    let first = try truth(left, at: place)
    switch connective {
    case .and: return first ? try truth(right, at: place) : false
    case .or: return first ? true : try truth(right, at: place)
    case .implies: return first ? try truth(right, at: place) : true
    case .xor: return try truth(right, at: place) != first
    case .iff: return try truth(right, at: place) == first
    }
  }

  private func compute(
    _ operation: ArithmeticOperator, _ left: HoleSum, _ right: HoleSum, at place: Place, _ range: SourceRange
  ) throws(Halt) -> HoleSum {
    switch operation {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply:
      if let factor = left.number { return factor * right }
      if let factor = right.number { return factor * left }
      throw .beyond("two numbers that are open are multiplied with each other")
    case .divide:
      guard let divisor = right.number else { throw .beyond("something is divided by a number that is open") }
      guard !divisor.isZero else { throw .undefined(.divisionByZero(at: range, step: place.step)) }
      return 1 / divisor * left
    case .remainder, .power:
      guard let left = left.number, let right = right.number else {
        throw .beyond("\(operation == .power ? "a power" : "a remainder") of a number that is open is needed")
      }
      do {
        let closed = Expression.arithmetic(operation, .number(left), .number(right), range)
        return HoleSum(try Run(circuit).value(of: closed).rational ?? 0)
      } catch {
        throw .undefined(error)
      }
    }
  }

  private mutating func apply(
    _ activation: Activation, to argument: HoleSum, at place: Place, _ range: SourceRange
  ) throws(Halt) -> Value {
    switch activation {
    case .step(let tie): return try threshold(activation, tie, below: 0, argument, range, step: place.step)
    case .sign(let tie): return try threshold(activation, tie, below: -1, argument, range, step: place.step)
    case .relu: return .sum(compare(.greater, argument) ? argument : HoleSum(0))
    case .abs: return .sum(compare(.less, argument) ? -1 * argument : argument)
    case .floor:
      guard let number = argument.number else { throw .beyond("`floor` of a number that is open is needed") }
      return .sum(HoleSum(Rational(number.floor())))
    case .sigmoid, .tanh: return .smooth(activation, of: argument)
    case .exp, .log, .sqrt: throw .beyond("`\(activation.word)` is computed")
    }
  }

  private mutating func extremum(
    _ kind: Extremum, _ values: [HoleSum], at place: Place, _ range: SourceRange
  ) throws(Halt) -> HoleSum {
    guard var best = values.first else { throw .undefined(.emptyExtremum(at: range, step: place.step)) }
    for value in values.dropFirst() where compare(kind == .minimum ? .less : .greater, value - best) { best = value }
    return best
  }

  private mutating func combine(
    _ fold: Fold, _ values: [HoleSum], at place: Place, _ range: SourceRange
  ) throws(Halt) -> HoleSum {
    switch fold {
    case .sum: return values.reduce(HoleSum(0), +)
    case .minimum: return try extremum(.minimum, values, at: place, range)
    case .maximum: return try extremum(.maximum, values, at: place, range)
    case .all, .any, .count, .parity:
      var ones = 0
      for value in values where compare(.notEqual, value) { ones += 1 }
      switch fold {
      case .all: return HoleSum(ones == values.count ? 1 : 0)
      case .any: return HoleSum(ones > 0 ? 1 : 0)
      case .count: return HoleSum(Rational(ones))
      default: return HoleSum(Rational(ones % 2))
      }
    }
  }
}

extension OpenRun.Value {
  /// The number 1 or 0.
  static func truth(_ truth: Bool) -> OpenRun.Value { .sum(HoleSum(truth ? 1 : 0)) }
}
