/// Quantifiers whose body relates i and t, followed instance by instance.
///
/// In `any(a[i] == 1 and all(b[j] == 1 for j in i..t) for i in 1..t)` every i is an instance of the body that lives on as
/// t grows. What the body must remember of its i is finite: truths about step i alone, the inner quantifiers that run
/// from i to t, and how long ago i was, up to some number. Instances that remember the same are alike, so it is enough
/// to know for each such memory whether (for `count` and `sum`: how often) there is an instance with it: the subset
/// construction, written as registers. Memories are few or the obstacle is reported.
struct InstanceMonitor {
  /// What an instance remembers, as one number out of a few.
  fileprivate struct Slot {
    enum Kind {
      /// A number about step i alone.
      case captured(Expression)
      /// `fold(body for j in i + first .. t - lag)`; in `body`, what is remembered of i is a slot.
      case inner(Fold, IndexID, first: Int, lag: Int, body: Expression, original: Expression)
      /// t − i, up to a number.
      case age(Int)
    }
    /// The index that stands for the slot's number in rewritten expressions.
    let id: IndexID
    let kind: Kind
    let values: [Int]
  }

  fileprivate let index: IndexID
  fileprivate var slots: [Slot] = []

  /// More memories than these are an obstacle.
  fileprivate static let mostMemories = 64
  /// A captured number may have this many values.
  fileprivate static let mostValues: BigInteger = 8
}

extension Lowering {
  /// A quantifier over `first..t - lag` whose body depends on the index and on t.
  mutating func instances(
    _ fold: Fold, _ index: IndexID, from first: Int, lag: Int, _ body: Expression, _ range: SourceRange
  ) throws(LoweringObstacle) -> Lowered {
    if fold == .all {
      let any = try instances(.any, index, from: first, lag: lag, .not(body), range)
      return Lowered(.one - any.value)
    }
    let obstacle = LoweringObstacle.noIncrementalForm("a quantifier of this form", range)
    guard !fold.isExtremum else { throw obstacle }
    var monitor = InstanceMonitor(index: index)
    let rewritten = try rewrite(body, in: &monitor, obstacle)
    try addAge(to: &monitor, atLeast: lag)
    let memories = monitor.memories
    guard memories.count <= InstanceMonitor.mostMemories else { throw obstacle }

    let registers = memories.map { _ in
      builder.register(initial: 0, range: fold == .any || fold == .parity ? .bit : Interval(0, nil))
    }
    var present = memories.map { _ in Form.zero }
    let born = try birth(in: monitor, memories, obstacle)
    let isBorn = isFrom(step: first)
    for (number, memory) in memories.enumerated() {
      let alive = builder.read(registers[number])
      for (target, condition) in try successors(of: memory, in: monitor, memories, obstacle) {
        present[target] = join(fold, present[target], builder.product(condition, alive))
      }
    }
    for number in memories.indices {
      present[number] = join(fold, present[number], builder.and(isBorn, born[number]))
      builder.setNext(registers[number], builder.integer(present[number]).value)
    }

    var result = Form.zero
    for (number, memory) in memories.enumerated() where monitor.age(in: memory) ?? 0 >= lag {
      let value = try defined(monitor.placing(memory, in: rewritten), obstacle)
      result = join(fold, result, builder.product(value, present[number]))
    }
    return Lowered(result)
  }

  /// How instances that have come to be alike are counted together.
  private mutating func join(_ fold: Fold, _ left: Form, _ right: Form) -> Form {
    switch fold {
    case .any: builder.or(left, right)
    case .parity: builder.xor(left, right)
    default: left + right
    }
  }

  /// The value of an expression that never goes wrong.
  private mutating func defined(
    _ expression: Expression?, _ obstacle: LoweringObstacle
  ) throws(LoweringObstacle) -> Form {
    guard let expression else { throw obstacle }
    let lowered = try lower(expression)
    guard lowered.undefined == .zero else { throw obstacle }
    return lowered.value
  }

