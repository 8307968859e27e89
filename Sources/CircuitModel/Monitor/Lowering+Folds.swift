// Quantifiers over the past, incrementally.
//
// `kind(body for i in a..b)` has a register where its range grows with t and what it adds at a step is known at that
// step: the body depends on i alone, or splits into a part that does and a part that depends on t alone. A window of
// fixed width is written out. A body that relates i and t in other ways is followed instance by instance (see
// `InstanceMonitor`).

/// The end of a range: `number`, `t + number` or `i + number`.
struct Bound: Hashable {
  enum Anchor: Hashable { case none, step, index(IndexID) }
  var anchor: Anchor
  var number: Int
}

/// What tells one accumulator from another.
struct FoldKey: Hashable {
  var fold: Fold
  var element: Form
  var isElement: Form
}

extension Lowering {
  /// Windows and constant ranges longer than this are not written out.
  static let longestWindow = 256

  /// What a quantifier is worth at the present step.
  mutating func lower(
    _ fold: Fold, _ index: IndexID, _ from: Expression, _ to: Expression, _ body: Expression, _ range: SourceRange
  ) throws(LoweringObstacle) -> Lowered {
    guard let last = bound(of: to) else { throw .noIncrementalForm("a range with this end", range) }
    guard let (first, earliest) = beginning(of: from) else {
      throw .noIncrementalForm("a range with this beginning", range)
    }
    switch (first.anchor, last.anchor) {
    case (.step, .step):
      return try window(fold, index, first.number, last.number, earliest: earliest, body, range)
    case (.none, .none):
      let count = max(0, last.number - first.number + 1)
      guard count <= Lowering.longestWindow else { throw .noIncrementalForm("a range of this length", range) }
      return try written(fold, (0..<count).map { .constant(first.number + $0) }, index, body, range)
    case (.none, .step) where first.number >= 1 && last.number <= 0:
      return try growing(fold, index, from: first.number, lag: -last.number, body, range)
    default:
      throw .noIncrementalForm("a range of this form", range)
    }
  }

  /// The beginning of a range, where it is one of the simple forms; `max(1, t - 2)` is `t - 2`, but 1 at the earliest.
  func beginning(of expression: Expression) -> (Bound, earliest: Int?)? {
    guard case .extremum(.maximum, let operands) = expression, operands.count == 2 else {
      return bound(of: expression).map { ($0, nil) }
    }
    let bounds = operands.compactMap { bound(of: $0) }
    guard let moving = bounds.first(where: { $0.anchor == .step }),
      let earliest = bounds.first(where: { $0.anchor == .none })
    else { return nil }
    return (moving, earliest.number)
  }

  /// The end of a range, where it is one of the simple forms.
  func bound(of expression: Expression) -> Bound? {
    switch expression {
    case .number(let number):
      guard number.isInteger, let whole = Int(exactly: number.numerator) else { return nil }
      return Bound(anchor: .none, number: whole)
    case .parameter(let id): return bound(of: .number(circuit[id].value))
    case .step: return Bound(anchor: .step, number: 0)
    case .index(let index): return Bound(anchor: .index(index), number: 0)
    case .arithmetic(.add, let a, let b, _):
      guard let a = bound(of: a), let b = bound(of: b), a.anchor == .none || b.anchor == .none else { return nil }
      return Bound(anchor: a.anchor == .none ? b.anchor : a.anchor, number: a.number + b.number)
    case .arithmetic(.subtract, let a, let b, _):
      guard let a = bound(of: a), let b = bound(of: b), b.anchor == .none else { return nil }
      return Bound(anchor: a.anchor, number: a.number - b.number)
    default: return nil
    }
  }

  // MARK: Written out

