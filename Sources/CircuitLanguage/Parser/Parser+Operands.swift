import CircuitModel

/// What operators stand between.
extension Parser {
  /// An operand with the indices and members after it: `x[t]`, `h[t][2]`, `p.y[t]`, `x[1..t][1]`.
  mutating func indexed(takesIndex: Bool) throws(Abandoned) -> ExpressionSyntax {
    let first = token.kind
    var whole = try plain()
    while !isAtLineStart {
      if token.kind == .dot {
        advance()
        let member = try name(.memberName)
        whole = try checked(.member(whole, member), from: whole.range)
      } else if token.kind == .leftBracket, takesIndex, first != .number, !isNextRow(first) {
        whole = try index(of: whole)
      } else {
        break
      }
    }
    return whole
  }

  /// Whether a `[` after a vector begins the next vector, whose comma was forgotten.
  private func isNextRow(_ first: Token.Kind) -> Bool {
    first == .leftBracket && lexed.tokens[next - 1].offsets.upperBound != token.offsets.lowerBound
  }

  private mutating func index(of whole: ExpressionSyntax) throws(Abandoned) -> ExpressionSyntax {
    let (from, to) = try bracketed(.index) { (parser) throws(Abandoned) -> (ExpressionSyntax, ExpressionSyntax?) in
      let from = try parser.expression()
      guard parser.token.kind == .range else { return (from, nil) }
      parser.advance()
      return (from, try parser.expression())
    }
    if let to { return try checked(.slice(whole, from: from, to: to), from: whole.range) }
    return try checked(.subscripted(whole, index: from), from: whole.range)
  }

  private mutating func plain() throws(Abandoned) -> ExpressionSyntax {
    let start = range(token)
    // A line above that ends in an operator is more likely unfinished than meant to swallow the statement below it.
    if token.startsLine, beginsStatement(next) { throw failMissing() }
    switch token.kind {
    case .number:
      let spelling = text(token)
      return ExpressionSyntax(kind: .number(number(advance()), spelling: spelling), range: start)
    case .hole:
      advance()
      return ExpressionSyntax(kind: .hole, range: start)
    case .true, .false:
      return ExpressionSyntax(kind: .truth(advance().kind == .true), range: start)
    case .step:
      advance()
      return ExpressionSyntax(kind: .name("t"), range: start)
    case .name:
      return try nameOrCall()
    case .leftParenthesis:
      let inside = try bracketed(.group) { (parser) throws(Abandoned) in try parser.expression() }
      return try checked(.parenthesized(inside), from: start)
    case .leftBracket:
      return try vector()
    default:
      throw failMissing()
    }
  }

  private mutating func failMissing() -> Abandoned {
    if token.kind.isReservedWord, token.kind != .not, peek().kind == .leftBracket, !token.startsLine {
      return fail(.reservedName(token.kind.spelling, range(token)))
    }
    let (found, place) = unexpected()
    let before = next > 0 ? String(text(lexed.tokens[next - 1]).prefix(40)) : ""
    return fail(.expectedExpression(after: "`\(before)`", found: found, place))
  }

  private mutating func nameOrCall() throws(Abandoned) -> ExpressionSyntax {
    let first = advance()
    let name = NameSyntax(text: text(first), range: range(first))
    guard token.kind == .leftParenthesis, !isAtLineStart else {
      return ExpressionSyntax(kind: .name(name.text), range: name.range)
    }
    let kind = try bracketed(.call(name.text)) { (parser) throws(Abandoned) -> ExpressionSyntax.Kind in
      var labels: [ArgumentSyntax] = []
      let arguments = try parser.list { (parser) throws(Abandoned) -> ExpressionSyntax? in
        if labels.isEmpty, !parser.isLabel { return try parser.expression() }
        labels.append(try parser.argument(ofCall: true))
        return nil
      }.compactMap { $0 }
      if !labels.isEmpty { return .labelledCall(name, arguments, labels: labels) }
      guard arguments.count == 1, parser.token.kind == .for else { return .call(name, arguments) }
      return .quantified(name, arguments[0], try parser.forRange())
    }
    return try checked(kind, from: name.range)
  }

  /// Whether `name:` stands here.
  private var isLabel: Bool { token.kind == .name && peek().kind == .colon }

  private mutating func vector() throws(Abandoned) -> ExpressionSyntax {
    let start = range(token)
    let kind = try bracketed(.vector) { (parser) throws(Abandoned) -> ExpressionSyntax.Kind in
      if parser.token.kind == .rightBracket { throw parser.failMissing() }
      let elements = try parser.list { (parser) throws(Abandoned) in try parser.expression() }
      guard elements.count == 1, parser.token.kind == .for else { return .vector(elements) }
      return .comprehension(elements[0], try parser.forRange())
    }
    return try checked(kind, from: start)
  }

  private mutating func forRange() throws(Abandoned) -> ForSyntax {
    advance()
    let name = try name(.indexName)
    try require(.in, .indexIn(name.text))
    let from = try expression(.additive)
    try require(.range, .rangeDots)
    return ForSyntax(name: name, from: from, to: try expression(.additive))
  }

  /// The exact value of a number.
  func number(_ token: Token) -> Rational {
    let spelling = text(token)
    // Only `.5` is lexed as a number without being one, and it has been reported.
    return Rational(decimal: spelling) ?? Rational(decimal: "0" + spelling) ?? 0
  }
}
