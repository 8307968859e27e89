import CircuitModel

/// Derivatives of one value by every operation before it: reverse accumulation.
///
/// S. Linnainmaa, "Taylor expansion of the accumulated rounding error", *BIT* 16 (1976), doi:10.1007/BF01931367;
/// A. Griewank, A. Walther, *Evaluating Derivatives*, SIAM 2008, doi:10.1137/1.9780898717761.
extension Tape {
  /// What becomes of a change of what came out of an operation, over paths of one length.
  struct Influence {
    /// What a change in proportion is multiplied by; nothing where nothing comes of it.
    var rate: Value?
    /// Why there is no telling what becomes of a change in proportion: something jumps or bends on the way.
    var obstacle: EvaluationProblem?
    /// Why there is no telling what becomes of a change that is less than in proportion: something jumps on the way.
    var obstacleToFlat: EvaluationProblem?
  }

  /// What becomes of a change of what came out of an operation, by how many steps the paths go back. Where every length counts
  /// they are added up in one. Nothing where no path leads there.
  typealias Adjoint = [Influence?]

  /// Sweeps from an operation towards the beginning.
  ///
  /// - Parameters:
  ///   - place: the operation whose value is differentiated.
  ///   - last: the earliest operation that is asked about; what comes before it is not swept.
  ///   - window: only paths that go back fewer steps than this count; all of them without one.
  ///   - arithmetic: how values are multiplied and added.
  ///   - kink: what to say where there is no derivative.
  ///   - interruption: asked now and then whether the sweep must end.
  /// - Returns: an adjoint for each operation up to the place, complete from the last one on.
  /// - Throws: what cannot be worked out, or what ended the sweep.
  func adjoints(
    of place: Int, downTo last: Int, window: Int?, with arithmetic: Arithmetic, kink: EvaluationProblem,
    interruption: () -> Verdict.Limit?
  ) throws(EvaluationProblem) -> [Adjoint] {
    var sweep = Sweep(tape: self, window: window, numbers: arithmetic, kink: kink, count: place + 1)
    sweep.adjoints[place] = [Influence(rate: .exact(1))] + Array(repeating: nil, count: (window ?? 1) - 1)
    for operation in stride(from: place, to: last, by: -1) where !sweep.adjoints[operation].isEmpty {
      if operation % Tape.patience == 0, let limit = interruption() {
        throw .interrupted(limit, at: kink.range, step: kink.step)
      }
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
    case .derivative: throw kink
    case .appearance(_, _, let definition):
      if let definition { try give(adjoint, to: definition) }
    case .copy(let source, let lag): try give(later(adjoint, by: lag), to: source)
    case .sum(let terms):
      for term in terms { try give(adjoint, to: term) }
    case .extremum(let operands): try passOn(adjoint, toBestOf: operands, tape[place].value)
    case .compare(let left, let right):
      let isTie = try numbers.order(of: tape[left].value, against: tape[right].value) == 0
      for operand in [left, right] { try give(isTie ? torn(adjoint) : levelled(adjoint), to: operand) }
    case .level(let operands):
      for operand in operands { try give(levelled(adjoint), to: operand) }
    case .chosen(let decision, let chosen):
      try give(levelled(adjoint), to: decision)
      try give(adjoint, to: chosen)
    case .apply(let activation, let argument):
      try passOn(adjoint, through: activation, argument, tape[place].value)
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
      if try numbers.order(of: quotient, against: floor) == 0 {
        for operand in [left, right] { try give(torn(adjoint), to: operand) }
        return
      }
      try give(adjoint, to: left)
      try give(adjoint, times: try numbers.combine(.multiply, floor, .exact(-1)), to: right)
    case .power:
      // An exponent is a whole number: where it moves, it jumps.
      try give(torn(adjoint), to: right)
      if b.rational?.isZero ?? false {
        try give(levelled(adjoint), to: left)
        return
      }
      let lower = try numbers.combine(.power, a, try numbers.combine(.subtract, b, .exact(1)))
      try give(adjoint, times: try numbers.combine(.multiply, b, lower), to: left)
    }
  }

