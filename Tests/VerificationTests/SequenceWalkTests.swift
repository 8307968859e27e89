import CircuitModel
import TestSupport
import Testing

@testable import Verification

/// The walk over every sequence, beside the interpreter run on one sequence after the other, shortest first.
@Suite struct SequenceWalkTests {
  private static let alphabets = ["{0}", "{0, 1}", "{-1, 0, 2}"]
  private static let assumptions = ["", "assume t == 1 or x[t] <= x[t-1]", "assume x[t] < 1"]
  private static let claims = [
    "h[t] > 0", "h[t] < 0.75", "h[t] < 0.8 when t > 2", "h[t] > 0.3", "h[t] != h[t-1]", "h[t] < 2 when t > 5",
    "1 / (x[t] - 2) < 5", "d(h[t], h[t-1]) < 0.2 when t != 2",
  ]
  private static let lengths = 0...6

  private static func obligation(_ alphabet: String, _ assumption: String, _ claim: String) throws -> Obligation {
    let circuit = try circuit(
      """
      circuit A {
        input x: \(alphabet)
        x[0] = 0
        \(assumption)
        h[0] = 0
        output h[t] = sigmoid(h[t-1] + x[t])
        prove: \(claim)
      }
      """)
    return try #require(Obligation(circuit.claims[0], in: circuit))
  }

  /// What happens first, and how many sequences are considered up to a length and whether the condition is met on one.
  private struct Expected {
    var finding: String?
    var sequences = BigInteger(0)
    var triggered = false

    init(_ obligation: Obligation, upTo length: Int) {
      var words: [[Int]] = [[]]
      for _ in 0..<length {
        var considered: [[Int]] = []
        for word in words.flatMap({ word in (0..<obligation.circuit.alphabet.count).map { word + [$0] } }) {
          var run = Run(obligation.circuit)
          for letter in word { run.advance(by: letter) }
          switch obligation.observe(run) {
          case .quiet(let isTriggered):
            considered.append(word)
            triggered = triggered || isTriggered
          case .notConsidered: continue
          case .event: finding = finding ?? "event(word: \(word))"
          case .undefined: finding = finding ?? "undefined(word: \(word))"
          }
        }
        if finding != nil { return }
        sequences += BigInteger(considered.count)
        words = considered
      }
    }
  }

  @Test(arguments: alphabets, assumptions) func whatComesFirstIsFound(alphabet: String, assumption: String) throws {
    for claim in Self.claims {
      let obligation = try Self.obligation(alphabet, assumption, claim)
      for length in Self.lengths {
        let expected = Expected(obligation, upTo: length)
        for workers in [1, 2, 5] {
          let verdict = try SequenceWalk(obligation, upTo: length, Budget(workers: workers)).run()
          if let finding = expected.finding {
            #expect("\(verdict.finding)".hasSuffix(finding), "\(claim) up to \(length), \(workers) threads")
          } else {
            guard case .exhausted(upTo: length) = verdict.finding else {
              Issue.record("\(claim) up to \(length), \(workers) threads: \(verdict.finding)")
              continue
            }
            #expect(verdict.sequences == expected.sequences && verdict.triggered == expected.triggered, "\(claim)")
          }
        }
      }
    }
  }

  @Test func whatNoBoundsDecideLeavesShorterSequencesCovered() throws {
    // At step 3 the number is 0, which bounds of it never show.
    let obligation = try Self.obligation("{0, 1}", "", "t < 3 or sqrt(2) * sqrt(3) - sqrt(6) == 0")
    for workers in [1, 3] {
      let verdict = try SequenceWalk(obligation, upTo: 5, Budget(workers: workers)).run()
      guard case .stopped(.precision, upTo: 2) = verdict.finding else {
        Issue.record("\(verdict.finding)")
        continue
      }
    }
  }

  @Test func whoeverAsksEndsTheWalk() throws {
    let obligation = try Self.obligation("{0, 1}", "", "h[t] > 0")
    let budget = Budget(workers: 2, isCancelled: { true })
    guard case .stopped(.interrupted, upTo: 0) = try SequenceWalk(obligation, upTo: 12, budget).run().finding else {
      Issue.record("it went on")
      return
    }
  }
}
