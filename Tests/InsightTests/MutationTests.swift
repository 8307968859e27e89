import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing
import Verification

@Suite struct MutationTests {
  private func and(_ claims: String, bias: String = "1.5") throws -> Circuit {
    try circuit(
      """
      circuit A {
        input x: bit
        h[0] = 1
        h[t] = step(h[t-1] + x[t] - \(bias))
        output y[t] = h[t]
        \(claims)
      }
      """)
  }

  @Test func aClaimThatSaysWhatIsPutOutKillsEveryMutant() throws {
    let test = try MutationTest(of: and("prove y[t] iff all(x[1..t])"))
    #expect(test.standing == .good(isProved: true))
    #expect(test.count().score == 1 && test.count().killed > 10)
    #expect(test.examples.isEmpty)
  }

  @Test func aWeakClaimLetsMutantsThrough() throws {
    let test = try MutationTest(of: and("prove y[t] implies x[t]"))
    #expect(test.count().survived > 0 && test.count().killed > 0)
    #expect(try #require(test.count().score) < 1)
    #expect(test.examples.count > 0)
  }

  @Test func nothingIsTriedUntilTheClaimsAreGood() throws {
    let failing = try MutationTest(of: and("prove y[t] iff any(x[1..t])"))
    #expect(failing.standing == .bad(claim: 0, word: [0, 1]) && failing.tried.isEmpty)
    let undecided = try MutationTest(
      of: and("prove y[t] iff all(x[1..t])"), within: Budget(maximumStates: 1))
    guard case .unknown = undecided.standing else {
      Issue.record("\(undecided.standing)")
      return
    }
    #expect(undecided.tried.isEmpty)
  }

  @Test func biasesMoveToTheNearestThatChangesADecision() throws {
    let biases = try Insight.Mutants(of: and("prove y[t] or true", bias: "1.25")).all.compactMap {
      mutant -> Rational? in
      if case .weight(.bias, let number) = mutant.changes[0] { number } else { nil }
    }
    // The sums are −5/4, −1/4 and 3/4.
    #expect(Set(biases) == [Rational(-1, 4), Rational(-9, 4), Rational(5, 4), 0, Rational(-1, 2), Rational(-5, 2)])
  }

  @Test func aFirstStepThatLosesItsEquationGetsTheValuesThatTheGeneralOneReads() throws {
    let equal = try circuit(
      """
      circuit A {
        input x: bit[2]
        h[t] = step([[-1, -1], [1, 1]] * x[t] + [0.5, -1.5])
        y[1] = step([1, 1] * h[1] - 0.5)
        output y[t] = step([1, 1] * h[t] + y[t-1] - 1.5)
        prove y[t] iff x[1..t][1] == x[1..t][2]
      }
      """)
    let test = try MutationTest(of: equal)
    let fates = test.tried.filter { $0.mutant.kind == .ownEquation }
    #expect(fates.map(\.mutant.changes.count) == [2, 2])
    guard case .killed(claim: 0, _) = fates[0].fate, fates[1].fate == .equivalent else {
      Issue.record("\(fates)")
      return
    }
    #expect(test.count().score == 1)
  }

  @Test func onlySoManyAreTriedAndItIsSaid() throws {
    let circuit = try and("prove y[t] iff all(x[1..t])")
    let all = Insight.Mutants(of: circuit)
    let some = Insight.Mutants(of: circuit, most: 4)
    #expect(all.possible == all.all.count && some.possible == all.possible && some.all.count == 4)
  }

  @Test func whatComesOutDoesNotDependOnTheThreads() throws {
    let circuit = weaklyClaimed(4711)
    let alone = try MutationTest(of: circuit, within: Budget(maximumStates: 1000, workers: 1))
    let together = try MutationTest(of: circuit, within: Budget(maximumStates: 1000, workers: 4))
    #expect(alone.tried.map(\.fate) == together.tried.map(\.fate) && alone.tried.count > MutationTests.many)
  }

