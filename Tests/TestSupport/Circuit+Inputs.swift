public import CircuitModel

extension Circuit {
  /// A sequence made of numbers, whatever the inputs are: letters by their remainders, real inputs as small numbers.
  public func inputs(from numbers: [Int]) -> Inputs {
    guard alphabet.isReal else { return .letters(numbers.map { $0 % max(alphabet.count, 1) }) }
    return .numbers(
      numbers.map { number in
        alphabet.inputs.flatMap { input -> [Rational] in
          input.cells.indices.map { component in
            switch input.choices {
            case .real: Rational((number + component) % 5 - 2)
            case .each(let values): values[(number + component) % values.count]
            case .oneHot: component == number % input.cells.count ? 1 : 0
            }
          }
        }
      })
  }
}
