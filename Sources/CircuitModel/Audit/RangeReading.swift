/// What expressions can be at some steps, as far as ranges of cells tell: a walk over the expression by its meaning.
///
/// `nil` is said of everything that may have no value there. What is not known to be true is not true.
struct RangeReading {
  private let circuit: Circuit
  /// What each cell can be at earlier steps, from step 1 on.
  private let earlier: [RealRange]
  private let steps: StepSpan
  /// What each cell can be at these steps.
  private(set) var present: [RealRange]

  /// Prepares to look at steps of which nothing is known but what the inputs can be.
  init(_ circuit: Circuit, earlier: [RealRange], at steps: StepSpan) {
    self.circuit = circuit
    self.earlier = earlier
    self.steps = steps
    present = Array(repeating: .everything, count: circuit.cells.count)
    for (cell, range) in zip(circuit.alphabet.cells, circuit.alphabet.ranges) { present[cell.number] = range }
  }
}

extension RangeReading {
  /// Works out what the equations make of the inputs; says whether all of them have values.
  mutating func takeStep() -> Bool {
    for id in circuit.order {
      guard let equation = circuit[id].equation else { continue }
      guard let range = range(of: equation.expression(atStep: steps.first)) else { return false }
      present[id.number] = present[id.number].intersection(range)
    }
    return true
  }

  /// Whether there is no such step.
  var isImpossible: Bool {
    circuit.alphabet.cells.contains { present[$0.number].isEmpty }
      || circuit.order.contains { present[$0.number].isEmpty }
  }

  /// Leaves out what breaks a truth, as far as its form tells.
  mutating func assume(_ truth: Expression) {
    switch truth {
    case .connect(.and, let left, let right):
      assume(left)
      assume(right)
    case .compare(let relation, let left, let right):
      limit(left, relation, right)
      limit(right, relation.mirrored, left)
    default: break
    }
  }

  private mutating func limit(_ subject: Expression, _ relation: Relation, _ other: Expression) {
    guard let allowed = range(of: other)?.numbers(relation) else { return }
    switch subject {
    case .read(let cell, .relative(lag: 0), _):
      present[cell.number] = present[cell.number].intersection(allowed)
    case .apply(.abs, .read(let cell, .relative(lag: 0), _), _):
      let both = RealRange(.infinite, allowed.upper)
      present[cell.number] = present[cell.number].intersection(both).intersection(-both)
    default: break
    }
  }

  /// What an expression can be; `nil` where it may have no value.
  func range(of expression: Expression) -> RealRange? {
    switch expression {
    case .number(let number): return RealRange(number)
    case .parameter(let id): return RealRange(circuit[id].value)
    case .step: return steps.range
    case .read(let cell, let moment, _): return range(of: cell, at: moment)
    case .arithmetic(let operation, let left, let right, _):
      guard let a = range(of: left), let b = range(of: right) else { return nil }
      return combine(operation, left, a, right, b)
    case .apply(let activation, let argument, _): return range(of: argument)?.applying(activation)
    case .compare(let relation, let left, let right):
      guard let a = range(of: left), let b = range(of: right) else { return nil }
      if a.isEmpty || b.isEmpty { return .empty }
      return truths(areSame(left, right) ? relation.holds(of: 0) : a.order(relation, than: b))
    case .not(let operand): return range(of: operand).map { $0.isEmpty ? .empty : truths($0.truth.map { !$0 }) }
    case .connect(let connective, let left, let right): return connect(connective, left, right)
    case .conditional(let condition, let yes, let no):
      guard let condition = range(of: condition) else { return nil }
      if condition.isEmpty { return .empty }
      if let truth = condition.truth { return range(of: truth ? yes : no) }
      guard let yes = range(of: yes), let no = range(of: no) else { return nil }
      return yes.hull(no)
    case .extremum(let kind, let operands):
      var ranges: [RealRange] = []
      for operand in operands {
        guard let range = range(of: operand) else { return nil }
        ranges.append(range)
      }
      guard let first = ranges.first else { return nil }
      return ranges.dropFirst().reduce(first) { kind == .minimum ? .minimum($0, $1) : .maximum($0, $1) }
    case .derivative(let body, let variable, let paths, _):
      return circuit.writtenOut(derivativeOf: body, by: variable, paths).flatMap { range(of: $0) }
    case .index, .at, .fold, .matches: return nil
    }
  }

  private func range(of cell: CellID, at moment: Moment) -> RealRange? {
    switch moment {
    case .relative(lag: 0): return present[cell.number]
    case .relative(let lag) where lag > 0:
      return circuit[cell].range(lag, before: steps, from: earlier[cell.number])
    case .absolute(let step) where step <= 0: return circuit[cell].initialValue(atStep: step).map { RealRange($0) }
    case .absolute(let step) where step < steps.first: return earlier[cell.number]
    case .absolute(let step) where step == steps.last: return present[cell.number]
    default: return nil
    }
  }

