import CircuitModel
import Insight

extension GradientFlow {
  /// The flow for machines: numbers as text, exact where they are short, otherwise rounded to digits that are certain.
  var json: JSONValue {
    .object([
      ("length", .number(inputs.length)),
      ("states", .array(states.map(\.json))),
    ])
  }
}

extension GradientFlow.State {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)), ("vector", .boolean(isVector)), ("lags", .array(lags.map(JSONValue.number))),
      ("activation", .optional(form?.activation?.word)), ("greatestFactor", .optional(greatestFactor.map { "\($0)" })),
      ("fate", .string(fate.word)), ("rate", .optional(rate?.machineText)),
      (
        "steps",
        .array(
          steps.map { step in
            .object([
              ("step", .number(step.number)), ("factor", .optional(step.factor.machineText)),
              ("slopes", .array(step.slopes.map { .optional($0.machineText) })),
              ("cause", .optional(cause(of: step).map { "\($0)" })),
              ("total", .optional(step.total.machineText)), ("product", .optional(step.product?.machineText)),
              ("bound", .optional(step.bound?.machineText)),
            ])
          })
      ),
      (
        "reached",
        .array(
          reached.map { other in
            .object([
              ("name", .string(other.name)), ("totals", .array(other.totals.map { .optional($0.machineText) })),
            ])
          })
      ),
    ])
  }
}

extension GradientFlow.State.Fate {
  fileprivate var word: String {
    switch self {
    case .vanishes: "vanishes"
    case .explodes: "explodes"
    case .lasts: "lasts"
    case .ends: "ends"
    case .open: "open"
    }
  }
}

extension Measure {
  /// `39/40`, `≈0.05636438225707439`.
  fileprivate var machineText: String? {
    text(digits: GradientFlow.digits).map { value.rational.map { "\($0)" } == $0 ? $0 : "≈\($0)" }
  }
}
