import CircuitModel

/// The statements of a circuit.
extension Parser {
  /// Reads one statement.
  ///
  /// Words like `input` begin a statement only where they are not the name of a signal: `bound 64` is a bound, and
  /// `bound[t] = …` an equation.
  mutating func item() throws(Abandoned) -> ItemSyntax? {
    let documentation = documentation(before: token)
    let start = range(token)
    let kind = try itemKind()
    return ItemSyntax(kind: kind, documentation: documentation, range: range(from: start))
  }

  private mutating func itemKind() throws(Abandoned) -> ItemSyntax.Kind {
    guard token.kind == .name else { throw failUnknown() }
    if peek().kind == .leftBracket { return try equation(.plain) }
    switch text(token) {
    case "input": return try input()
    case "let": return try constant()
    case "output":
      advance()
      return try equation(.output)
    case "ref":
      advance()
      return isName(token, "part") && peek().kind == .name ? try part(isReference: true) : try equation(.reference)
    case "part": return try part(isReference: false)
    case "convention": return try convention()
    case "assume":
      advance()
      return .assume(try expression())
    case "prove": return try claim(.prove)
    case "refute": return try claim(.refute)
    case "reach": return try claim(.reach)
    case "bound":
      advance()
      if isAtStatementEnd || token.kind == .equals { throw fail(expected: .boundValue) }
      return .bound(try expression())
    case "example": return try example()
    case "import", "circuit":
      throw fail(.insideCircuit(text(token), range(token)))
    default:
      // `y = …` and `y(t) = …` are equations of someone who has not met the brackets yet.
      if peek().kind == .equals || peek().kind == .leftParenthesis { return try equation(.plain) }
      throw failUnknown()
    }
  }

  private mutating func failUnknown() -> Abandoned {
    if token.kind == .rightBracket || token.kind == .rightParenthesis {
      return fail(.unmatchedBracket(token.kind, range(token)))
    }
    if token.kind.isReservedWord, peek().kind == .leftBracket || peek().kind == .equals {
      return fail(.reservedName(token.kind.spelling, range(token)))
    }
    let failure = fail(
      .unknownStatement(
        String(text(token).prefix(40)), isOperator: token.kind.isOperator || isName(token, "matches"), range(token)))
    // What stands in the braces of something unknown cannot be judged.
    skipBlock()
    return failure
  }

  private mutating func input() throws(Abandoned) -> ItemSyntax.Kind {
    advance()
    let name = try name(.inputName)
    try require(.colon, .inputColon(name.text))
    return .input(name, try type())
  }

  mutating func constant() throws(Abandoned) -> ItemSyntax.Kind {
    advance()
    let name = try name(.constantName)
    try require(.equals, .constantEquals(name.text))
    return .constant(name, try expression())
  }

  private mutating func equation(_ role: EquationRole) throws(Abandoned) -> ItemSyntax.Kind {
    let name = try name(.signalName(after: role.rawValue))
    if token.kind == .equals, !isAtLineStart { throw fail(.missingIndex(name.text, name.range)) }
    guard token.kind == .leftBracket, !isAtLineStart else { throw fail(expected: .signalIndex(name.text)) }
    let index = try bracketed(.index) { (parser) throws(Abandoned) in try parser.expression() }
    if token.kind == .equal, !isAtLineStart { throw fail(.equalsSign(.comparisonInEquation, range(token))) }
    if token.kind == .leftBracket, !isAtLineStart { throw fail(expected: .componentEquation(name.text)) }
    try require(.equals, .equationEquals(name.text))
    return .equation(role, name, index: index, value: try expression())
  }

  private mutating func part(isReference: Bool) throws(Abandoned) -> ItemSyntax.Kind {
    advance()
    let name = try name(.partName)
    try require(.equals, .partEquals(name.text))
    let circuit = try self.name(.partCircuit)
    guard token.kind == .leftParenthesis, !isAtLineStart else { throw fail(expected: .partArguments(circuit.text)) }
    let arguments = try bracketed(.call(circuit.text)) { (parser) throws(Abandoned) in
      try parser.list { (parser) throws(Abandoned) in try parser.argument() }
    }
    return .part(isReference: isReference, name, circuit: circuit, arguments: arguments)
  }

