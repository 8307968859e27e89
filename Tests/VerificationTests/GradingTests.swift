import CircuitLanguage
import CircuitModel
import Foundation
import TestSupport
import Testing
import Verification

/// Students' files under teachers' claims, to the end: composed, verified, counted.
@Suite struct GradingTests {
  /// Claims about a latch, of every kind that there is, worth 10 points.
  static let latch = """
    circuit Latch {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]
      y[0] = 1
      ref part helper = Helper(x: x)
      /// points: 4
      prove correct: y[t] iff all(x[1..t])
      prove falls: y[t] implies y[t-1]
      prove quiet: y[t] == 0 when x[t] == 0
      reach on: y[t] == 1
      reach off: y[t] == 0
      /// points: 1/2
      prove helped: y[t] iff helper.y[t] == 0
      /// points: 3/2
      example "by hand" {
        x = 1 1 0 1
        y = 1 1 0 0
      }
      bound 6
    }
    """

  /// A circuit that the teacher's claims use, and that students are asked for as little as possible.
  static let helper = """
    circuit Helper {
      input x: bit
      h[0] = 0
      output y[t] = h[t]
      h[t] = step(h[t-1] - x[t] + 0.5)
      prove y[t] iff any(x[i] == 0 for i in 1..t)
    }
    """

  static let teacher = "import \"helper.circuit\"\n" + latch

  /// What a student has, circuit by circuit: the claims that pass and those that do not.
  struct Result: Equatable {
    var passed: [String] = []
    var failed: [String] = []
    var points: Rational = 0
  }

  private func question(_ text: String) throws -> Rubric {
    let loader = Loader { $0 == "helper.circuit" ? .success(Array(Self.helper.utf8)) : .failure(.missing) }
    let (program, problems) = loader.load(SourceFile(path: "teacher.circuit", text: text))
    let (known, diagnostics) = rubric(of: program)
    #expect((problems + diagnostics).map(\.headline) == [])
    return try #require(known)
  }

  private func result(of student: String, by question: Rubric) throws -> Result {
    var result = Result()
    for graded in question.judge(SourceFile(path: "student.circuit", text: student)).circuits {
      let verdicts = try graded.circuit.map { try verify($0, with: .auto, upTo: nil, within: Budget()) } ?? []
      for claim in graded.claims {
        let name = graded.name == "Latch" ? claim.name : "\(graded.name).\(claim.name)"
        if let place = claim.place, verdicts[place].verdict.isPass {
          result.passed.append(name)
          result.points = result.points + claim.points
        } else {
          result.failed.append(name)
        }
      }
    }
    return result
  }

  private func latch(_ equation: String, start: String = "1", and rest: String = "") -> String {
    "circuit Latch {\n input x: bit\n h[0] = \(start)\n h[t] = \(equation)\n output y[t] = h[t]\n\(rest)\n}\n"
  }

  // MARK: Marks

  @Test func whatIsRightGetsFullMarks() throws {
    let question = try question(Self.teacher)
    #expect(question.points == 10)
    for student in [
      Self.latch.replacing("ref part helper = Helper(x: x)", with: ""), latch("step(h[t-1] + x[t] - 1.5)"),
      latch("step(2 * h[t-1] + x[t] - 2.5)"), latch("h[t-1] * x[t]"),
      "circuit Latch {\n input x: bit\n s[0] = 0\n s[t] = step(s[t-1] - x[t] + 1/2)\n y[t] = 1 - s[t]\n}",
    ] {
      let result = try result(of: student, by: question)
      #expect(result.failed == [])
      #expect(result.points == 10)
    }
  }

