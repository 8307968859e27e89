import CircuitModel
import Insight
import TestSupport
import Testing
import Verification

@testable import Reports

@Suite struct ExplanationTests {
  private func text(_ text: String) throws -> String {
    let explanation = try Explanation(of: circuit(text), within: Budget())
    return ExplanationReport(
      [explanation], of: Report.File(path: "a.circuit", sources: [], diagnostics: [], circuits: []), version: "1"
    ).text()
  }

  @Test func aLatchIsExplained() throws {
    let text = try text(
      """
      /// Are all inputs
      /// ones? Written here.
      circuit A {
        input x: bit
        h[0] = 1
        h[t] = threshold(h[t-1] + x[t] - 1.5, 0.5)
        output y[t] = 1 - h[t]
        convention step(0) = 1
        prove seen: h[t] iff all(x[1..t])
      }
      """)
    #expect(
      text == """
        a.circuit
          A
            Are all inputs ones?
            2 states can be reached; what follows holds for all sequences.

            Units
              h[t]  h[0] = 1
                h[t] = 1 exactly when h[t-1] + x[t] >= 2. Some sequence makes the sum
                exactly 2, so step(0) = 1 matters here.
                  h[t-1]  x[t] | h[t]
                       0     0 |    0
                       0     1 |    0
                       1     0 |    0
                       1     1 |    1
                So h[t] is 1 exactly when h[t-1] and x[t] are both 1.
                It remembers: 1 as long as x[t] is 1; once that is not so, 0 for ever.
                  prove h[t] iff all(x[1..t])  proved

              y[t]  output
                y[t] = -h[t] + 1.
                  h[t] | y[t]
                     0 |    1
                     1 |    0
                So y[t] is 1 exactly when h[t] is 0.
                It remembers: 0 at first, and 1 from the first step on at which x[t] is
                0.
                  prove y[t] == 1 iff once(not x[t])  proved
                It is the opposite of h[t] at every reachable step.
                No claim, example or assumption depends on it.

            Ties and margins
                How close the sum of each unit comes to 0, where it decides; a threshold
                is part of the bias.
                Looked at: every reachable step; these are 4 steps, from 2 states.

                unit  sums       closest below 0  closest above 0  margin
                h     -2, -1, 0  -1 on 0          -                0, a tie

                Each sequence is the shortest that ends with the sum.

                Ties, where a sum is exactly 0:
                  h ties at one step, first on 1: h[t-1] + x[t] - 2 is 1 + 1 - 2 = 0;
                  step(0) = 1 makes it 1.

                The claims need the rule step(0) = 1:
                  with step(0) = 0 the claim `seen` fails on 1.
                  with step(0) = 1/2 something that is used as a truth is neither 0 nor
                  1.

                How far each number may move while all others stay:

                number                     is  no decision changes  every claim stays proved
                the weight of h[t-1] in h  1   [1, 2)               [1, 2)
                the weight of x[t] in h    1   [1, 2)               [1, 2)
                the bias of h              -2  [-2, -1)             [-2, -1)
                the weight of h[t] in y    -1  (-∞, ∞)              (-∞, ∞)
                the bias of y              1   (-∞, ∞)              (-∞, ∞)

                A round bracket leaves the end out, a square one counts it in.

                No decision is safe when all numbers move at once, however little: the
                sum of h is exactly 0 on 1.

            The start
                h[0] = 1 is needed: with 0 `seen` fails on `x = 1`.

            The machine
                The output y comes down to a machine with 2 states after the start:
                  state  y  0  1
                  start     0  1
                      0  1  0  0
                      1  0  0  1
                A state is named by the shortest sequence that leads to it. What the
                network remembers from step to step has 2 states, counting that before
                step 1.
                The network begins as if in state 1.
                2 states have to be told apart, so any circuit for these outputs needs
                at least 1 threshold unit; this circuit has 1 threshold unit.

        """)
  }

  @Test func unmetRowsLinearUnitsAndReadOutsAreExplained() throws {
    let text = try text(
      """
      circuit A {
        input x: bit[2]
        h[0] = 1/2
        both[t] = step([1, 1] * x[t] - 3/2)
        some[t] = step([1, 1] * x[t] - 1/2)
        h[t] = x[t][1] - 2 * x[t][2] - h[t-1]
        odd[t] = step(some[t] - both[t] - 1/2)
        output y[t] = tanh(4 - 6 * h[t])
        prove y[t] < 1
      }
      """)
    for part in [
      "both[t] is 1 exactly when both components of x[t] are 1.",
      "some[t] is 1 exactly when a component of x[t] is 1.",
      "prove h[t] == 1/2 * (-1)^t + sum((-1)^(t-i) * (x[i][1] - 2 * x[i][2]) for i in 1..t)",
      "(-: not met so far)",
      "Read as a decision: y[t] > 0 exactly when h[t] < 2/3",
      "No output depends on it.", "No claim, example or assumption depends on it.",
      "More than 1,024 states can be reached",
    ] {
      let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(flat.contains(part), "\(part)\n\(text)")
    }
  }

  @Test func countingAndParityArePutInWords() throws {
    let text = try text(
      """
      circuit A {
        input a: bit
        input b: bit
        input c: sign
        two[t] = step(a[t] + b[t] + (c[t] + 1) / 2 - 3/2)
        most[t] = step(b[t] - a[t] - 1/2 * c[t])
        output y[t] = step(two[t] * most[t] - 1/2)
        prove y[t] or true
      }
      """)
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("at least 2 of these hold: a[t] is 1, b[t] is 1, c[t] is 1."), "\(text)")
    #expect(flat.contains("at least 2 of these hold: b[t] is 1, a[t] is 0, c[t] is -1."), "\(text)")
  }

  @Test func hostileNamesCannotMoveATerminal() throws {
    var circuit = try circuit("circuit A {\n  input x: bit\n  output y[t] = step(x[t] - 1/2)\n  prove y[t] or true\n}")
    circuit.name = "A\u{1B}[2J"
    circuit.summary = "b\u{202E}c"
    circuit.cells[1].name = "y\u{7}"
    let report = ExplanationReport(
      [try Explanation(of: circuit, within: Budget())],
      of: Report.File(path: "\u{1B}", sources: [], diagnostics: [], circuits: []), version: "1")
    for scalar in ["\u{1B}", "\u{7}", "\u{202E}"] {
      #expect(!report.text().contains(scalar) && !report.json.contains(scalar))
    }
  }

  /// Every function of three variables: what is written is what is meant, whatever binds how tightly.
  @Test func formulasAreReadBackAsTheyWereMeant() throws {
    let names = ["a", "b", "c"]
    let text = FormulaText(
      truths: names.map {
        FormulaText.Truth(name: "\($0)[t]", positive: "\($0)[t]", negative: "not \($0)[t]", kind: .bit)
      })
    var formulas: [BooleanFormula] = names.indices.flatMap { [.variable($0), .not(.variable($0))] }
    for _ in 0..<2 {
      let parts = formulas.indices.filter { $0 % (formulas.count / 6) == 0 }.map { formulas[$0] }
      for one in parts {
        for other in parts {
          formulas += [.and(one, other), .or(one, .not(other)), .xor(one, other), .iff(other, one)]
        }
      }
    }
    let claims = formulas.map { "  reach \(text.formula($0))" }.joined(separator: "\n")
    let circuit = try circuit(
      "circuit A {\n  input a: bit\n  input b: bit\n  input c: bit\n  output y[t] = a[t]\n\(claims)\n}")
    for letter in 0..<8 {
      var run = Run(circuit)
      run.advance(by: letter)
      let values = circuit.alphabet.values(of: letter).map { $0 == 1 }
      for (formula, claim) in zip(formulas, circuit.claims) {
        guard case .reach(let expression) = claim.kind else { continue }
        #expect(try run.holds(expression) == formula.value(values), "\(text.formula(formula))")
      }
    }
  }
}
