public import CircuitModel

/// A circuit file as written: spelling and source ranges, no name resolved.
public struct SyntaxTree: Sendable {
  /// The imports, in the order written.
  public var imports: [ImportSyntax] = []
  /// The circuits, in the order written.
  public var circuits: [CircuitSyntax] = []
}

/// A name and where it stands.
public struct NameSyntax: Hashable, Sendable {
  /// The spelling.
  public var text: String
  /// Where it stands.
  public var range: SourceRange
}

/// `import "other.circuit"`.
public struct ImportSyntax: Sendable {
  /// The path between the quotes.
  public var path: String
  /// Where the quoted path stands.
  public var range: SourceRange
}

/// `circuit Name(k in 1..8) { … }`.
public struct CircuitSyntax: Sendable {
  /// The lines of the `///` comment above, without the slashes.
  public var documentation: [String]
  /// The name.
  public var name: NameSyntax
  /// The parameters of a family; empty for a single circuit.
  public var parameters: [FamilyParameterSyntax]
  /// What stands between the braces.
  public var items: [ItemSyntax]
  /// From `circuit` to the closing brace.
  public var range: SourceRange
  /// The part of whose signals the outputs are copies, where a network is placed under the question of somebody else.
  var answeringPart: String?
}

/// `k in 1..8`.
public struct FamilyParameterSyntax: Sendable {
  /// The name of the constant.
  public var name: NameSyntax
  /// The least value.
  public var lower: ExpressionSyntax
  /// The greatest value.
  public var upper: ExpressionSyntax
}

/// One statement of a circuit, with its range and the `///` comment above it.
public struct ItemSyntax: Sendable {
  /// What the statement is.
  public var kind: Kind
  /// The lines of the `///` comment above, without the slashes.
  public var documentation: [String]
  /// From the first token to the last.
  public var range: SourceRange

  /// The statements.
  public indirect enum Kind: Sendable {
    case input(NameSyntax, TypeSyntax)
    case constant(NameSyntax, ExpressionSyntax)
    /// `h[0] = c`, `h[t] = e`, `output y[t] = e`, `ref r[t] = e`.
    case equation(EquationRole, NameSyntax, index: ExpressionSyntax, value: ExpressionSyntax)
    /// `part p = Other(x: e)`, `ref part p = Other(x: e)`.
    case part(isReference: Bool, NameSyntax, circuit: NameSyntax, arguments: [ArgumentSyntax])
    /// `convention step(0) = 1`.
    case convention(function: NameSyntax, argument: ExpressionSyntax, value: ExpressionSyntax)
    case assume(ExpressionSyntax)
    case claim(ClaimKeyword, NameSyntax?, ExpressionSyntax, when: ExpressionSyntax?)
    case bound(ExpressionSyntax)
    /// A table, with the `let`, `prove` and `refute` that stand among its rows.
    case example(TitleSyntax, rows: [RowSyntax], statements: [ItemSyntax])
  }
}

/// The word before an equation.
public enum EquationRole: String, Sendable {
  case plain = ""
  case output
  case reference = "ref"
}

/// The word that begins a claim.
public enum ClaimKeyword: String, Sendable {
  case prove, refute, reach
}

/// `x: e` among the arguments of a part or a call.
public struct ArgumentSyntax: Sendable {
  /// The input, the parameter of a family, or what the argument of a call is for.
  public var name: NameSyntax
  /// What it is given.
  public var value: ExpressionSyntax
}

/// The quoted title of an example.
public struct TitleSyntax: Sendable {
  /// The text between the quotes.
  public var text: String
  /// Where it stands, quotes included.
  public var range: SourceRange
}

/// `x = 0 1 1`, `v = [0 1] [1 1] within 0.005`.
public struct RowSyntax: Sendable {
  /// The signal; the name of an instance's signal has a dot: `p.y`.
  public var name: NameSyntax
  /// The values, one a step.
  public var values: [RowValueSyntax]
  /// The number after `within`.
  public var tolerance: ExpressionSyntax?
  /// The whole row.
  public var range: SourceRange
}

/// A number or a vector of numbers in a row of an example.
public struct RowValueSyntax: Sendable {
  /// The components; one for a number.
  public var components: [Rational]
  /// Whether brackets stood around them.
  public var isVector: Bool
  /// Where the value stands.
  public var range: SourceRange
}