  // MARK: What is remembered

  /// The body with everything that must be remembered of i replaced by slots.
  private mutating func rewrite(
    _ expression: Expression, in monitor: inout InstanceMonitor, _ obstacle: LoweringObstacle
  ) throws(LoweringObstacle) -> Expression {
    guard expression.mentions(monitor.index) else { return expression }
    if !expression.dependsOnStep { return try capture(expression, in: &monitor, obstacle) }
    switch expression {
    case .compare(let relation, let left, let right):
      if let distance = AffineForm(left, minus: right, in: monitor.index), distance.isMultipleOfAge {
        try addAge(to: &monitor, atLeast: distance.constant.magnitude > 64 ? Int.max : abs(distance.constant) + 1)
        guard let age = monitor.ageSlot else { throw obstacle }
        let scaled = Expression.arithmetic(.multiply, .number(Rational(distance.step)), .index(age), .none)
        return .compare(relation, scaled, .number(Rational(-distance.constant)))
      }
    case .fold(let fold, let inner, let from, let to, let body, _):
      guard let first = bound(of: from), let last = bound(of: to), first.anchor == .index(monitor.index),
        last.anchor == .step, fold == .all || fold == .any || fold == .parity
      else { throw obstacle }
      // The body sees its own index and what is remembered of i.
      let rewritten = try rewriteInner(body, inner, in: &monitor, obstacle)
      guard !rewritten.dependsOnStep else { throw obstacle }
      let (start, lag) = (first.number, -last.number)
      if start + lag > 1 { try addAge(to: &monitor, atLeast: start + lag) }
      let kind = InstanceMonitor.Slot.Kind.inner(
        fold, inner, first: start, lag: lag, body: rewritten, original: expression)
      return .index(add(kind, values: [0, 1], to: &monitor))
    default: break
    }
    let changed = try expression.replacingChildren { child throws(LoweringObstacle) in
      try rewrite(child, in: &monitor, obstacle)
    }
    guard let changed, !changed.mentions(monitor.index) else { throw obstacle }
    return changed
  }

  /// The body of an inner quantifier with what it says of i alone replaced by slots.
  private mutating func rewriteInner(
    _ expression: Expression, _ inner: IndexID, in monitor: inout InstanceMonitor, _ obstacle: LoweringObstacle
  ) throws(LoweringObstacle) -> Expression {
    guard expression.mentions(monitor.index) else { return expression }
    if !expression.mentions(inner) {
      guard !expression.dependsOnStep else { throw obstacle }
      return try capture(expression, in: &monitor, obstacle)
    }
    let changed = try expression.replacingChildren { child throws(LoweringObstacle) in
      try rewriteInner(child, inner, in: &monitor, obstacle)
    }
    guard let changed, !changed.mentions(monitor.index) else { throw obstacle }
    return changed
  }

  private mutating func capture(
    _ expression: Expression, in monitor: inout InstanceMonitor, _ obstacle: LoweringObstacle
  ) throws(LoweringObstacle) -> Expression {
    for slot in monitor.slots {
      if case .captured(expression) = slot.kind { return .index(slot.id) }
    }
    let value = try defined(expression.replacing(monitor.index, by: .lag(0)), obstacle)
    let (range, denominator) = builder.interval(of: value)
    guard denominator == 1, let lower = range.lower, let upper = range.upper,
      upper - lower < InstanceMonitor.mostValues,
      let least = Int(exactly: lower), let most = Int(exactly: upper)
    else { throw obstacle }
    return .index(add(.captured(expression), values: Array(least...most), to: &monitor))
  }

  private mutating func add(
    _ kind: InstanceMonitor.Slot.Kind, values: [Int], to monitor: inout InstanceMonitor
  ) -> IndexID {
    // Indices of the circuit count from 0 up, those of slots from −1 down.
    slotCount += 1
    let id = IndexID(-slotCount)
    monitor.slots.append(InstanceMonitor.Slot(id: id, kind: kind, values: values))
    return id
  }

