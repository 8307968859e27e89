import CircuitModel

/// A part of a formula that may be forgotten: a factor, a division, a square, a root.
///
/// It is known by its place in the text: the elements of a product of vectors stand at one place, and are forgotten
/// together.
struct ForgettablePart: Hashable {
  /// What is forgotten.
  enum What: Hashable {
    case left, right, divisor, square, root
  }

  /// What is forgotten.
  let what: What
  /// Where the product, quotient, square or root is written.
  let range: SourceRange
  /// How that is told.
  let slip: Slip

  /// What can be forgotten in some expressions, in the order of the text. A product that one of them works out in several
  /// steps, such as that of a matrix and a vector, has no single factor.
  static func all(in expressions: [Expression]) -> [ForgettablePart] {
    var found: [ForgettablePart] = []
    var several: Set<SourceRange> = []
    for expression in expressions {
      var ranges: Set<SourceRange> = []
      expression.visit { part in
        guard let (range, parts) = part.forgettableParts, range != .none else { return }
        if !ranges.insert(range).inserted { several.insert(range) }
        for part in parts where !found.contains(where: { $0.what == part.what && $0.range == part.range }) {
          found.append(part)
        }
      }
    }
    return found.filter { $0.isOneOperation || !several.contains($0.range) }.sorted { $0.range.start < $1.range.start }
  }

  /// Whether it is forgotten as one wherever it is worked out: the terms of a sum stand at one place of the text.
  private var isOneOperation: Bool { what != .left && what != .right }

  /// What is left of an expression without it; `nil` for another expression.
  func left(of expression: Expression) -> Expression? {
    switch (what, expression) {
    case (.left, .arithmetic(.multiply, _, let rest, range)), (.right, .arithmetic(.multiply, let rest, _, range)),
      (.divisor, .arithmetic(.divide, let rest, _, range)), (.square, .arithmetic(.power, let rest, .number(2), range)),
      (.root, .apply(.sqrt, let rest, range)):
      rest
    default: nil
    }
  }
}

extension Expression {
  /// What can be forgotten at the outermost operation.
  fileprivate var forgettableParts: (SourceRange, [ForgettablePart])? {
    switch self {
    case .arithmetic(.multiply, let left, let right, let range):
      (
        range,
        [
          ForgettablePart(what: .left, range: range, slip: .forgotten(factor: left, in: range)),
          ForgettablePart(what: .right, range: range, slip: .forgotten(factor: right, in: range)),
        ]
      )
    case .arithmetic(.divide, _, _, let range):
      (range, [ForgettablePart(what: .divisor, range: range, slip: .undivided(range))])
    case .arithmetic(.power, _, .number(2), let range):
      (range, [ForgettablePart(what: .square, range: range, slip: .notSquared(range))])
    case .apply(.sqrt, _, let range):
      (range, [ForgettablePart(what: .root, range: range, slip: .withoutRoot(range))])
    default: nil
    }
  }
}
