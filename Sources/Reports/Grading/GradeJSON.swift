import CircuitModel

/// Grades for machines: the schema `heaviside.grade/1`, described by `Schemas/grade-1.schema.json`. Points are exact
/// rationals as strings.
public struct GradeJSON: Sendable {
  private var isBegun = false

  /// Makes a renderer.
  public init() {}
}

extension GradeJSON {
  /// The beginning of the object, up to its files.
  ///
  /// - Parameters:
  ///   - version: the version of the tool.
  ///   - rubric: the path of the teacher's file.
  /// - Returns: what stands before the first file.
  public mutating func begin(version: String, rubric: String) -> String {
    JSONValue.object([
      ("schema", .string("heaviside.grade/1")), ("version", .string(version)), ("rubric", .string(rubric)),
    ]).opened(by: "files")
  }

  /// An element of the list of files.
  public mutating func add(_ grade: Grade) -> String {
    defer { isBegun = true }
    return (isBegun ? ",\n    " : "\n    ") + GradeJSON.json(grade).text(indentedBy: 2)
  }

  /// The end of the object.
  public mutating func end(_ ending: Report.Ending) -> String {
    (isBegun ? "\n  ]" : "]") + JSONValue.object([("complete", .boolean(ending == .complete))]).closing() + "\n"
  }

  private static func json(_ grade: Grade) -> JSONValue {
    let renderer = JSONRenderer()
    return .object([
      ("path", .string(grade.path)), ("points", .string("\(grade.points)")), ("maximum", .string("\(grade.maximum)")),
      ("finished", .boolean(grade.isFinished)), ("diagnostics", renderer.diagnostics(of: grade.file)),
      (
        "claims",
        .array(
          grade.claims.map { claim in
            .object(
              [
                ("circuit", .string(claim.circuit)), ("points", .string("\(grade.points(of: claim))")),
                ("maximum", .string("\(claim.maximum)")), ("share", claim.share.map(json) ?? .null), ("note", .optional(claim.note)),
              ] + members(of: claim, in: grade, renderer))
          })
      ),
    ])
  }

  private static func members(
    of claim: Grade.Claim, in grade: Grade, _ renderer: JSONRenderer
  ) -> [(key: String, value: JSONValue)] {
    switch claim.state {
    case .judged(let judged): renderer.members(of: judged, in: grade.file)
    case .lost: [("name", .string(claim.name)), ("verdict", .null), ("reason", .string("not judged"))]
    case .open: [("name", .string(claim.name)), ("verdict", .null), ("reason", .string("not finished"))]
    }
  }

  private static func json(_ share: Grade.Share) -> JSONValue {
    .object([
      ("score", .string("\(share.score)")), ("considered", .array(share.considered.map { .string("\($0)") })),
      ("right", .array(share.right.map { .string("\($0)") })),
    ])
  }
}