  /// `x: e` between the parentheses of a part, or of a call after its other arguments.
  mutating func argument(ofCall isOfCall: Bool = false) throws(Abandoned) -> ArgumentSyntax {
    let name = try name(isOfCall ? .labelName : .argumentName)
    try require(.colon, isOfCall ? .labelColon(name.text) : .argumentColon(name.text))
    return ArgumentSyntax(name: name, value: try expression())
  }

  private mutating func convention() throws(Abandoned) -> ItemSyntax.Kind {
    advance()
    let function = try name(.conventionFunction)
    guard token.kind == .leftParenthesis, !isAtLineStart else {
      throw fail(expected: .conventionArgument(function.text))
    }
    let argument = try bracketed(.call(function.text)) { (parser) throws(Abandoned) in try parser.expression() }
    if token.kind == .equal { throw fail(.equalsSign(.comparisonInEquation, range(token))) }
    try require(.equals, .conventionEquals(function.text))
    return .convention(function: function, argument: argument, value: try expression())
  }

  /// `prove name: F`, `prove: F`, `prove F`, each with an optional `when G`.
  mutating func claim(_ keyword: ClaimKeyword) throws(Abandoned) -> ItemSyntax.Kind {
    advance()
    var claimName: NameSyntax?
    if token.kind != .colon, peek().kind == .colon, !isAtLineStart {
      claimName = try name(.claimName(keyword: keyword.rawValue))
    }
    if !take(.colon), isAtStatementEnd { throw fail(expected: .claimName(keyword: keyword.rawValue)) }
    let formula = try expression()
    if case .name(let word) = formula.kind, token.kind.beginsOperand, !isAtStatementEnd {
      throw fail(expected: .claimColon(keyword: keyword.rawValue, name: word))
    }
    guard token.kind == .when, !isAtLineStart else { return .claim(keyword, claimName, formula, when: nil) }
    if keyword == .reach { throw fail(.misplacedWhen(.reach, range(token))) }
    advance()
    return .claim(keyword, claimName, formula, when: try expression())
  }
}

/// The types of inputs.
extension Parser {
  fileprivate mutating func type() throws(Abandoned) -> TypeSyntax {
    if isAtStatementEnd { throw fail(expected: .inputType) }
    let start = range(token)
    let kind = try typeKind()
    var size: ExpressionSyntax?
    if token.kind == .leftBracket, !isAtLineStart {
      size = try bracketed(.size) { (parser) throws(Abandoned) in try parser.expression() }
    }
    return TypeSyntax(kind: kind, size: size, range: range(from: start))
  }

  private mutating func typeKind() throws(Abandoned) -> TypeSyntax.Kind {
    if token.kind == .leftBrace {
      let values = try bracketed(.set) { (parser) throws(Abandoned) in
        if parser.token.kind == .rightBrace {
          throw parser.fail(
            .expectedExpression(
              after: "`{`", found: parser.unexpected().found, parser.range(parser.token)))
        }
        return try parser.list { (parser) throws(Abandoned) in try parser.expression() }
      }
      return .set(values)
    }
    if token.kind == .name, !continuesBound(peek()) {
      return .named(try name(.inputType))
    }
    let lower = try expression(.additive, takesIndex: false)
    try require(.range, .rangeDots)
    return .integers(lower, try expression(.additive, takesIndex: false))
  }

  /// Whether a name before this token is the beginning of `lo..hi`.
  private func continuesBound(_ token: Token) -> Bool {
    switch token.kind {
    case .range, .plus, .minus, .star, .slash, .percent, .caret: !token.startsLine
    default: false
    }
  }
}
