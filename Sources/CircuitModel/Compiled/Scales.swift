/// A common denominator for every cell that is remembered: the cell times it is whole at every step.
///
/// Found by iterating denominators through the equations to a fixpoint. A recurrence that divides, such as
/// `h[t] = h[t-1] / 2 + x[t]`, has none.
struct Scales {
  private var scales: [BigInteger]

  /// Denominators beyond this many bits are taken to grow for ever.
  private static let mostBits = 128

  /// Finds the scales of the cells that `seen` needs.
  init(_ circuit: Circuit, seen: Set<CellID>) throws(LoweringObstacle) {
    scales = circuit.cells.map { cell in
      cell.initial.reduce(1) { leastCommonMultiple($0, $1?.denominator ?? 1) }
    }
    for input in circuit.alphabet.inputs {
      guard case .each(let values) = input.choices else { continue }
      for cell in input.cells {
        scales[cell.number] = values.reduce(scales[cell.number]) { leastCommonMultiple($0, $1.denominator) }
      }
    }
    var changed = true
    while changed {
      changed = false
      for id in circuit.order where seen.contains(id) {
        guard let equation = circuit[id].equation else { continue }
        var scale = scales[id.number]
        for expression in [equation.general] + equation.overrides.map(\.value) {
          scale = leastCommonMultiple(scale, denominator(of: expression, in: circuit))
        }
        guard scale.bitWidth <= Scales.mostBits else { throw .noCommonDenominator(circuit[id].name) }
        if scale != scales[id.number] {
          scales[id.number] = scale
          changed = true
        }
      }
    }
  }

  /// The scale of a cell.
  subscript(_ cell: CellID) -> BigInteger { scales[cell.number] }

  private func denominator(of expression: Expression, in circuit: Circuit) -> BigInteger {
    func of(_ expression: Expression) -> BigInteger { denominator(of: expression, in: circuit) }
    switch expression {
    case .number(let number): return number.denominator
    case .parameter(let id): return circuit[id].value.denominator
    case .read(let cell, _, _): return scales[cell.number]
    case .arithmetic(.multiply, let a, let b, _): return of(a) * of(b)
    case .arithmetic(.divide, let a, let b, _):
      if case .number(let number) = b { return of(a) * number.numerator.magnitude }
      if case .parameter(let id) = b { return of(a) * circuit[id].value.numerator.magnitude }
      return of(a) * of(b)
    case .arithmetic(.power, let a, .number(let exponent), _):
      return of(a).power(min(Int(exactly: exponent.magnitude.numerator) ?? 1, Scales.mostBits))
    case .apply(.step(.value(let tie)), _, _), .apply(.sign(.value(let tie)), _, _): return tie.denominator
    case .apply(.relu, let a, _), .apply(.abs, let a, _): return of(a)
    case .apply(.sigmoid, let a, _), .apply(.tanh, let a, _): return of(a)
    case .step, .index, .at, .apply, .compare, .not, .connect, .matches, .derivative: return 1
    case .arithmetic(_, let a, let b, _): return leastCommonMultiple(of(a), of(b))
    case .conditional(_, let a, let b): return leastCommonMultiple(of(a), of(b))
    case .extremum(_, let operands): return operands.reduce(1) { leastCommonMultiple($0, of($1)) }
    case .fold(_, _, _, _, let body, _): return of(body)
    }
  }
}