  /// A range that moves with t: `t - k` to `t - m`, cut off at a step if `max` says so.
  private mutating func window(
    _ fold: Fold, _ index: IndexID, _ first: Int, _ last: Int, earliest: Int?, _ body: Expression, _ range: SourceRange
  ) throws(LoweringObstacle) -> Lowered {
    let count = max(0, last - first + 1)
    guard count <= Lowering.longestWindow else { throw .noIncrementalForm("a range of this length", range) }
    let lags = (0..<count).map { -first - $0 }
    return try written(
      fold, lags.map { .lag($0) }, index, body, range,
      isElement: { lowering, number in earliest.map { lowering.isFrom(step: $0 + lags[number]) } ?? .one })
  }

  /// A range written out element by element.
  private mutating func written(
    _ fold: Fold, _ values: [IndexValue], _ index: IndexID, _ body: Expression, _ range: SourceRange,
    isElement: (inout Lowering, Int) -> Form = { _, _ in .one }
  ) throws(LoweringObstacle) -> Lowered {
    var elements: [(Lowered, isElement: Form)] = []
    for (number, value) in values.enumerated() {
      guard let element = body.replacing(index, by: value) else {
        throw .noIncrementalForm("a quantifier of this form", range)
      }
      elements.append((try lower(element), isElement(&self, number)))
    }
    var result = Lowered(fold.identity, undefined: fold.isExtremum ? .one : .zero)
    for (element, isElement) in elements {
      let combined = combine(fold, result.value, element.value, isFirst: result.undefined)
      // An extremum is undefined until its first element; anything goes wrong where an element does.
      result = Lowered(
        builder.select(isElement, combined, result.value),
        undefined: fold.isExtremum ? builder.and(result.undefined, .one - isElement) : .zero)
    }
    for (element, isElement) in elements {
      result.undefined = builder.or(result.undefined, builder.and(isElement, element.undefined))
    }
    return result
  }

  /// What a fold so far and one more element make; `isFirst` tells an extremum that there is nothing so far.
  private mutating func combine(_ fold: Fold, _ sofar: Form, _ element: Form, isFirst: Form) -> Form {
    switch fold {
    case .all: builder.and(sofar, element)
    case .any: builder.or(sofar, element)
    case .parity: builder.xor(sofar, element)
    case .count, .sum: sofar + element
    case .minimum: builder.select(isFirst, element, builder.extremum(.minimum, sofar, element))
    case .maximum: builder.select(isFirst, element, builder.extremum(.maximum, sofar, element))
    }
  }

  // MARK: Growing with t

  /// A range from a fixed step to `t - lag`.
  private mutating func growing(
    _ fold: Fold, _ index: IndexID, from first: Int, lag: Int, _ body: Expression, _ range: SourceRange
  ) throws(LoweringObstacle) -> Lowered {
    if !body.dependsOnStep {
      // Elements that look ahead of their own index are taken up that much later.
      let ahead = min(lag, body.lookAhead(of: index))
      guard let element = body.replacing(index, by: .lag(ahead)) else {
        throw .noIncrementalForm("a quantifier of this form", range)
      }
      if fold == .sum, ahead == 0, body.mentions(index),
        let sum = try separatedSum(index, from: first, lag: lag, body, range)
      {
        return sum
      }
      return try accumulated(fold, try lower(element), from: first + ahead, delay: lag - ahead)
    }
    if fold == .sum, let sum = try separatedSum(index, from: first, lag: lag, body, range) { return sum }
    return try instances(fold, index, from: first, lag: lag, body, range)
  }

  /// The accumulator over every step from `first` on, seen `delay` steps later.
  mutating func accumulated(
    _ fold: Fold, _ element: Lowered, from first: Int, delay: Int
  ) throws(LoweringObstacle) -> Lowered {
    let isElement = isFrom(step: first)
    let value: Form
    switch fold {
    case .count, .sum:
      value = runningSum(.plain, of: builder.product(isElement, element.value), delay: delay)
    case .all, .any, .parity:
      value = delayed(
        accumulator(fold, builder.truth(element.value), isElement), by: delay, initial: fold.identity.constant)
    case .minimum, .maximum:
      value = delayed(accumulator(fold, element.value, isElement), by: delay, initial: fold.identity.constant)
    }
    var undefined = Form.zero
    if element.undefined != .zero {
      let failing = builder.and(isElement, element.undefined)
      undefined = delayed(accumulator(.any, failing, .one), by: delay, initial: 0)
    }
    if fold.isExtremum { undefined = builder.or(undefined, .one - isFrom(step: first + delay)) }
    return Lowered(value, undefined: undefined)
  }

