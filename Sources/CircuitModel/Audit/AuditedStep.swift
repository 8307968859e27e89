/// One step of a network from every state of a piece of an invariant at once, for the audit.
///
/// Values are forms of the free registers themselves; what a branch assumes stands beside them as equations and limits.
/// Where a value is not determined, the branch is given up for branches that each assume one of the possible cases, and
/// every one of them begins again.
struct AuditedStep {
  typealias Row = EquationSystem.Row

  private let network: CompiledNetwork
  private let letter: Int
  /// What a register is in the free ones.
  private let registers: [Row]
  private let width: Int

  /// Why a branch does not end here.
  private enum Detour: Error {
    /// One of these holds for the row.
    case cases(Row, [Assumptions.Range])
    /// A value that must be known cannot be.
    case unclear
  }

  /// What a step may lead to.
  struct Landing {
    /// What the branch assumes.
    let assumptions: Assumptions
    /// What the outputs are; the tracked registers' next values are numbers among these forms.
    let next: [Row]
    let reading: CompiledNetwork.Reading
  }

  init(_ network: CompiledNetwork, letter: Int, tracked: [Int], values: [BigInteger]) {
    self.network = network
    self.letter = letter
    let free = network.registers.indices.filter { !tracked.contains($0) }
    width = free.count + 1
    var registers = Array(repeating: Row(repeating: 0, count: free.count + 1), count: network.registers.count)
    for (place, register) in free.enumerated() { registers[register][place] = 1 }
    for (register, value) in zip(tracked, values) { registers[register][free.count] = Rational(value) }
    self.registers = registers
  }

  /// Everything that the step may lead to while the sequence is considered; `nil` where that cannot be told.
  ///
  /// - Parameters:
  ///   - system: what holds of the free registers before the step.
  ///   - tracked: the registers whose next values must be numbers.
  ///   - asksForTrigger: whether to look at the condition of the claim; otherwise it counts as true.
  ///   - most: the most branches that are looked at.
  func landings(
    under system: EquationSystem, tracked: [Int], askingForTrigger asksForTrigger: Bool, atMost most: Int
  ) -> [Landing]? {
    var open = [Assumptions(system)]
    var landings: [Landing] = []
    var count = 0
    while let assumptions = open.popLast() {
      count += 1
      if count > most { return nil }
      do throws(Detour) {
        if let landing = try landing(under: assumptions, tracked, asksForTrigger) { landings.append(landing) }
      } catch {
        guard case .cases(let row, let ranges) = error else { return nil }
        for range in ranges {
          var narrower = assumptions
          if narrower.assume(row, range) { open.append(narrower) }
        }
      }
    }
    return landings
  }

  /// The end of a branch; `nil` where the sequence is not considered any more.
  private func landing(
    under assumptions: Assumptions, _ tracked: [Int], _ asksForTrigger: Bool
  ) throws(Detour) -> Landing? {
    var branch = Branch(step: self, assumptions: assumptions)
    let reading: CompiledNetwork.Reading
    if try branch.number(network.valid).isZero { return nil }
    if try !branch.number(network.undefined).isZero {
      reading = .undefined
    } else if try !branch.number(network.bad).isZero {
      reading = .event
    } else {
      reading = .quiet(triggered: asksForTrigger ? try !branch.number(network.triggered).isZero : true)
    }
    guard case .quiet = reading else { return Landing(assumptions: assumptions, next: [], reading: reading) }
    var next: [Row] = []
    for (number, register) in network.registers.enumerated() {
      if tracked.contains(number) {
        next.append(branch.constant(try branch.number(register.next)))
      } else {
        next.append(try branch.row(register.next))
      }
    }
    return Landing(assumptions: assumptions, next: next, reading: reading)
  }
}

extension AuditedStep {
  /// The values of one branch, as far as they were asked for.
  private struct Branch {
    let step: AuditedStep
    let assumptions: Assumptions
    var rows: [Row?]

    init(step: AuditedStep, assumptions: Assumptions) {
      self.step = step
      self.assumptions = assumptions
      rows = Array(repeating: nil, count: step.network.values.count)
    }

    func constant(_ number: Rational) -> Row {
      var row = Row(repeating: 0, count: step.width)
      row[step.width - 1] = number
      return row
    }

    /// A value that must be a number.
    mutating func number(_ id: ValueID) throws(Detour) -> Rational { try number(of: row(id)) }

    private func number(of row: Row) throws(Detour) -> Rational {
      if let number = assumptions.constant(row) { return number }
      let bounds = assumptions.bounds(row)
      guard let lower = bounds.lower, let upper = bounds.upper, upper - lower < 128 else { throw .unclear }
      var ranges: [Assumptions.Range] = []
      var number = 0 - (0 - lower).floor()
      while Rational(number) <= upper {
        ranges.append(.init(interval: Interval(number)))
        number += 1
      }
      throw .cases(row, ranges)
    }

    /// A value. Its operands are computed first, from a stack, since networks can be deep.
    mutating func row(_ id: ValueID) throws(Detour) -> Row {
      var stack = [id]
      while let top = stack.last {
        if rows[top] == nil, let missing = try compute(top) {
          stack.append(missing)
        } else {
          stack.removeLast()
        }
      }
      guard let row = rows[id] else { throw .unclear }
      return row
    }

