import Fuzzing
import Testing

@testable import CircuitModel
@testable import Verification

/// Each kind of value as gates, over every pair of small numbers and around the edges of words.
@Suite struct LaneArithmeticTests {
  /// Every interval with bounds from −5 to 5 that is not too long, and some that are longer.
  private static let ranges: [Interval] = {
    var ranges: [Interval] = [Interval(-9, 12), Interval(3, 17), Interval(-20, -3)]
    for lower in -4...4 {
      for upper in lower...min(5, lower + 5) { ranges.append(Interval(BigInteger(lower), BigInteger(upper))) }
    }
    return ranges
  }()

  private static func linear(_ a: Int, _ b: Int, _ constant: Int) -> Instruction {
    let terms = [(a, 0), (b, 1)].filter { $0.0 != 0 }.map { LinearTerm(coefficient: BigInteger($0.0), value: $0.1) }
    return .linear(terms, constant: BigInteger(constant))
  }

  @Test func linearFormsAreAddedUp() throws {
    for (a, b, constant) in [(1, 1, 0), (1, -1, 3), (-2, 3, -7), (5, 7, 1), (-1, 0, 0), (0, -6, 11), (-3, -3, 2)] {
      try check { _ in [Self.linear(a, b, constant)] }
    }
  }

  @Test func productsAreSumsOfPartialProducts() throws {
    try check { _ in [.product(0, 1)] }
    try check { _ in [.product(0, 0)] }
  }

  @Test func comparisonsAreExact() throws {
    for (a, b, constant) in [(1, 1, 0), (1, -1, 0), (-2, 3, -7), (5, 7, 1), (-1, 0, 2), (2, -4, 6), (3, -3, 1)] {
      try check { _ in [Self.linear(a, b, constant), .positive(2)] }
      try check { _ in [Self.linear(a, b, constant), .isZero(2)] }
    }
    try check { _ in [.positive(0)] }
    try check { _ in [.isZero(1)] }
  }

  @Test func choicesAndExtremaAreExact() throws {
    try check { _ in [.positive(0), .select(2, 0, 1)] }
    try check { _ in [.isZero(1), .not(2), .select(3, 1, 0)] }
    try check { _ in [.minimum(0, 1)] }
    try check { _ in [.maximum(0, 1)] }
    try check { _ in [.maximum(0, 0)] }
  }

  @Test func truthsAreExact() throws {
    try check { _ in [.positive(0), .isZero(1), .and(2, 3)] }
    try check { _ in [.positive(0), .isZero(1), .or(2, 3)] }
    try check { _ in [.positive(0), .isZero(1), .xor(2, 3)] }
    // A truth that is the constant 1 less another one.
    try check { _ in
      [
        .positive(0), .linear([LinearTerm(coefficient: -1, value: 2)], constant: 1), .isZero(1), .and(3, 4),
      ]
    }
  }

  @Test func quotientsAndRemaindersAreFloored() throws {
    for divisor in 1...9 {
      try check { _ in [.quotient(0, by: BigInteger(divisor))] }
      try check { _ in [Self.linear(3, 5, 1), .quotient(2, by: BigInteger(divisor))] }
      try check { _ in [Self.linear(3, 5, 1), .remainder(2, by: BigInteger(divisor))] }
      try check { _ in [.product(0, 1), .remainder(2, by: BigInteger(divisor))] }
    }
  }

  @Test func tablesOfAnySizeAreLookedUp() throws {
    for size in 1...17 {
      let table = (0..<size).map { ($0 * 7 + 3) % 11 - 4 }
      try check(ranges: [Interval(0, BigInteger(size - 1))]) { _ in [.lookup(table, 0)] }
      try check(ranges: [Interval(-3, BigInteger(size - 4))].filter { $0.upper ?? 0 >= -3 }) { _ in
        [.linear([LinearTerm(coefficient: 1, value: 0)], constant: 3), .lookup(table, 2)]
      }
    }
  }

  @Test func numbersAroundTheEdgesOfWordsAreExact() throws {
    for width in [31, 32, 33, 62, 63, 64, 65, 127, 128, 129] {
      let edge = BigInteger(2).power(width)
      let range = Interval(-edge, edge)
      let numbers = [-edge, 1 - edge, -1, 0, 1, 2, edge - 2, edge - 1, edge]
      for instructions in [
        [Self.linear(1, 1, 0)], [Self.linear(3, -5, 7)], [.product(0, 1)], [.minimum(0, 1)], [.maximum(0, 1)],
        [Self.linear(1, -1, 0), .positive(2)], [Self.linear(1, -1, 0), .isZero(2)],
        [Self.linear(1, -1, 1), .positive(2), .select(3, 0, 1)], [.quotient(0, by: 7)], [.remainder(1, by: 10)],
        [.quotient(0, by: edge)], [.remainder(0, by: edge - 1)], [.remainder(1, by: BigInteger(2).power(30))],
      ] as [[Instruction]] {
        try compare(instructions, range, range, numbers, numbers)
      }
    }
  }

