import CircuitModel

/// Writes steps of a network as gates over the planes of a state, a letter at a time.
///
/// With the letter given, inputs are constants and most of a step folds away. An integer is kept as a minimum and as
/// many bits as the interval of its values needs, which interval arithmetic gives from the registers' ranges; as no
/// value leaves its interval, sums may be taken modulo a power of two and are still exact.
struct Translation {
  var graph: GateGraph
  /// The state in the planes.
  let start: State
  private let network: CompiledNetwork
  private let layout: StateLayout

  /// A state that a step is taken from: registers as they stand in the planes, or as steps before it made them.
  struct State {
    var registers: [LaneNumber]
    /// What the registers stay within.
    var ranges: [Interval]
  }

  /// What a step says, and where it leads.
  struct Step {
    /// Whether every assumption holds.
    var valid: Literal
    /// Whether the step cannot be evaluated.
    var undefined: Literal
    /// Whether the event is met.
    var bad: Literal
    /// Whether the condition of the claim holds.
    var triggered: Literal
    /// The next state, where it is wanted.
    var next: State?
  }

  /// Begins a translation.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - layout: how its registers stand in the planes.
  ///   - ranges: what the registers stay within in the states that steps are taken from.
  ///   - extraPlanes: how many planes of a state are no register's.
  ///   - limit: how many gates there may be.
  init(_ network: CompiledNetwork, layout: StateLayout, ranges: [Interval], extraPlanes: Int = 0, limit: Int) {
    self.network = network
    self.layout = layout
    let graph = GateGraph(planes: layout.bitCount + extraPlanes, limit: limit)
    self.graph = graph
    let registers = zip(layout.fields, ranges).map { field, range in
      let bits = (0..<field.width).map { graph.plane(field.bit + $0) }
      return LaneNumber(minimum: field.minimum, bits: bits).narrowed(to: range)
    }
    start = State(registers: registers, ranges: ranges)
  }
}

extension Translation {
  /// The gates of a step; `nil` where it is too large.
  ///
  /// The state that it leads to is in gates, from which another step may be taken; its ranges are those of this way to it.
  mutating func step(letter: Int, from state: State, wantsNext: Bool) -> Step? {
    var values = StepValues(network, state.ranges, letter: letter)
    values.markNeeded(wantsNext: wantsNext)
    if wantsNext {
      for (register, field) in zip(network.registers, layout.fields) { values.preferred[register.next] = field.minimum }
    }
    for id in network.values.indices where values.needs[id] != .nothing {
      translate(id, state, &values)
      if graph.isTooLarge { return nil }
    }
    var step = Step(
      valid: values.truth(network.valid), undefined: values.truth(network.undefined),
      bad: values.truth(network.bad), triggered: values.truth(network.triggered), next: nil)
    if wantsNext {
      // A next value is always out of range only where the step is not considered or undefined; then it does not matter.
      let ranges = zip(network.registers, start.ranges).map { register, range in
        values.intervals[register.next].intersection(register.range) ?? range
      }
      let numbers = zip(network.registers, ranges).map { values.numbers[$0.next].narrowed(to: $1) }
      step.next = State(registers: numbers, ranges: ranges)
    }
    return step
  }

  /// The planes of a state; `nil` where the layout has no room for it, or it takes too many gates.
  mutating func planes(of state: State) -> [Literal]? {
    var planes: [Literal] = []
    for ((number, range), field) in zip(zip(state.registers, state.ranges), layout.fields) {
      guard range.isWithin(field) else { return nil }
      planes += graph.rebased(number, to: field.minimum, width: field.width)
    }
    return graph.isTooLarge ? nil : planes
  }