  @Test func aSlipFailsExactlyTheClaimsThatItBreaks() throws {
    let question = try question(Self.teacher)
    let slips: [(student: String, failed: [String])] = [
      (latch("step(h[t-1] + x[t] + 1.5)"), ["correct", "quiet", "off", "helped", "by hand"]),
      (latch("step(h[t-1] + x[t] - 1.5)", start: "0"), ["correct", "on", "helped", "by hand"]),
      (latch("step(x[t] - 0.5)"), ["correct", "falls", "helped", "by hand"]),
      (latch("step(h[t-1] + x[t] - 0.5)"), ["correct", "quiet", "off", "helped", "by hand"]),
      // A unit that ties without a rule leaves nothing to be said of any claim.
      (latch("step(h[t-1] + x[t] - 1)"), ["correct", "falls", "quiet", "on", "off", "helped", "by hand"]),
      (latch("step(h[t-1] + x[t] - 1)", and: "convention step(0) = 0"), []),
    ]
    for (student, failed) in slips { #expect(try result(of: student, by: question).failed == failed, "\(student)") }
  }

  @Test(arguments: ["running-and", "sequence-equality", "alternating-sum"])
  func theFoundingCircuitsGetFullMarksFromThemselves(name: String) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("Circuits/\(name == "alternating-sum" ? "8-linear" : "3-first-steps")/\(name).circuit")
    let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
    // Their claims speak of the hidden unit as well, so the teacher asks for it.
    let question = try question(text.replacing("  h[t] = ", with: "  output h[t] = "))
    let result = try result(of: text, by: question)
    #expect(result.failed == [])
    #expect(result.points == question.points)
    #expect(result.passed.count > 5)
  }

  @Test func mutatedFoundingCircuitsFail() throws {
    let equality = """
      circuit Equal {
        input x: bit[2]
        let W = [[-1, -1], [1, 1]]
        let b = [1, -1]
        h[t] = step(W * x[t] + b)
        y[1] = step([1, 1] * h[1] - 0.5)
        output y[t] = step([1, 1] * h[t] + y[t-1] - 1.5)
        convention step(0) = 0
        prove equal: y[t] iff x[1..t][1] == x[1..t][2]
        prove latch: t > 1 and y[t] implies y[t-1]
        prove different: y[t] == 0 when x[t][1] != x[t][2]
      }
      """
    let question = try question(equality)
    func failed(_ old: String, _ new: String) throws -> [String] {
      #expect(equality.contains(old))
      return try result(of: equality.replacing(old, with: new), by: question).failed.map {
        $0.replacing("Equal.", with: "")
      }
    }
    #expect(try failed("b = [1, -1]", "b = [1, -1]") == [])
    #expect(try failed("step(0) = 0", "step(0) = 1") == ["equal", "different"])
    #expect(try failed("b = [1, -1]", "b = [-1, 1]") == ["equal", "different"])
    #expect(try failed("convention step(0) = 0", "") == ["equal", "latch", "different"])
    #expect(try failed("y[1] = step([1, 1] * h[1] - 0.5)", "y[0] = 0") == ["equal"])
  }

  // MARK: Cheating

  @Test func nothingThatAStudentWritesBesideTheNetworkGainsAnything() throws {
    let question = try question(Self.teacher)
    let wrong = "step(x[t] - 0.5)"
    let plain = try result(of: latch(wrong), by: question)
    #expect(plain.failed == ["correct", "falls", "helped", "by hand"])
    for cheat in [
      "assume x[t] == 2", "assume false", "bound 1", "prove correct: true", "refute correct: false",
      "refute correct: y[t] iff all(x[1..t])", "ref y2[t] = all(x[1..t])", "ref all[t] = 1", "ref helper[t] = 1 - y[t]",
      "part student = Helper(x: x)", "helper[t] = 1 - h[t]", "correct[t] = 1", "y[0] = 0", "y[-1] = 5", "x[0] = 1",
      "example \"by hand\" {\n x = 1\n y = 1\n}", "let y0 = 1", "convention sign(0) = 1", "convention step(0) = 1/2",
      "/// points: 100\n prove more: true",
    ] {
      let helper = "circuit Helper {\n input x: bit\n output y[t] = 1 - x[t]\n}\n"
      #expect(try result(of: latch(wrong, and: cheat) + helper, by: question) == plain, "\(cheat)")
    }
  }

