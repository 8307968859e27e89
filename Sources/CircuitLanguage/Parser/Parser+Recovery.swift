import CircuitModel

/// How reading goes on after a statement that could not be read.
extension Parser {
  /// Reads a statement, or reports why not and goes to where the next one begins.
  mutating func recovering<Statement>(
    _ statement: (inout Parser) throws(Abandoned) -> Statement
  ) -> Statement? {
    let start = next
    statementStart = start
    openBrackets = 0
    depth = 0
    defer { openBrackets = 0 }
    do {
      let read = try statement(&self)
      try endStatement()
      return read
    } catch {
      skipStatement(startedAt: start)
      return nil
    }
  }

  /// Requires that the statement is over.
  mutating func endStatement() throws(Abandoned) {
    guard !isAtStatementEnd else { return }
    if token.kind == .when { throw fail(.misplacedWhen(.other, range(token))) }
    if token.kind == .equals { throw fail(.equalsSign(.equationInFormula, range(token))) }
    if token.kind == .rightBracket || token.kind == .rightParenthesis {
      throw fail(.unmatchedBracket(token.kind, range(token)))
    }
    let (found, place) = unexpected()
    throw fail(.trailing(found: found, place))
  }

  /// Goes to the end of the statement: to a line that begins outside every bracket, or that begins like a statement,
  /// since a bracket that was never closed must not swallow the rest of the file.
  mutating func skipStatement(startedAt start: Int) {
    var depth = openBrackets
    if next == start { passOne(&depth) }
    while token.kind != .end {
      if token.startsLine, depth <= 0 || beginsStatement(next) { return }
      if token.kind == .rightBrace, depth <= 0 { return }
      passOne(&depth)
    }
  }

  private mutating func passOne(_ depth: inout Int) {
    if token.kind.isOpening { depth += 1 }
    if token.kind.isClosing { depth -= 1 }
    advance()
  }
}

/// What a line looks like, judged by its first tokens only.
extension Parser {
  private static let statementWords = [
    "assume", "bound", "circuit", "convention", "example", "import", "input", "let", "output", "part", "prove", "reach",
    "ref", "refute",
  ]

  /// Whether a line begins with this token in a way that nothing but a statement does.
  func beginsStatement(_ place: Int) -> Bool {
    let first = lexed.tokens[place]
    guard first.startsLine, place + 1 < lexed.tokens.count else { return false }
    if first.kind == .rightBrace { return true }
    guard first.kind == .name else { return false }
    let second = lexed.tokens[place + 1]
    guard !second.startsLine else { return false }
    switch second.kind {
    case .equals: return true
    case .leftBracket: return isEquationStart(place)
    case .name, .number, .string, .colon, .not, .if, .step:
      return Parser.statementWords.contains { isName(first, $0) }
    default: return false
    }
  }

  /// Whether the tokens from here on are `h[…] =`, on one line.
  func isEquationStart(_ place: Int) -> Bool {
    let tokens = lexed.tokens
    guard place >= 0, place + 1 < tokens.count, tokens[place].kind == .name, tokens[place + 1].kind == .leftBracket
    else { return false }
    var depth = 0
    var place = place + 1
    // An index is a few tokens long; a search without limit would be quadratic in a hostile file.
    for _ in 0..<64 where place < tokens.count && !tokens[place].startsLine {
      if tokens[place].kind.isOpening { depth += 1 }
      if tokens[place].kind.isClosing { depth -= 1 }
      place += 1
      if depth == 0 { return place < tokens.count && tokens[place].kind == .equals && !tokens[place].startsLine }
    }
    return false
  }
}
