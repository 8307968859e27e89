import CircuitLanguage
import CircuitModel
import Foundation
import Fuzzing
import Reports
import TestSupport
import Testing

@testable import WebPages

// The script of a page evaluates circuits by itself; the interpreter says what must come out, text for text.
extension BrowserTests {
  @Test func steppingGivesWhatTheInterpreterGivesForTheLibrary() throws {
    var random = SeededGenerator(seed: BrowserTests.seed)
    for path in TestPages.library {
      let (_, circuits) = try TestPages.load(library: path)
      try compare(circuits, words: 2, of: 9, with: &random, from: path)
    }
  }

  @Test func steppingGivesWhatTheInterpreterGivesForRandomCircuits() throws {
    var random = SeededGenerator(seed: BrowserTests.seed)
    // A page has no room for all of them.
    for _ in 0..<15 {
      let circuits = (0..<10).map { _ in RandomCircuit.make(seed: random.next()) }
      try compare(circuits, words: 2, of: 7, with: &random, from: "random circuits")
    }
  }

  @Test(arguments: BrowserTests.odd) func steppingGivesWhatTheInterpreterGivesFor(_ text: String) throws {
    var random = SeededGenerator(seed: BrowserTests.seed)
    try compare(circuits(text), words: 6, of: 8, with: &random, from: text)
  }

  /// Printed where something differs, so that it can be tried again.
  private static let seed = UInt64.random(in: 0...UInt64.max)

  /// Circuits with what the library and random circuits have little of: errors, ties, values that are not rational, large
  /// numbers, moments of every kind.
  private static let odd = [
    """
    input x: {-1, 0, 1}
    h[0] = 0
    h[t] = step(h[t-1] + x[t])
    output y[t] = sign(2 * x[t] - h[t])
    """,
    """
    convention step(0) = 1/2
    convention sign(0) = 0
    input x: {-1, -1/2, 0, 1/2, 1}
    output y[t] = step(x[t])
    z[t] = sign(-x[t])
    w[t] = threshold(3 * x[t] - 1/3, 7/6)
    """,
    """
    input x: {-40, -1, 0, 1/3, 2, 40}
    s[0] = 0
    s[t] = s[t-1] + x[t]
    output y[t] = sigmoid(s[t])
    z[t] = tanh(s[t] / 3)
    b[t] = sigmoid(2 * s[t] - 1) > 7/10
    c[t] = tanh(s[t]) <= 1/5
    prove p: y[t] > 1/2 iff s[t] > 0
    """,
    """
    input x: {-2, 0, 1, 3}
    output y[t] = 2 * x[t] / 3
    ref z[t] = 1 / x[t]
    """,
    """
    input x: {-3, -1, 2, 5/2}
    ref r[t] = 7/2 % x[t]
    ref q[t] = -7/3 % x[t]
    z[t] = x[t] ^ 3
    output w[t] = floor(x[t]) + abs(x[t]) - relu(-x[t])
    """,
    """
    input x: {2, 3, -1}
    ref h[0] = 2
    ref h[t] = h[t-1] ^ (2 * x[t])
    ref m[t] = h[t] % 1000
    output y[t] = x[t]
    """,
    """
    input x: onehot[3]
    input s: sign[2]
    h[0] = [1, 0, 0]
    h[t] = step(h[t-1] + x[t] - [3/2, 1/2, 1])
    output y[t] = h[t]
    v[t] = relu(s[t] - [1/2, -1/2])
    ref m[t] = min(s[t][1], s[t][2], 0)
    ref r[t] = if t > 3 then x[t-3][1] + 1 else 0
    prove a: all(y[i][1] for i in 1..t)
    reach c: count(x[i][1] for i in 1..t) == 2 and parity(x[i][2] for i in 1..t)
    prove d: previously(y[t][1]) implies once(y[t][1])
    prove e: x[floor(t / 2)][1] or sum(s[i][1] for i in 1..t) > 0
    """,
    """
    h[0] = 1
    h[-1] = 1
    h[t] = h[t-1] + h[t-2]
    output y[t] = h[t]
    prove p: y[t] > 0
    """,
    """
    input x: bit
    h[1] = x[1]
    h[2] = 1 - h[1]
    h[t] = step(h[t-1] + x[t-1] - 1/2)
    output y[t] = h[t]
    ref first[t] = x[1] + 2 * y[t]
    ref middle[t] = x[floor(t / 2)]
    prove p: x[1..t] matches "1(0|1)*1{2,3}" when t > 2
    """,
    """
    input x: {0, 1, 2}
    h[0] = 1/3
    h[t] = (h[t-1] + x[t]) * 1000003/999983
    output y[t] = h[t]
    """,
  ].map { "circuit Odd {\n\($0)\nreach something: t > 1\n}" }
}

