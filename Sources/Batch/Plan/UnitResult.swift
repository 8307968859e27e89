public import CircuitModel
public import Reports
public import Verification

/// What a unit of a plan came to, in plain values. It is no verdict.
public enum UnitResult: Hashable, Sendable {
  /// What was said of a whole claim; where a run shows it, the letters of the run, so that it can be run again.
  case claim(Report.JudgedClaim, word: [Int]?, isRepeatable: Bool)
  /// What running some of the sequences came to.
  case sequences(EnumeratedPart)
  /// What checking some of the states came to.
  case states(EvidencePart)
}

extension UnitResult {
  /// Whether the unit would come to the same wherever it is done: what a clock ended would not.
  public var isRepeatable: Bool {
    switch self {
    case .claim(_, _, let isRepeatable): isRepeatable
    case .sequences(let part):
      if case .stopped(let limit, _) = part.finding { limit.isRepeatable } else { true }
    case .states: true
    }
  }

  /// Whether it cannot be true where the other is, although a clock ended one of them: what is found at the end of a
  /// sequence cannot be missed by whoever has run all sequences of that length.
  func excludes(_ other: UnitResult) -> Bool {
    guard case .sequences(let one) = self, case .sequences(let two) = other else { return false }
    func isMissed(by part: EnumeratedPart, _ other: EnumeratedPart) -> Bool {
      guard case .stopped(_, let covered) = part.finding else { return false }
      switch other.finding {
      case .event(let word), .undefined(let word): return word.count <= covered
      case .covered, .stopped: return false
      }
    }
    return isMissed(by: one, two) || isMissed(by: two, one)
  }

  /// The length up to which all is covered, for what a clock ended.
  var lengthCovered: Int {
    switch self {
    case .claim(let claim, _, _): claim.lengthCovered ?? 0
    case .sequences(let part): if case .stopped(_, let length) = part.finding { length } else { 0 }
    case .states: 0
    }
  }
}

extension Verdict.Limit {
  /// Whether the same limit ends the same search at the same place wherever it is made.
  public var isRepeatable: Bool {
    switch self {
    case .time, .interrupted: false
    case .states, .memory, .numbers, .sequences, .noInvariant, .noTrigger, .precision, .ranges: true
    }
  }
}

extension UnitResult {
  /// The result as it is written down.
  var record: JSONValue {
    switch self {
    case .claim(let claim, let word, let isRepeatable):
      .object([
        ("claim", claim.record), ("word", word.map { .array($0.map(JSONValue.number)) } ?? .null),
        ("isRepeatable", .boolean(isRepeatable)),
      ])
    case .sequences(let part):
      .object([
        ("prefixes", part.range.record), ("upTo", .number(part.length)), ("triggered", .boolean(part.triggered)),
        ("finding", part.finding.record),
      ])
    case .states(let part):
      .object([
        ("states", .array([.number(part.states.lowerBound), .number(part.states.upperBound)])),
        ("problem", .optional(part.problem)), ("confirmedOrigins", .number(part.confirmedOrigins)),
        ("triggered", .boolean(part.isTriggered)),
      ])
    }
  }

  /// Reads what was written down.
  init(record: JSONValue) throws(MalformedRecord) {
    if let claim = record["claim"] {
      guard let isRepeatable = record["isRepeatable"]?.boolean else { throw MalformedRecord("isRepeatable") }
      let said = try Report.JudgedClaim(record: claim)
      // A clock can only keep somebody from finding out.
      guard isRepeatable || said.outcome == .unknown else { throw MalformedRecord("isRepeatable") }
      self = .claim(
        said, word: try record.at("word").isNull ? nil : record.numbers("word"), isRepeatable: isRepeatable)
      return
    }
    guard let triggered = record["triggered"]?.boolean else { throw MalformedRecord("triggered") }
    if let prefixes = record["prefixes"] {
      self = .sequences(
        EnumeratedPart(
          range: try PrefixRange(record: prefixes), length: try record.number("upTo"),
          finding: try EnumeratedPart.Finding(record: try record.at("finding")), triggered: triggered))
      return
    }
    let states = try record.numbers("states")
    guard states.count == 2, states[0] < states[1] else { throw MalformedRecord("states") }
    self = .states(
      EvidencePart(
        states: states[0]..<states[1],
        problem: try record.at("problem").isNull ? nil : record.text("problem"),
        confirmedOrigins: try record.number("confirmedOrigins"), isTriggered: triggered))
  }
}

extension EnumeratedPart.Finding {
  /// Numbers of sequences are texts, since they may be greater than other readers of JSON can read.
  fileprivate var record: JSONValue {
    switch self {
    case .covered(let counts): .object([("covered", .array(counts.map { .string("\($0)") }))])
    case .event(let word): .object([("event", .array(word.map(JSONValue.number)))])
    case .undefined(let word): .object([("undefined", .array(word.map(JSONValue.number)))])
    case .stopped(let limit, let length):
      .object([("stopped", .string(limit.word)), ("upTo", .number(length)), ("limit", .optional(limit.number))])
    }
  }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    guard let kind = record.members.first?.key else { throw MalformedRecord("finding") }
    switch kind {
    case "covered":
      var counts: [UInt64] = []
      for text in try record.texts(kind) {
        guard let count = UInt64(text) else { throw MalformedRecord(kind) }
        counts.append(count)
      }
      self = .covered(counts: counts)
    case "event": self = .event(word: try record.numbers(kind))
    case "undefined": self = .undefined(word: try record.numbers(kind))
    case "stopped":
      let number = try record.at("limit").isNull ? nil : try record.number("limit")
      guard let limit = Verdict.Limit(word: try record.text(kind), number) else { throw MalformedRecord(kind) }
      self = .stopped(limit, upTo: try record.number("upTo"))
    default: throw MalformedRecord(kind)
    }
  }
}

extension Verdict.Limit {
  fileprivate var word: String {
    switch self {
    case .states: "states"
    case .memory: "memory"
    case .numbers: "numbers"
    case .time: "time"
    case .interrupted: "interrupted"
    case .sequences: "sequences"
    case .noInvariant: "noInvariant"
    case .noTrigger: "noTrigger"
    case .precision: "precision"
    case .ranges: "ranges"
    }
  }

  fileprivate var number: Int? {
    switch self {
    case .states(let most), .memory(let most), .precision(let most): most
    default: nil
    }
  }

  fileprivate init?(word: String, _ number: Int?) {
    let all: [Verdict.Limit] = [
      .states(number ?? 0), .memory(number ?? 0), .numbers, .time, .interrupted, .sequences, .noInvariant, .noTrigger,
      .precision(number ?? 0), .ranges,
    ]
    guard let limit = all.first(where: { $0.word == word && $0.number == number }) else { return nil }
    self = limit
  }
}

extension JSONValue {
  /// The numbers of a key that must be there.
  fileprivate func numbers(_ key: String) throws(MalformedRecord) -> [Int] {
    try list(key) { value throws(MalformedRecord) in
      guard let number = value.integer else { throw MalformedRecord(key) }
      return number
    }
  }
}
