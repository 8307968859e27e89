import CircuitModel
public import Insight

extension MarginsInsight {
  /// Margins, ties and rooms for machines: `margins` of the schema of `explain`.
  public var json: JSONValue {
    .object([
      ("states", .number(size.states)), ("steps", .number(size.steps)), ("limit", .optional(limit?.text)),
      ("least", .optional(least?.description)), ("claims", standing.json(in: circuit)),
      ("units", .array(units.map(json))), ("tieRules", .array(tieRules.map(json))),
      ("weights", .array(weights.map(json))), ("uniform", json(uniform)),
    ])
  }

  private func name(of place: PreActivation.Place) -> [(key: String, value: JSONValue)] {
    [
      ("unit", .string(circuit[place.cell].name)), ("step", .optional(place.step)), ("number", .number(place.number)),
    ]
  }

  private func json(_ unit: Margin) -> JSONValue {
    func value(_ sum: Margin.ReachedSum?) -> JSONValue { sum.map { json($0) } ?? .null }
    let isListed = unit.sums.count <= MarginsInsight.mostListed
    return .object(
      name(of: unit.preActivation.place) + [
        ("sum", .string(circuit.text(of: unit.preActivation.sum))),
        ("use", .string(unit.preActivation.use.word)),
        ("margin", .optional(unit.least?.description)), ("below", value(unit.below)), ("above", value(unit.above)),
        ("tie", unit.asksForZero ? .null : value(unit.tie)), ("answerAtTie", .optional(unit.answerAtTie?.description)),
        ("count", .number(unit.sums.count)), ("least", .optional(unit.sums.first?.value.description)),
        ("greatest", .optional(unit.sums.last?.value.description)),
        ("sums", isListed ? .array(unit.sums.map { json($0) }) : .null),
        ("stepsWithoutValue", .number(unit.stepsWithoutValue)),
      ])
  }

  private static let mostListed = 64

  private func json(_ sum: Margin.ReachedSum) -> JSONValue {
    .object([
      ("value", .string("\(sum.value)")), ("steps", .number(sum.steps)), ("inputs", circuit.json(ofWord: sum.word)),
    ])
  }

  private func json(_ question: TieQuestion) -> JSONValue {
    var members: [(key: String, value: JSONValue)]
    switch question.subject {
    case .activation(let activation):
      members = [("activation", .string(activation.rawValue)), ("comparison", .null)]
    case .comparison(let place): members = [("activation", .null), ("comparison", .object(name(of: place)))]
    }
    members += [
      ("present", question.present.map { .string($0.word) } ?? .null), ("ties", .number(question.ties)),
      ("isNeverMet", .boolean(question.isNeverAsked)),
      (
        "rules",
        .array(
          question.standings.map { rule, standing in
            .object([
              ("rule", .string(rule.word)), ("claims", standing.json(in: circuit.with(rule, of: question))),
            ])
          })
      ),
    ]
    return .object(members)
  }

  private func json(_ room: WeightRoom) -> JSONValue {
    .object([
      ("name", .string(circuit.text(of: room.weight))), ("value", .string("\(room.value)")),
      ("decisions", json(room.decisions)), ("claims", json(room.claims, of: room.weight)),
    ])
  }

  private func json(_ room: DecisionRoom) -> JSONValue {
    switch room {
    case .notWorkedOut(let obstacle): return unknown(obstacle)
    case .range(let range):
      func end(_ end: WeightRange.End?) -> JSONValue {
        guard let end else { return .null }
        return .object([
          ("value", .string("\(end.value)")), ("isIncluded", .boolean(end.isIncluded)),
          ("at", end.place.map { .object(name(of: $0)) } ?? .null), ("inputs", circuit.json(ofWord: end.word)),
        ])
      }
      return .object([("lower", end(range.lower)), ("upper", end(range.upper)), ("reason", .null)])
    }
  }

  private func json(_ room: ClaimRoom, of weight: Weight) -> JSONValue {
    switch room {
    case .notWorkedOut(let obstacle): return unknown(obstacle)
    case .range(let lower, let upper):
      func end(_ end: ClaimRoom.End) -> JSONValue {
        switch end {
        case .unbounded: return .null
        case .at(let value, let isIncluded, let standing):
          return .object([
            ("value", .string("\(value)")), ("isIncluded", .boolean(isIncluded)), ("isExact", .boolean(true)),
            ("beyond", standing.json(in: circuit.setting([weight: value]))), ("reason", .null),
          ])
        case .known(let value, let isIncluded, let obstacle):
          return .object([
            ("value", .string("\(value)")), ("isIncluded", .boolean(isIncluded)), ("isExact", .boolean(false)),
            ("beyond", .null), ("reason", .string(obstacle.text(in: circuit))),
          ])
        }
      }
      return .object([("lower", end(lower)), ("upper", end(upper)), ("reason", .null)])
    }
  }

  private func unknown(_ obstacle: RoomObstacle) -> JSONValue {
    .object([("lower", .null), ("upper", .null), ("reason", .string(obstacle.text(in: circuit)))])
  }

  private func json(_ room: UniformRoom) -> JSONValue {
    switch room {
    case .unbounded:
      .object([
        ("size", .null), ("isIncluded", .boolean(false)), ("at", .null), ("inputs", .null), ("reason", .null),
      ])
    case .size(let size, let isIncluded, let place, let word):
      .object([
        ("size", .string("\(size)")), ("isIncluded", .boolean(isIncluded)), ("at", .object(name(of: place))),
        ("inputs", circuit.json(ofWord: word)), ("reason", .null),
      ])
    case .notWorkedOut(let obstacle):
      .object([
        ("size", .null), ("isIncluded", .boolean(false)), ("at", .null), ("inputs", .null),
        ("reason", .string(obstacle.text(in: circuit))),
      ])
    }
  }
}

extension TieQuestion.Rule {
  fileprivate var word: String {
    switch self {
    case .answer(let answer): "\(answer)"
    case .relation(let relation): relation.word
    }
  }
}

extension PreActivation.Use {
  fileprivate var word: String {
    switch self {
    case .activation(let activation): activation.word
    case .comparison(let relation): relation.word
    case .value: "linear"
    }
  }
}

extension ClaimCheck.Standing {
  /// What is said of the claims, for machines.
  fileprivate func json(in circuit: Circuit) -> JSONValue {
    let (word, claim, inputs): (String, Int?, [Int]?) =
      switch self {
      case .good(isProved: true): ("proved", nil, nil)
      case .good(isProved: false): ("bounded", nil, nil)
      case .bad(let claim, let inputs): ("bad", claim, inputs)
      case .malformed: ("malformed", nil, nil)
      case .unknown(let claim, _): ("unknown", claim, nil)
      }
    return .object([
      ("standing", .string(word)), ("claim", .optional(claim.map { circuit.claims[$0].name })),
      ("inputs", inputs.map { circuit.json(ofWord: $0) } ?? .null), ("text", .string(text(in: circuit))),
    ])
  }
}