  private mutating func addAge(to monitor: inout InstanceMonitor, atLeast most: Int) throws(LoweringObstacle) {
    guard most > 0 else { return }
    guard most < InstanceMonitor.mostMemories else {
      throw .noIncrementalForm("a quantifier that looks this far back", .none)
    }
    if let place = monitor.agePlace {
      let slot = monitor.slots[place]
      let longest = max(most, slot.values.count - 1)
      monitor.slots[place] = InstanceMonitor.Slot(id: slot.id, kind: .age(longest), values: Array(0...longest))
    } else {
      _ = add(.age(most), values: Array(0...most), to: &monitor)
    }
  }

  // MARK: How memories change

  /// For each memory, whether the instance of the present step is born with it.
  private mutating func birth(
    in monitor: InstanceMonitor, _ memories: [[Int]], _ obstacle: LoweringObstacle
  ) throws(LoweringObstacle) -> [Form] {
    var values: [Form] = []
    for slot in monitor.slots {
      switch slot.kind {
      case .captured(let expression), .inner(_, _, _, _, _, let expression):
        values.append(try defined(expression.replacing(monitor.index, by: .lag(0)), obstacle))
      case .age: values.append(.zero)
      }
    }
    return memories.map { memory in
      zip(values, memory).reduce(.one) { builder.and($0, builder.isZero($1.0 - Form(Rational($1.1)))) }
    }
  }

  /// The memories that an instance may have one step later, each with the condition on the present step.
  private mutating func successors(
    of memory: [Int], in monitor: InstanceMonitor, _ memories: [[Int]], _ obstacle: LoweringObstacle
  ) throws(LoweringObstacle) -> [(target: Int, condition: Form)] {
    let age = monitor.age(in: memory).map { $0 + 1 } ?? 1
    var next: [Form] = []
    for (slot, value) in zip(monitor.slots, memory) {
      switch slot.kind {
      case .captured: next.append(Form(Rational(value)))
      case .age(let most): next.append(Form(Rational(min(age, most))))
      case .inner(let fold, let inner, let first, let lag, let body, _):
        guard age >= first + lag else {
          next.append(Form(Rational(value)))
          continue
        }
        let placed = monitor.placing(memory, in: body)?.replacing(inner, by: .lag(lag))
        let element = try defined(placed, obstacle)
        let sofar = Form(Rational(value))
        switch fold {
        case .all: next.append(builder.and(sofar, element))
        case .any: next.append(builder.or(sofar, element))
        default: next.append(builder.xor(sofar, element))
        }
      }
    }
    var successors: [(Int, Form)] = []
    for (target, candidate) in memories.enumerated() {
      let condition = zip(next, candidate).reduce(Form.one) {
        builder.and($0, builder.isZero($1.0 - Form(Rational($1.1))))
      }
      if condition != .zero { successors.append((target, condition)) }
    }
    return successors
  }
}

extension InstanceMonitor {
  /// Every memory: one number a slot, in every combination.
  fileprivate var memories: [[Int]] {
    slots.reduce([[]]) { memories, slot in
      memories.count > InstanceMonitor.mostMemories
        ? memories : memories.flatMap { memory in slot.values.map { memory + [$0] } }
    }
  }

  fileprivate var agePlace: Int? {
    slots.firstIndex { if case .age = $0.kind { true } else { false } }
  }

  fileprivate var ageSlot: IndexID? { agePlace.map { slots[$0].id } }

  /// How long ago the step of an instance was, where that is remembered.
  fileprivate func age(in memory: [Int]) -> Int? { agePlace.map { memory[$0] } }

  /// An expression with the slots' numbers put in.
  fileprivate func placing(_ memory: [Int], in expression: Expression) -> Expression? {
    zip(slots, memory).reduce(expression) { $0?.replacing($1.0.id, by: .constant($1.1)) }
  }
}
