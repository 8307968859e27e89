import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing
import Verification

@Suite struct ReachableStatesTests {
  @Test func theRunningAndHasTwoStatesMetByTheLeastSequences() throws {
    let states = try ReachableStates(
      of: circuit(
        "circuit A {\n  input x: bit\n  h[0] = 1\n  h[t] = step(h[t-1] + x[t] - 1.5)\n  output y[t] = h[t]\n  prove y[t] or true\n}"
      ))
    #expect(states.isComplete && states.count == 2)
    #expect(states.word(to: 1) == [0])
    #expect(states.steps.map(\.to) == [1, 0, 1, 1])
  }

  @Test func stepsWithEquationsOfTheirOwnAreStatesOfTheirOwn() throws {
    let states = try ReachableStates(
      of: circuit(
        """
        circuit A {
          input x: bit
          h[1] = 1
          h[2] = 0
          h[t] = step(h[t-1] + x[t] - 1.5)
          output y[t] = h[t]
          prove y[t] or true
        }
        """))
    #expect(states.isComplete && states.count == 3)
    #expect(states.word(to: 2) == [0, 0])
  }

  @Test func assumptionsKeepSequencesOut() throws {
    let states = try ReachableStates(
      of: circuit(
        """
        circuit A {
          input x: bit
          h[0] = 0
          h[t] = step(h[t-1] + x[t] - 1/2)
          output y[t] = h[t]
          assume count(x[1..t]) <= 1
          prove y[t] or true
        }
        """))
    #expect(states.isComplete && states.count == 2)
    #expect(states.steps.map(\.letter) == [0, 1, 0])
  }

  @Test func numbersThatGrowEndTheSearchAndItSaysSo() throws {
    let states = try ReachableStates(
      of: circuit(
        "circuit A {\n  input x: bit\n  h[0] = 0\n  h[t] = h[t-1] + x[t]\n  output y[t] = h[t] >= 3\n  prove y[t] or true\n}"
      ),
      within: Budget(maximumStates: 10))
    #expect(!states.isComplete && states.count == 10)
  }

  /// Every small network: along every sequence up to length 5 the states lead to what the interpreter computes.
  @Test func stepsFromStatesAreStepsOfTheInterpreter() throws {
    for number in stride(from: 0, to: SmallNetworks.count, by: 97) {
      let circuit = SmallNetworks.network(number)
      let states = try ReachableStates(of: circuit)
      #expect(states.isComplete)
      for word in 0..<32 {
        var (run, state) = (Run(circuit), 0)
        for place in 0..<5 {
          let letter = word >> place & 1
          run.advance(by: letter)
          let step = try #require(states.steps(from: state).first { $0.letter == letter })
          #expect(step.values == circuit.cells.indices.map { run.trace.value(of: CellID($0), atStep: place + 1) })
          state = try #require(step.to)
        }
      }
    }
  }
}