  @Test func aMutantThatIsSlowerToDifferThanTheBoundIsUndecided() throws {
    let count = try circuit(
      """
      circuit A {
        input x: bit
        h[0] = 0
        h[t] = h[t-1] * h[t-1] + x[t]
        output y[t] = h[t] >= 0
        prove y[t] == 1
        bound 3
      }
      """)
    let test = try MutationTest(of: count, within: Budget(maximumStates: 50))
    #expect(test.count().undecided > 0)
  }

  private static let many = 16

  private func weaklyClaimed(_ number: Int) -> Circuit {
    let network = DoubledNetwork(number)
    return network.claiming(.connect(.implies, network.output, network.copy))
  }

  /// Small networks under a claim that says all: every mutant is the same or killed.
  @Test func noMutantSurvivesAFullSpecification() throws {
    for number in stride(from: 5, to: SmallNetworks.count, by: 1733) {
      let network = DoubledNetwork(number)
      let test = try MutationTest(of: network.claiming(.connect(.iff, network.output, network.copy)))
      #expect(test.count().survived == 0 && test.count().undecided == 0, "network \(number)")
    }
  }

  /// Small networks under a claim that says half: what is the same differs on no sequence up to length 8; what survives
  /// differs first where it is said to, and keeps the claim; what is killed breaks the claim where it is said to.
  @Test func fatesAreWhatEverySequenceSays() throws {
    var fates: [String: Int] = [:]
    for number in stride(from: 11, to: SmallNetworks.count, by: 2111) {
      let circuit = weaklyClaimed(number)
      let test = try MutationTest(of: circuit)
      let own = Conduct(of: circuit)
      for tried in test.tried {
        let conduct = Conduct(of: tried.mutant.circuit)
        let first = own.words.first { own.outputs[$0] != conduct.outputs[$0] }
        switch tried.fate {
        case .equivalent:
          #expect(first == nil)
          fates["equivalent", default: 0] += 1
        case .survived(let word):
          #expect(first == word && conduct.events.isEmpty)
          fates["survived", default: 0] += 1
        case .killed(_, let word):
          let breaking = try #require(word)
          #expect(first != nil && breaking.indices.contains { conduct.events.contains(Array(breaking[...$0])) })
          fates["killed", default: 0] += 1
        case .malformed, .undecided: Issue.record("\(number): \(tried)")
        }
      }
      for example in test.examples { #expect(own.outputs[example.word] == .exact(example.rows[0].values.last ?? 2)) }
      for tried in test.tried {
        guard case .survived = tried.fate else { continue }
        let conduct = Conduct(of: tried.mutant.circuit)
        #expect(
          test.examples.contains { example in
            example.word.indices.contains {
              conduct.outputs[Array(example.word[...$0])] != .exact(example.rows[0].values[$0])
            }
          })
      }
    }
    #expect(fates.values.allSatisfy { $0 > 10 } && fates.count == 3, "\(fates)")
  }
}

/// What a circuit's first unit is at the end of every sequence up to length 8, and where its claim is broken, by definition.
private struct Conduct {
  private(set) var outputs: [[Int]: Value] = [:]
  private(set) var events: Set<[Int]> = []
  /// The sequences, shortest first, then least first.
  let words = allWords(upTo: 8, letters: 2).filter { !$0.isEmpty }

  init(of circuit: Circuit) {
    guard let obligation = Obligation(circuit.claims[0], in: circuit) else { return }
    var run = Run(circuit)
    visit(&run, obligation, 8)
  }

  private mutating func visit(_ run: inout Run, _ obligation: Obligation, _ depth: Int) {
    for letter in 0..<2 where depth > 0 {
      run.advance(by: letter)
      outputs[run.word] = try? run.value(of: .read(CellID(1), at: .relative(lag: 0), .none))
      if obligation.observe(run) == .event { events.insert(run.word) }
      visit(&run, obligation, depth - 1)
      run.retreat()
    }
  }
}
