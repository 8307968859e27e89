import CircuitModel

extension Lexer {
  /// A name or a reserved word. Letters beyond ASCII are taken into the name, with one diagnostic for all of them.
  mutating func lexName() {
    let start = offset
    while Lexer.continuesName(byte()) { offset += 1 }
    if byte() >= 0x80, continuesWithForeignLetter {
      lexForeignName(from: start)
    } else if bytes[start] == UInt8(ascii: "_") {
      report(.foreignCharacter("_", write: nil, range(start, start + 1)))
      add(.name, from: start)
    } else {
      if offset - start > Lexer.greatestName { report(.tooLong(.name(offset - start), range(start, offset))) }
      add(offset - start > Lexer.greatestName ? .invalid : reservedWord(start..<offset) ?? .name, from: start)
    }
  }

  /// Whether a byte can stand in a name after its first letter.
  static func continuesName(_ byte: UInt8) -> Bool { startsName(byte) || isDigit(byte) || byte == UInt8(ascii: "_") }

  /// Whether a byte is an ASCII letter.
  static func startsName(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }

  /// Whether a byte is an ASCII digit.
  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private var continuesWithForeignLetter: Bool {
    guard let (scalar, _) = SourceFile.scalar(in: bytes, at: offset), case .letter = NonASCII(scalar) else {
      return false
    }
    return true
  }

  private mutating func lexForeignName(from start: Int) {
    var culprit: (scalar: Unicode.Scalar, offsets: Range<Int>)?
    var mended: String? = String(decoding: bytes[start..<offset], as: UTF8.self)
    while offset < bytes.count {
      if offset - start > Lexer.greatestName {
        // Too long to be a name of anything; no need to know letter by letter.
        mended = nil
        guard bytes[offset] >= 0x80 || Lexer.continuesName(bytes[offset]) else { break }
        offset += 1
      } else if Lexer.continuesName(bytes[offset]) {
        mended?.append(Character(Unicode.Scalar(bytes[offset])))
        offset += 1
      } else if bytes[offset] >= 0x80, let (scalar, length) = SourceFile.scalar(in: bytes, at: offset),
        case .letter(let write) = NonASCII(scalar)
      {
        culprit = culprit ?? (scalar, offset..<(offset + length))
        if let write { mended?.append(write) } else { mended = nil }
        offset += length
      } else {
        break
      }
    }
    if let culprit {
      let place = mended == nil ? culprit.offsets : start..<offset
      report(.foreignCharacter(culprit.scalar, write: mended, source.range(place)))
    }
    add(offset - start > Lexer.greatestName ? .invalid : .name, from: start)
  }

  private func reservedWord(_ offsets: Range<Int>) -> Token.Kind? {
    guard offsets.count <= 7 else { return nil }
    return Lexer.reservedWords[Lexer.packed(bytes[offsets])]
  }

  /// The reserved words by their bytes. Only looked up.
  private static let reservedWords: [UInt64: Token.Kind] = Dictionary(
    uniqueKeysWithValues: Token.Kind.reservedWords.map { (packed($0.spelling.utf8), $0) })

  /// A word of at most eight bytes as one number.
  private static func packed(_ word: some Sequence<UInt8>) -> UInt64 { word.reduce(0) { $0 << 8 | UInt64($1) } }
}

extension Lexer {
  /// `2`, `1.5`, `1e-3`; `1..8` is the number 1 and two dots.
  mutating func lexNumber() {
    let start = offset
    skipDigits()
    let isFraction = byte() == UInt8(ascii: ".") && Lexer.isDigit(byte(ahead: 1))
    if isFraction {
      offset += 1
      skipDigits()
    }
    skipExponent()
    finishNumber(from: start, pointAllowed: !isFraction)
  }

  /// `.5`, which is not written so here but is no reason to misread the rest of the line.
  mutating func lexNumberWithoutDigitBeforePoint() {
    let start = offset
    offset += 1
    skipDigits()
    skipExponent()
    report(.malformedNumber(.noDigitBeforePoint(clipped(start)), range(start, offset)))
    add(.number, from: start)
  }

  private mutating func skipDigits() {
    while Lexer.isDigit(byte()) { offset += 1 }
  }

  private mutating func skipExponent() {
    guard byte() | 0x20 == UInt8(ascii: "e") else { return }
    let hasSign = byte(ahead: 1) == UInt8(ascii: "-") || byte(ahead: 1) == UInt8(ascii: "+")
    guard Lexer.isDigit(byte(ahead: hasSign ? 2 : 1)) else { return }
    offset += hasSign ? 2 : 1
    skipDigits()
  }

  private mutating func finishNumber(from start: Int, pointAllowed: Bool) {
    let digits = Lexer.size(ofNumber: bytes[start..<offset])
    if digits > Lexer.mostDigits {
      report(.numberTooLong(digits: digits, range(start, offset)))
      add(.invalid, from: start)
      while Lexer.continuesName(byte()) { offset += 1 }
      return
    }
    let next = byte(ahead: 1)
    if byte() == UInt8(ascii: "_") {
      while Lexer.continuesName(byte()) { offset += 1 }
      report(.malformedNumber(.underscore(clipped(start)), range(start, offset)))
      add(.invalid, from: start)
    } else if Lexer.startsName(byte()) {
      let end = offset
      while Lexer.continuesName(byte()) { offset += 1 }
      let (number, name) = (clipped(start, end), clipped(end))
      report(.malformedNumber(.letterAfter(number: number, name: name), range(start, offset)))
      offset = end
      add(.number, from: start)
      // What was meant is a product, and the parser may go on as if it had been written.
      add(.star, from: end)
    } else if pointAllowed, byte() == UInt8(ascii: "."), next != UInt8(ascii: "."), next != UInt8(ascii: "*") {
      add(.number, from: start)
      offset += 1
      report(.malformedNumber(.noDigitAfterPoint(clipped(start)), range(start, offset)))
    } else {
      add(.number, from: start)
    }
  }

  /// The number of digits, or the exponent where that is greater.
  private static func size(ofNumber spelling: ArraySlice<UInt8>) -> Int {
    var digits = 0
    var exponent: Int?
    for byte in spelling {
      if byte | 0x20 == UInt8(ascii: "e") {
        exponent = 0
      } else if isDigit(byte) {
        if let power = exponent { exponent = min(power * 10 + Int(byte - 48), 1_000_000) } else { digits += 1 }
      }
    }
    return max(digits, exponent ?? 0)
  }

  /// The text from an offset up to another, short enough for a message.
  private func clipped(_ start: Int, _ end: Int? = nil) -> String {
    let end = min(end ?? offset, start + 40)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
