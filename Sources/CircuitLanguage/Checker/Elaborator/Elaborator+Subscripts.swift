import CircuitModel

extension Elaborator {
  /// `h[t-1]`, a signal at a step, or `W[1]`, a component.
  func subscripted(_ base: ExpressionSyntax, _ index: ExpressionSyntax, at range: SourceRange) -> Term? {
    if let row = example?.row(named: base, in: draft) { return entry(of: row, at: index, range) }
    switch signalReference(base) {
    case .broken: return nil
    case .signal(let place):
      if context.language == .constant {
        draft.report(ConstantProblem.notConstant(.signal(draft.signals[place.number].name), range))
        return nil
      }
      guard let (moment, size) = moment(index, of: draft.signals[place.number].name) else { return nil }
      return read(place, at: moment, size: 1 + size, range)
    case .other: return component(of: base, index, at: range)
    }
  }

  /// `x[a..b]`.
  func slice(
    _ base: ExpressionSyntax, _ from: ExpressionSyntax, _ to: ExpressionSyntax, at range: SourceRange
  ) -> Term? {
    switch signalReference(base) {
    case .broken: return nil
    case .other:
      guard term(base) != nil else { return nil }
      draft.report(SliceProblem.ofNoSignal(range, text: draft.text(of: base.range)))
      return nil
    case .signal(let place):
      let signal = draft.signals[place.number]
      guard context.language == .formula else {
        if context.language == .constant {
          draft.report(ConstantProblem.notConstant(.signal(signal.name), range))
        } else {
          draft.report(MeaningProblem.formulaInUnit("a slice such as `\(signal.name)[1..t]`", range))
        }
        return nil
      }
      var bounds = self
      bounds.context.acceptsBareSignals = false
      let ends = both(bounds.scalar(from), bounds.scalar(to))
      guard let ends, let shape = signal.shape, !endsAhead(ends.1, of: signal.name, at: to.range) else { return nil }
      return .slice(Slice(cells: signal.components, shape: shape, from: ends.0, to: ends.1, range: range))
    }
  }

  /// The step that the index of a signal names, and the nodes of the expression that computes it, if one must.
  func moment(_ syntax: ExpressionSyntax, of signal: String) -> (Moment, size: Int)? {
    var inner = self
    inner.context.acceptsBareSignals = false
    inner.context.acceptsHoles = false
    guard let index = inner.scalar(syntax) else { return nil }
    let form = LinearForm(index.expression, parameters: draft.parameters)
    if let form, form.ofIndex.isEmpty, form.ofStep == 1 {
      return whole(form.constant, as: "a step", at: syntax.range).flatMap {
        relative(lag: -$0, of: signal, at: syntax.range).map { ($0, 0) }
      }
    }
    if let form, form.isConstant { return fixed(form.constant, of: signal, at: syntax.range).map { ($0, 0) } }
    guard context.language == .formula else {
      draft.report(MeaningProblem.stepInUnit(signal, syntax.range))
      return nil
    }
    if let (index, offset) = form?.indexAndOffset {
      return whole(offset, as: "a step", at: syntax.range).map { (.index(index, offset: $0), 0) }
    }
    return (.computed(index.expression), index.size)
  }

  private func fixed(_ value: Rational, of signal: String, at range: SourceRange) -> Moment? {
    guard let step = whole(value, as: "a step", at: range) else { return nil }
    if let example, step > example.length {
      reportStep(step, of: signal, at: range)
      return nil
    }
    if example != nil, step < 1, let place = draft.signalPlaces[signal], !draft.signals[place.number].isOfInstance,
      !draft.signals[place.number].initialValues.contains(where: { $0.step == step })
    {
      draft.report(WorkedProblem.noInitialValue(signal, step: step, range))
      return nil
    }
    // In the equation of a fixed step, `t` is that step, so `h[1]` is as good as `h[t]` there.
    if let present = context.fixedStep, !context.isInThePast {
      return relative(lag: present - step, of: signal, at: range)
    }
    if context.language == .unit {
      draft.report(MeaningProblem.fixedStepInUnit(signal, step: step, range))
      return nil
    }
    return .absolute(step)
  }

  private func relative(lag: Int, of signal: String, at range: SourceRange) -> Moment? {
    if lag < 0 {
      draft.report(MeaningProblem.readAhead(signal, by: -lag, inClaim: context.isClaim, range))
      return nil
    }
    if lag > Limit.lag {
      draft.report(LimitProblem.lag(signal, lag: lag, range))
      return nil
    }
    return .relative(lag: lag)
  }

  /// Whether a slice such as `x[1..t+1]` ends at a step that has not come yet; reports it.
  private func endsAhead(_ end: Scalar, of signal: String, at range: SourceRange) -> Bool {
    guard let form = LinearForm(end.expression, parameters: draft.parameters), form.ofIndex.isEmpty,
      form.ofStep == 1, form.constant > 0, let steps = Int(exactly: form.constant.floor())
    else { return false }
    draft.report(MeaningProblem.readAhead(signal, by: steps, inClaim: context.isClaim, range))
    return true
  }

  private func component(of base: ExpressionSyntax, _ index: ExpressionSyntax, at range: SourceRange) -> Term? {
    if let component = componentOfSignal(base, index) { return component }
    guard let value = term(base) else { return nil }
    switch value {
    case .tensor(let tensor):
      guard let size = tensor.shape.sizes.first else {
        draft.report(
          ShapeProblem.noComponents(text: draft.text(of: base.range), isName: base.isName, range: base.range))
        return nil
      }
      return place(index, among: size, of: base).map { .tensor(tensor.component($0)) }
    case .slice(var slice):
      guard let size = slice.shape.sizes.first else {
        draft.report(ShapeProblem.noComponents(text: draft.text(of: base.range), isName: false, range: base.range))
        return nil
      }
      guard let place = place(index, among: size, of: base) else { return nil }
      slice.cells = [slice.cells[place]]
      slice.shape = .number
      slice.range = range
      return .slice(slice)
    }
  }

  /// `h[t][i]`, read without reading the other components, which would cost their number for each of them; `nil`
  /// outside for anything else.
  private func componentOfSignal(_ base: ExpressionSyntax, _ index: ExpressionSyntax) -> Term?? {
    guard case .subscripted(let name, let step) = base.kind, context.language != .constant,
      case .signal(let signal) = signalReference(name)
    else { return nil }
    let found = moment(step, of: draft.signals[signal.number].name)
    guard let shape = readableShape(of: signal, base.range) else { return .some(nil) }
    guard let size = shape.sizes.first else {
      draft.report(ShapeProblem.noComponents(text: draft.text(of: base.range), isName: false, range: base.range))
      return .some(nil)
    }
    guard let ((moment, steps), place) = both(found, place(index, among: size, of: base)) else { return .some(nil) }
    let cell = draft.signals[signal.number].components[place]
    return .tensor(Tensor(Scalar(.read(cell, at: moment, base.range), size: 1 + steps)))
  }

  private func place(_ index: ExpressionSyntax, among size: Int, of base: ExpressionSyntax) -> Int? {
    guard let number = wholeNumber(index, as: "an index") else { return nil }
    guard (1...max(size, 1)).contains(number), size > 0 else {
      draft.report(
        ShapeProblem.indexOutOfRange(number, size: size, text: draft.text(of: base.range), index.range))
      return nil
    }
    return number - 1
  }
}

extension ExpressionSyntax {
  /// Whether this is a bare name.
  var isName: Bool { if case .name = kind { true } else { false } }
}
