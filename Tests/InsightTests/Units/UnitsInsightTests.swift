import CircuitModel
import Fuzzing
import TestSupport
import Testing
import Verification

@testable import Insight

@Suite struct UnitsInsightTests {
  /// Every run of a circuit on a sequence of a length.
  private func traces(of circuit: Circuit, length: Int) -> [Trace] {
    var words: [[Int]] = [[]]
    for _ in 0..<length { words = words.flatMap { word in (0..<circuit.alphabet.count).map { word + [$0] } } }
    return words.map { word in
      var run = Run(circuit)
      for letter in word { run.advance(by: letter) }
      return run.trace
    }
  }

  /// What a unit and what it reads were at every step of every run.
  private func rows(_ table: TruthTable, of unit: CellID, in circuit: Circuit, _ traces: [Trace]) -> [[Value]: Value] {
    var rows: [[Value]: Value] = [:]
    for trace in traces {
      for step in 1...trace.word.count {
        let reads = table.reads.compactMap { read -> Value? in
          step - read.lag >= 1
            ? trace.value(of: read.cell, atStep: step - read.lag)
            : circuit[read.cell].initialValue(atStep: step - read.lag).map { .exact($0) }
        }
        rows[reads] = trace.value(of: unit, atStep: step)
      }
    }
    return rows
  }

  /// Small networks have at most four states, so that sequences of six steps meet everything.
  @Test func tablesHoldWhatRunsMeetAndNothingElse() throws {
    for number in stride(from: 0, to: SmallNetworks.count, by: 317) {
      let circuit = SmallNetworks.network(number)
      let traces = traces(of: circuit, length: 6)
      for unit in try UnitsInsight(of: circuit).units {
        let equation = unit.equations[0]
        let table = try #require(equation.table)
        let met = rows(table, of: unit.cell, in: circuit, traces)
        for row in table.rows {
          let value = met[row.reads.map { .exact($0) }]
          #expect(row.outcome == value.map { .value($0) } ?? .neverMet, "network \(number)")
        }
        let function = try #require(equation.function)
        for (reads, value) in met {
          #expect(function.formula.value(reads.map { $0 == .exact(1) }) == (value == .exact(1)), "network \(number)")
        }
      }
    }
  }

  @Test func tiesAreMetWhereRunsMeetThem() throws {
    for number in stride(from: 5, to: SmallNetworks.count, by: 317) {
      let circuit = SmallNetworks.network(number)
      let traces = traces(of: circuit, length: 6)
      for unit in try UnitsInsight(of: circuit).units {
        guard case .decision(let preActivation) = unit.equations[0].shape else {
          Issue.record("network \(number): no decision")
          continue
        }
        let isMet = traces.contains { trace in
          (1...trace.word.count).contains { step in
            preActivation.sum.terms.reduce(preActivation.sum.bias) { sum, term in
              guard case .read(let cell, .relative(let lag), _) = term.factor else { return sum }
              let value = step > lag ? trace.value(of: cell, atStep: step - lag)?.rational : nil
              return sum + term.coefficient * (value ?? circuit[cell].initialValue(atStep: step - lag) ?? 0)
            } == 0
          }
        }
        #expect(unit.equations[0].meetsTie == isMet, "network \(number)")
      }
    }
  }

