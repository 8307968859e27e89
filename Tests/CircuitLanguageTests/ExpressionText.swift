import CircuitModel

extension Circuit {
  /// An expression in the language's own words, with every operation in parentheses; indices are `i`, `j`, `k`, … in
  /// the order of their folds.
  func text(of expression: Expression) -> String {
    var writer = ExpressionWriter(circuit: self)
    return writer.text(expression)
  }
}

private struct ExpressionWriter {
  let circuit: Circuit
  var indices: [IndexID: String] = [:]

  mutating func text(_ expression: Expression) -> String {
    switch expression {
    case .number(let value): return value.description
    case .parameter(let id): return circuit[id].name
    case .step: return "t"
    case .index(let id): return indices[id] ?? "?"
    case .read(let cell, let moment, _): return "\(circuit[cell].name)@\(text(moment))"
    case .at(let moment, let body, _): return "at(\(text(moment)), \(text(body)))"
    case .arithmetic(let operation, let left, let right, _): return "(\(text(left)) \(operation.sign) \(text(right)))"
    case .apply(let activation, let argument, _): return "\(name(activation))(\(text(argument)))"
    case .compare(let relation, let left, let right): return "(\(text(left)) \(relation.sign) \(text(right)))"
    case .not(let truth): return "not \(text(truth))"
    case .connect(let connective, let left, let right): return "(\(text(left)) \(connective) \(text(right)))"
    case .conditional(let condition, let first, let second):
      return "if \(text(condition)) then \(text(first)) else \(text(second))"
    case .extremum(let extremum, let values):
      return "\(extremum == .minimum ? "min" : "max")(\(values.map { text($0) }.joined(separator: ", ")))"
    case .fold(let fold, let index, let from, let to, let body, _): return folded("\(fold)", index, from, to, body)
    case .matches(let language, let index, let from, let to, let body):
      return folded("matches \(text(language))", index, from, to, body)
    case .derivative(let body, let variable, let paths, _):
      return "d(\(text(body)), \(text(variable))\(text(paths)))"
    }
  }

  private mutating func folded(
    _ name: String, _ index: IndexID, _ from: Expression, _ to: Expression, _ body: Expression
  ) -> String {
    let (first, last) = (text(from), text(to))
    indices[index] = String("ijklmn".dropFirst(indices.count).prefix(1))
    return "\(name)(\(text(body)) for \(indices[index] ?? "?") in \(first)..\(last))"
  }

  private mutating func text(_ variable: Variable) -> String {
    switch variable {
    case .parameter(let id): circuit[id].name
    case .cell(let cell, let moment): "\(circuit[cell].name)@\(text(moment))"
    }
  }

  private func text(_ paths: Paths) -> String {
    switch paths {
    case .all: ""
    case .appearance(let step): ", at: \(step)"
    case .window(let steps): ", window: \(steps)"
    }
  }

  private mutating func text(_ moment: Moment) -> String {
    switch moment {
    case .relative(let lag): lag == 0 ? "t" : "t-\(lag)"
    case .index(let id, let offset): (indices[id] ?? "?") + (offset == 0 ? "" : offset > 0 ? "+\(offset)" : "\(offset)")
    case .absolute(let step): "\(step)"
    case .computed(let expression): "{\(text(expression))}"
    }
  }

  private func text(_ language: RegularLanguage) -> String {
    switch language {
    case .empty: ""
    case .symbol(let value): value.description
    case .anySymbol: "."
    case .sequence(let first, let second): text(first) + text(second)
    case .either(let first, let second): "(\(text(first))|\(text(second)))"
    case .repeated(let inner, let least, let most): "(\(text(inner))){\(least),\(most.map(String.init) ?? "")}"
    }
  }

  private func name(_ activation: Activation) -> String {
    switch activation {
    case .step(.undeclared): "step"
    case .sign(.undeclared): "sign"
    case .step(.value(let tie)): "step<\(tie)>"
    case .sign(.value(let tie)): "sign<\(tie)>"
    case .relu: "relu"
    case .floor: "floor"
    case .abs: "abs"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .exp: "exp"
    case .log: "log"
    case .sqrt: "sqrt"
    }
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

extension Relation {
  fileprivate var sign: String {
    switch self {
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}
