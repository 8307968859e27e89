import CircuitModel

/// What can be wrong with slices, which are sequences of values and not values.
enum SliceProblem: Reportable {
  case misplaced(SourceRange, text: String)
  case ofNoSignal(SourceRange, text: String)
  case againstValue(SourceRange, text: String)
  case order(String, SourceRange)
  case reversal(SourceRange)
  case expected(Function?, SourceRange, text: String, isVector: Bool)
  case ofVectors(String, Shape, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .misplaced(let range, let text):
      return Diagnostic(
        .misplacedSlice, "a slice is a sequence of values and cannot stand here", at: .init(range),
        help: "ask something of it, as in `all(\(text))`, `sum(\(text))` or `value(\(text))`, or compare it with `==`")
    case .ofNoSignal(let range, let text):
      return Diagnostic(
        .misplacedSlice, "a slice is taken of a signal, and `\(text)` is none", at: .init(range),
        help: "write the name of a signal, as in `x[1..t]`; a component comes after the slice, as in `x[1..t][2]`")
    case .againstValue(let range, let text):
      return Diagnostic(
        .misplacedSlice, "`\(text)` is a sequence of values; it can only be compared with another", at: .init(range),
        help: "to compare each value with one number write `all(x[i] == 0 for i in 1..t)`")
    case .order(let operation, let range):
      return Diagnostic(
        .misplacedSlice, "`\(operation)` does not compare sequences", at: .init(range),
        help: "compare them as binary numbers, `value(x[1..t]) \(operation) value(y[1..t])`, or step by step with `all`"
      )
    case .reversal(let range):
      return Diagnostic(
        .misplacedSlice, "`reverse` stands only inside `value(…)` and before `matches`", at: .init(range),
        help: "as in `value(reverse(x[1..t]))`, which reads the first bit as the lowest")
    case .expected(let function, let range, let text, let isVector):
      let name = function.map { "`\($0.rawValue)`" } ?? "`matches`"
      let fold = function?.fold.map(\.spelling) ?? "all"
      return Diagnostic(
        .sliceExpected, "\(name) takes a sequence of values, and `\(text)` is \(isVector ? "a vector" : "one value")",
        at: .init(range),
        help: isVector && function?.fold != nil
          ? "for the components of a vector write `\(fold)(v[i] for i in 1..n)`"
          : "write a slice, such as `x[1..t]`\(function?.fold == nil ? "" : ", or `\(fold)(… for i in 1..t)`")")
    case .ofVectors(let name, let shape, let range):
      return Diagnostic(
        .sliceOfVectors, "`\(name)` takes a sequence of numbers, and each value here is \(shape.words)",
        at: .init(range), help: "pick a component after the slice, as in `x[1..t][1]`")
    }
  }
}
