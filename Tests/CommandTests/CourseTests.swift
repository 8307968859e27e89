import Foundation
import TestSupport
import Testing

/// The lessons, done by somebody who reads every word, runs every command and follows every link.
@Suite struct CourseTests {
  /// The pages of the course, with how many commands each shows.
  static let pages: [(path: String, commands: Int)] = [
    ("Circuits/README.md", 2), ("Circuits/1-gates/README.md", 7), ("Circuits/2-memory/README.md", 5),
    ("Circuits/3-first-steps/README.md", 9), ("Circuits/4-comparing/README.md", 5),
    ("Circuits/5-counting/README.md", 5), ("Circuits/6-adding/README.md", 5), ("Circuits/7-languages/README.md", 7),
    ("Circuits/8-linear/README.md", 5), ("Circuits/9-margins/README.md", 7), ("Circuits/solutions/README.md", 6),
  ]

  /// The files of the library that end so, as paths from the root of the package.
  private static func files(_ suffix: String) -> [String] {
    let folder = Schemas.root.appending(path: "Circuits").path
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { "Circuits/\($0)" }
  }

  @Test(arguments: pages) func everyCommandPrintsWhatTheLessonSays(path: String, commands: Int) throws {
    let scratch = try Scratch()
    #expect(try Page(path).run(in: scratch) == commands)
    #expect(try Tool.run(["fmt", "--check", "."], in: scratch.folder).output == "")
  }

  @Test func everyFolderOfCircuitsIsALessonOrTheWorkedSolutions() {
    #expect(Self.files("README.md").sorted() == Self.pages.map(\.path).sorted())
    let folders = Set(
      (Self.files(".circuit") + Self.files(".exercise")).compactMap { $0.split(separator: "/").dropFirst().first })
    #expect(folders.count == 10 && folders.contains("solutions"))
    for folder in folders { #expect(Self.pages.contains { $0.path == "Circuits/\(folder)/README.md" }, "\(folder)") }
  }

  @Test(arguments: pages.map(\.path)) func everyLinkOfALessonLeadsToAFile(path: String) throws {
    #expect(try Page(path).deadLinks == [])
  }

  @Test func everyCircuitAndExerciseIsNamedInItsLesson() throws {
    for path in Self.pages.map(\.path).dropFirst() {
      let folder = String(path.dropLast("README.md".count))
      let links = try Page(path).links.map { folder + $0 }
      for file in Self.files(".circuit") + Self.files(".exercise") where file.hasPrefix(folder) {
        #expect(links.contains(file), "\(path) says nothing of \(file)")
      }
    }
  }

  /// The command looks for a circuit by its name alone, so no two may have the same.
  @Test func noTwoCircuitsOfTheLibraryHaveTheSameName() throws {
    let names = try Self.files(".circuit").flatMap { file in
      try String(contentsOf: Schemas.root.appending(path: file), encoding: .utf8).split(separator: "\n")
        .filter { $0.hasPrefix("circuit ") }.map { $0.split { " ({".contains($0) }[1] }
    }
    #expect(names.count > 100 && Set(names).count == names.count)
  }

  // MARK: Exercises

  private func points(of student: String, by teacher: String, in folder: URL) throws -> String? {
    let graded = try Tool.run(["grade", "--claims", teacher, student], in: folder)
    let words = graded.output.split(separator: "\n").first?.split(separator: " ").map(String.init) ?? []
    guard graded.status == 0, words.count == 5, words[1] == words[3] else { return nil }
    return words[1]
  }

  @Test func everyTeachersSolutionHasAllPoints() throws {
    let teachers = Self.files(".circuit").filter { $0.contains("/exercises/") }
    #expect(teachers.count == 24)
    for teacher in teachers {
      let all = try points(of: teacher, by: teacher, in: Schemas.root)
      #expect(all.flatMap(Double.init) ?? 0 > 1, "\(teacher)")
    }
  }

  /// An exercise with a teacher's file can be done, and what `solve` finds has all points; one without cannot.
  @Test func anExerciseCanBeDoneWhereThereIsATeachersFile() throws {
    let scratch = try Scratch()
    let exercises = Self.files(".exercise")
    #expect(exercises.count == 16)
    for exercise in exercises {
      let teacher = exercise.replacing(".exercise", with: ".circuit")
      let folder = scratch.folder.appending(path: exercise.replacing("/", with: "-"))
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let answer = folder.appending(path: "mine.circuit").path
      let solved = try Tool.run(["solve", exercise, "-o", answer])
      if FileManager.default.fileExists(atPath: Schemas.root.appending(path: teacher).path) {
        #expect(solved.status == 0, "\(exercise): \(solved)")
        #expect(try points(of: answer, by: teacher, in: Schemas.root) != nil, "\(exercise)")
      } else {
        #expect(solved.status == 1 && solved.output.contains("no numbers at all"), "\(exercise): \(solved)")
      }
    }
  }
}
