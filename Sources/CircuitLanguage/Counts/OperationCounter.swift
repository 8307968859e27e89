import CircuitModel

/// Counts the operations of equations as they are written, in the names of the dimensions.
struct OperationCounter {
  /// Why an equation cannot be counted in dimensions: it then is counted in numbers.
  enum Obstacle: Error {
    /// A construct whose operations depend on more than sizes.
    case construct
  }

  /// The circuit.
  let draft: Draft
  /// The sizes of each signal.
  let sizes: [[Polynomial]]
  /// What is counted so far.
  var counts: StepCounts
  /// How often what is read now is done.
  private(set) var times: Polynomial = 1
  /// Whether a gradient comes back here.
  var isAlive = true
  private var reader: SizeReader

  /// Begins with nothing.
  init(_ draft: Draft, sizes: [[Polynomial]]) {
    self.draft = draft
    self.sizes = sizes
    counts = StepCounts(circuit: draft.name)
    reader = SizeReader(draft: draft)
  }
}

extension OperationCounter {
  /// Counts an equation, whose value is kept.
  ///
  /// - Returns: what it is.
  mutating func count(_ equation: ExpressionSyntax) throws(Obstacle) -> Operand {
    let value = try operand(equation)
    use(value)
    return value
  }

  mutating func operand(_ syntax: ExpressionSyntax) throws(Obstacle) -> Operand {
    switch syntax.kind {
    case .number, .truth: return .literal()
    case .hole: return Operand(sizes: [], origin: .constant(named: 1))
    case .parenthesized(let inner): return try operand(inner)
    case .name(let name): return try named(name, syntax)
    case .member: return try signal(syntax)
    case .subscripted(let base, _):
      if case .signal = reference(base) { return try signal(base) }
      let whole = try operand(base)
      // Of what is computed only a part would count.
      guard !whole.isComputed, !whole.sizes.isEmpty else { throw .construct }
      return whole.component
    case .vector(let components): return try stacked(components)
    case .comprehension(let body, let loop):
      let (size, element) = try looped(body, loop)
      var origin = element.origin
      if case .constant(let named) = origin { origin = .constant(named: named * size) }
      return Operand(sizes: [size] + element.sizes, origin: origin)
    case .quantified(let name, let body, let loop): return try sum(name.text, body, loop)
    case .unary(.not, _): throw .construct
    case .unary(.minus, let inner): return mapped(try operand(inner)) { _, _ in }
    case .unary(.plus, let inner): return try operand(inner)
    case .binary(let operation, let left, let right, _): return try binary(operation, left, right, syntax.range)
    case .call(let name, let arguments): return try call(name.text, arguments, syntax.range)
    case .conditional(let condition, let yes, let no):
      let chosen = draft.silently { Elaborator(draft: draft, context: .constant).constant(condition) }
      guard let chosen, condition.names.isDisjoint(with: reader.loops) else {
        let (first, second) = (try operand(yes), try operand(no))
        guard first.isConstant, first.origin == second.origin else { throw .construct }
        return first
      }
      return try operand(chosen == 1 ? yes : no)
    case .slice, .labelledCall, .matches: throw .construct
    }
  }

  // MARK: What there is

  private func named(_ name: String, _ syntax: ExpressionSyntax) throws(Obstacle) -> Operand {
    if reader.loops.contains(name) { return .literal() }
    if name == "t" { return Operand(sizes: [], origin: .step) }
    switch draft.scope[name]?.kind {
    case .familyParameter: return .literal()
    case .constant(let place):
      let sizes = reader.sizes(ofConstant: place)
      return Operand(sizes: sizes, origin: .constant(named: sizes.reduce(1, *)), name: name)
    case .signal: return try signal(syntax)
    case .part, nil: throw .construct
    }
  }

  private func reference(_ syntax: ExpressionSyntax) -> Elaborator.SignalReference {
    draft.silently { Elaborator(draft: draft, context: .formula).signalReference(syntax) }
  }

  private func signal(_ syntax: ExpressionSyntax) throws(Obstacle) -> Operand {
    guard case .signal(let place) = reference(syntax) else { throw .construct }
    return Operand(sizes: sizes[place.number], origin: .signal)
  }

