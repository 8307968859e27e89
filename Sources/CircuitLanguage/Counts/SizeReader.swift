import CircuitModel

/// Reads sizes as the file writes them: a name stays a name, so that `real[d]` has d components, whatever d is.
///
/// A name is one of a dimension where it stands for a parameter of the family or for a constant that is written as a whole
/// number. Anything else that a size is made of becomes a number.
struct SizeReader {
  /// The circuit.
  let draft: Draft
  /// The names that loops around the size bind, whose values are not known.
  var loops: Set<String> = []

  /// The size that an expression stands for; `nil` where it depends on a loop.
  func size(_ syntax: ExpressionSyntax) -> Polynomial? {
    switch syntax.kind {
    case .parenthesized(let inner): return size(inner)
    case .name(let name): return named(name, at: syntax)
    case .binary(.add, let left, let right, _): return combined(left, right, +)
    case .binary(.subtract, let left, let right, _): return combined(left, right, -)
    case .binary(.multiply, let left, let right, _): return combined(left, right, *)
    default: return number(syntax)
    }
  }

  /// The sizes of a constant.
  func sizes(ofConstant place: Int) -> [Polynomial] {
    let numbers = draft.constants[place].tensor?.shape.sizes ?? []
    return refined(numbers.map { Polynomial($0) }, by: sizes(ofValue: draft.constants[place].value))
  }

  /// Whether a constant, or the constants in a piece of text, depend on nothing that loops bind.
  private func isFixed(_ syntax: ExpressionSyntax) -> Bool { syntax.names.isDisjoint(with: loops) }

  private func named(_ name: String, at syntax: ExpressionSyntax) -> Polynomial? {
    if loops.contains(name) { return nil }
    switch draft.scope[name]?.kind {
    case .familyParameter: return Polynomial(named: name)
    case .constant(let place):
      let value = draft.constants[place].value
      if value.isWholeNumber { return Polynomial(named: name) }
      return value.names.isEmpty ? number(syntax) : size(value)
    default: return nil
    }
  }

  private func combined(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ join: (Polynomial, Polynomial) -> Polynomial
  ) -> Polynomial? {
    guard let a = size(left), let b = size(right) else { return nil }
    return join(a, b)
  }

  private func number(_ syntax: ExpressionSyntax) -> Polynomial? {
    guard isFixed(syntax) else { return nil }
    let value = draft.silently { Elaborator(draft: draft, context: .constant).constant(syntax) }
    return value.flatMap { $0.isInteger ? Int(exactly: $0.numerator) : nil }.map { Polynomial($0) }
  }
}

extension SizeReader {
  /// The sizes of the value of a constant as far as its text names them: of a list in brackets, of one made by a loop, of
  /// another constant, or of what is made of such with one shape.
  private func sizes(ofValue syntax: ExpressionSyntax) -> [Polynomial]? {
    switch syntax.kind {
    case .parenthesized(let inner), .unary(_, let inner): return sizes(ofValue: inner)
    case .vector(let components):
      let inner = components.first.flatMap { sizes(ofValue: $0) } ?? []
      return [Polynomial(components.count)] + inner
    case .comprehension(let body, let loop):
      var reader = self
      reader.loops.insert(loop.name.text)
      return size(of: loop).map { [$0] + (reader.sizes(ofValue: body) ?? []) }
    case .name(let name):
      guard !loops.contains(name), case .constant(let place) = draft.scope[name]?.kind else { return nil }
      return sizes(ofValue: draft.constants[place].value)
    case .binary(.add, let left, let right, _), .binary(.subtract, let left, let right, _),
      .binary(.elementwise, let left, let right, _):
      return sizes(ofValue: left) ?? sizes(ofValue: right)
    default: return nil
    }
  }

  /// How many values a loop goes through.
  func size(of loop: ForSyntax) -> Polynomial? {
    guard let from = size(loop.from), let to = size(loop.to) else { return nil }
    return to - from + 1
  }

  /// Sizes with the names that another reading of the same sizes has.
  func refined(_ sizes: [Polynomial], by others: [Polynomial]?) -> [Polynomial] {
    guard let others, others.count == sizes.count else { return sizes }
    return zip(sizes, others).map { $0.number != nil && $1.number == nil ? $1 : $0 }
  }
}

extension ExpressionSyntax {
  /// Whether this is nothing but a whole number.
  fileprivate var isWholeNumber: Bool {
    if case .number(let value, _) = kind { value.isInteger } else { false }
  }
}
