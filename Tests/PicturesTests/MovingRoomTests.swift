import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing

@testable import Pictures

@Suite struct MovingRoomTests {
  /// Whether every sum of a unit stays on its side when all move by so much.
  private func staysPut(_ unit: Margin, movedBy distance: Rational) -> Bool {
    let use = unit.preActivation.use
    return unit.sums.allSatisfy { use.side(of: $0.value + distance) == use.side(of: $0.value) }
  }

  private func check(_ unit: Margin, _ name: String) {
    let room = MovingRoom(unit)
    for (sign, distance) in [(Rational(-1), room.fall), (Rational(1), room.rise)] {
      guard let most = distance.most else {
        #expect(staysPut(unit, movedBy: sign * 1_000_000), "\(name)")
        continue
      }
      #expect(staysPut(unit, movedBy: sign * most * Rational(999, 1000)), "\(name)")
      #expect(staysPut(unit, movedBy: sign * most) == distance.isIncluded, "\(name)")
      #expect(!staysPut(unit, movedBy: sign * (most + Rational(1, 1000))), "\(name)")
    }
  }

  @Test func noAnswerChangesWithinTheRoomAndOneDoesBeyond() throws {
    for number in stride(from: 0, to: SmallNetworks.count, by: 211) {
      let states = try ReachableStates(of: SmallNetworks.network(number))
      for unit in states.margins().margins where !unit.sums.isEmpty { check(unit, "\(number)") }
    }
  }

  @Test(arguments: ["<", "<=", ">", ">="]) func comparisonsHaveTheRoomOfTheirRelation(_ relation: String)
    throws
  {
    let circuit = try circuit(
      "circuit A {\n  input x: {-2, 0, 3}\n  output y[t] = x[t] \(relation) 0\n  prove 1 == 1\n}\n")
    for unit in try ReachableStates(of: circuit).margins().margins { check(unit, relation) }
  }
}
