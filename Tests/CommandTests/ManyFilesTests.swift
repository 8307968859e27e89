import Foundation
import TestSupport
import Testing

/// A folder as CI has it: a thousand files, some good, some bad, some broken, some slow.
@Suite struct ManyFilesTests {
  @Test func aThousandFilesSayTheSameForAnyNumberOfJobs() throws {
    let scratch = try Scratch()
    let kinds = try ManyFiles.make(1000, in: scratch, below: "in")
    func run(_ jobs: Int) throws -> (output: String, json: String) {
      let result = try Tool.run(
        ["check", "in", "--jobs", "\(jobs)", "--max-states", "60", "--format", "json=\(jobs).json"], in: scratch.folder
      )
      #expect(result.status == 2)
      // A machine that is busy may take long enough to say how far it is.
      #expect(result.notes.split(separator: "\n").allSatisfy { $0.contains(" of 1,000 files") })
      return (result.output, try scratch.text("\(jobs).json"))
    }
    let one = try run(1)
    for jobs in [2, 3, 8] {
      let many = try run(jobs)
      #expect(many.output == one.output)
      #expect(many.json == one.json)
    }
    let json = try JSON(one.json)
    #expect(json["complete"] == .boolean(true))
    let files = json["files"]?.elements ?? []
    #expect(
      files.map { $0["path"]?.string ?? "" } == kinds.indices.map { "in/\("\(10_000 + $0)".dropFirst()).circuit" })
    for (file, kind) in zip(files, kinds) {
      let claims = (file["circuits"]?.elements ?? []).flatMap { $0["claims"]?.elements ?? [] }
      #expect(claims.map { $0["verdict"]?.string } == (kind.verdict.map { [$0] } ?? []))
      #expect(file["diagnostics"]?.elements.count == (kind.verdict == nil ? 1 : 0))
    }
  }

  @Test(arguments: ManyFiles.Kind.allCases) func eachKindAloneHasItsStatus(kind: ManyFiles.Kind) throws {
    let scratch = try Scratch()
    _ = try ManyFiles.make(20, of: [kind], in: scratch, below: "in")
    #expect(try Tool.run(["check", "in", "--max-states", "60"], in: scratch.folder).status == kind.status)
    _ = try ManyFiles.make(20, of: [.proved], in: scratch, below: "good")
    let mixed = try Tool.run(["check", "good", "in", "--max-states", "60", "--quiet"], in: scratch.folder)
    #expect(mixed.status == kind.status)
    #expect(!mixed.output.contains("good/"))
  }

  @Test func aClaimThatOnlyTimeEndsIsUndecidedAndTheOthersAreNot() throws {
    let scratch = try Scratch()
    let kinds = try ManyFiles.make(
      12, of: [.endless, .proved, .proved, .fails, .proved, .proved], in: scratch, below: "in")
    for jobs in ["1", "3"] {
      let (status, json) = try Tool.report(
        ["in", "--jobs", jobs, "--claim-time-limit", "1", "--up-to", "1000"], in: scratch.folder)
      #expect(status == 1)
      let claims = (json["files"]?.elements ?? []).map { $0["circuits"]?.elements.first?["claims"]?.elements.first }
      #expect(claims.map { $0?["verdict"]?.string } == kinds.map(\.verdict))
      #expect(claims[0]?["reason"]?.string == "the time limit ended the search")
    }
  }

  @Test func memoryIsFlatInTheNumberOfFiles() throws {
    // Elsewhere nothing says how much memory a program had at most.
    guard Python.canImport("resource") else { return }
    let scratch = try Scratch()
    let text = "circuit A {\n  input x: bit\n  y[t] = x[t]\n  prove y[t] == x[t]\n}\n"
    try scratch.makeFile("a", text)
    for (folder, count) in [("few", 300), ("many", 3000)] {
      try scratch.makeFile("\(folder)/0.circuit", text)
      for number in 1..<count {
        try FileManager.default.linkItem(
          at: scratch.folder.appending(path: "a"), to: scratch.folder.appending(path: "\(folder)/\(number).circuit"))
      }
    }
    func peak(_ folder: String) throws -> Int {
      let program = """
        import resource, subprocess, sys
        status = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if status == 0 else -1)
        """
      let text = try Python.run(
        program,
        arguments: [
          Tool.executable.path, "check", scratch.folder.appending(path: folder).path, "--quiet",
          "--format", "json", "--jobs", "2",
        ], input: "")
      return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)), "\(text)")
    }
    let (few, many) = (try peak("few"), try peak("many"))
    #expect(few > 0)
    #expect(many - few < 4000, "\(few) and \(many) KB")
  }
}
