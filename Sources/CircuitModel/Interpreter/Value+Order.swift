extension Value {
  /// The number 1 or 0.
  package static func truth(_ truth: Bool) -> Value { .exact(truth ? 1 : 0) }

  /// Whether this value is below, at or above another (−1, 0, 1), or `nil` where that is not decided: two smooth values
  /// of different functions, or bounds that are too far apart.
  ///
  /// A smooth value meets a rational one through the inverse of its function: `sigmoid(z) > c` is
  /// `z > ln(c / (1 − c))`, and `tanh(z) > c` is `2z > ln((1 + c) / (1 − c))`.
  package func order(against other: Value) -> Int? {
    if let left = rational, let right = other.rational { return left < right ? -1 : left == right ? 0 : 1 }
    switch (self, other) {
    case (.smooth(let left, of: let leftArgument), .smooth(let right, of: let rightArgument)):
      guard left == right else { return nil }
      return Value.exact(leftArgument).order(against: .exact(rightArgument))
    case (.smooth(let function, of: let argument), .exact(let constant)):
      switch function.inverse(of: constant) {
      case .below: return 1
      case .above: return -1
      case .logarithm(let ratio, let scale): return Logarithm.compare(scale * argument, withLogarithmOf: ratio)
      }
    case (.exact, .smooth):
      return other.order(against: self).map { -$0 }
    case (.exact, .exact):
      return nil
    case (.enclosed(let bounds), _):
      return bounds.order(against: other.enclosure(bits: bounds.bits))
    case (_, .enclosed(let bounds)):
      return enclosure(bits: bounds.bits).order(against: bounds)
    }
  }
}

extension Activation {
  /// The argument at which a smooth activation has a value.
  enum Inverse: Hashable {
    /// The value is below the whole range of the function.
    case below
    /// The value is above the whole range of the function.
    case above
    /// `scale` times the argument is the natural logarithm of `ratio`.
    case logarithm(of: Rational, scale: Rational)
  }

  /// Where sigmoid or tanh has the value of a constant.
  func inverse(of constant: Rational) -> Inverse {
    let least: Rational = self == .tanh ? -1 : 0
    if constant <= least { return .below }
    if constant >= 1 { return .above }
    return .logarithm(of: (constant - least) / (1 - constant), scale: self == .tanh ? 2 : 1)
  }
}

extension Relation {
  /// Whether the relation holds between two numbers whose order (−1, 0 or 1) is given.
  package func holds(of order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}
