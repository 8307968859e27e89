/// The running sums of a lowering: which values of the network they are, and how each of them grows.
///
/// Knowing how a sum grows lets sums that grow alike be merged into one where only their difference matters:
/// `value(a[1..t]) < value(b[1..t])` needs one register, and a bounded one, where keeping both values would need two
/// that never repeat.
struct Accumulators {
  /// How a sum A follows from the last one and what the present step adds, u.
  enum Growth: Hashable {
    /// A ← A + u.
    case plain
    /// A ← ratio · A + u, as for a number read highest digit first.
    case geometric(ratio: BigInteger)
    /// A ← A + base^(t−1) · u, as for a number read lowest digit first.
    case positional(base: BigInteger)
  }

  /// A running sum of whole numbers.
  struct Accumulator: Hashable {
    var growth: Growth
    /// What a step adds.
    var stream: Form
    /// How many steps ago the sum is looked at.
    var delay: Int
    var purpose = Purpose.exact
  }

  /// What a sum is looked at for. Each purpose has a register of its own, because the register of a comparison can be cut
  /// off, and that of a remainder reduced, where one for both could be neither.
  enum Purpose: Hashable {
    case exact
    case comparison
    case remainder(BigInteger)
  }

  /// The sums, by the values that are them.
  private var sums: [ValueID: Accumulator] = [:]
  /// The registers of the powers base^(t−1), by base, and the other way round.
  private var powers: [BigInteger: Int] = [:]
  private var bases: [ValueID: BigInteger] = [:]
  /// Products of such a power and something else.
  private var scaledPowers: [ValueID: (base: BigInteger, factor: Form)] = [:]
  /// What has been made, so that equal sums share a register.
  private var made: [Accumulator: Form] = [:]

  /// The sum that a value is.
  subscript(_ value: ValueID) -> Accumulator? { sums[value] }

  /// Notes that a value is a running sum.
  mutating func note(_ form: Form, is accumulator: Accumulator) {
    guard form.terms.count == 1, form.constant.isZero, let term = form.terms.first, term.coefficient == 1 else {
      return
    }
    sums[term.value] = accumulator
  }

  /// base^(t−1), which doubles, say, at every step.
  mutating func power(of base: BigInteger, in builder: inout NetworkBuilder) -> Form {
    if let register = powers[base] { return builder.read(register) }
    let register = builder.register(initial: 1, range: base > 0 ? Interval(1, nil) : .all)
    powers[base] = register
    let power = builder.read(register)
    builder.setNext(register, builder.integer(Rational(base) * power).value)
    if let term = power.terms.first { bases[term.value] = base }
    return power
  }

  /// A form that is nothing but a multiple of such a power.
  func pureMultiple(_ form: Form) -> (coefficient: Rational, base: BigInteger)? {
    guard form.terms.count == 1, form.constant.isZero, let term = form.terms.first, let base = bases[term.value] else {
      return nil
    }
    return (term.coefficient, base)
  }

  /// Notes that a form is the product of a power and something else.
  mutating func note(_ form: Form, isPowerOf base: BigInteger, times factor: Form) {
    guard form.terms.count == 1, let term = form.terms.first, term.coefficient == 1 else { return }
    scaledPowers[term.value] = (base, factor)
  }

  /// The running sum of a stream of whole numbers, the present step included.
  mutating func sum(
    _ growth: Growth, of stream: Form, for purpose: Purpose = .exact, origin: Origin?, in builder: inout NetworkBuilder
  ) -> Form {
    let key = Accumulator(growth: growth, stream: stream, delay: 0, purpose: purpose)
    if let form = made[key] { return form }
    let register = builder.register(initial: 0, range: .all, origin: origin)
    let before = builder.read(register)
    let after: Form
    switch growth {
    case .plain: after = before + stream
    case .geometric(let ratio): after = Rational(ratio) * before + stream
    case .positional(let base): after = before + builder.product(power(of: base, in: &builder), stream)
    }
    let value = builder.integer(after).value
    builder.setNext(register, value)
    let form = builder.form(of: value)
    note(form, is: key)
    made[key] = form
    return form
  }
}

// MARK: - Numbers read lowest digit first

extension Accumulators {
  /// What a term adds to a positional number: to the stream, or to the digit at the top.
  func positionalPart(of term: Form.Term) -> (base: BigInteger, stream: Form, top: Form)? {
    if let sum = sums[term.value], case .positional(let base) = sum.growth, sum.delay == 0, base >= 2 {
      return (base, term.coefficient * sum.stream, .zero)
    }
    if let base = bases[term.value], base >= 2 { return (base, .zero, Form(term.coefficient)) }
    if let (base, factor) = scaledPowers[term.value], base >= 2 { return (base, .zero, term.coefficient * factor) }
    return nil
  }

  /// Whether a form is a positional sum of digits from 0 to base − 1, hence below base^t.
  func isNumberOfDigits(_ form: Form, base: BigInteger, in builder: NetworkBuilder) -> Bool {
    guard form.terms.count == 1, form.constant.isZero, let term = form.terms.first, term.coefficient == 1,
      let sum = sums[term.value], sum.growth == .positional(base: base), sum.delay == 0
    else { return false }
    let (range, denominator) = builder.interval(of: sum.stream)
    guard denominator == 1, let lower = range.lower, let upper = range.upper else { return false }
    return lower >= 0 && upper < base
  }
}
