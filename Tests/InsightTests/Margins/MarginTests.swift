import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing

@Suite struct MarginTests {
  /// Every small network, sampled: the sums are those of all sequences up to length 6, each with its first sequence.
  @Test func sumsAreThoseOfEverySequence() throws {
    for number in stride(from: 0, to: SmallNetworks.count, by: 211) {
      let circuit = SmallNetworks.network(number)
      try expectTheSameSums(circuit, upTo: 6)
    }
  }

  @Test(arguments: HandMade.circuits) func sumsOfHandMadeNetworksAreThoseOfEverySequence(_ text: String) throws {
    try expectTheSameSums(circuit(text), upTo: 5)
  }

  private func expectTheSameSums(_ circuit: Circuit, upTo length: Int) throws {
    let margins = try MarginsInsight(over: ReachableStates(of: circuit))
    #expect(margins.limit == nil)
    let outcomes = Outcomes(of: circuit, upTo: length)
    #expect(margins.units.count == outcomes.sums.count)
    for (margin, sums) in zip(margins.units, outcomes.sums) {
      #expect(margin.sums.map(\.value) == sums.keys.sorted(), "\(circuit.name)")
      for sum in margin.sums { #expect(sums[sum.value] == sum.word, "\(circuit.name)") }
      #expect(margin.least == sums.keys.map(\.magnitude).min())
      #expect(margin.tie?.word == sums[0])
    }
  }
}
