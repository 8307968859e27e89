import CircuitModel

/// A formula over numbered truths.
public indirect enum BooleanFormula: Hashable, Sendable {
  case constant(Bool)
  case variable(Int)
  case not(BooleanFormula)
  case and(BooleanFormula, BooleanFormula)
  case or(BooleanFormula, BooleanFormula)
  case xor(BooleanFormula, BooleanFormula)
  case iff(BooleanFormula, BooleanFormula)
}

extension BooleanFormula {
  /// How often variables occur: the length of the formula.
  public var literals: Int {
    switch self {
    case .constant: 0
    case .variable: 1
    case .not(let operand): operand.literals
    case .and(let left, let right), .or(let left, let right), .xor(let left, let right), .iff(let left, let right):
      left.literals + right.literals
    }
  }

  /// The variables that occur, ascending.
  public var variables: [Int] { Array(Set(occurrences)).sorted() }

  /// Whether no variable occurs twice.
  public var isReadOnce: Bool { variables.count == literals }

  private var occurrences: [Int] {
    switch self {
    case .constant: []
    case .variable(let number): [number]
    case .not(let operand): operand.occurrences
    case .and(let left, let right), .or(let left, let right), .xor(let left, let right), .iff(let left, let right):
      left.occurrences + right.occurrences
    }
  }

  /// The value for values of the variables.
  public func value(_ variables: [Bool]) -> Bool {
    switch self {
    case .constant(let value): value
    case .variable(let number): variables[number]
    case .not(let operand): !operand.value(variables)
    case .and(let left, let right): left.value(variables) && right.value(variables)
    case .or(let left, let right): left.value(variables) || right.value(variables)
    case .xor(let left, let right): left.value(variables) != right.value(variables)
    case .iff(let left, let right): left.value(variables) == right.value(variables)
    }
  }

  /// The formula with other numbers for its variables.
  func renumbered(_ numbers: [Int]) -> BooleanFormula {
    switch self {
    case .constant: self
    case .variable(let number): .variable(numbers[number])
    case .not(let operand): .not(operand.renumbered(numbers))
    case .and(let left, let right): .and(left.renumbered(numbers), right.renumbered(numbers))
    case .or(let left, let right): .or(left.renumbered(numbers), right.renumbered(numbers))
    case .xor(let left, let right): .xor(left.renumbered(numbers), right.renumbered(numbers))
    case .iff(let left, let right): .iff(left.renumbered(numbers), right.renumbered(numbers))
    }
  }

  /// The formula as one of the language, with an expression for each variable.
  func expression(_ variables: [Expression]) -> Expression {
    switch self {
    case .constant(let value): .number(value ? 1 : 0)
    case .variable(let number): variables[number]
    case .not(let operand): .not(operand.expression(variables))
    case .and(let left, let right): .connect(.and, left.expression(variables), right.expression(variables))
    case .or(let left, let right): .connect(.or, left.expression(variables), right.expression(variables))
    case .xor(let left, let right): .connect(.xor, left.expression(variables), right.expression(variables))
    case .iff(let left, let right): .connect(.iff, left.expression(variables), right.expression(variables))
    }
  }

  /// The formula that is 1 where this one is 0, no longer than this one.
  public var negated: BooleanFormula {
    switch self {
    case .constant(let value): .constant(!value)
    case .not(let operand): operand
    case .xor(let left, let right): .iff(left, right)
    case .iff(let left, let right): .xor(left, right)
    case .variable: .not(self)
    case .and(.not(let left), .not(let right)): .or(left, right)
    case .or(.not(let left), .not(let right)): .and(left, right)
    case .and, .or: .not(self)
    }
  }
}
