import CircuitLanguage
import CircuitModel
import Testing

@Suite struct SubmissionTests {
  static let latch = """
    /// Every input so far was 1.
    circuit Latch {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]
      y[0] = 1
      ref r[0] = 1
      ref r[t] = r[t-1] * x[t]
      prove correct: y[t] iff all(x[1..t])
      prove recurrence: y[t] == r[t]
      prove falls: y[t] implies y[t-1]
      bound 12
      example "by hand" {
        x = 1 1 0 1
        y = 1 1 0 0
      }
    }
    """

  private func codes(_ submission: Submission) -> [DiagnosticCode] { submission.diagnostics.map(\.code) }

  // MARK: What is judged

  @Test func theNetworkIsTheStudentsAndTheQuestionTheTeachers() throws {
    let student = """
      circuit Latch {
        input x: bit
        seen[0] = 0
        seen[t] = step(seen[t-1] - x[t] + 0.5)
        output y[t] = 1 - seen[t]
      }
      """
    let circuit = try gradedCircuit(student, by: Self.latch)
    #expect(circuit.name == "Latch")
    #expect(circuit.summary == "Every input so far was 1.")
    #expect(circuit.bound == 12)
    #expect(circuit.claims.map(\.name) == ["correct", "recurrence", "falls", "by hand"])
    let units = circuit.signals.filter { $0.role == .unit || $0.role == .output }.map(\.name)
    #expect(units == ["student.seen", "student.y", "y"])
    #expect(try equation(of: "y", in: circuit) == "student.y@t")
    #expect(circuit.cells.first { $0.name == "y" }?.initial == [1])
    #expect(circuit.claims.allSatisfy { $0.range.file == 0 })
    #expect(circuit.signals.first { $0.name == "r" }?.role == .reference)
  }

  @Test func whatTheStudentsOutputIsBeforeTheFirstStepIsNotTheStudentsToSay() throws {
    let student = "circuit Latch {\n input x: bit\n y[0] = 7\n output y[t] = step(x[t] - 1/2)\n}"
    let circuit = try gradedCircuit(student, by: Self.latch)
    #expect(circuit.cells.first { $0.name == "y" }?.initial == [1])
    #expect(circuit.cells.first { $0.name == "student.y" }?.initial == [7])
  }

  @Test func whatElseTheStudentWritesIsIgnored() throws {
    let student = """
      circuit Latch {
        input x: bit
        h[0] = 1
        h[t] = step(h[t-1] + x[t] - 1.5)
        y[t] = h[t]
        assume x[t] == 2
        prove nonsense: zzz[t] and y[t]
        refute correct: y[t] iff all(x[1..t])
        ref r[t] = 1 / 0 * qqq[t]
        ref part other = Nowhere(x: x)
        bound 1
        example "wrong" {
          y = 5
        }
      }
      circuit Unasked {
        input x: bit
        y[t] = unknown[t]
      }
      """
    let circuit = try gradedCircuit(student, by: Self.latch)
    #expect(circuit.assumptions.isEmpty)
    #expect(circuit.bound == 12)
    #expect(circuit.claims.map(\.name) == ["correct", "recurrence", "falls", "by hand"])
    #expect(circuit.claims.allSatisfy { if case .refute = $0.kind { false } else { true } })
  }

  @Test func conventionsStayOnTheirSide() throws {
    let teacher = """
      circuit A {
        input x: bit
        output y[t] = step(x[t] - 1)
        convention step(0) = 1
        ref r[t] = step(x[t] - 1)
        prove y[t] == r[t]
      }
      """
    let declared = try gradedCircuit(
      "circuit A {\n input x: bit\n output y[t] = step(x[t] - 1)\n convention step(0) = 0\n}", by: teacher)
    #expect(try equation(of: "student.y", in: declared) == "step<0>((student.x@t - 1))")
    #expect(try equation(of: "r", in: declared) == "step<1>((x@t - 1))")
    let undeclared = try gradedCircuit("circuit A {\n input x: bit\n output y[t] = step(x[t] - 1)\n}", by: teacher)
    #expect(try equation(of: "student.y", in: undeclared) == "step((student.x@t - 1))")
  }

