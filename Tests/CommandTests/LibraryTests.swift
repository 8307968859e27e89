import Foundation
import TestSupport
import Testing

/// The circuit library is the largest end-to-end test: what its files claim is what must come out.
@Suite struct LibraryTests {
  @Test func theLibraryIsGreen() throws {
    let result = try Tool.run(["check", "Circuits", "--quiet"])
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.notes == "")
  }

  @Test func theReportKeepsItsSchemaAndCountsEverything() throws {
    let (status, json) = try Tool.report(["Circuits"])
    #expect(status == 0)
    let claims = claims(json)
    #expect(claims.count > 100)
    for word in ["proved", "holds", "witnessed", "fails", "vacuous", "tie", "unknown"] {
      #expect(json["summary"]?[word]?.integer == claims.filter { $0["verdict"]?.string == word }.count, "\(word)")
    }
    #expect(json["summary"]?["rejected"]?.integer == 0)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    for form in ["text", "json"] {
      let folder = "Circuits/3-first-steps"
      let first = try Tool.run(["check", folder, "--format", form])
      #expect(first.status == 0)
      for _ in 0..<3 { #expect(try Tool.run(["check", folder, "--format", form]).output == first.output) }
    }
  }

  @Test(arguments: ["auto", "enumerate"])
  func theSameBytesComeOutWhateverTheNumberOfThreads(_ engine: String) throws {
    let arguments = ["check", "--engine", engine, "--up-to", "7", "--format", "json"] + Self.narrowFiles
    let alone = try Tool.run(arguments + ["--jobs", "1"])
    for jobs in ["2", "3", "8"] {
      let result = try Tool.run(arguments + ["--jobs", jobs])
      #expect(result.output == alone.output && result.status == alone.status, "\(jobs) jobs")
    }
  }

  @Test func everySequenceAndMergedStatesAgreeClaimByClaim() throws {
    let length = 8
    let options = ["--up-to", "\(length)"] + Self.narrowFiles
    let enumerated = try claims(Tool.report(["--engine", "enumerate"] + options).json)
    let merged = try claims(Tool.report(options).json)
    #expect(enumerated.count == merged.count && enumerated.count > 200)
    for (one, other) in zip(enumerated, merged) {
      let name = "\(one["name"]?.string ?? "")"
      switch (one["verdict"]?.string, other["verdict"]?.string) {
      case ("holds", "holds"), ("holds", "proved"): continue
      case ("witnessed", "witnessed"), ("fails", "fails"):
        #expect(one["counterexample"] == other["counterexample"], "\(name)")
      case ("unknown", "witnessed"):
        #expect((other["counterexample"]?["length"]?.integer ?? 0) > length, "\(name)")
      case ("unknown", "proved"):
        // The condition after `when` is first met beyond the length.
        #expect(one["upTo"]?.integer == length, "\(name)")
      case (let one, let other):
        Issue.record("\(name): \(one ?? "nothing") and \(other ?? "nothing")")
      }
    }
  }

  /// The files whose alphabets are small enough for every sequence to be run.
  private static let narrowFiles: [String] = {
    let wide = ["word-comparator", "words-in-order", "two-kinds-of-brackets", "stack-in-a-number"]
    let folder = Schemas.root.appending(path: "Circuits").path
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return files.filter { file in
      file.hasSuffix(".circuit") && "2345678".contains(file.prefix(1))
        && !wide.contains { file.hasSuffix("/\($0).circuit") }
    }.sorted().map { "Circuits/\($0)" }
  }()

  private func claims(_ report: JSON) -> [JSON] {
    (report["files"]?.elements ?? []).flatMap { $0["circuits"]?.elements ?? [] }
      .flatMap { $0["claims"]?.elements ?? [] }
  }

  @Test func theLibraryIsInTheCanonicalForm() throws {
    let result = try Tool.run(["fmt", "--check", "Circuits"])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output == "")
  }
}
