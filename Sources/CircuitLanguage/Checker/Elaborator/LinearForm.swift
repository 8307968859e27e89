import CircuitModel

/// An expression of the form `a·t + b·i + … + c`, by which steps and lengths can be compared without knowing `t`.
struct LinearForm: Equatable {
  /// The factor of `t`.
  var ofStep: Rational = 0
  /// The factors of the indices, none of them 0.
  var ofIndex: [IndexID: Rational] = [:]
  /// What is left.
  var constant: Rational = 0

  /// Reads a linear form off an expression, or gives `nil` where the expression has none.
  init?(_ expression: Expression, parameters: [Parameter]) {
    switch expression {
    case .number(let value): constant = value
    case .parameter(let id): constant = parameters[id.number].value
    case .step: ofStep = 1
    case .index(let id): ofIndex = [id: 1]
    case .arithmetic(let operation, let left, let right, _):
      guard let left = LinearForm(left, parameters: parameters), let right = LinearForm(right, parameters: parameters)
      else { return nil }
      switch operation {
      case .add: self = left.adding(right, times: 1)
      case .subtract: self = left.adding(right, times: -1)
      case .multiply where right.isConstant: self = left.scaled(by: right.constant)
      case .multiply where left.isConstant: self = right.scaled(by: left.constant)
      case .divide where right.isConstant && !right.constant.isZero: self = left.scaled(by: 1 / right.constant)
      default: return nil
      }
    default: return nil
    }
  }

  /// The form of a constant.
  init(_ constant: Rational) { self.constant = constant }
}

extension LinearForm {
  /// Whether neither `t` nor an index matters.
  var isConstant: Bool { ofStep.isZero && ofIndex.isEmpty }

  /// The index and the offset of a form such as `i + 2`.
  var indexAndOffset: (IndexID, Rational)? {
    guard ofStep.isZero, ofIndex.count == 1, let (index, factor) = ofIndex.first, factor == 1 else { return nil }
    return (index, constant)
  }

  /// This form plus a multiple of another.
  func adding(_ other: LinearForm, times factor: Rational) -> LinearForm {
    var sum = self
    sum.ofStep += factor * other.ofStep
    sum.constant += factor * other.constant
    for (index, share) in other.ofIndex {
      let total = sum.ofIndex[index, default: 0] + factor * share
      sum.ofIndex[index] = total.isZero ? nil : total
    }
    return sum
  }

  private func scaled(by factor: Rational) -> LinearForm { LinearForm(0).adding(self, times: factor) }
}
