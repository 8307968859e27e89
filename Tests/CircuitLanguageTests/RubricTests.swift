import CircuitLanguage
import CircuitModel
import Foundation
import Testing

@Suite struct RubricTests {
  private func codes(_ text: String) -> [DiagnosticCode] { questioned(text).diagnostics.map(\.code) }

  @Test func aFileThatCheckRejectsIsNoQuestion() {
    #expect(codes("circuit A {\n input x: bit\n output y[t] = z[t]\n prove y[t]\n}") == [.unknownName])
    #expect(codes("circuit A {\n input x: bit\n output y[t] = x[t]\n}") == [.nothingToCheck])
  }

  @Test func whatBelongsToTheSolutionCannotBeAskedFor() {
    let text = """
      circuit A {
        input x: bit
        h[0] = 0
        h[t] = x[t]
        part p = B(x: x)
        output y[t] = h[t]
        ref r[t] = h[t]
        assume h[t] == 1 or x[t] == 0
        prove y[t] implies h[t]
        prove p.y[t] iff x[t]
        example "hidden" {
          x = 1 0
          h = 1 0
        }
        example "hidden part" {
          x   = 1 0
          p.y = 1 0
        }
      }
      circuit B {
        input x: bit
        output y[t] = x[t]
        prove y[t] iff x[t]
      }
      """
    let (rubric, diagnostics) = questioned(text)
    #expect(rubric == nil)
    #expect(diagnostics.map(\.code) == Array(repeating: .readsReplacedUnit, count: 6))
    let source = SourceFile(path: "teacher.circuit", text: text)
    #expect(diagnostics.map { source.line(of: $0.primary.range.start) } == [7, 8, 9, 10, 13, 17])
    #expect(diagnostics.allSatisfy { $0.secondary.count == 1 })
  }

  @Test func theNumbersOfTheSolutionCannotBeAskedForByDerivatives() {
    func text(_ claim: String) -> String {
      """
      circuit A {
        input x: bit
        let base = 1
        let w = 2 * base
        let v = 3
        ref r[t] = v * x[t]
        output y[t] = sigmoid(w * x[t])
        \(claim)
      }
      """
    }
    for claim in [
      "prove d(y[t], w) < 1", "prove y[t] > 0 when abs(d(y[t], base)) < 1", "prove d(2 * y[t] + 1, [w, v])[1] < 1",
      "example \"e\" {\n x = 1\n prove d(y[1], w) ~ 0.1\n}",
      "example \"e\" {\n x = 1\n let u = w\n let slope = d(y[1], u, at: 1)\n prove slope ~ 0.1\n}",
    ] {
      #expect(codes(text(claim)) == [.readsReplacedUnit], "\(claim)")
    }
    for claim in ["prove d(r[t], v) <= 1", "prove d(y[t], x[t]) > 0", "prove d(y[t], y[t]) == 1"] {
      #expect(codes(text(claim)) == [], "\(claim)")
    }
  }

  @Test func anAssumptionMustNotDependOnAnswers() {
    let direct = "circuit A {\n input x: bit\n output y[t] = x[t]\n assume y[t] == 1\n prove x[t]\n}"
    #expect(codes(direct) == [.assumesAnswer])
    let indirect = """
      circuit A {
        input x: bit
        output y[t] = x[t]
        ref r[0] = 1
        ref r[t] = r[t-1] * y[t]
        assume once(r[t] == 1) or x[t] == 0
        prove x[t]
      }
      """
    #expect(codes(indirect) == [.assumesAnswer])
    #expect(codes("circuit A {\n input x: bit\n output y[t] = x[t]\n assume x[t] == 1\n prove y[t]\n}") == [])
  }

  // MARK: Points

  private func points(_ comment: String) -> Rational? {
    questioned("circuit A {\n input x: bit\n output y[t] = x[t]\n\(comment)\n prove y[t] iff x[t]\n}").rubric?.points
  }

  @Test func aClaimIsWorthOnePointUnlessItsCommentSaysOtherwise() {
    #expect(points("") == 1)
    #expect(points("  /// The answer.") == 1)
    #expect(points("  /// points: 3") == 3)
    #expect(points("  /// Half a point.\n\t///   points :  1/2  ") == Rational(1, 2))
    #expect(points("  /// Points: 0.5") == Rational(1, 2))
    #expect(points("  /// points: 0") == 0)
    #expect(points("  /// points are given for this") == 1)
    #expect(points("  // points: 7") == 1)
  }