  private func connect(_ connective: Connective, _ left: Expression, _ right: Expression) -> RealRange? {
    guard let first = range(of: left) else { return nil }
    if first.isEmpty { return .empty }
    switch (connective, first.truth) {
    case (.and, false): return RealRange(0)
    case (.or, true), (.implies, false): return RealRange(1)
    default: break
    }
    guard let second = range(of: right) else { return nil }
    if second.isEmpty { return .empty }
    switch (connective, first.truth, second.truth) {
    case (.and, _, false): return RealRange(0)
    case (.or, _, true), (.implies, _, true): return RealRange(1)
    case (.and, true, let truth), (.or, false, let truth), (.implies, true, let truth): return truths(truth)
    case (.xor, let a?, let b?): return truths(a != b)
    case (.iff, let a?, let b?): return truths(a == b)
    default: return .truths
    }
  }

  private func truths(_ truth: Bool?) -> RealRange { truth.map { RealRange($0 ? 1 : 0) } ?? .truths }
}

// MARK: - Arithmetic

extension RangeReading {
  private func combine(
    _ operation: ArithmeticOperator, _ left: Expression, _ a: RealRange, _ right: Expression, _ b: RealRange
  ) -> RealRange? {
    if a.isEmpty || b.isEmpty { return .empty }
    switch operation {
    case .add: return (a + b).intersection(mixture(left, right) ?? .everything)
    case .subtract: return areSame(left, right) ? RealRange(0) : a - b
    case .multiply: return areSame(left, right) ? a.power(2) : a * b
    case .divide:
      let quotient = a.quotient(by: b)
      return areSame(left, right) ? quotient.map { _ in RealRange(1) } : quotient
    case .remainder: return a.remainder(by: b)
    case .power:
      if let exponent = b.onlyMember {
        return exponent.isInteger ? Int(exactly: exponent.numerator).flatMap(a.power) : nil
      }
      guard isWhole(right), let least = b.lower.number, let exponent = Int(exactly: least.floor()) else { return nil }
      return a.powers(from: exponent)
    }
  }

  /// What w · p + (1 − w) · q can be besides, where w lies between 0 and 1: it lies between p and q.
  private func mixture(_ left: Expression, _ right: Expression) -> RealRange? {
    guard case .arithmetic(.multiply, let a, let b, _) = left, case .arithmetic(.multiply, let c, let d, _) = right
    else { return nil }
    for (first, p) in [(a, b), (b, a)] {
      for (second, q) in [(c, d), (d, c)] {
        guard isRest(second, of: first) || isRest(first, of: second), let weight = range(of: first),
          weight.isSubset(of: .truths), let p = range(of: p), let q = range(of: q)
        else { continue }
        return p.hull(q)
      }
    }
    return nil
  }

  /// Whether an expression is 1 minus another.
  private func isRest(_ expression: Expression, of other: Expression) -> Bool {
    guard case .arithmetic(.subtract, let one, let rest, _) = expression else { return false }
    return areSame(one, .number(1)) && areSame(rest, other)
  }

  /// Whether an expression is a whole number by its form.
  private func isWhole(_ expression: Expression) -> Bool {
    switch expression {
    case .step: true
    case .number(let number): number.isInteger
    case .parameter(let id): circuit[id].value.isInteger
    case .arithmetic(.add, let a, let b, _), .arithmetic(.subtract, let a, let b, _),
      .arithmetic(.multiply, let a, let b, _):
      isWhole(a) && isWhole(b)
    default: false
    }
  }

  /// Whether two expressions are the same, wherever they stand.
  private func areSame(_ left: Expression, _ right: Expression) -> Bool {
    switch (left, right) {
    case (.parameter(let a), .parameter(let b)): return circuit[a].value == circuit[b].value
    case (.parameter(let a), .number(let b)), (.number(let b), .parameter(let a)): return circuit[a].value == b
    case (.number(let a), .number(let b)): return a == b
    case (.step, .step): return true
    case (.read(let a, .relative(let x), _), .read(let b, .relative(let y), _)): return a == b && x == y
    case (.read(let a, .absolute(let x), _), .read(let b, .absolute(let y), _)): return a == b && x == y
    case (.arithmetic(let f, _, _, _), .arithmetic(let g, _, _, _)) where f != g: return false
    case (.apply(let f, _, _), .apply(let g, _, _)) where f != g: return false
    case (.compare(let f, _, _), .compare(let g, _, _)) where f != g: return false
    case (.connect(let f, _, _), .connect(let g, _, _)) where f != g: return false
    case (.extremum(let f, _), .extremum(let g, _)) where f != g: return false
    case (.arithmetic, .arithmetic), (.apply, .apply), (.compare, .compare), (.not, .not), (.connect, .connect),
      (.conditional, .conditional), (.extremum, .extremum):
      return left.children.count == right.children.count && zip(left.children, right.children).allSatisfy(areSame)
    default: return false
    }
  }
}
