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
    _ growth: Growth, of stream: Form, for purpose: Purpose = .exact, in builder: inout NetworkBuilder
  ) -> Form {
    let key = Accumulator(growth: growth, stream: stream, delay: 0, purpose: purpose)
    if let form = made[key] { return form }
    let register = builder.register(initial: 0, range: .all)
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

// MARK: - Merging

extension Lowering {
  /// A form in which running sums that grow alike have become one.
  mutating func merged(_ form: Form) -> Form {
    let (sums, rest) = form.split { accumulators[$0] != nil }
    var merged = rest
    var classes: [(kind: Accumulators.Accumulator, terms: [Form.Term])] = []
    for term in sums {
      guard var kind = accumulators[term.value] else { continue }
      kind.stream = .zero
      if let place = classes.firstIndex(where: { $0.kind == kind }) {
        classes[place].terms.append(term)
      } else {
        classes.append((kind, [term]))
      }
    }
    for (kind, terms) in classes {
      guard terms.count > 1 else {
        for term in terms { merged = merged + Form(value: term.value, coefficient: term.coefficient) }
        continue
      }
      var stream = Form.zero
      for term in terms {
        if let sum = accumulators[term.value] { stream = stream + term.coefficient * sum.stream }
      }
      merged = merged + runningSum(kind.growth, of: stream, delay: kind.delay)
    }
    return merged
  }

  /// The running sum of a stream, seen some steps later.
  mutating func runningSum(
    _ growth: Accumulators.Growth, of stream: Form, delay: Int, for purpose: Accumulators.Purpose = .exact
  ) -> Form {
    let scale = stream.denominator
    let whole = Rational(scale) * stream
    let sum = accumulators.sum(growth, of: whole, for: purpose, in: &builder)
    let late = delayed(sum, by: delay, initial: 0)
    accumulators.note(late, is: .init(growth: growth, stream: whole, delay: delay, purpose: purpose))
    return Rational(1, scale) * late
  }

  /// A form whose running sums have registers of their own for a purpose.
  private mutating func dedicated(_ form: Form, to purpose: Accumulators.Purpose) -> Form {
    let (sums, rest) = form.split { accumulators[$0] != nil }
    var dedicated = rest
    for term in sums {
      guard let sum = accumulators[term.value] else { continue }
      dedicated =
        dedicated + term.coefficient * runningSum(sum.growth, of: sum.stream, delay: sum.delay, for: purpose)
    }
    return dedicated
  }

  /// The remainder of a form by a constant other than 0, with running sums merged.
  mutating func remainder(_ form: Form, by divisor: Rational) -> Form {
    let scale = leastCommonMultiple(form.denominator, divisor.denominator)
    let modulus = (Rational(scale) * divisor).numerator.magnitude
    return builder.remainder(dedicated(merged(form), to: .remainder(modulus)), by: divisor)
  }

  /// A form that is only compared with 0, where a single running sum is compared with something bounded.
  private mutating func compared(_ form: Form) -> Form {
    let (sums, rest) = form.split { accumulators[$0] != nil }
    return sums.count == 1 && builder.interval(of: rest).0.isBounded ? dedicated(form, to: .comparison) : form
  }

  /// A product in which powers base^(t−1) are kept track of.
  mutating func product(_ left: Form, _ right: Form) -> Form {
    for (power, other) in [(left, right), (right, left)] {
      guard let (coefficient, base) = accumulators.pureMultiple(power), other.constantValue == nil else { continue }
      let (value, denominator) = builder.integer(other)
      let factor = builder.form(of: value)
      let product = builder.product(accumulators.power(of: base, in: &builder), factor)
      accumulators.note(product, isPowerOf: base, times: factor)
      return (coefficient / Rational(denominator)) * product
    }
    return builder.product(left, right)
  }

  /// 1 where a form is above 0, with running sums merged.
  mutating func isPositive(_ form: Form) -> Form {
    let merged = merged(form)
    if let number = positional(merged) { return isPositive(number) }
    return builder.positive(compared(merged))
  }

  /// 1 where a form is 0, with running sums merged.
  mutating func isZero(_ form: Form) -> Form {
    let merged = merged(form)
    if let number = positional(merged) { return isZero(number) }
    return builder.isZero(compared(merged))
  }
}

// MARK: - Numbers read lowest digit first

/// A number L(t) = c + Σ base^(i−1)·u(i) + base^(t−1)·w(t), as far as its sign and divisibility are concerned.
///
/// With q = ⌊(c + Σ_{i<t} …) / base^(t−1)⌋ and z = "that division leaves nothing", one step gives m = q + u(t), and then
/// q ← ⌊m / base⌋, z ← z ∧ base | m. Both stay bounded, yet L(t) = 0 just where z ∧ m + w = 0, and ⌊L(t) / base^(t−1)⌋ is
/// m + w. This is long addition and comparison, carry and all, without ever keeping a number that grows.
struct PositionalNumber {
  var base: BigInteger
  /// m + w: the number divided by base^(t−1), rounded down.
  var quotient: Form
  /// z: whether that division leaves nothing.
  var isExact: Form
}

extension Lowering {
  /// A form as a number read lowest digit first, where it is nothing else.
  private mutating func positional(_ form: Form) -> PositionalNumber? {
    let scaled = Rational(form.denominator) * form
    var base: BigInteger?
    var stream = Form.zero
    var top = Form.zero
    for term in scaled.terms {
      guard let part = accumulators.positionalPart(of: term), base == nil || base == part.base else { return nil }
      base = part.base
      stream = stream + part.stream
      top = top + part.top
    }
    guard let base, scaled.constant.isInteger else { return nil }
    return positional(base: base, stream: stream, top: top, constant: scaled.constant.numerator)
  }

  private mutating func positional(
    base: BigInteger, stream: Form, top: Form, constant: BigInteger
  ) -> PositionalNumber {
    let key = PositionalKey(base: base, stream: stream, constant: constant)
    let quotient = positionalRegisters[key]?.quotient ?? builder.register(initial: constant, range: .all)
    let exact = positionalRegisters[key]?.exact ?? builder.register(initial: 1, range: .bit)
    let (low, isExact) = (builder.read(quotient) + stream, builder.read(exact))
    if positionalRegisters[key] == nil {
      positionalRegisters[key] = (quotient, exact)
      builder.setNext(quotient, builder.integer(builder.floor(Rational(1, base) * low)).value)
      let divides = builder.isZero(builder.remainder(low, by: Rational(base)))
      builder.setNext(exact, builder.integer(builder.and(isExact, divides)).value)
    }
    return PositionalNumber(base: base, quotient: low + top, isExact: isExact)
  }

  private mutating func isZero(_ number: PositionalNumber) -> Form {
    builder.and(number.isExact, builder.isZero(number.quotient))
  }

  private mutating func isPositive(_ number: PositionalNumber) -> Form {
    let isTie = builder.and(builder.isZero(number.quotient), .one - number.isExact)
    return builder.or(builder.positive(number.quotient), isTie)
  }

  /// `floor(number / base^(t + k))`, where it is that.
  mutating func positionalQuotient(
    _ dividend: Expression, by divisor: Expression
  ) throws(LoweringObstacle) -> Lowered? {
    let divisor = try lower(divisor)
    guard let (coefficient, base) = accumulators.pureMultiple(divisor.value), coefficient >= 1, coefficient.isInteger
    else { return nil }
    let dividend = try lower(dividend)
    let sum = merged(dividend.value)
    guard sum.denominator == 1 else { return nil }
    // A dividend without sums is a constant or something bounded: all of it is the constant or nothing.
    let number = sum.constantValue.map {
      positional(base: base, stream: .zero, top: .zero, constant: $0.numerator)
    }
    guard let number = number ?? positional(sum), number.base == base else { return nil }
    let quotient = builder.floor((1 / coefficient) * number.quotient)
    return Lowered(quotient, undefined: builder.or(dividend.undefined, divisor.undefined))
  }

  /// `number % base^t == other`, where the other is a number of t digits: the two are congruent.
  mutating func positionalCongruence(
    _ relation: Relation, _ left: Expression, _ right: Expression
  ) throws(LoweringObstacle) -> Lowered? {
    guard relation == .equal || relation == .notEqual else { return nil }
    for (reduced, other) in [(left, right), (right, left)] {
      guard case .arithmetic(.remainder, let number, let modulus, _) = reduced else { continue }
      let lowered = try lower(modulus)
      guard let (coefficient, base) = accumulators.pureMultiple(lowered.value), coefficient == Rational(base) else {
        continue
      }
      let (dividend, digits) = (try lower(number), try lower(other))
      guard accumulators.isNumberOfDigits(digits.value, base: base, in: builder),
        let difference = positional(merged(dividend.value - digits.value)), difference.base == base
      else { continue }
      let divides = builder.isZero(builder.remainder(difference.quotient, by: Rational(base)))
      let isCongruent = builder.and(difference.isExact, divides)
      let undefined = builder.or(lowered.undefined, builder.or(dividend.undefined, digits.undefined))
      return Lowered(relation == .equal ? isCongruent : .one - isCongruent, undefined: undefined)
    }
    return nil
  }
}

extension Accumulators {
  /// What a term adds to a positional number: to the stream, or to the digit at the top.
  fileprivate func positionalPart(of term: Form.Term) -> (base: BigInteger, stream: Form, top: Form)? {
    if let sum = sums[term.value], case .positional(let base) = sum.growth, sum.delay == 0, base >= 2 {
      return (base, term.coefficient * sum.stream, .zero)
    }
    if let base = bases[term.value], base >= 2 { return (base, .zero, Form(term.coefficient)) }
    if let (base, factor) = scaledPowers[term.value], base >= 2 { return (base, .zero, term.coefficient * factor) }
    return nil
  }

  /// Whether a form is a positional sum of digits from 0 to base − 1, hence below base^t.
  fileprivate func isNumberOfDigits(_ form: Form, base: BigInteger, in builder: NetworkBuilder) -> Bool {
    guard form.terms.count == 1, form.constant.isZero, let term = form.terms.first, term.coefficient == 1,
      let sum = sums[term.value], sum.growth == .positional(base: base), sum.delay == 0
    else { return false }
    let (range, denominator) = builder.interval(of: sum.stream)
    guard denominator == 1, let lower = range.lower, let upper = range.upper else { return false }
    return lower >= 0 && upper < base
  }
}

/// What tells the registers of one positional number from another's.
struct PositionalKey: Hashable {
  var base: BigInteger
  var stream: Form
  var constant: BigInteger
}
