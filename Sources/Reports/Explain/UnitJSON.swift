import CircuitModel
import Insight

extension UnitText {
  /// The unit for machines.
  var json: JSONValue {
    .object([
      ("name", .string(name)), ("values", unit.kind.map { .array($0.numbers.map { .string("\($0)") }) } ?? .null),
      ("equations", .array(unit.equations.map(json))), ("history", history ?? .null),
      ("closedForm", closedForm ?? .null), ("likeness", likeness ?? .null),
      ("reachesOutput", .boolean(!unit.hasNoOutput)), ("reachesClaim", .boolean(!unit.hasNoClaim)),
    ])
  }

  private func json(_ equation: UnitEquation) -> JSONValue {
    let text = EquationText(equation, in: circuit)
    return .object([
      ("step", .optional(equation.place.step)), ("statement", .string(text.statement)),
      ("meetsTie", equation.meetsTie.map { .boolean($0) } ?? .null),
      ("table", equation.table.map { json($0, equation) } ?? .null),
      ("function", json(equation.function, equation) ?? .null), ("readout", .optional(text.readout?.claim)),
    ])
  }

  private func json(_ table: TruthTable, _ equation: UnitEquation) -> JSONValue {
    let reads = table.reads.map { JSONValue.string(circuit.name(of: $0, atStep: equation.place.step)) }
    return .object([
      ("complete", .boolean(table.isComplete)), ("reads", .array(reads)), ("rows", .array(table.rows.map(json))),
    ])
  }

  private func json(_ row: TruthTable.Row) -> JSONValue {
    .object([
      ("reads", .array(row.reads.map { JSONValue.string("\($0)") })),
      ("met", .boolean(row.outcome != .neverMet)), ("value", row.outcome.json),
    ])
  }

  private func json(_ function: UnitFunction?, _ equation: UnitEquation) -> JSONValue? {
    guard let function, let table = equation.table else { return nil }
    let truths = circuit.truths(of: table, atStep: equation.place.step)
    return .object([
      ("formula", .string(truths.formula(function.formula))), ("literals", .number(function.formula.literals)),
      ("shortest", .string(function.shortness.word)), ("words", .optional(truths.words(function.formula))),
      ("counting", function.counting.map { json($0, truths) } ?? .null),
    ])
  }

  private func json(_ counting: UnitFunction.Counting, _ truths: FormulaText) -> JSONValue {
    let literals = truths.truths.enumerated().map { place, truth in
      counting.negated.contains(place) ? truth.negative : truth.positive
    }
    return .object([
      ("literals", .array(literals.map(JSONValue.string))),
      ("counts", .array(counting.counts.map(JSONValue.number))),
    ])
  }

  private var history: JSONValue? {
    if let history = unit.history, let kind = unit.kind {
      let text = HistoryText(history, of: kind, in: circuit)
      return .object([("claims", .array([.string(text.claim)])), ("words", .string(text.sentence))])
    }
    guard let number = unit.number else { return nil }
    return .object([
      ("claims", .array(number.claims(in: circuit).map(JSONValue.string))),
      ("words", .string(number.sentence(in: circuit))),
    ])
  }

  private var closedForm: JSONValue? {
    guard let form = unit.closedForm else { return nil }
    return .object([("claim", .string(form.claim(in: circuit))), ("by", .string(form.reason.rawValue))])
  }

  private var likeness: JSONValue? {
    switch unit.likeness {
    case nil: return nil
    case .constant(let value): return .object([("kind", .string("constant")), ("value", .string(value.exactText))])
    case .same(let other): return .object([("kind", .string("same")), ("unit", unitName(other))])
    case .opposite(let other): return .object([("kind", .string("opposite")), ("unit", unitName(other))])
    case .later(let other, let first):
      return .object([
        ("kind", .string("later")), ("unit", unitName(other)), ("first", .optional(first?.exactText)),
      ])
    }
  }

  private func unitName(_ cell: CellID) -> JSONValue { .string(circuit.name(of: cell, at: "t")) }
}

extension TruthTable.Outcome {
  fileprivate var json: JSONValue {
    if case .value(let value) = self { .string(value.exactText) } else { .null }
  }
}

extension UnitFunction.Shortness {
  /// The word of the schema.
  var word: String {
    switch self {
    case .ofAll: "all"
    case .ofTwoLevels: "two levels"
    case .unknown: "unknown"
    }
  }
}
