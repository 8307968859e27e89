import Fuzzing
import Testing

@testable import CircuitModel
@testable import Verification

/// Steps as programs over planes, against steps in plain big integers.
@Suite struct LaneStepTests {
  /// Every state in range and every letter of small networks.
  @Test func stepsOfSmallNetworksAreThoseOfPlainIntegers() throws {
    for number in stride(from: 0, to: SmallNetworks.count, by: 37) {
      try compareEveryStep(SmallNetworks.network(number))
    }
  }

  /// Random circuits, their growing registers kept within a few steps' reach.
  @Test func stepsOfRandomCircuitsAreThoseOfPlainIntegers() throws {
    print("seeds 1 to 1500")
    for seed in UInt64(1)...1500 { try compareEveryStep(RandomCircuit.make(seed: seed)) }
  }

  private func compareEveryStep(_ circuit: Circuit) throws {
    for claim in circuit.claims {
      guard let obligation = Obligation(claim, in: circuit), let network = try? obligation.lowered() else { continue }
      try comparePrograms(of: network, named: circuit.name)
    }
  }

  /// Runs every state that a few steps lead to through the programs of all letters.
  private func comparePrograms(of network: CompiledNetwork, named name: String) throws {
    var ranges = network.registers.map { Interval($0.initial) }
    var states: [[BigInteger]] = [network.initialState]
    var known = Set(states)
    let letters = network.distinctLetters.map(\.letter)
    var level = states
    for _ in 0..<4 {
      ranges = zip(ranges, network.nextIntervals(from: ranges)).map { $0.union($1) }
      level = level.flatMap { state in letters.map { network.step(from: state[...], letter: $0).next } }
        .filter { known.insert($0).inserted }
      states += level
    }
    // Steps are taken from all of these, and one more leads out of them.
    let reach = zip(ranges, network.nextIntervals(from: ranges)).map { $0.union($1) }
    let layout = try #require(StateLayout(reach))
    for letter in letters {
      let step = try #require(LaneStep(network, letter: letter, layout: layout, ranges: ranges), "\(name)")
      let found = step.run(from: states, layout, width: 1 + letter % 3)
      for (state, found) in zip(states, found) {
        let (values, next) = network.step(from: state[...], letter: letter)
        try #require(found.reading == network.reading(of: values), "\(name) \(state) \(letter)")
        try #require(found.next == next, "\(name) \(state) \(letter)")
      }
    }
  }
}
