extension CompiledNetwork {
  /// The same machine with everything gone that its outputs cannot see, so that states merge.
  ///
  /// Four observations shrink registers without changing an output, each found by reading the network as a whole:
  ///
  /// - registers that begin alike and go on alike are one: a claim's history is often what a unit remembers anyway;
  /// - a register that no output depends on is dropped, and one whose range is a single number becomes that number;
  /// - a register that is only ever seen modulo m, through sums and products, is kept modulo m;
  /// - a register that only grows, and is only ever compared with bounded terms, is cut off where every such comparison
  ///   has been decided for good.
  ///
  /// Registers that grow in both directions, or are compared with one another, are left as they are.
  func reduced() -> CompiledNetwork {
    var network = self
    for _ in 0..<8 {
      let before = (network.values, network.registers)
      network = network.keepingWhatIsSeen().withoutTwins().withRanges().saturated()
      if before.0 == network.values && before.1 == network.registers { break }
    }
    return network
  }
}

// MARK: - Twins

extension CompiledNetwork {
  /// The same network with one register in place of all that have the same initial and the same next value.
  ///
  /// Merging makes further next values the same, so that two chains of delays become one link by link.
  private func withoutTwins() -> CompiledNetwork {
    var network = self
    for _ in 0..<CompiledNetwork.longestTwinChain {
      var first: [ValueID: [BigInteger: Int]] = [:]
      var twins: [(twin: Int, of: Int)] = []
      for (number, register) in network.registers.enumerated() {
        if let other = first[register.next]?[register.initial] {
          twins.append((number, other))
        } else {
          first[register.next, default: [:]][register.initial] = number
        }
      }
      if twins.isEmpty { break }
      network = network.rewritten { rewriter in
        for (twin, other) in twins { rewriter.mergeRegister(twin, into: other) }
      }
    }
    return network
  }

  /// How many links of two chains are merged; each costs a pass over the network.
  private static let longestTwinChain = 64
}

// MARK: - What is seen

/// How exactly a value is seen by the outputs.
private enum Need: Hashable {
  case nothing
  case modulo(BigInteger)
  case exact

  func union(_ other: Need) -> Need {
    switch (self, other) {
    case (.nothing, let need), (let need, .nothing): need
    case (.exact, _), (_, .exact): .exact
    case (.modulo(let a), .modulo(let b)): .modulo(leastCommonMultiple(a, b))
    }
  }
}

extension CompiledNetwork {
  /// Drops what is not seen, and keeps modulo m what is seen modulo m.
  private func keepingWhatIsSeen() -> CompiledNetwork {
    let needs = needs()
    return rewritten { rewriter in
      for number in registers.indices {
        rewriter.keepRegister(number, if: needs.registers[number] != .nothing)
        if case .modulo(let modulus) = needs.registers[number] { rewriter.reduce(number, modulo: modulus) }
      }
    }
  }

  /// Backward from the outputs to a fixpoint; remainder, sums and products pass a modulus on, everything else needs its
  /// operands exactly.
  private func needs() -> (values: [Need], registers: [Need]) {
    var needs = Array(repeating: Need.nothing, count: values.count)
    var ofRegisters = Array(repeating: Need.nothing, count: registers.count)
    for output in [valid, undefined, bad, triggered] { needs[output] = .exact }
    var changed = true
    while changed {
      changed = false
      for (number, register) in registers.enumerated() {
        needs[register.next] = needs[register.next].union(ofRegisters[number])
      }
      for id in values.indices.reversed() where needs[id] != .nothing {
        switch values[id] {
        case .linear(let terms, _):
          for term in terms {
            if case .modulo(let modulus) = needs[id], term.coefficient.flooredRemainder(by: modulus).isZero { continue }
            needs[term.value] = needs[term.value].union(needs[id])
          }
        case .product(let a, let b):
          for operand in [a, b] { needs[operand] = needs[operand].union(needs[id]) }
        case .remainder(let a, let modulus):
          needs[a] = needs[a].union(.modulo(modulus))
        case .register(let number):
          let need = ofRegisters[number].union(needs[id])
          if need != ofRegisters[number] {
            ofRegisters[number] = need
            changed = true
          }
        default:
          for operand in values[id].operands { needs[operand] = .exact }
        }
      }
    }
    return (needs, ofRegisters)
  }
}

// MARK: - Ranges

extension CompiledNetwork {
  /// The same network with ranges for its registers, found by iterating intervals from the initial values, widened
  /// (Cousot and Cousot, POPL 1977, doi:10.1145/512950.512973), then narrowed again.
  ///
  /// A register is widened once it has grown a few times: what has travelled down a chain of delays makes each of them
  /// grow once, however long the chain is.
  private func withRanges() -> CompiledNetwork {
    var ranges = registers.map { Interval($0.initial) }
    var growths = Array(repeating: 0, count: registers.count)
    for round in 0... {
      let grown = zip(ranges, nextIntervals(from: ranges)).map { $0.union($1) }
      if grown == ranges { break }
      for number in ranges.indices where grown[number] != ranges[number] {
        growths[number] += 1
        let isWidened = growths[number] > 12 || round > 512
        ranges[number] = isWidened ? ranges[number].widened(toInclude: grown[number]) : grown[number]
      }
    }
    for _ in 0..<3 {
      let next = nextIntervals(from: ranges)
      ranges = zip(registers, next).map { Interval($0.initial).union($1) }
    }
    return rewritten { rewriter in
      for number in registers.indices { rewriter.restrict(number, to: ranges[number]) }
    }
  }

