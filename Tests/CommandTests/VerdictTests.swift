import Foundation
import TestSupport
import Testing

/// Each exit status, from whole runs of the command.
@Suite struct VerdictTests {
  static let runningAnd = """
    circuit RunningAnd {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]
      prove correct: y[t] iff all(x[1..t])
    }

    """

  /// A claim that no engine proves, since its invariant is a square, and whose sequences no machine runs through.
  static let endless = """
    circuit Endless {
      input x: 0..9
      s[0] = 0
      s[t] = 3 * s[t-1] + x[t]
      q[0] = 0
      output q[t] = 9 * q[t-1] + 6 * s[t-1] * x[t] + x[t]^2
      prove square: q[t] == s[t]^2
    }

    """

  /// Checks one file, given by its text, and returns the report.
  private func check(_ text: String, _ options: String...) throws -> (status: Int32, claims: [JSON], report: JSON) {
    let scratch = try Scratch()
    try scratch.makeFile("x.circuit", text)
    let (status, json) = try Tool.report(options + ["x.circuit"], in: scratch.folder)
    let circuits = json["files"]?.elements.first?["circuits"]?.elements ?? []
    return (status, circuits.flatMap { $0["claims"]?.elements ?? [] }, json)
  }

  @Test func whatHoldsIsStatus0() throws {
    let (status, claims, report) = try check(Self.runningAnd)
    #expect(status == 0)
    #expect(claims.first?["verdict"]?.string == "proved")
    #expect(claims.first?["upTo"] == .null)
    #expect(report["complete"] == .boolean(true))
  }

  @Test func everyEngineAgrees() throws {
    for engine in ["auto", "affine", "merge", "enumerate", "reference"] {
      let (status, claims, _) = try check(Self.runningAnd, "--engine", engine, "--up-to", "6")
      #expect(status == 0)
      #expect(["proved", "holds"].contains(claims.first?["verdict"]?.string), "\(engine)")
    }
  }

  @Test func aSlipIsStatus1WithTheShortestCounterexample() throws {
    let slips = [
      ("- 1.5", "+ 1.5", [["0"]]), ("h[0] = 1", "h[0] = 0", [["1"]]), ("all(", "any(", [["0", "1"]]),
    ]
    for (part, slip, expected) in slips {
      let text = Self.runningAnd.replacingOccurrences(of: part, with: slip)
      let (status, claims, _) = try check(text)
      #expect(status == 1, "\(slip)")
      #expect(claims.first?["verdict"]?.string == "fails")
      let inputs = claims.first?["counterexample"]?["inputs"]
      #expect(inputs?["x"]?.elements.map(\.string) == expected[0], "\(slip)")
    }
  }

  @Test func theSlipsOfTheFoundingCircuitsAreFound() throws {
    func text(_ name: String) throws -> String {
      try String(contentsOf: Schemas.root.appending(path: "Circuits/\(name).circuit"), encoding: .utf8)
    }
    func first(_ circuit: String, _ text: String) throws -> (verdict: String?, inputs: JSON?) {
      let (status, claims, _) = try check(text, "--circuit", circuit)
      #expect(status == 1)
      return (claims.first?["verdict"]?.string, claims.first?["counterexample"]?["inputs"])
    }
    let half = try text("9-margins/running-and-at-half")
    let undeclared = half.replacingOccurrences(of: "convention step(0) = 1", with: "")
    #expect(try first("RunningAndAtHalf", undeclared).verdict == "tie")
    let strict = half.replacingOccurrences(of: "convention step(0) = 1", with: "convention step(0) = 0")
    let (verdict, inputs) = try first("RunningAndAtHalf", strict)
    #expect(verdict == "fails")
    #expect(inputs?["x"]?.elements.map(\.string) == ["1"])
    let equality = try text("3-first-steps/sequence-equality").replacingOccurrences(
      of: "y[1] = step([1, 1] * h[1] - 0.5)", with: "y[0] = 0")
    #expect(try first("SequenceEquality", equality).verdict == "fails")
  }

  @Test func aWitnessThatDoesNotExistIsStatus1() throws {
    for claim in ["refute never: y[t] iff all(x[1..t])", "reach never: y[t] and not x[t]"] {
      let text = Self.runningAnd.replacingOccurrences(of: "prove correct: y[t] iff all(x[1..t])", with: claim)
      let (status, claims, _) = try check(text)
      #expect(status == 1)
      #expect(claims.first?["verdict"]?.string == "fails")
      #expect(claims.first?["reason"]?.string?.hasPrefix("no witness: ") == true)
    }
  }