  private mutating func passOn(
    _ adjoint: Tape.Adjoint, through activation: Activation, _ argument: Int, _ value: Value
  ) throws(EvaluationProblem) {
    let z = tape[argument].value
    let slope: Value
    switch activation {
    case .step, .sign, .floor:
      let isTie = try numbers.order(of: z, against: activation == .floor ? value : .exact(0)) == 0
      return try give(isTie ? torn(adjoint) : levelled(adjoint), to: argument)
    case .relu, .abs:
      let side: Int
      do throws(EvaluationProblem) {
        side = try numbers.order(of: z, against: .exact(0))
      } catch {
        return try give(bent(adjoint, error), to: argument)
      }
      if side == 0 { return try give(bent(adjoint, kink), to: argument) }
      if side < 0, activation == .relu { return try give(levelled(adjoint), to: argument) }
      slope = .exact(Rational(side))
    // The slope of the sigmoid is e^−z / (1 + e^−z)²; written with its value, s − s².
    case .sigmoid: slope = try numbers.combine(.subtract, value, try numbers.combine(.power, value, .exact(2)))
    // That of tanh is (1 + y) (1 − y).
    case .tanh:
      let (above, below) = (
        try numbers.combine(.add, .exact(1), value), try numbers.combine(.subtract, .exact(1), value)
      )
      slope = try numbers.combine(.multiply, above, below)
    case .exp: slope = value
    case .log: slope = try numbers.combine(.divide, .exact(1), z)
    case .sqrt:
      if value.rational?.isZero ?? false { return try give(torn(adjoint), to: argument) }
      slope = try numbers.combine(.divide, .exact(1), try numbers.combine(.multiply, .exact(2), value))
    }
    try give(adjoint, times: slope, to: argument)
  }

  /// Gives the operand that is the least or greatest all of it. Where several are, or may be, it bends.
  private mutating func passOn(
    _ adjoint: Tape.Adjoint, toBestOf operands: [Int], _ value: Value
  ) throws(EvaluationProblem) {
    let values = operands.map { tape[$0].value }
    let best = numbers.candidates(among: values, for: value)
    let problem = numbers.problem(ofEquals: best.map { values[$0] })
    for (place, operand) in operands.enumerated() {
      if !best.contains(place) {
        try give(levelled(adjoint), to: operand)
      } else {
        try give(best.count == 1 ? adjoint : bent(adjoint, problem), to: operand)
      }
    }
  }

  /// Through something that does not change nearby.
  private func levelled(_ adjoint: Tape.Adjoint) -> Tape.Adjoint { adjoint.map { $0.map { _ in Tape.Influence() } } }

  /// Through something that bends just there.
  private func bent(_ adjoint: Tape.Adjoint, _ problem: EvaluationProblem) -> Tape.Adjoint {
    adjoint.map { $0.map { Tape.Influence(obstacle: problem, obstacleToFlat: $0.obstacleToFlat) } }
  }

  /// Through something that jumps just there.
  private func torn(_ adjoint: Tape.Adjoint) -> Tape.Adjoint {
    adjoint.map { $0.map { _ in Tape.Influence(obstacle: kink, obstacleToFlat: kink) } }
  }

  private mutating func give(
    _ adjoint: Tape.Adjoint, times factor: Value, to place: Int
  ) throws(EvaluationProblem) {
    let isZero = factor.rational?.isZero ?? false
    var share: Tape.Adjoint = []
    for part in adjoint {
      guard var part else {
        share.append(nil)
        continue
      }
      if isZero {
        // What changes in proportion changes less than that behind a factor of 0.
        part = Tape.Influence(obstacle: part.obstacleToFlat, obstacleToFlat: part.obstacleToFlat)
      } else if let rate = part.rate {
        part.rate = try numbers.combine(.multiply, rate, factor)
      }
      share.append(part)
    }
    try give(share, to: place)
  }

  private mutating func give(_ share: Tape.Adjoint, to place: Int) throws(EvaluationProblem) {
    guard !share.isEmpty else { return }
    guard !adjoints[place].isEmpty else {
      adjoints[place] = share
      return
    }
    for (distance, part) in share.enumerated() {
      guard let part else { continue }
      guard var sum = adjoints[place][distance] else {
        adjoints[place][distance] = part
        continue
      }
      if let one = sum.rate, let other = part.rate {
        sum.rate = try numbers.combine(.add, one, other)
      } else {
        sum.rate = sum.rate ?? part.rate
      }
      sum.obstacle = sum.obstacle ?? part.obstacle
      sum.obstacleToFlat = sum.obstacleToFlat ?? part.obstacleToFlat
      adjoints[place][distance] = sum
    }
  }

  /// An adjoint so many steps back: what then lies outside the window is dropped.
  private func later(_ adjoint: Tape.Adjoint, by lag: Int) -> Tape.Adjoint {
    guard let window, lag > 0 else { return adjoint }
    guard lag < window else { return [] }
    return Array(repeating: nil, count: lag) + adjoint.prefix(window - lag)
  }
}
