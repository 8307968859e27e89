import CircuitLanguage
import CircuitModel
import Insight

/// A report for machines: the schema `heaviside.report/1`, described by `Schemas/report-1.schema.json`.
///
/// Values are exact rationals as strings (`"-3/2"`), vectors lists of them, and `null` what could not be computed. The
/// value of a sigmoid or tanh unit is a decimal that says it is rounded: `"≈0.999955"`.
public struct JSONRenderer: ReportRenderer {
  private var isBegun = false

  /// Makes a renderer.
  public init() {}
}

extension JSONRenderer {
  /// The beginning of the object, up to its files.
  public mutating func begin(_ setting: Report.Setting) -> String {
    JSONValue.object([("schema", .string("heaviside.report/1")), ("version", .string(setting.version))])
      .opened(by: "files")
  }

  /// An element of the list of files.
  public mutating func add(_ file: Report.File) -> String {
    defer { isBegun = true }
    return (isBegun ? ",\n    " : "\n    ") + json(file).text(indentedBy: 2)
  }

  /// The end of the object, where it is known whether everything was looked at.
  public mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String {
    let members: [(key: String, value: JSONValue)] =
      [("summary", json(summary)), ("complete", .boolean(ending == .complete))] + members(of: ending)
    return (isBegun ? "\n  ]" : "]") + JSONValue.object(members).closing() + "\n"
  }
}

extension JSONRenderer {
  /// A file with all that is said of it.
  func json(_ file: Report.File) -> JSONValue {
    .object([
      ("path", .string(file.path)),
      ("diagnostics", diagnostics(of: file)),
      ("circuits", .array(file.circuits.map { json($0, in: file) })),
    ])
  }

  /// The diagnostics of a file, as a list.
  func diagnostics(of file: Report.File) -> JSONValue {
    .array(file.diagnostics.map { json($0, in: file) })
  }

  func json(_ diagnostic: Diagnostic, in file: Report.File) -> JSONValue {
    let place = file.place(of: diagnostic.primary.range)
    var members: [(key: String, value: JSONValue)] = [
      ("code", .string(diagnostic.code.rawValue)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.headline)),
      ("help", .optional(diagnostic.help)),
      ("line", .number(place.line)),
      ("column", .number(place.column)),
      ("endLine", .number(place.endLine)),
      ("endColumn", .number(place.endColumn)),
    ]
    if place.path != file.path { members.append(("path", .string(place.path))) }
    return .object(members)
  }

  private func json(_ circuit: Report.JudgedCircuit, in file: Report.File) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(circuit.name)),
      ("description", .description(circuit.summary)),
      ("line", .number(file.place(of: circuit.range).line)),
      ("claims", .array(circuit.claims.map { .object(self.members(of: $0, in: file)) })),
    ]
    if let counts = circuit.counts { members.append(("counts", counts.json)) }
    if let duration = circuit.duration { members.append(("milliseconds", .number(duration.wholeMilliseconds))) }
    return .object(members)
  }

  /// What is said of a claim.
  func members(of claim: Report.JudgedClaim, in file: Report.File) -> [(key: String, value: JSONValue)] {
    let members: [(key: String, value: JSONValue)] = [
      ("name", .string(claim.name)),
      ("description", .description(claim.summary)),
      ("kind", .string(claim.kind.rawValue)),
      ("line", .number(file.place(of: claim.range).line)),
      ("verdict", .string(claim.outcome.machineWord)),
      ("upTo", .optional(claim.lengthCovered)),
      ("engine", .string(claim.engine)),
      ("states", .optional(claim.states)),
      ("sequences", .optional(claim.sequences)),
      ("invariant", .optional(claim.invariant)),
      ("reason", .optional(claim.reason)),
      ("counterexample", claim.run.map(json) ?? .null),
    ]
    let diagnosis = claim.diagnosis.isEmpty ? [] : [("diagnosis", JSONValue.array(claim.diagnosis.map(\.json)))]
    return members + self.numbers(of: claim, in: file) + diagnosis
  }

  /// What a claim inside an example is about: the numbers that are given, or the two sides that are compared.
  private func numbers(
    of claim: Report.JudgedClaim, in file: Report.File
  ) -> [(key: String, value: JSONValue)] {
    guard let working = claim.working else { return [] }
    let figures = working.figures.flatMap { figure in
      figure.components.map { component in
        JSONValue.object([
          ("of", .string(file.text(of: figure.range) + component.index)), ("given", .string(component.given)),
          ("right", .string(component.right)), ("value", .string(component.value)),
          ("fraction", .optional(component.fraction)), ("isExact", .boolean(component.isExact)),
          ("isRight", .boolean(component.isRight)),
        ])
      }
    }
    if !figures.isEmpty { return [("figures", .array(figures))] }
    if claim.sides.isEmpty { return [] }
    let sides = claim.sides.map { side in
      JSONValue.object([("text", .string(file.text(of: side.range))), ("value", .string(side.value))])
    }
    return [("sides", .array(sides))]
  }

  /// What is said of how a run ended, besides whether it is complete.
  func members(of ending: Report.Ending) -> [(key: String, value: JSONValue)] {
    guard case .disagreement(let path, let circuit, let finding) = ending else { return [] }
    let parts = [("path", path), ("circuit", circuit), ("finding", finding)]
    return [("disagreement", .object(parts.map { ($0, .string($1)) }))]
  }

  /// How many claims came to each verdict.
  func json(_ summary: Summary) -> JSONValue {
    let words: [Outcome] = [.proved, .holds, .witnessed, .fails, .vacuous, .tie, .unknown]
    let counts = words.map { word in
      (word.rawValue, JSONValue.number(summary.count(word) + (word == .unknown ? summary.count(.rejected) : 0)))
    }
    return .object(counts + [("rejected", .number(summary.rejectedFiles))])
  }

  /// A run, as `{"length": …, "inputs": {…}, "signals": {…}}`.
  func json(_ run: Report.Run) -> JSONValue {
    .object([
      ("length", .number(run.length)),
      ("inputs", .object(run.signals.filter { $0.role == .input }.map(json))),
      ("signals", .object(run.signals.filter { $0.role != .input }.map(json))),
    ])
  }

  private func json(_ signal: Report.Run.Signal) -> (key: String, value: JSONValue) {
    let steps = signal.values.map { components -> JSONValue in
      let values = components.map(JSONValue.optional)
      return signal.isVector ? .array(values) : values.first ?? .null
    }
    return (signal.name, .array(steps))
  }
}

extension JSONValue {
  /// The text of a `///` comment, or `null` where there is none.
  fileprivate static func description(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }
}

extension LikelyCause {
  /// The mistake for machines.
  var json: JSONValue {
    .object([
      ("kind", .string(kind.rawValue)), ("text", .string(text)), ("changes", .array(changes.map(JSONValue.string))),
    ])
  }
}

extension Outcome {
  /// The word that machines read.
  var machineWord: String { self == .rejected ? Outcome.unknown.rawValue : rawValue }
}

extension Duration {
  /// The time in milliseconds, rounded down.
  var wholeMilliseconds: Int { Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}
