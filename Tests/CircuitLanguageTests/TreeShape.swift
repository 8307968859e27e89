@testable import CircuitLanguage

/// The expression with every operator in brackets, as a compact way to state how it was grouped.
func shape(_ expression: ExpressionSyntax) -> String {
  func list(_ elements: [ExpressionSyntax]) -> String { elements.map(shape).joined(separator: ", ") }
  func range(_ range: ForSyntax) -> String { "for \(range.name.text) in \(shape(range.from))..\(shape(range.to))" }
  switch expression.kind {
  case .number(let value, let spelling): return "\(value)" == spelling ? spelling : "\(spelling){\(value)}"
  case .hole: return "?"
  case .truth(let truth): return "\(truth)"
  case .name(let name): return name
  case .member(let whole, let name): return "\(shape(whole)).\(name.text)"
  case .subscripted(let whole, let index): return "\(shape(whole))[\(shape(index))]"
  case .slice(let whole, let from, let to): return "\(shape(whole))[\(shape(from))..\(shape(to))]"
  case .call(let name, let arguments): return "\(name.text)(\(list(arguments)))"
  case .labelledCall(let name, let arguments, let labels):
    let named = labels.map { "\($0.name.text): \(shape($0.value))" }
    return "\(name.text)(\((arguments.map(shape) + named).joined(separator: ", ")))"
  case .quantified(let name, let body, let over): return "\(name.text)(\(shape(body)) \(range(over)))"
  case .vector(let elements): return "[\(list(elements))]"
  case .comprehension(let body, let over): return "[\(shape(body)) \(range(over))]"
  case .unary(let sign, let operand): return "(\(sign.rawValue) \(shape(operand)))"
  case .binary(let sign, let left, let right, _): return "(\(shape(left)) \(sign.rawValue) \(shape(right)))"
  case .matches(let operand, let pattern): return "(\(shape(operand)) matches \"\(pattern.text)\")"
  case .conditional(let condition, let then, let otherwise):
    return "(if \(shape(condition)) then \(shape(then)) else \(shape(otherwise)))"
  case .parenthesized(let inside): return "{\(shape(inside))}"
  }
}

/// The shape of an expression given as text, or the codes of what is wrong with it.
func shape(of text: String) -> String {
  let (tree, diagnostics) = parse(SourceFile(path: "", text: "circuit C {\n  prove: \(text)\n}\n"))
  guard diagnostics.isEmpty else { return diagnostics.map(\.code.rawValue).joined(separator: " ") }
  guard case .claim(_, _, let expression, _) = tree.circuits.first?.items.first?.kind else { return "not a claim" }
  return shape(expression)
}
