public import CircuitModel

/// What an equation looks at: a cell, so many steps back.
public struct CellRead: Hashable, Sendable {
  /// The cell.
  public var cell: CellID
  /// How many steps back; 0 is the present one.
  public var lag: Int

  /// Names a cell so many steps back.
  public init(_ cell: CellID, lag: Int) {
    self.cell = cell
    self.lag = lag
  }
}

extension CellRead {
  /// The value that is read.
  var expression: Expression { .read(cell, at: .relative(lag: lag), .none) }
}

extension Circuit {
  /// What an expression of an equation looks at, in the order of the text; what is multiplied by 0 is passed over, and what
  /// an instance is fed with stands for the cell that it hands on.
  ///
  /// - Returns: `nil` where something else than the last few steps is looked at.
  func reads(of expression: Expression) -> [CellRead]? {
    var found: [CellRead] = []
    return note(expression, in: &found) ? found : nil
  }

  private func note(_ expression: Expression, in found: inout [CellRead]) -> Bool {
    switch expression {
    case .read(let cell, .relative(let lag), _):
      let read = source(of: CellRead(cell, lag: lag))
      if !found.contains(read) { found.append(read) }
      return lag >= 0
    case .read, .at, .fold, .matches, .index, .step: return false
    default:
      let sum = WeightedSum(expression, in: self)
      let isItself = sum.terms.count == 1 && sum.terms[0].coefficient == 1 && sum.terms[0].factor == expression
      let parts = isItself ? expression.children : sum.terms.filter { !$0.coefficient.isZero }.map(\.factor)
      return parts.allSatisfy { note($0, in: &found) }
    }
  }

  /// The cell that a wire of an instance hands on, if it hands one on as it is.
  package func source(of read: CellRead) -> CellRead {
    guard read.lag == 0, isWire(read.cell), let equation = self[read.cell].equation, equation.overrides.isEmpty,
      case .read(let cell, .relative(let lag), _) = equation.general
    else { return read }
    return source(of: CellRead(cell, lag: lag))
  }

  private func isWire(_ cell: CellID) -> Bool {
    signals.contains { $0.role == .wire && $0.components.contains(cell) }
  }
}

/// Two numbers that are all that a value can be.
public enum TwoValues: Hashable, Sendable {
  /// 0 and 1.
  case bit
  /// −1 and 1.
  case sign

  /// The two numbers, the one that stands for "no" first.
  public var numbers: [Rational] { self == .bit ? [0, 1] : [-1, 1] }

  /// The kind that some values are of: that of bits where they do not tell.
  init?(holding values: some Sequence<Rational>, orElse usual: TwoValues = .bit) {
    let values = Set(values)
    let kinds = [usual, .bit, .sign]
    guard let kind = kinds.first(where: { values.isSubset(of: $0.numbers) }) else { return nil }
    self = kind
  }
}

extension Circuit {
  /// Whether the form of its equations, or its declaration, shows that a cell is 0 or 1, so that it can stand as a formula.
  public func isBit(_ cell: CellID) -> Bool { twoValues(of: cell) == .bit }

  /// The two numbers that a cell can be, where the form of its equations, or its declaration, shows it.
  func twoValues(of cell: CellID) -> TwoValues? {
    let initial = self[cell].initial.compactMap(\.self)
    guard let equation = self[cell].equation else {
      for input in alphabet.inputs where input.cells.contains(cell) {
        guard case .each(let values) = input.choices else { return TwoValues(holding: initial) }
        return TwoValues(holding: values + initial)
      }
      return nil
    }
    for kind in [TwoValues.bit, .sign] where Set(initial).isSubset(of: kind.numbers) {
      if equation.expressions.allSatisfy({ $0.isAlways(kind, in: self) }) { return kind }
    }
    return nil
  }
}

extension Expression {
  /// Whether the form alone shows that the value is one of the two.
  fileprivate func isAlways(_ kind: TwoValues, in circuit: Circuit) -> Bool {
    switch self {
    case .number(let number): kind.numbers.contains(number)
    case .compare, .not, .connect, .matches: kind == .bit
    case .apply(.step(let tie), _, _): kind == .bit && tie.isAmong(kind.numbers)
    case .apply(.sign(let tie), _, _): kind == .sign && tie.isAmong(kind.numbers)
    case .read(let cell, .relative(let lag), _) where circuit[cell].equation == nil || lag == 0:
      // A copy of an input, or of a unit that the same step computes: the chain of copies ends somewhere.
      circuit.twoValues(of: cell) == kind
    default: false
    }
  }
}

extension TieRule {
  /// Whether the answer at 0, if there is one, is among the numbers.
  fileprivate func isAmong(_ numbers: [Rational]) -> Bool {
    switch self {
    case .undeclared: true
    case .value(let answer): numbers.contains(answer)
    }
  }
}
