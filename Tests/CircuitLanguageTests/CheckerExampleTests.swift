import CircuitLanguage
import CircuitModel
import Testing

/// Claims about the numbers of an example: steps, rows of its own, named values, rounded numbers.
@Suite struct CheckerExampleTests {
  private static let circuit = """
    input x: real
    let W = 2
    h[0] = 1
    output h[t] = W * h[t-1] + x[t]
    """

  /// What is wrong with an example of two steps with these lines.
  private func found(_ lines: String) -> [String] {
    codes(of: "\(Self.circuit)\nexample \"e\" {\nx = 10 20\ntarget = 5 6\n\(lines)\nprove last: target[T] == 6\n}")
  }

  /// The text of the formula of the first claim.
  private func formula(_ lines: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let circuit = try soundCircuit(
      of: "\(Self.circuit)\nexample \"e\" {\nx = 10 20\ntarget = 5 6\npairs = [1 2] [3 4]\n\(lines)\n"
        + "prove last: pairs[1] == target[1] * [1, 1]\n}", sourceLocation: sourceLocation)
    let claim = try #require(circuit.claims.first, sourceLocation: sourceLocation)
    guard case .worked(let worked) = claim.kind else { return "\(claim.name) is a table" }
    return circuit.text(of: worked.formula)
  }

