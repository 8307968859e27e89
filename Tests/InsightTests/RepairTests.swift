import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing
import Verification

@Suite struct RepairTests {
  /// The running AND in a file, with some bias, tie rule and start.
  private func runningAnd(_ equation: String, start: Int = 1, tie: String = "") throws -> Circuit {
    try circuit(
      """
      circuit A {
        input x: bit
        h[0] = \(start)
        h[t] = \(equation)
        output y[t] = h[t]
        \(tie)
        prove y[t] iff all(x[1..t])
      }
      """)
  }

  private func cure(_ repair: Repair) throws -> Repair.Cure {
    let cure: Repair.Cure? = if case .cure(let cure) = repair.finding { cure } else { nil }
    return try #require(cure, "\(repair.finding)")
  }

  private func size(_ cure: Repair.Cure) -> Rational {
    cure.numbers.reduce(Rational(0)) { $0 + ($1.after - $1.before).magnitude }
  }

  @Test func theSlipOfTheSignIsMendedAtTheBias() throws {
    let slip = try runningAnd("step(h[t-1] + x[t] + 1.5)")
    let cure = try cure(Repair(of: slip, on: Grid(around: slip)))
    #expect(cure.isSmallest && cure.numbers.map(\.before) == [Rational(3, 2)])
    #expect(cure.numbers.map(\.after) == [Rational(-3, 2)])
    #expect(Mutants.holds(cure.circuit, upTo: 8))
  }

  @Test func noNumbersMendAStartThatForgetsAndThatIsEstablished() throws {
    let slip = try runningAnd("step(h[t-1] + x[t] - 1.5)", start: 0)
    let repair = try Repair(of: slip, on: Grid(around: slip))
    guard case .none = repair.finding else { return #expect(Bool(false), "\(repair.finding)") }
    #expect(repair.ruledOut == 3 && repair.changes == 16 + 16 + 16 + 3 * 256 + 4096)
  }

  @Test func whatHoldsNeedsNoRepair() throws {
    let right = try runningAnd("step(h[t-1] + x[t] - 1.5)")
    guard case .nothingToDo(nil) = try Repair(of: right, on: Grid(around: right)).finding else {
      return #expect(Bool(false))
    }
  }

  @Test func aTieIsMovedHalfwayBetweenTheNeighbours() throws {
    let tie = try runningAnd("threshold(h[t-1] + x[t] - 1.5, 0.5)", tie: "convention step(0) = 1")
    guard case .nothingToDo = try Repair(of: tie, on: Grid(around: tie)).finding else { return #expect(Bool(false)) }
    let cure = try cure(Repair(of: tie, on: Grid(around: tie), margin: .greatest))
    #expect(cure.numbers.map(\.after) == [Rational(-3, 2)] && cure.margin == Rational(1, 2))
    let quarter = Grid(step: Rational(1, 4), around: tie)
    let least = try self.cure(Repair(of: tie, on: quarter, margin: .atLeast(Rational(1, 4))))
    #expect(least.numbers.map(\.after) == [Rational(-7, 4)] && least.margin == Rational(1, 4))
  }

  @Test func aMarginThatNoSingleNumberGivesTakesThree() throws {
    let right = try runningAnd("step(h[t-1] + x[t] - 1.5)")
    let cure = try cure(Repair(of: right, on: Grid(around: right), margin: .atLeast(1)))
    #expect(cure.numbers.map(\.after) == [-3, 2, 2] && cure.margin == 1 && cure.isSmallest)
  }

  /// Between 0 and 1 the unit decides alike for every `k`, but that is not all that `k` does.
  @Test func aConstantThatIsAlsoABoundIsToldApartByItsValue() throws {
    let both = try circuit(
      """
      circuit A {
        input x: bit
        let k = 2
        h[t] = step(x[t] - k)
        output y[t] = clamp(3 * h[t], 0, k)
        prove y[t] == 1/2 * x[t]
      }
      """)
    let cure = try cure(Repair(of: both, on: Grid(step: Rational(1, 4), around: both)))
    #expect(cure.numbers.map(\.after) == [Rational(1, 2)] && cure.isSmallest)
  }

  @Test func aSearchThatIsCutShortSaysSoAndWhatItRuledOut() throws {
    let slip = try runningAnd("step(h[t-1] + x[t] - 1.5)", start: 0)
    var limits = RepairLimits()
    limits.changes = 500
    let repair = try Repair(of: slip, on: Grid(around: slip), within: limits)
    guard case .undecided(.tooMany(numbers: 2, changes: 867)) = repair.finding else {
      return #expect(Bool(false), "\(repair.finding)")
    }
    #expect(repair.ruledOut == 1)
    limits.budget.isCancelled = { true }
    guard case .undecided(.stopped) = try Repair(of: slip, on: Grid(around: slip), within: limits).finding else {
      return #expect(Bool(false))
    }
  }

  /// One random number of a small network is another: what is found is no larger, and a plain loop finds nothing smaller.
  @Test func noSingleChangeIsSmallerThanTheOneThatIsFound() throws {
    var random = SeededGenerator(seed: 20)
    for _ in 0..<40 {
      let mutant = try mutate(1, &random)
      let grid = Grid(around: mutant.circuit)
      let repair = try Repair(of: mutant.circuit, on: grid)
      let least = try plainSearch(mutant.circuit, grid, pairs: false)
      switch repair.finding {
      case .nothingToDo: #expect(least == 0, "\(mutant.name)")
      case .cure(let cure):
        #expect(cure.numbers.count == 1 && cure.isSmallest, "\(mutant.name)")
        #expect(size(cure) <= mutant.size && size(cure) == least, "\(mutant.name)")
        #expect(Mutants.holds(cure.circuit, upTo: 7), "\(mutant.name)")
      default: Issue.record("\(mutant.name): \(repair.finding)")
      }
    }
  }

  @Test func noPairOfChangesIsSmallerThanTheOneThatIsFound() throws {
    var random = SeededGenerator(seed: 21)
    var pairs = 0
    while pairs < 3 {
      let mutant = try mutate(2, &random)
      let grid = Grid(step: 1, bound: 3)
      let repair = try Repair(of: mutant.circuit, on: grid)
      guard case .cure(let cure) = repair.finding, cure.numbers.count == 2 else { continue }
      pairs += 1
      #expect(repair.ruledOut == 1 && cure.isSmallest)
      #expect(size(cure) <= mutant.size, "\(mutant.name)")
      #expect(try plainSearch(mutant.circuit, grid, pairs: false) == nil, "\(mutant.name)")
      #expect(try plainSearch(mutant.circuit, grid, pairs: true) == size(cure), "\(mutant.name)")
    }
  }

  /// Of all single changes with which the claims hold, none keeps farther from the thresholds.
  @Test func noSingleChangeHasAGreaterMargin() throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<12 {
      let mutant = try mutate(1, &random)
      let grid = Grid(around: mutant.circuit)
      var check = ClaimCheck(mutant.circuit)
      var greatest: Rational?
      for weight in mutant.circuit.weights {
        for number in grid.numbers where number != mutant.circuit.value(of: weight) {
          let changed = mutant.circuit.setting([weight: number])
          guard try check.standing(of: changed) == .good(isProved: true) else { continue }
          greatest = max(greatest ?? 0, margin(of: changed))
        }
      }
      if try check.standing(of: mutant.circuit) == .good(isProved: true), margin(of: mutant.circuit) > 0 { continue }
      let repair = try Repair(of: mutant.circuit, on: grid, margin: .greatest)
      guard let greatest, greatest > 0 else { continue }
      #expect(try cure(repair).margin == greatest, "\(mutant.name)")
      #expect(try cure(repair).numbers.count == 1, "\(mutant.name)")
      #expect(try margin(of: cure(repair).circuit) == greatest, "\(mutant.name)")
    }
  }
}

extension RepairTests {
  /// A network with some random numbers of it changed, and by how much.
  private func mutate(
    _ count: Int, _ random: inout SeededGenerator
  ) throws -> (circuit: Circuit, size: Rational, name: String) {
    let number = Int.random(in: 0..<SmallNetworks.count, using: &random)
    var (size, numbers): (Rational, [Int: Rational]) = (0, [:])
    while numbers.count < count {
      numbers[Int.random(in: 0..<8, using: &random)] = Rational(Int.random(in: -3...3, using: &random))
    }
    let circuit = Mutants.network(number) { circuit in
      var changes: [Weight: Rational] = [:]
      for (place, number) in numbers {
        let weight = circuit.weights[place]
        size += (circuit.value(of: weight) - number).magnitude
        changes[weight] = number
      }
      return changes
    }
    return (circuit, size, "network \(number), \(numbers.sorted { $0.key < $1.key })")
  }

