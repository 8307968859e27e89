import Foundation
import TestSupport
import Testing

/// A grader is stopped by its platform when it takes too long: what it has written by then tells the truth.
@Suite struct GradeStoppedTests {
  private static let lastClaimFirst = Classroom.endless.replacing(
    "  reach on: y[t] == 1\n  prove same: y[t] iff x[t]\n", with: "  prove same: y[t] iff x[t]\n  reach on: y[t] == 1\n"
  )

  /// Starts to grade, waits until the results satisfy a condition, and sends a signal.
  private func stop(
    _ classroom: Classroom, _ format: String, by signal: Int32, when isReady: (JSON) -> Bool
  ) throws -> (status: Int32, results: JSON) {
    let run = try Tool.Running(
      ["grade", "--claims", "teacher.circuit", "class/ann.circuit", "--format", "\(format)=results.json"]
        + Classroom.slowly, in: classroom.folder)
    let isReached = try run.wait(until: {
      // Whatever stands there at any moment is whole.
      guard let text = try? classroom.text("results.json") else { return false }
      return isReady(try JSON(text))
    })
    #expect(isReached)
    run.send(signal)
    let status = try run.waitForEnd().status
    let results = try JSON(classroom.text("results.json"))
    #expect(try Schemas.ofOthers(format).violations(of: results) == [])
    return (status, results)
  }

  @Test(arguments: [(SIGKILL, -9), (SIGTERM, 143), (SIGINT, 130)] as [(Int32, Int32)])
  func whatIsStoppedBeforeTheFirstVerdictSaysThatNothingIsJudged(signal: Int32, status: Int32) throws {
    let classroom = try Classroom(["ann": Classroom.copy], teacher: Self.lastClaimFirst)
    let (found, results) = try stop(classroom, "gradescope", by: signal) { _ in true }
    #expect(found == status)
    #expect(results["score"] == .number(0))
    #expect(results["output"]?.string?.contains("The grading has not finished") == true)
    #expect(results["tests"]?.elements.map { $0["status"]?.string } == ["failed", "failed"])
    #expect(results["tests"]?.elements.last?["output"]?.string == "not finished")
  }

  @Test(arguments: [(SIGKILL, -9), (SIGTERM, 143)] as [(Int32, Int32)])
  func whatIsStoppedInTheMiddleKeepsWhatWasEarned(signal: Int32, status: Int32) throws {
    let classroom = try Classroom(["ann": Classroom.copy], teacher: Classroom.endless)
    let (found, results) = try stop(classroom, "gradescope", by: signal) { $0["score"] == .number(1) }
    #expect(found == status)
    #expect(results["score"] == .number(1))
    #expect(results["tests"]?.elements.map { $0["status"]?.string } == ["passed", "failed"])
    let last = results["tests"]?.elements.last?["output"]?.string ?? ""
    #expect(signal == SIGKILL ? last == "not finished" : last.contains("interrupted"), "\(last)")
  }

  @Test func prairieLearnIsToldOfItToo() throws {
    let classroom = try Classroom(["ann": Classroom.copy], teacher: Classroom.endless)
    let (status, results) = try stop(classroom, "prairielearn", by: SIGKILL) { $0["score"] == .number(0.5) }
    #expect(status == -9)
    #expect(results["gradable"] == .boolean(true))
    #expect(results["message"]?.string?.contains("The grading has not finished") == true)
  }

  @Test func aStoppedClassIsNoWholeReport() throws {
    let classroom = try Classroom(["ann": Classroom.copy, "bo": Classroom.copy], teacher: Classroom.endless)
    let result = try Tool.run(
      [
        "grade", "--claims", "teacher.circuit", "class", "--format", "json=grades.json", "--format", "csv=grades.csv",
        "--engine", "reference", "--up-to", "60",
      ], in: classroom.folder, sending: SIGTERM
    ) { _ in
      try FileManager.default.contentsOfDirectory(atPath: classroom.folder.path).contains { $0.hasSuffix(".partial") }
    }
    #expect(result.status == 143)
    #expect(result.output.contains("interrupted: what is not listed was not looked at"))
    let json = try JSON(classroom.text("grades.json"))
    #expect(try Schemas.read("grade-1").violations(of: json) == [])
    #expect(json["complete"] == .boolean(false))
    #expect(!(try classroom.text("grades.csv").contains(",all,")))
  }
}
