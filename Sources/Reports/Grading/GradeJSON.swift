import CircuitModel

/// Grades for machines: the schema `heaviside.grade/1`, described by `Schemas/grade-1.schema.json`. Points are exact
/// rationals as strings.
public struct GradeJSON: GradeRenderer {
  private let rubric: String
  private let version: String
  private var isBegun = false

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - rubric: the path of the teacher's file.
  ///   - version: the version of the tool.
  public init(rubric: String, version: String) {
    self.rubric = rubric
    self.version = version
  }
}

extension GradeJSON {
  /// The beginning of the object, up to its files.
  public mutating func begin() -> String {
    JSONValue.object([
      ("schema", .string("heaviside.grade/1")), ("version", .string(version)), ("rubric", .string(rubric)),
    ]).opened(by: "files")
  }

  /// An element of the list of files.
  public mutating func add(_ grade: Grade) -> String {
    defer { isBegun = true }
    return (isBegun ? ",\n    " : "\n    ") + json(grade).text(indentedBy: 2)
  }

  /// The end of the object.
  public mutating func end(_ ending: Report.Ending) -> String {
    let members: [(key: String, value: JSONValue)] = [("complete", .boolean(ending == .complete))]
    return (isBegun ? "\n  ]" : "]") + JSONValue.object(members + JSONRenderer().members(of: ending)).closing() + "\n"
  }

  private func json(_ grade: Grade) -> JSONValue {
    .object([
      ("path", .string(grade.path)), ("points", .string("\(grade.points)")), ("maximum", .string("\(grade.maximum)")),
      ("standing", .string(grade.standing.rawValue)), ("diagnostics", JSONRenderer().diagnostics(of: grade.file)),
      ("claims", .array(grade.claims.map { json($0, in: grade) })),
    ])
  }

  private func json(_ claim: Grade.Claim, in grade: Grade) -> JSONValue {
    let (state, verdict): (String, JSONValue) =
      switch claim.state {
      case .judged(let judged): ("judged", .object(JSONRenderer().members(of: judged, in: grade.file)))
      case .lost: ("lost", .null)
      case .open: ("open", .null)
      }
    return .object([
      ("circuit", .string(claim.circuit)), ("name", .string(claim.name)),
      ("points", .string("\(grade.points(of: claim))")), ("maximum", .string("\(claim.maximum)")),
      ("state", .string(state)), ("claim", verdict), ("share", claim.share.map(json) ?? .null),
      ("note", .optional(claim.note)),
    ])
  }

  private func json(_ share: Grade.Share) -> JSONValue {
    .object([
      ("score", .string("\(share.score)")), ("considered", .array(share.considered.map { .string("\($0)") })),
      ("right", .array(share.right.map { .string("\($0)") })),
    ])
  }
}
