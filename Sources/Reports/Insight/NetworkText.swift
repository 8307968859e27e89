public import CircuitModel
public import Insight

/// How parts of a network are written, as its file could say them.
extension Circuit {
  /// What a cell is called at a distance from the present step: `h[t-1]`, `x[t][2]`.
  package func text(of cell: CellID, lag: Int) -> String {
    name(of: cell, at: lag == 0 ? "t" : lag > 0 ? "t-\(lag)" : "t+\(-lag)")
  }

  /// A sum as an equation holds it: `h[t-1] + 2 * x[t] - 3/2`.
  public func text(of sum: WeightedSum) -> String {
    summed(sum.terms.map { ($0.coefficient, text(of: $0.factor)) } + (sum.bias.isZero ? [] : [(sum.bias, nil)]))
  }

  /// The equation of a unit, with every number written out: `h[t] = step(h[t-1] + x[t] - 3/2)`; that of one step where one
  /// is named.
  public func equationText(of cell: CellID, atStep step: Int? = nil) -> String {
    guard let equation = self[cell].equation else { return name(of: cell, at: "t") }
    let value = step.map { equation.expression(atStep: $0).seen(atStep: $0) } ?? equation.general
    return "\(name(of: cell, at: step.map { "\($0)" } ?? "t")) = \(text(of: value))"
  }

  /// What a weight is called: its constant, `the weight of x[t] in h`, `the bias of h`; a step with an equation of its own is
  /// named.
  public func text(of weight: Weight) -> String {
    switch weight {
    case .parameter(let id): return self[id].name.visible
    case .coefficient(let place, let term):
      return "the weight of \(text(of: self[place].sum.terms[term].factor)) in \(unitText(of: place))"
    case .bias(let place): return "the bias of \(unitText(of: place))"
    }
  }

  /// What the unit of a sum is called: `h`, `y at step 1`, `h[2], sum 2`.
  package func unitText(of place: PreActivation.Place) -> String {
    let step = place.step.map { " at step \($0)" } ?? ""
    return self[place.cell].name.visible + step + (place.number > 0 ? ", sum \(place.number + 1)" : "")
  }

  /// A change in words: `the bias of h from -3/2 to -1`.
  public func text(of change: Change) -> String {
    switch change {
    case .weight(let weight, let number): return "\(text(of: weight)) from \(value(of: weight)) to \(number)"
    case .initial(let cell, let step, let number):
      let before = self[cell].initialValue(atStep: step).map { "from \($0) " } ?? ""
      return "\(name(of: cell, at: "\(step)")) \(before)to \(number)"
    case .tieRule(let activation, let answer): return "\(activation.rawValue)(0) to \(answer)"
    case .relation(let place, let relation): return "the comparison in \(unitText(of: place)) to `\(relation.word)`"
    case .noOverride(let cell, let step): return "no equation of its own for \(name(of: cell, at: "\(step)"))"
    case .source(let place, let term, let cell, let lag):
      let before = text(of: self[place].sum.terms[term].factor)
      return "\(text(of: cell, lag: lag)) instead of \(before) in \(unitText(of: place))"
    case .firstStep(let place, _):
      return "an equation for the first step: \(applying([change]).equationText(of: place.cell, atStep: 1))"
    case .exchange(let one, let other):
      return "\(text(of: one, lag: 0)) and \(text(of: other, lag: 0)) the other way round"
    }
  }
}

extension Circuit {
  /// An expression of a unit's equation, with brackets only where they are needed.
  package func text(of expression: Expression) -> String {
    switch expression {
    case .number(let number): return "\(number)"
    case .parameter(let id): return "\(self[id].value)"
    case .step: return "t"
    case .index(let id): return "i\(id.number)"
    case .read(let cell, .relative(let lag), _): return text(of: cell, lag: lag)
    case .read(let cell, .absolute(let step), _): return name(of: cell, at: "\(step)")
    case .apply(let activation, let argument, _): return "\(activation.word)(\(text(of: argument)))"
    case .compare(let relation, let left, let right):
      return "\(text(of: left)) \(relation.word) \(text(of: right))"
    case .arithmetic(.multiply, let left, let right, _) where !isSum(expression):
      return "\(factorText(of: left)) * \(factorText(of: right))"
    case .arithmetic(.divide, let left, let right, _) where !isSum(expression):
      return "\(factorText(of: left)) / \(factorText(of: right))"
    case .arithmetic(let operation, let left, let right, _) where operation == .remainder || operation == .power:
      return "\(factorText(of: left)) \(operation == .power ? "^" : "%") \(factorText(of: right))"
    case .arithmetic: return text(of: WeightedSum(expression, in: self))
    case .extremum(let kind, let operands):
      return "\(kind == .minimum ? "min" : "max")(\(operands.map { text(of: $0) }.joined(separator: ", ")))"
    case .not(let operand): return "not \(factorText(of: operand))"
    case .conditional(let condition, let yes, let no):
      return "if \(text(of: condition)) then \(text(of: yes)) else \(text(of: no))"
    case .connect(let connective, let left, let right):
      return "\(factorText(of: left)) \(connective) \(factorText(of: right))"
    case .read, .at, .fold, .matches, .derivative: return "…"
    }
  }

  /// Whether an expression is one of the sums that `text(of:)` writes term by term.
  private func isSum(_ expression: Expression) -> Bool {
    let sum = WeightedSum(expression, in: self)
    return sum.terms.count != 1 || sum.terms[0].coefficient != 1 || !sum.bias.isZero
  }

  private func factorText(of expression: Expression) -> String {
    switch expression {
    case .number, .parameter, .step, .index, .read, .apply, .extremum: text(of: expression)
    default: "(\(text(of: expression)))"
    }
  }
}

extension Expression {
  /// The expression of an equation as it is written for one step: `x[1]` for `x[t]`.
  fileprivate func seen(atStep step: Int) -> Expression {
    switch self {
    case .read(let cell, .relative(let lag), let range): .read(cell, at: .absolute(step - lag), range)
    case .step: .number(Rational(step))
    default: replacingChildren { $0.seen(atStep: step) } ?? self
    }
  }
}

/// `a + 2 * b - 3`; a part without a name is a number.
package func summed(_ parts: [(coefficient: Rational, name: String?)]) -> String {
  var text = ""
  for (coefficient, name) in parts {
    let isNegative = coefficient < 0
    text += text.isEmpty ? (isNegative ? "-" : "") : (isNegative ? " - " : " + ")
    let number = "\(coefficient.magnitude)"
    switch name {
    case nil: text += number
    case let name? where coefficient.magnitude == 1: text += name
    case let name?: text += "\(number) * \(name)"
    }
  }
  return text.isEmpty ? "0" : text
}

extension Relation {
  /// The sign in the language.
  package var word: String {
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