  private mutating func stacked(_ components: [ExpressionSyntax]) throws(Obstacle) -> Operand {
    guard let first = components.first else { return .literal([0]) }
    var whole = try operand(first)
    var named: Polynomial = if case .constant(let named) = whole.origin { named } else { 0 }
    for component in components.dropFirst() {
      let next = try operand(component)
      switch (whole.origin, next.origin) {
      case (.constant, .constant(let more)): named += more
      case let (one, other): if one != other { throw .construct }
      }
    }
    if whole.isConstant { whole.origin = .constant(named: named) }
    return Operand(sizes: [Polynomial(components.count)] + whole.sizes, origin: whole.origin)
  }

  private mutating func looped(
    _ body: ExpressionSyntax, _ loop: ForSyntax
  ) throws(Obstacle) -> (size: Polynomial, element: Operand) {
    guard let size = reader.size(of: loop) else { throw .construct }
    var inner = self
    inner.times = times * size
    inner.reader.loops.insert(loop.name.text)
    let element = try inner.operand(body)
    counts = inner.counts
    return (size, element)
  }

  private mutating func sum(_ name: String, _ body: ExpressionSyntax, _ loop: ForSyntax) throws(Obstacle) -> Operand {
    guard name == Function.sum.rawValue else { throw .construct }
    let (size, element) = try looped(body, loop)
    if element.isConstant { return element }
    let outer = times
    times = times * size
    use(element)
    times = outer
    counts.forward.additions += times * (size - 1) * element.count
    return Operand(sizes: element.sizes, origin: .computed(isActive: element.isActive))
  }

  // MARK: What is done

  /// Notes that something is used so often for each component: that many gradients arrive there.
  mutating func use(_ operand: Operand, _ uses: Polynomial = 1) {
    if operand.isComputed, uses != 1 { counts.keepsValues = true }
    guard isAlive else { return }
    switch operand.origin {
    case .constant(let named): counts.toConstants.additions += times * uses * named
    case .step, .computed(isActive: false): break
    case .signal: counts.toSignals.additions += times * uses * operand.count
    case .computed(isActive: true): counts.toSignals.additions += times * (uses - 1) * operand.count
    }
  }

  /// Notes what the chain rule takes for each component that a gradient goes back to.
  mutating func goBack(
    to operand: Operand, multiplications: Polynomial = 0, additions: Polynomial = 0, divisions: Polynomial = 0
  ) {
    guard isAlive else { return }
    let factor = times * operand.activeCount
    var part = OperationCount()
    part.multiplications = factor * multiplications
    part.additions = factor * additions
    part.divisions = factor * divisions
    if operand.isConstant {
      counts.toConstants = counts.toConstants + part
    } else {
      counts.toSignals = counts.toSignals + part
    }
  }

  /// The result of something done to each component; nothing is done at a step to what is constant.
  mutating func mapped(
    _ operand: Operand, _ note: (inout OperationCounter, Polynomial) -> Void
  ) -> Operand {
    if case .constant(let named) = operand.origin {
      return Operand(sizes: operand.sizes, origin: .constant(named: named))
    }
    use(operand)
    note(&self, times * operand.count)
    return Operand(sizes: operand.sizes, origin: .computed(isActive: operand.isActive))
  }

  /// What is made of constants alone: a constant without a name of its own.
  func folded(_ operands: [Operand], sizes: [Polynomial]) -> Operand {
    let isActive = operands.contains(where: \.isActive)
    return Operand(sizes: sizes, origin: .constant(named: isActive ? sizes.reduce(1, *) : 0))
  }

