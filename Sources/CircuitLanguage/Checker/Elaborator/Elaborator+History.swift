import CircuitModel

extension Elaborator {
  /// `all(x[a..b])` and the like: the quantifier over the values of a slice.
  func foldOfSlice(_ function: Function, _ argument: ExpressionSyntax, at range: SourceRange) -> Term? {
    guard let fold = function.fold, let slice = slice(argument, for: function) else { return nil }
    if fold != .sum, slice.shape != .number {
      draft.report(SliceProblem.ofVectors(function.rawValue, slice.shape, slice.range))
      return nil
    }
    var elements: [Scalar] = []
    for cell in slice.cells {
      let index = draft.freshIndex()
      let element = Scalar(.read(cell, at: .index(index, offset: 0), slice.range))
      if fold != .sum, fold != .minimum, fold != .maximum, !requireTruth(element, of: function, at: slice.range) {
        return nil
      }
      guard let folded = foldOver(slice, fold, index, element, at: range) else { return nil }
      elements.append(folded)
    }
    return .tensor(Tensor(shape: slice.shape, elements: elements))
  }

  /// `value(x[a..b])`: the sum of `2^(b-i) * x[i]`, or of `2^(i-a) * x[i]` for a slice that is reversed.
  func value(_ argument: ExpressionSyntax, at range: SourceRange) -> Scalar? {
    guard let slice = slice(argument, for: .value, reversible: true) else { return nil }
    guard slice.shape == .number, let cell = slice.cells.first else {
      draft.report(SliceProblem.ofVectors("value", slice.shape, slice.range))
      return nil
    }
    let index = draft.freshIndex()
    let bit = Scalar(.read(cell, at: .index(index, offset: 0), slice.range))
    let place = Scalar(.index(index))
    guard requireTruth(bit, of: .value, at: slice.range),
      let exponent = slice.isReversed
        ? arithmetic(.subtract, place, slice.from, at: range) : arithmetic(.subtract, slice.to, place, at: range),
      let weight = arithmetic(.power, .number(2), exponent, at: range),
      let term = arithmetic(.multiply, weight, bit, at: range)
    else { return nil }
    return foldOver(slice, .sum, index, term, at: range)
  }

  /// `x[a..b] matches "…"`.
  func matches(_ subject: ExpressionSyntax, _ pattern: TitleSyntax, at range: SourceRange) -> Term? {
    let language = PatternReader.language(of: pattern, draft: draft)
    guard context.language != .unit else {
      draft.report(MeaningProblem.formulaInUnit("`matches`", range))
      return nil
    }
    guard let slice = slice(subject, for: nil, reversible: true), let language else { return nil }
    guard slice.shape == .number, let cell = slice.cells.first else {
      draft.report(SliceProblem.ofVectors("matches", slice.shape, slice.range))
      return nil
    }
    let index = draft.freshIndex()
    let element = Scalar(.read(cell, at: .index(index, offset: 0), slice.range))
    // A word read backwards is in a language just when the word is in the language with its words turned round.
    let expression = Expression.matches(
      slice.isReversed ? language.reversed : language, index, from: slice.from.expression, to: slice.to.expression,
      element.expression)
    return node(expression, of: [slice.from, slice.to, element], at: range).map { .tensor(Tensor($0)) }
  }

  /// `x[a..b] == y[c..d]`: the lengths agree, and so does each pair of values.
  func equality(of left: Slice, _ right: Slice, at range: SourceRange) -> Scalar? {
    for slice in [left, right] where slice.isReversed {
      draft.report(SliceProblem.reversal(slice.range))
      return nil
    }
    guard left.shape == right.shape else {
      draft.report(ShapeProblem.mismatch("==", left.shape, right.shape, range))
      return nil
    }
    let index = draft.freshIndex()
    guard let (moment, size) = moment(of: index, from: left, to: right, at: range) else { return nil }
    var pairs: [Scalar] = []
    for (x, y) in zip(left.cells, right.cells) {
      let first = Scalar(.read(x, at: .index(index, offset: 0), left.range))
      let second = Scalar(.read(y, at: moment, right.range), size: 1 + size)
      guard let pair = compare(.equal, first, second, at: range) else { return nil }
      pairs.append(pair)
    }
    guard let body = every(pairs, at: range), let values = foldOver(left, .all, index, body, at: range) else {
      return nil
    }
    if haveEqualLengths(left, right) { return values }
    guard let lengths = both(length(of: left, at: range), length(of: right, at: range)),
      let equal = compare(.equal, lengths.0, lengths.1, at: range)
    else { return nil }
    return connect(.and, equal, values, at: range)
  }

