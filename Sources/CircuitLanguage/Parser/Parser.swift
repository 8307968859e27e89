import CircuitModel

/// Reads the tokens of a file by recursive descent, one token ahead, with precedence climbing for operators.
///
/// A statement that cannot be read is reported and skipped, and reading goes on with the next one, so that a file with
/// three mistakes gets three diagnostics. The depth of the recursion is bounded, whatever the file holds.
struct Parser {
  let source: SourceFile
  let lexed: LexedFile
  /// The place of the current token.
  var next = 0
  /// The place of the first token of the statement that is being read.
  var statementStart = 0
  /// How many brackets are open; inside them the ends of lines mean nothing.
  var openBrackets = 0
  /// How many expressions are being read, each inside the one before.
  var depth = 0
  /// What was wrong so far.
  var problems: [SyntaxProblem] = []

  /// How many expressions may stand in each other.
  static let greatestDepth = 256

  /// Thrown when a statement cannot be read further, after the reason has been recorded.
  struct Abandoned: Error {}

  /// Makes a parser at the first token.
  init(_ source: SourceFile, _ lexed: LexedFile) {
    self.source = source
    self.lexed = lexed
  }
}

// MARK: - Tokens

extension Parser {
  /// The current token.
  var token: Token { lexed.tokens[next] }

  /// The token so far ahead; the last one of the file when there are not so many.
  func peek(_ count: Int = 1) -> Token { lexed.tokens[min(next + count, lexed.tokens.count - 1)] }

  /// The range of a token.
  func range(_ token: Token) -> SourceRange { source.range(token.offsets) }

  /// The spelling of a token in the file.
  func text(_ token: Token) -> String { String(decoding: source.bytes[token.offsets], as: UTF8.self) }

  /// Whether a token is this name. Words like `input` and `prove` are names to the lexer.
  func isName(_ token: Token, _ word: String) -> Bool {
    token.kind == .name && source.bytes[token.offsets].elementsEqual(word.utf8)
  }

  /// Whether the statement may have ended before the current token.
  var isAtLineStart: Bool { openBrackets == 0 && token.startsLine && next != statementStart }

  /// Whether nothing more of the current statement can follow.
  var isAtStatementEnd: Bool { isAtLineStart || token.kind == .end || token.kind == .rightBrace }

  /// Goes to the next token.
  @discardableResult
  mutating func advance() -> Token {
    let passed = token
    if next < lexed.tokens.count - 1 { next += 1 }
    return passed
  }

  /// Passes a token of this kind if it stands here, in the same statement.
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind, !isAtLineStart else { return false }
    advance()
    return true
  }

  /// The range from the start of an earlier range to the last token passed.
  func range(from start: SourceRange) -> SourceRange {
    let end = next > 0 ? lexed.tokens[next - 1].offsets.upperBound : 0
    return SourceRange(file: start.file, start: start.start, end: max(end, start.end))
  }
}

// MARK: - Problems

extension Parser {
  /// Records a problem, unless the lexer has already complained about what stands here, and gives what to throw.
  mutating func fail(_ problem: SyntaxProblem) -> Abandoned {
    if token.kind != .invalid { problems.append(problem) }
    return Abandoned()
  }

  /// Records that something else was due here.
  mutating func fail(expected expectation: Expectation) -> Abandoned {
    let (found, range) = unexpected()
    return fail(.expected(expectation, found: found, range))
  }

  /// What stands here instead of what is due, and where to point: where the line above ends, if it ended too early.
  func unexpected() -> (found: FoundToken, range: SourceRange) {
    let previousEnd = next > 0 ? lexed.tokens[next - 1].offsets.upperBound : 0
    let gap = source.range(previousEnd..<previousEnd)
    if token.kind == .end { return (.endOfFile, gap) }
    if token.startsLine, next > 0, openBrackets == 0 || beginsStatement(next) { return (.endOfLine, gap) }
    let spelling = String(text(token).prefix(40))
    switch token.kind {
    case .number: return (.number(spelling), range(token))
    case .string: return (.string(spelling), range(token))
    default: return (.token(spelling, beginsOperand: token.kind.beginsOperand), range(token))
    }
  }

  /// A name, which must stand here.
  mutating func name(_ expectation: Expectation) throws(Abandoned) -> NameSyntax {
    if token.kind == .name, !isAtLineStart {
      let passed = advance()
      return NameSyntax(text: text(passed), range: range(passed))
    }
    if token.kind.isReservedWord, !isAtLineStart {
      throw fail(.reservedName(token.kind.spelling, range(token)))
    }
    throw fail(expected: expectation)
  }

  /// A token that must stand here.
  mutating func require(_ kind: Token.Kind, _ expectation: Expectation) throws(Abandoned) {
    if !take(kind) { throw fail(expected: expectation) }
  }

  /// What the quotes of a string hold.
  func title(_ token: Token) -> TitleSyntax {
    let inside = (token.offsets.lowerBound + 1)..<(token.offsets.upperBound - 1)
    return TitleSyntax(text: String(decoding: source.bytes[inside], as: UTF8.self), range: range(token))
  }
}

// MARK: - Brackets

extension Parser {
  /// Reads what stands in brackets, with the opening one as the current token.
  mutating func bracketed<Content>(
    _ use: SyntaxProblem.BracketUse, _ content: (inout Parser) throws(Abandoned) -> Content
  ) throws(Abandoned) -> Content {
    let opening = advance()
    openBrackets += 1
    let inside = try content(&self)
    guard token.kind == opening.kind.closing else { throw failUnclosed(opening, use) }
    advance()
    openBrackets -= 1
    return inside
  }

  /// Reads things separated by commas up to a closing bracket; a comma after the last is allowed.
  mutating func list<Element>(
    _ element: (inout Parser) throws(Abandoned) -> Element
  ) throws(Abandoned) -> [Element] {
    var elements: [Element] = []
    while !token.kind.isClosing, token.kind != .end {
      elements.append(try element(&self))
      guard token.kind == .comma else { break }
      advance()
    }
    return elements
  }

  private mutating func failUnclosed(_ opening: Token, _ use: SyntaxProblem.BracketUse) -> Abandoned {
    if token.kind == .equals, use != .index {
      return fail(.equalsSign(.equationInFormula, range(token)))
    }
    let (found, place) = unexpected()
    return fail(.unclosedBracket(opening.kind, use, opened: range(opening), found: found, place))
  }
}
