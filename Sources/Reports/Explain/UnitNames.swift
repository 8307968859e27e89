import CircuitModel
import Insight

extension Circuit {
  /// What an expression reads, by name; what an equation of one step reads is named by its step.
  func name(of read: CellRead, atStep step: Int? = nil) -> String {
    guard let step else { return text(of: read.cell, lag: read.lag) }
    return name(of: read.cell, at: "\(step - read.lag)")
  }

  /// The truths that an equation reads.
  func truths(of table: TruthTable, atStep step: Int?) -> FormulaText {
    FormulaText(
      truths: zip(table.reads, table.kinds ?? []).map { read, kind in
        let name = name(of: read, atStep: step)
        return truth(name, kind, isBit: isBit(read.cell), vector: vector(of: read, atStep: step))
      })
  }

  /// The truths that a history is about, with `t` for the present step.
  func truths(of history: UnitHistory, moment: String = "t") -> FormulaText {
    FormulaText(
      truths: history.variables.map { variable in
        let name = name(of: variable.cell, at: variable.lag == 0 ? moment : "\(moment)-\(variable.lag)")
        let read = CellRead(variable.cell, lag: variable.lag)
        let isCompared = variable.lag > 0 && variable.isGiven && history.formula.comparesLags
        var truth = truth(
          name, variable.kind, isBit: isBit(variable.cell) && !isCompared, vector: vector(of: read, atStep: nil))
        if !variable.isGiven {
          let present = self.truth(
            self.name(of: variable.cell, at: "t"), variable.kind, isBit: isBit(variable.cell), vector: nil)
          truth.positive = (0..<variable.lag).reduce(present.positive) { inner, _ in "previously(\(inner))" }
          truth.negative = "not \(truth.positive)"
        }
        return truth
      })
  }

  private func truth(
    _ name: String, _ kind: TwoValues, isBit: Bool, vector: (name: String, count: Int)?
  ) -> FormulaText.Truth {
    isBit
      ? FormulaText.Truth(name: name, positive: name, negative: "not \(name)", kind: kind, vector: vector)
      : FormulaText.Truth(
        name: name, positive: "\(name) == \(kind.numbers[1])", negative: "\(name) == \(kind.numbers[0])", kind: kind,
        vector: vector)
  }

  /// The vector that a component belongs to.
  private func vector(of read: CellRead, atStep step: Int?) -> (name: String, count: Int)? {
    guard let signal = signals.first(where: { $0.isVector && $0.components.contains(read.cell) }),
      signal.components.count > 1
    else { return nil }
    let moment = step.map { "\($0 - read.lag)" } ?? (read.lag == 0 ? "t" : "t-\(read.lag)")
    return ("\(signal.name.visible)[\(moment)]", signal.components.count)
  }

  /// That a unit has the greater of its two values, in the language of claims.
  func truth(of cell: CellID, _ kind: TwoValues, at moment: String = "t") -> String {
    let name = name(of: cell, at: moment)
    return isBit(cell) ? name : "\(name) == \(kind.numbers[1])"
  }
}