  @Test func aClaimIsNamedAfterItsExampleAndKnowsItsInputs() throws {
    let circuit = try soundCircuit(
      of: """
        \(Self.circuit)
        example "question 1" {
          x = 10 20
          h = 12 44
          /// The last one.
          prove last: h[2] == 44
          refute h[2] == 45
          prove h[1] == 12
        }
        """)
    #expect(
      circuit.claims.map(\.name) == [
        "question 1", "question 1.last", "question 1.refute1", "question 1.prove2",
      ])
    #expect(circuit.claims[1].summary == "The last one.")
    guard case .worked(let worked) = circuit.claims[2].kind else {
      Issue.record("not a worked claim")
      return
    }
    #expect(worked.example == "question 1" && worked.isRefutation)
    #expect(worked.inputs == .numbers([[10], [20]]))
    guard case .example(let table) = circuit.claims[0].kind else {
      Issue.record("not a table")
      return
    }
    #expect(table.inputs == .numbers([[10], [20]]) && table.word.isEmpty)
    #expect(table.rows.map(\.values) == [[12, 44]])
  }

  @Test func lettersStayLetters() throws {
    let circuit = try soundCircuit(
      of: "input x: bit\noutput y[t] = x[t]\nexample \"e\" {\nx = 1 0 1\nprove y[1] == 1\n}")
    guard case .worked(let worked) = circuit.claims[0].kind else { return }
    #expect(worked.inputs == .letters([1, 0, 1]))
    #expect(worked.inputs.length == 3)
  }

  @Test func anExampleOfClaimsAloneHasNoTable() throws {
    let circuit = try soundCircuit(of: "\(Self.circuit)\nexample \"e\" {\nx = 1\nprove h[1] == 3\n}")
    #expect(circuit.claims.map(\.name) == ["e.prove1"])
  }

  @Test func stepsAreNamedAndTheLengthIsANumber() throws {
    #expect(try formula("prove h[T] == h[2]") == "(h@2 == h@2)")
    #expect(try formula("prove h[T-1] + h[0] == T") == "((h@1 + h@0) == 2)")
    #expect(try formula("prove sum(h[i] for i in 1..T) == 0") == "((h@1 + h@2) == 0)")
    #expect(try formula("prove all(h[i] > h[i-1] for i in 1..T)") == "((h@1 > h@0) and (h@2 > h@1))")
    #expect(try formula("prove sum(x[1..T]) == 30") == "(sum(x@i for i in 1..2) == 30)")
  }

  @Test func aRowOfItsOwnIsASequenceOfNumbersOrVectors() throws {
    #expect(try formula("prove target[2] == 6") == "1")
    #expect(try formula("prove pairs[2][1] == h[1]") == "(3 == h@1)")
    #expect(
      try formula("prove sum(h[i] - target[i] for i in 1..T) == 0") == "(((h@1 - 5) + (h@2 - 6)) == 0)")
    #expect(try formula("prove pairs[1] * pairs[2] == 11") == "1")
  }

  @Test func aNamedValueIsWhatItStandsFor() throws {
    #expect(try formula("let loss = (h[1] - target[1])^2\nprove loss == 49") == "(((h@1 - 5) ^ 2) == 49)")
    #expect(try formula("let v = [h[1], h[2]]\nlet w = 2 * v\nprove w[2] == 88") == "((2 * h@2) == 88)")
    #expect(try formula("let right = h[1] == 12\nprove right") == "(h@1 == 12)")
    #expect(try formula("let sum = h[1]\nprove sum == sum(h[i] for i in 1..1)") == "(h@1 == h@1)")
  }

  @Test func theConstantTOfACircuitStaysWhatItIs() throws {
    let circuit = try soundCircuit(of: "let T = 7\n\(Self.circuit)\nexample \"e\" {\nx = 1\nprove a: T == 7\n}")
    #expect(try CircuitLanguageTests.formula(of: "e.a", in: circuit) == "(T == 7)")
  }

  @Test(arguments: [
    ("prove h[t] == 3", "E0436"), ("prove sum(x[1..t]) == 30", "E0436"), ("prove h[3] == 3", "E0436"),
    ("prove h[T+1] == 3", "E0436"), ("prove h[-1] == 3", "E0436"), ("prove x[0] == 3", "E0436"),
    ("prove target[0] == 3", "E0436"), ("prove target[3] == 3", "E0436"),
    ("prove all(target[i+1] > 0 for i in 1..T)", "E0436"), ("prove target[1/2] == 3", "E0323"),
    ("prove h == 3", "E0214"), ("prove sum(target) == 3", "E0214"), ("prove sum(target[1..T]) == 3", "E0214"),
    ("prove T[1] == 3", "E0303"), ("prove target[1][1] == 3", "E0303"), ("prove h[1]", "E0401"),
    ("let k = 1\nlet k = 2", "E0202"), ("let h = 1", "E0202"), ("let W = 1", "E0202"), ("let target = 1", "E0202"),
    ("let T = 1", "E0202"), ("prove k == 1\nlet k = 1", "E0201"), ("let k = k + 1\nprove k == 1", "E0201"),
    ("prove lose == 1", "E0201"), ("hh = 1 2", "E0201"), ("let = 1 2", "E0201"),
    ("other = 1 2 3\nprove other[1] == 1", "E0432"),
    ("extra = [1 2] 3\nprove extra[1] == 1", "E0310"), ("extra = 1 2 within 1\nprove extra[1] == 1", "E0434"),
    ("target = 1 2", "E0213"), ("W = 1 2", "E0212"), ("prove a: h[1] == 1\nprove a: h[1] == 1", "E0209"),
    ("prove h[1] ~ W", "E0435"), ("prove h[1] ~ 1/3", "E0435"), ("prove h[1] ~ (12)", "E0435"),
    ("prove [h[1], h[2]] ~ 12", "E0301"), ("prove h[1] ~ [12, 44]", "E0301"),
    ("prove real(h[1]) == 1", "E0204"),
  ])
  func aMistakeInAnExampleIsOneMessage(lines: String, code: String) {
    #expect(found(lines) == [code])
  }

  @Test func aValueThatMakesNoSenseIsNotComplainedAboutWhereItIsRead() {
    #expect(found("let loss = h[9]\nprove loss == 1\nlet twice = 2 * loss\nprove twice == 2") == ["E0436"])
  }

  @Test func familiesAndPartsHaveExamplesOfTheirOwn() throws {
    let (circuits, diagnostics) = checked(
      """
      circuit Scaled(k in 1..2) {
        input x: real
        let W = k
        output y[t] = W * x[t]
        example "e" {
          x = 3
          prove value: y[1] == 3 * k
          prove slope: d(y[1], W) == 3
        }
      }
      circuit User {
        input a: real
        part p = Scaled(x: a, k: 2)
        output z[t] = p.y[t]
        example "e" {
          a   = 1 2
          p.y = 2 4
          prove value: p.y[2] == z[2]
          prove slope: d(z[2], a[2]) == 2
        }
      }
      """)
    #expect(diagnostics.map(\.headline) == [])
    #expect(circuits.map(\.name) == ["Scaled(1)", "Scaled(2)", "User"])
    #expect(circuits.map { $0.claims.map(\.name) }.last == ["e", "e.value", "e.slope"])
    #expect(codes(of: "input x: real[0]\ny[t] = x[t]\nprove y[t] == y[t]") == ["E0324"])
  }

  @Test func conventionsAndAssumptionsGoTogetherWithRealInputs() throws {
    let circuit = try soundCircuit(
      of: """
        input x: real
        assume x[t] > 0
        convention step(0) = 1
        output y[t] = step(x[t] - 1)
        example "e" {
          x = 1
          y = 1
        }
        """)
    #expect(circuit.alphabet.isReal && circuit.isContinuous && circuit.assumptions.count == 1)
  }

  @Test func aRoundedNumberStandsForAllThatRoundToIt() throws {
    #expect(try formula("prove h[1] ~ 12.0") == "((h@1 >= 239/20) and (h@1 < 241/20))")
    #expect(try formula("prove h[1] ~ -0.5") == "((h@1 > -11/20) and (h@1 <= -9/20))")
    #expect(try formula("prove h[1] ~ 0") == "((h@1 > -1/2) and (h@1 < 1/2))")
    #expect(try formula("prove h[1] ~ 12e3") == "((h@1 >= 11500) and (h@1 < 12500))")
    #expect(
      try formula("prove pairs[1] .* [h[1], 1] ~ [12, 2]")
        == "((((1 * h@1) >= 23/2) and ((1 * h@1) < 25/2)) and ((2 >= 3/2) and (2 < 5/2)))")
  }

  @Test func figuresSayWhatIsComparedWithWhatIsWritten() throws {
    let circuit = try soundCircuit(
      of: """
        \(Self.circuit)
        example "e" {
          x = 10 20
          prove a: [h[1], h[2]] ~ [12.0, 4.4e1] and h[0] ~ 1.00
          prove b: h[1] == 12
        }
        """)
    guard case .worked(let a) = circuit.claims[0].kind, case .worked(let b) = circuit.claims[1].kind else {
      Issue.record("not worked claims")
      return
    }
    #expect(a.figures.map { $0.values.map { circuit.text(of: $0) } } == [["h@1", "h@2"], ["h@0"]])
    #expect(
      a.figures.map(\.written) == [
        [RoundedNumber(12, digits: 1), RoundedNumber(44, digits: 0)], [RoundedNumber(1, digits: 2)],
      ])
    #expect(b.figures.isEmpty)
  }
}
