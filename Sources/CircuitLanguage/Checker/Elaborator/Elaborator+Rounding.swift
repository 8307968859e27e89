import CircuitModel

extension Elaborator {
  /// `a ~ 0.217`: each component rounds to the digits written for it.
  func rounding(_ left: ExpressionSyntax, _ right: ExpressionSyntax, at range: SourceRange) -> Scalar? {
    guard let (value, written) = both(tensor(left), writtenNumbers(right, besides: left)) else { return nil }
    guard value.shape == written.shape else {
      draft.report(ShapeProblem.mismatch("~", value.shape, written.shape, range))
      return nil
    }
    if context.language == .unit {
      draft.report(MeaningProblem.formulaInUnit("`~`", range))
      return nil
    }
    draft.figures.append(
      WorkedClaim.Figure(
        values: value.elements.map(\.expression), written: written.numbers, sizes: value.shape.sizes,
        subject: left.range, range: right.range))
    var truths: [Scalar] = []
    for (element, number) in zip(value.elements, written.numbers) {
      guard let truth = node(number.rounds(element.expression), of: [element, element], at: range) else { return nil }
      truths.append(truth)
    }
    return every(truths, at: range)
  }

  private func writtenNumbers(
    _ syntax: ExpressionSyntax, besides left: ExpressionSyntax
  ) -> (shape: Shape, numbers: [RoundedNumber])? {
    guard let written = syntax.writtenNumbers else {
      let isSwapped = left.writtenNumbers != nil
      draft.report(
        WorkedProblem.notWritten(syntax.range, text: draft.text(of: syntax.range), isSwapped: isSwapped))
      return nil
    }
    return written
  }
}

extension ExpressionSyntax {
  /// The numbers of a number, vector or matrix of numbers, each with how many digits it is written with.
  fileprivate var writtenNumbers: (shape: Shape, numbers: [RoundedNumber])? {
    switch kind {
    case .number(let number, let spelling):
      return (.number, [RoundedNumber(number, digits: ExpressionSyntax.digits(of: spelling))])
    case .unary(let sign, let operand):
      guard case .number = operand.kind, sign != .not, let inner = operand.writtenNumbers else { return nil }
      return (.number, inner.numbers.map { RoundedNumber(sign == .minus ? -$0.number : $0.number, digits: $0.digits) })
    case .vector(let components):
      let rows = components.compactMap(\.writtenNumbers)
      guard rows.count == components.count, let first = rows.first, rows.allSatisfy({ $0.shape == first.shape }),
        first.shape.sizes.count < 2
      else { return nil }
      return (Shape(sizes: [rows.count] + first.shape.sizes), rows.flatMap(\.numbers))
    default: return nil
    }
  }

  /// How many digits a spelling has after the point: 3 for `0.217`, 5 for `1.20e-3`, −5 for `12.2e6`.
  private static func digits(of spelling: String) -> Int {
    let parts = spelling.split(whereSeparator: { $0 == "e" || $0 == "E" })
    let fraction = parts.first?.split(separator: ".").dropFirst().first?.count ?? 0
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return fraction - exponent
  }
}
