import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing

@Suite struct WeightRoomTests {
  private let bit = Rational(1, 1000)

  /// Every small network, sampled, and every weight of it: just inside an end all decisions stay what they were on every
  /// sequence, just outside some change; the claims are good inside, and not outside.
  @Test func endsAreWhereSomethingChanges() throws {
    for number in stride(from: 5, to: SmallNetworks.count, by: 467) {
      try expectExactEnds(SmallNetworks.network(number), upTo: 5)
    }
  }

  @Test(arguments: HandMade.circuits) func endsOfHandMadeNetworksAreWhereSomethingChanges(_ text: String) throws {
    try expectExactEnds(circuit(text), upTo: 4)
  }

  private func expectExactEnds(_ circuit: Circuit, upTo length: Int) throws {
    let margins = try MarginsInsight(over: ReachableStates(of: circuit))
    let present = Outcomes(of: circuit, upTo: length).sides
    var check = ClaimCheck(circuit)
    for room in margins.weights {
      func changed(_ value: Rational) -> Circuit { circuit.setting([room.weight: value]) }
      func keepsDecisions(_ value: Rational) -> Bool { Outcomes(of: changed(value), upTo: length).sides == present }
      if case .range(let range) = room.decisions {
        for (end, outwards) in [(range.lower, -bit), (range.upper, bit)] {
          guard let end else {
            #expect(keepsDecisions(room.value + outwards * 1_000_000), "\(circuit.name) \(room)")
            continue
          }
          #expect(keepsDecisions(end.value) == end.isIncluded, "\(circuit.name) \(room)")
          #expect(!keepsDecisions(end.value + outwards), "\(circuit.name) \(room)")
          let inside = end.value - outwards
          if range.contains(inside) { #expect(keepsDecisions(inside), "\(circuit.name) \(room)") }
        }
      }
      guard case .range(let lower, let upper) = room.claims else { continue }
      for (end, outwards) in [(lower, -bit), (upper, bit)] {
        func isGood(_ value: Rational) throws -> Bool {
          try check.standing(of: changed(value)) == .good(isProved: true)
        }
        switch end {
        case .unbounded: #expect(try isGood(room.value + outwards * 1_000_000), "\(circuit.name) \(room)")
        case .at(let value, let isIncluded, _):
          #expect(try isGood(value) == isIncluded, "\(circuit.name) \(room)")
          // Beyond a value that the weight must not take, the claims may be good again.
          if isIncluded { #expect(try !isGood(value + outwards), "\(circuit.name) \(room)") }
          for step in 1...3 {
            let inside = value + (room.value - value) * Rational(step, 3)
            if inside != value { #expect(try isGood(inside), "\(circuit.name) \(room)") }
          }
        case .known(let value, let isIncluded, _):
          if isIncluded { #expect(try isGood(value), "\(circuit.name) \(room)") }
        }
      }
    }
  }

  /// Every small network, sampled: with all weights moved by the size, whichever way each, decisions stay where the size is
  /// included, and a little below it always; a little above it some choice of ways changes one.
  @Test func theUniformRoomIsExact() throws {
    for number in stride(from: 11, to: SmallNetworks.count, by: 1999) {
      let circuit = SmallNetworks.network(number)
      let margins = try MarginsInsight(over: ReachableStates(of: circuit))
      guard case .size(let size, let isIncluded, _, _) = margins.uniform else {
        Issue.record("\(circuit.name): every unit has a bias")
        continue
      }
      let present = Outcomes(of: circuit, upTo: 4).sides
      func someChoiceChanges(_ size: Rational) -> Bool {
        (0..<1 << circuit.weights.count).contains { choice in
          let moved = circuit.weights.enumerated().map { place, weight in
            (weight, circuit.value(of: weight) + (choice >> place & 1 == 1 ? size : -size))
          }
          return Outcomes(of: circuit.setting(Dictionary(uniqueKeysWithValues: moved)), upTo: 4).sides != present
        }
      }
      #expect(someChoiceChanges(size) != isIncluded, "\(circuit.name)")
      #expect(someChoiceChanges(size + bit), "\(circuit.name)")
      if size > bit { #expect(!someChoiceChanges(size - bit), "\(circuit.name)") }
    }
  }
}
