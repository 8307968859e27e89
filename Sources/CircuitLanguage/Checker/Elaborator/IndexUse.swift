import CircuitModel

extension ExpressionSyntax {
  /// The names in this expression that must be plain numbers if they are indices: they pick a component, bound a
  /// comprehension, or stand where a constant is asked for.
  ///
  /// One walk finds them all, so that nested quantifiers cost no more than their text.
  func namesNeedingNumbers(in elaborator: Elaborator) -> Set<String> {
    var needed: Set<String> = []
    for child in kind.children { needed.formUnion(child.namesNeedingNumbers(in: elaborator)) }
    switch kind {
    case .subscripted(let base, let place):
      if case .other = elaborator.signalReference(base) { needed.formUnion(place.names) }
    case .call(let name, let arguments):
      if name.text == Function.threshold.rawValue || name.text == Function.clamp.rawValue {
        for argument in arguments.dropFirst() { needed.formUnion(argument.names) }
      }
    case .comprehension(_, let loop):
      needed.formUnion(loop.from.names.union(loop.to.names))
      needed.remove(loop.name.text)
    case .quantified(_, _, let loop):
      // If the inner index must be a number, so must be whatever its range depends on.
      if needed.remove(loop.name.text) != nil { needed.formUnion(loop.from.names.union(loop.to.names)) }
    default: break
    }
    return needed
  }

  /// The names that stand anywhere in this expression.
  var names: Set<String> {
    if case .name(let text) = kind { return [text] }
    return kind.children.reduce(into: []) { $0.formUnion($1.names) }
  }
}