  @Test func sumsOfManyTermsAreThresholds() throws {
    var random = SeededGenerator(seed: 7)
    for round in 0..<200 {
      // Registers of one bit each, and a linear form over all of them.
      let count = 1 + Int(random.next() % 10)
      let terms = (0..<count).map {
        LinearTerm(coefficient: BigInteger(Int(random.next() % 15) - 7), value: $0)
      }.filter { !$0.coefficient.isZero }
      let sum = Instruction.linear(terms, constant: BigInteger(Int(random.next() % 21) - 10))
      let comparison = round % 2 == 0 ? Instruction.positive(count) : .isZero(count)
      let values = (0..<count).map { Instruction.register($0) } + [sum, comparison]
      let states = (0..<1 << count).map { state in (0..<count).map { BigInteger(state >> $0 & 1) } }
      try compare(values, ranges: Array(repeating: .bit, count: count), states: states)
    }
  }

  @Test func whatIsTooLargeIsRefused() throws {
    let huge = Interval(0, BigInteger(2).power(3000))
    for instructions in [[.product(0, 1)], [.product(0, 1), .product(2, 2)]] as [[Instruction]] {
      let network = network(values: [.register(0), .register(1)] + instructions, ranges: [huge, huge])
      let layout = try #require(StateLayout(network.registers.map(\.range)))
      #expect(LaneStep(network, letter: 0, layout: layout) == nil)
    }
    let unbounded = network(values: [.register(0), .product(0, 0)], ranges: [.all])
    let layout = try #require(StateLayout([.bit, .bit]))
    #expect(LaneStep(unbounded, letter: 0, layout: layout, ranges: [.all, .bit]) == nil)
  }

  @Test func aRegisterThatLeavesItsFieldIsRefused() throws {
    var network = network(values: [.register(0), Self.linear(1, 0, 1)], ranges: [Interval(0, 3)])
    network.registers[1].range = .all
    let layout = try #require(StateLayout([Interval(0, 3), Interval(0, 3)]))
    #expect(LaneStep(network, letter: 0, layout: layout, ranges: [Interval(0, 3), .bit]) == nil)
  }

  // MARK: -

  private func check(ranges: [Interval] = Self.ranges, _ instructions: (Interval) -> [Instruction]) throws {
    for (place, a) in ranges.enumerated() {
      // Every range meets several others.
      for b in [ranges[place], ranges[(place * 7 + 1) % ranges.count], ranges[(place * 5 + 3) % ranges.count]] {
        try compare(instructions(a), a, b, a.members, b.members)
      }
    }
  }

  private func compare(
    _ instructions: [Instruction], _ a: Interval, _ b: Interval, _ first: [BigInteger], _ second: [BigInteger]
  ) throws {
    let states = first.flatMap { one in second.map { [one, $0] } }
    try compare([.register(0), .register(1)] + instructions, ranges: [a, b], states: states)
  }

  /// Compares the last value, which is the next value of one more register, with what plain integers give.
  private func compare(_ values: [Instruction], ranges: [Interval], states: [[BigInteger]]) throws {
    let network = network(values: values, ranges: ranges)
    let layout = try #require(StateLayout(network.registers.map(\.range)))
    let step = try #require(LaneStep(network, letter: 0, layout: layout))
    let full = states.map { $0 + [network.registers[ranges.count].initial] }
    for (state, found) in zip(full, step.run(from: full, layout)) {
      let expected = network.step(from: state[...], letter: 0).next
      try #require(found.next == expected, "\(values) in \(ranges) at \(state)")
    }
  }

  private func network(values: [Instruction], ranges: [Interval]) -> CompiledNetwork {
    let (zero, one) = (values.count, values.count + 1)
    var network = CompiledNetwork(
      letterCount: 1, slots: [], values: values + [.constant(0), .constant(1)], registers: [], valid: one,
      undefined: zero, bad: zero, triggered: one)
    network.registers = ranges.indices.map { place in
      CompiledNetwork.Register(initial: ranges[place].lower ?? 0, next: place, range: ranges[place])
    }
    let result = network.intervals(from: ranges)[values.count - 1]
    network.registers.append(
      CompiledNetwork.Register(initial: result.lower ?? 0, next: values.count - 1, range: result))
    return network
  }
}

extension Interval {
  fileprivate var members: [BigInteger] {
    guard let lower, let upper else { return [] }
    var members = [lower]
    while members[members.count - 1] < upper { members.append(members[members.count - 1] + 1) }
    return members
  }
}
