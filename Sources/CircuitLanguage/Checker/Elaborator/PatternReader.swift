import CircuitModel

/// Reads the regular expression after `matches`: characters `0`, `1` and `.`; operators `|`, `*`, `+`, `?`, `{m}`,
/// `{m,}`, `{m,n}`; parentheses. An empty alternative is the empty word.
struct PatternReader {
  private let bytes: [UInt8]
  private let pattern: TitleSyntax
  private let draft: Draft
  private var place = 0

  private init(_ pattern: TitleSyntax, _ draft: Draft) {
    bytes = Array(pattern.text.utf8)
    self.pattern = pattern
    self.draft = draft
  }

  /// The language of a pattern, or `nil` after a report.
  static func language(of pattern: TitleSyntax, draft: Draft) -> RegularLanguage? {
    var reader = PatternReader(pattern, draft)
    guard let language = reader.alternatives(depth: 0) else { return nil }
    if reader.place < reader.bytes.count {
      return reader.fail("this `)` closes nothing", "remove it, or open a `(` before it")
    }
    guard language.size <= Limit.patternSize else {
      reader.place = 0
      let most = Limit.patternSize
      return reader.fail("written out, this pattern has more than \(most) characters", "use smaller counts")
    }
    return language
  }
}

extension PatternReader {
  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func alternatives(depth: Int) -> RegularLanguage? {
    guard depth < Limit.patternDepth else { return fail("the parentheses are nested too deep", "write it flatter") }
    var languages: [RegularLanguage] = []
    repeat {
      guard let language = sequence(depth: depth) else { return nil }
      languages.append(language)
    } while take("|")
    return joined(languages[...]) { .either($0, $1) }
  }

  private mutating func sequence(depth: Int) -> RegularLanguage? {
    var parts: [RegularLanguage] = []
    while let character = next, character != Character("|").asciiValue, character != Character(")").asciiValue {
      guard let part = repeated(depth: depth) else { return nil }
      parts.append(part)
    }
    return joined(parts[...]) { .sequence($0, $1) }
  }

  /// The parts joined into a tree of logarithmic depth.
  private func joined(
    _ parts: ArraySlice<RegularLanguage>, _ join: (RegularLanguage, RegularLanguage) -> RegularLanguage
  ) -> RegularLanguage {
    guard let first = parts.first else { return .empty }
    if parts.count == 1 { return first }
    let middle = parts.startIndex + parts.count / 2
    return join(joined(parts[..<middle], join), joined(parts[middle...], join))
  }

  private mutating func repeated(depth: Int) -> RegularLanguage? {
    guard var language = atom(depth: depth) else { return nil }
    var operators = 0
    while true {
      if take("*") {
        language = .repeated(language, least: 0, most: nil)
      } else if take("+") {
        language = .repeated(language, least: 1, most: nil)
      } else if take("?") {
        language = .repeated(language, least: 0, most: 1)
      } else if take("{") {
        guard let counted = counted(language) else { return nil }
        language = counted
      } else {
        return language
      }
      operators += 1
      if operators > Limit.patternDepth { return fail("too many repetitions of one part", "one is enough") }
    }
  }

  private mutating func atom(depth: Int) -> RegularLanguage? {
    if take("0") { return .symbol(0) }
    if take("1") { return .symbol(1) }
    if take(".") { return .anySymbol }
    if take("(") {
      let open = place - 1
      guard let language = alternatives(depth: depth + 1) else { return nil }
      if take(")") { return language }
      place = open
      return fail("this `(` is not closed", "add a `)`")
    }
    if let character = next, "*+?{".utf8.contains(character) {
      return fail("there is nothing before this to repeat", "write a character or a group before it")
    }
    return fail("a pattern consists of `0`, `1`, `.`, `|`, `*`, `+`, `?`, `{m,n}` and parentheses", nil)
  }

  private mutating func counted(_ language: RegularLanguage) -> RegularLanguage? {
    let open = place - 1
    let least = number()
    var most = least
    if take(",") { most = number() }
    guard let least, take("}") else {
      place = open
      return fail("a count is written `{3}`, `{2,}` or `{2,5}`", nil)
    }
    guard max(least, most ?? 0) <= Limit.patternCount else {
      place = open
      return fail("a count is at most \(Limit.patternCount)", nil)
    }
    if let most, most < least {
      place = open
      return fail("this count ends before it begins", "write the smaller number first")
    }
    return .repeated(language, least: least, most: most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next, (48...57).contains(digit), (value ?? 0) <= Limit.patternCount {
      value = (value ?? 0) * 10 + Int(digit) - 48
      place += 1
    }
    return value
  }

  private func fail(_ what: String, _ help: String?) -> RegularLanguage? {
    // The quotes belong to the range of the pattern, hence the 1.
    let start = pattern.range.start + 1 + place
    let rest = bytes[min(place + 1, bytes.count)...].prefix { $0 & 0xC0 == 0x80 }
    let length = place < bytes.count ? 1 + rest.count : 0
    let range = SourceRange(file: pattern.range.file, start: start, end: start + length)
    draft.report(StatementProblem.badPattern(what, help: help, range))
    return nil
  }
}

extension RegularLanguage {
  /// How many characters the pattern has when its counts are written out; more than any limit counts as one more.
  var size: Int {
    switch self {
    case .empty: 0
    case .symbol, .anySymbol: 1
    case .sequence(let first, let second), .either(let first, let second):
      min(first.size + second.size, Limit.patternSize + 1)
    case .repeated(let language, let least, let most):
      min(language.size * max(least, most ?? 0, 1), Limit.patternSize + 1)
    }
  }

  /// The language of the words turned round.
  var reversed: RegularLanguage {
    switch self {
    case .empty, .symbol, .anySymbol: self
    case .sequence(let first, let second): .sequence(second.reversed, first.reversed)
    case .either(let first, let second): .either(first.reversed, second.reversed)
    case .repeated(let language, let least, let most): .repeated(language.reversed, least: least, most: most)
    }
  }
}
