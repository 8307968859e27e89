import CircuitModel
import Insight
import Reports

/// A circuit as the script of a page reads it.
struct CircuitData {
  /// The circuit.
  let circuit: Circuit
  /// The anchor of its section.
  let anchor: String
  /// The runs that are shown, with the steps to look at.
  let runs: [(inputs: Inputs, step: Int)]
  /// The run to begin with, by its place.
  let first: Int?

  /// Whether the script can run the circuit and judge its claims at every step: with rational numbers and letters alone.
  static func canRun(_ circuit: Circuit) -> Bool {
    circuit.continuity == nil
      && circuit.claims.allSatisfy { claim in
        // What is claimed of one sequence as a whole is not judged step by step.
        if case .worked = claim.kind { true } else { !claim.isContinuous }
      }
  }

  /// The data.
  var json: JSONValue {
    .object([
      ("id", .string(anchor)), ("name", .string(circuit.name.visible)),
      ("cells", .array(circuit.cells.indices.map { cell(CellID($0)) })),
      ("order", .array(circuit.order.map { .number($0.number) })),
      ("inputs", .array(circuit.alphabet.inputs.map(input))), ("signals", .array(signals)),
      ("formulas", .array(circuit.assumptions.map(formula) + circuit.claims.compactMap(formula))),
      ("runs", .array(runs.map(run))), ("first", .optional(first)),
    ])
  }
}

extension CircuitData {
  private func cell(_ id: CellID) -> JSONValue {
    let cell = circuit[id]
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(cell.name.visible)), ("initial", .array(cell.initial.map { .optional($0.map { "\($0)" }) })),
    ]
    if let equation = cell.equation {
      members.append(("general", circuit.data(equation.general)))
      members.append(
        ("overrides", .array(equation.overrides.map { .array([.number($0.step), circuit.data($0.value)]) })))
    }
    return .object(members + [("sums", .array(sums(of: id)))])
  }

  /// The sums of each equation of a unit.
  private func sums(of id: CellID) -> [JSONValue] {
    let own = circuit.preActivations.filter { $0.place.cell == id }
    let steps = circuit[id].equation?.overrides.map { Optional($0.step) } ?? []
    if own.isEmpty { return [] }
    return (steps + [nil]).map { step in
      .object([
        ("step", .optional(step)), ("sums", .array(own.filter { $0.place.step == step }.map(sum))),
      ])
    }
  }

  private func sum(_ preActivation: PreActivation) -> JSONValue {
    let (use, tie) =
      switch preActivation.use {
      case .value: ("value", nil as String?)
      case .comparison(let relation): (relation.word, nil)
      case .activation(let activation): (activation.word, activation.answerAtTie)
      }
    let terms = preActivation.sum.terms.map { term -> JSONValue in
      .array([.string("\(term.coefficient)"), circuit.data(term.factor)])
    }
    return .object([
      ("use", .string(use)), ("tie", .optional(tie)), ("bias", .string("\(preActivation.sum.bias)")),
      ("terms", .array(terms)),
    ])
  }

  private func input(_ input: Alphabet.Input) -> JSONValue {
    let signal = circuit.signals.first { $0.role == .input && $0.components == input.cells }
    let values: JSONValue =
      switch input.choices {
      case .each(let values): .array(values.map { .string("\($0)") })
      case .oneHot, .real: .null
      }
    return .object([
      ("name", .string((signal?.name ?? "").visible)), ("isVector", .boolean(signal?.isVector ?? false)),
      ("cells", .array(input.cells.map { .number($0.number) })), ("values", values),
    ])
  }

  /// The signals in the order in which a reader wants them.
  private var signals: [JSONValue] {
    let roles = Signal.Role.inReadingOrder
    return roles.flatMap { role in circuit.signals.filter { $0.role == role } }.map { signal in
      .object([
        ("name", .string(signal.name.visible)), ("role", .string("\(signal.role)")),
        ("isVector", .boolean(signal.isVector)), ("cells", .array(signal.components.map { .number($0.number) })),
      ])
    }
  }

  private func formula(_ assumption: Assumption) -> JSONValue {
    .object([("name", .string("assumed")), ("formula", circuit.data(assumption.formula)), ("condition", .null)])
  }

  /// The formula of a claim that has one.
  private func formula(_ claim: Claim) -> JSONValue? {
    let (formula, condition): (Expression, Expression?)
    switch claim.kind {
    case .prove(let claimed, let when), .refute(let claimed, let when): (formula, condition) = (claimed, when)
    case .reach(let claimed): (formula, condition) = (claimed, nil)
    case .example, .worked: return nil
    }
    return .object([
      ("name", .string(claim.name.visible)), ("formula", circuit.data(formula)),
      ("condition", condition.map(circuit.data) ?? .null),
    ])
  }

  private func run(_ run: (inputs: Inputs, step: Int)) -> JSONValue {
    .object([
      (
        "letters",
        .array(run.inputs.values(in: circuit.alphabet).map { .array($0.map { .string("\($0)") }) })
      ), ("step", .number(run.step)),
    ])
  }
}
