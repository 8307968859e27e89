import CircuitModel

extension Circuit {
  /// What must hold at every step for every number that is used as a truth to be one: 0 or 1.
  ///
  /// The checker has made sure of it for the circuit as it is written; where numbers were changed since, it has to be
  /// shown again, and this is the claim that says so. `nil` where the form alone shows it.
  var truthsAreTruths: Expression? {
    var parts = (assumptions.map(\.formula) + claims.flatMap(\.formulas)).compactMap {
      $0.guarded(asTruth: true, in: self)
    }
    for id in order {
      parts += (self[id].equation?.expressions ?? []).compactMap { $0.guarded(asTruth: false, in: self) }
    }
    return parts.isEmpty ? nil : parts.dropFirst().reduce(parts[0]) { .connect(.and, $0, $1) }
  }
}

extension Expression {
  /// A formula that holds where everything inside that is used as a truth is 0 or 1; `nil` where it always does.
  ///
  /// It looks at nothing that evaluating the expression would not look at.
  fileprivate func guarded(asTruth: Bool, in circuit: Circuit) -> Expression? {
    let own: Expression? = asTruth && !isTruth(in: circuit) ? isZeroOrOne : nil
    return both(guardOfChildren(in: circuit), own)
  }

  private func guardOfChildren(in circuit: Circuit) -> Expression? {
    switch self {
    case .not(let operand): return operand.guarded(asTruth: true, in: circuit)
    case .connect(let connective, let left, let right):
      let first = left.guarded(asTruth: true, in: circuit)
      guard let second = right.guarded(asTruth: true, in: circuit) else { return first }
      switch connective {
      case .and, .implies: return both(first, .connect(.implies, left, second))
      case .or: return both(first, .connect(.or, left, second))
      case .xor, .iff: return both(first, second)
      }
    case .conditional(let condition, let yes, let no):
      let (first, second) = (yes.guarded(asTruth: false, in: circuit), no.guarded(asTruth: false, in: circuit))
      let chosen: Expression? =
        first == nil && second == nil ? nil : .conditional(condition, first ?? .number(1), second ?? .number(1))
      return both(condition.guarded(asTruth: true, in: circuit), chosen)
    case .at(let moment, let body, let range):
      // Before the first step the whole is 0, and so is what stands under `not`.
      return body.guarded(asTruth: false, in: circuit).map { .not(.at(moment, .not($0), range)) }
    case .fold(let fold, let index, let from, let to, let body, let range):
      let areTruths = fold == .all || fold == .any || fold == .count || fold == .parity
      return body.guarded(asTruth: areTruths, in: circuit).map {
        .fold(.all, index, from: from, to: to, $0, range)
      }
    default:
      return children.reduce(nil) { both($0, $1.guarded(asTruth: false, in: circuit)) }
    }
  }

  private func both(_ first: Expression?, _ second: Expression?) -> Expression? {
    guard let first else { return second }
    return second.map { .connect(.and, first, $0) } ?? first
  }

  private var isZeroOrOne: Expression {
    .connect(.or, .compare(.equal, self, .number(0)), .compare(.equal, self, .number(1)))
  }

  /// Whether the form alone shows that the value is 0 or 1.
  private func isTruth(in circuit: Circuit) -> Bool {
    switch self {
    case .number(let number): number == 0 || number == 1
    case .parameter(let id): circuit[id].value == 0 || circuit[id].value == 1
    case .compare, .not, .connect, .matches: true
    case .fold(let fold, _, _, _, let body, _):
      switch fold {
      case .all, .any, .parity: true
      case .minimum, .maximum: body.isTruth(in: circuit)
      case .count, .sum: false
      }
    case .conditional(_, let yes, let no): yes.isTruth(in: circuit) && no.isTruth(in: circuit)
    case .at(_, let body, _): body.isTruth(in: circuit)
    case .apply(.step(.value(let tie)), _, _): tie == 0 || tie == 1
    case .apply(.step(.undeclared), _, _): true
    case .read(let cell, _, _): circuit.isTruth(cell)
    default: false
    }
  }
}

extension Circuit {
  /// Whether inputs, or the form of the equations, show that a cell is 0 or 1 at every step, also before the first;
  /// copies of a cell on the way count as shown.
  fileprivate func isTruth(_ cell: CellID, on way: Set<CellID> = []) -> Bool {
    if way.contains(cell) { return true }
    guard self[cell].initial.allSatisfy({ $0 == nil || $0 == 0 || $0 == 1 }) else { return false }
    guard let equation = self[cell].equation else {
      return alphabet.inputs.contains { input in
        guard input.cells.contains(cell) else { return false }
        switch input.choices {
        case .each(let values): return values.allSatisfy { $0 == 0 || $0 == 1 }
        case .oneHot: return true
        case .real: return false
        }
      }
    }
    return equation.expressions.allSatisfy { expression in
      switch expression {
      case .compare, .not, .connect, .apply(.step(.undeclared), _, _): true
      case .apply(.step(.value(let tie)), _, _): tie == 0 || tie == 1
      case .read(let source, _, _): isTruth(source, on: way.union([cell]))
      default: false
      }
    }
  }
}
