import CircuitModel

/// A number as it is written in a claim, with what it should be.
struct PrintedNumber {
  /// What is worked out.
  let expression: Expression
  /// What is written.
  let number: Rational
  /// How many digits of it stand after the point.
  let digits: Int
  /// Whether nothing may be rounded.
  let isExact: Bool

  /// A number that is given with some digits.
  init(_ expression: Expression, _ written: RoundedNumber) {
    self.expression = expression
    (number, digits, isExact) = (written.number, written.digits, false)
  }

  /// A number that is given exactly; `nil` where it has more digits than anybody writes.
  init?(_ expression: Expression, equalling number: Rational) {
    guard let digits = (0...12).first(where: { (number * Rational(10).power($0)).isInteger }) else { return nil }
    self.expression = expression
    (self.number, self.digits, isExact) = (number, digits, true)
  }
}

extension PrintedNumber {
  /// The number in units of its last digit.
  var units: BigInteger { (number * Rational(10).power(digits)).numerator }

  /// How many of its digits say something: 2 for 0.0230, none for 0.
  var significantDigits: Int {
    let spelling = "\(units.magnitude)".utf8
    let zeros = spelling.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    return spelling.count - zeros
  }

  /// Whether a value is this number, to the digits written.
  func isReproduced(by value: Value) -> Bool {
    if isExact { return value.rational == number }
    guard let bounds = value.knownBounds else { return false }
    return rounded(bounds.low) == units && rounded(bounds.high) == units
  }

  /// A number in units of the last digit written, halves away from zero.
  func rounded(_ value: Rational) -> BigInteger {
    let nearest = (value.magnitude * Rational(10).power(digits) + Rational(1, 2)).floor()
    return value.signum() < 0 ? -nearest : nearest
  }

  /// The slips in writing down the right value after which this number stands there.
  func digitSlips(from value: Value) -> [Slip] {
    guard let bounds = value.knownBounds, significantDigits > 0 else { return [] }
    /// Whether this is what comes of the value by a slip, wherever between its bounds it is.
    func comes(of slip: (Rational) -> Rational) -> Bool {
      isReproduced(by: .exact(slip(bounds.low))) && isReproduced(by: .exact(slip(bounds.high)))
    }
    var slips: [Slip] = []
    if comes(of: { -$0 }) { slips.append(.lostSign) }
    let scale = Rational(10).power(digits)
    func cut(_ number: Rational) -> Rational {
      Rational((number.magnitude * scale).floor()) / scale * Rational(number.signum())
    }
    if !isExact, comes(of: cut) { slips.append(.cutOff) }
    let shown = rounded(bounds.low)
    if shown == rounded(bounds.high), units.isNeighbourExchange(of: shown), !isExact || (bounds.low * scale).isInteger {
      slips.append(.neighbours)
    }
    guard significantDigits > 1 else { return slips }
    // 10.05 as 10.5: what stands after the point moves up, and the rest stays.
    func withoutZero(_ number: Rational) -> Rational {
      let whole = Rational(number.magnitude.floor())
      let fraction = number.magnitude - whole
      return fraction < Rational(1, 10) ? (whole + fraction * 10) * Rational(number.signum()) : number
    }
    if comes(of: withoutZero) { slips.append(.lostZero) }
    if slips.isEmpty, let places = [1, -1, 2, -2].first(where: { places in comes { $0 * Rational(10).power(places) } })
    {
      slips.append(.point(places))
    }
    return slips
  }
}

extension Value {
  /// Two bounds that are close together.
  fileprivate var knownBounds: (low: Rational, high: Rational)? {
    if let number = rational { return (number, number) }
    let bounds = enclosure(bits: Precision.usualBits)
    return (bounds.lowerBound, bounds.upperBound)
  }
}

extension BigInteger {
  /// Whether exchanging two neighbouring digits of a number gives this one.
  fileprivate func isNeighbourExchange(of other: BigInteger) -> Bool {
    guard signum() == other.signum() else { return false }
    var (one, two) = (Array("\(magnitude)".utf8), Array("\(other.magnitude)".utf8))
    let zero = UInt8(ascii: "0")
    while one.count < two.count { one.insert(zero, at: 0) }
    while two.count < one.count { two.insert(zero, at: 0) }
    guard let first = one.indices.first(where: { one[$0] != two[$0] }), first + 1 < one.count else { return false }
    two.swapAt(first, first + 1)
    return one == two
  }
}