  private mutating func translate(_ id: ValueID, _ state: State, _ values: inout StepValues) {
    let interval = values.intervals[id]
    if let constant = interval.onlyMember {
      values.numbers[id] = LaneNumber(constant)
      return
    }
    let numbers = values.numbers
    switch network.values[id] {
    case .constant(let constant): values.numbers[id] = LaneNumber(constant)
    case .input(let slot): values.numbers[id] = LaneNumber(network.slots[slot].value(in: values.letter))
    case .register(let register): values.numbers[id] = state.registers[register]
    case .linear(let terms, let constant):
      let sum = WeightedSum(terms.map { ($0.coefficient, numbers[$0.value]) }, constant: constant)
      values.sums[id] = sum
      if values.needs[id] == .number {
        values.numbers[id] = graph.number(sum, in: interval, from: values.preferred[id])
      }
    case .product(let a, let b):
      values.numbers[id] = graph.product(numbers[a], numbers[b], in: interval)
    case .positive(let a):
      values.numbers[id] = LaneNumber(graph.isPositive(values.sum(a)))
    case .isZero(let a):
      values.numbers[id] = LaneNumber(graph.isZero(values.sum(a)))
    case .not(let a): values.numbers[id] = LaneNumber(~numbers[a].truth)
    case .and(let a, let b): values.numbers[id] = LaneNumber(graph.and(numbers[a].truth, numbers[b].truth))
    case .or(let a, let b): values.numbers[id] = LaneNumber(graph.or(numbers[a].truth, numbers[b].truth))
    case .xor(let a, let b): values.numbers[id] = LaneNumber(graph.xor(numbers[a].truth, numbers[b].truth))
    case .select(let condition, let a, let b):
      let isBit = interval.isBit
      values.numbers[id] =
        isBit && values.intervals[a].isBit && values.intervals[b].isBit
        ? LaneNumber(graph.select(numbers[condition].truth, numbers[a].truth, numbers[b].truth))
        : graph.select(numbers[condition].truth, numbers[a], numbers[b], in: interval)
    case .minimum(let a, let b), .maximum(let a, let b):
      let isGreater = graph.isPositive(WeightedSum([(1, numbers[a]), (-1, numbers[b])], constant: 0))
      let isMaximum = if case .maximum = network.values[id] { true } else { false }
      values.numbers[id] = graph.select(isGreater ^ !isMaximum, numbers[a], numbers[b], in: interval)
    case .quotient(let a, let divisor):
      values.numbers[id] = graph.divide(numbers[a], values.intervals[a], by: divisor).quotient
    case .remainder(let a, let divisor):
      values.numbers[id] = graph.divide(numbers[a], values.intervals[a], by: divisor).remainder
    case .lookup(let table, let a):
      values.numbers[id] = graph.lookup(table, at: numbers[a])
    }
  }
}

/// What is known of the values of one step.
private struct StepValues {
  let network: CompiledNetwork
  let letter: Int
  let intervals: [Interval]
  var numbers: [LaneNumber]
  /// Linear forms that are not added up, or not yet.
  var sums: [ValueID: WeightedSum] = [:]
  var needs: [Need]
  /// The minimum that a value should count from.
  var preferred: [ValueID: BigInteger] = [:]

  enum Need {
    case nothing
    /// Only whether it is above 0 or 0.
    case comparison
    case number
  }

  init(_ network: CompiledNetwork, _ ranges: [Interval], letter: Int) {
    self.network = network
    self.letter = letter
    var intervals: [Interval] = []
    for value in network.values {
      intervals.append(
        value.interval(
          value: { intervals[$0] }, register: { ranges[$0] },
          slot: { Interval(network.slots[$0].value(in: letter)) }))
    }
    self.intervals = intervals
    numbers = Array(repeating: LaneNumber(0), count: network.values.count)
    needs = Array(repeating: .nothing, count: network.values.count)
  }

  /// Backward from the outputs; a value that is a constant needs nothing.
  mutating func markNeeded(wantsNext: Bool) {
    for output in [network.valid, network.undefined, network.bad, network.triggered] { needs[output] = .number }
    if wantsNext {
      for register in network.registers { needs[register.next] = .number }
    }
    for id in network.values.indices.reversed() where needs[id] != .nothing && intervals[id].onlyMember == nil {
      switch network.values[id] {
      case .positive(let a), .isZero(let a): if needs[a] == .nothing { needs[a] = .comparison }
      case .select(let condition, let a, let b):
        // A side that is never taken need not be worked out.
        needs[condition] = .number
        if intervals[condition].onlyMember != 0 { needs[a] = .number }
        if intervals[condition].onlyMember != 1 { needs[b] = .number }
      default: for operand in network.values[id].operands { needs[operand] = .number }
      }
    }
  }

  func truth(_ id: ValueID) -> Literal { numbers[id].truth }

  /// A value as a sum, of its terms or of its bits.
  func sum(_ id: ValueID) -> WeightedSum { sums[id] ?? WeightedSum([(1, numbers[id])], constant: 0) }
}

extension Translation {
  /// Outputs in as few gates as are found for them.
  mutating func minimized(_ outputs: [Literal]) -> [Literal] {
    var fields: [Minimization.Field] = []
    for (field, range) in zip(layout.fields, start.ranges) where field.width > 1 && field.width <= 6 {
      guard let upper = range.upper, let most = Int(exactly: upper - field.minimum) else { continue }
      if most + 1 < 1 << field.width {
        fields.append(Minimization.Field(planes: field.bit..<field.bit + field.width, most: most))
      }
    }
    return Minimization(fields).minimized(outputs, in: &graph)
  }
}

extension LaneNumber {
  /// The same number, which is never above a range, without the high bits that are 0 then.
  fileprivate func narrowed(to range: Interval) -> LaneNumber {
    let width = range.upper.map { max(0, ($0 - minimum).bitWidth) } ?? bits.count
    return LaneNumber(minimum: minimum, bits: Array(bits.prefix(width)))
  }
}

extension Interval {
  /// Whether every member has a place in a field.
  fileprivate func isWithin(_ field: StateLayout.Field) -> Bool {
    guard let lower, let upper else { return false }
    return lower >= field.minimum && (upper - field.minimum).bitWidth <= field.width
  }
}
