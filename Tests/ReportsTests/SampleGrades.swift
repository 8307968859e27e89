import CircuitLanguage

@testable import CircuitModel
@testable import Reports

extension Sample {
  /// The grade of a file whose claims came to these judgements, each worth a point.
  static func grade(
    _ entries: [(Claim, AuditedVerdict.Judgement)], path: String = "and.circuit", diagnostics: [Diagnostic] = [],
    requiresProof: Bool = false
  ) -> Grade {
    let claims = entries.map { claim, judgement in
      Grade.Claim(
        circuit: "RunningAnd", name: claim.name, maximum: 1,
        state: .judged(Report.JudgedClaim(claim, verdict(judgement), of: circuit)))
    }
    return Grade(
      path: path, sources: [source], diagnostics: diagnostics, claims: claims, requiresProof: requiresProof)
  }

  /// Grades of every standing, and of every judgement.
  static let grades: [Grade] = {
    var shared = grade([(prove, .fails(trace([1, 1, 0], sides: [[.exact(1)], [.exact(0)]])))])
    shared.claims[0].share = Grade.Share(considered: [2, 4], right: [2, 3], score: Rational(7, 8))
    shared.claims[0].maximum = Rational(1, 3)
    var noted = grade([(prove, .tie(trace([1, 0]), tie))])
    noted.claims[0].note = "no partial credit: a limit ended the counting of sequences"
    return [
      grade([(prove, .proved), (example, .holds(upTo: 2))]), shared, noted, grade(everyJudgement),
      grade(everyJudgement, requiresProof: true), unfinished, lost, unreadable, grade([]),
    ]
  }()

  /// Stopped after the first of three claims.
  static let unfinished: Grade = {
    var grade = Sample.grade([(prove, .proved), (prove, .proved), (example, .holds(upTo: 2))])
    grade.claims[1].state = .open
    grade.claims[2].state = .open
    return grade
  }()

  /// A file that cannot be judged at all.
  static let lost: Grade = {
    var grade = Sample.grade([(prove, .proved)], diagnostics: [misspelling])
    grade.claims[0].state = .lost
    return grade
  }()

  /// A path that gave no text.
  static let unreadable: Grade = {
    var grade = lost
    let file = Report.File(path: "/home/ann/and.circuit", problem: .missing)
    (grade.path, grade.sources, grade.diagnostics) = (file.path, [], file.diagnostics)
    return grade
  }()

  /// Grades in which every text of a file or of the command line is the one given.
  static func hostileGrades(_ text: String) -> [Grade] {
    let files = hostile(text).files
    let claims = files[0].circuits[0].claims.map { claim in
      Grade.Claim(circuit: text, name: text, maximum: 1, state: .judged(claim), note: text)
    }
    return files.map { file in
      Grade(
        path: text, sources: file.sources, diagnostics: file.diagnostics,
        claims: file.isReadable ? claims : lost.claims,
        requiresProof: false)
    }
  }
}
