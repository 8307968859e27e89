public import CircuitModel

/// The numbers that a repair may put in the place of others: the multiples of a step up to a bound, and no others.
public struct Grid: Hashable, Sendable {
  /// The distance from one number to the next.
  public let step: Rational
  /// No number is farther from 0.
  public let bound: Rational

  /// Lays a grid around the numbers of a network: as far out as the greatest of them and one step of 1 more, and at least to
  /// 4, so that every number can change its sign.
  public init(step: Rational = Rational(1, 2), around circuit: Circuit) {
    let greatest = circuit.weights.map { circuit.value(of: $0).magnitude }.max() ?? 0
    self.init(step: step, bound: max(4, 1 - Rational((-greatest).floor())))
  }

  /// Makes a grid; the step is above 0.
  public init(step: Rational, bound: Rational) {
    precondition(step > 0, "a grid whose numbers lie apart")
    self.step = step
    self.bound = bound
  }

  /// How many numbers there are; `nil` where they are more than can be counted.
  public var count: Int? {
    guard let half = Int((bound / step).floor().description), half < 1 << 30 else { return nil }
    return 2 * half + 1
  }

  /// The numbers, ascending.
  public var numbers: [Rational] {
    guard let count else { return [] }
    return (0..<count).map { step * Rational($0 - count / 2) }
  }
}
