import CircuitModel

/// What can be wrong with calls of functions and with what parts are given.
enum CallProblem: Reportable {
  case unknownFunction(String, SourceRange, nearest: [String])
  case callOfSignal(String, SourceRange)
  case functionAlone(Function, SourceRange)
  case notAQuantifier(Function, SourceRange)
  case argumentCount(Function, given: Int, SourceRange)
  case unknownArgument(String, circuit: String, SourceRange, nearest: [String], known: [String])
  case missingArguments([String], circuit: String, SourceRange)
  case repeatedArgument(String, SourceRange, first: SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .unknownFunction(let name, let range, let nearest):
      return Diagnostic(
        .unknownFunction, "there is no function `\(name)`", at: .init(range),
        notes: ["the functions are \(Function.names.map { "`\($0)`" }.joined(separator: ", "))"],
        help: didYouMean(nearest), fix: .init(nearest, range))
    case .callOfSignal(let name, let range):
      return Diagnostic(
        .unknownFunction, "`\(name)` is a signal, not a function", at: .init(range),
        help: "the step of a signal stands in square brackets: `\(name)[t]`")
    case .functionAlone(let function, let range):
      return Diagnostic(
        .unknownFunction, "`\(function.rawValue)` is a function and needs its arguments", at: .init(range),
        help: "write `\(function.usage)`")
    case .notAQuantifier(let function, let range):
      let names = Function.quantifiers.map { "`\($0)`" }.joined(separator: ", ")
      return Diagnostic(
        .unknownFunction, "`\(function.rawValue)` does not take `for`", at: .init(range),
        notes: ["what takes `for` is \(names)"], help: "write `\(function.usage)`")
    case .argumentCount(let function, let given, let range):
      return Diagnostic(
        .argumentCount, "`\(function.rawValue)` is given \(given) \(given == 1 ? "argument" : "arguments")",
        at: .init(range),
        help: function == .derivative && given > 2
          ? "write `d(L, W)`; what comes after has a name: `d(L, W, at: 2)`, `d(L, W, window: 2)`"
          : "write `\(function.usage)`")
    case .unknownArgument(let name, let circuit, let range, let nearest, let known):
      return Diagnostic(
        .unknownArgument, "`\(circuit)` has no input `\(name)`", at: .init(range),
        notes: known.isEmpty
          ? ["`\(circuit)` takes nothing"] : ["it takes \(known.map { "`\($0)`" }.joined(separator: ", "))"],
        help: didYouMean(nearest), fix: .init(nearest, range))
    case .missingArguments(let names, let circuit, let range):
      let list = names.map { "`\($0)`" }.joined(separator: ", ")
      return Diagnostic(
        .missingArgument, "`\(circuit)` is not given \(list)", at: .init(range),
        help: "add \(names.map { "`\($0): …`" }.joined(separator: ", ")) between the parentheses")
    case .repeatedArgument(let name, let range, let first):
      return Diagnostic(
        .repeatedArgument, "`\(name)` is given twice", at: .init(range, "given again"),
        secondary: [.init(first, "first given here")], help: "remove one of the two")
    }
  }
}