  @Test func inputsMayStandInAnyOrder() throws {
    let teacher =
      "circuit A {\n input a: bit\n input b: sign[2]\n output y[t] = a[t] + b[t][2]\n prove y[t] == a[t] + b[t][2]\n}"
    let student = "circuit A {\n input b: {-1, 1}[2]\n input a: 0..1\n output y[t] = a[t] + b[t][2]\n}"
    let circuit = try gradedCircuit(student, by: teacher)
    #expect(circuit.signals.prefix(2).map(\.name) == ["a", "b"])
    #expect(try equation(of: "student.b[2]", in: circuit) == "b[2]@t")
  }

  @Test func circuitsWithoutInputsOrOfParts() throws {
    let teacher = "circuit A {\n output y[t] = t % 2\n prove y[t] == t % 2\n}"
    let (rubric, diagnostics) = questioned(teacher)
    // A unit cannot read t, so the teacher counts in a ring.
    #expect(rubric == nil && !diagnostics.isEmpty)
    let ring = "circuit A {\n y[0] = 0\n output y[t] = 1 - y[t-1]\n prove y[t] == t % 2\n}"
    let student = """
      circuit A {
        part r = Ring(n: 2)
        output y[t] = r.o[t]
      }
      circuit Ring(n in 2..3) {
        o[0] = 0
        o[t] = 1 - o[t-1]
      }
      """
    let circuit = try gradedCircuit(student, by: ring)
    #expect(circuit.alphabet.count == 1)
    #expect(circuit.signals.map(\.name) == ["student.r.o", "student.y", "y"])
  }

  @Test func vectorsAndSteepReadOutsMayBeAskedFor() throws {
    let teacher = """
      circuit A {
        input x: bit
        output v[t] = [x[t], 1 - x[t]]
        output p[t] = sigmoid(10 * x[t])
        prove v[t][1] + v[t][2] == 1
        prove p[t] > 1/2 iff x[t]
      }
      """
    let student = "circuit A {\n input x: bit\n p[t] = sigmoid(3 * x[t])\n v[t] = [x[t], 1 - x[t]]\n}"
    let circuit = try gradedCircuit(student, by: teacher)
    #expect(circuit.claims.count == 2)
  }

  // MARK: Names

  @Test func namesThatClashStayApart() throws {
    let teacher = """
      circuit A {
        input x: bit
        let student = 0
        ref student2[t] = sum(student3 for student3 in 1..1)
        ref part helper = Helper(x: x)
        output y[t] = x[t]
        prove y[t] + student * student2[t] == helper.y[t]
      }
      circuit Helper {
        input x: bit
        output y[t] = x[t]
        prove y[t] == x[t]
      }
      """
    let student = """
      circuit A {
        input x: bit
        student[t] = x[t]
        student4[t] = student[t]
        student2[t] = student4[t]
        part helper = Helper(x: student2[t])
        helper2[t] = helper.y[t]
        output y[t] = helper2[t]
      }
      circuit Helper {
        input x: bit
        output y[t] = 1 - x[t]
      }
      """
    let submission = try graded(student, by: teacher)
    #expect(submission.diagnostics.isEmpty)
    let circuit = try #require(submission.circuits.first?.circuit)
    // The teacher's helper copies; the student's, of the same name, turns round.
    #expect(try equation(of: "helper.y", in: circuit) == "helper.x@t")
    #expect(try equation(of: "student4.helper.y", in: circuit) == "(1 - student4.helper.x@t)")
    #expect(try formula(of: "prove1", in: circuit).contains("student4") == false)
  }

