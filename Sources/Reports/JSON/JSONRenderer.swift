import CircuitLanguage
import CircuitModel

/// A report for machines: the schema `heaviside.report/1`, described by `Schemas/report-1.schema.json`.
///
/// Values are exact rationals as strings (`"-3/2"`), vectors lists of them, and `null` what could not be computed. The
/// value of a sigmoid or tanh unit is a decimal that says it is rounded: `"≈0.999955"`.
public struct JSONRenderer: Sendable {
  /// Makes a renderer.
  public init() {}

  /// The report as JSON, with a newline at its end.
  public func render(_ report: Report) -> String { json(report).text }
}

extension JSONRenderer {
  private func json(_ report: Report) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("schema", .string("heaviside.report/1")),
      ("version", .string(report.version)),
      ("complete", .boolean(report.isComplete)),
      ("files", .array(report.files.map(json))),
      ("summary", json(Summary(report))),
    ]
    if case .disagreement(let path, let circuit, let finding) = report.ending {
      let parts = [("path", path), ("circuit", circuit), ("finding", finding)]
      members.append(("disagreement", .object(parts.map { ($0, .string($1)) })))
    }
    return .object(members)
  }

  private func json(_ file: Report.File) -> JSONValue {
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

  private func json(_ diagnostic: Diagnostic, in file: Report.File) -> JSONValue {
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
    if diagnostic.primary.range.file > 0 { members.append(("path", .string(place.path))) }
    return .object(members)
  }

  private func json(_ circuit: Report.JudgedCircuit, in file: Report.File) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(circuit.circuit.name)),
      ("description", .description(circuit.circuit.summary)),
      ("line", .number(file.place(of: circuit.circuit.range).line)),
      ("claims", .array(circuit.claims.map { json($0, of: circuit.circuit, in: file) })),
    ]
    if let duration = circuit.duration { members.append(("milliseconds", .number(duration.wholeMilliseconds))) }
    return .object(members)
  }

  private func json(_ entry: Report.JudgedClaim, of circuit: Circuit, in file: Report.File) -> JSONValue {
    let verdict = entry.verdict
    return .object([
      ("name", .string(entry.claim.name)),
      ("description", .description(entry.claim.summary)),
      ("kind", .string(entry.claim.keyword)),
      ("line", .number(file.place(of: entry.claim.range).line)),
      ("verdict", .string(entry.outcome.machineWord)),
      ("upTo", .optional(verdict.judgement.lengthCovered)),
      ("engine", .string(verdict.engine)),
      ("states", .optional(verdict.states)),
      ("sequences", .optional(verdict.sequences.map(\.description))),
      ("invariant", .optional(verdict.invariant?.text(in: circuit))),
      ("reason", .optional(entry.reason(in: circuit))),
      ("counterexample", verdict.judgement.trace.map { json($0, of: circuit) } ?? .null),
    ])
  }

  private func json(_ summary: Summary) -> JSONValue {
    let words: [Outcome] = [.proved, .holds, .witnessed, .fails, .vacuous, .tie, .unknown]
    let counts = words.map { word in
      (word.rawValue, JSONValue.number(summary.count(word) + (word == .unknown ? summary.count(.rejected) : 0)))
    }
    return .object(counts + [("rejected", .number(summary.rejectedFiles))])
  }
}

extension JSONRenderer {
  /// A run, as `{"length": …, "inputs": {…}, "signals": {…}}`.
  func json(_ trace: Trace, of circuit: Circuit) -> JSONValue {
    .object([
      ("length", .number(trace.word.count)),
      ("inputs", .object(circuit.signals.filter { $0.role == .input }.map { json($0, in: trace) })),
      ("signals", .object(circuit.signals.filter { $0.role != .input }.map { json($0, in: trace) })),
    ])
  }

  private func json(_ signal: Signal, in trace: Trace) -> (key: String, value: JSONValue) {
    let steps = trace.word.indices.map { step -> JSONValue in
      let values = signal.components.map {
        JSONValue.optional(trace.value(of: $0, atStep: step + 1)?.exactText)
      }
      return signal.isVector ? .array(values) : values.first ?? .null
    }
    return (signal.name, .array(steps))
  }
}

extension JSONValue {
  /// The text of a `///` comment, or `null` where there is none.
  fileprivate static func description(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }
}

extension Outcome {
  /// The word that machines read.
  fileprivate var machineWord: String { self == .rejected ? Outcome.unknown.rawValue : rawValue }
}

extension Duration {
  /// The time in milliseconds, rounded down.
  var wholeMilliseconds: Int { Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}
