import CircuitLanguage

/// Reads JSON (RFC 8259) from bytes, strictly: nothing is repaired, guessed or passed over.
///
/// One pass, with one byte looked at to decide what follows; a string without escapes is copied as a whole.
struct JSONReader {
  /// How deep lists and objects may be nested: more than any text of this project needs, and far from the end of the
  /// stack.
  static let maximumDepth = 128

  private let bytes: [UInt8]
  private(set) var place = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }
}

extension JSONReader {
  /// Reads the only value of the text.
  mutating func readWhole() throws(JSONProblem) -> JSONValue {
    try begin()
    let value = try readValue()
    try end()
    return value
  }

  /// Reads the object that is the whole text, and hands its members on, each with the offsets of key and value.
  mutating func readWholeObject(
    _ take: (_ key: String, _ keyPlace: Int, _ value: JSONValue, _ valuePlace: Int) -> Void
  ) throws(JSONProblem) {
    try begin()
    skipSpace()
    if peek() != UInt8(ascii: "{") { throw problem(peek() == nil ? .missingValue : .notAnObject) }
    try readMembers(take)
    try end()
  }

  private func begin() throws(JSONProblem) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw problem(.byteOrderMark) }
  }

  private mutating func end() throws(JSONProblem) {
    skipSpace()
    if place < bytes.count { throw problem(.trailingText) }
  }

  private mutating func readValue() throws(JSONProblem) -> JSONValue {
    skipSpace()
    guard let byte = peek() else { throw problem(.missingValue) }
    switch byte {
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "{"):
      var members: [(key: String, value: JSONValue)] = []
      try readMembers { key, _, value, _ in members.append((key, value)) }
      return .object(members)
    case UInt8(ascii: "["): return .array(try readElements())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try readNumber())
    case UInt8(ascii: "t"): return try readWord("true", .boolean(true))
    case UInt8(ascii: "f"): return try readWord("false", .boolean(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    default: throw problem(.unexpected(byte))
    }
  }
}

extension JSONReader {
  private mutating func readElements() throws(JSONProblem) -> [JSONValue] {
    try descend()
    var elements: [JSONValue] = []
    if !take(UInt8(ascii: "]")) {
      repeat { elements.append(try readValue()) } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "]")) else { throw problem(.missing("]")) }
    }
    depth -= 1
    return elements
  }

  private mutating func readMembers(_ take: (String, Int, JSONValue, Int) -> Void) throws(JSONProblem) {
    try descend()
    if !self.take(UInt8(ascii: "}")) {
      var keys = KeySet()
      repeat {
        skipSpace()
        let keyPlace = place
        guard peek() == UInt8(ascii: "\"") else { throw problem(.missingKey) }
        let key = try readString()
        guard keys.insert(key) else { throw problem(.repeatedKey(key), at: keyPlace) }
        guard self.take(UInt8(ascii: ":")) else { throw problem(.missing(":")) }
        skipSpace()
        let valuePlace = place
        take(key, keyPlace, try readValue(), valuePlace)
      } while self.take(UInt8(ascii: ","))
      guard self.take(UInt8(ascii: "}")) else { throw problem(.missing("}")) }
    }
    depth -= 1
  }

  private mutating func descend() throws(JSONProblem) {
    if depth == JSONReader.maximumDepth { throw problem(.tooDeep(limit: depth)) }
    depth += 1
    place += 1
  }

  private mutating func readWord(_ word: StaticString, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
    let start = place
    for byte in "\(word)".utf8 {
      guard peek() == byte else { throw problem(.unexpected(bytes[start]), at: start) }
      place += 1
    }
    return value
  }

  private mutating func readNumber() throws(JSONProblem) -> Int {
    let start = place
    let isNegative = peek() == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let digits = place
    var number = 0
    while let byte = peek(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      // Downwards from zero, since the least number has no positive counterpart.
      let (shifted, overflow) = number.multipliedReportingOverflow(by: 10)
      let (next, further) = shifted.subtractingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      if overflow || further { throw problem(.tooLarge, at: start) }
      number = next
      place += 1
    }
    if place == digits { throw problem(.missingDigits) }
    if place > digits + 1, bytes[digits] == UInt8(ascii: "0") { throw problem(.leadingZero, at: start) }
    if let byte = peek(), byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") {
      throw problem(.notWhole, at: start)
    }
    if isNegative { return number }
    if number == .min { throw problem(.tooLarge, at: start) }
    return -number
  }
}

extension JSONReader {
  private mutating func readString() throws(JSONProblem) -> String {
    let opening = place
    place += 1
    var start = place
    var text = ""
    while let byte = peek() {
      if byte == UInt8(ascii: "\"") {
        let last = try utf8(start..<place)
        place += 1
        return text.isEmpty ? last : text + last
      }
      if byte == UInt8(ascii: "\\") {
        text += try utf8(start..<place)
        text.unicodeScalars.append(try readEscape())
        start = place
      } else if byte < 0x20 {
        throw problem(.controlCharacter)
      } else {
        place += 1
      }
    }
    throw problem(.endlessString, at: opening)
  }

  /// The text of some bytes.
  private func utf8(_ range: Range<Int>) throws(JSONProblem) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
    } catch {
      throw problem(.notUTF8, at: range.lowerBound + error.byteOffsets.lowerBound)
    }
  }

  private mutating func readEscape() throws(JSONProblem) -> Unicode.Scalar {
    let start = place
    place += 1
    guard let byte = peek() else { throw problem(.endlessString, at: start) }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try readCodePoint(from: start)
    default: throw problem(.unknownEscape, at: start)
    }
  }

  /// Reads what follows `\u`, and the second half of a pair.
  private mutating func readCodePoint(from start: Int) throws(JSONProblem) -> Unicode.Scalar {
    let high = try readFourDigits(from: start)
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, peek() == UInt8(ascii: "\\"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "u")
    else { throw problem(.loneSurrogate, at: start) }
    let second = place
    place += 2
    let low = try readFourDigits(from: second)
    guard (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + low - 0xDC00)
    else { throw problem(.loneSurrogate, at: start) }
    return scalar
  }

  private mutating func readFourDigits(from start: Int) throws(JSONProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw problem(.badDigits, at: start)
      }
      value = value << 4 | UInt32(digit)
      place += 1
    }
    return value
  }
}

extension JSONReader {
  private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Passes over a sign, with the space before it, where it comes next.
  private mutating func take(_ sign: UInt8) -> Bool {
    skipSpace()
    guard peek() == sign else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek(), byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  private func problem(_ kind: JSONProblem.Kind, at offset: Int? = nil) -> JSONProblem {
    let (line, column) = SourceFile(path: "", bytes: bytes).position(of: offset ?? place)
    return JSONProblem(kind: kind, line: line, column: column)
  }
}

/// The keys of an object so far: a list while they are few, and then a set beside it.
///
/// Keys are the same when their characters are, one by one; `==` of strings would take `é` and `e` with an accent for
/// the same.
private struct KeySet {
  private var few: [String] = []
  private var many: Set<[UInt8]> = []

  /// Adds a key; whether it was new.
  mutating func insert(_ key: String) -> Bool {
    if !many.isEmpty { return many.insert(Array(key.utf8)).inserted }
    for known in few where known == key && known.utf8.elementsEqual(key.utf8) { return false }
    few.append(key)
    if few.count == 16 { many = Set(few.map { Array($0.utf8) }) }
    return true
  }
}
