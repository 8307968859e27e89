/// `step·t + index·i + constant`: what a simple exponent or comparison says of the step and of one index.
struct AffineForm {
  private(set) var step = 0
  private(set) var index = 0
  private(set) var constant = 0
  private let id: IndexID

  /// Reads an expression, or a difference of two; `nil` where it is not of this form, or its numbers are large.
  init?(_ expression: Expression, minus subtrahend: Expression = .number(0), in id: IndexID) {
    self.id = id
    guard add(expression, times: 1), add(subtrahend, times: -1) else { return nil }
  }

  private mutating func add(_ expression: Expression, times factor: Int) -> Bool {
    switch expression {
    case .step: step += factor
    case .index(id): index += factor
    case .number(let number):
      guard number.isInteger, let whole = Int(exactly: number.numerator), whole.magnitude <= 1000 else { return false }
      constant += factor * whole
    case .arithmetic(.add, let a, let b, _): return add(a, times: factor) && add(b, times: factor)
    case .arithmetic(.subtract, let a, let b, _): return add(a, times: factor) && add(b, times: -factor)
    default: return false
    }
    return true
  }

  /// The part that depends on the index.
  var ofIndex: Expression { .arithmetic(.multiply, .number(Rational(index)), .index(id), .none) }
  /// The rest.
  var ofStep: Expression {
    .arithmetic(
      .add, .arithmetic(.multiply, .number(Rational(step)), .step, .none), .number(Rational(constant)), .none)
  }

  /// Whether this is `step · (t − i) + constant` for a step that divides the constant.
  var isMultipleOfAge: Bool { step != 0 && index == -step && constant % step == 0 }
}
