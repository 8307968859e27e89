import CircuitModel

/// One path of a symbolic step: the values as forms of a space's parameters, under what the path has decided.
///
/// Values are computed on demand, so that a branch not taken is never looked at and decides nothing. Where a value
/// depends on what is not known, the path forks into paths that cover every case.
struct SymbolicPath {
  private let network: CompiledNetwork
  private let letter: Int
  private var registers: [AffineForm]
  private var values: [AffineForm?]
  private var condition = PathCondition()
  /// How many values were computed.
  private(set) var work = 0

  /// What a demand for a value leads to.
  enum Demand {
    case value(AffineForm)
    /// The value depends on which of these holds; one of them does.
    case fork([PathCondition.Constraint])
    /// There is no way to go on.
    case stuck
  }

  /// Begins a step from registers that are forms of the parameters.
  init(_ network: CompiledNetwork, from registers: [AffineForm], letter: Int) {
    self.network = network
    self.letter = letter
    self.registers = registers
    values = Array(repeating: nil, count: network.values.count)
  }

  /// This path under one more constraint; `nil` where it is infeasible.
  func assuming(_ constraint: PathCondition.Constraint) -> SymbolicPath? {
    var path = self
    guard let equations = path.condition.learn(constraint) else { return nil }
    for (direction, value) in equations {
      for place in path.registers.indices { path.registers[place].substitute(direction, equals: value) }
      for place in path.values.indices { path.values[place]?.substitute(direction, equals: value) }
    }
    return path
  }
}

extension SymbolicPath {
  /// The most numbers that a form is split into.
  private static let mostCases: BigInteger = 64

  /// A value, computed from as few others as it needs.
  mutating func demand(_ id: ValueID) -> Demand {
    var open = [id]
    while let top = open.last {
      if values[top] != nil {
        open.removeLast()
        continue
      }
      work += 1
      switch attempt(network.values[top]) {
      case .done(let form): values[top] = form
      case .needs(let operand): open.append(operand)
      case .fork(let constraints): return .fork(constraints)
      case .stuck: return .stuck
      }
    }
    return values[id].map { .value($0) } ?? .stuck
  }

  /// A value that must be a number: a form that is none is split into the numbers that it can be.
  mutating func demandNumber(_ id: ValueID) -> Demand {
    let demand = demand(id)
    guard case .value(let form) = demand, !form.isConstant else { return demand }
    guard case .fork(let constraints) = cases(of: form) else { return .stuck }
    return .fork(constraints)
  }

  private enum Attempt {
    case done(AffineForm)
    case needs(ValueID)
    case fork([PathCondition.Constraint])
    case stuck
  }

  private func attempt(_ instruction: Instruction) -> Attempt {
    if let operand = instruction.eagerOperands.first(where: { values[$0] == nil }) { return .needs(operand) }
    func operand(_ id: ValueID) -> AffineForm { values[id] ?? AffineForm(0) }
    switch instruction {
    case .constant(let constant): return .done(AffineForm(Rational(constant)))
    case .input(let slot): return .done(AffineForm(Rational(network.slots[slot].value(in: letter))))
    case .register(let register): return .done(registers[register])
    case .linear(let terms, let constant):
      return .done(
        terms.reduce(AffineForm(Rational(constant))) { $0 + Rational($1.coefficient) * operand($1.value) })
    case .product(let a, let b):
      let (left, right) = (operand(a), operand(b))
      if left.isConstant { return .done(left.constant * right) }
      if right.isConstant { return .done(right.constant * left) }
      if case .fork(let constraints) = cases(of: left) { return .fork(constraints) }
      return cases(of: right)
    case .positive(let a):
      return decide(operand(a)) { sign in .done(sign > 0 ? 1 : 0) }
    case .isZero(let a):
      return decide(operand(a), zeroApart: true) { sign in .done(sign == 0 ? 1 : 0) }
    case .not(let a): return .done(1 - operand(a))
    case .and(let a, let b): return truth(a) { $0 ? choose(b) : .done(0) }
    case .or(let a, let b): return truth(a) { $0 ? .done(1) : choose(b) }
    case .xor(let a, let b): return truth(a) { first in truth(b) { .done(first == $0 ? 0 : 1) } }
    case .select(let condition, let a, let b): return truth(condition) { choose($0 ? a : b) }
    case .minimum(let a, let b):
      return decide(operand(a) - operand(b)) { sign in .done(operand(sign > 0 ? b : a)) }
    case .maximum(let a, let b):
      return decide(operand(a) - operand(b)) { sign in .done(operand(sign > 0 ? a : b)) }
    case .quotient(let a, let divisor):
      return remainder(operand(a), by: divisor) { rest in
        .done(Rational(1, divisor) * (operand(a) - rest))
      }
    case .remainder(let a, let divisor): return remainder(operand(a), by: divisor) { .done($0) }
    case .lookup(let table, let a):
      let form = operand(a)
      guard form.isConstant else { return cases(of: form) }
      guard let place = Int(exactly: form.constant.numerator), table.indices.contains(place) else { return .stuck }
      return .done(AffineForm(Rational(table[place])))
    }
  }

