import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing

@Suite struct MooreMachineTests {
  private let and = """
    circuit A {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]
      prove y[t] iff all(x[1..t])
    }
    """

  @Test func theRunningAndHasAStateForEachOfItsOutputs() throws {
    let machine = try ReachableStates(of: circuit(and)).machine()
    #expect(machine.states.map(\.word) == [[], [0], [1]])
    #expect(machine.states.map(\.output) == [nil, [.exact(0)], [.exact(1)]])
    #expect(machine.states.map(\.next) == [[1, 2], [1, 1], [1, 2]])
    let distinctions = Distinctions(machine)
    #expect(distinctions.word(between: 1, and: 2) == [])
    #expect(distinctions.word(between: 0, and: 1) == [1])
    #expect(distinctions.word(between: 0, and: 2) == nil)
  }

  @Test func aLetterThatIsNotConsideredIsNoTransitionAndTellsStatesApart() throws {
    let once = try circuit(
      """
      circuit A {
        input x: bit
        output y[t] = step(x[t] - 2)
        assume count(x[1..t]) <= 1
        prove y[t] == 0
      }
      """)
    let machine = try ReachableStates(of: once).machine()
    #expect(machine.states.map(\.word) == [[], [0], [1]])
    #expect(machine.states.map(\.next) == [[1, 2], [1, 2], [2, nil]])
    #expect(!machine.isTotal)
    #expect(Distinctions(machine).word(between: 1, and: 2) == [1])
    #expect(Distinctions(machine, .saysNothing).word(between: 1, and: 2) == nil)
    // One state would do, since nothing is asked where the sequence is not considered.
    #expect(machine.unitBound(countingPresentOutput: true).states == 1)
    #expect(machine.unitBound(countingPresentOutput: true).units == 0)
  }

  @Test func lettersThatBehaveAlikeStandTogether() throws {
    let equal = try circuit(
      """
      circuit A {
        input x: bit[2]
        h[t] = step([[-1, -1], [1, 1]] * x[t] + [0.5, -1.5])
        y[0] = 1
        output y[t] = step([1, 1] * h[t] + y[t-1] - 1.5)
        prove y[t] iff x[1..t][1] == x[1..t][2]
      }
      """)
    let machine = try ReachableStates(of: equal).machine()
    #expect(machine.letterClasses == [[0, 3], [1, 2]])
    #expect(machine.unitBound(countingPresentOutput: true).units == 1)
  }

  @Test func numbersThatGrowHaveNoMachineAndItIsSaid() throws {
    let count = try circuit(
      "circuit A {\n  input x: bit\n  h[0] = 0\n  h[t] = h[t-1] + x[t]\n  output y[t] = h[t]\n  prove y[t] == count(x[1..t])\n}"
    )
    #expect(throws: MachineObstacle.self) { try ReachableStates(of: count).machine() }
    #expect(throws: MachineObstacle.self) { try count.machine(of: count.specifications[0]) }
  }

  /// Every small network: as many states as sequences up to length 6 that sequences up to length 6 tell apart, each named by
  /// the first of its class, and each two told apart by the least of the shortest.
  @Test func statesAreTheClassesOfSequencesThatNothingTellsApart() throws {
    let words = allWords(upTo: 4, letters: 2)
    for number in stride(from: 0, to: SmallNetworks.count, by: 151) {
      let circuit = SmallNetworks.network(number)
      let machine = try ReachableStates(of: circuit).machine()
      let outputs = try Outputs(of: circuit, upTo: 8)
      var classes: [(word: [Int], conduct: [[Value]])] = []
      for word in words where !word.isEmpty {
        let conduct = words.map { outputs.after(word + $0) }
        if !classes.contains(where: { $0.conduct == conduct }) { classes.append((word, conduct)) }
      }
      #expect(machine.states.dropFirst().map(\.word) == classes.map(\.word), "network \(number)")
      let distinctions = Distinctions(machine)
      for (first, one) in classes.enumerated() {
        for (second, two) in classes.enumerated() where first < second {
          let place = words.indices.first { one.conduct[$0] != two.conduct[$0] }
          #expect(distinctions.word(between: first + 1, and: second + 1) == place.map { words[$0] })
        }
      }
    }
  }

  /// The bound for what a small network puts out never exceeds the units of any small network that puts it out, and whole
  /// groups of small networks share one machine.
  @Test func noCircuitHasFewerUnitsThanTheBound() throws {
    let h1 = Expression.read(CellID(1), at: .relative(lag: 0), .none)
    var units: [[[Int?]]: (bound: Int, fewest: Int)] = [:]
    for number in stride(from: 0, to: SmallNetworks.count, by: 7) {
      let circuit = SmallNetworks.network(number)
      let machine = try ReachableStates(of: circuit).machine(of: [h1])
      let key = machine.states.map { state in
        state.next + [state.output.map { $0 == [.exact(1)] ? 1 : 0 }]
      }
      // Without a weight from the other unit, h1 is a circuit of its own.
      let needsOther = circuit.preActivations.contains { sum in
        sum.place.cell == CellID(1) && !sum.sum.terms.allSatisfy { $0.coefficient.isZero || !$0.reads(CellID(2)) }
      }
      let bound = machine.unitBound(countingPresentOutput: true).units
      let known = units[key]
      #expect(known == nil || known?.bound == bound)
      units[key] = (bound, min(known?.fewest ?? 2, needsOther ? 2 : 1))
    }
    #expect(units.values.allSatisfy { $0.bound <= $0.fewest })
    #expect(units.values.contains { $0.bound == 2 } && units.count > 50)
  }

