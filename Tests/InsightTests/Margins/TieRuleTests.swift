import CircuitModel
import Foundation
import Fuzzing
import Insight
import TestSupport
import Testing

@Suite struct TieRuleTests {
  @Test func everyRuleIsTriedWhereATieIsMetAndNoneWhereNot() throws {
    let text = """
      circuit A {
        input a: bit
        input b: bit
        reaches[t] = a[t] + b[t] >= 1
        output y[t] = step(a[t] + b[t] - 2)
        convention step(0) = 1
        prove either: reaches[t] iff a[t] or b[t]
        prove both: y[t] iff a[t] and b[t]
      }
      """
    let rules = try MarginsInsight(over: ReachableStates(of: circuit(text))).tieRules
    #expect(rules.map(\.ties) == [1, 2] && !rules.contains(where: \.isNeverAsked))
    #expect(rules[0].standings.map(\.rule) == [.answer(0), .answer(1), .answer(Rational(1, 2))])
    #expect(rules[0].standings.map(\.standing) == [.bad(claim: 1, word: [3]), .good(isProved: true), .malformed])
    #expect(rules[1].standings.map(\.rule) == [.relation(.greaterOrEqual), .relation(.greater)])
    #expect(rules[1].standings.map(\.standing) == [.good(isProved: true), .bad(claim: 0, word: [1])])

    let far = try circuit(text.replacing("- 2", by: "- 3/2").replacing(">= 1", by: ">= 1/2"))
    for rule in try MarginsInsight(over: ReachableStates(of: far)).tieRules {
      #expect(rule.isNeverAsked && rule.standings.isEmpty)
    }
  }

  /// Every small network, sampled: where no tie can be met, every rule gives the same values on every sequence.
  @Test func whereNoTieCanBeMetTheRuleDoesNotMatter() throws {
    for number in stride(from: 3, to: SmallNetworks.count, by: 389) {
      let circuit = SmallNetworks.network(number)
      let rule = try #require(MarginsInsight(over: ReachableStates(of: circuit)).tieRules.first)
      let sides = [0, 1].map { Outcomes(of: circuit.applying([.tieRule(.step, to: $0)]), upTo: 5).sides }
      if rule.isNeverAsked { #expect(sides[0] == sides[1]) }
      #expect(rule.isNeverAsked == Outcomes(of: circuit, upTo: 5).sums.allSatisfy { $0[0] == nil })
    }
  }
}

extension String {
  fileprivate func replacing(_ part: String, by other: String) -> String { replacingOccurrences(of: part, with: other) }
}
