/// A natural number of any size as words, the least significant first, the last one not 0; 0 has no words.
///
/// The schoolbook algorithms: numbers here have at most some hundreds of words, below the sizes at which the
/// asymptotically faster ones win.
struct Magnitude: Hashable, Sendable {
  private(set) var words: [UInt]

  /// Makes a number of words, of which the last ones may be 0.
  init(words: [UInt]) {
    self.words = words
    while self.words.last == 0 { self.words.removeLast() }
  }

  init(_ word: UInt) { words = word == 0 ? [] : [word] }

  init(_ value: UInt128) {
    self.init(words: [UInt(truncatingIfNeeded: value), UInt(truncatingIfNeeded: value >> 64)])
  }
}

extension Magnitude {
  var isZero: Bool { words.isEmpty }

  /// The number, where it is one word or none.
  var word: UInt? { words.count <= 1 ? words.first ?? 0 : nil }

  /// The place of the highest set bit, counted from 1; 0 for 0.
  var bitWidth: Int {
    guard let last = words.last else { return 0 }
    return words.count * UInt.bitWidth - last.leadingZeroBitCount
  }
}

extension Magnitude: Comparable {
  static func < (left: Magnitude, right: Magnitude) -> Bool {
    guard left.words.count == right.words.count else { return left.words.count < right.words.count }
    for place in left.words.indices.reversed() where left.words[place] != right.words[place] {
      return left.words[place] < right.words[place]
    }
    return false
  }
}

extension Magnitude {
  static func + (left: Magnitude, right: Magnitude) -> Magnitude {
    let (long, short) = left.words.count >= right.words.count ? (left, right) : (right, left)
    var sum = long
    var carry: UInt = 0
    for place in sum.words.indices {
      if place >= short.words.count && carry == 0 { return sum }
      let (partial, first) = sum.words[place].addingReportingOverflow(
        place < short.words.count ? short.words[place] : 0)
      let (word, second) = partial.addingReportingOverflow(carry)
      sum.words[place] = word
      carry = first || second ? 1 : 0
    }
    if carry == 1 { sum.words.append(1) }
    return sum
  }

  /// Precondition: the right number is not the greater one.
  static func - (left: Magnitude, right: Magnitude) -> Magnitude {
    var words = left.words
    var borrow: UInt = 0
    for place in words.indices {
      if place >= right.words.count && borrow == 0 { break }
      let (partial, first) = words[place].subtractingReportingOverflow(
        place < right.words.count ? right.words[place] : 0)
      let (word, second) = partial.subtractingReportingOverflow(borrow)
      words[place] = word
      borrow = first || second ? 1 : 0
    }
    precondition(borrow == 0, "a magnitude is never negative")
    return Magnitude(words: words)
  }

  static func * (left: Magnitude, right: Magnitude) -> Magnitude {
    if left.isZero || right.isZero { return Magnitude(words: []) }
    let (left, right) = (left.words, right.words)
    var product = [UInt](repeating: 0, count: left.count + right.count)
    for offset in left.indices {
      let factor = left[offset]
      var carry: UInt = 0
      for place in right.indices {
        (carry, product[offset + place]) = Magnitude.multiplied(
          right[place], by: factor, adding: product[offset + place], and: carry)
      }
      product[offset + right.count] = carry
    }
    return Magnitude(words: product)
  }

  /// Replaces the number by `self * factor + summand`.
  mutating func multiply(by factor: UInt, adding summand: UInt) {
    var carry = summand
    for place in words.indices {
      (carry, words[place]) = Magnitude.multiplied(words[place], by: factor, adding: carry, and: 0)
    }
    if carry != 0 { words.append(carry) }
    while words.last == 0 { words.removeLast() }
  }

  /// The number times 2 to a power that is not negative.
  func shiftedLeft(by count: Int) -> Magnitude {
    if isZero || count == 0 { return self }
    let (whole, bits) = count.quotientAndRemainder(dividingBy: UInt.bitWidth)
    var shifted = [UInt](repeating: 0, count: whole)
    shifted.reserveCapacity(whole + words.count + 1)
    var carry: UInt = 0
    for word in words {
      shifted.append(word << bits | carry)
      // A shift by the full width, where `bits` is 0, gives 0: Swift's shifts are not masked.
      carry = word >> (UInt.bitWidth - bits)
    }
    shifted.append(carry)
    return Magnitude(words: shifted)
  }

  /// Replaces the number by its quotient by 2 to a power that is not negative.
  ///
  /// - Returns: Whether anything but zeros was shifted out.
  mutating func shiftRight(by count: Int) -> Bool {
    let (whole, bits) = count.quotientAndRemainder(dividingBy: UInt.bitWidth)
    guard whole < words.count else {
      defer { words = [] }
      return !isZero
    }
    let isInexact = words[..<whole].contains { $0 != 0 } || words[whole] << (UInt.bitWidth - bits) != 0
    for place in whole..<words.count {
      let above = place + 1 < words.count ? words[place + 1] << (UInt.bitWidth - bits) : 0
      words[place - whole] = words[place] >> bits | above
    }
    words.removeLast(whole)
    while words.last == 0 { words.removeLast() }
    return isInexact
  }

