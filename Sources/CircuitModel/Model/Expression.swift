/// The value of a signal's component, or a truth, at one step: the one expression language of equations and claims.
///
/// Everything here is scalar: the checker has already split vectors into components, unrolled comprehensions, placed
/// the bodies of parts, and rewritten slices, `value` and the past operators into `fold` and `at`. A truth is the
/// number 1 or 0. An expression has a meaning at a step `t` of a run, given values for the indices bound around it;
/// `Run` is that meaning, written out.
///
/// Cases carry a source range only where evaluating them can go wrong.
public indirect enum Expression: Hashable, Sendable {
  /// A constant.
  case number(Rational)
  /// A component of a constant declared by `let`.
  case parameter(ParameterID)
  /// The present step, `t`.
  case step
  /// The value of an index bound by an enclosing `fold` or `matches`.
  case index(IndexID)
  /// The value of a cell at a step.
  case read(CellID, at: Moment, SourceRange)
  /// The value that a truth had at a step, and 0 before the first step: inside it, `t` is that step.
  case at(Moment, Expression, SourceRange)
  /// Addition, subtraction, multiplication, division, remainder or power.
  case arithmetic(ArithmeticOperator, Expression, Expression, SourceRange)
  /// An activation of a pre-activation.
  case apply(Activation, Expression, SourceRange)
  /// 1 where the relation holds between two values, otherwise 0.
  case compare(Relation, Expression, Expression)
  /// 1 where the truth is 0, and 0 where it is 1.
  case not(Expression)
  /// A connective between two truths; `and`, `or` and `implies` do not look at the right one when the left decides.
  case connect(Connective, Expression, Expression)
  /// The second where the first is true, otherwise the third; the other one is not looked at.
  case conditional(Expression, Expression, Expression)
  /// The least or the greatest of one or more values.
  case extremum(Extremum, [Expression])
  /// `kind(body for index in from..to)`; every element is looked at, and none when `to < from`.
  case fold(Fold, IndexID, from: Expression, to: Expression, Expression, SourceRange)
  /// Whether the sequence of the element's values for `index in from..to` is a word of the language.
  case matches(RegularLanguage, IndexID, from: Expression, to: Expression, Expression)
  /// How the value of an expression changes with something that the run computes it from.
  case derivative(Expression, by: Variable, Paths, SourceRange)
}

/// What a derivative is taken by.
public enum Variable: Hashable, Sendable {
  /// A component of a constant.
  case parameter(ParameterID)
  /// The value of a cell at a step, or its initial value, as if it could be set whatever came before.
  case cell(CellID, at: Moment)
}

/// Which of the paths through a computation count in a derivative.
public enum Paths: Hashable, Sendable {
  /// All of them.
  case all
  /// Those that begin where equations of one step mention the constant.
  case appearance(atStep: Int)
  /// Those that go back fewer steps than this, from where the expression reads: truncated backpropagation.
  case window(Int)
}

extension Circuit {
  /// In a run of so many steps no path goes back so many steps.
  package func longestPath(in length: Int) -> Int { length + 1 + (cells.map(\.initial.count).max() ?? 0) }
}

/// The step at which a cell or an expression is read.
public enum Moment: Hashable, Sendable {
  /// `t - lag`; the lag may be negative only where a claim reads ahead, which is an error when it is evaluated.
  case relative(lag: Int)
  /// A bound index plus an offset, as in `x[i - 1]`.
  case index(IndexID, offset: Int)
  /// A fixed step, as in `x[1]`.
  case absolute(Int)
  /// Any other whole-numbered expression, as in `x[2 * i]`.
  case computed(Expression)
}

/// The operators between two numbers.
public enum ArithmeticOperator: Hashable, Sendable {
  case add, subtract, multiply
  /// Exact division; by zero it is an error that names the step.
  case divide
  /// The remainder with the divisor's sign, also of rationals; by zero it is an error that names the step.
  case remainder
  /// A power with a whole exponent.
  case power
}

/// The relations between two numbers.
public enum Relation: Hashable, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// The connectives between two truths.
public enum Connective: Hashable, Sendable {
  case and, or, xor, implies, iff

  /// Whether the truth on the left alone decides, so that the right is not looked at.
  package func isDecided(by left: Bool) -> Bool {
    switch self {
    case .and, .implies: !left
    case .or: left
    case .xor, .iff: false
    }
  }
}

/// Which of several values is meant.
public enum Extremum: Hashable, Sendable {
  case minimum, maximum
}

/// What a quantifier over a range of steps makes of its elements.
///
/// An empty range gives 1, 0, 0, 0, an error, an error, 0, in the order of the cases.
public enum Fold: Hashable, Sendable {
  case all, any, count, sum, minimum, maximum, parity
}

/// A component of a constant, by its place in `Circuit.parameters`.
public struct ParameterID: Hashable, Sendable {
  /// The place in the list.
  public var number: Int
  /// Names the parameter at a place in the list.
  public init(_ number: Int) { self.number = number }
}

/// An index bound by a fold; distinct folds of one circuit bind distinct indices.
public struct IndexID: Hashable, Sendable {
  /// The number that tells this index from the others of its circuit.
  public var number: Int
  /// Names an index by its number.
  public init(_ number: Int) { self.number = number }
}
