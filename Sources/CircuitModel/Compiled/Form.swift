/// A rational linear form over integer values of a network: what a numeric expression is lowered to.
///
/// Keeping sums symbolic until something other than a sum needs them lets a comparison see all of its terms at once.
struct Form: Hashable {
  /// The terms, ascending by value; no coefficient is 0.
  private(set) var terms: [Term]
  /// What is added to the terms.
  var constant: Rational

  struct Term: Hashable {
    var value: ValueID
    var coefficient: Rational
  }

  /// A constant.
  init(_ constant: Rational) {
    self.terms = []
    self.constant = constant
  }

  /// A multiple of one value.
  init(value: ValueID, coefficient: Rational = 1) {
    self.terms = coefficient.isZero ? [] : [Term(value: value, coefficient: coefficient)]
    self.constant = 0
  }

  static let zero = Form(0)
  static let one = Form(1)

  /// The number that the form is, where it has no terms.
  var constantValue: Rational? { terms.isEmpty ? constant : nil }

  /// The least common multiple of the denominators: the form times this has whole coefficients.
  var denominator: BigInteger {
    terms.reduce(constant.denominator) { leastCommonMultiple($0, $1.coefficient.denominator) }
  }
}

extension Form {
  static func + (left: Form, right: Form) -> Form {
    var sum = Form(left.constant + right.constant)
    var (i, j) = (0, 0)
    while i < left.terms.count || j < right.terms.count {
      if j == right.terms.count || i < left.terms.count && left.terms[i].value < right.terms[j].value {
        sum.terms.append(left.terms[i])
        i += 1
      } else if i == left.terms.count || right.terms[j].value < left.terms[i].value {
        sum.terms.append(right.terms[j])
        j += 1
      } else {
        let coefficient = left.terms[i].coefficient + right.terms[j].coefficient
        if !coefficient.isZero { sum.terms.append(Term(value: left.terms[i].value, coefficient: coefficient)) }
        i += 1
        j += 1
      }
    }
    return sum
  }

  static func - (left: Form, right: Form) -> Form { left + -1 * right }

  /// `Σ factor · form + constant`, in one pass over all terms.
  init(sumOf parts: [(factor: Rational, form: Form)], plus constant: Rational) {
    self.init(parts.reduce(constant) { $0 + $1.factor * $1.form.constant })
    let all = parts.flatMap { part in part.form.terms.map { ($0.value, part.factor * $0.coefficient) } }
    for (value, coefficient) in all.sorted(by: { $0.0 < $1.0 }) {
      if let last = terms.last, last.value == value {
        terms[terms.count - 1].coefficient += coefficient
      } else {
        terms.append(Term(value: value, coefficient: coefficient))
      }
    }
    terms.removeAll { $0.coefficient.isZero }
  }

  static func * (factor: Rational, form: Form) -> Form {
    if factor.isZero { return .zero }
    var product = Form(factor * form.constant)
    product.terms = form.terms.map { Term(value: $0.value, coefficient: factor * $0.coefficient) }
    return product
  }

  /// The form without the terms that a condition picks, and those terms.
  func split(_ isPicked: (ValueID) -> Bool) -> (picked: [Term], rest: Form) {
    var rest = Form(constant)
    rest.terms = terms.filter { !isPicked($0.value) }
    return (terms.filter { isPicked($0.value) }, rest)
  }
}

/// The least positive integer that both positive integers divide.
func leastCommonMultiple(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
  a.flooredQuotient(by: BigInteger.greatestCommonDivisor(a, b)) * b
}
