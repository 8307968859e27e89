import CircuitModel

/// `constant + Σ coefficient · parameter`: a value of a step as a function of the parameters of a space.
struct AffineForm: Hashable {
  /// What is added to the terms.
  var constant: Rational
  /// The coefficient of each parameter; empty where all of them are 0.
  private(set) var coefficients: [Rational]

  init(_ constant: Rational) {
    self.constant = constant
    coefficients = []
  }

  init(constant: Rational, coefficients: [Rational]) {
    self.constant = constant
    self.coefficients = coefficients.allSatisfy(\.isZero) ? [] : coefficients
  }

  /// Whether no parameter matters.
  var isConstant: Bool { coefficients.isEmpty }
}

extension AffineForm {
  static func + (left: AffineForm, right: AffineForm) -> AffineForm {
    let constant = left.constant + right.constant
    if left.isConstant { return AffineForm(constant: constant, sameAs: right) }
    if right.isConstant { return AffineForm(constant: constant, sameAs: left) }
    return AffineForm(constant: constant, coefficients: zip(left.coefficients, right.coefficients).map(+))
  }

  static func - (left: AffineForm, right: AffineForm) -> AffineForm { left + -1 * right }

  static func * (factor: Rational, form: AffineForm) -> AffineForm {
    if factor == 1 { return form }
    return AffineForm(constant: factor * form.constant, coefficients: form.coefficients.map { factor * $0 })
  }

  private init(constant: Rational, sameAs form: AffineForm) {
    self.constant = constant
    coefficients = form.coefficients
  }
}

/// A direction of the parameters: whole coefficients without a common divisor, the first of them above 0.
struct Direction: Hashable {
  let coefficients: [BigInteger]

  /// The direction as a form, which is whole wherever the parameters are.
  var form: AffineForm { AffineForm(constant: 0, coefficients: coefficients.map { Rational($0) }) }
}

extension AffineForm {
  /// `factor · direction + constant`: forms that are functions of one another have the same direction; `nil` where
  /// the form is constant.
  var directed: (direction: Direction, factor: Rational)? {
    guard let first = coefficients.first(where: { !$0.isZero }) else { return nil }
    let denominator = coefficients.reduce(BigInteger(1)) { common, coefficient in
      let divisor = BigInteger.greatestCommonDivisor(common, coefficient.denominator)
      return common.flooredQuotient(by: divisor) * coefficient.denominator
    }
    let whole = coefficients.map { (Rational(denominator) * $0).numerator }
    var divisor = whole.reduce(BigInteger(0)) { BigInteger.greatestCommonDivisor($0, $1) }
    if first < 0 { divisor = -divisor }
    let direction = whole.map { $0.quotientAndRemainder(dividingBy: divisor).quotient }
    return (Direction(coefficients: direction), Rational(divisor, denominator))
  }

  /// The form with one parameter eliminated by `direction = value`: the last one that the direction has.
  mutating func substitute(_ direction: Direction, equals value: BigInteger) {
    guard !isConstant, let last = direction.coefficients.lastIndex(where: { !$0.isZero }) else { return }
    let factor = coefficients[last] / Rational(direction.coefficients[last])
    if factor.isZero { return }
    self = self + factor * (AffineForm(Rational(value)) - direction.form)
  }
}
