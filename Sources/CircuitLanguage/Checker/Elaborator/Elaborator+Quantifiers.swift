import CircuitModel

extension Elaborator {
  /// `all(F for i in a..b)`.
  ///
  /// The quantifier stays a fold over steps where it can: its range may then depend on `t`. Where the index picks a
  /// component (`x[t][i]`), and in the equations of units, the range is constant and the elements are written out.
  func quantified(_ name: NameSyntax, _ body: ExpressionSyntax, _ loop: ForSyntax, at range: SourceRange) -> Term? {
    guard let fold = Function(rawValue: name.text)?.fold else {
      if let function = Function(rawValue: name.text) {
        draft.report(CallProblem.notAQuantifier(function, name.range))
      } else {
        let nearest = nearestNames(to: name.text, among: Function.quantifiers)
        draft.report(CallProblem.unknownFunction(name.text, name.range, nearest: nearest))
      }
      return nil
    }
    guard isFree(loop.name) else { return nil }
    if context.language != .formula || example != nil || body.namesNeedingNumbers(in: self).contains(loop.name.text) {
      return unrolled(fold, body, loop, at: range)
    }
    return kept(fold, body, loop, at: range)
  }

  /// `[e for i in a..b]`.
  func comprehension(_ body: ExpressionSyntax, _ loop: ForSyntax, at range: SourceRange) -> Term? {
    guard isFree(loop.name), let elements = elements(loop, body, { $0.tensor($1) }) else { return nil }
    return stack(elements, ranges: [body.range], at: range).map { .tensor($0) }
  }

  /// `[a, b]`.
  func vector(_ components: [ExpressionSyntax], at range: SourceRange) -> Term? {
    let elements = components.map { tensor($0) }
    let found = elements.compactMap { $0 }
    guard found.count == elements.count else { return nil }
    return stack(found, ranges: components.map(\.range), at: range).map { .tensor($0) }
  }

  /// Whether a name can be bound by `for`.
  func isFree(_ name: NameSyntax) -> Bool {
    if let outer = indices[name.text] {
      draft.report(NameProblem.duplicate(name.text, name.range, first: outer.declaration))
    } else if let declaration = draft.scope[name.text] {
      draft.report(NameProblem.duplicate(name.text, name.range, first: declaration.range))
    } else {
      return true
    }
    return false
  }

  /// This elaborator with an index bound.
  func binding(_ name: NameSyntax, to value: Scalar) -> Elaborator {
    var inner = self
    inner.indices[name.text] = Index(declaration: name.range, value: value)
    return inner
  }

  private func unrolled(_ fold: Fold, _ body: ExpressionSyntax, _ loop: ForSyntax, at range: SourceRange) -> Term? {
    guard canUnroll(loop, fold, at: range) else { return nil }
    if fold == .sum {
      guard let parts = elements(loop, body, { $0.tensor($1) }) else { return nil }
      return total(parts, at: range).map { .tensor($0) }
    }
    let isNumeric = fold == .minimum || fold == .maximum
    guard let parts = elements(loop, body, { isNumeric ? $0.scalar($1) : $0.truth($1) }),
      requireFormula("`\(fold.spelling)`", parts, at: range)
    else { return nil }
    let result: Scalar?
    switch fold {
    case .all: result = every(parts, at: range)
    case .any: result = balanced(parts[...], orElse: .truth(false)) { connect(.or, $0, $1, at: range) }
    case .parity: result = balanced(parts[...], orElse: .truth(false)) { connect(.xor, $0, $1, at: range) }
    case .count, .sum: result = sum(parts[...], at: range)
    case .minimum, .maximum:
      if parts.isEmpty {
        draft.report(ConstantProblem.emptyExtremum(fold.spelling, range))
        return nil
      }
      result = parts.count == 1 ? parts[0] : extremum(fold == .minimum ? .minimum : .maximum, parts, at: range)
    }
    return result.map { .tensor(Tensor($0)) }
  }