  @Test func whatCannotBeJudgedIsNoPass() throws {
    let question = try question(Self.teacher)
    for student in [
      "", "import \"teacher.circuit\"\n" + latch("step(h[t-1] + x[t] - 1.5)"), latch("all(x[1..t])"), latch("x[t] +"),
      "circuit Latch {\n input x: bit\n ref y[t] = all(x[1..t])\n z[t] = x[t]\n}", latch("h[t]"), latch("2"),
      "circuit Latch {\n input x: {0, 1, 2}\n y[t] = x[t]\n}", latch("1 / 0"),
      latch("y[t-1] * x[t]", and: "part p = Latch(x: x)"),
      "circuit Latch(k in 1..1) {\n input x: bit\n y[t] = x[t]\n}",
      "circuit latch {\n input x: bit\n h[0] = 1\n h[t] = h[t-1] * x[t]\n output y[t] = h[t]\n}",
    ] {
      let result = try result(of: student, by: question)
      #expect(result.passed.filter { $0 == "correct" || $0 == "helped" } == [], "\(student)")
      #expect(result.passed.count + result.failed.count == 7)
    }
  }

  // MARK: Against the plain way

  @Test func aNetworkUnderAQuestionIsJudgedAsIfTheClaimsStoodInItsOwnFile() throws {
    let question = try question(Self.teacher)
    let claims = Self.latch.split(separator: "\n").map(String.init).drop { !$0.contains("y[0] = 1") }
      .joined(separator: "\n")
    let start = claims.replacing("  y[0] = 1\n", with: "")
    for number in 0..<108 {
      let (a, b) = (number % 3 - 1, number / 3 % 3 - 1)
      let equation = "step(\(a) * h[t-1] + \(b) * x[t] + \(["-1.5", "-0.5", "0.5"][number / 9 % 3]))"
      let rule = number / 54 == 0 ? "convention step(0) = 0\n" : ""
      let network =
        "circuit Latch {\n input x: bit\n h[0] = \(number / 27 % 2)\n h[t] = \(equation)\n output y[t] = h[t]\n\(rule)"
      let plain = network + " y[0] = 1\n" + start + "\n" + Self.helper
      let expected = try verify(circuit(plain), with: .auto, upTo: nil, within: Budget()).map(\.verdict.summary)
      let submission = question.judge(SourceFile(path: "student.circuit", text: network + "}"))
      let graded = try #require(submission.circuits.first?.circuit)
      let found = try verify(graded, with: .auto, upTo: nil, within: Budget()).map(\.verdict.summary)
      #expect(found == expected, "\(equation)")
    }
  }

  // MARK: Partial credit

  @Test func whatFailsGetsItsShareAndNeverAll() throws {
    let question = try question(Self.teacher)
    let submission = question.judge(SourceFile(path: "s", text: latch("step(h[t-1] + x[t] + 1.5)")))
    let circuit = try #require(submission.circuits.first?.circuit)
    let verdict = try verify(circuit, claims: [0], with: .auto, upTo: nil, within: Budget())[0].verdict
    guard
      case .counted(let shares) = partialCredit(of: circuit.claims[0], in: circuit, after: verdict, within: Budget())
    else {
      Issue.record("not counted")
      return
    }
    // Always on: right on the one sequence of 1s of each length, up to the bound.
    #expect(shares.lengths.map(\.right) == Array(repeating: 1, count: 6))
    #expect(shares.lengths.map(\.considered) == [2, 4, 8, 16, 32, 64])
    #expect(shares.score == Rational(63, 64) / 6)
  }
}

extension AuditedVerdict {
  /// Whether the claim gets its points.
  fileprivate var isPass: Bool {
    switch judgement {
    case .proved, .holds, .witnessed: true
    default: false
    }
  }

  /// What is said, with the sequence that shows it.
  fileprivate var summary: String {
    switch judgement {
    case .proved: "proved"
    case .holds(let length): "holds up to \(length)"
    case .witnessed(let trace): "witness \(trace.word)"
    case .fails(let trace): "fails \(trace.word)"
    case .noWitness: "no witness"
    case .vacuous: "vacuous"
    case .tie(let trace, _): "tie \(trace.word)"
    case .undefined(let trace, _): "undefined \(trace.word)"
    case .nothingConsidered: "nothing considered"
    case .unknown(let reason, _): "unknown \(reason)"
    }
  }
}