  @Test func aConditionThatNeverHoldsIsVacuous() throws {
    let text = Self.runningAnd.replacingOccurrences(of: "all(x[1..t])", with: "all(x[1..t]) when y[t] > 1")
    let (status, claims, _) = try check(text)
    #expect(status == 1)
    #expect(claims.first?["verdict"]?.string == "vacuous")
  }

  @Test func anExampleThatDiffersIsStatus1() throws {
    let example = "  example \"by hand\" {\n    x = 1 0 1\n    y = 1 0 1\n  }\n}\n"
    let (status, claims, _) = try check(String(Self.runningAnd.dropLast(2)) + example)
    #expect(status == 1)
    #expect(claims.last?["kind"]?.string == "example")
    #expect(claims.last?["verdict"]?.string == "fails")
    #expect(claims.last?["reason"]?.string == "y[3] is 0, expected 1")
  }

  @Test func aFileWithAMistakeIsStatus3() throws {
    let (status, _, report) = try check(Self.runningAnd.replacingOccurrences(of: "x[t]", with: "z[t]"))
    #expect(status == 3)
    #expect(report["summary"]?["rejected"]?.integer == 1)
    let diagnostic = report["files"]?.elements.first?["diagnostics"]?.elements.first
    #expect(diagnostic?["line"]?.integer == 4)
    #expect(diagnostic?["column"]?.integer == 24)
  }

  @Test func aClaimThatCannotBeEvaluatedRejectsTheFile() throws {
    let text = Self.runningAnd.replacingOccurrences(of: "all(x[1..t])", with: "t > 0 and x[t-1]")
    let (status, claims, report) = try check(text)
    #expect(status == 3)
    #expect(claims.first?["verdict"]?.string == "unknown")
    #expect(report["files"]?.elements.first?["diagnostics"]?.elements.first?["code"]?.string == "E0501")
  }

  @Test func aBudgetThatEndsIsStatus4() throws {
    let (status, claims, _) = try check(Self.endless, "--max-states", "100", "--engine", "merge")
    #expect(status == 4)
    #expect(claims.first?["verdict"]?.string == "unknown")
    #expect(claims.first?["reason"]?.string?.contains("100 states") == true)
    let timed = try check(Self.endless, "--time-limit", "1", "--up-to", "1000")
    #expect(timed.status == 4)
  }

  @Test func aBoundIsStatus4WhereProofIsRequired() throws {
    let text = Self.endless.replacingOccurrences(of: "0..9", with: "bit")
    #expect(try check(text, "--up-to", "3").status == 0)
    #expect(try check(text, "--up-to", "3", "--require", "proof").status == 4)
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func anInterruptedRunWritesWhatItKnows(signal: Int32, status: Int32) throws {
    let scratch = try Scratch()
    try scratch.makeFile("a.circuit", Self.runningAnd)
    try scratch.makeFile("b.circuit", Self.endless)
    try scratch.makeFile("c.circuit", Self.runningAnd)
    let result = try Tool.run(
      [
        "check", ".", "--jobs", "1", "--up-to", "1000", "--engine", "auto", "--format", "text", "--format",
        "json=report.json",
      ], in: scratch.folder, sending: signal
    ) { try $0.outputSoFar().contains("proved") }
    #expect(result.status == status)
    let json = try JSON(scratch.text("report.json"))
    #expect(try Schemas.read("report-1").violations(of: json) == [])
    #expect(json["complete"] == .boolean(false))
    #expect(json["summary"]?["proved"]?.integer == 1)
  }

  @Test func theMostSevereStatusWins() throws {
    let scratch = try Scratch()
    try scratch.makeFile("good.circuit", Self.runningAnd)
    try scratch.makeFile("fails.circuit", Self.runningAnd.replacingOccurrences(of: "- 1.5", with: "+ 1.5"))
    try scratch.makeFile("broken.circuit", "circuit {")
    func status(_ paths: String...) throws -> Int32 { try Tool.run(["check"] + paths, in: scratch.folder).status }
    #expect(try status("good.circuit") == 0)
    #expect(try status("good.circuit", "fails.circuit") == 1)
    #expect(try status("broken.circuit", "fails.circuit") == 3)
    #expect(try status("missing.circuit", "broken.circuit", "fails.circuit") == 2)
    #expect(try status(".") == 3)
  }
}