  /// What the registers stay within after a step from these ranges.
  package func nextIntervals(from ranges: [Interval]) -> [Interval] {
    let intervals = intervals(from: ranges)
    return registers.map { intervals[$0.next] }
  }

  /// What every value stays within when the registers stay within these ranges.
  package func intervals(from ranges: [Interval]) -> [Interval] {
    var intervals: [Interval] = []
    for value in values {
      intervals.append(
        value.interval(value: { intervals[$0] }, register: { ranges[$0] }, slot: { slots[$0].interval }))
    }
    return intervals
  }
}

// MARK: - Saturation

extension CompiledNetwork {
  /// Cuts off registers that grow, at a bound beyond which nothing that sees them can change.
  ///
  /// For a register with next value `v = a·r + u`: if a ≥ 1, u ≥ 0 and r ≥ 0, values of at least K stay at least K, so
  /// `min(v, K)` serves where every comparison is decided at K; likewise downward. If a ≥ 2 and |u| ≤ U, the same holds
  /// on both sides from K ≥ U on, since a·K − U ≥ K.
  private func saturated() -> CompiledNetwork {
    let intervals = intervals(from: registers.map(\.range))
    return rewritten { rewriter in
      for number in registers.indices where !registers[number].range.isBounded {
        guard let growth = growth(of: number, intervals), let bound = decisionBound(of: number, intervals) else {
          continue
        }
        let limit = max(bound, growth.spread, registers[number].initial.magnitude)
        rewriter.saturate(
          number, next: registers[number].next,
          between: growth.isDownward ? -limit : nil, and: growth.isUpward ? limit : nil)
      }
    }
  }

  private struct Growth {
    var isUpward: Bool
    var isDownward: Bool
    /// What the limit must reach so that values beyond it stay beyond it.
    var spread: BigInteger
  }

  /// How a register grows, where it does so in a way that can be cut off.
  private func growth(of number: Int, _ intervals: [Interval]) -> Growth? {
    guard case .linear(let terms, let constant) = values[registers[number].next] else { return nil }
    var factor: BigInteger = 0
    var rest = Interval(constant)
    for term in terms {
      if values[term.value] == .register(number) {
        factor = term.coefficient
      } else {
        rest = rest + term.coefficient * intervals[term.value]
      }
    }
    guard factor >= 1, let lower = rest.lower, let upper = rest.upper else { return nil }
    let range = registers[number].range
    let initial = registers[number].initial
    if lower >= 0 && initial >= 0 && (range.lower ?? -1) >= 0 {
      return Growth(isUpward: true, isDownward: false, spread: 0)
    }
    if upper <= 0 && initial <= 0 && (range.upper ?? 1) <= 0 {
      return Growth(isUpward: false, isDownward: true, spread: 0)
    }
    return factor >= 2 ? Growth(isUpward: true, isDownward: true, spread: max(-lower, upper)) : nil
  }

  /// A bound beyond which, on either side, no comparison that sees the register can change; `nil` where it is seen
  /// otherwise.
  private func decisionBound(of number: Int, _ intervals: [Interval]) -> BigInteger? {
    let next = registers[number].next
    var bound: BigInteger = 1
    for id in [next] + values.indices.filter({ values[$0] == .register(number) }) {
      guard ![valid, undefined, bad, triggered].contains(id) else { return nil }
      guard !registers.indices.contains(where: { $0 != number && registers[$0].next == id }) else { return nil }
      for (user, instruction) in values.enumerated() where user != next && instruction.operands.contains(id) {
        if let needed = decisionBound(of: id, in: user, intervals) { bound = max(bound, needed) } else { return nil }
      }
    }
    return bound
  }

  /// The bound for one value that uses `id`: a comparison, or a linear form that only comparisons use.
  private func decisionBound(of id: ValueID, in user: ValueID, _ intervals: [Interval]) -> BigInteger? {
    switch values[user] {
    case .positive, .isZero:
      return 1
    case .linear(let terms, let constant):
      guard ![valid, undefined, bad, triggered].contains(user), !registers.contains(where: { $0.next == user }) else {
        return nil
      }
      for (reader, instruction) in values.enumerated() where instruction.operands.contains(user) {
        switch values[reader] {
        case .positive, .isZero: continue
        default: return nil
        }
      }
      var rest = Interval(constant)
      var coefficient: BigInteger = 0
      for term in terms {
        if term.value == id {
          coefficient = term.coefficient
        } else {
          rest = rest + term.coefficient * intervals[term.value]
        }
      }
      guard let lower = rest.lower, let upper = rest.upper else { return nil }
      return max(lower.magnitude, upper.magnitude).flooredQuotient(by: coefficient.magnitude) + 1
    default:
      return nil
    }
  }
}
