import CircuitModel

/// What an example adds to the names of its circuit: its length, its own rows, and the values that it names.
struct ExampleScope {
  /// How many steps the example has.
  var length: Int
  /// The rows that are no signals: for each a value a step.
  var rows: [String: [Tensor]] = [:]
  /// The values that `let` named so far.
  var values: [String: Tensor] = [:]

  /// The names whose values make no sense, which was reported.
  var broken: Set<String> = []
  /// Where the names stand that `let` gives further below.
  var namedBelow: [String: SourceRange] = [:]

  /// The name of the length.
  static let lengthName = "T"

  /// The names, sorted.
  var names: [String] { (Array(rows.keys) + Array(values.keys)).sorted() }

  /// What a name that stands alone means in the example, unless it means something else.
  func value(of name: String, in draft: Draft) -> Tensor? {
    if let value = values[name] { return value }
    return name == Self.lengthName && draft.scope[name] == nil ? Tensor(.number(Rational(length))) : nil
  }

  /// Whether a name was given to something that makes no sense.
  func isBroken(_ name: String) -> Bool { broken.contains(name) }

  /// The row that an expression names, if it is nothing but the name of one.
  func row(named syntax: ExpressionSyntax, in draft: Draft) -> (name: String, values: [Tensor])? {
    guard case .name(let name) = syntax.kind, draft.scope[name] == nil else { return nil }
    return rows[name].map { (name, $0) }
  }
}

extension Elaborator {
  /// `target[2]`, a value of a row that is no signal.
  func entry(of row: (name: String, values: [Tensor]), at index: ExpressionSyntax, _ range: SourceRange) -> Term? {
    guard let step = wholeNumber(index, as: "a step") else { return nil }
    guard step >= 1, step <= row.values.count else {
      reportStep(step, of: row.name, at: index.range)
      return nil
    }
    return .tensor(row.values[step - 1])
  }

  /// Says that an example has no such step.
  func reportStep(_ step: Int, of name: String, at range: SourceRange) {
    draft.report(
      WorkedProblem.noSuchStep(
        name, step: step, length: example?.length ?? 0, ofCircuit: draft.scope[ExampleScope.lengthName]?.range, range))
  }
}
