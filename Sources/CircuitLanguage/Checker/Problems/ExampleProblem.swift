import CircuitModel

/// What can be wrong with the table of an example.
enum ExampleProblem: Reportable {
  case withoutInput([String], SourceRange)
  case withoutOutcome(SourceRange)
  case emptyRow(String, SourceRange)
  case rowLength(
    String, Int, SourceRange, first: String, Int, SourceRange, runTogether: String?)
  case notALetter(String, [Rational], Alphabet.Choices, step: Int, SourceRange, isRunTogether: Bool)
  case negativeTolerance(Rational, SourceRange)
  case toleranceOfInput(String, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .withoutInput(let names, let range):
      let list = names.map { "`\($0)`" }.joined(separator: ", ")
      return Diagnostic(
        .exampleWithoutInput, "the example has no row for the input \(list)", at: .init(range),
        help: "add \(names.map { "`\($0) = …`" }.joined(separator: ", ")), a value a step")
    case .withoutOutcome(let range):
      return Diagnostic(
        .exampleWithoutOutcome, "the example says what goes in, but not what must come out", at: .init(range),
        help: "add a row for a signal that the circuit computes, or a `prove` about its numbers")
    case .emptyRow(let name, let range):
      return Diagnostic(
        .rowLength, "the row `\(name)` is empty", at: .init(range), help: "write a value a step, as in `0 1 1`")
    case .rowLength(let name, let count, let range, let first, let firstCount, let firstRange, let runTogether):
      return Diagnostic(
        .rowLength, "`\(name)` has \(steps(count)), but `\(first)` has \(firstCount)", at: .init(range, steps(count)),
        secondary: [.init(firstRange, steps(firstCount))],
        help: runTogether.map { "`\($0)` is one number; write its digits with spaces: `1 1 1 0`" }
          ?? "all rows of an example are equally long")
    case .notALetter(let name, let values, let choices, let step, let range, let isRunTogether):
      let value = values.count == 1 ? values[0].brief : "[\(values.map(\.brief).joined(separator: " "))]"
      return Diagnostic(
        .notALetter, "the input `\(name)` cannot be \(value), as it is at step \(step)", at: .init(range),
        notes: ["it is \(choices.words)"], help: isRunTogether ? "write the digits with spaces: `1 1 1 0`" : nil)
    case .negativeTolerance(let value, let range):
      return Diagnostic(
        .tolerance, "a value cannot be off by \(value.brief)", at: .init(range), help: "write a number from 0 up")
    case .toleranceOfInput(let name, let range):
      return Diagnostic(
        .tolerance, "`\(name)` is given, not computed, and what is given is exact", at: .init(range),
        help: "remove `within`")
    }
  }

  private func steps(_ count: Int) -> String { count == 1 ? "1 step" : "\(count) steps" }
}

extension Alphabet.Choices {
  /// The choices in words.
  var words: String {
    switch self {
    case .oneHot: "one 1 and otherwise 0"
    case .real: "any number"
    case .each(let values): values.alternatives
    }
  }
}
