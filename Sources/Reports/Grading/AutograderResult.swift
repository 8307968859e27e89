import CircuitLanguage
import CircuitModel

/// A grade as an autograder reads it.
///
/// - Gradescope: `results.json` with `tests`, each with `score`, `max_score` and `status`
///   (gradescope-autograders.readthedocs.io, specifications).
/// - PrairieLearn: `results.json` with a `score` from 0 to 1 and `tests` with `points`; a file that cannot be judged is
///   not `gradable` (docs.prairielearn.com, external grading). No more than a megabyte of it is read.
///
/// What is not finished earns nothing yet and says so, so that a file that was written before the grader was stopped by
/// its platform tells the truth. Numbers are decimals of four digits, rounded down. Students read this, so files are
/// called by their names, and nothing is said of the folders that they lie in.
public enum AutograderResult: String, CaseIterable, GradeRenderer {
  case gradescope, prairielearn
}

extension AutograderResult {
  /// The text of the results' file.
  public mutating func add(_ grade: Grade) -> String { text(grade) }

  /// The text of the results' file.
  public func text(_ grade: Grade) -> String {
    let grade = grade.withoutFolders
    return switch self {
    case .gradescope: gradescope(grade).text
    case .prairielearn: prairieLearn(grade).text
    }
  }

  private func gradescope(_ grade: Grade) -> JSONValue {
    let tests = grade.claims.enumerated().map { place, claim in
      JSONValue.object([
        ("name", .string(title(claim))), ("number", .string("\(place + 1)")),
        ("score", .decimal(grade.points(of: claim).pointsText)), ("max_score", .decimal(claim.maximum.pointsText)),
        ("status", .string(grade.status(of: claim) == .passed ? "passed" : "failed")),
        ("output", .string(output(claim, grade))), ("output_format", .string("text")),
        ("visibility", .string("visible")),
      ])
    }
    return .object([
      ("score", .decimal(grade.points.pointsText)), ("output", .string(message(grade))),
      ("output_format", .string("text")),
      ("stdout_visibility", .string("hidden")), ("tests", .array(tests)),
    ])
  }

  private func prairieLearn(_ grade: Grade) -> JSONValue {
    let score = grade.maximum.isZero ? 0 : grade.points / grade.maximum
    let tests = grade.claims.map { claim in
      JSONValue.object([
        ("name", .string(title(claim))), ("points", .decimal(grade.points(of: claim).pointsText)),
        ("max_points", .decimal(claim.maximum.pointsText)), ("output", .string(output(claim, grade))),
      ])
    }
    let errors = grade.isGradable ? [] : [("format_errors", JSONValue.array([.string(message(grade))]))]
    return .object(
      [
        ("gradable", .boolean(grade.isGradable)), ("score", .decimal(score.pointsText)),
        ("message", .string(message(grade))),
      ] + errors + [("tests", .array(tests))])
  }
}

extension AutograderResult {
  /// So many bytes may all texts of a result have together: escaped, and with all else, half of what PrairieLearn reads.
  private static let mostBytes = 256 << 10

  private func title(_ claim: Grade.Claim) -> String { "\(claim.circuit): \(claim.name)".visible.shortened(to: 200) }

  /// What is said of the file as a whole.
  private func message(_ grade: Grade) -> String {
    let points = "\(grade.points.pointsText) of \(grade.maximum.pointsText) points"
    let unfinished = "The grading has not finished: what is not listed as judged earns nothing yet."
    let parts = [points, grade.isFinished ? "" : unfinished, TextRenderer().diagnostics(of: grade.file)]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n").cut(to: AutograderResult.mostBytes / 4)
  }

  /// What is said of a claim, with what shows it.
  private func output(_ claim: Grade.Claim, _ grade: Grade) -> String {
    switch claim.state {
    case .lost: return "not judged: see what is said of the file"
    case .open: return "not finished"
    case .judged(let judged):
      let line = VerdictLine(judged, in: grade.file, requiringProof: grade.requiresProof)
      var failures = FailureText(file: grade.file, width: 100, palette: Palette(isOn: false))
      let lines =
        [line.verdict, line.detail, claim.share?.words, judged.note, claim.note].compactMap(\.self).filter {
          !$0.isEmpty
        }
        + failures.lines(for: judged)
      return lines.joined(separator: "\n").cut(to: AutograderResult.mostBytes / 2 / grade.claims.count)
    }
  }
}

extension String {
  /// The text, or its beginning and a note where it is longer than so many bytes.
  fileprivate func cut(to limit: Int) -> String {
    utf8.count <= limit ? self : String(decoding: utf8.prefix(limit), as: UTF8.self) + "\n... and more, left out here"
  }
}

extension Grade {
  /// The same with files called by their names alone.
  fileprivate var withoutFolders: Grade {
    var grade = self
    grade.path = path.fileName
    grade.sources = sources.map { SourceFile(path: $0.path.fileName, bytes: $0.bytes, number: $0.number) }
    // What cannot be read has its path in the sentence that says so.
    if !isReadable {
      for place in diagnostics.indices {
        grade.diagnostics[place].headline = diagnostics[place].headline.replacing(
          path.visible, with: grade.path.visible)
      }
    }
    return grade
  }
}

extension String {
  /// What stands after the last slash.
  fileprivate var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
