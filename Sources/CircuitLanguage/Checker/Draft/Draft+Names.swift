import CircuitModel

extension Draft {
  /// Declares every name of the circuit, and reports the ones that are declared twice.
  func declareNames() {
    for (parameter, value) in zip(syntax.parameters, arguments) {
      declare(parameter.name, as: .familyParameter(value))
    }
    for (place, item) in syntax.items.enumerated() {
      switch item.kind {
      case .input(let name, _): declareSignal(name, role: .input, item: place)
      case .constant(let name, let value):
        if declare(name, as: .constant(constants.count)) { constants.append(DraftConstant(name: name, value: value)) }
      case .equation(let role, let name, _, _): declareEquation(role, name, item: place)
      case .part(let isReference, let name, let circuit, let arguments):
        if declare(name, as: .part(parts.count)) {
          parts.append(
            DraftPart(
              name: name, isReference: isReference, circuit: circuit, arguments: arguments, item: place,
              range: item.range))
        }
      case .convention, .assume, .claim, .bound, .example: break
      }
    }
  }

  /// Reads the tie rules.
  func readConventions() {
    var places: [Function: SourceRange] = [:]
    for item in syntax.items {
      guard case .convention(let name, let argument, let value) = item.kind else { continue }
      guard let function = Function(rawValue: name.text), function == .step || function == .sign else {
        report(StatementProblem.conventionFunction(name.text, name.range))
        continue
      }
      if let first = places[function] {
        report(StatementProblem.repeated("convention \(name.text)(0)", item.range, first: first))
        continue
      }
      places[function] = item.range
      let elaborator = Elaborator(draft: self, context: .constant)
      guard let (place, tie) = elaborator.both(elaborator.constant(argument), elaborator.constant(value)) else {
        continue
      }
      guard place.isZero else {
        report(StatementProblem.conventionArgument(name.text, argument.range))
        continue
      }
      let allowed: [Rational] = function == .step ? [0, Rational(1, 2), 1] : [-1, 0, 1]
      guard allowed.contains(tie) else {
        report(StatementProblem.conventionValue(name.text, tie, allowed: allowed, value.range))
        continue
      }
      ties[function] = .value(tie)
    }
  }

  /// Sorts the equations by the step that they are for.
  func sortEquations() {
    var places: [String: SourceRange] = [:]
    for item in syntax.items {
      guard case .equation(_, let name, let index, let value) = item.kind,
        case .signal(let place) = scope[name.text]?.kind
      else { continue }
      guard let step = equationStep(index, of: name.text) else {
        signals[place.number].hasBrokenEquation = true
        continue
      }
      let key = "\(name.text)[\(step.map(String.init) ?? "t")]"
      if let first = places[key] {
        report(NameProblem.duplicateEquation(key, item.range, first: first))
        continue
      }
      places[key] = item.range
      if let step, step <= 0 {
        signals[place.number].initialValues.append(.init(step: step, value: value, range: item.range))
      } else if signals[place.number].role == .input {
        report(
          NameProblem.wrongKind(
            name.text, name.range, is: "an input",
            help: "an input has only initial values, such as `\(name.text)[0] = 0`",
            declared: signals[place.number].declaration))
      } else {
        signals[place.number].equations.append(.init(fixedStep: step, value: value, range: item.range))
      }
    }
    for signal in signals where signal.role != .input && !signal.hasBrokenEquation && !signal.isOfInstance {
      if !signal.equations.contains(where: { $0.fixedStep == nil }) {
        report(
          StatementProblem.noEquation(
            signal.name, steps: signal.equations.compactMap(\.fixedStep), signal.declaration))
      }
    }
  }

  @discardableResult
  private func declare(_ name: NameSyntax, as kind: Scope.Kind) -> Bool {
    if let first = scope[name.text] {
      report(NameProblem.duplicate(name.text, name.range, first: first.range))
      return false
    }
    scope.declare(name.text, Scope.Declaration(kind: kind, range: name.range))
    return true
  }

  private func declareSignal(_ name: NameSyntax, role: Signal.Role, item: Int) {
    let place = DraftSignal.Place(number: signals.count)
    guard declare(name, as: .signal(place)) else { return }
    signals.append(DraftSignal(name: name.text, role: role, declaration: name.range, item: item))
    signalPlaces[name.text] = place
  }

  private func declareEquation(_ word: EquationRole, _ name: NameSyntax, item: Int) {
    guard let declaration = scope[name.text] else {
      let role: Signal.Role =
        switch word {
        case .plain: .unit
        case .output: .output
        case .reference: .reference
        }
      return declareSignal(name, role: role, item: item)
    }
    guard case .signal(let place) = declaration.kind else {
      report(
        NameProblem.wrongKind(
          name.text, name.range, is: declaration.kind.words, help: "choose another name for the signal",
          declared: declaration.range))
      return
    }
    switch (word, signals[place.number].role) {
    case (.plain, _), (.output, .output), (.reference, .reference): break
    case (.output, .unit): signals[place.number].role = .output
    case (.reference, .unit): signals[place.number].role = .reference
    case (.output, .input), (.reference, .input), (.output, _), (.reference, _):
      report(NameProblem.mixedRoles(name.text, word, signals[place.number].role, name.range, first: declaration.range))
    }
  }

  /// The step that the index on the left of an equation names: `nil` inside for `t`, `nil` outside after a report.
  private func equationStep(_ index: ExpressionSyntax, of name: String) -> Int?? {
    if index.isPresentStep { return .some(nil) }
    if index.names.contains("t") {
      report(StatementProblem.equationStep(name, index.range))
      return nil
    }
    let elaborator = Elaborator(draft: self, context: .constant)
    guard let step = elaborator.wholeNumber(index, as: "a step") else { return nil }
    if step > Limit.fixedStep || step < -Limit.lag {
      report(LimitProblem.fixedStep(name, step, index.range))
      return nil
    }
    return .some(step)
  }
}

extension ExpressionSyntax {
  /// Whether this is `t`.
  var isPresentStep: Bool {
    switch kind {
    case .name(let name): name == "t"
    case .parenthesized(let inner): inner.isPresentStep
    default: false
    }
  }
}