  @Test func circuitsOfTheTeachersImportsAreOutOfAStudentsReach() throws {
    let teacher =
      "import \"lib.circuit\"\ncircuit A {\n input x: bit\n part s = Secret(x: x)\n output y[t] = s.y[t]\n ref part r = Secret(x: x)\n prove y[t] == r.y[t]\n}"
    let library = "circuit Secret {\n input x: bit\n output y[t] = 1 - x[t]\n prove y[t] == 1 - x[t]\n}"
    let thief = "circuit A {\n input x: bit\n part s = Secret(x: x)\n output y[t] = s.y[t]\n}"
    let submission = try graded(thief, by: teacher, importing: ["lib.circuit": library])
    #expect(codes(submission) == [.unknownCircuit])
    #expect(submission.diagnostics[0].primary.range.file == 2)
    #expect(submission.circuits[0].circuit == nil)
    let honest =
      "circuit A {\n input x: bit\n output y[t] = 1 - x[t]\n}\ncircuit Secret {\n input x: bit\n y[t] = x[t]\n}"
    let circuit = try gradedCircuit(honest, by: teacher, importing: ["lib.circuit": library])
    #expect(try equation(of: "r.y", in: circuit) == "(1 - r.x@t)")
  }

  @Test func aStudentCannotReadWhatTheTeacherComputes() throws {
    for name in ["r", "y", "r.y", "all", "correct"] {
      let student =
        "circuit Latch {\n input x: bit\n output h[t] = x[t]\n output z[t] = \(name)[t]\n y[t] = x[t] * z[t]\n}"
      let submission = try graded(student, by: Self.latch)
      #expect(!submission.diagnostics.isEmpty, "\(name)")
      #expect(submission.circuits[0].circuit == nil)
    }
  }

  @Test func aNetworkThatReadsItsOwnReferenceIsTold() throws {
    let student = "circuit Latch {\n input x: bit\n ref good[t] = all(x[1..t])\n output y[t] = good[t]\n}"
    let submission = try graded(student, by: Self.latch)
    #expect(codes(submission) == [.unitReadsReference])
    #expect(submission.circuits[0].claims.allSatisfy { $0.place == nil })
  }

  // MARK: What is lost

  @Test func aBrokenFileLosesEverythingAndSaysWhy() throws {
    for (student, code) in [
      ("", DiagnosticCode.noCircuits), ("circuit Latch {", .unclosedBlock),
      ("import \"teacher.circuit\"\ncircuit Other {\n input x: bit\n y[t] = x[t]\n}", .refusedImport),
      (
        "circuit Latch {\n input x: bit\n y[t] = x[t]\n}\ncircuit Latch {\n input x: bit\n y[t] = x[t]\n}",
        .duplicateCircuit
      ),
      ("circuit Latch {\n input x: bit\n y[t] = z[t]\n}", .unknownName),
    ] {
      let submission = try graded(student, by: Self.latch)
      #expect(codes(submission).first == code)
      #expect(submission.circuits.map(\.name) == ["Latch"])
      #expect(submission.circuits[0].circuit == nil)
      #expect(submission.circuits[0].claims.count == 4)
      #expect(submission.circuits[0].claims.allSatisfy { $0.place == nil })
      #expect(submission.files.map(\.path) == ["teacher.circuit", "student.circuit"])
      #expect(submission.diagnostics.allSatisfy { $0.primary.range.file == 1 })
    }
  }

  @Test func oneBrokenCircuitCostsNoOther() throws {
    let teacher = Self.latch + "\ncircuit Copy {\n input x: bit\n output y[t] = x[t]\n prove y[t] iff x[t]\n}"
    let student = "circuit Latch {\n input x: bit\n y[t] = z[t]\n}\ncircuit Copy {\n input x: bit\n y[t] = x[t]\n}"
    let submission = try graded(student, by: teacher)
    #expect(codes(submission) == [.unknownName])
    #expect(submission.circuits.map { $0.circuit != nil } == [false, true])
  }

