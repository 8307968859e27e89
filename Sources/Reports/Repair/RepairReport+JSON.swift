import CircuitModel
import Insight

extension RepairReport {
  /// The report for machines: the schema `heaviside.repair/1`, described by `Schemas/repair-1.schema.json`; no more is told
  /// than the hint allows.
  public var json: String {
    var members: [(key: String, value: JSONValue)] = [
      ("schema", .string("heaviside.repair/1")), ("version", .string(version)), ("path", .string(path)),
      ("circuit", .string(circuit.name)), ("claim", .optional(claim)), ("outcome", .string(outcome)),
      ("grid", grid), ("mostNumbers", .number(question.mostNumbers)), ("marginAskedFor", marginAskedFor),
      ("hint", hint == .everything ? .null : .number(hint.rawValue)), ("ruledOut", .number(repair.ruledOut)),
      ("changes", .number(repair.changes)), ("networks", .number(repair.behaviours)),
    ]
    switch repair.finding {
    case .nothingToDo(let margin):
      if question.margin != .none { members.append(("margin", .optional(margin?.description))) }
    case .cure(let cure): members += self.members(of: cure)
    case .none: break
    case .undecided(let obstacle): members.append(("reason", .string(obstacle.word)))
    }
    if !otherwise.isEmpty { members.append(("otherwise", .array(otherwise.map(\.json)))) }
    return JSONValue.object(members).text
  }

  private var outcome: String {
    switch repair.finding {
    case .nothingToDo: "nothing-to-repair"
    case .cure: "repaired"
    case .none: "none"
    case .undecided: "undecided"
    }
  }

  private var grid: JSONValue {
    .object([
      ("step", .string("\(question.grid.step)")), ("from", .string("\(-question.grid.bound)")),
      ("to", .string("\(question.grid.bound)")),
    ])
  }

  private var marginAskedFor: JSONValue {
    switch question.margin {
    case .none: .null
    case .atLeast(let margin): .string("\(margin)")
    case .greatest: .string("greatest")
    }
  }

  private func members(of cure: Repair.Cure) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = [
      ("smallest", .boolean(cure.isSmallest)), ("numbersChanged", .number(cure.numbers.count)),
      ("units", .array(unitNames(cure).map(JSONValue.string))),
    ]
    if hint == .unit { return members }
    members.append(
      (
        "repair",
        .array(
          cure.numbers.map { weight, before, after in
            let known: [(key: String, value: JSONValue)] = [
              ("weight", .string(circuit.text(of: weight))), ("before", .string("\(before)")),
            ]
            return .object(hint == .weight ? known : known + [("after", .string("\(after)"))])
          })
      ))
    if hint == .weight { return members }
    if question.margin != .none { members.append(("margin", .optional(cure.margin?.description))) }
    if hint == .value { return members }
    members.append(("equations", .array(equations(cure).map(JSONValue.string))))
    switch edit {
    case nil: break
    case .made(let edits):
      members.append(
        (
          "edits",
          .array(
            edits.map {
              .object([
                ("line", .number($0.line)), ("before", .string($0.before)), ("after", .string($0.after)),
              ])
            })
        ))
    case .impossible(let obstacle): members.append(("noEdit", .string(obstacle.text(in: circuit, path: path))))
    }
    return members
  }
}

extension Repair.Obstacle {
  fileprivate var word: String {
    switch self {
    case .tooMany, .tooManyBehaviours: "too-many"
    case .stopped(.time): "time"
    case .stopped: "stopped"
    case .undecided, .unproved, .unknown: "claims-undecided"
    case .margins: "margins-unknown"
    case .continuous: "continuous"
    }
  }
}
