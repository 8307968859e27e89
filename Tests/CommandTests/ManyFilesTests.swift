import Foundation
import Reports
import TestSupport
import Testing

/// A folder as CI has it: a thousand files, some good, some bad, some broken, some slow.
@Suite struct ManyFilesTests {
  @Test func aThousandFilesSayTheSameForAnyNumberOfJobs() throws {
    let scratch = try Scratch()
    let kinds = try ManyFiles.make(1000, in: scratch, below: "in")
    let formats = ReportFormat.allCases.map(\.rawValue)
    func run(_ jobs: Int) throws -> (output: String, reports: [String]) {
      let result = try Tool.run(
        ["check", "in", "--jobs", "\(jobs)", "--max-states", "60"]
          + formats.flatMap { ["--format", "\($0)=\(jobs).\($0)"] },
        in: scratch.folder)
      #expect(result.status == 2)
      // A machine that is busy may take long enough to say how far it is.
      #expect(result.notes.split(separator: "\n").allSatisfy { $0.contains(" of 1,000 files") })
      return (result.output, try formats.map { try scratch.text("\(jobs).\($0)") })
    }
    let one = try run(1)
    for jobs in [2, 3, 8] {
      let many = try run(jobs)
      #expect(many.output == one.output)
      #expect(many.reports == one.reports)
    }
    if Python.canImport("xml.etree", for: "reading a thousand files' reports in another language") {
      let judged = try Python.run(Self.judge, arguments: [scratch.folder.path], input: "")
      #expect(judged == "", "\(judged)")
    }
    let json = try JSON(scratch.text("1.json"))
    #expect(try Schemas.read("report-1").violations(of: json) == [])
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

  /// Reads the reports of a run with the standard library of another language, and compares what they say of how many
  /// claims and files are no pass.
  private static let judge = """
    import json, sys, xml.etree.ElementTree as xml
    def text(name): return open(f"{sys.argv[1]}/1.{name}", encoding="utf-8", newline="").read()
    report = json.loads(text("json"))
    claims = [c for f in report["files"] for r in f["circuits"] for c in r["claims"]]
    passes = sum(c["verdict"] in ("proved", "holds", "witnessed") for c in claims)
    broken = sum(len(f["diagnostics"]) for f in report["files"])
    bad = len(claims) - passes + broken
    lines = [json.loads(line) for line in text("jsonl").splitlines()]
    assert lines[-1]["reason"] == "summary" and lines[-1]["complete"] is True, "jsonl has no end"
    assert [l["claim"] for l in lines if l["reason"] == "claim"] == claims, "jsonl has other claims"
    suites = xml.fromstring(text("junit")).findall("testsuite")
    assert len(suites) == len(report["files"]), "junit has other files"
    cases = [c for s in suites for c in s.findall("testcase")]
    assert sum(c.find("failure") is not None or c.find("error") is not None for c in cases) == bad, "junit"
    assert all(c.find("skipped") is None for c in cases), "junit skips"
    results = json.loads(text("sarif"))["runs"][0]["results"]
    assert len(results) == bad, f"sarif has {len(results)} results instead of {bad}"
    tap = text("tap").splitlines()
    assert tap[0] == "TAP version 14" and f"1..{len(claims) + broken}" in tap, "tap has another plan"
    assert sum(l.startswith("not ok") for l in tap) == bad, "tap"
    assert sum(l.startswith(("::error", "::warning")) for l in text("github").splitlines()) == 10, "github"
    lines = text("compiler").splitlines()
    assert sum(": error: " in l or ": warning: " in l for l in lines) == bad, "compiler"
    assert text("markdown").startswith("## heaviside"), "markdown"
    """

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
