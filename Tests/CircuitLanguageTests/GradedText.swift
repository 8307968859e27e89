import CircuitLanguage
import CircuitModel
import Testing

/// What a teacher's text says as a question, with what is wrong with it.
func questioned(_ text: String, importing others: [String: String] = [:]) -> (
  rubric: Rubric?, diagnostics: [Diagnostic]
) {
  let loader = Loader { path in others[path].map { .success(Array($0.utf8)) } ?? .failure(.missing) }
  let (program, problems) = loader.load(SourceFile(path: "teacher.circuit", text: text))
  return problems.isEmpty ? rubric(of: program) : (nil, problems)
}

/// A student's text under a teacher's, which must be sound.
func graded(
  _ student: String, by teacher: String, importing others: [String: String] = [:], within limits: StrangerLimits? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Submission {
  let (rubric, diagnostics) = questioned(teacher, importing: others)
  #expect(diagnostics.map(\.headline) == [], sourceLocation: sourceLocation)
  let known = try #require(rubric, sourceLocation: sourceLocation)
  return known.judge(SourceFile(path: "student.circuit", text: student), within: limits)
}

/// The one circuit of a student that is sound under the teacher's text.
func gradedCircuit(
  _ student: String, by teacher: String, importing others: [String: String] = [:],
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Circuit {
  let submission = try graded(student, by: teacher, importing: others, sourceLocation: sourceLocation)
  #expect(submission.diagnostics.map(\.headline) == [], sourceLocation: sourceLocation)
  return try #require(submission.circuits.first?.circuit, sourceLocation: sourceLocation)
}
