import CircuitModel

/// What can be wrong with what equations and formulas mean, though every name and shape is right.
enum MeaningProblem: Reportable {
  case notTruth(SourceRange, text: String, values: [Rational]?)
  case notTruths(Function, SourceRange, text: String, values: [Rational]?)
  case formulaInUnit(String, SourceRange)
  case unitReadsReference(String, SourceRange, declared: SourceRange)
  case fixedStepInUnit(String, step: Int, SourceRange)
  case stepInUnit(String, SourceRange)
  case readAhead(String, by: Int, inClaim: Bool, SourceRange)
  case smoothTruth(SourceRange, text: String)
  case feed(String, circuit: String, text: String, allowed: [Rational], possible: [Rational]?, SourceRange)
  case feedOfOneHot(String, circuit: String, text: String, size: Int, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .notTruth(let range, let text, let values):
      return Diagnostic(
        .notTruth, "`\(text)` is not known to be 0 or 1", at: .init(range, "true or false is needed here"),
        notes: values.map { ["as far as can be told, it is \($0.alternatives)"] } ?? [],
        help: "compare it, as in `\(text) == 1` or `\(text) > 0`")
    case .notTruths(let function, let range, let text, let values):
      let isFold = function.fold != nil
      return Diagnostic(
        .notTruth, "the values of `\(text)` are not known to be 0 or 1",
        at: .init(range, isFold ? "true or false is needed at each step" : "bits are needed"),
        notes: values.map { ["as far as can be told, each is \($0.alternatives)"] } ?? [],
        help: isFold
          ? "compare each of them, as in `\(function.rawValue)(x[i] == 1 for i in 1..t)`"
          : "define a signal of bits, such as `ref b[t] = x[t] > 0`, and take its slice")
    case .formulaInUnit(let construct, let range):
      let unit = Self.units[construct].map { "; as a unit it can be written \($0)" } ?? ""
      return Diagnostic(
        .formulaInUnit, "a unit cannot use \(construct)", at: .init(range),
        help: "only claims and `ref` equations may\(unit); if it is meant for claims, declare the signal with `ref`")
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
    case .readAhead(let name, let steps, let inClaim, let range):
      return Diagnostic(
        .readAhead, "`\(name)` is read \(steps == 1 ? "a step" : "\(steps) steps") ahead, before it has a value",
        at: .init(range),
        help: inClaim
          ? "say it looking back: `t > \(steps) implies …`, with `t` for `t+\(steps)` and `t-\(steps)` for `t`"
          : "an equation reads `t` and earlier steps; let what depends on the later value come later")
    case .smoothTruth(let range, let text):
      return Diagnostic(
        .smoothValue, "the value of `\(text)` is neither true nor false",
        at: .init(range, "true or false is needed here"),
        help: "compare it with a constant, as in `\(text) > 1/2`")
    case .feed(let name, let circuit, let text, let allowed, let possible, let range):
      let found = possible.map { "it can be \($0.alternatives)" } ?? "it is not known to have only a few values"
      return Diagnostic(
        .feed, "`\(text)` is not known to be what the input `\(name)` of `\(circuit)` takes", at: .init(range, found),
        notes: ["`\(name)` is \(allowed.alternatives)"],
        help: "feed it something that is, such as an input of the same type or a threshold unit")
    case .feedOfOneHot(let name, let circuit, let text, let size, let range):
      return Diagnostic(
        .feed, "`\(text)` is not known to have exactly one 1, as the input `\(name)` of `\(circuit)` needs",
        at: .init(range), help: "feed it an input of type `onehot[\(size)]`")
    }
  }
}

extension MeaningProblem {
  /// Units of bits that do what a construct of formulas says.
  private static let units = [
    "`and`": "`step(a + b - 3/2)`", "`or`": "`step(a + b - 1/2)`", "`not`": "`1 - a`", "`max`": "with `relu`",
    "`xor`": "`a + b - 2 * a * b`", "`implies`": "`step(b - a + 1/2)`",
  ]
}

extension [Rational] {
  /// The values in a list: `-1, 0 and 1`.
  var words: String { joined(by: "and") }
  /// The values as what something may be: `-1, 0 or 1`.
  var alternatives: String { joined(by: "or") }

  private func joined(by word: String) -> String {
    let shown = prefix(9).map(\.brief)
    if count > 9 { return shown.prefix(8).joined(separator: ", ") + ", …" }
    guard let last = shown.last, count > 1 else { return shown.first ?? "nothing" }
    return shown.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}
