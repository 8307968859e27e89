import CircuitModel

/// Grades of a class as a table that spreadsheets read: a row a file, a column a claim (RFC 4180).
public struct GradeTable: Sendable {
  private var isBegun = false

  /// Makes a renderer.
  public init() {}
}

extension GradeTable {
  /// The row of a file; before the first one, the heading.
  public mutating func add(_ grade: Grade) -> String {
    let heading = isBegun ? "" : row(["file", "points", "maximum"] + grade.claims.map { "\($0.circuit): \($0.name)" })
    isBegun = true
    return heading
      + row(
        [grade.path, grade.points.pointsText, grade.maximum.pointsText]
          + grade.claims.map { grade.points(of: $0).pointsText })
  }

  private func row(_ fields: [String]) -> String { fields.map(\.csvField).joined(separator: ",") + "\r\n" }
}
