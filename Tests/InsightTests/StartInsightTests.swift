import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing
import Verification

@Suite struct StartInsightTests {
  @Test func anInitialValueThatTheClaimsNeedIsFound() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        h[0] = 1
        h[t] = step(h[t-1] + x[t] - 1.5)
        output y[t] = h[t]
        prove y[t] iff all(x[1..t])
      }
      """)
    let start = try StartInsight(of: circuit, within: Budget())
    #expect(start.asItIs == .good(isProved: true) && start.places.map(\.value) == [1])
    #expect(start.alone[0].map(\.outcome) == [.bad(claim: 0, word: [1]), .good(isProved: true)])
    #expect(start.together == nil && start.overrides.isEmpty)
  }

  @Test func aSeparateEquationIsNotNeededWhereAnInitialValueDoesTheSame() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit[2]
        h[t] = step([[-1, -1], [1, 1]] * x[t] + [1/2, -3/2])
        y[1] = step([1, 1] * h[1] - 0.5)
        output y[t] = step([1, 1] * h[t] + y[t-1] - 1.5)
        prove y[t] iff x[1..t][1] == x[1..t][2]
      }
      """)
    let override = try #require(try StartInsight(of: circuit, within: Budget()).overrides.first)
    #expect(override.step == 1 && !override.isCut)
    #expect(override.trials.map { $0.values.map(\.value) } == [[0], [1]])
    #expect(override.trials.map(\.outcome) == [.bad(claim: 0, word: [0]), .good(isProved: true)])
  }

  @Test func claimsThatDoNotHoldAreNotTriedOnOtherStarts() throws {
    let circuit = try circuit(
      "circuit A {\n  input x: bit\n  h[0] = 0\n  output h[t] = step(h[t-1] + x[t] - 1/2)\n  prove h[t] iff x[t]\n}")
    let start = try StartInsight(of: circuit, within: Budget())
    #expect(start.asItIs == .bad(claim: 0, word: [1, 0]) && start.alone.isEmpty)
  }

  /// Every start of some small networks, judged once more one by one.
  @Test func whatBecomesOfTheClaimsIsWhatACheckOfTheChangedCircuitSays() throws {
    var goods = 0
    for number in stride(from: 0, to: SmallNetworks.count, by: 331) {
      let circuit = SmallNetworks.network(number)
      let start = try StartInsight(of: circuit, within: Budget())
      guard case .good = start.asItIs else { continue }
      for trial in start.alone.joined() + (start.together ?? []) {
        var changed = circuit
        for (place, value) in trial.values { changed.cells[place.cell.number].initial[0] = value }
        let judgement = try verify(changed, with: .merge, upTo: nil, within: Budget())[0].verdict.judgement
        switch (trial.outcome, judgement) {
        case (.good, .proved), (.good, .witnessed): goods += 1
        case (.bad(_, let word), .fails(let trace)):
          // A sequence known from another start may be another one, but it fails too.
          #expect(word?.count ?? 0 >= trace.word.count, "network \(number)")
        case (.bad, .noWitness), (.bad, .vacuous): continue
        default: Issue.record("network \(number): \(trial.outcome), \(judgement)")
        }
      }
    }
    #expect(goods > 20)
  }
}
