import CircuitModel
import Reports
import Verification

/// A plan as text: JSON with the schema `heaviside.plan/1`, spelled in one way, with its digest at the end.
extension Plan {
  private static let schema = "heaviside.plan/1"

  /// The text.
  public var text: String {
    let members = members
    return JSONValue.object(members + [("digest", .string(Plan.digest(of: members)))]).text
  }

  /// What names the plan: a digest of all that it says.
  public var digest: String { Plan.digest(of: members) }

  private static func digest(of members: [(key: String, value: JSONValue)]) -> String {
    SHA256.digest(of: Array(JSONValue.object(members).text.utf8))
  }

  private var members: [(key: String, value: JSONValue)] {
    [
      ("schema", .string(Plan.schema)), ("version", .string(version)), ("settings", settings.record),
      ("requiresProof", .boolean(requiresProof)), ("wanted", .number(wanted)),
      ("inputs", .array(inputs.map(JSONValue.string))), ("files", .array(files.map(\.record))),
      ("tasks", .array(tasks.map(\.record))),
      (
        "units",
        .array(units.map { .array([$0.task, $0.range.lowerBound, $0.range.upperBound].map(JSONValue.number)) })
      ),
    ]
  }

  /// Reads a text; what is not spelled as a plan is spelled, or contradicts itself, is none.
  public init(reading bytes: [UInt8]) throws(PlanProblem) {
    let value: JSONValue
    do throws(JSONProblem) {
      value = try JSONValue(reading: bytes)
    } catch {
      throw .malformed(error.message)
    }
    guard value["schema"]?.string == Plan.schema else { throw .malformed("it is no \(Plan.schema)") }
    do throws(MalformedRecord) {
      try self.init(record: value)
    } catch {
      throw .malformed("`\(error.key)` is not what it must be")
    }
    guard Array(text.utf8) == bytes else { throw .malformed("it was changed after it was made") }
  }

  private init(record: JSONValue) throws(MalformedRecord) {
    guard let requiresProof = record["requiresProof"]?.boolean else { throw MalformedRecord("requiresProof") }
    self.init(
      version: try record.text("version"), settings: try Settings(record: try record.at("settings")),
      requiresProof: requiresProof, wanted: try record.number("wanted", atLeast: 1), inputs: try record.texts("inputs"),
      files: try record.list("files") { value throws(MalformedRecord) in try File(record: value) },
      tasks: try record.list("tasks") { value throws(MalformedRecord) in try Task(record: value) },
      units: try record.list("units") { value throws(MalformedRecord) in
        guard let numbers = value.elements?.compactMap(\.integer), numbers.count == 3, numbers[1] <= numbers[2] else {
          throw MalformedRecord("units")
        }
        return Unit(task: numbers[0], range: numbers[1]..<numbers[2])
      })
    guard wanted <= Plan.mostUnits else { throw MalformedRecord("wanted") }
    guard tasks.allSatisfy({ files.indices.contains($0.place.file) }) else { throw MalformedRecord("tasks") }
    guard units.elementsEqual(Plan.units(of: tasks, wanted: wanted)) else { throw MalformedRecord("units") }
  }
}

extension Settings {
  /// How claims are judged, without what a run as a whole may use.
  fileprivate var record: JSONValue {
    .object([
      ("circuit", .optional(selection.circuit)), ("claim", .optional(selection.claim)),
      ("engine", .string(engine.rawValue)), ("upTo", .optional(upTo)), ("maxStates", .optional(claimLimits.states)),
      ("maxMemory", .optional(claimLimits.bytes)), ("claimTimeLimit", .optional(claimLimits.seconds)),
    ])
  }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    self.init()
    func text(_ key: String) throws(MalformedRecord) -> String? {
      try record.at(key).isNull ? nil : try record.text(key)
    }
    func number(_ key: String) throws(MalformedRecord) -> Int? {
      try record.at(key).isNull ? nil : try record.number(key, atLeast: 1)
    }
    selection = Selection(circuit: try text("circuit"), claim: try text("claim"))
    engine = try record.word("engine")
    upTo = try number("upTo")
    claimLimits = Limits(
      states: try number("maxStates"), bytes: try number("maxMemory"), seconds: try number("claimTimeLimit"))
  }
}

extension Plan.File {
  fileprivate var record: JSONValue {
    .object([
      ("path", .string(path)), ("digest", .string(digest)),
      ("imports", .array(imports.map { .array([.string($0.path), .string($0.digest)]) })),
    ])
  }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    self.init(
      path: try record.text("path"), digest: try record.text("digest"),
      imports: try record.list("imports") { value throws(MalformedRecord) in
        guard let parts = value.elements?.compactMap(\.string), parts.count == 2 else {
          throw MalformedRecord("imports")
        }
        return Import(path: parts[0], digest: parts[1])
      })
  }
}

extension Plan.Task {
  fileprivate var record: JSONValue {
    let at: [(key: String, value: JSONValue)] = [
      ("file", .number(place.file)), ("circuit", .number(place.circuit)), ("claim", .optional(place.claim)),
    ]
    switch self {
    case .claim: return .object([("kind", .string("claim"))] + at)
    case .sequences(_, let prefixes, let length):
      return .object(
        [("kind", .string("sequences"))] + at + [("upTo", .number(length)), ("prefixes", prefixes.record)])
    case .certificate(_, let path, let digest, let count):
      return .object(
        [("kind", .string("certificate"))] + at + [
          ("path", .string(path)), ("digest", .string(digest)), ("states", .number(count)),
        ])
    }
  }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    let claim = try record.at("claim")
    let place = Plan.Place(
      file: try record.number("file"), circuit: try record.number("circuit"),
      claim: claim.isNull ? nil : try record.number("claim"))
    switch try record.text("kind") {
    case "claim": self = .claim(place)
    case "sequences":
      self = .sequences(
        place, prefixes: try PrefixRange(record: try record.at("prefixes")),
        length: try record.number("upTo", atLeast: 1))
    case "certificate":
      self = .certificate(
        place, path: try record.text("path"), digest: try record.text("digest"),
        count: try record.number("states", atLeast: 1))
    default: throw MalformedRecord("kind")
    }
  }
}

extension PrefixRange {
  /// `[length, letters, from, to]`.
  var record: JSONValue {
    .array([length, letterCount, numbers.lowerBound, numbers.upperBound].map(JSONValue.number))
  }

  init(record: JSONValue) throws(MalformedRecord) {
    guard let parts = record.elements?.compactMap(\.integer), parts.count == 4, parts[2] <= parts[3],
      let range = PrefixRange(length: parts[0], letterCount: parts[1], numbers: parts[2]..<parts[3])
    else { throw MalformedRecord("prefixes") }
    self = range
  }
}
