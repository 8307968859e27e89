extension RealRange {
  /// What distances of members from 0 can be.
  public var magnitude: RealRange {
    intersection(.notNegative).hull((-self).intersection(.notNegative))
  }

  /// What the greatest integers not above members can be, as a range.
  public var floor: RealRange {
    if isEmpty { return .empty }
    let greatest = upper.number.map { number -> End in
      let isLeftOut = number.isInteger && !upper.isClosed
      return .closed(Rational(isLeftOut ? number.numerator - 1 : number.floor()))
    }
    return RealRange(lower.number.map { .closed(Rational($0.floor())) } ?? .infinite, greatest ?? .infinite)
  }

  /// What the lesser of two members can be.
  public static func minimum(_ left: RealRange, _ right: RealRange) -> RealRange {
    if left.isEmpty || right.isEmpty { return .empty }
    // The lesser is as great as the upper end only where both are.
    return RealRange(left.hull(right).lower, RealRange.belowUppers(left, right))
  }

  /// What the greater of two members can be.
  public static func maximum(_ left: RealRange, _ right: RealRange) -> RealRange { -minimum(-left, -right) }

  private static func belowUppers(_ left: RealRange, _ right: RealRange) -> End {
    RealRange(.infinite, left.upper).intersection(RealRange(.infinite, right.upper)).upper
  }

  /// What a threshold unit can answer; `nil` where it can meet 0 without a rule for it.
  public func thresholded(below: Rational, above: Rational, tie: TieRule) -> RealRange? {
    var answers = RealRange.empty
    if order(.less, than: RealRange(0)) != false, !isEmpty { answers = answers.hull(RealRange(below)) }
    if order(.greater, than: RealRange(0)) != false, !isEmpty { answers = answers.hull(RealRange(above)) }
    if contains(0) {
      guard case .value(let value) = tie else { return nil }
      answers = answers.hull(RealRange(value))
    }
    return answers
  }

  /// What an activation of members can be; `nil` where some may have none.
  public func applying(_ activation: Activation) -> RealRange? {
    switch activation {
    case .step(let tie): thresholded(below: 0, above: 1, tie: tie)
    case .sign(let tie): thresholded(below: -1, above: 1, tie: tie)
    case .relu: .maximum(self, RealRange(0))
    case .floor: floor
    case .abs: magnitude
    case .sigmoid: sigmoid
    case .tanh: tanh
    case .exp: exponential
    case .log: logarithm
    case .sqrt: squareRoot
    }
  }
}

// MARK: - Transcendental functions

extension RealRange {
  /// What sigmoids of members can be: never 0, never 1.
  public var sigmoid: RealRange {
    image(from: .open(0), to: .open(1)) { number in
      number.isZero ? .exactly(Rational(1, 2)) : .between(Enclosure(number, bits: Self.functionBits).sigmoid())
    }
  }

  /// What hyperbolic tangents of members can be: never −1, never 1.
  public var tanh: RealRange {
    image(from: .open(-1), to: .open(1)) { number in
      number.isZero ? .exactly(0) : .between(Enclosure(number, bits: Self.functionBits).hyperbolicTangent())
    }
  }

  /// What e to the power of members can be: never 0.
  public var exponential: RealRange {
    image(from: .open(0), to: .infinite) { number in
      if number.isZero { return .exactly(1) }
      let isGreat = number > Self.greatestExponentiated
      let argument = Enclosure(isGreat ? Self.greatestExponentiated : number, bits: Self.functionBits)
      guard let power = argument.exponential() else { return .unknown }
      return isGreat ? .above(power.lowerBound) : .between(power)
    }
  }

  /// What natural logarithms of members can be; `nil` where some may have none.
  public var logarithm: RealRange? {
    guard isSubset(of: RealRange(.open(0), .infinite)) else { return nil }
    return image(from: .infinite, to: .infinite) { number in
      if number == 1 { return .exactly(0) }
      let argument = Enclosure(number, bits: Self.functionBits)
      if let logarithm = argument.logarithm() { return .between(logarithm) }
      let above = Enclosure(lower: argument.upper, upper: argument.upper, bits: argument.bits)
      return above.logarithm().map { .below($0.upperBound) } ?? .unknown
    }
  }

  /// What square roots of members can be; `nil` where some may have none.
  public var squareRoot: RealRange? {
    guard isSubset(of: .notNegative) else { return nil }
    return image(from: .infinite, to: .infinite) { number in
      if let root = number.squareRoot { return .exactly(root) }
      return Enclosure(number, bits: Self.functionBits).squareRoot().map { .between($0) } ?? .unknown
    }
  }

  /// How many bits stand after the point in bounds of such values.
  private static let functionBits = 40
  /// Powers with greater exponents are only said to be great.
  private static let greatestExponentiated: Rational = 64

  /// What is known of the value of a function at a fraction; bounds are strict, since the value is irrational.
  private struct Known {
    var lower: End?
    var upper: End?

    static func exactly(_ value: Rational) -> Known { Known(lower: .closed(value), upper: .closed(value)) }
    static func between(_ bounds: Enclosure) -> Known {
      Known(lower: .open(bounds.lowerBound), upper: .open(bounds.upperBound))
    }
    static func above(_ bound: Rational) -> Known { Known(lower: .open(bound)) }
    static func below(_ bound: Rational) -> Known { Known(upper: .open(bound)) }
    static let unknown = Known()
  }

  /// The image of an increasing function whose values tend to these ends.
  private func image(from least: End, to greatest: End, _ value: (Rational) -> Known) -> RealRange {
    if isEmpty { return .empty }
    func end(_ end: End, _ side: (Known) -> End?) -> End? {
      guard let number = end.number else { return nil }
      return side(value(number)).map { End(number: $0.number, isClosed: $0.isClosed && end.isClosed) }
    }
    return RealRange(end(lower, \.lower) ?? least, end(upper, \.upper) ?? greatest)
  }
}