  @Test func whatIsSuperfluousIsSoOnEveryRunAndNothingIsMissed() throws {
    var kinds: Set<String> = []
    for number in stride(from: 1, to: SmallNetworks.count, by: 101) {
      let circuit = SmallNetworks.network(number)
      let traces = traces(of: circuit, length: 7)
      func values(_ cell: CellID) -> [[Value]] {
        traces.map { trace in (1...trace.word.count).compactMap { trace.value(of: cell, atStep: $0) } }
      }
      let (first, second) = (values(CellID(1)), values(CellID(2)))
      func later(_ one: [[Value]], than other: [[Value]]) -> Bool {
        zip(one, other).allSatisfy { Array($0.dropFirst()) == Array($1.dropLast()) }
      }
      for unit in try UnitsInsight(of: circuit).units {
        let own = unit.cell == CellID(1) ? first : second
        let other = unit.cell == CellID(1) ? second : first
        let isConstant = Set(own.joined()).count == 1
        switch unit.likeness {
        case .constant(let value)?:
          #expect(Set(own.joined()) == [value], "network \(number)")
          kinds.insert("constant")
        case .same?:
          #expect(own == other && unit.cell == CellID(2) && !isConstant, "network \(number)")
          kinds.insert("same")
        case .opposite?:
          #expect(zip(own.joined(), other.joined()).allSatisfy { $0 != $1 } && !isConstant, "network \(number)")
          kinds.insert("opposite")
        case .later(_, let value)?:
          #expect(later(own, than: other) && !isConstant, "network \(number)")
          #expect(Set(own.map { $0[0] }) == Set([value].compactMap(\.self)) || value == nil, "network \(number)")
          kinds.insert("later")
        case nil:
          #expect(!isConstant && !later(own, than: other), "network \(number)")
          if unit.cell == CellID(2) {
            #expect(own != other, "network \(number)")
            #expect(!zip(own.joined(), other.joined()).allSatisfy { $0 != $1 }, "network \(number)")
          }
        }
      }
    }
    #expect(kinds == ["constant", "same", "opposite", "later"])
  }

