import CircuitModel

extension Draft {
  /// Reads the types of the inputs: their shapes and what they can be.
  func readInputTypes() {
    for item in syntax.items {
      guard case .input(let name, let type) = item.kind, case .signal(let place) = scope[name.text]?.kind,
        signals[place.number].declaration == name.range
      else { continue }
      let size = type.size.map { readSize($0, of: name.text) }
      guard let choices = choices(of: type), size ?? 1 != nil else { continue }
      if case .oneHot = choices, type.size == nil {
        report(ConstantProblem.sizeMissing(type.range))
        continue
      }
      signals[place.number].choices = choices
      signals[place.number].shape = (size ?? nil).map { .vector($0) } ?? .number
      signals[place.number].shapeOrigin = type.range
    }
  }

  /// Whether the inputs together have a number of letters that can be listed; reports otherwise.
  func countLetters() {
    var count = 1
    for signal in signals where signal.role == .input && !signal.isOfInstance {
      guard let choices = signal.choices, let shape = signal.shape else { return }
      let product = choices.letters(components: shape.count).map { count.multipliedReportingOverflow(by: $0) }
      guard let product, !product.overflow, product.partialValue <= Limit.letters else {
        report(LimitProblem.letters(signal.declaration))
        return
      }
      count = product.partialValue
    }
  }

  private func readSize(_ syntax: ExpressionSyntax, of name: String) -> Int? {
    guard let size = Elaborator(draft: self, context: .constant).wholeNumber(syntax, as: "a size") else { return nil }
    guard size >= 1 else {
      report(ConstantProblem.sizeBelowOne(size, syntax.range))
      return nil
    }
    return allow(components: size, at: syntax.range) ? size : nil
  }

  /// What other languages call some types.
  private static let synonymsOfTypes = [
    "bool": "bit", "boolean": "bit", "decimal": "real", "double": "real", "float": "real", "number": "real",
    "rational": "real",
  ]

  private func choices(of type: TypeSyntax) -> Alphabet.Choices? {
    let elaborator = Elaborator(draft: self, context: .constant)
    switch type.kind {
    case .named(let name):
      switch name.text {
      case "bit": return .each([0, 1])
      case "sign": return .each([-1, 1])
      case "onehot": return .oneHot
      case "real": return .real
      default:
        report(
          NameProblem.unknownType(
            name.text, name.range,
            nearest: Self.synonymsOfTypes[name.text.lowercased()].map { [$0] }
              ?? nearestNames(to: name.text, among: ["bit", "onehot", "real", "sign"])))
        return nil
      }
    case .set(let syntaxes):
      let values = syntaxes.map { elaborator.constant($0) }
      let found = values.compactMap { $0 }
      guard found.count == values.count else { return nil }
      for (place, value) in found.enumerated() {
        guard let first = found.firstIndex(of: value), first != place else { continue }
        report(ConstantProblem.repeatedValue(value, syntaxes[place].range, first: syntaxes[first].range))
        return nil
      }
      if found.isEmpty {
        report(ConstantProblem.emptyType(type.range))
        return nil
      }
      return .each(found.sorted())
    case .integers(let lower, let upper):
      let role = "an end of a range of whole numbers"
      guard
        let (from, to) = elaborator.both(
          elaborator.wholeNumber(lower, as: role), elaborator.wholeNumber(upper, as: role))
      else { return nil }
      guard from <= to else {
        report(ConstantProblem.emptyType(type.range))
        return nil
      }
      guard to - from < Limit.letters else {
        report(LimitProblem.letters(type.range))
        return nil
      }
      return .each((from...to).map { Rational($0) })
    }
  }
}

extension Alphabet.Choices {
  /// How many choices an input of this many components has, or `nil` when that is more than any limit.
  func letters(components: Int) -> Int? {
    switch self {
    case .oneHot: return components
    case .real: return 0
    case .each(let values):
      var count = 1
      for _ in 0..<components where values.count > 1 {
        count *= values.count
        if count > Limit.letters { return nil }
      }
      return count
    }
  }
}