  @Test func aLineOfPointsThatSaysNoNumberIsReportedWhereItStands() {
    for text in [
      "", "three", "-1", "1/0", "1/2/3", "1.5/2", "1e3", "3 points", "0x10", String(repeating: "9", count: 50),
    ] {
      let file =
        "circuit A {\n input x: bit\n output y[t] = x[t]\n /// Text.\n /// points: \(text)\n /// More.\n prove y[t] iff x[t]\n}"
      let diagnostics = questioned(file).diagnostics
      #expect(diagnostics.map(\.code) == [.malformedPoints], "\(text)")
      let source = SourceFile(path: "", text: file)
      #expect(
        diagnostics.map { source.text(of: $0.primary.range) } == [
          "/// points: \(text)".trimmingCharacters(in: .whitespaces)
        ])
    }
    #expect(
      codes("circuit A {\n input x: bit\n output y[t] = x[t]\n /// points: 1\n /// points: 1\n prove y[t] iff x[t]\n}")
        == [.malformedPoints])
  }

  @Test func everyNumberOfAnExampleIsAClaimOfItsOwn() {
    func text(_ table: String, _ above: String = "") -> String {
      """
      circuit A {
        input x: bit
        output y[t] = sigmoid(x[t])
        \(above)
        example "by hand" {
          x = 0 1
          \(table)
          let twice = 2 * y[1]
          /// The gate.
          /// points: 3
          prove gate: y[2] ~ 0.73
          prove twice == 1
          refute twice == 2
        }
        prove y[t] > 0
      }
      """
    }
    func claims(_ text: String) -> [String]? {
      questioned(text).rubric?.unanswered[0].claims.map { "\($0.name) \($0.points) \($0.summary)" }
    }
    let numbers = ["by hand.gate 3 The gate.", "by hand.prove2 1 ", "by hand.refute1 1 ", "prove1 1 "]
    #expect(claims(text("")) == numbers)
    #expect(claims(text("y = 0.5 0.73 within 0.01", "/// points: 2")) == ["by hand 2 "] + numbers)
    // What claims nothing itself is worth nothing itself.
    #expect(codes(text("", "/// points: 2")) == [.malformedPoints])
    #expect(codes(text("/// points: 2")) == [.malformedPoints])
  }

  @Test func pointsAboveSomethingThatIsNoClaimAreReported() {
    let text = """
      /// A copy.
      /// points: 5
      circuit A {
        /// points: 1
        input x: bit
        output y[t] = x[t]
        prove y[t] iff x[t]
      }
      """
    let diagnostics = questioned(text).diagnostics
    #expect(diagnostics.map(\.code) == [.malformedPoints, .malformedPoints])
    let source = SourceFile(path: "", text: text)
    #expect(diagnostics.map { source.line(of: $0.primary.range.start) } == [2, 4])
  }

  @Test func linesOfPointsAreNoPartOfTheDescription() throws {
    let teacher = """
      /// Copies.
      circuit A {
        input x: bit
        output y[t] = x[t]
        /// The answer
        /// points: 2
        /// is the question.
        prove y[t] iff x[t]
        /// points: 1/2
        example "by hand" {
          x = 1 0
          y = 1 0
        }
      }
      """
    let submission = try graded("circuit A {\n input x: bit\n output y[t] = x[t]\n}", by: teacher)
    let claims = try #require(submission.circuits.first).claims
    #expect(claims.map(\.summary) == ["The answer\nis the question.", ""])
    #expect(claims.map(\.points) == [2, Rational(1, 2)])
    #expect(claims.map(\.name) == ["prove1", "by hand"])
    #expect(claims.map(\.place) == [0, 1])
    #expect(submission.circuits[0].circuit?.claims.map(\.summary) == ["The answer\nis the question.", ""])
    #expect(submission.circuits[0].summary == "Copies.")
  }

  @Test func everyMemberOfAFamilyIsWorthItsPoints() {
    let text = "circuit A(k in 1..4) {\n input x: bit\n output y[t] = x[t]\n /// points: 3\n prove y[t] iff x[t]\n}"
    #expect(questioned(text).rubric?.points == 12)
  }

  // MARK: Every circuit of the library

  /// The circuits of the library, which read hidden units here and there.
  static let library: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Circuits").path
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".circuit") }.sorted().map { folder + "/" + $0 }
  }()

  @Test(arguments: library) func aCircuitOfTheLibraryIsAQuestionUnlessItReadsHiddenUnits(path: String) throws {
    let loader = Loader { path in
      (try? Data(contentsOf: URL(fileURLWithPath: path))).map { .success(Array($0)) } ?? .failure(.missing)
    }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let (program, problems) = loader.load(SourceFile(path: path, bytes: bytes))
    #expect(problems.isEmpty)
    let (known, diagnostics) = rubric(of: program)
    #expect(diagnostics.allSatisfy { $0.code == .readsReplacedUnit || $0.code == .assumesAnswer }, "\(diagnostics)")
    #expect((known == nil) == !diagnostics.isEmpty)
  }
}
