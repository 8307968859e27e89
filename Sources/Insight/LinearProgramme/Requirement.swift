import CircuitModel

/// A weighted sum of holes that has one of some signs: below 0, 0, above 0, or 0 with one of the sides.
public struct Requirement: Hashable, Sendable {
  /// The sum.
  public let sum: HoleSum
  /// The signs that it may have; never those on both sides of 0 without 0 itself, nor all three.
  public let signs: SignSet

  /// Makes a requirement.
  public init(_ sum: HoleSum, _ signs: SignSet) {
    self.sum = sum
    self.signs = signs
  }

  /// The requirement in words.
  public func text(_ name: (Int) -> String) -> String { "\(sum.text(name)) \(signs.relationText)" }

  /// Whether numbers keep it.
  func holds(at point: [Rational]) -> Bool { signs.isSuperset(of: SignSet(of: sum.value(at: point))) }
}

extension Requirement {
  /// Whether requirements, each times its factor, add up to a contradiction: the plain check of what `Feasibility` finds.
  ///
  /// A factor is above 0 for what is at least 0, below 0 for what is at most 0, and anything for what is 0.
  static func contradict(_ requirements: [(Requirement, factor: Rational)]) -> Bool {
    var (sum, isStrict) = (HoleSum(0), false)
    for (requirement, factor) in requirements where !factor.isZero {
      let forbidden: SignSet = factor > 0 ? .negative : .positive
      if requirement.signs.contains(forbidden) { return false }
      sum = sum + factor * requirement.sum
      isStrict = isStrict || !requirement.signs.contains(.zero)
    }
    guard let number = sum.number else { return false }
    return number < 0 || number.isZero && isStrict
  }
}