  /// The past operators, written as folds over the steps so far.
  func past(_ function: Function, _ arguments: [ExpressionSyntax], at range: SourceRange) -> Term? {
    guard context.language == .formula else {
      if context.language == .constant {
        draft.report(ConstantProblem.notConstant(.pastOperator(function.rawValue), range))
      } else {
        draft.report(MeaningProblem.formulaInUnit("`\(function.rawValue)`", range))
      }
      return nil
    }
    var inner = self
    inner.context.isInThePast = true
    let truths = arguments.map { inner.truth($0) }
    let found = truths.compactMap { $0 }
    guard found.count == truths.count, let first = found.first else { return nil }
    let result: Scalar?
    switch function {
    case .previously: result = previously(first, at: range)
    case .once: result = sofar(.any, first, at: range)
    case .historically: result = sofar(.all, first, at: range)
    case .since: result = found.count == 2 ? since(first, found[1], at: range) : nil
    default: result = nil
    }
    return result.map { .tensor(Tensor($0)) }
  }

  private func slice(_ argument: ExpressionSyntax, for function: Function?, reversible: Bool = false) -> Slice? {
    switch term(argument) {
    case .slice(let slice):
      if slice.isReversed, !reversible {
        draft.report(SliceProblem.reversal(slice.range))
        return nil
      }
      return slice
    case .tensor(let tensor):
      draft.report(
        SliceProblem.expected(
          function, argument.range, text: draft.text(of: argument.range), isVector: tensor.shape != .number))
      return nil
    case nil: return nil
    }
  }

  private func foldOver(
    _ slice: Slice, _ fold: Fold, _ index: IndexID, _ body: Scalar, at range: SourceRange
  ) -> Scalar? {
    let expression = Expression.fold(
      fold, index, from: slice.from.expression, to: slice.to.expression, body.expression, range)
    return node(expression, of: [slice.from, slice.to, body], at: range)
  }

  /// The step of the right slice that answers to step `index` of the left one.
  private func moment(
    of index: IndexID, from left: Slice, to right: Slice, at range: SourceRange
  ) -> (Moment, size: Int)? {
    guard let shift = arithmetic(.subtract, right.from, left.from, at: range) else { return nil }
    if let form = LinearForm(shift.expression, parameters: draft.parameters), form.isConstant {
      return whole(form.constant, as: "a step", at: range).map { (.index(index, offset: $0), 0) }
    }
    return arithmetic(.add, Scalar(.index(index)), shift, at: range).map { (.computed($0.expression), $0.size) }
  }

  private func haveEqualLengths(_ left: Slice, _ right: Slice) -> Bool {
    if left.from.expression == right.from.expression, left.to.expression == right.to.expression { return true }
    let forms = [left.from, left.to, right.from, right.to].compactMap {
      LinearForm($0.expression, parameters: draft.parameters)
    }
    guard forms.count == 4 else { return false }
    return forms[1].adding(forms[0], times: -1) == forms[3].adding(forms[2], times: -1)
  }

  private func length(of slice: Slice, at range: SourceRange) -> Scalar? {
    arithmetic(.subtract, slice.to, slice.from, at: range)
      .flatMap { arithmetic(.add, $0, .number(1), at: range) }
      .flatMap { extremum(.maximum, [.number(0), $0], at: range) }
  }

  /// False before the first step, which is what `at` is there.
  private func previously(_ formula: Scalar, at range: SourceRange) -> Scalar? {
    node(.at(.relative(lag: 1), formula.expression, range), of: [formula], at: range)
  }

  private func sofar(_ fold: Fold, _ formula: Scalar, at range: SourceRange) -> Scalar? {
    let index = draft.freshIndex()
    return at(index, formula, at: range).flatMap { foldSoFar(fold, index, from: .number(1), $0, at: range) }
  }

  private func since(_ kept: Scalar, _ begun: Scalar, at range: SourceRange) -> Scalar? {
    let (start, later) = (draft.freshIndex(), draft.freshIndex())
    guard let begun = at(start, begun, at: range), let kept = at(later, kept, at: range),
      let next = arithmetic(.add, Scalar(.index(start)), .number(1), at: range),
      let after = foldSoFar(.all, later, from: next, kept, at: range),
      let body = connect(.and, begun, after, at: range)
    else { return nil }
    return foldSoFar(.any, start, from: .number(1), body, at: range)
  }

  private func at(_ index: IndexID, _ formula: Scalar, at range: SourceRange) -> Scalar? {
    node(.at(.index(index, offset: 0), formula.expression, range), of: [formula], at: range)
  }

  private func foldSoFar(_ fold: Fold, _ index: IndexID, from: Scalar, _ body: Scalar, at range: SourceRange) -> Scalar?
  {
    let present = Scalar(.step)
    let expression = Expression.fold(
      fold, index, from: from.expression, to: present.expression, body.expression, range)
    return node(expression, of: [from, present, body], at: range)
  }
}
