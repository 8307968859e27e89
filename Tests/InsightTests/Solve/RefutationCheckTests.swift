import CircuitModel
import Testing

@testable import Insight

@Suite struct RefutationCheckTests {
  private static func xor() throws -> (Exercise, Impossibility) {
    let (exercises, _) = try exercises(
      """
      circuit Xor {
        input x: bit[2]
        output y[t] = step(? * x[t][1] + ? * x[t][2] + ?)
        convention step(0) = 0
        prove differ: y[t] iff x[t][1] != x[t][2]
        prove weak: y[t] == 0 or y[t] == 1
      }
      """)
    guard case .impossible(let impossibility) = try exercises[0].solve(within: SolveLimits()) else {
      throw Unexpected()
    }
    return (exercises[0], impossibility)
  }

  private struct Unexpected: Error {}

  @Test func theRefutationOfXorIsConfirmedAndNeedsAllFourRows() throws {
    let (exercise, impossibility) = try Self.xor()
    #expect(impossibility.sequences.map(\.word) == [[0], [1], [2], [3]])
    #expect(RefutationCheck(exercise, impossibility.sequences).check(impossibility.refutation) == .confirmed)
  }

  @Test func everyChangeOfARefutationIsNoticed() throws {
    let (exercise, impossibility) = try Self.xor()
    let check = RefutationCheck(exercise, impossibility.sequences)
    let changes: [(String, (Refutation) -> Refutation?)] = [
      ("a case is left out", { $0.changingFirstSplit { Array($0.dropLast()) } }),
      ("two cases are exchanged", { $0.exchangingFirstCases }),
      (
        "a factor is changed",
        { tree in
          tree.changingLeaves { leaf in
            guard case .contradiction(var factors) = leaf else { return leaf }
            factors[0].factor += 1
            return .contradiction(factors)
          }
        }
      ),
      (
        "another claim is said to fail",
        { tree in
          tree.changingLeaves { leaf in
            guard case .violated(let sequence, let step, _) = leaf else { return leaf }
            return .violated(sequence: sequence, step: step, claim: 1)
          }
        }
      ),
      (
        "another sequence is said to fail",
        { tree in
          tree.changingLeaves { leaf in
            guard case .violated(let sequence, let step, let claim) = leaf else { return leaf }
            return .violated(sequence: (sequence + 1) % 4, step: step, claim: claim)
          }
        }
      ),
      (
        "a tie is said to be met",
        { tree in
          tree.changingLeaves { leaf in
            guard case .violated(let sequence, let step, _) = leaf else { return leaf }
            return .violated(sequence: sequence, step: step, claim: nil)
          }
        }
      ),
      ("a case is open", { tree in tree.changingLeaves { _ in .open("nobody looked") } }),
    ]
    for (what, change) in changes {
      let changed = try #require(change(impossibility.refutation))
      guard case .wrong = check.check(changed) else {
        Issue.record("it is not noticed that \(what)")
        continue
      }
    }
  }

  @Test func whateverIsConfirmedHoldsOfEveryNumberOfAGrid() throws {
    let (exercises, _) = try exercises(
      """
      circuit Parity {
        input x: bit
        y[0] = 0
        a[t] = step(x[t] + ? * y[t-1] + ?)
        output y[t] = step(? * a[t] + ? * x[t] - 1)
        prove odd: y[t] == parity(x[1..t])
      }
      """)
    let solution = try exercises[0].solve(within: SolveLimits())
    guard case .impossible(let impossibility) = solution else {
      guard case .solved(let filling) = solution else { throw Unexpected() }
      #expect(filling.numbers.count == 4)
      return
    }
    #expect(RefutationCheck(exercises[0], impossibility.sequences).check(impossibility.refutation) == .confirmed)
    for vector in wholeVectors(of: 4, upTo: 6) {
      let point = vector.map { Rational($0, 2) }
      let isRefuted = impossibility.sequences.contains { sequence in
        if case .violates = exercises[0].trial(of: sequence, at: point).outcome { true } else { false }
      }
      #expect(isRefuted, "\(vector) halves")
    }
  }
}

extension Refutation {
  /// The tree with other cases in its first split.
  fileprivate func changingFirstSplit(_ change: ([Case]) -> [Case]) -> Refutation? {
    guard case .split(let cases) = self else { return nil }
    return .split(change(cases))
  }

  /// The tree with the refutations of its first two cases exchanged.
  fileprivate var exchangingFirstCases: Refutation? {
    changingFirstSplit { cases in
      var cases = cases
      (cases[0].refutation, cases[1].refutation) = (cases[1].refutation, cases[0].refutation)
      return cases
    }
  }

  /// The tree with other leaves.
  fileprivate func changingLeaves(_ change: (Refutation) -> Refutation) -> Refutation {
    guard case .split(let cases) = self else { return change(self) }
    return .split(cases.map { Case(requirement: $0.requirement, refutation: $0.refutation.changingLeaves(change)) })
  }
}