/// The type of an input: `bit`, `sign[2]`, `{0, 1, 5}[3]`, `-1..1`, `onehot[4]`.
public struct TypeSyntax: Sendable {
  /// What stands before the size.
  public var kind: Kind
  /// The number in brackets.
  public var size: ExpressionSyntax?
  /// The whole type.
  public var range: SourceRange

  /// The types.
  public enum Kind: Sendable {
    /// `bit`, `sign`, `onehot`, or a name that is none of them.
    case named(NameSyntax)
    case set([ExpressionSyntax])
    case integers(ExpressionSyntax, ExpressionSyntax)
  }
}

/// An expression as written.
public struct ExpressionSyntax: Sendable {
  /// What it is.
  public let kind: Kind
  /// From its first byte to its last.
  public let range: SourceRange
  /// How many expressions stand in each other at most: 1 for a number or a name.
  ///
  /// The parser makes none above `Parser.greatestDepth`, so that a recursion over a tree never exhausts the stack.
  let height: Int

  /// Makes an expression.
  init(kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
    self.height = 1 + kind.children.reduce(0) { max($0, $1.height) }
  }

  /// The kinds of expression.
  public indirect enum Kind: Sendable {
    /// A number, exact, with its spelling.
    case number(Rational, spelling: String)
    /// `?`, a number that is not known.
    case hole
    /// `true` or `false`.
    case truth(Bool)
    case name(String)
    /// `p.y`.
    case member(ExpressionSyntax, NameSyntax)
    /// `x[t]`, `W[1]`.
    case subscripted(ExpressionSyntax, index: ExpressionSyntax)
    /// `x[a..b]`.
    case slice(ExpressionSyntax, from: ExpressionSyntax, to: ExpressionSyntax)
    /// `f(a, b)`.
    case call(NameSyntax, [ExpressionSyntax])
    /// `d(L, v, at: k)`: a call with arguments that have names.
    case labelledCall(NameSyntax, [ExpressionSyntax], labels: [ArgumentSyntax])
    /// `all(F for i in a..b)`.
    case quantified(NameSyntax, ExpressionSyntax, ForSyntax)
    /// `[a, b]`.
    case vector([ExpressionSyntax])
    /// `[e for i in a..b]`.
    case comprehension(ExpressionSyntax, ForSyntax)
    case unary(UnaryOperatorSyntax, ExpressionSyntax)
    case binary(BinaryOperatorSyntax, ExpressionSyntax, ExpressionSyntax, operatorRange: SourceRange)
    /// `x[1..t] matches "…"`.
    case matches(ExpressionSyntax, pattern: TitleSyntax)
    case conditional(ExpressionSyntax, then: ExpressionSyntax, else: ExpressionSyntax)
    case parenthesized(ExpressionSyntax)
  }
}

extension ExpressionSyntax.Kind {
  /// The expressions directly inside, in the order written.
  var children: [ExpressionSyntax] {
    switch self {
    case .number, .hole, .truth, .name: []
    case .member(let whole, _): [whole]
    case .subscripted(let whole, let index): [whole, index]
    case .slice(let whole, let from, let to): [whole, from, to]
    case .call(_, let arguments): arguments
    case .labelledCall(_, let arguments, let labels): arguments + labels.map(\.value)
    case .quantified(_, let body, let range), .comprehension(let body, let range): [body, range.from, range.to]
    case .vector(let elements): elements
    case .unary(_, let operand), .matches(let operand, _), .parenthesized(let operand): [operand]
    case .binary(_, let left, let right, _): [left, right]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    }
  }
}

/// `for i in a..b`.
public struct ForSyntax: Sendable {
  /// The index.
  public var name: NameSyntax
  /// The first value.
  public var from: ExpressionSyntax
  /// The last value.
  public var to: ExpressionSyntax
}

/// The operators before an operand.
public enum UnaryOperatorSyntax: String, Sendable {
  case minus = "-"
  case plus = "+"
  case not
}

/// The operators between two operands.
public enum BinaryOperatorSyntax: String, Sendable {
  case iff, implies, or, xor, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// Rounds to the digits written.
  case roughly = "~"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case elementwise = ".*"
  case power = "^"
}
