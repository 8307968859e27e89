import CircuitModel

/// What the nodes of a graph can be at some steps, each worked out at most once.
///
/// `nil` is said of what may have no value; what is not decided is neither true nor false.
struct RangeStep {
  private let circuit: Circuit
  private let graph: RangeGraph
  private let steps: StepSpan
  /// What each cell can be at earlier steps, from step 1 on.
  private let earlier: [RealRange]
  /// What each cell can be at these steps; `nil` while that was not worked out.
  private(set) var present: [RealRange]
  private var known: [RealRange??]

  /// Prepares to look at steps of which nothing is known but what the inputs can be.
  init(_ circuit: Circuit, _ graph: RangeGraph, earlier: [RealRange], at steps: StepSpan) {
    self.circuit = circuit
    self.graph = graph
    self.earlier = earlier
    self.steps = steps
    present = Array(repeating: .everything, count: circuit.cells.count)
    known = []
    for (cell, range) in zip(circuit.alphabet.cells, circuit.alphabet.ranges) { present[cell.number] = range }
    forget()
  }
}

// MARK: - Steps

extension RangeStep {
  /// Works out the cells, in the order of the equations; says whether all of them have values.
  mutating func take(_ equations: [(cell: CellID, place: Int)]) -> Bool {
    forget()
    for (cell, place) in equations {
      guard let range = value(place) else { return false }
      present[cell.number] = present[cell.number].intersection(range)
    }
    return true
  }

  /// Whether some cell can be nothing at all: there is no such step.
  var isImpossible: Bool { present.contains(where: \.isEmpty) }

  /// Leaves out what breaks a truth, as far as its form tells. The cells are then to be worked out again.
  mutating func assume(_ place: Int) {
    switch graph[place] {
    case .connect(.and, let left, let right):
      assume(left)
      assume(right)
    case .compare(let relation, let left, let right):
      limit(left, relation, right)
      limit(right, relation.mirrored, left)
    default: break
    }
  }

  private mutating func limit(_ subject: Int, _ relation: Relation, _ other: Int) {
    switch graph[subject] {
    case .read(let cell, lag: 0):
      guard let allowed = value(other)?.numbers(relation) else { return }
      present[cell.number] = present[cell.number].intersection(allowed)
    case .apply(.abs, let argument):
      guard case .read(let cell, lag: 0) = graph[argument], let allowed = value(other)?.numbers(relation) else {
        return
      }
      let below = RealRange(.infinite, allowed.upper)
      present[cell.number] = present[cell.number].intersection(below).intersection(-below)
    default: return
    }
    forget()
  }

  private mutating func forget() { known = Array(repeating: nil, count: graph.nodes.count) }
}

// MARK: - Values

extension RangeStep {
  /// What a node can be; `nil` where it may have no value.
  mutating func value(_ place: Int) -> RealRange? {
    if let known = known[place] { return known }
    let value = workOut(graph[place])
    // What reads cells of these steps before they are worked out is asked for again.
    known[place] = .some(value)
    return value
  }

  private mutating func workOut(_ node: RangeGraph.Node) -> RealRange? {
    switch node {
    case .unknown: return nil
    case .number(let number): return RealRange(number)
    case .step: return steps.range
    case .read(let cell, lag: 0): return present[cell.number]
    case .read(let cell, let lag):
      return lag < 0 ? nil : circuit[cell].range(lag, before: steps, from: earlier[cell.number])
    case .readStep(let cell, let step):
      if step <= 0 { return circuit[cell].initialValue(atStep: step).map { RealRange($0) } }
      if step < steps.first { return earlier[cell.number] }
      return step == steps.last ? present[cell.number] : nil
    case .arithmetic(let operation, let left, let right): return arithmetic(operation, left, right)
    case .apply(let activation, let argument): return value(argument)?.applying(activation)
    case .compare(let relation, let left, let right):
      guard let a = value(left), let b = value(right) else { return nil }
      if a.isEmpty || b.isEmpty { return .empty }
      return Self.range(of: left == right ? relation.holds(of: 0) : a.order(relation, than: b))
    case .not(let operand): return value(operand).map { $0.isEmpty ? .empty : Self.range(of: $0.truth.map { !$0 }) }
    case .connect(let connective, let left, let right): return connect(connective, left, right)
    case .conditional(let condition, let yes, let no):
      guard let truth = value(condition) else { return nil }
      if truth.isEmpty { return .empty }
      if let truth = truth.truth { return value(truth ? yes : no) }
      guard let first = value(yes), let second = value(no) else { return nil }
      return first.hull(second)
    case .extremum(let kind, let operands):
      var result: RealRange?
      for operand in operands {
        guard let range = value(operand) else { return nil }
        result = result.map { kind == .minimum ? .minimum($0, range) : .maximum($0, range) } ?? range
      }
      return result
    }
  }