    /// Computes a value from those that it needs, or says which of them is missing.
    private mutating func compute(_ id: ValueID) throws(Detour) -> ValueID? {
      let instruction = step.network.values[id]
      // Only what decides is needed before a branch of these is.
      let needed =
        switch instruction {
        case .and(let a, _), .or(let a, _), .select(let a, _, _): [a]
        default: instruction.operands
        }
      for operand in needed where rows[operand] == nil { return operand }
      func value(_ id: ValueID) -> Row { rows[id] ?? constant(0) }
      switch instruction {
      case .constant(let number): rows[id] = constant(Rational(number))
      case .input(let slot): rows[id] = constant(Rational(step.network.slots[slot].value(in: step.letter)))
      case .register(let register): rows[id] = step.registers[register]
      case .linear(let terms, let number):
        var sum = constant(Rational(number))
        for term in terms { sum = sum.adding(Rational(term.coefficient), value(term.value)) }
        rows[id] = sum
      case .product(let a, let b):
        if let factor = assumptions.constant(value(a)) {
          rows[id] = constant(0).adding(factor, value(b))
        } else {
          var factor = assumptions.constant(value(b))
          do { if factor == nil { factor = try number(of: value(a)) } } catch .unclear {
            factor = try number(of: value(b))
          }
          rows[id] = constant(0).adding(factor ?? 0, value(a))
        }
      case .positive(let a): rows[id] = constant(try sign(of: value(a)) > 0 ? 1 : 0)
      case .isZero(let a): rows[id] = constant(try isZero(value(a)) ? 1 : 0)
      case .not(let a): rows[id] = constant(1).adding(-1, value(a))
      case .and(let a, let b):
        guard try !number(of: value(a)).isZero else { return set(id, constant(0)) }
        return equate(id, b)
      case .or(let a, let b):
        guard try number(of: value(a)).isZero else { return set(id, constant(1)) }
        return equate(id, b)
      case .select(let condition, let a, let b):
        return equate(id, try number(of: value(condition)).isZero ? b : a)
      case .xor(let a, let b):
        rows[id] = constant(try number(of: value(a)) == number(of: value(b)) ? 0 : 1)
      case .minimum(let a, let b):
        rows[id] = try sign(of: value(a).adding(-1, value(b))) > 0 ? value(b) : value(a)
      case .maximum(let a, let b):
        rows[id] = try sign(of: value(a).adding(-1, value(b))) > 0 ? value(a) : value(b)
      case .remainder(let a, let divisor): rows[id] = try remainder(value(a), divisor)
      case .quotient(let a, let divisor):
        let whole = value(a).adding(-1, try remainder(value(a), divisor))
        rows[id] = constant(0).adding(Rational(1, divisor), whole)
      case .lookup(let table, let a):
        guard let place = Int(exactly: try number(of: value(a)).floor()), table.indices.contains(place) else {
          throw .unclear
        }
        rows[id] = constant(Rational(table[place]))
      }
      return nil
    }

    private mutating func set(_ id: ValueID, _ row: Row) -> ValueID? {
      rows[id] = row
      return nil
    }

    /// Makes a value that of another one, or says that the other one is missing.
    private mutating func equate(_ id: ValueID, _ other: ValueID) -> ValueID? {
      rows[id] = rows[other]
      return rows[id] == nil ? other : nil
    }

    /// 1 above 0, otherwise −1.
    private func sign(of row: Row) throws(Detour) -> Int {
      let bounds = assumptions.bounds(row)
      if let lower = bounds.lower, lower > 0 { return 1 }
      if let upper = bounds.upper, upper <= 0 { return -1 }
      throw .cases(row, [.init(interval: Interval(1, nil)), .init(interval: Interval(nil, 0))])
    }

    private func isZero(_ row: Row) throws(Detour) -> Bool {
      if let number = assumptions.constant(row) { return number.isZero }
      let bounds = assumptions.bounds(row)
      if let lower = bounds.lower, lower > 0 { return false }
      if let upper = bounds.upper, upper < 0 { return false }
      var copy = assumptions
      if !copy.assume(row, .init(interval: Interval(0))) { return false }
      throw .cases(row, [Interval(0), Interval(1, nil), Interval(nil, -1)].map { .init(interval: $0) })
    }

    private func remainder(_ row: Row, _ divisor: BigInteger) throws(Detour) -> Row {
      if let number = assumptions.constant(row) { return constant(number.flooredRemainder(by: Rational(divisor))) }
      let bounds = assumptions.bounds(row)
      if let lower = bounds.lower, let upper = bounds.upper {
        let multiple = (lower / Rational(divisor)).floor()
        if multiple == (upper / Rational(divisor)).floor() {
          return row.adding(-1, constant(Rational(multiple * divisor)))
        }
      }
      guard divisor <= 64, let count = Int(exactly: divisor) else { throw .unclear }
      let residues = (0..<count).map { Assumptions.Range(interval: .all, modulus: divisor, residue: BigInteger($0)) }
      var possible: [Assumptions.Range] = []
      for residue in residues {
        var copy = assumptions
        if copy.assume(row, residue) { possible.append(residue) }
      }
      if possible.count == 1 { return constant(Rational(possible[0].residue)) }
      throw .cases(row, possible)
    }
  }
}

extension EquationSystem.Row {
  fileprivate func adding(_ factor: Rational, _ row: [Rational]) -> [Rational] {
    zip(self, row).map { $1.isZero ? $0 : $0 + factor * $1 }
  }
}
