import CircuitModel
import Reports

extension Circuit {
  /// An expression as the script reads it: a number is a text, anything else a list of a word and its parts.
  ///
  /// `step(h[t-1] + 1)` is `["step", ["+", ["read", 1, 1], "1"], "0"]`.
  func data(_ expression: Expression) -> JSONValue {
    func list(_ word: String, _ parts: JSONValue...) -> JSONValue { .array([.string(word)] + parts) }
    switch expression {
    case .number(let number): return .string("\(number)")
    case .parameter(let id): return .string("\(self[id].value)")
    case .step: return list("t")
    case .index(let index): return list("index", .number(index.number))
    case .read(let cell, let moment, _): return list("read", .number(cell.number), data(moment))
    case .at(let moment, let body, _): return list("at", data(moment), data(body))
    case .arithmetic(let operation, let left, let right, _): return list(operation.sign, data(left), data(right))
    case .apply(let activation, let argument, _):
      return list(activation.word, data(argument), .optional(activation.answerAtTie))
    case .compare(let relation, let left, let right): return list(relation.word, data(left), data(right))
    case .not(let operand): return list("not", data(operand))
    case .connect(let connective, let left, let right): return list("\(connective)", data(left), data(right))
    case .conditional(let condition, let yes, let no): return list("if", data(condition), data(yes), data(no))
    case .extremum(let kind, let operands):
      return .array([.string(kind == .minimum ? "min" : "max")] + operands.map(data))
    case .fold(let fold, let index, let from, let to, let body, _):
      return list("fold", .string(fold.word), .number(index.number), data(from), data(to), data(body))
    case .matches(let language, let index, let from, let to, let element):
      return list("matches", data(language), .number(index.number), data(from), data(to), data(element))
    case .derivative: preconditionFailure("what takes derivatives is not run by the script (`CircuitData.canRun`)")
    }
  }

  /// The step that a moment names; a number is so many steps ago.
  private func data(_ moment: Moment) -> JSONValue {
    switch moment {
    case .relative(let lag): .number(lag)
    case .index(let index, let offset): .array([.string("index"), .number(index.number), .number(offset)])
    case .absolute(let step): .array([.string("step"), .number(step)])
    case .computed(let expression): .array([.string("computed"), data(expression)])
    }
  }

  private func data(_ language: RegularLanguage) -> JSONValue {
    func list(_ word: String, _ parts: JSONValue...) -> JSONValue { .array([.string(word)] + parts) }
    switch language {
    case .empty: return list("empty")
    case .symbol(let number): return list("symbol", .string("\(number)"))
    case .anySymbol: return list("any")
    case .sequence(let first, let second): return list("then", data(first), data(second))
    case .either(let first, let second): return list("either", data(first), data(second))
    case .repeated(let body, let least, let most): return list("repeated", data(body), .number(least), .optional(most))
    }
  }
}

extension Activation {
  /// What the activation answers at exactly 0, where a rule says so.
  var answerAtTie: String? {
    if case .value(let answer)? = tieRule { "\(answer)" } else { nil }
  }
}

extension ArithmeticOperator {
  fileprivate var sign: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    case .power: "^"
    }
  }
}

extension Fold {
  fileprivate var word: String {
    switch self {
    case .all: "all"
    case .any: "any"
    case .count: "count"
    case .sum: "sum"
    case .minimum: "min"
    case .maximum: "max"
    case .parity: "parity"
    }
  }
}
