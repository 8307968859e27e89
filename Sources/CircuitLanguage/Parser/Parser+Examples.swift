import CircuitModel

/// Worked tables and solutions.
extension Parser {
  /// What stands between the braces of an example.
  private enum Entry {
    case row(RowSyntax)
    case statement(ItemSyntax)
  }

  /// `example "title" { … }`, one row or statement a line; rows may also follow one another on a line.
  mutating func example() throws(Abandoned) -> ItemSyntax.Kind {
    let keyword = advance()
    do throws(Abandoned) {
      guard token.kind == .string, !isAtLineStart else { throw fail(expected: .exampleTitle) }
      let title = title(advance())
      guard token.kind == .leftBrace else { throw fail(expected: .exampleBrace) }
      let entries = entries(of: title.text, opened: range(advance()))
      return .example(
        title, rows: entries.compactMap { if case .row(let row) = $0 { row } else { nil } },
        statements: entries.compactMap { if case .statement(let item) = $0 { item } else { nil } })
    } catch {
      // The rows are still read, for what is wrong in them, and so that they are not taken for statements.
      if skipToBrace() || isRowStart { _ = entries(of: "", opened: range(keyword)) }
      throw error
    }
  }

  private mutating func entries(of title: String, opened: SourceRange) -> [Entry] {
    block(.example(title), opened: opened, until: { $0.isAtStatementEnd || $0.isRowStart }) {
      (parser) throws(Abandoned) in
      if let statement = try parser.statement() { return .statement(statement) }
      return .row(try parser.row())
    }
  }

  /// `let name = e`, `prove name: F` or `refute name: F` among the rows.
  private mutating func statement() throws(Abandoned) -> ItemSyntax? {
    guard token.kind == .name, !continuesRow(peek()) else { return nil }
    let documentation = documentation(before: token)
    let start = range(token)
    let kind: ItemSyntax.Kind
    switch text(token) {
    case "let": kind = try constant()
    case "prove": kind = try claim(.prove)
    case "refute": kind = try claim(.refute)
    default: return nil
    }
    if case .claim(_, _, _, when: let condition?) = kind { throw fail(.misplacedWhen(.example, condition.range)) }
    return ItemSyntax(kind: kind, documentation: documentation, range: range(from: start))
  }

  /// Goes past the brace that a broken line ends in; it may have been swallowed by a text without its second quote.
  private mutating func skipToBrace() -> Bool {
    openBrackets = 0
    while !isAtStatementEnd {
      let passed = advance()
      if passed.kind == .leftBrace { return true }
      if passed.kind == .invalid, source.bytes[passed.offsets].last(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
        return true
      }
    }
    return false
  }

  private mutating func row() throws(Abandoned) -> RowSyntax {
    let name = try rowName()
    try require(.equals, .rowEquals(name.text))
    var values: [RowValueSyntax] = []
    var goesOn = !isAtRowEnd
    while goesOn {
      values.append(try rowValue())
      let hasComma = take(.comma)
      // A comma at the end of a line continues the row in the next.
      goesOn = !isAtRowEnd || hasComma && token.kind != .rightBrace && token.kind != .end && !isRowStart
    }
    if values.isEmpty { throw fail(.badRow(.noValues(name.text), name.range)) }
    let tolerance = try rowTolerance()
    return RowSyntax(name: name, values: values, tolerance: tolerance, range: range(from: name.range))
  }

  /// Goes past a whole block, if the rest of the line begins one.
  mutating func skipBlock() {
    guard skipToBrace() else { return }
    var depth = 1
    while depth > 0, token.kind != .end {
      if token.kind.isOpening { depth += 1 }
      if token.kind.isClosing { depth -= 1 }
      advance()
    }
  }

  private func continuesRow(_ token: Token) -> Bool { token.kind == .equals || token.kind == .dot }

  /// `y`, or `p.y` for the signal of a part, as one name.
  private mutating func rowName() throws(Abandoned) -> NameSyntax {
    var whole = try name(.rowName)
    while take(.dot) {
      let member = try name(.memberName)
      whole = NameSyntax(text: whole.text + "." + member.text, range: whole.range.union(member.range))
    }
    return whole
  }

  /// Whether `name =` stands here.
  private var isRowStart: Bool { token.kind == .name && continuesRow(peek()) }

  private var isAtRowEnd: Bool { isAtStatementEnd || isRowStart || isTolerance }

  private var isTolerance: Bool { isName(token, "within") && !continuesRow(peek()) }

  private mutating func rowTolerance() throws(Abandoned) -> ExpressionSyntax? {
    guard !isAtStatementEnd, isTolerance else { return nil }
    advance()
    if isAtStatementEnd { throw fail(expected: .tolerance) }
    return try expression(.additive)
  }

  private mutating func rowValue() throws(Abandoned) -> RowValueSyntax {
    let start = range(token)
    guard token.kind == .leftBracket else {
      let number = try rowNumber()
      return RowValueSyntax(components: [number], isVector: false, range: range(from: start))
    }
    let components = try bracketed(.vector) { (parser) throws(Abandoned) in
      var components: [Rational] = []
      while !parser.token.kind.isClosing, parser.token.kind != .end {
        if parser.token.kind == .leftBracket {
          throw parser.fail(.badRow(.nestedVector, parser.range(parser.token)))
        }
        components.append(try parser.rowNumber())
        if parser.token.kind == .comma { parser.advance() }
      }
      return components
    }
    if components.isEmpty { throw fail(.badRow(.noValues("[]"), range(from: start))) }
    return RowValueSyntax(components: components, isVector: true, range: range(from: start))
  }

  /// `1`, `-1`, `0.5`, `3/4`.
  private mutating func rowNumber() throws(Abandoned) -> Rational {
    let isNegative = token.kind == .minus
    if isNegative || token.kind == .plus { advance() }
    guard token.kind == .number else {
      let (found, place) = unexpected()
      throw fail(.badRow(.notANumber(found), place))
    }
    var value = number(advance())
    if take(.slash) {
      guard token.kind == .number else {
        let (found, place) = unexpected()
        throw fail(.badRow(.notANumber(found), place))
      }
      let divisor = number(token)
      if divisor.isZero { throw fail(.badRow(.divisionByZero, range(token))) }
      advance()
      value = value / divisor
    }
    return isNegative ? -value : value
  }
}
