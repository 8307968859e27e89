import CircuitModel

/// Turns the text of one expression into scalars: names resolved, vectors split, comprehensions unrolled, slices and
/// past operators written as folds.
///
/// One recursive function, `term`, serves constants, equations and claims; `context` says which of the three languages
/// is spoken, and whatever that language lacks is reported where it stands. Every function gives `nil` when something
/// was reported, and callers then stay silent: one mistake, one message.
struct Elaborator {
  /// The circuit to which the expression belongs.
  let draft: Draft
  /// What may be written here.
  var context: Context
  /// The indices bound around the expression.
  var indices: [String: Index] = [:]
  /// The example to whose claims the expression belongs, if it belongs to one.
  var example: ExampleScope?

  /// What may be written in a place.
  struct Context {
    /// The three languages, each larger than the one before.
    enum Language { case constant, unit, formula }

    /// Which of them is spoken.
    var language: Language
    /// The step whose equation this is, in `h[1] = …`.
    var fixedStep: Int?
    /// Whether `t` is the step of an enclosing past operator rather than the present one.
    var isInThePast = false
    /// Whether this is a claim rather than an equation.
    var isClaim = false
    /// Whether `x` alone stands for `x[t]`: a shorthand for the arguments of parts, `Other(x: x)`.
    var acceptsBareSignals = false
    /// Whether a number may be left open here.
    var acceptsHoles = false
    /// Whether a constant appears under its name, although only constants are allowed.
    var keepsParameters = false
    /// Whether this is inside a derivative.
    var isDifferentiated = false

    /// Constants: no signal and no `t`.
    static let constant = Context(language: .constant)
    /// Claims and assumptions.
    static let formula = Context(language: .formula, isClaim: true)
  }

  /// An index bound by `for`.
  struct Index {
    /// Where it is bound.
    var declaration: SourceRange
    /// Its value: a plain number where the range is unrolled, otherwise the index of a fold.
    var value: Scalar
  }

  /// Elaborates an expression to whatever it is.
  func term(_ syntax: ExpressionSyntax) -> Term? {
    guard draft.spend(1, at: syntax.range) else { return nil }
    switch syntax.kind {
    case .number(let value, _): return .tensor(Tensor(.number(value)))
    case .hole: return hole(at: syntax.range)
    case .truth(let value): return .tensor(Tensor(.truth(value)))
    case .name(let name): return named(name, at: syntax.range)
    case .member: return member(syntax)
    case .subscripted(let base, let index): return subscripted(base, index, at: syntax.range)
    case .slice(let base, let from, let to): return slice(base, from, to, at: syntax.range)
    case .call(let name, let arguments): return call(name, arguments, at: syntax.range)
    case .labelledCall(let name, let arguments, let labels): return call(name, arguments, labels, at: syntax.range)
    case .quantified(let name, let body, let loop): return quantified(name, body, loop, at: syntax.range)
    case .vector(let components): return vector(components, at: syntax.range)
    case .comprehension(let body, let loop): return comprehension(body, loop, at: syntax.range)
    case .unary(let operation, let operand): return unary(operation, operand, at: syntax.range)
    case .binary(let operation, let left, let right, let range):
      return binary(operation, left, right, operatorRange: range, at: syntax.range)
    case .matches(let subject, let pattern): return matches(subject, pattern, at: syntax.range)
    case .conditional(let condition, let first, let second):
      return conditional(condition, first, second, at: syntax.range)
    case .parenthesized(let inner): return term(inner)
    }
  }

  /// Elaborates an expression that must be a number, a vector or a matrix.
  func tensor(_ syntax: ExpressionSyntax) -> Tensor? {
    switch term(syntax) {
    case .tensor(let tensor): return tensor
    case .slice(let slice):
      draft.report(SliceProblem.misplaced(slice.range, text: draft.text(of: slice.range)))
      return nil
    case nil: return nil
    }
  }

  /// Elaborates an expression that must be a number.
  func scalar(_ syntax: ExpressionSyntax) -> Scalar? {
    guard let tensor = tensor(syntax) else { return nil }
    if let scalar = tensor.scalar { return scalar }
    draft.report(ShapeProblem.numberExpected(tensor.shape, syntax.range))
    return nil
  }

  /// Elaborates an expression that must be a truth: known to be 0 or 1.
  ///
  /// What a cell can be is known only when every equation has been elaborated, so all but the evident cases are noted
  /// and judged then.
  func truth(_ syntax: ExpressionSyntax) -> Scalar? {
    guard let scalar = scalar(syntax) else { return nil }
    return requireTruth(scalar, at: syntax.range) ? scalar : nil
  }

  /// Notes that a scalar must be 0 or 1; `false` if it certainly is not. A function is what takes the scalar as the
  /// value of a slice at each step, if something does.
  func requireTruth(_ scalar: Scalar, of function: Function? = nil, at range: SourceRange) -> Bool {
    if let constant = scalar.constant {
      if constant == 0 || constant == 1 { return true }
      draft.report(MeaningProblem.notTruth(range, text: draft.text(of: range), values: [constant]))
      return false
    }
    if !scalar.expression.isEvidentTruth { draft.obligations.append(.truth(scalar.expression, of: function, range)) }
    return true
  }

  /// Elaborates an expression that must have the same value at every step of every run.
  func constant(_ syntax: ExpressionSyntax) -> Rational? {
    var inner = self
    inner.context.language = .constant
    inner.context.acceptsBareSignals = false
    inner.context.acceptsHoles = false
    return inner.scalar(syntax)?.constant
  }

  /// Elaborates a constant that must be a whole number of moderate size.
  func wholeNumber(_ syntax: ExpressionSyntax, as role: String) -> Int? {
    guard let value = constant(syntax) else { return nil }
    return whole(value, as: role, at: syntax.range)
  }

  /// Reads a rational as a whole number of moderate size, or says why it is none.
  func whole(_ value: Rational, as role: String, at range: SourceRange) -> Int? {
    guard value.isInteger else {
      draft.report(ConstantProblem.notWhole(value, role: role, range))
      return nil
    }
    guard let number = Int(exactly: value.numerator), abs(number) <= Limit.wholeNumber else {
      draft.report(LimitProblem.number(role: role, range))
      return nil
    }
    return number
  }

  /// Reports a construct of claims in the equation of a unit, unless it works on constants alone.
  func requireFormula(_ construct: String, _ operands: [Scalar], at range: SourceRange) -> Bool {
    guard context.language == .unit, operands.contains(where: { $0.constant == nil }) else { return true }
    draft.report(MeaningProblem.formulaInUnit(construct, range))
    return false
  }

  /// Elaborates text that is not looked at when the circuit runs, for the sake of misspelled names in it.
  func checkNames(in syntax: ExpressionSyntax) {
    draft.keepingOnlyNameProblems { _ = term(syntax) }
  }
}

extension Expression {
  /// Whether the form alone shows that the value is 0 or 1.
  var isEvidentTruth: Bool {
    switch self {
    case .number(let value): value == 0 || value == 1
    case .compare, .not, .connect, .matches: true
    case .fold(let fold, _, _, _, _, _): fold == .all || fold == .any || fold == .parity
    case .conditional(_, let first, let second): first.isEvidentTruth && second.isEvidentTruth
    case .at(_, let body, _): body.isEvidentTruth
    case .parameter, .step, .index, .read, .arithmetic, .apply, .extremum, .derivative: false
    }
  }
}
