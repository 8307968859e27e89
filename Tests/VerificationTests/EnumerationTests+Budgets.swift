import CircuitModel
import Synchronization
import TestSupport
import Testing

@testable import Verification

/// Threads and budgets.
extension EnumerationTests {
  @Test func verdictsDoNotDependOnTheNumberOfThreads() throws {
    for (_, text) in Self.texts {
      let circuit = try circuit(text)
      for claim in circuit.claims {
        let obligation = try #require(Obligation(claim, in: circuit))
        guard let network = try? obligation.lowered() else { continue }
        let verdicts = [1, 2, 3, 8].map { workers in
          let budget = Budget(workers: workers)
          return "\(Enumeration(lanes: 513..<514).run(obligation, network, upTo: 9, within: budget))"
        }
        #expect(Set(verdicts).count == 1, "\(verdicts)")
      }
    }
  }

  @Test func whatEndsASearchIsNoPass() throws {
    let (obligation, network) = try lowered(
      "circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= t\n}")
    let cancelled = Enumeration().run(obligation, network, upTo: 20, within: Budget(isCancelled: { true }))
    guard case .stopped(.interrupted, upTo: 0) = cancelled.finding else {
      Issue.record("\(cancelled)")
      return
    }
    let late = Enumeration().run(obligation, network, upTo: 20, within: Budget(deadline: .now))
    guard case .stopped(.time, upTo: 0) = late.finding else {
      Issue.record("\(late)")
      return
    }
    let poor = Enumeration().run(obligation, network, upTo: 20, within: Budget(maximumBytes: 100))
    guard case .stopped(.memory(100), upTo: let covered) = poor.finding else {
      Issue.record("\(poor)")
      return
    }
    #expect(covered < 20)
    #expect(cancelled.sequences == nil && late.sequences == nil && poor.sequences == nil)
  }

  /// Less memory than the planes of two threads take, and than those of one.
  @Test func littleMemoryEndsASearchAlikeForAnyNumberOfThreads() throws {
    let (obligation, network) = try lowered(
      "circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= t\n}")
    var covered: Set<String> = []
    for bytes in stride(from: 4096, to: 1 << 17, by: 4096) {
      let verdicts = [1, 2, 3, 8].map { workers in
        let budget = Budget(maximumBytes: bytes, workers: workers)
        return "\(Enumeration(lanes: 513..<514).run(obligation, network, upTo: 15, within: budget).finding)"
      }
      #expect(Set(verdicts).count == 1, "\(bytes): \(verdicts)")
      covered.insert(verdicts[0])
    }
    #expect(covered.contains("exhausted(upTo: 15)") && covered.count > 2)
  }

  @Test func theNumberOfThreadsIsAskedForWheneverAScanBegins() throws {
    let (obligation, network) = try lowered(
      "circuit C {\n input x: bit\n h[0] = 0\n h[t] = clamp(h[t-1] + x[t], 0, 40)\n prove: h[t] <= t\n}")
    for engine in [Enumeration(lanes: 513..<514), Reachability()] as [any Engine] {
      let questions = Atomic(0)
      var budget = Budget()
      budget.availableWorkers = { questions.add(1, ordering: .relaxed).newValue % 3 }
      let verdict = engine.run(obligation, network, upTo: 18, within: budget)
      let expected = engine.run(obligation, network, upTo: 18, within: Budget())
      #expect("\(verdict)" == "\(expected)")
      #expect(questions.load(ordering: .relaxed) > 1)
    }
  }

  @Test func aSearchThatIsCutShortSaysWhatItCovered() throws {
    let (obligation, network) = try lowered(
      "circuit C {\n input x: bit\n h[0] = 0\n h[t] = h[t-1] + x[t]\n prove: h[t] <= t\n}")
    let length = Atomic(0)
    let budget = Budget(
      workers: 2, isCancelled: { length.load(ordering: .relaxed) >= 20 },
      report: { length.store(max($0.length, length.load(ordering: .relaxed)), ordering: .relaxed) })
    let verdict = Enumeration().run(obligation, network, upTo: 200, within: budget)
    guard case .stopped(.interrupted, let covered) = verdict.finding else {
      Issue.record("\(verdict)")
      return
    }
    #expect(covered >= 20 && covered < 200)
  }

  @Test func numbersThatSquareEndTheSearch() throws {
    let (obligation, network) = try lowered(
      "circuit C {\n input x: bit\n h[0] = 2\n h[t] = h[t-1] * h[t-1] + x[t]\n prove: h[t] > 1\n}")
    let verdict = Enumeration().run(obligation, network, upTo: 40, within: Budget())
    guard case .stopped(.numbers, _) = verdict.finding else {
      Issue.record("\(verdict)")
      return
    }
  }
}
