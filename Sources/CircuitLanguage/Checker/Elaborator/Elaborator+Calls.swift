import CircuitModel

extension Elaborator {
  /// `f(a, b)`.
  func call(_ name: NameSyntax, _ arguments: [ExpressionSyntax], at range: SourceRange) -> Term? {
    guard let function = Function(rawValue: name.text) else {
      reportUnknownFunction(name)
      return nil
    }
    guard function.arity.contains(arguments.count) else {
      draft.report(CallProblem.argumentCount(function, given: arguments.count, range))
      return nil
    }
    switch function {
    case .step, .sign, .relu, .floor, .abs, .sigmoid, .tanh, .exp, .log, .sqrt:
      guard let activation = draft.activation(function), let argument = tensor(arguments[0]) else { return nil }
      return map(argument) { apply(activation, $0, at: range) }.map { .tensor($0) }
    case .threshold: return threshold(arguments[0], arguments[1], at: range)
    case .clamp: return clamp(arguments, at: range)
    case .concat: return concatenation(arguments, at: range)
    case .min, .max: return extremum(function, arguments, at: range)
    case .all, .any, .count, .parity, .sum: return foldOfSlice(function, arguments[0], at: range)
    case .value: return value(arguments[0], at: range).map { .tensor(Tensor($0)) }
    case .reverse: return reversal(arguments[0])
    case .previously, .once, .historically, .since: return past(function, arguments, at: range)
    case .softmax: return softmax(arguments[0], at: range)
    case .norm: return norm(arguments[0], at: range)
    case .outer: return outer(arguments[0], arguments[1], at: range)
    case .transpose: return transposed(arguments[0], at: range)
    case .derivative: return derivative(arguments[0], by: arguments[1], labels: [], at: range)
    }
  }

  /// An activation of a pre-activation; in a constant it is computed on the spot.
  func apply(_ activation: Activation, _ argument: Scalar, at range: SourceRange) -> Scalar? {
    var value: Rational?
    if let constant = argument.constant {
      switch activation {
      case .relu: value = max(constant, 0)
      case .floor: value = Rational(constant.floor())
      case .abs: value = constant.magnitude
      case .step(let tie), .sign(let tie):
        guard context.language == .constant else { break }
        value = threshold(activation, tie, constant)
        if value == nil {
          draft.report(ConstantProblem.tie(activation, range))
          return nil
        }
      case .sigmoid, .tanh, .exp, .log, .sqrt:
        guard context.language == .constant else { break }
        if activation == .sqrt, let root = constant.squareRoot {
          value = root
          break
        }
        draft.report(ConstantProblem.smooth(activation, range))
        return nil
      }
    }
    if let value, argument.isLiteral { return .number(value) }
    return node(.apply(activation, argument.expression, range), of: [argument], constant: value, at: range)
  }

  /// A scalar that must be a constant, though its parameters keep their names.
  func symbolicConstant(_ syntax: ExpressionSyntax, as role: String) -> Scalar? {
    guard let scalar = scalar(syntax) else { return nil }
    guard scalar.constant != nil || draft.isOpen(scalar) else {
      draft.report(ConstantProblem.notConstant(.role(role, text: draft.text(of: syntax.range)), syntax.range))
      return nil
    }
    return scalar
  }

  /// The least or the greatest of some scalars.
  func extremum(_ extremum: Extremum, _ scalars: [Scalar], at range: SourceRange) -> Scalar? {
    var value: Rational?
    let constants = scalars.compactMap(\.constant)
    if constants.count == scalars.count { value = extremum == .minimum ? constants.min() : constants.max() }
    if let value, scalars.allSatisfy(\.isLiteral) { return .number(value) }
    return node(.extremum(extremum, scalars.map(\.expression)), of: scalars, constant: value, at: range)
  }

  private func threshold(_ activation: Activation, _ tie: TieRule, _ argument: Rational) -> Rational? {
    if argument > 0 { return 1 }
    if argument < 0 { return if case .sign = activation { -1 } else { 0 } }
    return if case .value(let value) = tie { value } else { nil }
  }

  private func threshold(_ z: ExpressionSyntax, _ bound: ExpressionSyntax, at range: SourceRange) -> Term? {
    guard let (argument, bound) = both(tensor(z), symbolicConstant(bound, as: "the threshold")),
      let step = draft.activation(.step)
    else { return nil }
    let result = map(argument) {
      arithmetic(.subtract, $0, bound, at: range).flatMap { apply(step, $0, at: range) }
    }
    return result.map { .tensor($0) }
  }

  private func clamp(_ arguments: [ExpressionSyntax], at range: SourceRange) -> Term? {
    let bounds = both(
      symbolicConstant(arguments[1], as: "the lower bound"), symbolicConstant(arguments[2], as: "the upper bound"))
    guard let (argument, (lower, upper)) = both(tensor(arguments[0]), bounds) else { return nil }
    if let least = lower.constant, let greatest = upper.constant, greatest < least {
      draft.report(ConstantProblem.emptyClamp(least, greatest, range))
      return nil
    }
    let result = map(argument) { argument in
      extremum(.minimum, [argument, upper], at: range).flatMap { extremum(.maximum, [lower, $0], at: range) }
    }
    return result.map { .tensor($0) }
  }

  private func concatenation(_ arguments: [ExpressionSyntax], at range: SourceRange) -> Term? {
    var elements: [Scalar] = []
    var isSound = true
    for argument in arguments {
      guard let part = tensor(argument) else {
        isSound = false
        continue
      }
      if part.shape.sizes.count != 1 {
        draft.report(
          ShapeProblem.vectorExpected(
            .concat, part.shape, text: draft.text(of: argument.range), argument.range))
        isSound = false
      }
      elements += part.elements
    }
    guard isSound, draft.allow(components: elements.count, at: range) else { return nil }
    return .tensor(Tensor(shape: .vector(elements.count), elements: elements))
  }

  private func extremum(_ function: Function, _ arguments: [ExpressionSyntax], at range: SourceRange) -> Term? {
    let kind: Extremum = function == .min ? .minimum : .maximum
    if arguments.count == 1 { return foldOfSlice(function, arguments[0], at: range) }
    let scalars = arguments.map { scalar($0) }
    let found = scalars.compactMap { $0 }
    guard found.count == scalars.count, requireFormula("`\(function.rawValue)`", found, at: range) else { return nil }
    return extremum(kind, found, at: range).map { .tensor(Tensor($0)) }
  }

  private func reversal(_ argument: ExpressionSyntax) -> Term? {
    switch term(argument) {
    case .slice(var slice):
      slice.isReversed.toggle()
      return .slice(slice)
    case .tensor(let tensor):
      draft.report(
        SliceProblem.expected(
          .reverse, argument.range, text: draft.text(of: argument.range), isVector: tensor.shape != .number))
      return nil
    case nil: return nil
    }
  }

  private func reportUnknownFunction(_ name: NameSyntax) {
    if case .signal = draft.scope[name.text]?.kind {
      draft.report(CallProblem.callOfSignal(name.text, name.range))
    } else {
      let known =
        Function.synonyms[name.text].map { [$0.rawValue] } ?? nearestNames(to: name.text, among: Function.names)
      draft.report(CallProblem.unknownFunction(name.text, name.range, nearest: known))
    }
  }
}
