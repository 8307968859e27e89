import CircuitLanguage
import CircuitModel
import Insight

/// What is said of circuits, written down so that it can be read again without judging anything: plain JSON, each part a
/// list or an object of what the part is made of.
///
/// A record says what a report says and nothing of whether it is so: who reads one must know where it comes from.
/// ```swift
/// try Report.JudgedCircuit(record: circuit.record) == circuit  // true
/// ```
extension Report.JudgedCircuit {
  /// The circuit's record; how long judging took is not part of it.
  public var record: JSONValue {
    .object([
      ("name", .string(name)), ("summary", .string(summary)), ("range", range.record),
      ("claims", .array(claims.map(\.record))),
    ])
  }

  /// Reads a record.
  public init(record: JSONValue) throws(MalformedRecord) {
    self.init(
      name: try record.text("name"), summary: try record.text("summary"),
      range: try SourceRange(try record.at("range")),
      claims: try record.list("claims") { value throws(MalformedRecord) in try Report.JudgedClaim(record: value) })
  }
}

extension Report.JudgedClaim {
  /// The claim's record.
  public var record: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(name)), ("kind", .string(kind.rawValue)), ("summary", .string(summary)),
      ("range", range.record), ("outcome", .string(outcome.rawValue)), ("engine", .string(engine)),
    ]
    // What is absent is left out: most claims hold, and there is little to say of them.
    func add(_ key: String, _ value: JSONValue) { if !value.isNull { members.append((key, value)) } }
    add("lengthCovered", .optional(lengthCovered))
    add("states", .optional(states))
    add("sequences", .optional(sequences))
    add("invariant", .optional(invariant))
    add("explanation", .optional(explanation))
    add("note", .optional(note))
    add("problem", problem?.record ?? .null)
    add("step", .optional(step))
    add("unit", .optional(unit))
    add("run", run?.record ?? .null)
    if !sides.isEmpty { add("sides", .array(sides.map { .array([$0.range.record, .string($0.value)]) })) }
    add("working", working?.record ?? .null)
    if !differences.isEmpty { add("differences", .array(differences.map(\.record))) }
    if !diagnosis.isEmpty { add("diagnosis", .array(diagnosis.map(\.json))) }
    return .object(members)
  }

  /// Reads a record.
  public init(record: JSONValue) throws(MalformedRecord) {
    self.init(
      name: try record.text("name"), kind: try record.word("kind"), summary: try record.text("summary"),
      range: try SourceRange(try record.at("range")), outcome: try record.word("outcome"),
      lengthCovered: try record.optionalNumber("lengthCovered"), engine: try record.text("engine"),
      states: try record.optionalNumber("states"), sequences: try record.optionalText("sequences"),
      invariant: try record.optionalText("invariant"), explanation: try record.optionalText("explanation"),
      note: try record.optionalText("note"), step: try record.optionalNumber("step", atLeast: 1),
      unit: try record.optionalText("unit"))
    if let value = record["problem"] { problem = try Diagnostic(record: value) }
    if let value = record["run"] { run = try Report.Run(record: value) }
    sides = try record.optionalList("sides") { value throws(MalformedRecord) in
      guard let parts = value.elements, parts.count == 2, let text = parts[1].string else {
        throw MalformedRecord("sides")
      }
      return Side(range: try SourceRange(parts[0]), value: text)
    }
    if let value = record["working"] { working = try Report.Working(record: value) }
    differences = try record.optionalList("differences") { value throws(MalformedRecord) in
      try Difference(record: value)
    }
    diagnosis = try record.optionalList("diagnosis") { value throws(MalformedRecord) in
      LikelyCause(
        kind: try value.word("kind"), text: try value.text("text"), changes: try value.texts("changes"))
    }
  }
}

extension Report.JudgedClaim.Difference {
  fileprivate var record: JSONValue {
    .object([
      ("row", .number(row)), ("range", range.record), ("name", .string(name)), ("step", .number(step)),
      ("found", .string(found)), ("expected", .string(expected)),
    ])
  }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    self.init(
      row: try record.number("row"), range: try SourceRange(try record.at("range")), name: try record.text("name"),
      step: try record.number("step", atLeast: 1), found: try record.text("found"),
      expected: try record.text("expected"))
  }
}

extension Report.Run {
  fileprivate var record: JSONValue {
    .object([("length", .number(length)), ("signals", .array(signals.map(\.record)))])
  }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    let length = try record.number("length")
    let signals = try record.list("signals") { value throws(MalformedRecord) in try Signal(record: value) }
    guard signals.allSatisfy({ $0.values.count == length && $0.expected?.count ?? length == length })
    else {
      throw MalformedRecord("length")
    }
    self.init(length: length, signals: signals)
  }
}

extension Report.Run.Signal {
  fileprivate var record: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(name)), ("role", .string(role.word)), ("isVector", .boolean(isVector)),
      ("values", .array(values.map { .array($0.map(JSONValue.optional)) })),
    ]
    if let expected { members.append(("expected", .array(expected.map(JSONValue.string)))) }
    return .object(members)
  }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    guard let role = Signal.Role.all.first(where: { $0.word == record["role"]?.string }),
      let isVector = record["isVector"]?.boolean
    else { throw MalformedRecord("role") }
    let values = try record.list("values") { step throws(MalformedRecord) in
      guard let components = step.elements else { throw MalformedRecord("values") }
      var texts: [String?] = []
      for component in components {
        guard component.isNull || component.string != nil else { throw MalformedRecord("values") }
        texts.append(component.string)
      }
      return texts
    }
    self.init(name: try record.text("name"), role: role, isVector: isVector, values: values)
    if record["expected"] != nil { expected = try record.texts("expected") }
  }
}

extension Signal.Role {
  fileprivate static let all: [Signal.Role] = [.input, .output, .unit, .reference, .wire]

  fileprivate var word: String {
    switch self {
    case .input: "input"
    case .output: "output"
    case .unit: "unit"
    case .reference: "reference"
    case .wire: "wire"
    }
  }
}
