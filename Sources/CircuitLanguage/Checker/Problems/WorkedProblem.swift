import CircuitModel

/// What can be wrong with the numbers of a worked solution: rounded numbers, derivatives, steps of examples.
enum WorkedProblem: Reportable {
  /// The right side of `~` is not a number written in digits.
  case notWritten(SourceRange, text: String)
  case derivativeBy(SourceRange, text: String)
  case derivativeOf(Shape, by: Shape, SourceRange)
  case nestedDerivative(SourceRange)
  case unknownLabel(NameSyntax, function: String)
  case severalLabels(NameSyntax)
  case appearanceOfSignal(SourceRange)
  case windowBelowOne(Int, SourceRange)
  case presentStep(SourceRange)
  case stepBeyond(String, step: Int, length: Int, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .notWritten(let range, let text):
      return Diagnostic(
        .roundedNumber, "`\(text)` is not a number written in digits", at: .init(range),
        notes: ["`a ~ 0.217` says that `a` rounds to 0.217: it is the digits written that count"],
        help: "write digits, such as `0.217`, `-1.5e-3` or `[0.65, 0.43]`; compare exact values with `==`")
    case .derivativeBy(let range, let text):
      return Diagnostic(
        .derivative, "`\(text)` is nothing that a derivative is taken by", at: .init(range),
        help:
          "name a constant of the circuit, or read a signal at a step: `d(loss, W)`, `d(loss, h[1])`, `d(loss, h[0])`")
    case .derivativeOf(let value, let variable, let range):
      return Diagnostic(
        .derivative, "the derivative of \(value.words) by \(variable.words) has too many components", at: .init(range),
        help: "take that of one component, or of a sum")
    case .nestedDerivative(let range):
      return Diagnostic(
        .derivative, "a derivative inside a derivative", at: .init(range), help: "only first derivatives are taken")
    case .unknownLabel(let name, let function):
      return Diagnostic(
        .derivative, "`\(function)` takes no argument called `\(name.text)`", at: .init(name.range),
        help: function == "d"
          ? "write `d(L, W, at: 2)` for the appearance of a constant at step 2, `d(L, W, window: 2)` to go back fewer than 2 steps"
          : "remove it")
    case .severalLabels(let name):
      return Diagnostic(
        .derivative, "`at` and `window` do not go together", at: .init(name.range), help: "remove one of the two")
    case .appearanceOfSignal(let range):
      return Diagnostic(
        .derivative, "`at` picks an appearance of a constant, and this is a signal", at: .init(range),
        help: "a signal has a step of its own: `d(L, h[1])`")
    case .windowBelowOne(let number, let range):
      return Diagnostic(
        .derivative, "a window of \(number) steps", at: .init(range),
        help: "a window of 1 does not go back at all; write a whole number from 1 up")
    case .presentStep(let range):
      return Diagnostic(
        .stepOfExample, "a claim in an example has no `t`", at: .init(range),
        help: "name the step, as in `h[1]`; `T` is the last one")
    case .stepBeyond(let name, let step, let length, let range):
      return Diagnostic(
        .stepOfExample, "`\(name)` has no step \(step) here", at: .init(range),
        notes: ["the example has \(length) \(length == 1 ? "step" : "steps")"], help: "steps are counted from 1")
    }
  }
}
