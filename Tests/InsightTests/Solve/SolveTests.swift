import CircuitModel
import Insight
import TestSupport
import Testing
import Verification

@Suite struct SolveTests {
  /// A unit with a weight for each of some inputs, and a table of what it must answer.
  private static func gate(inputs: Int, function: Int, convention: String) -> String {
    let terms = (1...inputs).map { "? * x[t][\($0)]" }.joined(separator: " + ")
    let rows = (0..<(1 << inputs)).filter { function >> $0 & 1 == 1 }.map { row in
      "(" + (0..<inputs).map { "x[t][\($0 + 1)] == \(row >> $0 & 1)" }.joined(separator: " and ") + ")"
    }
    return """
      circuit Gate {
        input x: bit[\(inputs)]
        output y[t] = step(\(terms) + ?)
        \(convention)
        prove table: y[t] iff \(rows.isEmpty ? "false" : rows.joined(separator: " or "))
      }
      """
  }

  /// The smallest whole numbers with which a unit has a table, among some vectors.
  private static func smallest(inputs: Int, function: Int, among vectors: [[Int]], tie: Int?) -> [Rational]? {
    let found = vectors.first { vector in
      (0..<(1 << inputs)).allSatisfy { row in
        let sum = (0..<inputs).reduce(vector[inputs]) { $0 + (row >> $1 & 1) * vector[$1] }
        let answer = sum == 0 ? tie : sum > 0 ? 1 : 0
        return answer == function >> row & 1
      }
    }
    return found?.map { Rational($0) }
  }

  @Test func ofTheFunctionsOfTwoInputsFourteenAreAUnitAndTheNumbersAreTheSmallest() throws {
    let vectors = wholeVectors(of: 3, upTo: 12)
    for (convention, tie) in [("", nil), ("convention step(0) = 0", 0), ("convention step(0) = 1", 1)] {
      var count = 0
      for function in 0..<16 {
        let found = try solve(Self.gate(inputs: 2, function: function, convention: convention))
        #expect(found.smallest == Self.smallest(inputs: 2, function: function, among: vectors, tie: tie), "\(function)")
        #expect(found.isImpossible == (found.numbers == nil))
        count += found.isImpossible ? 0 : 1
      }
      #expect(count == 14)
    }
  }

  @Test func ofTheFunctionsOfThreeInputsAHundredAndFourAreAUnitAndTheNumbersAreTheSmallest() throws {
    let vectors = wholeVectors(of: 4, upTo: 8)
    var count = 0
    for function in 0..<256 {
      let found = try solve(Self.gate(inputs: 3, function: function, convention: "convention step(0) = 0"))
      #expect(found.smallest == Self.smallest(inputs: 3, function: function, among: vectors, tie: 0), "\(function)")
      #expect(found.isImpossible == (found.numbers == nil))
      count += found.isImpossible ? 0 : 1
    }
    #expect(count == 104)
  }

  @Test func aRecurrentUnitIsFoundExactlyWhereTryingAllHalvesFindsOne() throws {
    let claims = [
      "y[t] iff all(x[1..t])", "y[t] iff any(x[1..t])", "y[t] == parity(x[1..t])", "y[t] iff x[t] == 0",
      "y[t] implies x[t] == 1", "y[t] != y[t-1]", "y[t] iff previously(x[t])", "y[t] iff t % 2 == 1",
      "x[t] == 1 implies y[t]", "y[t] iff (x[t] == 1 and y[t-1] == 0)", "y[t] iff (x[t] == 1 xor y[t-1] == 0)",
    ]
    for claim in claims {
      for start in 0...1 {
        let text = { (a: String, b: String, c: String) in
          """
          circuit Unit {
            input x: bit
            y[0] = \(start)
            output y[t] = step(\(a) * y[t-1] + \(b) * x[t] + \(c))
            convention step(0) = 0
            prove claim: \(claim)
          }
          """
        }
        // What matters of three numbers is what they answer to the four combinations.
        var verdicts: [[Bool]: Bool] = [:]
        var first: [Rational]?
        for denominator in 1...2 where first == nil {
          for vector in wholeVectors(of: 3, upTo: 4 * denominator) {
            let (a, b, c) = (vector[0], vector[1], vector[2])
            let answers = [c > 0, b + c > 0, a + c > 0, a + b + c > 0]
            let numbers = vector.map { Rational($0, denominator) }
            if verdicts[answers] == nil {
              let words = numbers.map { "(\($0))" }
              let unit = try circuit(text(words[0], words[1], words[2]))
              let verdict = try verify(unit, with: .reference, upTo: 5, within: Budget())[0].verdict
              if case .holds = verdict.judgement { verdicts[answers] = true } else { verdicts[answers] = false }
            }
            if verdicts[answers] == true {
              first = numbers
              break
            }
          }
        }
        let found = try solve(text("?", "?", "?"))
        #expect(found.smallest == first, "\(claim) from \(start)")
        #expect(found.isImpossible == (first == nil), "\(claim) from \(start): \(found.reason ?? "")")
      }
    }
  }

  @Test func numbersThatTieWithoutARuleAreNoSolution() throws {
    let text = { (convention: String) in
      "circuit A {\n  input x: bit\n  output y[t] = step(? * x[t])\(convention)\n  prove p: y[t] == x[t]\n}"
    }
    #expect(try solve(text("")).isImpossible)
    #expect(try solve(text("\n  convention step(0) = 0")).smallest == [1])
  }

