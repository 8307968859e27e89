/// An output format of grades: what it writes before, for and after each student.
public protocol GradeRenderer: Sendable {
  /// What stands before the first student.
  mutating func begin() -> String

  /// What is written of a student of whom everything is known that will be.
  mutating func add(_ grade: Grade) -> String

  /// What stands after the last student.
  mutating func end(_ ending: Report.Ending) -> String
}

extension GradeRenderer {
  /// Nothing stands before the first student.
  public mutating func begin() -> String { "" }

  /// Nothing stands after the last student.
  public mutating func end(_ ending: Report.Ending) -> String { "" }

  /// All grades at once.
  public func render(_ grades: [Grade], _ ending: Report.Ending = .complete) -> String {
    var renderer = self
    return renderer.begin() + grades.map { renderer.add($0) }.joined() + renderer.end(ending)
  }
}

/// The output formats of `grade`, by the names that the command line knows: the one place that lists them.
public enum GradeFormat: String, CaseIterable, Sendable {
  case csv, gradescope, json, prairielearn, text
}

extension GradeFormat {
  /// The format as one that an autograder reads, which is about one student.
  public var autograder: AutograderResult? { AutograderResult(rawValue: rawValue) }

  /// A renderer of the format.
  ///
  /// - Parameters:
  ///   - rubric: the path of the teacher's file.
  ///   - version: the version of the tool.
  ///   - destination: where the text goes.
  /// - Returns: the renderer.
  public func makeRenderer(
    rubric: String, version: String, for destination: ReportFormat.Destination = ReportFormat.Destination()
  ) -> any GradeRenderer {
    switch self {
    case .csv: GradeTable()
    case .gradescope: AutograderResult.gradescope
    case .json: GradeJSON(rubric: rubric, version: version)
    case .prairielearn: AutograderResult.prairielearn
    case .text:
      GradeText(usesColor: destination.usesColor, isQuiet: destination.isQuiet, width: destination.width)
    }
  }
}
