import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing

@Suite struct SpecificationTests {
  private func specified(_ claim: String, _ more: String = "") throws -> Circuit {
    try circuit(
      """
      circuit A {
        input x: bit
        h[0] = 1
        h[t] = step(h[t-1] + x[t] - 1.5)
        output y[t] = h[t]
        \(more)
        prove \(claim)
      }
      """)
  }

  @Test(arguments: [
    ("y[t] iff all(x[1..t])", 1), ("all(x[1..t]) iff y[t]", 1), ("y[t] == 1 iff all(x[1..t])", 1),
    ("y[t] == min(x[1..t])", 1), ("1 - y[t] == max(1 - x[i] for i in 1..t)", 1), ("y[t] iff h[t]", 0),
    ("y[t] implies x[t]", 0), ("h[t] iff all(x[1..t])", 0), ("y[t] iff all(x[1..t]) when x[t]", 0),
    ("y[t] iff x[t] and (t == 1 or y[t-1])", 0),
  ])
  func aClaimThatSaysWhatIsPutOutIsKnownByItsForm(_ claim: String, _ count: Int) throws {
    let circuit = try specified(claim)
    #expect(circuit.specifications.count == count)
    if count == 1 {
      let analysis = MachineAnalysis(of: circuit, reaching: .success(try ReachableStates(of: circuit)))
      guard case .same = analysis.asked[0].comparison else {
        Issue.record("\(claim)")
        return
      }
      #expect(analysis.asked[0].bound?.units == 1)
    }
  }

  @Test func referencesThatReadInputsAloneMayBeUsed() throws {
    let circuit = try specified("y[t] iff r[t]", "r[0] = 1\n  ref r[t] = if x[t] == 1 then r[t-1] else 0")
    #expect(circuit.specifications.count == 1)
    #expect(try circuit.machine(of: circuit.specifications[0]).states.count == 3)
    let other = try specified("y[t] iff r[t]", "ref r[t] = h[t]")
    #expect(other.specifications.isEmpty)
  }

  @Test func aClaimThatFailsPartsFromTheNetworkAtTheShortestSequence() throws {
    let circuit = try specified("y[t] iff any(x[1..t])")
    let analysis = MachineAnalysis(of: circuit, reaching: .success(try ReachableStates(of: circuit)))
    guard case .different(let word, let network?, let claim?) = analysis.asked[0].comparison else {
      Issue.record("they differ")
      return
    }
    #expect(word == [0, 1])
    #expect(try analysis.asked[0].network.get().states[network].output == [.exact(0)])
    #expect(try analysis.asked[0].machine.get().states[claim].output == [.exact(1)])
  }

  /// The machine of a formula gives at the end of every sequence up to length 7 what the interpreter gives, and has no two
  /// states that nothing tells apart.
  @Test(arguments: [
    "all(x[1..t])", "parity(x[1..t])", "count(x[1..t]) % 3", "count(x[1..t]) >= 2", "max(x[1..t]) - min(x[1..t])",
    "value(x[1..t]) % 5", "t % 3", "x[1..t] matches \"(0|1)*11\"", "since(x[t] == 0, x[t] == 1)",
    "if t > 2 then x[t-2] + 2 * x[t] else 7", "sum((-1)^i * x[i] for i in 1..t) % 2", "t > 4 and x[3] == 1",
  ])
  func theMachineOfAFormulaIsTheFormula(_ formula: String) throws {
    let circuit = try specified("y[t] == (\(formula))")
    let specification = try #require(circuit.specifications.first)
    let machine = try circuit.machine(of: specification)
    for word in allWords(upTo: 7, letters: 2) where !word.isEmpty {
      var (run, state) = (Run(circuit), 0)
      for letter in word {
        run.advance(by: letter)
        state = try #require(machine.states[state].next[letter])
      }
      #expect(try machine.states[state].output == [run.value(of: specification.required)])
    }
    let distinctions = Distinctions(machine)
    for second in machine.states.indices.dropFirst() {
      for first in 1..<second { #expect(distinctions.areTold(apart: first, from: second)) }
    }
  }

  /// Small networks under the claim that the output is that of a copy, of another network where the copy's first bias is
  /// changed: the machines are the same where no sequence up to length 8 tells them apart, and otherwise part at the first.
  @Test(arguments: [0, 1]) func machinesPartWhereTheClaimFails(_ change: Int) throws {
    let words = allWords(upTo: 8, letters: 2).filter { !$0.isEmpty }
    var (same, different) = (0, 0)
    for number in stride(from: 3, to: SmallNetworks.count, by: 293) {
      let network = DoubledNetwork(number)
      var circuit = network.claiming(.connect(.iff, network.output, network.copy))
      let bias = try #require(circuit.weights.first { if case .bias = $0 { true } else { false } })
      circuit = circuit.setting([bias: circuit.value(of: bias) + Rational(change)])
      let analysis = MachineAnalysis(of: circuit, reaching: .success(try ReachableStates(of: circuit)))
      let failing = try words.first { word in
        var run = Run(circuit)
        for letter in word { run.advance(by: letter) }
        return try run.value(of: network.output) != run.value(of: network.copy)
      }
      switch analysis.asked[0].comparison {
      case .same:
        same += 1
        #expect(failing == nil, "network \(number)")
      case .different(let word, let one?, let two?):
        different += 1
        #expect(failing == word, "network \(number)")
        let (network, claim) = (try analysis.asked[0].network.get(), try analysis.asked[0].machine.get())
        #expect(network.states[one].output != claim.states[two].output)
      default: Issue.record("network \(number)")
      }
    }
    #expect(change == 0 ? different == 0 : same > 5 && different > 20)
  }
}
