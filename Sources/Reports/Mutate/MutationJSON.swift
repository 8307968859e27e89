import CircuitModel
import Insight

extension MutationReport {
  /// The report for machines: the schema `heaviside.mutate/1`, described by `Schemas/mutate-1.schema.json`.
  public var json: String {
    JSONValue.object([
      ("schema", .string("heaviside.mutate/1")), ("version", .string(version)), ("path", .string(path)),
      ("circuits", .array(circuits.map(\.json))),
    ]).text
  }
}

extension MutationTest {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(circuit.name)), ("claims", claims), ("possible", .number(possible)),
      ("tried", .number(tried.count)), ("counts", json(count())),
      (
        "kinds",
        .object(
          Mutant.Kind.allCases.filter { kind in tried.contains { $0.mutant.kind == kind } }.map {
            ($0.rawValue, json(count(of: $0)))
          })
      ),
      ("mutants", .array(tried.map(json))), ("examples", .array(exampleTexts.map(JSONValue.string))),
    ])
  }

  /// What is said of the circuit's own claims.
  private var claims: JSONValue {
    func object(_ standing: String, _ claim: Int? = nil, _ reason: String? = nil) -> JSONValue {
      .object([
        ("standing", .string(standing)), ("claim", .optional(claim.map { circuit.claims[$0].name })),
        ("reason", .optional(reason)),
      ])
    }
    if let obstacle { return object("unknown", nil, obstacle.text) }
    return switch standing {
    case .good(let isProved): object(isProved ? "proved" : "good")
    case .bad(let claim, _): object("bad", claim)
    case .malformed: object("malformed")
    case .unknown(let claim, let reason): object("unknown", claim, reason)
    }
  }

  private func json(_ count: Count) -> JSONValue {
    .object([
      ("killed", .number(count.killed)), ("survived", .number(count.survived)),
      ("equivalent", .number(count.equivalent)), ("undecided", .number(count.undecided)),
      ("score", .optional(count.score.map { "\($0)" })),
    ])
  }

  private func json(_ tried: Tried) -> JSONValue {
    let mutant = tried.mutant
    var fate = "malformed"
    var (claim, reason): (String?, String?)
    var word: [Int]?
    switch tried.fate {
    case .killed(let place, let found): (fate, claim, word) = ("killed", circuit.claims[place].name, found)
    case .malformed: break
    case .survived(let found): (fate, word) = ("survived", found)
    case .equivalent: fate = "equivalent"
    case .undecided(let why): (fate, reason) = ("undecided", why)
    }
    return .object([
      ("kind", .string(mutant.kind.rawValue)), ("change", .string(words(of: mutant))),
      ("equations", .array(equations(of: mutant).map(JSONValue.string))), ("fate", .string(fate)),
      ("claim", .optional(claim)), ("reason", .optional(reason)),
      ("inputs", word.map { circuit.json(ofWord: $0) } ?? .null),
      ("outputs", word.map { outputs(of: circuit, on: $0) } ?? .null),
      ("mutantOutputs", word.map { outputs(of: mutant.circuit, on: $0) } ?? .null),
    ])
  }

  /// What a circuit puts out on a sequence: for each output the values of its steps.
  private func outputs(of other: Circuit, on word: [Int]) -> JSONValue {
    let trace = other.trace(of: word)
    return .object(
      circuit.signals.filter { $0.components.contains(where: circuit.outputs.contains) }.map { signal in
        let steps = word.indices.map { step -> JSONValue in
          let values = signal.components.map {
            JSONValue.optional(trace.value(of: $0, atStep: step + 1)?.exactText)
          }
          return signal.isVector ? .array(values) : values.first ?? .null
        }
        return (signal.name, .array(steps))
      })
  }
}