  @Test func assumptionsLeaveSequencesOut() throws {
    let text = { (assumption: String) in
      """
      circuit A {
        input x: bit[2]
        output y[t] = step(? * x[t][1] + ? * x[t][2] + ?)
        convention step(0) = 0\(assumption)
        prove p: y[t] iff x[t][1] != x[t][2]
      }
      """
    }
    #expect(try solve(text("")).isImpossible)
    #expect(try solve(text("\n  assume x[t][1] == 0 or x[t][2] == 0")).smallest == [1, 1, 0])
  }

  @Test func aNumberOfTheTextIsOneNumberInEveryPartAndMember() throws {
    let (exercises, _) = try exercises(
      """
      circuit Not {
        input x: bit
        output y[t] = step(? * x[t] + ?)
        prove inverts: y[t] != x[t]
      }
      circuit Twice {
        input x: bit
        part a = Not(x: x)
        part b = Not(x: a.y[t])
        output y[t] = step(b.y[t] - 1/2)
        prove same: y[t] == x[t]
      }
      circuit Alone(k in 1..2) {
        input x: bit
        output y[t] = step(k * x[t] + ?)
        prove same: y[t] == x[t]
      }
      """)
    #expect(exercises.map { $0.circuits.map(\.name) } == [["Not", "Twice"], ["Alone(1)", "Alone(2)"]])
    #expect(exercises.map(\.holes.count) == [2, 1])
    for (exercise, numbers) in zip(exercises, [[-2, 1], [Rational(-1, 2)]]) {
      guard case .solved(let filling) = try exercise.solve(within: SolveLimits()) else {
        Issue.record("no numbers for \(exercise.circuits[0].name)")
        continue
      }
      #expect(filling.numbers == numbers && filling.doubt == nil)
    }
  }

  @Test func wholeNumbersComeBeforeHalvesEvenIfTheyAreLarger() throws {
    let found = try solve(
      "circuit A {\n  input x: bit\n  output y[t] = step(? * x[t] - 1/2)\n  prove p: y[t] == x[t]\n}")
    #expect(found.smallest == [1])
    let third = try solve(
      """
      circuit A {
        input x: bit
        output y[t] = step(? - 1/3 * x[t])
        convention step(0) = 0
        prove p: y[t] != x[t]
      }
      """)
    #expect(third.smallest == [Rational(1, 3)])
  }

  @Test func weightedSumsThatAreReadOutAreFound() throws {
    let line = { (right: String) in
      "circuit A {\n  input x: bit\n  output y[t] = ? * x[t] + ?\n  prove p: y[t] == \(right)\n}"
    }
    #expect(try solve(line("3 * x[t] - 1/2")).smallest == [3, Rational(-1, 2)])
    #expect(try solve(line("3 * count(x[1..t])")).isImpossible)
    let read =
      "circuit A {\n  input x: bit\n  output y[t] = sigmoid(? * x[t] + ?)\n  prove p: y[t] > 1/2 iff x[t] == 0\n}"
    #expect(try solve(read).smallest == [-1, 1])
  }

  @Test func whatCannotBeDecidedIsNeverSaidToBeImpossible() throws {
    let product =
      "circuit A {\n  input x: bit\n  output y[t] = step((? * x[t]) * (? + x[t]))\n  convention step(0) = 0\n  prove p: y[t] == x[t]\n}"
    #expect(try solve(product).reason?.contains("multiplied") == true)
    let whole = "circuit A {\n  input x: bit\n  output y[t] = floor(? * x[t])\n  prove p: y[t] == x[t]\n}"
    #expect(try solve(whole).reason?.contains("floor") == true)
    let smooth =
      "circuit A {\n  input x: bit\n  output y[t] = sigmoid(? * x[t])\n  prove p: y[t] > 3/4 iff x[t] == 1\n}"
    #expect(try solve(smooth).reason?.contains("sigmoid") == true)
    let unmet =
      "circuit A {\n  input x: bit\n  output y[t] = step(? * x[t] - 1)\n  convention step(0) = 0\n  reach p: x[t] == 2\n}"
    #expect(try solve(unmet).reason?.contains("no witness") == true)
  }

  @Test func aWitnessIsLookedForAmongOtherDecisions() throws {
    let found = try solve("circuit A {\n  input x: bit\n  output y[t] = step(? * x[t] + 1)\n  reach zero: y[t] == 0\n}")
    #expect(found.numbers == [-2])
  }

  @Test func examplesAloneCanBeSolvedAndCanContradict() throws {
    let text = { (last: Int) in
      """
      circuit A {
        input x: bit
        y[0] = 0
        output y[t] = step(? * y[t-1] + ? * x[t] + ?)
        convention step(0) = 0
        example "a latch" {
          x = 0 1 0 0
          y = 0 1 1 \(last)
        }
      }
      """
    }
    #expect(try solve(text(1)).smallest == [1, 1, 0])
    #expect(try solve(text(0)).isImpossible)
  }

  @Test func aLimitIsNeverAnAnswer() throws {
    let found = try solve(
      """
      circuit A {
        input x: bit
        y[0] = 0
        output y[t] = step(? * y[t-1] + ? * x[t] + ?)
        prove p: y[t] == parity(x[1..t])
      }
      """, within: SolveLimits(mostSteps: 2))
    #expect(found.reason == "the limit of 2 cases ended the search")
  }
}
