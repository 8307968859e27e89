public import CircuitModel

extension Circuit {
  /// The circuit as text, near enough to the language to be read.
  public var sketch: String {
    var lines: [String] = ["circuit \(name)"]
    for input in alphabet.inputs {
      for cell in input.cells {
        lines.append("  input \(self[cell].name): \(input.choices) initially \(self[cell].initial)")
      }
    }
    for id in order {
      guard let equation = self[id].equation else { continue }
      lines.append("  \(self[id].name)[t] = \(text(equation.general)) initially \(self[id].initial)")
      for (step, value) in equation.overrides { lines.append("  \(self[id].name)[\(step)] = \(text(value))") }
    }
    for assumption in assumptions { lines.append("  assume \(text(assumption.formula))") }
    for claim in claims {
      switch claim.kind {
      case .prove(let formula, let condition):
        lines.append("  prove \(text(formula))" + (condition.map { " when \(text($0))" } ?? ""))
      case .refute(let formula, _): lines.append("  refute \(text(formula))")
      case .reach(let formula): lines.append("  reach \(text(formula))")
      case .example(let example): lines.append("  example \(example)")
      case .worked(let worked):
        lines.append("  worked \(worked.isRefutation ? "refute" : "prove") \(text(worked.formula))")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func text(_ expression: Expression) -> String {
    switch expression {
    case .number(let number): return "\(number)"
    case .parameter(let id): return self[id].name
    case .step: return "t"
    case .index(let index): return "i\(index.number)"
    case .read(let cell, let moment, _): return "\(self[cell].name)[\(text(moment))]"
    case .at(let moment, let body, _): return "at(\(text(moment)), \(text(body)))"
    case .arithmetic(let operation, let a, let b, _): return "(\(text(a)) \(operation) \(text(b)))"
    case .apply(let activation, let a, _): return "\(activation)(\(text(a)))"
    case .compare(let relation, let a, let b): return "(\(text(a)) \(relation) \(text(b)))"
    case .not(let a): return "not \(text(a))"
    case .connect(let connective, let a, let b): return "(\(text(a)) \(connective) \(text(b)))"
    case .conditional(let a, let b, let c): return "(if \(text(a)) then \(text(b)) else \(text(c)))"
    case .extremum(let kind, let operands): return "\(kind)(\(operands.map(text).joined(separator: ", ")))"
    case .fold(let fold, let index, let from, let to, let body, _):
      return "\(fold)(\(text(body)) for i\(index.number) in \(text(from))..\(text(to)))"
    case .matches(let language, let index, let from, let to, let element):
      return "(\(text(element)) for i\(index.number) in \(text(from))..\(text(to))) matches \(language)"
    case .derivative(let body, .parameter(let id), let paths, _): return "d(\(text(body)), \(self[id].name), \(paths))"
    case .derivative(let body, .cell(let cell, let moment), let paths, _):
      return "d(\(text(body)), \(self[cell].name)[\(text(moment))], \(paths))"
    }
  }

  private func text(_ moment: Moment) -> String {
    switch moment {
    case .relative(let lag): "t-\(lag)"
    case .index(let index, let offset): "i\(index.number)+\(offset)"
    case .absolute(let step): "\(step)"
    case .computed(let expression): text(expression)
    }
  }
}
