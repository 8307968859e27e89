import CircuitLanguage

/// A report as a line of JSON for each thing that is found out, as soon as it is: the schema `heaviside.event/1`,
/// described by `Schemas/event-1.schema.json`.
///
/// The member `reason` says what a line is about: a `claim` with its verdict, a `file` with its diagnostics, or last of
/// all the `summary`. A stream without that line was cut off.
public struct JSONLinesRenderer: ReportRenderer {
  /// Makes a renderer.
  public init() {}
}

extension JSONLinesRenderer {
  /// The line of a claim, with the members that a claim has in a report.
  public mutating func add(
    _ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File
  ) -> String {
    line(
      "claim",
      [
        ("path", .string(file.path)), ("circuit", .string(circuit.name)),
        ("claim", .object(JSONRenderer().members(of: claim, in: file))),
      ])
  }

  /// The line of a file: whether it was read and can be relied on, and if not, why.
  public mutating func add(_ file: Report.File) -> String {
    line(
      "file",
      [
        ("path", .string(file.path)),
        ("state", .string(file.isReadable ? file.isRejected ? "rejected" : "read" : "unreadable")),
        ("diagnostics", JSONRenderer().diagnostics(of: file)),
      ])
  }

  /// The last line.
  public mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String {
    let status = ExitStatus.severest([summary.exitStatus, ending.exitStatus])
    let renderer = JSONRenderer()
    return line(
      "summary",
      [
        ("version", .string(summary.setting.version)), ("complete", .boolean(ending == .complete)),
        ("exitStatus", .number(Int(status.rawValue))), ("files", .number(summary.files)),
        ("unreadable", .number(summary.unreadableFiles)), ("circuits", .number(summary.circuits)),
        ("claims", .number(summary.claims)), ("summary", renderer.json(summary)),
      ] + renderer.members(of: ending))
  }

  private func line(_ reason: String, _ members: [(key: String, value: JSONValue)]) -> String {
    JSONValue.object([("schema", .string("heaviside.event/1")), ("reason", .string(reason))] + members).line
  }
}