  private mutating func binary(
    _ operation: BinaryOperatorSyntax, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ range: SourceRange
  ) throws(Obstacle) -> Operand {
    switch operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let (a, b) = (try dead(left), try dead(right))
      guard a.sizes.isEmpty, b.sizes.isEmpty else { throw .construct }
      if a.isConstant, b.isConstant { return folded([a, b], sizes: []) }
      counts.forward.add(times, of: "comparison")
      return Operand(sizes: [], origin: .computed(isActive: false))
    case .power: return try power(try operand(left), right)
    case .add, .subtract, .elementwise, .multiply, .divide:
      let (a, b) = (try operand(left), try operand(right))
      if operation == .multiply, !a.sizes.isEmpty, !b.sizes.isEmpty { return try product(a, b, range) }
      let isNegation = operation == .subtract && left.isZero
      return elementwise(operation, a, b, isNegation: isNegation)
    case .remainder, .roughly, .iff, .implies, .or, .xor, .and: throw .construct
    }
  }

  private mutating func elementwise(
    _ operation: BinaryOperatorSyntax, _ a: Operand, _ b: Operand, isNegation: Bool
  ) -> Operand {
    let sizes = a.sizes.count >= b.sizes.count ? reader.refined(a.sizes, by: b.sizes) : b.sizes
    if a.isConstant, b.isConstant { return folded([a, b], sizes: sizes) }
    let count = sizes.reduce(1, *)
    // A number that stands beside a vector is used once for each of its components.
    let usesOfA = a.sizes.isEmpty ? count : 1
    let usesOfB = b.sizes.isEmpty ? count : 1
    use(a, usesOfA)
    use(b, usesOfB)
    switch operation {
    case .add: counts.forward.additions += times * count
    case .subtract: if !isNegation { counts.forward.additions += times * count }
    case .divide:
      counts.forward.divisions += times * count
      goBack(to: a, divisions: usesOfA)
      goBack(to: b, multiplications: usesOfB, divisions: usesOfB)
    default:
      counts.forward.multiplications += times * count
      goBack(to: a, multiplications: usesOfA)
      goBack(to: b, multiplications: usesOfB)
    }
    return Operand(sizes: sizes, origin: .computed(isActive: a.isActive || b.isActive))
  }

  /// A product in which components are multiplied and summed.
  mutating func product(_ a: Operand, _ b: Operand, _ range: SourceRange) throws(Obstacle) -> Operand {
    let sizes = Array(a.sizes.dropLast() + b.sizes.dropFirst())
    if a.isConstant, b.isConstant { return folded([a, b], sizes: sizes) }
    guard let last = a.sizes.last, let first = b.sizes.first else { throw .construct }
    let inner = last.number != nil && first.number == nil ? first : last
    let (rows, columns) = (a.sizes.dropLast().reduce(1, *), b.sizes.dropFirst().reduce(1, *))
    use(a, columns)
    use(b, rows)
    let before = (counts.toSignals.multiplications, counts.toConstants.multiplications)
    counts.forward.multiplications += times * rows * inner * columns
    counts.forward.additions += times * rows * (inner - 1) * columns
    goBack(to: a, multiplications: columns)
    goBack(to: b, multiplications: rows)
    counts.products.append(
      StepCounts.Product(
        text: draft.text(of: range), constant: a.name ?? b.name, forward: times * rows * inner * columns,
        toSignals: counts.toSignals.multiplications - before.0,
        toConstants: counts.toConstants.multiplications - before.1))
    return Operand(sizes: sizes, origin: .computed(isActive: a.isActive || b.isActive))
  }

  private mutating func power(_ base: Operand, _ exponent: ExpressionSyntax) throws(Obstacle) -> Operand {
    let other = try dead(exponent)
    if base.isConstant, other.isConstant { return folded([base, other], sizes: base.sizes) }
    let number = draft.silently { Elaborator(draft: draft, context: .constant).constant(exponent) }
    guard case .constant(named: 0) = other.origin, let cost = number.flatMap(PowerCost.init) else {
      use(base)
      counts.forward.add(times * base.count, of: "power")
      goBack(to: base, multiplications: 2)
      return Operand(sizes: base.sizes, origin: .computed(isActive: base.isActive))
    }
    return mapped(base) { counter, count in
      counter.counts.forward.multiplications += count * cost.forward.multiplications
      counter.counts.forward.divisions += count * cost.forward.divisions
      counter.goBack(to: base, multiplications: cost.backward)
    }
  }

  /// An operand to which no gradient goes back.
  mutating func dead(_ syntax: ExpressionSyntax) throws(Obstacle) -> Operand {
    let outer = isAlive
    isAlive = false
    let result = try operand(syntax)
    isAlive = outer
    return result
  }
}

extension ExpressionSyntax {
  /// Whether this is the number 0, written as it is.
  fileprivate var isZero: Bool {
    switch kind {
    case .number(let value, _): value.isZero
    case .parenthesized(let inner): inner.isZero
    default: false
    }
  }
}
