import CircuitModel
import Insight
import TestSupport
import Testing

@Suite struct ClaimCheckTests {
  private let and = """
    circuit A {
      input x: bit
      let w = 1
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = w * h[t]
      prove y[t] iff all(x[1..t])
    }
    """

  @Test func aBiasThatMovesALittleKeepsTheClaimAndOneThatMovesFarDoesNot() throws {
    let and = try circuit(self.and)
    let bias = try #require(and.weights.first { and.value(of: $0) == Rational(-3, 2) })
    var check = ClaimCheck(and)
    #expect(try check.standing(of: and.setting([bias: Rational(-5, 4)])) == .good(isProved: true))
    #expect(try check.standing(of: and.setting([bias: 0])) == .bad(claim: 0, word: [0]))
    #expect(try check.standing(of: and.setting([bias: 1])) == .bad(claim: 0, word: [0]))
    // At −2 the pre-activation 0 is met, and there is no tie rule.
    #expect(try check.standing(of: and.setting([bias: -2])) == .bad(claim: 0, word: [1]))
  }

  @Test func aTruthThatIsNoLongerOneIsMalformed() throws {
    let and = try circuit(self.and)
    let weight = try #require(and.weights.last { and.value(of: $0) == 1 })
    var check = ClaimCheck(and)
    #expect(try check.standing(of: and.setting([weight: 1])) == .good(isProved: true))
    #expect(try check.standing(of: and.setting([weight: 2])) == .malformed)
    #expect(try check.standing(of: and.setting([weight: 0])) == .bad(claim: 0, word: [1]))
  }

  @Test func changesOfEveryKindAreMade() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        h[0] = 0
        h[1] = step(x[1] - 0.5)
        h[t] = step(h[t-1] + x[t] - 1.5)
        output y[t] = h[t-1] + x[t] >= 1
        convention step(0) = 0
        prove y[t] or true
      }
      """)
    let place = try #require(circuit.preActivations.first { $0.place.step == nil && $0.sum.bias == Rational(-3, 2) })
      .place
    let comparison = try #require(circuit.preActivations.last).place
    func trace(_ changes: [Change], _ word: [Int]) -> [[Value?]] {
      var run = Run(circuit.applying(changes))
      for letter in word { run.advance(by: letter) }
      return Array(run.trace.values.dropFirst())
    }
    func values(_ rows: [[Int]]) -> [[Value?]] { rows.map { $0.map { .exact(Rational($0)) } } }
    #expect(trace([], [1, 1, 0]) == values([[1, 1, 0], [1, 1, 1]]))
    #expect(trace([.noOverride(place.cell, step: 1)], [1, 1, 0]) == values([[0, 0, 0], [1, 1, 0]]))
    #expect(trace([.initial(place.cell, step: 0, to: 1)], [0, 0]) == values([[0, 0], [1, 0]]))
    #expect(trace([.relation(comparison, to: .greater)], [1, 1, 0]) == values([[1, 1, 0], [0, 1, 0]]))
    let bias = Change.weight(.bias(place), to: -1)
    #expect(trace([bias], [1, 0]) == values([[1, 0], [1, 1]]))
    #expect(trace([bias, .tieRule(.step, to: 1)], [1, 0]) == values([[1, 1], [1, 1]]))
    let x = CellID(0)
    #expect(trace([.source(place, term: 0, to: x, lag: 0)], [1, 1, 0]) == values([[1, 1, 0], [1, 1, 1]]))
  }
}
