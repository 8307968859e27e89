import CircuitModel

/// What makes two circuits the same network: their equations with all numbers worked out, and their initial values.
struct NetworkKey: Hashable {
  private var initial: [[Rational?]]
  private var equations: [[Int: Expression]]

  init(_ circuit: Circuit) {
    initial = circuit.cells.map(\.initial)
    equations = circuit.units.map { id in
      guard let equation = circuit[id].equation else { return [:] }
      // Step 0 has no equation, and stands for the general one.
      var expressions = [0: equation.general.plain(in: circuit)]
      for (step, value) in equation.overrides { expressions[step] = value.plain(in: circuit) }
      return expressions
    }
  }
}

extension Expression {
  /// The expression without constants' names, places in the text, and connections of weight 0.
  fileprivate func plain(in circuit: Circuit) -> Expression {
    switch self {
    case .number, .step, .index, .at: return self
    case .parameter(let id): return .number(circuit[id].value)
    case .read(let cell, let moment, _): return .read(cell, at: moment, .none)
    case .apply(let activation, let argument, _): return .apply(activation, argument.plain(in: circuit), .none)
    case .arithmetic:
      let sum = WeightedSum(self, in: circuit)
      if sum.terms.count == 1, sum.bias.isZero, sum.terms[0].coefficient == 1 { return plainFactor(in: circuit) }
      let terms = sum.terms.filter { !$0.coefficient.isZero }.map { term in
        Expression.arithmetic(.multiply, .number(term.coefficient), term.factor.plainFactor(in: circuit), .none)
      }
      return terms.reduce(.number(sum.bias)) { .arithmetic(.add, $0, $1, .none) }
    case .compare(let relation, let left, let right):
      let sum = Expression.arithmetic(.subtract, left, right, .none)
      return .compare(relation, sum.plain(in: circuit), .number(0))
    default: return replacingChildren { $0.plain(in: circuit) } ?? self
    }
  }

  /// The same of something that is no sum.
  private func plainFactor(in circuit: Circuit) -> Expression {
    guard case .arithmetic(let operation, let left, let right, _) = self else { return plain(in: circuit) }
    return .arithmetic(operation, left.plain(in: circuit), right.plain(in: circuit), .none)
  }
}
