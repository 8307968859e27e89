import CircuitModel

extension Elaborator {
  /// What a piece of text names, when it is looked at as the name of a signal.
  enum SignalReference {
    case signal(DraftSignal.Place)
    /// Something was reported, here or where the signal is declared.
    case broken
    /// Not the name of a signal.
    case other
  }

  /// A name that stands alone.
  func named(_ name: String, at range: SourceRange) -> Term? {
    if let index = indices[name] { return .tensor(Tensor(index.value)) }
    if let example {
      if let value = example.value(of: name, in: draft) { return .tensor(value) }
      if example.isBroken(name) { return nil }
      if draft.scope[name] == nil, example.rows[name] != nil {
        draft.report(WorkedProblem.rowAlone(name, range))
        return nil
      }
    }
    if name == "t" { return presentStep(at: range) }
    guard let declaration = draft.scope[name] else {
      reportUnknown(name, at: range)
      return nil
    }
    switch declaration.kind {
    case .familyParameter(let value): return .tensor(Tensor(.number(value)))
    case .constant(let place):
      guard let tensor = draft.constant(place, asNumbers: context.language == .constant && !context.keepsParameters)
      else { return nil }
      if !context.acceptsHoles, tensor.elements.contains(where: draft.isOpen) {
        draft.report(HoleProblem.inConstant(name, range))
        return nil
      }
      return .tensor(tensor)
    case .signal(let place):
      guard context.acceptsBareSignals else {
        if context.language == .constant {
          draft.report(ConstantProblem.notConstant(.signal(name), range))
        } else {
          reportMissingStep(of: name, at: range)
        }
        return nil
      }
      return read(place, at: .relative(lag: 0), range)
    case .part:
      let example = draft.exampleSignal(ofPart: name)
      draft.report(
        NameProblem.wrongKind(
          name, range, is: "a part", help: "read one of its signals, as in `\(example)[t]`", declared: declaration.range
        ))
      return nil
    }
  }

  /// `p.y` without a step.
  func member(_ syntax: ExpressionSyntax) -> Term? {
    switch signalReference(syntax) {
    case .signal(let place):
      if context.acceptsBareSignals { return read(place, at: .relative(lag: 0), syntax.range) }
      reportMissingStep(of: draft.signals[place.number].name, at: syntax.range)
      return nil
    case .broken: return nil
    case .other:
      draft.report(NameProblem.notAMember(draft.text(of: syntax.range), syntax.range))
      return nil
    }
  }

  /// The signal that an expression names, if it is nothing but a name.
  func signalReference(_ syntax: ExpressionSyntax) -> SignalReference {
    guard let path = path(syntax) else { return .other }
    let first = path[0].text
    if indices[first] != nil { return .other }
    guard let declaration = draft.scope[first] else {
      if path.count == 1 { return .other }
      reportUnknown(first, at: path[0].range)
      return .broken
    }
    switch declaration.kind {
    case .signal(let place) where path.count == 1: return .signal(place)
    case .part: return path.count == 1 ? .other : signalOfPart(path, at: syntax.range)
    default: return .other
    }
  }

  /// Reads every component of a signal.
  func read(_ place: DraftSignal.Place, at moment: Moment, size: Int = 1, _ range: SourceRange) -> Term? {
    guard let shape = readableShape(of: place, range) else { return nil }
    let cells = draft.signals[place.number].components
    let reads = cells.map { Scalar(.read($0, at: moment, range), size: size) }
    return .tensor(Tensor(shape: shape, elements: reads))
  }

  /// The shape of a signal, if it may be read here.
  func readableShape(of place: DraftSignal.Place, _ range: SourceRange) -> Shape? {
    let signal = draft.signals[place.number]
    if context.language == .constant {
      draft.report(ConstantProblem.notConstant(.signal(signal.name), range))
      return nil
    }
    if context.language == .unit, signal.isReference || signal.role == .reference {
      draft.report(MeaningProblem.unitReadsReference(signal.name, range, declared: signal.declaration))
      return nil
    }
    return signal.shape
  }

  /// Says that a name is not declared, and what was probably meant.
  func reportUnknown(_ name: String, at range: SourceRange) {
    if let function = Function(rawValue: name) {
      draft.report(CallProblem.functionAlone(function, range))
    } else if let below = example?.namedBelow[name] {
      draft.report(NameProblem.namedBelow(name, range, below: below))
    } else if name == ExampleScope.lengthName, example == nil {
      draft.report(NameProblem.lengthOutside(range))
    } else {
      let known = draft.scope.names + indices.keys.sorted() + (example?.names ?? [])
      draft.report(NameProblem.unknown(name, range, nearest: draft.nearest(to: name, among: known)))
    }
  }

  private func reportMissingStep(of signal: String, at range: SourceRange) {
    if example == nil {
      draft.report(NameProblem.missingStep(signal, range))
    } else {
      draft.report(WorkedProblem.signalAlone(signal, range))
    }
  }

  private func presentStep(at range: SourceRange) -> Term? {
    if example != nil, !context.isInThePast {
      draft.report(WorkedProblem.presentStep(range))
      return nil
    }
    let value = context.isInThePast ? nil : context.fixedStep.map { Rational($0) }
    if context.language == .constant {
      guard let value else {
        draft.report(ConstantProblem.notConstant(.presentStep, range))
        return nil
      }
      return .tensor(Tensor(.number(value)))
    }
    return .tensor(Tensor(Scalar(.step, constant: value)))
  }

  private func path(_ syntax: ExpressionSyntax) -> [NameSyntax]? {
    switch syntax.kind {
    case .name(let text): return [NameSyntax(text: text, range: syntax.range)]
    case .member(let base, let name): return path(base).map { $0 + [name] }
    case .parenthesized(let inner): return path(inner)
    default: return nil
    }
  }

  private func signalOfPart(_ path: [NameSyntax], at range: SourceRange) -> SignalReference {
    let name = path.map(\.text).joined(separator: ".")
    if let place = draft.signalPlaces[name] { return .signal(place) }
    if draft.brokenParts.contains(path[0].text) { return .broken }
    let prefix = path.dropLast().map(\.text).joined(separator: ".")
    let last = path[path.count - 1]
    let known = draft.members(ofPart: prefix)
    if draft.members(ofPart: name).isEmpty {
      draft.report(
        NameProblem.unknownMember(
          last.text, part: prefix, last.range, nearest: draft.nearest(to: last.text, among: known), known: known))
    } else {
      let example = draft.exampleSignal(ofPart: name)
      draft.report(
        NameProblem.wrongKind(
          name, range, is: "a part", help: "read one of its signals, as in `\(example)[t]`", declared: nil))
    }
    return .broken
  }
}
