import CircuitModel

/// How reading goes on after a statement that could not be read.
extension Parser {
  /// Reads a statement, or reports why not and goes to where the next one begins.
  ///
  /// - Parameters:
  ///   - isOver: whether the statement may end where it did.
  ///   - statement: reads it.
  /// - Returns: what was read, or `nil`.
  mutating func recovering<Statement>(
    until isOver: (Parser) -> Bool = { $0.isAtStatementEnd },
    _ statement: (inout Parser) throws(Abandoned) -> Statement
  ) -> Statement? {
    let start = next
    statementStart = start
    openBrackets = 0
    depth = 0
    defer { openBrackets = 0 }
    do {
      let read = try statement(&self)
      if !isOver(self) { throw failTrailing() }
      return read
    } catch {
      skipStatement(startedAt: start)
      return nil
    }
  }

  /// Reports what stands after a complete statement.
  private mutating func failTrailing() -> Abandoned {
    if token.kind == .when { return fail(.misplacedWhen(.other, range(token))) }
    if token.kind == .equals { return fail(.equalsSign(.equationInFormula, range(token))) }
    if token.kind == .rightBracket || token.kind == .rightParenthesis {
      return fail(.unmatchedBracket(token.kind, range(token)))
    }
    let (found, place) = unexpected()
    return fail(.trailing(found: found, place))
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

  /// Whether a line that begins with a name and a bracket is an equation: no formula has a `=` in it.
  private func isEquationStart(_ place: Int) -> Bool {
    // An index is a few tokens long; a search without limit would be quadratic in a hostile file.
    let end = min(place + 64, lexed.tokens.count)
    return lexed.tokens[(place + 2)..<max(end, place + 2)].prefix { !$0.startsLine }.contains { $0.kind == .equals }
  }
}
