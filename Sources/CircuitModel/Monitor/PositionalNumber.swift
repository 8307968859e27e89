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

/// What tells the registers of one positional number from another's.
struct PositionalKey: Hashable {
  var base: BigInteger
  var stream: Form
  var constant: BigInteger
}

extension Lowering {
  /// A form as a number read lowest digit first, where it is nothing else.
  mutating func positional(_ form: Form) -> PositionalNumber? {
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

  mutating func isZero(_ number: PositionalNumber) -> Form {
    builder.and(number.isExact, builder.isZero(number.quotient))
  }

  mutating func isPositive(_ number: PositionalNumber) -> Form {
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
