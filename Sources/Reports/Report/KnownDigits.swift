import CircuitModel

/// What is known of a number in decimal. Of bounds only those digits are written that all numbers between them have.
struct KnownDigits {
  private let low: Rational
  private let high: Rational

  /// Takes what is known of a value.
  init(_ value: Value) {
    switch value {
    case .exact(let number): (low, high) = (number, number)
    case .enclosed(let bounds): (low, high) = (bounds.lowerBound, bounds.upperBound)
    case .smooth(_, of: let argument):
      // The number is above e^-z, which 2^-2z is not.
      let argument = min(argument.magnitude, Self.mostTold).floor()
      let bounds = value.enclosure(bits: Self.bits + 2 * (Int(exactly: argument) ?? 0))
      (low, high) = (bounds.lowerBound, bounds.upperBound)
    }
  }

  /// How many bits are looked at of the value of a sigmoid or tanh, which can be had to any number of them, at 0.
  private static let bits = 512
  /// Beyond this argument, a value is so near to 0 that its power of ten is not told.
  static let mostTold: Rational = 4096
}

extension KnownDigits {
  /// The number in units of the last of so many digits after the point, halves away from 0; `nil` where bounds do not tell.
  func rounded(digits: Int) -> BigInteger? {
    common { number in
      let nearest = (number.magnitude * Rational(10).power(digits) + Rational(1, 2)).floor()
      return number.signum() < 0 ? -nearest : nearest
    }
  }

  /// The same with what comes after those digits left out.
  func cut(digits: Int) -> BigInteger? {
    common { number in
      let floor = (number.magnitude * Rational(10).power(digits)).floor()
      return number.signum() < 0 ? -floor : floor
    }
  }

  /// The power of ten of its first digit: −1 for 0.5; `nil` for 0, and where bounds do not tell.
  var exponent: Int? {
    guard low.signum() == high.signum(), low.signum() != 0 else { return nil }
    // 2^10 is a little more than 10^3, so that this is at most one off, and then too small.
    let number = min(low.magnitude, high.magnitude)
    var exponent = (number.numerator.bitWidth - number.denominator.bitWidth - 2) * 30_103 / 100_000 - 1
    while Rational(10).power(exponent + 1) <= number { exponent += 1 }
    return exponent
  }

  private func common(_ digits: (Rational) -> BigInteger) -> BigInteger? {
    let (a, b) = (digits(low), digits(high))
    return a == b ? a : nil
  }
}

extension KnownDigits {
  /// Beyond this many zeros after the point a number is written with a power of ten.
  private static let mostZeros = 4

  /// A number given in units of the last of so many digits after the point: `0.230`, `8.77e-20`, `1.22e7`.
  static func text(_ units: BigInteger, digits: Int, continued: Bool = false) -> String {
    let more = continued ? "…" : ""
    let spelling = "\(units.magnitude)"
    let exponent = spelling.utf8.count - 1 - digits
    if units.isZero || digits >= 0 && exponent >= -mostZeros {
      return Rational(units, BigInteger(10).power(max(0, digits))).decimal(digits: max(0, digits)) + more
    }
    let fraction = spelling.dropFirst()
    return
      "\(units.signum() < 0 ? "-" : "")\(spelling.prefix(1))\(fraction.isEmpty ? "" : ".\(fraction)")\(more)e\(exponent)"
  }

  /// So many digits from the first that is not 0 on, with a power of ten.
  func significant(_ count: Int, _ exponent: Int) -> String? {
    for digits in (count - 1 - exponent)...(count + 1 - exponent) {
      guard let units = rounded(digits: digits) else { continue }
      let spelling = "\(units.magnitude)"
      let power = spelling.utf8.count - 1 - digits
      return "\(units.signum() < 0 ? "-" : "")\(spelling.prefix(1)).\(spelling.dropFirst())e\(power)"
    }
    return nil
  }

  /// The number with some digits more than were asked for: `0.76852478…`; all of it where that is not long.
  /// - Returns: The text, and whether it is all of the number; `nil` where bounds do not tell so much.
  func text(beyond digits: Int) -> (text: String, isExact: Bool)? {
    let wanted = max(max(0, digits) + 6, 7 - (exponent ?? 0))
    if low == high {
      let scaled = low * Rational(10).power(wanted)
      if low.isInteger { return ("\(low)", true) }
      if scaled.isInteger {
        let fewest = (1...wanted).first { (low * Rational(10).power($0)).isInteger } ?? wanted
        return (Self.text((low * Rational(10).power(fewest)).numerator, digits: fewest), true)
      }
    }
    // Where the digits that follow are all nines or zeros, bounds may meet the border of a digit, but not of the next too.
    for place in wanted...(wanted + 2) {
      if let units = cut(digits: place) { return (Self.text(units, digits: place, continued: true), false) }
    }
    return nil
  }
}
