import CircuitModel

/// A grade as an autograder reads it.
///
/// - Gradescope: `results.json` with `tests`, each with `score`, `max_score` and `status`
///   (gradescope-autograders.readthedocs.io, specifications).
/// - PrairieLearn: `results.json` with a `score` from 0 to 1 and `tests` with `points`; a file that cannot be judged is
///   not `gradable` (the documentation of external grading).
///
/// What is not finished earns nothing yet and says so, so that a file that was written before the grader was stopped by
/// its platform tells the truth. Numbers are decimals of four digits, rounded down.
public enum AutograderResult: String, CaseIterable, Sendable {
  case gradescope, prairielearn
}

extension AutograderResult {
  /// The text of the results' file.
  public func text(_ grade: Grade) -> String {
    switch self {
    case .gradescope: gradescope(grade).text
    case .prairielearn: prairieLearn(grade).text
    }
  }

  private func gradescope(_ grade: Grade) -> JSONValue {
    .object([
      ("score", .decimal(grade.points.pointsText)), ("output", .string(message(grade))), ("output_format", .string("text")),
      ("stdout_visibility", .string("hidden")),
      (
        "tests",
        .array(
          grade.claims.enumerated().map { place, claim in
            let points = grade.points(of: claim)
            return .object([
              ("name", .string(title(claim))), ("number", .string("\(place + 1)")),
              ("score", .decimal(points.pointsText)), ("max_score", .decimal(claim.maximum.pointsText)),
              ("status", .string(grade.passes(claim) ? "passed" : "failed")),
              ("output", .string(output(claim, grade))), ("output_format", .string("text")),
              ("visibility", .string("visible")),
            ])
          })
      ),
    ])
  }

  private func prairieLearn(_ grade: Grade) -> JSONValue {
    let maximum = grade.maximum
    var members: [(key: String, value: JSONValue)] = [
      ("gradable", .boolean(grade.isGradable)),
      ("score", .decimal((maximum.isZero ? 0 : grade.points / maximum).pointsText)),
      ("message", .string(message(grade))),
    ]
    if !grade.isGradable { members.append(("format_errors", .array([.string(message(grade))]))) }
    members.append(
      (
        "tests",
        .array(
          grade.claims.map { claim in
            .object([
              ("name", .string(title(claim))), ("points", .decimal(grade.points(of: claim).pointsText)),
              ("max_points", .decimal(claim.maximum.pointsText)), ("output", .string(output(claim, grade))),
            ])
          })
      ))
    return .object(members)
  }

  private func title(_ claim: Grade.Claim) -> String { "\(claim.circuit): \(claim.name)".visible }

  /// What is said of the file as a whole.
  private func message(_ grade: Grade) -> String {
    let problems = TextRenderer().diagnostics(of: grade.file)
    let unfinished = grade.isFinished ? "" : "The grading has not finished: what is not listed as judged earns nothing yet.\n"
    return unfinished + (problems.isEmpty ? "\(grade.points.pointsText) of \(grade.maximum.pointsText) points" : problems)
  }

  /// What is said of a claim, with what shows it.
  private func output(_ claim: Grade.Claim, _ grade: Grade) -> String {
    switch claim.state {
    case .lost: return "not judged: see what is said of the file"
    case .open: return "not finished"
    case .judged(let judged):
      let line = VerdictLine(judged, requiringProof: grade.requiresProof)
      var failures = FailureText(file: grade.file, width: 100, palette: Palette(isOn: false))
      let share =
        claim.share.map { ["right on a share of \($0.score.pointsText) of the sequences"] } ?? [claim.note].compactMap(\.self)
      return ([line.verdict + (line.detail.isEmpty ? "" : "  \(line.detail)")] + share + failures.lines(for: judged))
        .joined(separator: "\n")
    }
  }
}

extension Grade {
  /// Whether a claim earns everything.
  func passes(_ claim: Claim) -> Bool {
    guard case .judged(let judged) = claim.state else { return false }
    return judged.exitStatus(requiringProof: requiresProof) == .passed
  }
}
