import CircuitModel

extension Elaborator {
  /// A call with arguments that have names, which only `d` takes.
  func call(
    _ name: NameSyntax, _ arguments: [ExpressionSyntax], _ labels: [ArgumentSyntax], at range: SourceRange
  ) -> Term? {
    guard name.text == Function.derivative.rawValue else {
      draft.report(WorkedProblem.unknownLabel(labels[0].name, function: name.text))
      return nil
    }
    guard Function.derivative.arity.contains(arguments.count) else {
      draft.report(CallProblem.argumentCount(.derivative, given: arguments.count, range))
      return nil
    }
    return derivative(arguments[0], by: arguments[1], labels: labels, at: range)
  }

  /// `d(L, v)`: for a number `L` of the shape of `v`, for a vector a row for each component.
  func derivative(
    _ value: ExpressionSyntax, by variable: ExpressionSyntax, labels: [ArgumentSyntax], at range: SourceRange
  ) -> Term? {
    guard context.language == .formula else {
      if context.language == .constant {
        draft.report(ConstantProblem.notConstant(.derivative, range))
      } else {
        draft.report(MeaningProblem.formulaInUnit("a derivative", range))
      }
      return nil
    }
    if context.isDifferentiated {
      draft.report(WorkedProblem.nestedDerivative(range))
      return nil
    }
    var inner = self
    inner.context.isDifferentiated = true
    guard let (body, (variables, shape)) = both(inner.tensor(value), self.variables(variable)),
      let paths = paths(
        labels, of: variable, isSignal: variables.contains { if case .cell = $0 { true } else { false } })
    else { return nil }
    let sizes = body.shape.sizes + shape.sizes
    guard sizes.count <= 2 else {
      draft.report(WorkedProblem.derivativeOf(body.shape, by: shape, range))
      return nil
    }
    guard draft.allow(components: body.elements.count * variables.count, at: range) else { return nil }
    var elements: [Scalar] = []
    for element in body.elements {
      for variable in variables {
        let expression = Expression.derivative(element.expression, by: variable, paths, range)
        guard let scalar = node(expression, of: [element], at: range) else { return nil }
        elements.append(scalar)
      }
    }
    return .tensor(Tensor(shape: Shape(sizes: sizes), elements: elements))
  }

  /// The scalars that a derivative is taken by, and their shape together.
  private func variables(_ syntax: ExpressionSyntax) -> ([Variable], Shape)? {
    guard let tensor = tensor(syntax) else { return nil }
    let variables = tensor.elements.compactMap { scalar -> Variable? in
      switch scalar.expression {
      case .parameter(let id): .parameter(id)
      case .read(let cell, let moment, _): .cell(draft.original(of: cell), at: moment)
      default: nil
      }
    }
    guard variables.count == tensor.elements.count, !variables.isEmpty else {
      draft.report(WorkedProblem.derivativeBy(syntax.range, text: draft.text(of: syntax.range)))
      return nil
    }
    return (variables, tensor.shape)
  }

  private func paths(_ labels: [ArgumentSyntax], of variable: ExpressionSyntax, isSignal: Bool) -> Paths? {
    guard let label = labels.first else { return .all }
    if labels.count > 1 {
      draft.report(WorkedProblem.severalLabels(labels[1].name))
      return nil
    }
    guard ["at", "window"].contains(label.name.text) else {
      draft.report(WorkedProblem.unknownLabel(label.name, function: Function.derivative.rawValue))
      return nil
    }
    let isWindow = label.name.text == "window"
    guard let number = wholeNumber(label.value, as: isWindow ? "a window" : "a step") else { return nil }
    if isWindow {
      if number >= 1 { return .window(number) }
      draft.report(WorkedProblem.windowBelowOne(number, label.value.range))
      return nil
    }
    if isSignal {
      draft.report(WorkedProblem.appearanceOfSignal(label.name.range))
      return nil
    }
    if let example, number > example.length || number < 0 {
      reportStep(number, of: draft.text(of: variable.range), at: label.value.range)
      return nil
    }
    return .appearance(atStep: number)
  }
}

extension Draft {
  /// The cell of a graded network of which an output is a copy, where the cell is such an output; otherwise the cell itself.
  fileprivate func original(of cell: CellID) -> CellID {
    guard let part = syntax.answeringPart,
      let output = signals.first(where: { $0.role == .output && $0.components.contains(cell) }),
      let answer = signalPlaces["\(part).\(output.name)"]
    else { return cell }
    return zip(output.components, signals[answer.number].components).first { $0.0 == cell }?.1 ?? cell
  }
}
