import CircuitModel

/// Looks for ranges that hold every value at every step, and asks whether a claim follows from them.
///
/// Ranges begin as what the first steps can be and grow with every step, until a step adds nothing. An end that goes on
/// moving is soon set to the next of a few numbers, at last to infinity, so that this comes to an end; what was set too
/// far is then taken back where the steps do not need it. P. Cousot, R. Cousot, "Abstract interpretation", *POPL* 1977,
/// doi:10.1145/512950.512973.
struct RangeSearch {
  /// The name in reports.
  static let name = "ranges"

  private let obligation: Obligation
  private let circuit: Circuit
  private var graph: RangeGraph
  private let spans: [StepSpan]
  /// The equations of each span, in their order.
  private let equations: [[(cell: CellID, place: Int)]]
  private let assumptions: [Int]
  private let landmarks: [Rational]

  /// What ranges can say of an obligation.
  enum Answer {
    /// The event is met nowhere. Whether the condition of the claim can hold at all is not known to be false.
    case closed(RangeInvariant)
    /// The condition of the claim holds nowhere.
    case neverTriggered(RangeInvariant)
  }

  /// How many first steps are looked at one by one, at most.
  private static let mostFirstSteps = 64

  /// Prepares to look for ranges; `nil` where a circuit has more first steps than are looked at one by one.
  init?(_ obligation: Obligation) {
    self.obligation = obligation
    let circuit = obligation.circuit
    self.circuit = circuit
    let formulas = obligation.formulas + circuit.assumptions.map(\.formula)
    let values = circuit.order.compactMap { circuit[$0].equation }
    let reach = (values.flatMap(\.expressions) + formulas).map(\.reach) + values.flatMap(\.overrides).map(\.step)
    let firstSteps = reach.max() ?? 0
    guard firstSteps <= Self.mostFirstSteps else { return nil }
    spans = StepSpan.covering(firstSteps: firstSteps)
    var graph = RangeGraph(of: circuit)
    equations = spans.map { span in
      circuit.order.compactMap { id in
        circuit[id].equation.map { (id, graph.add($0.expression(atStep: span.first))) }
      }
    }
    assumptions = circuit.assumptions.map { graph.add($0.formula) }
    let numbers = formulas.flatMap(\.numbers) + [0, 1]
    landmarks = Set(numbers + numbers.map { -$0 }).sorted()
    self.graph = graph
  }
}

extension RangeSearch {
  /// Looks for ranges that show that the event is met nowhere.
  mutating func run() -> Answer? {
    guard let ranges = invariantRanges() else { return nil }
    let invariant = RangeInvariant(ranges: ranges, firstSteps: spans.count - 1, trigger: nil)
    var mayBeTriggered = false
    for place in spans.indices {
      guard let isTriggered = isSafe(spans[place], equations[place], under: ranges) else { return nil }
      mayBeTriggered = mayBeTriggered || isTriggered
    }
    return mayBeTriggered ? .closed(invariant) : .neverTriggered(invariant)
  }

  /// A step of a span; `nil` where something may have no value. Empty where no considered sequence has such a step.
  private func step(_ span: StepSpan, _ equations: [(cell: CellID, place: Int)], _ ranges: [RealRange]) -> [RealRange]?
  {
    taken(span, equations, ranges).map { $0?.present ?? [] }
  }

  /// The same, to go on with; `nil` inside where no considered sequence has such a step.
  private func taken(
    _ span: StepSpan, _ equations: [(cell: CellID, place: Int)], _ ranges: [RealRange]
  ) -> RangeStep?? {
    var step = RangeStep(circuit, graph, earlier: ranges, at: span)
    for assumption in assumptions { step.assume(assumption) }
    guard step.take(equations) else { return nil }
    for assumption in assumptions {
      guard let truth = step.value(assumption) else { return nil }
      if truth.truth == false { return .some(nil) }
    }
    return .some(step.isImpossible ? nil : step)
  }

  // MARK: Ranges

  /// How many rounds ranges grow by what the steps add, before ends are set further out.
  private static let patience = 3
  /// How many rounds follow in which what was set too far is taken back.
  private static let retreats = 3

  /// Ranges that hold the values of all cells at every step; `nil` where something may have no value.
  private func invariantRanges() -> [RealRange]? {
    var ranges = Array(repeating: RealRange.empty, count: circuit.cells.count)
    var round = 0
    while true {
      guard let next = advanced(ranges) else { return nil }
      let grown = zip(ranges, next).map { $0.hull($1) }
      if grown == ranges { break }
      round += 1
      ranges = round <= Self.patience ? grown : zip(ranges, grown).map { widened($0, to: $1) }
    }
    for _ in 0..<Self.retreats {
      guard let next = advanced(ranges) else { return nil }
      let tighter = zip(ranges, next).map { $0.intersection($1) }
      guard let after = advanced(tighter), zip(after, tighter).allSatisfy({ $0.isSubset(of: $1) }) else { break }
      ranges = tighter
    }
    return ranges
  }