extension BrowserTests {
  /// Runs random sequences of every circuit in the page and in the interpreter.
  private func compare(
    _ circuits: [Circuit], words: Int, of length: Int, with random: inout SeededGenerator, from source: String
  ) throws {
    let circuits = circuits.filter(CircuitData.canRun)
    if circuits.isEmpty { return }
    var texts: [[String]] = []
    var expected: [[String]] = []
    for circuit in circuits {
      let sequences = (0..<words).map { _ in
        (0..<length).map { _ in Int.random(in: 0..<circuit.alphabet.count, using: &random) }
      }
      texts.append(
        sequences.map { word in
          circuit.alphabet.inputs.isEmpty
            ? ""
            : circuit.rows(ofWord: word).map { "\($0.name) = \($0.values.joined(separator: " "))" }.joined(
              separator: "; ")
        })
      expected.append(sequences.flatMap { lines(of: circuit, along: $0) })
    }
    let input = String(decoding: try JSONSerialization.data(withJSONObject: texts), as: UTF8.self)
    let tab = try show(TestPages.bare(circuits))
    let found = try tab.value("(\(BrowserTests.walk))(\(input), \(length))") as? [[String]] ?? []
    #expect(found.count == circuits.count)
    for (place, (found, expected)) in zip(found, expected).enumerated() where found != expected {
      let first = zip(found + [""], expected + [""]).first { $0 != $1 }
      Issue.record(
        "\(circuits[place].name) of \(source), seed \(BrowserTests.seed): \(first?.0 ?? "") instead of \(first?.1 ?? "")"
      )
    }
    #expect(try tab.troubles() == [])
  }

  /// What the page must show of a run: every row, what each formula is, and step by step the values and the sums.
  private func lines(of circuit: Circuit, along word: [Int]) -> [String] {
    let assumed = circuit.assumptions.map { Judged(name: "assumed", formula: $0.formula) }
    let formulas = assumed + circuit.claims.compactMap(Judged.init)
    var run = Run(circuit)
    var sums: [[String]] = []
    var judged = formulas.map { [$0.name] }
    for letter in word where run.problem == nil {
      run.advance(by: letter)
      sums.append(circuit.sumLines(at: run))
      for (place, formula) in formulas.enumerated() {
        let isAsked = formula.condition.map { run.answer($0) == "yes" } ?? true
        judged[place].append(isAsked ? run.answer(formula.formula) : "-")
      }
    }
    let shown = Report.Run(run.trace, of: circuit)
    var lines = shown.signalsInReadingOrder.map { signal in
      signal.name + "|"
        + signal.values.map { values in
          joined(values.map { $0 ?? "?" }, asVector: signal.isVector)
        }.joined(separator: "|")
    }
    lines += judged.map { $0.joined(separator: "|") }
    for step in 1...run.length {
      let values = shown.signalsInReadingOrder.map { "\($0.name) = \($0.tableText(atStep: step))" }
      lines.append("Step \(step) of \(run.length): \(values.joined(separator: ", ")).")
      lines += sums[step - 1]
    }
    if let problem = run.problem { lines.append(problem.report(in: circuit).headline) }
    return lines + ["the way back is the same"]
  }

  /// Walks through sequences in every stepper of a page, forward and back, as someone would with the buttons.
  private static let walk = """
    (words, length) => [...document.querySelectorAll('.stepper')].map((host, place) => words[place].flatMap((word) => {
      const button = (text) => [...host.querySelectorAll('button')].find((button) => button.textContent === text);
      const field = host.querySelector('input');
      if (field) { field.value = word; button('Run').click(); }
      else { button('Clear').click(); for (let step = 0; step < length; step += 1) button('next').click(); }
      const exact = (cell) => cell.title || cell.textContent;
      const rows = [...host.querySelectorAll('tbody tr')].map((row) => [...row.children].map(exact).join('|'));
      const shown = () => [host.querySelector('.live').textContent,
        ...[...host.querySelectorAll('.sums li')].map((item) => item.textContent)];
      const steps = [];
      button('Start').click();
      while (!button('Forward →').disabled) { button('Forward →').click(); steps.push(shown()); }
      const trouble = host.querySelectorAll('.complaint')[1].textContent.replace(/^[^:]*: /, '');
      const back = [];
      while (true) { button('← Back').click(); if (button('← Back').disabled) break; back.unshift(shown()); }
      const isSame = JSON.stringify(back) === JSON.stringify(steps.slice(0, -1));
      return [...rows, ...steps.flat(), ...(trouble === '' ? [] : [trouble]),
        isSame ? 'the way back is the same' : 'the way back differs'];
    }))
    """
}

/// A formula that a page shows beside a run.
private struct Judged {
  var name: String
  var formula: CircuitModel.Expression
  var condition: CircuitModel.Expression?
}

extension Judged {
  /// The formula of a claim that has one, with its condition.
  fileprivate init?(_ claim: Claim) {
    switch claim.kind {
    case .prove(let formula, let when), .refute(let formula, let when):
      self.init(name: claim.name, formula: formula, condition: when)
    case .reach(let formula): self.init(name: claim.name, formula: formula)
    case .example, .worked: return nil
    }
  }
}

extension Run {
  /// What a formula is at the last step, as a page says it.
  fileprivate func answer(_ formula: CircuitModel.Expression) -> String {
    do throws(EvaluationProblem) {
      return try holds(formula) ? "yes" : "no"
    } catch {
      return "-"
    }
  }
}
