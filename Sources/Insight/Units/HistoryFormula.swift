public import CircuitModel

/// What a unit can be said to remember: a formula about what happened so far, over truths about steps.
///
/// The truths are numbered; `UnitHistory.variables` says what they are.
public indirect enum HistoryFormula: Hashable, Sendable {
  /// Something about the present step and a few steps before it.
  case now(BooleanFormula)
  /// Some step so far had it.
  case once(BooleanFormula)
  /// Every step so far had it.
  case historically(BooleanFormula)
  /// Some step had the second, and every step after it the first.
  case since(BooleanFormula, BooleanFormula)
  /// The number of steps that had it is odd.
  case parity(BooleanFormula)
  /// At least so many steps had it.
  case countAtLeast(BooleanFormula, Int)
  /// Exactly so many steps had it.
  case countExactly(BooleanFormula, Int)
  /// The number of steps that had it leaves this remainder.
  case countRemainder(BooleanFormula, divisor: Int, remainder: Int)
  /// The opposite.
  case not(HistoryFormula)
}

extension HistoryFormula {
  /// The variables that occur, ascending.
  public var variables: [Int] {
    switch self {
    case .now(let a), .once(let a), .historically(let a), .parity(let a), .countAtLeast(let a, _),
      .countExactly(let a, _), .countRemainder(let a, _, _):
      a.variables
    case .since(let a, let b): Array(Set(a.variables + b.variables)).sorted()
    case .not(let a): a.variables
    }
  }

  /// How often variables occur.
  var literals: Int {
    switch self {
    case .now(let a), .once(let a), .historically(let a), .parity(let a), .countAtLeast(let a, _),
      .countExactly(let a, _), .countRemainder(let a, _, _):
      a.literals
    case .since(let a, let b): a.literals + b.literals
    case .not(let a): a.literals
    }
  }

  /// The formula in the language of claims.
  ///
  /// - Parameters:
  ///   - truths: an expression for each variable.
  ///   - index: two indices that nothing else binds.
  /// - Returns: the formula, which looks at all steps so far.
  func expression(_ truths: [Expression], binding index: (IndexID, IndexID)) -> Expression {
    func sofar(_ fold: Fold, _ body: BooleanFormula) -> Expression {
      .fold(
        fold, index.0, from: .number(1), to: .step, .at(.index(index.0, offset: 0), body.expression(truths), .none),
        .none)
    }
    switch self {
    case .now(let formula): return formula.expression(truths)
    case .once(let body): return sofar(.any, body)
    case .historically(let body): return sofar(.all, body)
    case .parity(let body): return sofar(.parity, body)
    case .countAtLeast(let body, let count):
      return .compare(.greaterOrEqual, sofar(.count, body), .number(Rational(count)))
    case .countExactly(let body, let count): return .compare(.equal, sofar(.count, body), .number(Rational(count)))
    case .countRemainder(let body, let divisor, let remainder):
      let rest = Expression.arithmetic(.remainder, sofar(.count, body), .number(Rational(divisor)), .none)
      return .compare(.equal, rest, .number(Rational(remainder)))
    case .not(let formula): return .not(formula.expression(truths, binding: index))
    case .since(let kept, let begun):
      let after = Expression.fold(
        .all, index.1, from: .arithmetic(.add, .index(index.0), .number(1), .none), to: .step,
        .at(.index(index.1, offset: 0), kept.expression(truths), .none), .none)
      return .fold(
        .any, index.0, from: .number(1), to: .step,
        .connect(.and, .at(.index(index.0, offset: 0), begun.expression(truths), .none), after), .none)
    }
  }
}

extension HistoryFormula {
  /// Whether cells read some steps back are compared with 1, even bits: engines see through `since` only then.
  public var comparesLags: Bool {
    switch self {
    case .since: true
    case .not(let formula): formula.comparesLags
    default: false
    }
  }
}

/// A truth about a step: that an input, or another unit, had the greater of its two values, so many steps before.
public struct HistoryVariable: Hashable, Sendable {
  /// The cell.
  public var cell: CellID
  /// How many steps before.
  public var lag: Int
  /// The two values that the cell can have.
  public var kind: TwoValues
  /// Whether the circuit says what the cell was before the first step; otherwise it then was nothing at all, and the
  /// formula says "previously".
  public var isGiven: Bool
}

extension HistoryVariable {
  /// The truth in the language of claims.
  ///
  /// - Parameter isBare: whether the cell itself can stand for it.
  /// - Returns: the read, compared with 1 unless it is bare, under "previously" where the cell was nothing before step 1.
  func expression(bare isBare: Bool) -> Expression {
    func truth(lag: Int) -> Expression {
      let read = CellRead(cell, lag: lag).expression
      return isBare ? read : .compare(.equal, read, .number(1))
    }
    if isGiven || lag == 0 { return truth(lag: lag) }
    return (0..<lag).reduce(truth(lag: 0)) { inner, _ in .at(.relative(lag: 1), inner, .none) }
  }
}

extension Circuit {
  /// Two indices that nothing in the circuit binds.
  var freshIndices: (IndexID, IndexID) {
    var greatest = 0
    for claim in claims { for formula in claim.formulas { formula.noteIndices(&greatest) } }
    for assumption in assumptions { assumption.formula.noteIndices(&greatest) }
    for cell in cells { for expression in cell.equation?.expressions ?? [] { expression.noteIndices(&greatest) } }
    return (IndexID(greatest + 1), IndexID(greatest + 2))
  }
}

extension Expression {
  fileprivate func noteIndices(_ greatest: inout Int) {
    switch self {
    case .fold(_, let index, _, _, _, _), .matches(_, let index, _, _, _): greatest = max(greatest, index.number)
    default: break
    }
    for child in children { child.noteIndices(&greatest) }
  }
}