  private mutating func connect(_ connective: Connective, _ left: Int, _ right: Int) -> RealRange? {
    guard let first = value(left) else { return nil }
    if first.isEmpty { return .empty }
    // What the left side decides, the right one is not looked at for.
    let deciding: Bool? =
      switch connective {
      case .and, .implies: false
      case .or: true
      case .xor, .iff: nil
      }
    if let deciding, first.truth == deciding { return Self.range(of: connective != .and) }
    guard let second = value(right) else { return nil }
    if second.isEmpty { return .empty }
    switch connective {
    case .and where second.truth == false: return RealRange(0)
    case .or where second.truth == true, .implies where second.truth == true: return RealRange(1)
    case .and, .or, .implies: return Self.range(of: first.truth == nil ? nil : second.truth)
    case .xor, .iff:
      guard let a = first.truth, let b = second.truth else { return .truths }
      return Self.range(of: (a == b) == (connective == .iff))
    }
  }

  private static func range(of truth: Bool?) -> RealRange {
    switch truth {
    case true?: RealRange(1)
    case false?: RealRange(0)
    case nil: .truths
    }
  }
}

// MARK: - Arithmetic

extension RangeStep {
  private mutating func arithmetic(_ operation: ArithmeticOperator, _ left: Int, _ right: Int) -> RealRange? {
    guard let a = value(left), let b = value(right) else { return nil }
    if a.isEmpty || b.isEmpty { return .empty }
    switch (operation, left == right) {
    case (.subtract, true): return RealRange(0)
    case (.multiply, true): return a.power(2)
    case (.divide, true): return b.contains(0) ? nil : RealRange(1)
    case (.add, _): return mixture(left, right).map { (a + b).intersection($0) } ?? a + b
    case (.subtract, _): return a - b
    case (.multiply, _): return a * b
    case (.divide, _): return a.quotient(by: b)
    case (.remainder, _): return a.remainder(by: b)
    case (.power, _):
      guard let exponent = b.onlyMember else {
        guard graph.isWhole(right), let least = b.lower.number?.floor() else { return nil }
        return Int(exactly: least).flatMap(a.powers)
      }
      return exponent.isInteger ? Int(exactly: exponent.numerator).flatMap(a.power) : nil
    }
  }

  /// Bounds of w · p + (1 − w) · q where w lies between 0 and 1, as gates mix an old value with a new one: it lies between
  /// p and q, which their ranges alone do not show.
  private mutating func mixture(_ left: Int, _ right: Int) -> RealRange? {
    guard case .arithmetic(.multiply, let a, let b) = graph[left],
      case .arithmetic(.multiply, let c, let d) = graph[right]
    else { return nil }
    for (first, p, second, q) in [(a, b, c, d), (a, b, d, c), (b, a, c, d), (b, a, d, c)] {
      guard graph.isRest(first, of: second) || graph.isRest(second, of: first) else { continue }
      guard let weight = value(first), weight.isSubset(of: .truths), let p = value(p), let q = value(q) else {
        continue
      }
      return p.hull(q)
    }
    return nil
  }
}
