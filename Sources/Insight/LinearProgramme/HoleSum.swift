public import CircuitModel

/// A weighted sum of numbers that are not known, and a number on its own: what a pre-activation comes to at a step of a
/// sequence while some weights are holes.
///
/// On inputs `[0 1]` the sum `?1 * x[t][1] + ?2 * x[t][2] + ?3` is `?2 + ?3`. Holes go by their number in an exercise.
public struct HoleSum: Hashable, Sendable {
  /// A hole times a number, which is not 0.
  public struct Term: Hashable, Sendable {
    /// The hole.
    public var hole: Int
    /// What it is multiplied by.
    public var coefficient: Rational
  }

  /// The terms, ascending by hole.
  public private(set) var terms: [Term]
  /// The number on its own.
  public private(set) var constant: Rational

  /// The sum that is a number.
  public init(_ constant: Rational) {
    terms = []
    self.constant = constant
  }

  /// The sum that is one hole.
  public init(hole: Int) {
    terms = [Term(hole: hole, coefficient: 1)]
    constant = 0
  }
}

extension HoleSum {
  /// The number that the sum is, where no hole matters.
  public var number: Rational? { terms.isEmpty ? constant : nil }

  /// What it comes to with numbers in the holes.
  public func value(at point: [Rational]) -> Rational {
    terms.reduce(constant) { $0 + $1.coefficient * point[$1.hole] }
  }

  /// What a hole is multiplied by.
  public func coefficient(of hole: Int) -> Rational { terms.first { $0.hole == hole }?.coefficient ?? 0 }

  static func + (left: HoleSum, right: HoleSum) -> HoleSum {
    var sum = HoleSum(left.constant + right.constant)
    var (i, j) = (0, 0)
    while i < left.terms.count || j < right.terms.count {
      if j == right.terms.count || i < left.terms.count && left.terms[i].hole < right.terms[j].hole {
        sum.terms.append(left.terms[i])
        i += 1
      } else if i == left.terms.count || right.terms[j].hole < left.terms[i].hole {
        sum.terms.append(right.terms[j])
        j += 1
      } else {
        let coefficient = left.terms[i].coefficient + right.terms[j].coefficient
        if !coefficient.isZero { sum.terms.append(Term(hole: left.terms[i].hole, coefficient: coefficient)) }
        (i, j) = (i + 1, j + 1)
      }
    }
    return sum
  }

  static func - (left: HoleSum, right: HoleSum) -> HoleSum { left + (-1 * right) }

  static func * (factor: Rational, sum: HoleSum) -> HoleSum {
    if factor.isZero { return HoleSum(0) }
    var product = HoleSum(factor * sum.constant)
    product.terms = sum.terms.map { Term(hole: $0.hole, coefficient: factor * $0.coefficient) }
    return product
  }

  /// The sum with a first coefficient of 1, which is 0 where this one is, and whether their signs are the same elsewhere;
  /// `nil` for a number.
  var normalized: (sum: HoleSum, keepsSign: Bool)? {
    guard let first = terms.first?.coefficient else { return nil }
    return (first == 1 ? self : 1 / first * self, first > 0)
  }

  /// The sum in words, given the names of the holes: `?1 + 2 * ?3 - 1`.
  public func text(_ name: (Int) -> String) -> String {
    var text = ""
    for term in terms {
      let size = term.coefficient.magnitude
      let factor = size == 1 ? name(term.hole) : "\(size) * \(name(term.hole))"
      if text.isEmpty {
        text = term.coefficient < 0 ? "-\(factor)" : factor
      } else {
        text += (term.coefficient < 0 ? " - " : " + ") + factor
      }
    }
    if text.isEmpty { return constant.description }
    if constant.isZero { return text }
    return text + (constant < 0 ? " - " : " + ") + constant.magnitude.description
  }
}