  private func canUnroll(_ loop: ForSyntax, _ fold: Fold, at range: SourceRange) -> Bool {
    guard context.language != .constant else { return true }
    for bound in [loop.from, loop.to] {
      let names = bound.names
      let isMoving = names.contains("t") && (context.fixedStep == nil || context.isInThePast)
      guard isMoving || indices.contains(where: { names.contains($0.key) && $0.value.value.constant == nil }) else {
        continue
      }
      if context.language == .unit {
        draft.report(MeaningProblem.formulaInUnit("`\(fold.spelling)` over a range that moves with `t`", range))
      } else {
        draft.report(ConstantProblem.movingRange(index: loop.name.text, bound.range))
      }
      return false
    }
    return true
  }

  private func total(_ parts: [Tensor], at range: SourceRange) -> Tensor? {
    guard let first = parts.first else { return Tensor(.number(0)) }
    var elements: [Scalar] = []
    for place in 0..<first.shape.count {
      guard let element = sum(parts.map { $0[place] }[...], at: range) else { return nil }
      elements.append(element)
    }
    return Tensor(shape: first.shape, elements: elements)
  }

  private func kept(_ fold: Fold, _ body: ExpressionSyntax, _ loop: ForSyntax, at range: SourceRange) -> Term? {
    let bounds = both(scalar(loop.from), scalar(loop.to))
    let index = draft.freshIndex()
    let inner = binding(loop.name, to: Scalar(.index(index)))
    let elements: Tensor?
    switch fold {
    case .sum: elements = inner.tensor(body)
    case .minimum, .maximum: elements = inner.scalar(body).map(Tensor.init)
    case .all, .any, .count, .parity: elements = inner.truth(body).map(Tensor.init)
    }
    guard let (elements, (from, to)) = both(elements, bounds) else { return nil }
    let result = map(elements) {
      node(
        .fold(fold, index, from: from.expression, to: to.expression, $0.expression, range), of: [from, to, $0],
        at: range)
    }
    return result.map { .tensor($0) }
  }

  /// The elements of a loop over constants.
  private func elements<Element>(
    _ loop: ForSyntax, _ body: ExpressionSyntax, _ elaborate: (Elaborator, ExpressionSyntax) -> Element?
  ) -> [Element]? {
    let role = "a bound of `for`"
    guard let (from, to) = both(wholeNumber(loop.from, as: role), wholeNumber(loop.to, as: role)) else {
      checkNames(inBodyOf: loop, body)
      return nil
    }
    guard from <= to else {
      checkNames(inBodyOf: loop, body)
      return []
    }
    guard draft.allow(elements: to - from + 1, at: body.range) else { return nil }
    var elements: [Element] = []
    for number in from...to {
      guard let element = elaborate(binding(loop.name, to: .number(Rational(number))), body) else { return nil }
      elements.append(element)
    }
    return elements
  }

  private func checkNames(inBodyOf loop: ForSyntax, _ body: ExpressionSyntax) {
    binding(loop.name, to: .number(1)).checkNames(in: body)
  }

  private func stack(_ elements: [Tensor], ranges: [SourceRange], at range: SourceRange) -> Tensor? {
    guard let first = elements.first else { return Tensor(shape: .vector(0), elements: []) }
    guard first.shape.sizes.count < 2 else {
      draft.report(ShapeProblem.tooDeep(ranges[0]))
      return nil
    }
    if let odd = elements.firstIndex(where: { $0.shape != first.shape }) {
      draft.report(
        ShapeProblem.ragged(
          first.shape, elements[odd].shape, number: odd + 1, ranges[min(odd, ranges.count - 1)], first: ranges[0]))
      return nil
    }
    guard draft.allow(components: elements.count * first.shape.count, at: range) else { return nil }
    return Tensor(
      shape: Shape(sizes: [elements.count] + first.shape.sizes), elements: elements.flatMap(\.elements))
  }
}

extension Fold {
  /// The name of the quantifier.
  var spelling: String {
    switch self {
    case .all: "all"
    case .any: "any"
    case .count: "count"
    case .sum: "sum"
    case .minimum: "min"
    case .maximum: "max"
    case .parity: "parity"
    }
  }
}
