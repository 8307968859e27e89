import CircuitModel

/// What can be wrong with what equations and formulas mean, though every name and shape is right.
enum MeaningProblem {
  case notTruth(SourceRange, text: String, values: [Rational]?)
  case formulaInUnit(String, SourceRange)
  case unitReadsReference(String, SourceRange, declared: SourceRange)
  case fixedStepInUnit(String, step: Int, SourceRange)
  case stepInUnit(String, SourceRange)
  case readAhead(String, by: Int, SourceRange)
  case smoothUse(String, isCell: Bool, SourceRange)
  case smoothTruth(SourceRange, text: String)
  case conventionFunction(String, SourceRange)
  case conventionArgument(String, SourceRange)
  case conventionValue(String, Rational, allowed: [Rational], SourceRange)
  case equationStep(String, SourceRange)
  case feed(String, circuit: String, text: String, allowed: [Rational], possible: [Rational]?, SourceRange)
  case feedOfOneHot(String, circuit: String, text: String, size: Int, SourceRange)
  case badPattern(String, help: String?, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .notTruth(let range, let text, let values):
      return Diagnostic(
        .notTruth, "`\(text)` is not known to be 0 or 1", at: .init(range, "true or false is needed here"),
        notes: values.map { ["as far as can be told, it is one of \($0.words)"] } ?? [],
        help: "compare it, as in `\(text) == 1` or `\(text) > 0`")
    case .formulaInUnit(let construct, let range):
      return Diagnostic(
        .formulaInUnit, "a unit cannot use \(construct)", at: .init(range),
        help: "only claims and `ref` equations may; if this is meant for claims, declare the signal with `ref`")
    case .unitReadsReference(let name, let range, let declared):
      return Diagnostic(
        .unitReadsReference, "a unit cannot read `\(name)`, which is there for claims only", at: .init(range),
        secondary: [.init(declared, "declared with `ref`")],
        help: "declare the reader with `ref` too, or remove the word `ref` from `\(name)`")
    case .fixedStepInUnit(let name, let step, let range):
      return Diagnostic(
        .stepOfUnit, "a unit reads signals at `t` or `t-k`, not at the fixed step \(step)", at: .init(range),
        help: """
          keep the value in a signal of its own: `first[1] = \(name)[\(step)]` and `first[t] = first[t-1]`; \
          a `ref` may read `\(name)[\(step)]`
          """)
    case .stepInUnit(let name, let range):
      return Diagnostic(
        .stepOfUnit, "a unit reads `\(name)` at `t` or `t-k`, with a constant `k`", at: .init(range),
        help: "only claims and `ref` equations may read a signal at a computed step")
    case .readAhead(let name, let steps, let range):
      return Diagnostic(
        .readAhead, "`\(name)` is read \(steps == 1 ? "a step" : "\(steps) steps") ahead, before it has a value",
        at: .init(range), help: "say it of the step before: `t > \(steps) implies …`, with `t` and `t-\(steps)`")
    case .smoothUse(let name, let isCell, let range):
      return Diagnostic(
        .smoothValue, isCell ? "the value of `\(name)` is not rational" : "the value of a `\(name)` is not rational",
        at: .init(range),
        help: "what can be asked: compare it with a constant, as in `\(isCell ? "\(name)[t]" : "\(name)(z)") > 1/2`")
    case .smoothTruth(let range, let text):
      return Diagnostic(
        .smoothValue, "the value of `\(text)` is not rational", at: .init(range, "true or false is needed here"),
        help: "what can be asked: compare it with a constant, as in `\(text) > 1/2`")
    case .feed, .feedOfOneHot: return reportFeed()
    default: return reportStatement()
    }
  }
}

extension MeaningProblem {
  private func reportStatement() -> Diagnostic {
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
        .convention, "`\(name)(0)` cannot be \(value.brief)", at: .init(range), help: "it is one of \(allowed.words)")
    case .equationStep(let name, let range):
      return Diagnostic(
        .equationStep, "an equation gives a signal at `t`, or at a fixed step", at: .init(range),
        help: "write `\(name)[t] = …` with earlier steps on the right, as in `\(name)[t-1]`")
    case .badPattern(let what, let help, let range):
      return Diagnostic(.badPattern, what, at: .init(range), help: help)
    default: return Diagnostic(.notTruth, "this makes no sense here", at: .init(.none))
    }
  }

  private func reportFeed() -> Diagnostic {
    switch self {
    case .feed(let name, let circuit, let text, let allowed, let possible, let range):
      let found = possible.map { "it can be \($0.words)" } ?? "it is not known to have only a few values"
      return Diagnostic(
        .feed, "`\(text)` is not known to be what the input `\(name)` of `\(circuit)` takes", at: .init(range, found),
        notes: ["`\(name)` is one of \(allowed.words)"],
        help: "feed it something that is, such as an input of the same type or a threshold unit")
    case .feedOfOneHot(let name, let circuit, let text, let size, let range):
      return Diagnostic(
        .feed, "`\(text)` is not known to have exactly one 1, as the input `\(name)` of `\(circuit)` needs",
        at: .init(range), help: "feed it an input of type `onehot[\(size)]`")
    default: return reportStatement()
    }
  }
}

extension [Rational] {
  /// The values in words: `-1, 0 and 1`.
  var words: String {
    let shown = prefix(9).map(\.brief)
    if count > 9 { return shown.prefix(8).joined(separator: ", ") + ", …" }
    guard let last = shown.last, count > 1 else { return shown.first ?? "nothing" }
    return shown.dropLast().joined(separator: ", ") + " and \(last)"
  }
}