  /// The least size of a change of one number, or of two, found by trying them all; `nil` where none does.
  private func plainSearch(_ circuit: Circuit, _ grid: Grid, pairs: Bool) throws -> Rational? {
    var check = ClaimCheck(circuit)
    if try check.standing(of: circuit) == .good(isProved: true) { return 0 }
    var least: Rational?
    func look(_ changes: [Weight: Rational]) throws {
      let size = changes.reduce(Rational(0)) { $0 + (circuit.value(of: $1.key) - $1.value).magnitude }
      if let least, least <= size { return }
      if try check.standing(of: circuit.setting(changes)) == .good(isProved: true) { least = size }
    }
    for (place, one) in circuit.weights.enumerated() {
      for number in grid.numbers where number != circuit.value(of: one) {
        if !pairs { try look([one: number]) }
        for other in pairs ? circuit.weights.dropFirst(place + 1) : [] {
          for second in grid.numbers where second != circuit.value(of: other) {
            try look([one: number, other: second])
          }
        }
      }
    }
    return least
  }

  /// The least distance of a sum from 0 on any sequence up to a length that reaches every state.
  private func margin(of circuit: Circuit) -> Rational {
    var least: Rational = 1000
    for word in Mutants.words(upTo: 6) {
      var run = Run(circuit)
      for letter in word { run.advance(by: letter) }
      for preActivation in circuit.preActivations {
        let sum = preActivation.sum.terms.reduce(preActivation.sum.bias) {
          $0 + $1.coefficient * ((try? run.value(of: $1.factor).rational) ?? 0)
        }
        least = min(least, sum.magnitude)
      }
    }
    return least
  }
}
