internal import CircuitModel

extension Circuit {
  /// Circuits that are this one with one thing made simpler.
  var simplifications: [Circuit] {
    var simpler: [Circuit] = []
    if !assumptions.isEmpty {
      var copy = self
      copy.assumptions = []
      simpler.append(copy)
    }
    for (place, claim) in claims.enumerated() {
      for kind in claim.kind.simplifications {
        var copy = self
        copy.claims[place].kind = kind
        simpler.append(copy)
      }
    }
    for place in cells.indices {
      guard let equation = cells[place].equation else { continue }
      if !equation.overrides.isEmpty {
        var copy = self
        copy.cells[place].equation?.overrides = []
        simpler.append(copy)
      }
      for general in equation.general.simplifications {
        var copy = self
        copy.cells[place].equation?.general = general
        simpler.append(copy)
      }
    }
    return simpler
  }
}

extension Claim.Kind {
  fileprivate var simplifications: [Claim.Kind] {
    switch self {
    case .prove(let formula, let condition):
      let simpler = formula.simplifications.map { Claim.Kind.prove($0, when: condition) }
      guard let condition else { return simpler }
      return [.prove(formula, when: nil)] + simpler + condition.simplifications.map { .prove(formula, when: $0) }
    case .refute(let formula, let condition): return formula.simplifications.map { .refute($0, when: condition) }
    case .reach(let formula): return formula.simplifications.map { .reach($0) }
    case .example, .worked: return []
    }
  }
}

extension Expression {
  /// Expressions that are this one with a sub-expression replaced by a constant or by one of its own.
  fileprivate var simplifications: [Expression] {
    switch self {
    case .number, .step, .parameter, .index: return self == .number(0) || self == .number(1) ? [] : [.number(1)]
    case .read(let cell, let moment, let range):
      return [.number(0), .number(1)]
        + (moment == .relative(lag: 0) ? [] : [.read(cell, at: .relative(lag: 0), range)])
    case .at(let moment, let body, let range):
      return [.number(0), .number(1), body] + body.simplifications.map { .at(moment, $0, range) }
    case .arithmetic(let operation, let a, let b, let range):
      return [.number(0), .number(1), a, b] + a.simplifications.map { .arithmetic(operation, $0, b, range) }
        + b.simplifications.map { .arithmetic(operation, a, $0, range) }
    case .apply(let activation, let a, let range):
      return [.number(0), .number(1), a] + a.simplifications.map { .apply(activation, $0, range) }
    case .compare(let relation, let a, let b):
      return [.number(0), .number(1)] + a.simplifications.map { .compare(relation, $0, b) }
        + b.simplifications.map { .compare(relation, a, $0) }
    case .not(let a): return [.number(0), .number(1), a] + a.simplifications.map { .not($0) }
    case .connect(let connective, let a, let b):
      return [.number(0), .number(1), a, b] + a.simplifications.map { .connect(connective, $0, b) }
        + b.simplifications.map { .connect(connective, a, $0) }
    case .conditional(let a, let b, let c):
      return [.number(0), .number(1), b, c] + a.simplifications.map { .conditional($0, b, c) }
        + b.simplifications.map { .conditional(a, $0, c) } + c.simplifications.map { .conditional(a, b, $0) }
    case .extremum(let kind, let operands):
      return operands
        + operands.indices.flatMap { place in
          operands[place].simplifications.map { simpler in
            var copy = operands
            copy[place] = simpler
            return .extremum(kind, copy)
          }
        }
    case .fold(let fold, let index, let from, let to, let body, let range):
      return [.number(0), .number(1)] + body.simplifications.map { .fold(fold, index, from: from, to: to, $0, range) }
        + from.simplifications.map { .fold(fold, index, from: $0, to: to, body, range) }
        + to.simplifications.map { .fold(fold, index, from: from, to: $0, body, range) }
    case .matches: return [.number(0), .number(1)]
    case .derivative(let body, let variable, let paths, let range):
      return [.number(0), .number(1)] + body.simplifications.map { .derivative($0, by: variable, paths, range) }
    }
  }
}
