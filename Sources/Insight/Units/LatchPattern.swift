/// What a unit that looks at itself one step back does on each row of some truths: how it goes on from 0, and from 1.
struct LatchPattern {
  /// What comes after a 0.
  private let fromZero: PartialFunction
  /// What comes after a 1.
  private let fromOne: PartialFunction

  /// Takes a function apart by one of its variables: what the unit was.
  init(_ function: PartialFunction, itself place: Int) {
    let others = (0..<function.variables).filter { $0 != place }
    func half(_ value: Bool) -> PartialFunction {
      let rows = value ? function.rows(of: place) : function.everything & ~function.rows(of: place)
      let part = PartialFunction(variables: function.variables, on: function.on & rows, off: function.off & rows)
      // The half no longer depends on what the unit was.
      return part.projected(to: others) ?? PartialFunction(variables: others.count)
    }
    fromZero = half(false)
    fromOne = half(true)
  }

  private init(fromZero: PartialFunction, fromOne: PartialFunction) {
    self.fromZero = fromZero
    self.fromOne = fromOne
  }
}

extension LatchPattern {
  /// The shortest formulas about the past that come to the same as the pattern, begun from a value; the shorter first.
  func formulas(startingAt start: Bool, using catalogues: inout [FormulaCatalogue]) -> [HistoryFormula] {
    let held = start ? complement.sinceZero(using: &catalogues)?.negated : sinceZero(using: &catalogues)
    let toggled = toggles(using: &catalogues).map { start ? HistoryFormula.not(.parity($0)) : .parity($0) }
    return [held, toggled].compactMap(\.self).sorted { $0.literals < $1.literals }
  }

  /// The pattern of what is 1 where this is 0.
  private var complement: LatchPattern {
    LatchPattern(fromZero: fromOne.complement, fromOne: fromZero.complement)
  }

  /// From 0 on: something begins it, and it lasts as long as something else does.
  private func sinceZero(using catalogues: inout [FormulaCatalogue]) -> HistoryFormula? {
    // What begins it must keep it too.
    let beginning = PartialFunction(
      variables: fromZero.variables, on: fromZero.on, off: fromZero.off | fromOne.off)
    guard beginning.on & beginning.off == 0, beginning.on != 0 else { return nil }
    let begun = UnitFunction(beginning, using: &catalogues).formula
    let begunRows = begun.rows(variables: beginning.variables)
    let keeping = PartialFunction(variables: fromOne.variables, on: fromOne.on & ~begunRows, off: fromOne.off)
    // Where nothing ends it, or nothing keeps it that does not begin it anew, there is nothing to say of keeping.
    if keeping.off == 0 { return .once(begun) }
    if keeping.on == 0 { return nil }
    return .since(UnitFunction(keeping, using: &catalogues).formula, begun)
  }

  /// It changes when something holds, and only then.
  private func toggles(using catalogues: inout [FormulaCatalogue]) -> BooleanFormula? {
    let changing = PartialFunction(
      variables: fromZero.variables, on: fromZero.on | fromOne.off, off: fromZero.off | fromOne.on)
    guard changing.on & changing.off == 0, changing.on != 0 else { return nil }
    return UnitFunction(changing, using: &catalogues).formula
  }
}

extension HistoryFormula {
  /// The formula that is 1 where this one is 0.
  fileprivate var negated: HistoryFormula {
    switch self {
    case .once(let body): .historically(body.negated)
    case .historically(let body): .once(body.negated)
    case .not(let formula): formula
    default: .not(self)
    }
  }
}

extension BooleanFormula {
  /// The rows on which the formula is 1.
  func rows(variables: Int) -> UInt64 {
    (0..<1 << variables).reduce(0) { rows, row in
      let values = (0..<variables).map { row >> (variables - 1 - $0) & 1 == 1 }
      return value(values) ? rows | 1 << UInt64(row) : rows
    }
  }
}
