import CircuitModel

/// What can be wrong with single statements: conventions, bounds, patterns, the left sides of equations.
enum StatementProblem: Reportable {
  case conventionFunction(String, SourceRange)
  case conventionArgument(String, SourceRange)
  case conventionValue(String, Rational, allowed: [Rational], SourceRange)
  case equationStep(String, SourceRange)
  case badPattern(String, help: String?, SourceRange)
  case noEquation(String, steps: [Int], SourceRange)
  case repeated(String, SourceRange, first: SourceRange)
  case boundOutOfRange(Int, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .conventionFunction(let name, let range):
      return Diagnostic(
        .convention, "there is no convention for `\(name)`", at: .init(range),
        help: name == "threshold"
          ? "`threshold(z, θ)` is `step(z - θ)`: write `convention step(0) = …`"
          : "write `convention step(0) = …` or `convention sign(0) = …`")
    case .conventionArgument(let name, let range):
      return Diagnostic(
        .convention, "a convention says what `\(name)` is at 0", at: .init(range),
        help: "write `convention \(name)(0) = …`; everywhere else it is decided already")
    case .conventionValue(let name, let value, let allowed, let range):
      return Diagnostic(
        .convention, "`\(name)(0)` cannot be \(value.brief)", at: .init(range), help: "it is \(allowed.alternatives)")
    case .equationStep(let name, let range):
      return Diagnostic(
        .equationStep, "an equation gives a signal at `t`, or at a fixed step", at: .init(range),
        help: "write `\(name)[t] = …` with earlier steps on the right, as in `\(name)[t-1]`")
    case .badPattern(let what, let help, let range):
      return Diagnostic(.badPattern, what, at: .init(range), help: help)
    case .noEquation(let name, let steps, let range):
      let what = steps.isEmpty ? "only initial values" : "values for single steps only"
      return Diagnostic(
        .noEquation, "`\(name)` has \(what)", at: .init(range), help: "add its general equation, `\(name)[t] = …`")
    case .repeated(let statement, let range, let first):
      return Diagnostic(
        .repeatedStatement, "`\(statement)` is given twice", at: .init(range, "given again"),
        secondary: [.init(first, "first given here")], help: "remove one of the two")
    case .boundOutOfRange(let bound, let range):
      return Diagnostic(
        .boundOutOfRange, "the bound \(bound) is not a length to check", at: .init(range),
        help: "it is a whole number from 1 to \(Limit.bound)")
    }
  }
}
