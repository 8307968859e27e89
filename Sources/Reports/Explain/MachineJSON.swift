import CircuitModel
public import Insight

extension MachineAnalysis {
  /// The machines for machines: `machine`, `claims`, `bound` and `units` of the schema of `explain`.
  public var json: JSONValue {
    .object([
      ("outputs", .array(circuit.outputs.map { .string(circuit[$0].name) })),
      ("networkStates", .optional(networkStates)), ("machine", json(machine)), ("bound", json(bound)),
      ("units", .number(circuit.thresholdUnitCount)),
      ("departures", .array(circuit.modelDepartures.map { .string($0.text(in: circuit)) })),
      ("claims", .array(asked.map(json))),
    ])
  }

  private func json(_ machine: Result<MooreMachine, MachineObstacle>) -> JSONValue {
    switch machine {
    case .failure(let obstacle): .object([("states", .null), ("reason", .string(obstacle.text(in: circuit)))])
    case .success(let machine):
      .object([("states", .array(machine.states.map { json($0, machine) })), ("reason", .null)])
    }
  }

  private func json(_ state: MooreMachine.State, _ machine: MooreMachine) -> JSONValue {
    let next = machine.letterClasses.map { letters -> JSONValue in
      .object([
        ("letters", .array(letters.map { .string(circuit.text(ofLetter: $0)) })),
        ("state", .optional(state.next[letters[0]])),
      ])
    }
    return .object([
      ("word", .array(state.word.map { .string(circuit.text(ofLetter: $0)) })),
      ("output", state.output.map { .array($0.map { .string($0.exactText) }) } ?? .null), ("next", .array(next)),
    ])
  }

  private func json(_ bound: UnitBound?) -> JSONValue {
    guard let bound else { return .null }
    return .object([
      ("states", .number(bound.states)), ("units", .number(bound.units)),
      ("countsPresentOutput", .boolean(bound.countsPresentOutput)),
    ])
  }

  private func json(_ asked: Asked) -> JSONValue {
    var comparison: [(key: String, value: JSONValue)] = []
    switch asked.comparison {
    case .same: comparison = [("comparison", .string("same")), ("difference", .null)]
    case .unknown: comparison = [("comparison", .string("unknown")), ("difference", .null)]
    case .different(let word, let network, let claim):
      comparison = [
        ("comparison", .string("different")),
        (
          "difference",
          .object([
            ("inputs", circuit.json(ofWord: word)), ("networkState", .optional(network)),
            ("claimState", .optional(claim)),
          ])
        ),
      ]
    }
    return .object(
      [
        ("claim", .string(circuit.claims[asked.specification.claim].name)), ("machine", json(asked.machine)),
        ("network", json(asked.network)), ("bound", json(asked.bound)),
      ] + comparison)
  }
}
