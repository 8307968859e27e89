import CircuitModel

/// Grades of a class as a table that spreadsheets read (RFC 4180): a row a file, with its points, how it stands, and a
/// column a claim.
public struct GradeTable: GradeRenderer {
  private var isBegun = false

  /// Makes a renderer.
  public init() {}
}

extension GradeTable {
  /// The row of a file; before the first one, the heading.
  public mutating func add(_ grade: Grade) -> String {
    let heading = ["file", "points", "maximum", "standing"] + grade.claims.map { "\($0.circuit): \($0.name)" }
    let fields =
      [grade.path, grade.points.pointsText, grade.maximum.pointsText, grade.standing.rawValue]
      + grade.claims.map { grade.points(of: $0).pointsText }
    defer { isBegun = true }
    return (isBegun ? "" : row(heading)) + row(fields)
  }

  private func row(_ fields: [String]) -> String { fields.map(\.csvField).joined(separator: ",") + "\r\n" }
}
