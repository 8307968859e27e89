import CircuitModel

/// The words of a line, separated by single spaces. Numbers must be spelled as they are written: `-0` and `007` are none.
struct LineWords {
  private let bytes: [UInt8]
  private var place = 0

  /// The most digits of a number: it takes time in proportion to their square to read.
  private static let mostDigits = 20_000

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether every word was taken, and no space is left over.
  var isAtEnd: Bool { place == bytes.count + 1 || bytes.isEmpty }

  /// Begins again with the first word.
  mutating func rewind() { place = 0 }

  /// Takes the whole line, where it is a text.
  mutating func skip(_ line: [UInt8], _ text: String) -> Bool {
    skipRest()
    return line == Array(text.utf8)
  }

  /// Leaves the other words out.
  mutating func skipRest() { place = bytes.count + 1 }

  /// Takes the next word; an empty one where there is none.
  mutating func word() -> String { String(decoding: nextBytes(), as: UTF8.self) }

  /// Takes the rest of the line, which must not be empty, and undoes its escapes.
  mutating func restUnescaped() -> String? {
    guard place < bytes.count else { return nil }
    let rest = EscapedText.unescape(bytes[place...])
    skipRest()
    return rest
  }

  /// Takes a number from 0 on that fits a machine word; takes nothing where the next word is none.
  mutating func count() -> Int? {
    let start = place
    guard let number = word63(), number >= 0 else {
      place = start
      return nil
    }
    return number
  }

  /// Takes the rest of the line, numbers from 0 on that fit machine words.
  mutating func counts() -> [Int]? {
    var numbers: [Int] = []
    while let number = count() { numbers.append(number) }
    return isAtEnd ? numbers : nil
  }

  /// Takes a whole number.
  mutating func integer() -> BigInteger? {
    let start = place
    if let number = word63() { return BigInteger(number) }
    place = start
    let text = word()
    guard text.utf8.count <= LineWords.mostDigits, let number = BigInteger(decimal: text), number.description == text
    else { return nil }
    return number
  }

  /// Takes so many whole numbers.
  mutating func integers(_ count: Int) -> [BigInteger]? {
    var numbers: [BigInteger] = []
    for _ in 0..<count {
      guard let number = integer() else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Takes so many fractions in lowest terms.
  mutating func rationals(_ count: Int) -> [Rational]? {
    var numbers: [Rational] = []
    for _ in 0..<count {
      let text = word()
      guard text.utf8.count <= LineWords.mostDigits else { return nil }
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { BigInteger(decimal: String($0)) }
      guard parts.count <= 2, let numerator = parts.first ?? nil else { return nil }
      var number = Rational(numerator)
      if parts.count == 2 {
        guard let denominator = parts[1], denominator.signum() > 0 else { return nil }
        number = Rational(numerator, denominator)
      }
      guard number.description == text else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// A number of up to 18 digits, in its one spelling.
  private mutating func word63() -> Int? {
    var position = place
    var isNegative = false
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") {
      isNegative = true
      position += 1
    }
    let start = position
    var number = 0
    while position < bytes.count, bytes[position] != UInt8(ascii: " ") {
      let digit = Int(bytes[position]) - 48
      guard (0...9).contains(digit), position - start < 18 else { return nil }
      number = number * 10 + digit
      position += 1
    }
    guard position > start else { return nil }
    if bytes[start] == UInt8(ascii: "0"), position - start > 1 || isNegative { return nil }
    place = position + 1
    return isNegative ? -number : number
  }

  private mutating func nextBytes() -> ArraySlice<UInt8> {
    guard place < bytes.count else {
      place = max(place, bytes.count + 1)
      return []
    }
    let end = bytes[place...].firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
    defer { place = end + 1 }
    return bytes[place..<end]
  }
}
