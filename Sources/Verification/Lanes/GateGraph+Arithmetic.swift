import CircuitModel

extension GateGraph {
  /// A product: the sum of its partial products.
  mutating func product(_ a: LaneNumber, _ b: LaneNumber, in interval: Interval) -> LaneNumber {
    guard a.bits.count * b.bits.count <= GateGraph.mostBits * 8 else {
      giveUp()
      return LaneNumber(0)
    }
    // (m + A)(n + B) = mn + mB + nA + AB
    var terms: [(coefficient: BigInteger, literal: Literal)] = []
    for (i, one) in a.bits.enumerated() {
      let weight = BigInteger(2).power(i)
      terms.append((weight * b.minimum, one))
      for (j, other) in b.bits.enumerated() { terms.append((weight * BigInteger(2).power(j), and(one, other))) }
    }
    for (j, other) in b.bits.enumerated() { terms.append((BigInteger(2).power(j) * a.minimum, other)) }
    return number(WeightedSum(constant: a.minimum * b.minimum, terms: terms), in: interval)
  }

  /// One of two numbers.
  mutating func select(
    _ condition: Literal, _ a: LaneNumber, _ b: LaneNumber, in interval: Interval
  ) -> LaneNumber {
    if condition == .one { return a }
    if condition == .zero { return b }
    guard let upper = interval.upper else {
      giveUp()
      return LaneNumber(0)
    }
    let minimum = min(a.minimum, b.minimum)
    let width = (upper - minimum).bitWidth
    let (one, other) = (rebased(a, to: minimum, width: width), rebased(b, to: minimum, width: width))
    return LaneNumber(minimum: minimum, bits: zip(one, other).map { select(condition, $0, $1) })
  }

  /// Floored quotient and remainder by a positive constant: shifts for a power of two, a table for few bits, otherwise
  /// long division.
  mutating func divide(
    _ number: LaneNumber, _ interval: Interval, by divisor: BigInteger
  ) -> (quotient: LaneNumber, remainder: LaneNumber) {
    guard let lower = interval.lower, let upper = interval.upper else {
      giveUp()
      return (LaneNumber(0), LaneNumber(0))
    }
    // Counted from a multiple of the divisor, whole part and rest are those of the bits alone.
    let start = min(lower, number.minimum).flooredQuotient(by: divisor)
    let width = (upper - start * divisor).bitWidth
    let bits = rebased(number, to: start * divisor, width: width)
    if isTooLarge { return (LaneNumber(0), LaneNumber(0)) }
    let places = divisor.setBits
    if places.count == 1 {
      let shift = places[0]
      return (
        LaneNumber(minimum: start, bits: Array(bits.dropFirst(shift))),
        LaneNumber(minimum: 0, bits: Array(bits.prefix(shift)))
      )
    }
    if bits.count <= 6 {
      let numbers = (0..<1 << bits.count).map { BigInteger($0) }.prefix { $0 <= upper - start * divisor }
      let quotients = numbers.compactMap { Int(exactly: $0.flooredQuotient(by: divisor)) }
      let remainders = numbers.compactMap { Int(exactly: $0.flooredRemainder(by: divisor)) }
      let place = LaneNumber(minimum: 0, bits: bits)
      var quotient = lookup(quotients, at: place)
      quotient.minimum += start
      return (quotient, lookup(remainders, at: place))
    }
    var quotient = Array(repeating: Literal.zero, count: bits.count)
    var rest: [Literal] = []
    for place in bits.indices.reversed() {
      rest.insert(bits[place], at: 0)
      let fits = isAtLeast(rest, divisor)
      quotient[place] = fits
      let less = rebased(LaneNumber(minimum: 0, bits: rest), to: divisor, width: rest.count)
      rest = zip(less, rest).map { select(fits, $0, $1) }
      // What remains is less than the divisor.
      rest = Array(rest.prefix((divisor - 1).bitWidth))
      if isTooLarge { break }
    }
    return (LaneNumber(minimum: start, bits: quotient), LaneNumber(minimum: 0, bits: rest))
  }

  /// The entry of a table at a number that is never outside it.
  mutating func lookup(_ table: [Int], at place: LaneNumber) -> LaneNumber {
    guard let first = Int(exactly: place.minimum), place.bits.count < 24, let least = table.min(),
      let most = table.max()
    else {
      giveUp()
      return LaneNumber(0)
    }
    var bits: [Literal] = []
    // Distances may be as far as words go.
    let width = (BigInteger(most) - BigInteger(least)).bitWidth
    for bit in 0..<width {
      let column = table.map { (BigInteger($0) - BigInteger(least)).isSet(bit) }
      bits.append(entry(of: column, from: first, place.bits[...]) ?? .zero)
    }
    return LaneNumber(minimum: BigInteger(least), bits: bits)
  }

  /// The entry of a table of truths; `nil` where every place is outside it.
  private mutating func entry(of table: [Bool], from first: Int, _ bits: ArraySlice<Literal>) -> Literal? {
    let count = 1 << bits.count
    guard first < table.count, first + count > 0 else { return nil }
    guard let top = bits.last else { return table[first] ? .one : .zero }
    let low = entry(of: table, from: first, bits.dropLast())
    let high = entry(of: table, from: first + count / 2, bits.dropLast())
    guard let low, let high else { return low ?? high }
    return select(top, high, low)
  }
}

extension BigInteger {
  /// Whether the bit of a number that is not negative is 1.
  fileprivate func isSet(_ bit: Int) -> Bool {
    !flooredQuotient(by: BigInteger(2).power(bit)).flooredRemainder(by: 2).isZero
  }
}
