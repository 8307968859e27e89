import CircuitModel

extension Expression {
  /// What came out of one slip in working out this formula about the numbers of a run, the likeliest first.
  func withSlips(in circuit: Circuit, length: Int) -> [(slip: Slip, formula: Expression)] {
    paths(in: circuit, length: length) + readings + forgottenParts
  }

  /// Derivatives along other paths than were asked for.
  private func paths(in circuit: Circuit, length: Int) -> [(slip: Slip, formula: Expression)] {
    var (ofConstants, ofAll, isPartial) = (false, false, false)
    visit { part in
      guard case .derivative(_, let variable, let paths, _) = part else { return }
      if case .all = paths { ofAll = true } else { isPartial = true }
      if case .parameter = variable { ofConstants = true }
    }
    var slips: [Slip] = []
    if ofAll {
      slips += (1..<max(2, min(length, 4))).map { .window($0) }
      if ofConstants, length <= 12 { slips += (1...max(1, length)).map { .appearance($0) } }
      let signals = circuit.remembered.filter { circuit.signals[$0].components.count * length <= mostSummands }
      slips += signals.map { .doubled(signal: $0) }
    }
    if isPartial { slips.append(.total) }
    return slips.map { slip in (slip, rewritten { $0.derivative(with: slip, in: circuit, length: length) }) }
  }

  /// A sum of more derivatives than this is not what anybody works out by hand.
  private var mostSummands: Int { 24 }

  /// A derivative with a slip in it; `nil` for another expression, and where the slip cannot be made.
  private func derivative(with slip: Slip, in circuit: Circuit, length: Int) -> Expression? {
    guard case .derivative(let body, let variable, let paths, let range) = self else { return nil }
    switch (slip, paths) {
    case (.window(let steps), .all): return .derivative(body, by: variable, .window(steps), range)
    case (.appearance(let step), .all):
      guard case .parameter = variable else { return nil }
      return .derivative(body, by: variable, .appearance(atStep: step), range)
    case (.total, .appearance), (.total, .window): return .derivative(body, by: variable, .all, range)
    case (.doubled(let signal), .all):
      let cells = circuit.signals[signal].components
      var first = 1
      if case .cell(let cell, at: .absolute(let step)) = variable {
        guard cells.contains(cell) else { return nil }
        first = step + 1
      }
      guard first <= length else { return nil }
      var sum: Expression?
      for step in first...length {
        for cell in cells {
          let through = Expression.arithmetic(
            .multiply, .derivative(body, by: .cell(cell, at: .absolute(step)), .all, range),
            .derivative(.read(cell, at: .absolute(step), range), by: variable, .all, range), .none)
          sum = sum.map { .arithmetic(.add, $0, through, .none) } ?? through
        }
      }
      return sum
    default: return nil
    }
  }

  /// The same values one step earlier or later.
  private var readings: [(slip: Slip, formula: Expression)] {
    [-1, 1].map { later in
      let moved = rewritten { part in
        guard case .read(let cell, .absolute(let step), let range) = part else { return nil }
        return .read(cell, at: .absolute(step + later), range)
      }
      return (.reading(later: later), moved)
    }.filter { $0.formula != self }
  }

  private var forgottenParts: [(slip: Slip, formula: Expression)] {
    ForgettablePart.all(in: [self]).map { part in (part.slip, rewritten { part.left(of: $0) }) }
  }
}