  @Test func whatIsSaidOfThePastHoldsOnEveryRun() throws {
    var forms: Set<String> = []
    for number in stride(from: 3, to: SmallNetworks.count, by: 187) {
      let circuit = SmallNetworks.network(number)
      for unit in try UnitsInsight(of: circuit).units {
        guard let history = unit.history else { continue }
        forms.insert("\("\(history.formula)".prefix { $0 != "(" })")
        let formula = history.formula.expression(
          history.variables.map { $0.expression(bare: true) }, binding: circuit.freshIndices)
        for word in 0..<64 {
          var run = Run(circuit)
          for place in 0..<6 {
            run.advance(by: word >> place & 1)
            let value = run.trace.value(of: unit.cell, atStep: place + 1)
            #expect(try run.holds(formula) == (value == .exact(1)), "network \(number)")
          }
        }
      }
    }
    #expect(forms.isSuperset(of: ["once", "historically", "since"]))
  }

  @Test func latchesAreReadAsWhatTheyRemember() throws {
    func history(_ equations: String, inputs: String = "input x: bit") throws -> HistoryFormula? {
      let circuit = try circuit("circuit A {\n\(inputs)\n\(equations)\noutput y[t] = h[t]\nprove y[t] or true\n}")
      return try UnitsInsight(of: circuit).units.first { circuit[$0.cell].name == "h" }?.history?.formula
    }
    let x = BooleanFormula.variable(0)
    #expect(try history("h[0] = 1\nh[t] = step(h[t-1] + x[t] - 1.5)") == .historically(x))
    #expect(try history("h[0] = 0\nh[t] = step(h[t-1] + x[t] - 0.5)") == .once(x))
    #expect(try history("h[0] = 0\nh[t] = step(h[t-1] - x[t] + 0.5)") == .once(.not(x)))
    #expect(try history("h[0] = 0\nh[t] = abs(h[t-1] - x[t])") == .parity(x))
    #expect(try history("h[0] = 1\nh[t] = abs(h[t-1] - x[t])") == .not(.parity(x)))
    #expect(try history("x[0] = 0\nh[t] = step(x[t-1] - 0.5)") == nil, "its own equation says it")
    let latch = try history(
      "h[0] = 0\nh[t] = step(2 * s[t] - r[t] + h[t-1] - 1/2)", inputs: "input s: bit\ninput r: bit")
    #expect(latch == .since(.not(.variable(1)), .variable(0)))
  }

  @Test func countsAreGuessedAndProved() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        a[0] = 1
        b[0] = 0
        c[0] = 0
        a[t] = step(2 * x[t] * c[t-1] + 2 * (1 - x[t]) * a[t-1] - 1)
        b[t] = step(2 * x[t] * a[t-1] + 2 * (1 - x[t]) * b[t-1] - 1)
        c[t] = step(2 * x[t] * b[t-1] + 2 * (1 - x[t]) * c[t-1] - 1)
        output y[t] = a[t]
        prove y[t] or true
      }
      """)
    let histories = try UnitsInsight(of: circuit).units.prefix(3).map { $0.history?.formula }
    #expect(histories == (0..<3).map { .countRemainder(.variable(0), divisor: 3, remainder: $0) })
  }

  @Test func closedFormsAreEqualToTheirUnitsOnEveryRun() throws {
    for (ratio, start) in [("1", "0"), ("-1", "2"), ("2", "1"), ("1/2", "-3"), ("-2/3", "0")] {
      let circuit = try circuit(
        """
        circuit A {
          input x: {-1, 0, 2}
          h[0] = \(start)
          h[t] = \(ratio) * h[t-1] + 3 * x[t] - 1/2
          g[t] = 2 * h[t] - x[t] + 1
          output y[t] = g[t] >= 0
          prove y[t] or true
        }
        """)
      let forms = circuit.closedForms()
      for cell in [CellID(1), CellID(2)] {
        let formula = try #require(forms[cell]).expression(binding: circuit.freshIndices.0)
        for trace in traces(of: circuit, length: 5) {
          var run = Run(circuit)
          for (place, letter) in trace.word.enumerated() {
            run.advance(by: letter)
            #expect(try run.value(of: formula) == trace.value(of: cell, atStep: place + 1), "ratio \(ratio)")
          }
        }
      }
    }
  }

  @Test func unitsThatFeedOneAnotherHaveNoClosedForm() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        a[0] = 0
        b[0] = 0
        a[t] = b[t-1] + x[t]
        b[t] = b[t-1] + a[t]
        output y[t] = b[t] >= 3
        prove y[t] or true
      }
      """)
    #expect(try UnitsInsight(of: circuit).units.allSatisfy { $0.closedForm == nil })
  }

  @Test func deadUnitsAreFoundAlsoBehindAWeightOfZero() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        used[t] = step(x[t] - 1/2)
        silent[t] = step(1/2 - x[t])
        asked[t] = step(x[t] - 1/3)
        output y[t] = step(used[t] + 0 * silent[t] - 1/2)
        prove y[t] iff asked[t]
      }
      """)
    let units = try UnitsInsight(of: circuit).units
    #expect(units.map(\.hasNoOutput) == [false, true, true, false])
    #expect(units.map(\.hasNoClaim) == [false, true, false, false])
  }

  @Test func statesThatAreTooManyAreSaidToBeAndNothingIsConcludedFromThem() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        d[0] = 0
        d[t] = d[t-1] + x[t]
        far[t] = d[t] >= 100000
        output y[t] = step(far[t] + x[t] - 1/2)
        prove y[t] or true
      }
      """)
    let insight = try UnitsInsight(of: circuit)
    guard case .cut = insight.extent else {
      Issue.record("the states are not all")
      return
    }
    // `far` was 0 wherever it was looked at, and is 1 one day.
    #expect(insight.units.allSatisfy { $0.likeness == nil })
    #expect(insight.units[2].equations[0].function == nil)
    #expect(insight.units[2].equations[0].table?.isComplete == false)
  }

  @Test func aReadThatIsNotRationalHasNoTable() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        s[t] = sigmoid(x[t])
        output y[t] = s[t] > 1/2
        prove y[t] iff x[t]
      }
      """)
    let units = try UnitsInsight(of: circuit).units
    #expect(units[0].equations[0].table != nil && units[1].equations[0].table == nil)
    #expect(units[1].history?.formula == .now(.variable(0)))
  }
}