  /// The quotient by 2 to a power that is not negative.
  func shiftedRight(by count: Int) -> Magnitude {
    var shifted = self
    _ = shifted.shiftRight(by: count)
    return shifted
  }
}

extension Magnitude {
  /// The quotient and the remainder by a word that is not 0.
  func quotientAndRemainder(dividingBy divisor: UInt) -> (quotient: Magnitude, remainder: UInt) {
    var quotient = self
    let remainder = quotient.divide(by: divisor)
    return (quotient, remainder)
  }

  /// Replaces the number by its quotient by a word that is not 0, and returns the remainder.
  mutating func divide(by divisor: UInt) -> UInt {
    var remainder: UInt = 0
    for place in words.indices.reversed() {
      (words[place], remainder) = divisor.dividingFullWidth((remainder, words[place]))
    }
    while words.last == 0 { words.removeLast() }
    return remainder
  }

  /// The quotient and the remainder by a number that is not 0.
  ///
  /// Algorithm D of D. E. Knuth, *The Art of Computer Programming*, volume 2, section 4.3.1.
  func quotientAndRemainder(dividingBy divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
    precondition(!divisor.isZero, "division by zero")
    if self < divisor { return (Magnitude(words: []), self) }
    if let word = divisor.word {
      let (quotient, remainder) = quotientAndRemainder(dividingBy: word)
      return (quotient, Magnitude(remainder))
    }
    // The divisor's top bit is made 1, so that two words of it foretell a digit of the quotient to within 1.
    let shift = divisor.words[divisor.words.count - 1].leadingZeroBitCount
    let below = divisor.shiftedLeft(by: shift).words
    var rest = shiftedLeft(by: shift).words
    if rest.count == words.count { rest.append(0) }
    let size = below.count
    var quotient = [UInt](repeating: 0, count: rest.count - size)
    for place in quotient.indices.reversed() {
      var digit = Magnitude.foretoldDigit(
        of: (rest[place + size], rest[place + size - 1], rest[place + size - 2]),
        by: (below[size - 1], below[size - 2]))
      if Magnitude.subtract(below, times: digit, from: &rest, at: place) {
        digit -= 1
        Magnitude.addBack(below, to: &rest, at: place)
      }
      quotient[place] = digit
    }
    return (Magnitude(words: quotient), Magnitude(words: rest).shiftedRight(by: shift))
  }

  /// The digit of a quotient, or one more, from the leading words of what is left and of the divisor.
  private static func foretoldDigit(of rest: (UInt, UInt, UInt), by divisor: (UInt, UInt)) -> UInt {
    var digit: UInt
    var remainder: UInt
    if rest.0 >= divisor.0 {
      // Only equality can occur: the digit is then at most the greatest word.
      digit = .max
      let (sum, overflow) = rest.1.addingReportingOverflow(divisor.0)
      if overflow { return digit }
      remainder = sum
    } else {
      (digit, remainder) = divisor.0.dividingFullWidth((rest.0, rest.1))
    }
    while true {
      let (high, low) = digit.multipliedFullWidth(by: divisor.1)
      if high < remainder || (high == remainder && low <= rest.2) { return digit }
      digit -= 1
      let (sum, overflow) = remainder.addingReportingOverflow(divisor.0)
      if overflow { return digit }
      remainder = sum
    }
  }

  /// Subtracts a multiple of the divisor in place; true where that was one multiple too many.
  private static func subtract(
    _ divisor: [UInt], times digit: UInt, from rest: inout [UInt], at place: Int
  ) -> Bool {
    var carry: UInt = 0
    var borrow: UInt = 0
    for (index, word) in divisor.enumerated() {
      let low: UInt
      (carry, low) = multiplied(word, by: digit, adding: carry, and: 0)
      let (partial, first) = rest[place + index].subtractingReportingOverflow(low)
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      rest[place + index] = difference
      borrow = first || second ? 1 : 0
    }
    let (partial, first) = rest[place + divisor.count].subtractingReportingOverflow(carry)
    let (difference, second) = partial.subtractingReportingOverflow(borrow)
    rest[place + divisor.count] = difference
    return first || second
  }

  /// Undoes the subtraction of one divisor; the carry out of it cancels the borrow that was left.
  private static func addBack(_ divisor: [UInt], to rest: inout [UInt], at place: Int) {
    var carry: UInt = 0
    for (index, word) in divisor.enumerated() {
      let (partial, first) = rest[place + index].addingReportingOverflow(word)
      let (sum, second) = partial.addingReportingOverflow(carry)
      rest[place + index] = sum
      carry = first || second ? 1 : 0
    }
    rest[place + divisor.count] = rest[place + divisor.count].addingReportingOverflow(carry).partialValue
  }

  /// `word * factor + first + second`, which always fits two words.
  @inline(__always)
  private static func multiplied(
    _ word: UInt, by factor: UInt, adding first: UInt, and second: UInt
  ) -> (high: UInt, low: UInt) {
    let product = word.multipliedFullWidth(by: factor)
    let (partial, carried) = product.low.addingReportingOverflow(first)
    let (low, carriedAgain) = partial.addingReportingOverflow(second)
    return (product.high + (carried ? 1 : 0) + (carriedAgain ? 1 : 0), low)
  }
}
