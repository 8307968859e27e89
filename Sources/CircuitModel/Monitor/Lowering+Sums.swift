// Sums that are looked at: merged where they grow alike, and with a register for each purpose.

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
    let origin = origin(of: growth, whole)
    let sum = accumulators.sum(growth, of: whole, for: purpose, origin: origin, in: &builder)
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
