import CircuitModel

/// Derivatives of one value by every operation before it: reverse accumulation.
///
/// S. Linnainmaa, "Taylor expansion of the accumulated rounding error", *BIT* 16 (1976), doi:10.1007/BF01931367;
/// A. Griewank, A. Walther, *Evaluating Derivatives*, SIAM 2008, doi:10.1137/1.9780898717761.
extension Tape {
  /// How a value changes with what came out of an operation, by how many steps the paths between them go back. Where every
  /// length counts they are added up in one number. Nothing where no path leads there.
  typealias Adjoint = [Value]

  /// Sweeps from an operation to the beginning.
  ///
  /// - Parameters:
  ///   - place: the operation whose value is differentiated.
  ///   - window: only paths that go back fewer steps than this count; all of them without one.
  ///   - arithmetic: how values are multiplied and added.
  ///   - kink: what to say where there is no derivative.
  /// - Returns: an adjoint for each operation up to the place.
  func adjoints(
    of place: Int, window: Int?, with arithmetic: Arithmetic, kink: EvaluationProblem
  ) throws(EvaluationProblem) -> [Adjoint] {
    var sweep = Sweep(tape: self, window: window, numbers: arithmetic, kink: kink, count: place + 1)
    sweep.adjoints[place] = [.exact(1)] + Array(repeating: .exact(0), count: (window ?? 1) - 1)
    for operation in stride(from: place, through: 0, by: -1) where !sweep.adjoints[operation].isEmpty {
      try sweep.passOn(from: operation)
    }
    return sweep.adjoints
  }
}

/// One sweep over a tape.
private struct Sweep {
  let tape: Tape
  let window: Int?
  let numbers: Arithmetic
  let kink: EvaluationProblem
  var adjoints: [Tape.Adjoint]

  init(tape: Tape, window: Int?, numbers: Arithmetic, kink: EvaluationProblem, count: Int) {
    self.tape = tape
    self.window = window
    self.numbers = numbers
    self.kink = kink
    adjoints = Array(repeating: [], count: count)
  }

  /// Gives the operands of an operation their share of its adjoint.
  mutating func passOn(from place: Int) throws(EvaluationProblem) {
    let adjoint = adjoints[place]
    switch tape[place].operation {
    case .given: break
    case .appearance(_, _, let definition):
      if let definition { try give(adjoint, to: definition) }
    case .copy(let source, let lag): try give(later(adjoint, by: lag), to: source)
    case .sum(let terms):
      for term in terms { try give(adjoint, to: term) }
    case .extremum(let operands): try give(adjoint, to: try winner(among: operands, of: tape[place].value))
    case .apply(let activation, let argument):
      guard let slope = try slope(of: activation, at: argument, tape[place].value) else { return }
      try give(adjoint, times: slope, to: argument)
    case .arithmetic(let operation, let left, let right):
      try passOn(adjoint, through: operation, left, right, tape[place].value)
    }
  }

  private mutating func passOn(
    _ adjoint: Tape.Adjoint, through operation: ArithmeticOperator, _ left: Int, _ right: Int, _ value: Value
  ) throws(EvaluationProblem) {
    let (a, b) = (tape[left].value, tape[right].value)
    switch operation {
    case .add:
      try give(adjoint, to: left)
      try give(adjoint, to: right)
    case .subtract:
      try give(adjoint, to: left)
      try give(adjoint, times: .exact(-1), to: right)
    case .multiply:
      try give(adjoint, times: b, to: left)
      try give(adjoint, times: a, to: right)
    case .divide:
      let inverse = try numbers.combine(.divide, .exact(1), b)
      try give(adjoint, times: inverse, to: left)
      let minus = try numbers.combine(.multiply, try numbers.combine(.multiply, value, inverse), .exact(-1))
      try give(adjoint, times: minus, to: right)
    case .remainder:
      let quotient = try numbers.combine(.divide, a, b)
      let floor = try numbers.apply(.floor, to: quotient)
      if try numbers.order(of: quotient, against: floor) == 0 { throw kink }
      try give(adjoint, to: left)
      try give(adjoint, times: try numbers.combine(.multiply, floor, .exact(-1)), to: right)
    case .power:
      // An exponent is a whole number, which does not move.
      if b.rational?.isZero ?? false { return }
      let lower = try numbers.combine(.power, a, try numbers.combine(.subtract, b, .exact(1)))
      try give(adjoint, times: try numbers.combine(.multiply, b, lower), to: left)
    }
  }

  /// How steep an activation is; `nil` where it is level.
  private func slope(of activation: Activation, at argument: Int, _ value: Value) throws(EvaluationProblem) -> Value? {
    let z = tape[argument].value
    switch activation {
    case .step, .sign:
      if try numbers.order(of: z, against: .exact(0)) == 0 { throw kink }
      return nil
    case .floor:
      if try numbers.order(of: z, against: value) == 0 { throw kink }
      return nil
    case .relu, .abs:
      let order = try numbers.order(of: z, against: .exact(0))
      if order == 0 { throw kink }
      return order > 0 ? .exact(1) : activation == .abs ? .exact(-1) : nil
    // The slope of the sigmoid is e^−z / (1 + e^−z)²; written with its value, s − s².
    case .sigmoid: return try numbers.combine(.subtract, value, try numbers.combine(.power, value, .exact(2)))
    // That of tanh is (1 + y) (1 − y).
    case .tanh:
      let (above, below) = (
        try numbers.combine(.add, .exact(1), value), try numbers.combine(.subtract, .exact(1), value)
      )
      return try numbers.combine(.multiply, above, below)
    case .exp: return value
    case .log: return try numbers.combine(.divide, .exact(1), z)
    case .sqrt:
      if value.rational?.isZero ?? false { throw kink }
      return try numbers.combine(.divide, .exact(1), try numbers.combine(.multiply, .exact(2), value))
    }
  }

  /// The operand that is the least or greatest. Where several are, there is a derivative only if they are one and the same.
  private func winner(among operands: [Int], of value: Value) throws(EvaluationProblem) -> Int {
    var winners: [Int] = []
    for operand in operands where try numbers.order(of: tape[operand].value, against: value) == 0 {
      winners.append(operand)
    }
    guard let winner = winners.first, winners.allSatisfy({ $0 == winner }) else { throw kink }
    return winner
  }

  private mutating func give(
    _ adjoint: Tape.Adjoint, times factor: Value, to place: Int
  ) throws(EvaluationProblem) {
    if factor.rational?.isZero ?? false { return }
    var share: Tape.Adjoint = []
    for part in adjoint { share.append(try numbers.combine(.multiply, part, factor)) }
    try give(share, to: place)
  }

  private mutating func give(_ share: Tape.Adjoint, to place: Int) throws(EvaluationProblem) {
    guard !share.isEmpty else { return }
    guard !adjoints[place].isEmpty else {
      adjoints[place] = share
      return
    }
    for (distance, part) in share.enumerated() {
      adjoints[place][distance] = try numbers.combine(.add, adjoints[place][distance], part)
    }
  }

  /// An adjoint so many steps back: what then lies outside the window is dropped.
  private func later(_ adjoint: Tape.Adjoint, by lag: Int) -> Tape.Adjoint {
    guard let window, lag > 0 else { return adjoint }
    guard lag < window else { return [] }
    return Array(repeating: .exact(0), count: lag) + adjoint.prefix(window - lag)
  }
}
