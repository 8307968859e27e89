public import CircuitModel

extension WeightedSum {
  /// The sum with every sign turned round.
  public var negated: WeightedSum { scaled(by: -1) }

  /// The sum without its bias.
  public var withoutBias: WeightedSum { replacing(coefficients: [:], bias: 0) }

  /// The sum divided by what all its numbers have in common, which changes no sign; with one
  /// term, by its weight: 10 · h[t] becomes h[t].
  public var primitive: WeightedSum {
    let weights = terms.map(\.coefficient).filter { !$0.isZero }
    if weights.count == 1 { return scaled(by: 1 / weights[0].magnitude) }
    let numbers = (terms.map(\.coefficient) + [bias]).filter { !$0.isZero }
    guard let first = numbers.first else { return self }
    let (above, below) = numbers.dropFirst().reduce((first.numerator.magnitude, first.denominator)) { common, number in
      (
        BigInteger.greatestCommonDivisor(common.0, number.numerator),
        Rational(
          common.1 * number.denominator, BigInteger.greatestCommonDivisor(common.1, number.denominator)
        ).numerator
      )
    }
    return scaled(by: Rational(below, above))
  }

  private func scaled(by factor: Rational) -> WeightedSum {
    let coefficients = terms.enumerated().map { ($0, $1.coefficient * factor) }
    return replacing(coefficients: Dictionary(uniqueKeysWithValues: coefficients), bias: bias * factor)
  }
}

extension Expression {
  /// The expression of a step's own equation with steps named by their number, as a reader counts them.
  public func counted(from step: Int?) -> Expression {
    guard let step else { return self }
    if case .read(let cell, .relative(let lag), let range) = self {
      return .read(cell, at: .absolute(step - lag), range)
    }
    return replacingChildren { $0.counted(from: step) } ?? self
  }
}