  /// A register that combines every element, the present one included.
  private mutating func accumulator(_ fold: Fold, _ element: Form, _ isElement: Form) -> Form {
    let key = FoldKey(fold: fold, element: element, isElement: isElement)
    if let form = folds[key] { return form }
    let scale = element.denominator
    let register = builder.register(initial: fold.identity.constant.numerator, range: fold.isExtremum ? .all : .bit)
    let sofar = Rational(1, scale) * builder.read(register)
    var isFirst = Form.zero
    if fold.isExtremum {
      let seen = builder.register(initial: 0, range: .bit)
      isFirst = .one - builder.read(seen)
      let seenNow = builder.or(builder.read(seen), isElement)
      builder.setNext(seen, builder.integer(seenNow).value)
    }
    let combined = combine(fold, sofar, element, isFirst: isFirst)
    let after = builder.select(isElement, combined, sofar)
    builder.setNext(register, builder.integer(Rational(scale) * after).value)
    folds[key] = after
    return after
  }

  // MARK: Sums whose body splits

  /// `Σ f(t)·g(i)·r^(t-i)` and sums of such, where the body is that; `nil` where it is not.
  private mutating func separatedSum(
    _ index: IndexID, from first: Int, lag: Int, _ body: Expression, _ range: SourceRange
  ) throws(LoweringObstacle) -> Lowered? {
    switch body {
    case .arithmetic(.add, let a, let b, _), .arithmetic(.subtract, let a, let b, _):
      let sign: Rational = if case .arithmetic(.subtract, _, _, _) = body { -1 } else { 1 }
      guard a.dependsOnStep || b.dependsOnStep || a.mentions(index) && b.mentions(index) else { return nil }
      let (a, b) = (
        try growing(.sum, index, from: first, lag: lag, a, range),
        try growing(.sum, index, from: first, lag: lag, b, range)
      )
      return Lowered(a.value + sign * b.value, undefined: builder.or(a.undefined, b.undefined))
    default: break
    }
    var product = SeparatedProduct(index: index, lag: lag)
    guard product.collect(body, in: circuit) else { return nil }
    guard product.growth != .plain || product.dependsOnStep else { return nil }
    var element = Lowered(.one)
    for factor in product.ofIndex {
      guard let factor = factor.replacing(index, by: .lag(0)) else { return nil }
      let lowered = try lower(factor)
      element = Lowered(
        builder.product(element.value, lowered.value), undefined: builder.or(element.undefined, lowered.undefined))
    }
    guard element.undefined == .zero else { return nil }
    let stream = product.coefficient * builder.product(isFrom(step: first), element.value)
    var result = Lowered(runningSum(product.growth, of: stream, delay: lag))
    // A factor is looked at once there is an element.
    let isReached = isFrom(step: first + lag)
    for factor in product.ofStep {
      let lowered = try lower(factor)
      let failing = builder.and(isReached, lowered.undefined)
      result = Lowered(self.product(result.value, lowered.value), undefined: builder.or(result.undefined, failing))
    }
    return result
  }
}

extension Expression {
  /// How far ahead of an index the expression reads.
  fileprivate func lookAhead(of index: IndexID) -> Int {
    let own: Int =
      switch self {
      case .read(_, .index(index, let offset), _), .at(.index(index, let offset), _, _): max(0, offset)
      default: 0
      }
    return children.reduce(own) { max($0, $1.lookAhead(of: index)) }
  }
}

extension Fold {
  /// What an empty range gives; an extremum has no such value, and 0 stands for it.
  var identity: Form { self == .all ? .one : .zero }

  /// Whether this is the least or the greatest of the elements.
  var isExtremum: Bool { self == .minimum || self == .maximum }
}