  @Test func aMissingCircuitSuggestsTheNearest() throws {
    let submission = try graded("circuit Lacth {\n input x: bit\n y[t] = x[t]\n}", by: Self.latch)
    #expect(codes(submission) == [.missingCircuit])
    #expect(submission.diagnostics[0].help == "did you mean `Lacth`?")
  }

  @Test func aClaimThatMakesNoSenseOfAnOutputIsLostAlone() throws {
    let teacher = """
      circuit A {
        input x: bit
        output y[t] = x[t]
        prove y[t] iff x[t]
        prove y[t] >= 0
        prove y[t] or not x[t]
      }
      """
    let submission = try graded("circuit A {\n input x: bit\n output y[t] = 2 * x[t]\n}", by: teacher)
    #expect(codes(submission) == [.notTruth, .notTruth])
    #expect(submission.diagnostics.allSatisfy { $0.secondary.last?.range.file == 1 })
    let graded = submission.circuits[0]
    #expect(graded.claims.map(\.name) == ["prove1", "prove2", "prove3"])
    #expect(graded.claims.map(\.place) == [nil, 0, nil])
    #expect(graded.circuit?.claims.map(\.name) == ["prove2"])
  }

  @Test func aReferenceThatMakesNoSenseOfAnOutputLosesTheCircuit() throws {
    let teacher = "circuit A {\n input x: bit\n output y[t] = x[t]\n ref r[t] = not y[t]\n prove r[t] == 1 - x[t]\n}"
    let submission = try graded("circuit A {\n input x: bit\n output y[t] = 2 * x[t]\n}", by: teacher)
    #expect(codes(submission) == [.notTruth])
    #expect(submission.circuits[0].circuit == nil)
  }

  // MARK: Families

  static let delay = """
    circuit Delay(k in 1..4) {
      input x: bit
      let S = [[if i == j + 1 then 1 else 0 for j in 1..k] for i in 1..k]
      let first = [if i == 1 then 1 else 0 for i in 1..k]
      r[0] = [0 for i in 1..k]
      r[t] = S * r[t-1] + first * x[t]
      output y[t] = r[t-1][k]
      prove late: t > k implies y[t] == x[t-k]
      prove silent: t <= k implies y[t] == 0
    }
    """

  @Test func everyMemberOfAFamilyIsJudged() throws {
    let submission = try graded(Self.delay, by: Self.delay)
    #expect(submission.diagnostics.isEmpty)
    #expect(submission.circuits.map(\.name) == ["Delay(1)", "Delay(2)", "Delay(3)", "Delay(4)"])
    #expect(submission.circuits.allSatisfy { $0.circuit?.name == $0.name && $0.claims.count == 2 })
  }

  @Test func aStudentWithFewerMembersKeepsTheOthers() throws {
    let submission = try graded(Self.delay.replacing("1..4", with: "2..3"), by: Self.delay)
    #expect(codes(submission) == [.differentFamily])
    #expect(submission.diagnostics[0].notes == ["this is so in `Delay(1)`, `Delay(4)`"])
    #expect(submission.circuits.map { $0.circuit != nil } == [false, true, true, false])
  }

  @Test func membersThatNobodyAskedForAreNotLookedAt() throws {
    let submission = try graded(Self.delay.replacing("1..4", with: "0..900"), by: Self.delay)
    #expect(submission.diagnostics.isEmpty)
    #expect(submission.circuits.count == 4)
  }

  @Test func aMemberWithAMistakeOfItsOwnIsLostAlone() throws {
    let student = Self.delay.replacing("output y[t] = r[t-1][k]", with: "output y[t] = r[t-1][if k == 3 then 4 else k]")
    let submission = try graded(student, by: Self.delay)
    #expect(codes(submission) == [.indexOutOfRange])
    #expect(submission.circuits.map { $0.circuit != nil } == [true, true, false, true])
  }

  // MARK: Strangers

