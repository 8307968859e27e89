import CircuitModel

/// Imports and circuits.
extension Parser {
  /// Reads the whole file.
  mutating func parseFile() -> SyntaxTree {
    var tree = SyntaxTree()
    while token.kind != .end {
      guard problems.count < SyntaxProblem.mostReported else { break }
      if isImport {
        if let read = recovering({ (parser) throws(Abandoned) in try parser.importStatement() }) {
          tree.imports.append(read)
        }
      } else if isName(token, "circuit") {
        if let read = circuit() { tree.circuits.append(read) }
      } else {
        skipOutsideCircuit()
      }
    }
    return tree
  }

  private var isImport: Bool { isName(token, "import") }

  private mutating func importStatement() throws(Abandoned) -> ImportSyntax {
    advance()
    guard token.kind == .string, !isAtLineStart else { throw fail(expected: .importPath) }
    let path = title(advance())
    return ImportSyntax(path: path.text, range: path.range)
  }

  /// Reports what stands outside every circuit, once, and goes to the next circuit or import.
  private mutating func skipOutsideCircuit() {
    if token.kind == .rightBrace {
      _ = fail(.unmatchedBracket(.rightBrace, range(token)))
    } else if token.kind.isClosing || token.kind != .name && !token.kind.isReservedWord {
      _ = fail(expected: .circuitAfterImports)
    } else {
      _ = fail(.outsideCircuit(String(text(token).prefix(40)), range(token)))
    }
    repeat { advance() } while token.kind != .end && !(token.startsLine && (isImport || isName(token, "circuit")))
  }

  private mutating func circuit() -> CircuitSyntax? {
    let documentation = documentation(before: token)
    let start = range(token)
    guard let (name, parameters) = circuitHeader() else { return nil }
    let opening = range(advance())
    let items = block(.circuit(name.text), opened: opening) { (parser) throws(Abandoned) in try parser.item() }
    return CircuitSyntax(
      documentation: documentation, name: name, parameters: parameters, items: items, range: range(from: start))
  }

  /// `circuit Name(k in 1..8)`, up to the brace. After a mistake the body is still read, for what is wrong in it.
  private mutating func circuitHeader() -> (NameSyntax, [FamilyParameterSyntax])? {
    let keyword = token
    openBrackets = 0
    depth = 0
    do {
      advance()
      let name = try name(.circuitName)
      var parameters: [FamilyParameterSyntax] = []
      if token.kind == .leftParenthesis, !isAtLineStart {
        parameters = try bracketed(.parameters) { (parser) throws(Abandoned) in
          try parser.list { (parser) throws(Abandoned) in try parser.familyParameter() }
        }
      }
      // The brace may stand on a line of its own.
      if token.kind != .leftBrace { throw fail(expected: .circuitBrace(name.text)) }
      return (name, parameters)
    } catch {
      openBrackets = 0
      while token.kind != .end, token.kind != .leftBrace, token.kind != .rightBrace, !beginsStatement(next) {
        advance()
      }
      if token.kind == .rightBrace { advance() }
      guard token.kind == .leftBrace else { return nil }
      return (NameSyntax(text: "", range: range(keyword)), [])
    }
  }

  private mutating func familyParameter() throws(Abandoned) -> FamilyParameterSyntax {
    let name = try name(.parameterName)
    try require(.in, .parameterIn(name.text))
    let lower = try expression(.additive)
    try require(.range, .rangeDots)
    let upper = try expression(.additive)
    return FamilyParameterSyntax(name: name, lower: lower, upper: upper)
  }

  /// Reads statements up to the closing brace, and the brace.
  mutating func block<Statement>(
    _ block: SyntaxProblem.Block, opened: SourceRange, until isOver: (Parser) -> Bool = { $0.isAtStatementEnd },
    _ statement: (inout Parser) throws(Abandoned) -> Statement?
  ) -> [Statement] {
    var statements: [Statement] = []
    while token.kind != .rightBrace {
      guard problems.count < SyntaxProblem.mostReported else { return statements }
      if token.kind == .end || beginsCircuit {
        let (_, place) = unexpected()
        problems.append(
          .unclosedBlock(block, opened: opened, token.kind == .end ? place : range(token)))
        return statements
      }
      if let read = recovering(until: isOver, statement), let read { statements.append(read) }
    }
    advance()
    return statements
  }

  /// Whether a circuit begins here rather than an equation for a signal of that name.
  private var beginsCircuit: Bool {
    isName(token, "circuit") && token.startsLine && peek().kind == .name
      && (peek(2).kind == .leftBrace || peek(2).kind == .leftParenthesis)
  }
}

/// Descriptions.
extension Parser {
  /// The lines of the `///` comment that ends on the line above a token, without the slashes.
  func documentation(before token: Token) -> [String] {
    let comments = lexed.comments
    var (low, high) = (0, comments.count)
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].offsets.lowerBound < token.offsets.lowerBound { low = middle + 1 } else { high = middle }
    }
    var lines: [String] = []
    var below = source.line(of: token.offsets.lowerBound)
    while low > 0, comments[low - 1].isDocumentation,
      source.line(of: comments[low - 1].offsets.lowerBound) == below - 1
    {
      low -= 1
      below -= 1
      let text = source.bytes[comments[low].offsets].dropFirst(3)
      var inside = text.first == UInt8(ascii: " ") ? text.dropFirst() : text
      while let last = inside.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { inside.removeLast() }
      lines.append(String(decoding: inside, as: UTF8.self))
    }
    return lines.reversed()
  }
}
