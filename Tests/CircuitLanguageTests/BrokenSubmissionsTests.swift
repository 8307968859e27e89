import CircuitLanguage
import CircuitModel
import Foundation
import Testing

/// The pairs of files under `Tests/Broken/Grading`: a folder each, with the teacher's file and the student's.
///
/// Each of the two states in comments what must be said about it, as every file under `Tests/Broken` does. The rule that
/// each code has its file is kept here: a folder for each code. `check --untrusted` gives one of the codes too, for the
/// file in `Tests/Broken/Untrusted`.
@Suite struct BrokenSubmissionsTests {
  static let folders: [String] = {
    let folder = BrokenFiles.folder + "/Grading"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("E07") }.sorted().map { folder + "/" + $0 }
  }()

  @Test(arguments: folders) func aPairOfFilesGetsExactlyTheDiagnosticsItStates(folder: String) throws {
    let (files, said) = try Self.judge(folder)
    for file in files {
      let ofFile = BrokenFiles.said(said.filter { $0.primary.range.file == file.number }, about: file)
      #expect(ofFile == BrokenFiles.expected(file.bytes))
    }
    #expect(!said.isEmpty)
    #expect(said.allSatisfy { $0.help != nil && !$0.headline.isEmpty })
  }

  @Test func everyCodeOfGradingIsProducedByTheFolderNamedAfterIt() throws {
    for code in DiagnosticCode.allCases where code.rawValue.hasPrefix("E07") {
      let produced = try Self.folders.filter { $0.contains("/\(code.rawValue)") }.flatMap {
        try Self.judge($0).said.map(\.code)
      }
      #expect(produced.contains(code), "no folder under Tests/Broken/Grading produces \(code.rawValue)")
    }
  }

  private static func judge(_ folder: String) throws -> (files: [SourceFile], said: [Diagnostic]) {
    let teacher = SourceFile(
      path: folder + "/teacher.circuit", bytes: try BrokenFiles.bytes(folder + "/teacher.circuit"))
    let (tree, problems) = parse(teacher)
    #expect(problems.isEmpty)
    let (known, diagnostics) = rubric(of: Program(teacher, tree))
    guard let known else { return ([teacher], diagnostics) }
    let path = folder + "/student.circuit"
    let submission = known.judge(SourceFile(path: path, bytes: try BrokenFiles.bytes(path)), within: StrangerLimits())
    #expect(submission.circuits.contains { $0.claims.contains { $0.place == nil } })
    return (submission.files, submission.diagnostics)
  }
}