  @Test func limitsForStrangersAreKept() throws {
    let copy = "circuit A {\n input x: bit\n output y[t] = x[t]\n prove y[t] iff x[t]\n}"
    func codes(_ student: String, _ limits: StrangerLimits) throws -> [DiagnosticCode] {
      let submission = try graded(student, by: copy, within: limits)
      #expect(submission.diagnostics.isEmpty == (submission.circuits[0].circuit != nil))
      return self.codes(submission)
    }
    let long = "circuit A {\n input x: bit\n x[0] = 0\n x[-1] = 0\n h[t] = x[t-2]\n output y[t] = x[t]\n}"
    #expect(try codes(copy, StrangerLimits()) == [])
    #expect(try codes(copy, StrangerLimits(bytes: 20)) == [.tooLargeForStranger])
    #expect(try codes(long, StrangerLimits(lag: 2)) == [])
    #expect(try codes(long, StrangerLimits(lag: 1)) == [.tooLargeForStranger])
    #expect(try codes(long, StrangerLimits(units: 2)) == [])
    #expect(try codes(long, StrangerLimits(units: 1)) == [.tooLargeForStranger])
  }

  @Test func aCircuitByItselfIsMeasuredInTheSameWay() throws {
    let text = """
      circuit A(k in 1..3) {
        input x: bit[3]
        x[0] = [0, 0, 0]
        h[t] = x[t]
        output y[t] = h[t][k]
        prove y[t] implies (x[t-1][1] == 1 or y[t])
        prove y[t] >= 0
      }
      """
    let circuits = checked(text).circuits
    func said(_ limits: StrangerLimits) -> [String] { limits.problems(with: circuits).flatMap(\.notes) }
    #expect(said(StrangerLimits()) == [])
    #expect(said(StrangerLimits(units: 4, inputComponents: 3, letters: 8, lag: 1, circuits: 3, claims: 2)) == [])
    #expect(said(StrangerLimits(units: 3)) == ["it has 4 scalar units, allowed are 3"])
    #expect(said(StrangerLimits(inputComponents: 2)) == ["it has 3 scalar inputs, allowed are 2"])
    #expect(said(StrangerLimits(letters: 7)) == ["it has 8 possible inputs a step, allowed are 7"])
    #expect(said(StrangerLimits(lag: 0)) == ["it looks 1 steps back, allowed are 0"])
    #expect(said(StrangerLimits(circuits: 2)) == ["allowed are 2"])
    #expect(said(StrangerLimits(claims: 1)) == ["it has 2 claims and examples, allowed are 1"])
  }

  @Test func hugeFilesEndSoon() throws {
    let many = (0..<3000).map { " h\($0)[t] = h\($0 + 1)[t]\n" }.joined()
    let chain = "circuit Latch {\n input x: bit\n\(many) h3000[t] = x[t]\n y[t] = h0[t]\n}"
    #expect(try graded(chain, by: Self.latch).diagnostics.isEmpty)
    let bomb =
      "circuit Latch {\n input x: bit\n let n = 4000\n let v = sum(sum(i * j for j in 1..n) for i in 1..n)\n y[t] = v * x[t]\n}"
    let submission = try graded(bomb, by: Self.latch)
    #expect(codes(submission) == [.tooManyNodes])
    #expect(submission.circuits[0].circuit == nil)
    let deep = (0..<70).map { "circuit P\($0) {\n input x: bit\n part p = P\($0 + 1)(x: x)\n y[t] = p.y[t]\n}\n" }
      .joined()
    let nested =
      deep
      + "circuit P70 {\n input x: bit\n y[t] = x[t]\n}\ncircuit Latch {\n input x: bit\n part p = P0(x: x)\n y[t] = p.y[t]\n}"
    #expect(try graded(nested, by: Self.latch).diagnostics.map(\.code) == [.partsTooDeep])
    let own = "circuit Latch {\n input x: bit\n part p = Latch(x: x)\n y[t] = p.y[t]\n}"
    #expect(try graded(own, by: Self.latch).diagnostics.map(\.code) == [.recursiveParts])
  }
}