  /// What the cells can be at some step, where they are in ranges at all earlier ones.
  private func advanced(_ ranges: [RealRange]) -> [RealRange]? {
    var next = Array(repeating: RealRange.empty, count: ranges.count)
    for place in spans.indices {
      guard let present = step(spans[place], equations[place], ranges) else { return nil }
      for (cell, range) in present.enumerated() { next[cell] = next[cell].hull(range) }
    }
    return next
  }

  /// A range that has grown, with the ends that moved set to the next landmark or to infinity.
  private func widened(_ range: RealRange, to grown: RealRange) -> RealRange {
    if range.isEmpty { return grown }
    let above = grown.upper.number.flatMap { end in landmarks.first { $0 >= end } }
    let below = grown.lower.number.flatMap { end in landmarks.last { $0 <= end } }
    return RealRange(
      grown.lower == range.lower ? range.lower : below.map { .closed($0) } ?? .infinite,
      grown.upper == range.upper ? range.upper : above.map { .closed($0) } ?? .infinite)
  }

  // MARK: Safety

  /// Whether the condition of the claim may hold at some steps; `nil` where the event may be met there.
  private mutating func isSafe(
    _ span: StepSpan, _ equations: [(cell: CellID, place: Int)], under ranges: [RealRange]
  ) -> Bool? {
    // The graph grows before a step remembers its size.
    let goal = obligation.goal.places(in: &graph)
    guard let taken = taken(span, equations, ranges) else { return nil }
    guard let step = taken else { return false }
    switch goal {
    case .nothing: return true
    case .violation(let formula, nil): return holds(formula, equations, in: step) ? true : nil
    case .violation(let formula, let condition?):
      guard let narrowed = assuming(condition, equations, in: step) else { return nil }
      guard let narrowed else { return false }
      return holds(formula, equations, in: narrowed) ? true : nil
    case .witness(let formula):
      guard let narrowed = assuming(formula, equations, in: step) else { return nil }
      return narrowed == nil ? true : nil
    }
  }

  /// The step narrowed to where a condition holds; `nil` inside where it holds nowhere, and `nil` where it, or something
  /// else, may have no value.
  private func assuming(
    _ condition: Int, _ equations: [(cell: CellID, place: Int)], in step: RangeStep
  ) -> RangeStep?? {
    var step = step
    guard let truth = step.value(condition) else { return nil }
    if truth.truth == false { return .some(nil) }
    step.assume(condition)
    guard step.take(equations) else { return nil }
    return .some(step.isImpossible || step.value(condition)?.truth == false ? nil : step)
  }

  private func holds(_ formula: Int, _ equations: [(cell: CellID, place: Int)], in step: RangeStep) -> Bool {
    if case .connect(.implies, let condition, let consequence) = graph[formula] {
      guard let narrowed = assuming(condition, equations, in: step) else { return false }
      return narrowed.map { holds(consequence, equations, in: $0) } ?? true
    }
    var step = step
    return step.value(formula)?.truth == true
  }
}

// MARK: - What is asked

/// The formulas of a goal, by their places in a graph.
private enum PlacedGoal {
  case violation(Int, when: Int?)
  case witness(Int)
  case nothing
}

extension Obligation.Goal {
  fileprivate func places(in graph: inout RangeGraph) -> PlacedGoal {
    switch self {
    case .violation(let formula, let condition):
      .violation(graph.add(formula), when: condition.map { graph.add($0) })
    case .witness(let formula): .witness(graph.add(formula))
    case .undefinedness: .nothing
    }
  }
}

extension Obligation {
  /// The formulas that it is about.
  var formulas: [Expression] {
    switch goal {
    case .violation(let formula, let condition): [formula] + (condition.map { [$0] } ?? [])
    case .witness(let formula): [formula]
    case .undefinedness: []
    }
  }
}

extension Expression {
  /// The numbers that are written in it.
  var numbers: [Rational] {
    if case .number(let number) = self { [number] } else { children.flatMap(\.numbers) }
  }

  /// How many steps from the beginning it must be looked at one by one, since it may read initial values or a fixed step.
  fileprivate var reach: Int {
    let inner = children.map(\.reach).max() ?? 0
    switch self {
    case .read(_, .relative(let lag), _): return max(inner, lag)
    case .read(_, .absolute(let step), _): return max(inner, step)
    case .derivative(_, by: .cell(_, at: .relative(let lag)), _, _): return max(inner, lag)
    default: return inner
    }
  }
}