  @Test func anOutputThatReadsTheLetterItselfIsNoStateOfTheUnits() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        h[0] = 0
        h[t] = step(h[t-1] + x[t] - 0.5)
        output y[t] = h[t-1] + x[t]
        prove y[t] == (if t > 1 and any(x[1..t-1]) then 1 else 0) + x[t]
      }
      """)
    let analysis = MachineAnalysis(of: circuit, reaching: .success(try ReachableStates(of: circuit)))
    // With what is put out it would be three states, and two units; there is one.
    #expect(try analysis.machine.get().unitBound(countingPresentOutput: true).units == 2)
    #expect(analysis.bound == analysis.asked[0].bound)
    #expect(analysis.bound?.countsPresentOutput == false && analysis.bound?.units == 1)
    #expect(circuit.thresholdUnitCount == 1 && circuit.modelDepartures.isEmpty)
  }

  @Test(arguments: [
    ("h[t] = step(h[t-2] + x[t] - 0.5)\n  h[-1] = 0", true), ("h[t] = step(x[t-1] - 0.5)\n  x[0] = 0", true),
    ("h[t] = clamp(h[t-1] + x[t], 0, 1)", true), ("h[t] = step(h[t-1] + x[t] - 0.5)\n  h[2] = 1", true),
    ("h[1] = x[1]\n  h[t] = step(h[t-1] + x[t] - 0.5)", true),
    ("h[t] = step(h[t-1] + x[t] - 0.5)", false),
    ("h[t] = h[t-1] + x[t] >= 1", false),
    ("k[t] = 2 * h[t] - 1\n  h[t] = step(k[t-1] + x[t] - 0.5)\n  k[0] = -1", false),
    ("h[t] = step(h[t-1] + x[t] - 1)\n  convention step(0) = 1/2", true),
  ])
  func whatTheBoundDoesNotSpeakOfIsKnown(_ equations: String, _ departs: Bool) throws {
    let circuit = try circuit(
      "circuit A {\n  input x: bit\n  h[0] = 0\n  \(equations)\n  output y[t] = h[t]\n  prove y[t] == y[t]\n}")
    #expect(circuit.modelDepartures.isEmpty != departs, "\(circuit.modelDepartures)")
  }

  @Test func theClassicsNeedWhatTheyNeed() throws {
    func bound(_ formula: String) throws -> UnitBound? {
      let asked = try circuit(
        "circuit A {\n  input x: bit\n  output y[t] = step(x[t] - 0.5)\n  prove y[t] iff \(formula)\n}")
      return try asked.machine(of: asked.specifications[0]).unitBound(countingPresentOutput: true)
    }
    #expect(try bound("x[t] == 1")?.units == 1)
    #expect(try bound("all(x[1..t])")?.units == 1)
    #expect(try bound("parity(x[1..t])")?.units == 1)
    #expect(try bound("x[1..t] matches \"(0|1)*101\"")?.states == 4)
    #expect(try bound("count(x[1..t]) % 5 == 0")?.units == 3)
    #expect(try bound("t > 2 and x[t-2] == 1")?.units == 3)
    #expect(try bound("true")?.units == 0)
  }
}

extension WeightedSum.Term {
  fileprivate func reads(_ cell: CellID) -> Bool {
    if case .read(cell, _, _) = factor { true } else { false }
  }
}

/// All words up to a length, shortest first, then least first.
func allWords(upTo length: Int, letters: Int) -> [[Int]] {
  var words: [[Int]] = [[]]
  var last = words
  for _ in 0..<length {
    last = last.flatMap { word in (0..<letters).map { word + [$0] } }
    words += last
  }
  return words
}

/// What a circuit of one bit puts out at the end of every sequence, by definition.
private struct Outputs {
  private var values: [[Int]: [Value]] = [:]

  init(of circuit: Circuit, upTo length: Int) throws {
    var run = Run(circuit)
    func visit(_ depth: Int) throws {
      for letter in 0..<2 where depth < length {
        run.advance(by: letter)
        values[run.word] = try circuit.outputs.map { try #require(run.trace.value(of: $0, atStep: run.length)) }
        try visit(depth + 1)
        run.retreat()
      }
    }
    try visit(0)
  }

  func after(_ word: [Int]) -> [Value] { values[word] ?? [] }
}