  /// A value that this one is equal to.
  private func choose(_ id: ValueID) -> Attempt { values[id].map { .done($0) } ?? .needs(id) }

  /// Goes on with a truth that is known.
  private func truth(_ id: ValueID, _ goOn: (Bool) -> Attempt) -> Attempt {
    guard let form = values[id] else { return .needs(id) }
    return form.isConstant ? goOn(!form.constant.isZero) : cases(of: form)
  }

  /// Goes on with the sign of a form, where it is known; where not, zero counts as negative unless set apart.
  private func decide(_ form: AffineForm, zeroApart: Bool = false, _ goOn: (Int) -> Attempt) -> Attempt {
    if form.isConstant { return goOn(form.constant.signum()) }
    let ranges: [(name: Int, numbers: WholeNumbers?)] =
      zeroApart
      ? [(0, WholeNumbers(from: 0, to: 0)), (1, WholeNumbers(from: 1, to: nil)), (-1, WholeNumbers(from: nil, to: -1))]
      : [(1, WholeNumbers(from: 1, to: nil)), (-1, WholeNumbers(from: nil, to: 0))]
    return split(form, ranges, goOn)
  }

  /// Goes on with the one case that is possible, or forks into those that are.
  private func split<Case>(
    _ form: AffineForm, _ cases: [(name: Case, numbers: WholeNumbers?)], _ goOn: (Case) -> Attempt
  ) -> Attempt {
    let possible = cases.compactMap { name, numbers -> (Case, PathCondition.Constraint)? in
      guard let numbers else { return nil }
      let constraint = PathCondition.Constraint(form: form, numbers: numbers)
      return condition.isCompatible(constraint) ? (name, constraint) : nil
    }
    // A case that is all there is tells nothing new, except where it is a number.
    if let only = possible.first, possible.count == 1, only.1.numbers.onlyMember == nil { return goOn(only.0) }
    return .fork(possible.map(\.1))
  }

  /// Goes on with the remainder of a form, which is a form where no multiple of the divisor is passed.
  private func remainder(
    _ form: AffineForm, by divisor: BigInteger, _ goOn: (AffineForm) -> Attempt
  ) -> Attempt {
    if form.isConstant {
      return goOn(AffineForm(Rational(form.constant.numerator.flooredRemainder(by: divisor))))
    }
    let bounds = condition.bounds(of: form)
    if let lower = bounds.lower, let upper = bounds.upper {
      let multiple = (lower / Rational(divisor)).floor()
      if multiple == (upper / Rational(divisor)).floor() {
        return goOn(form - AffineForm(Rational(multiple * divisor)))
      }
    }
    guard divisor <= Self.mostCases, let count = Int(exactly: divisor) else { return .stuck }
    let residues = (0..<count).map { residue in
      let rest = BigInteger(residue)
      return (rest, WholeNumbers(from: nil, to: nil, modulus: divisor, residue: rest))
    }
    return split(form, residues) { goOn(AffineForm(Rational($0))) }
  }

  /// Forks into the numbers that a form can be, where they are few.
  private func cases(of form: AffineForm) -> Attempt {
    let bounds = condition.bounds(of: form)
    guard let lower = bounds.lower, let upper = bounds.upper else { return .stuck }
    let (first, last) = (-(-lower).floor(), upper.floor())
    guard last - first < Self.mostCases, let count = Int(exactly: last - first) else { return .stuck }
    guard count >= 0 else { return .fork([]) }
    return .fork(
      (0...count).compactMap { place in
        let number = first + BigInteger(place)
        guard let numbers = WholeNumbers(from: number, to: number) else { return nil }
        let constraint = PathCondition.Constraint(form: form, numbers: numbers)
        return condition.isCompatible(constraint) ? constraint : nil
      })
  }
}

extension AffineForm: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) { self.init(Rational(value)) }
}

extension Instruction {
  /// The operands that are needed in any case.
  fileprivate var eagerOperands: [ValueID] {
    switch self {
    case .and, .or, .xor, .select: []
    default: operands
    }
  }
}
