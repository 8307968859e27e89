import CircuitModel

/// What can be wrong with the numbers of a worked solution: rounded numbers, derivatives, steps of examples.
enum WorkedProblem: Reportable {
  /// The right side of `~` is not a number written in digits.
  case notWritten(SourceRange, text: String, isSwapped: Bool)
  case derivativeBy(SourceRange, text: String)
  case derivativeOf(Shape, by: Shape, SourceRange)
  case nestedDerivative(SourceRange)
  case unknownLabel(NameSyntax, function: String)
  case severalLabels(NameSyntax)
  case appearanceOfSignal(SourceRange)
  case windowBelowOne(Int, SourceRange)
  case presentStep(SourceRange)
  case noSuchStep(String, step: Int, length: Int, ofCircuit: SourceRange?, SourceRange)
  case noInitialValue(String, step: Int, SourceRange)
  case signalAlone(String, SourceRange)
  case rowAlone(String, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .notWritten(let range, let text, let isSwapped):
      return Diagnostic(
        .roundedNumber, "`\(text)` is not a number written in digits", at: .init(range),
        notes: ["`a ~ 0.217` says that `a` rounds to 0.217: it is the digits written that count"],
        help: isSwapped
          ? "write what is worked out on the left, and the number on the right"
          : "write digits, such as `0.217`, `-1.5e-3` or `[0.65, 0.43]`; compare exact values with `==`")
    case .derivativeBy(let range, let text):
      return Diagnostic(
        .derivative, "no derivative is taken by `\(text)`", at: .init(range),
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
    case .noSuchStep(let name, let step, let length, let circuits, let range):
      return Diagnostic(
        .stepOfExample, "`\(name)` has no step \(step) here", at: .init(range),
        secondary: circuits.map { [.init($0, "this `T` hides the length of the example")] } ?? [],
        notes: ["the example has \(length) \(length == 1 ? "step" : "steps")"],
        help: step < 1
          ? "steps are counted from 1" : circuits == nil ? "the last step is `T`" : "rename the `T` of the circuit")
    case .noInitialValue(let name, let step, let range):
      return Diagnostic(
        .stepOfExample, "`\(name)` has no value at step \(step)", at: .init(range),
        help: "steps are counted from 1; add `\(name)[\(step)] = …` to the circuit if it begins earlier")
    case .signalAlone(let name, let range):
      return Diagnostic(
        .missingStep, "`\(name)` has a value at each step, and none is named here", at: .init(range, "at which step?"),
        help: "write `\(name)[1]`, or `\(name)[T]` for the last step")
    case .rowAlone(let name, let range):
      return Diagnostic(
        .missingStep, "the row `\(name)` has a value at each step, and is read one value at a time", at: .init(range),
        help: "write `\(name)[1]`, or go through all of them: `sum(\(name)[i] for i in 1..T)`")
    }
  }
}
