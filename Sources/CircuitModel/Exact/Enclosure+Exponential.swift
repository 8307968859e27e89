extension Enclosure {
  /// The greatest argument whose exponential is worked out: it has 23 638 bits before the point.
  private static let greatestExponent = BigInteger(1 << 14)

  /// e to the number's power, as tight as the bits allow; `nil` where the number may exceed 2^14.
  ///
  /// Only 0 has a power that is a fraction: e^z is transcendental for every fraction z other than 0 (F. Lindemann, "Über
  /// die Zahl π", *Mathematische Annalen* 20 (1882), doi:10.1007/BF01446522). So each bound lies strictly between two
  /// multiples, and they are found.
  ///
  /// - Complexity: A number of products, for each bound, that grows with the square root of the bits.
  package func exponential() -> Enclosure? {
    upper > Enclosure.greatestExponent << bits ? nil : image { Enclosure.exponential(of: $0, bits: bits) }
  }

  /// 1 / (1 + e^−x), as tight as the bits allow.
  ///
  /// - Complexity: That of `exponential()` and a division.
  package func sigmoid() -> Enclosure { image { Enclosure.sigmoid(of: $0, bits: bits) } }

  /// The hyperbolic tangent, as tight as the bits allow.
  ///
  /// - Complexity: That of `sigmoid()`.
  package func hyperbolicTangent() -> Enclosure {
    image { multiple in
      // tanh x is 2 · sigmoid(2x) − 1; with a bit more, 2x is four times the multiple, and sigmoid(2x) half of its own.
      let sigmoid = Enclosure.sigmoid(of: multiple * 4, bits: bits + 1)
      let one = BigInteger(1) << bits
      return Enclosure(lower: sigmoid.lower - one, upper: sigmoid.upper - one, bits: bits)
    }
  }
}

extension Enclosure {
  /// The tightest enclosure of e^x for a multiple of 2^−`bits`.
  private static func exponential(of argument: BigInteger, bits: Int) -> Enclosure {
    if argument.isZero { return Enclosure(1, bits: bits) }
    if isFarBelow(argument, bits: bits) { return Enclosure(lower: 0, upper: 1, bits: bits) }
    return tightest(bits: bits) { margin in
      let bounds = exponentialBounds(of: argument, bits: bits, margin: margin)
      // e^x exceeds 1 + x, which tells the bounds of tiny arguments.
      let tangent = max(0, (1 << bits) + argument)
      return bounds.raised(to: tangent << (bounds.bits - bits))
    }
  }

  /// The tightest enclosure of the sigmoid of a multiple of 2^−`bits`, which is a fraction for 0 only.
  private static func sigmoid(of argument: BigInteger, bits: Int) -> Enclosure {
    if argument.isZero { return Enclosure(Rational(1, 2), bits: bits) }
    if argument.signum() > 0 { return Enclosure(1, bits: bits) - sigmoid(of: -argument, bits: bits) }
    if isFarBelow(argument, bits: bits) { return Enclosure(lower: 0, upper: 1, bits: bits) }
    return tightest(bits: bits) { margin in
      let power = exponentialBounds(of: argument, bits: bits, margin: margin).raised(to: 0)
      let one = BigInteger(1) << power.bits
      let quotient = (power.lower << power.bits).flooredQuotient(by: one + power.lower)
      // p / (1 + p) grows by less than p does.
      let bounds = Enclosure(
        lower: quotient, upper: quotient + 1 + power.upper - power.lower, bits: power.bits)
      // The sigmoid of x < 0 exceeds 1/2 + x/4, which tells the bounds of tiny arguments.
      let tangent = (2 << bits) + argument
      return bounds.raised(to: tangent << (power.bits - bits - 2))
    }
  }

  /// Whether nothing but the last place is left of e^x, which is below 2^x for a negative x.
  private static func isFarBelow(_ argument: BigInteger, bits: Int) -> Bool {
    argument <= -BigInteger(bits) << bits
  }

  /// Encloses e^x for a multiple of 2^−`bits`, `x` at most 2^14, with at least `margin` ≥ 32 bits more than `bits`.
  ///
  /// The argument is halved until y = x / 2^h is below 2^−s, s about the square root of the bits, which is exact with
  /// the bits worked with; the sum of yⁿ/n! is then squared h times. Errors, in places of the bits worked with:
  ///
  /// - A term is the one before times y / n, rounded down, so that it is off by less than 1 + ½ + ¼ + … = 2. The first
  ///   term N that vanishes is itself below 2, and it and all that follow come to less than 4. The sum is off by less
  ///   than 2N + 2.
  /// - An error of E for a number a, in terms of c = max(1, a) e = E / c, becomes 2aE + E² / 2^w + 1 at most in the
  ///   square, that is 2e + e² / 2^w + 1 in terms of c². As long as e² is below 2^w, e + 2 at most doubles. So the
  ///   result is off by less than (2N + 4) · 2^h · max(1, e^x).
  ///
  /// N is at most w / s + 1, so that (2N + 4) · 2^h stays below the square root of 2^w; the precondition makes sure.
  static func exponentialBounds(of argument: BigInteger, bits: Int, margin: Int) -> Enclosure {
    let whole = Int(exactly: argument.magnitude >> bits) ?? .max
    // e is below 2^1.5.
    let growth = argument.signum() < 0 ? 0 : (3 * (whole + 1) + 1) / 2
    let halvings = BigInteger(whole).bitWidth + 1 << (BigInteger(bits + growth).bitWidth / 2)
    let working = bits + halvings + growth + margin
    let reduced = argument << (working - bits - halvings)
    var term = BigInteger(1) << working
    var sum = term
    var count = 0
    while !term.isZero {
      count += 1
      term = term.product(with: reduced, shiftedRightBy: working).flooredQuotient(by: BigInteger(count))
      sum += term
    }
    for _ in 0..<halvings { sum = sum.product(with: sum, shiftedRightBy: working) }
    let error = BigInteger(2 * count + 4) << halvings
    precondition(2 * error.bitWidth <= working, "too few bits for the error bound to hold")
    return Enclosure(lower: sum - error << growth, upper: sum + error << growth, bits: working)
  }
}
