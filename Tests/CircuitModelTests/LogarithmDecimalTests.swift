import CircuitModel
import Testing

@Suite struct LogarithmDecimalTests {
  /// From a computation with 120 digits, rounded to 50.
  private static let sigmoids: [(Rational, String)] = [
    (10, "0.99995460213129756560549522376723651054490630799527"),
    (-10, "0.00004539786870243439450477623276348945509369200473"),
    (Rational(6, 5), "0.76852478349901764293091265246344835299142099385962"),
    (Rational(3, 2), "0.81757447619364365960721717865624824754624084358090"),
    (Rational(-3, 2), "0.18242552380635634039278282134375175245375915641910"),
    (Rational(1, 1000), "0.50024999997916666874999978918652929342817122135922"),
    (Rational(-1, 1000000), "0.49999975000000000002083333333333125000000000021081"),
    (100, "0.99999999999999999999999999999999999999999996279924"),
    (-100, "0.00000000000000000000000000000000000000000003720076"),
    (Rational(1, 2), "0.62245933120185456463890056574550847875327936530891"),
    (Rational(-37, 10), "0.02412702141766920128038024813719466717230420866984"),
    (Rational(22, 7), "0.95862634893992462140140148619523362901193101066409"),
    (Rational(123456789, 1000000), "1.00000000000000000000000000000000000000000000000000"),
    (Rational(1, 2000), "0.50012499999739583339843749835301963496670625713254"),
  ]

  private static let tangents: [(Rational, String)] = [
    (10, "0.99999999587769276361959283713827574105081461849502"),
    (-10, "-0.99999999587769276361959283713827574105081461849502"),
    (Rational(6, 5), "0.83365460701215525867409512181231437821956729485163"),
    (Rational(3, 2), "0.90514825364486643824230369645649559722764113515878"),
    (Rational(-3, 2), "-0.90514825364486643824230369645649559722764113515878"),
    (Rational(1, 1000), "0.00099999966666679999994603176790122570466929679229"),
    (Rational(-1, 1000000), "-0.00000099999999999966666666666679999999999994603175"),
    (100, "1.00000000000000000000000000000000000000000000000000"),
    (-100, "-1.00000000000000000000000000000000000000000000000000"),
    (Rational(1, 2), "0.46211715726000975850231848364367254873028928033011"),
    (Rational(-37, 10), "-0.99877824128113119757333921656690814827224981772862"),
    (Rational(22, 7), "0.99628147464192520836125220785430942659848830893951"),
    (Rational(123456789, 1000000), "1.00000000000000000000000000000000000000000000000000"),
    (Rational(1, 2000), "0.00049999995833333749999957837305858685634244271843"),
  ]

  @Test func sigmoidsAreWrittenToFiftyDigits() {
    for (argument, text) in Self.sigmoids {
      #expect(Activation.sigmoid.decimal(of: argument, digits: 50) == text, "sigmoid(\(argument))")
    }
  }

  @Test func hyperbolicTangentsAreWrittenToFiftyDigits() {
    for (argument, text) in Self.tangents {
      #expect(Activation.tanh.decimal(of: argument, digits: 50) == text, "tanh(\(argument))")
    }
  }

  @Test func fewerDigitsAreThoseOfTheNearestDecimal() throws {
    for (argument, text) in Self.sigmoids + Self.tangents {
      let activation: Activation = Self.sigmoids.contains { $0 == (argument, text) } ? .sigmoid : .tanh
      let isNegative = text.hasPrefix("-")
      let exact = try #require(Rational(decimal: isNegative ? String(text.dropFirst()) : text))
      for digits in 0...30 {
        let expected = (isNegative ? -exact : exact).decimal(digits: digits)
        #expect(activation.decimal(of: argument, digits: digits) == expected, "\(activation)(\(argument)), \(digits)")
      }
    }
    #expect(Activation.sigmoid.decimal(of: 10, digits: 6) == "0.999955")
    #expect(Activation.tanh.decimal(of: Rational(3, 2), digits: 3) == "0.905")
  }

  @Test func theMiddleIsExact() {
    #expect(Activation.sigmoid.decimal(of: 0, digits: 3) == "0.500")
    #expect(Activation.sigmoid.decimal(of: 0, digits: 0) == "1")
    #expect(Activation.tanh.decimal(of: 0, digits: 2) == "0.00")
  }

  @Test func argumentsFarOutAreWrittenAtOnce() {
    for huge in [
      Rational(1_000_000), Rational(.max), Rational(BigInteger(10).power(1000)),
      Rational(BigInteger(10).power(1000), 7),
    ] {
      #expect(Activation.sigmoid.decimal(of: huge, digits: 6) == "1.000000")
      #expect(Activation.sigmoid.decimal(of: -huge, digits: 6) == "0.000000")
      #expect(Activation.tanh.decimal(of: huge, digits: 6) == "1.000000")
      #expect(Activation.tanh.decimal(of: -huge, digits: 6) == "-1.000000")
      #expect(Activation.sigmoid.decimal(of: 1 / huge, digits: 6) == "0.500000")
      #expect(Activation.tanh.decimal(of: -1 / huge, digits: 3) == "0.000")
    }
  }

  @Test func fiftyDigitsOfTheLimitsNeedLargeArguments() {
    // e^−115 is just above 10^−50, e^−116 is not half of it.
    #expect(Activation.sigmoid.decimal(of: -115, digits: 50) == "0." + String(repeating: "0", count: 49) + "1")
    #expect(Activation.sigmoid.decimal(of: -116, digits: 50) == "0." + String(repeating: "0", count: 50))
  }
}
