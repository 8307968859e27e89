/// The factors of a product sorted by what they depend on.
struct SeparatedProduct {
  let index: IndexID
  let lag: Int
  var ofIndex: [Expression] = []
  var ofStep: [Expression] = []
  var coefficient: Rational = 1
  var growth: Accumulators.Growth = .plain

  init(index: IndexID, lag: Int) {
    self.index = index
    self.lag = lag
  }

  /// Whether something but the index alone is among the factors.
  var dependsOnStep: Bool { ofStep.contains(where: \.dependsOnStep) }

  /// Sorts the factors of an expression; false where one of them depends on both.
  mutating func collect(_ expression: Expression, in circuit: Circuit) -> Bool {
    switch expression {
    case .arithmetic(.multiply, let a, let b, _):
      return collect(a, in: circuit) && collect(b, in: circuit)
    case .arithmetic(.power, let base, let exponent, _) where exponent.mentions(index):
      if let base = base.number(in: circuit) { return collect(base, to: exponent) || sort(expression) }
    default: break
    }
    return sort(expression)
  }

  private mutating func sort(_ expression: Expression) -> Bool {
    switch (expression.mentions(index), expression.dependsOnStep) {
    case (true, true): return false
    case (true, false): ofIndex.append(expression)
    case (false, _): ofStep.append(expression)
    }
    return true
  }

  /// A power whose exponent is `a·t + b·i + k`.
  private mutating func collect(_ base: Rational, to exponent: Expression) -> Bool {
    guard let form = AffineForm(exponent, in: index), form.constant.magnitude <= 1000 else { return false }
    if base == -1, growth == .plain, form.step % 2 != 0, form.index % 2 != 0 {
      // (-1)^(t + i) is (-1)^(t - i).
      growth = .geometric(ratio: -1)
      coefficient *= Rational(-1).power(form.constant + form.step * lag)
      return true
    }
    if base == -1 {
      ofIndex.append(.arithmetic(.power, .number(-1), form.ofIndex, .none))
      ofStep.append(.arithmetic(.power, .number(-1), form.ofStep, .none))
      return true
    }
    guard base.isInteger, base.magnitude >= 2, growth == .plain else { return false }
    switch (form.step, form.index) {
    case (let a, let b) where a > 0 && b == -a && a <= 64:
      // At the step s = t - lag the exponent is a·(s - i) + a·lag + k.
      growth = .geometric(ratio: base.power(a).numerator)
      coefficient *= base.power(form.constant + a * lag)
      return true
    case (0, 1) where base >= 2:
      growth = .positional(base: base.numerator)
      coefficient *= base.power(form.constant + 1)
      return true
    default: return false
    }
  }
}

extension Expression {
  /// The number that this is written as.
  fileprivate func number(in circuit: Circuit) -> Rational? {
    switch self {
    case .number(let number): number
    case .parameter(let id): circuit[id].value
    case .arithmetic(.subtract, .number(0), let operand, _): operand.number(in: circuit).map { -$0 }
    default: nil
    }
  }
}
