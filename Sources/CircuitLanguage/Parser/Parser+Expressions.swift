import CircuitModel

/// How tightly an operator binds, from the loosest.
enum Precedence: Int, Comparable {
  case iff, implies, or, xor, and, not, comparison, additive, multiplicative, sign, power

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  /// The next tighter one.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .power }
}

/// Operators, by precedence climbing.
extension Parser {
  /// Reads an expression whose operators bind at least this tightly.
  ///
  /// `implies` and `^` group to the right, all others to the left; comparisons do not chain.
  ///
  /// - Parameters:
  ///   - least: the loosest operator that may be read.
  ///   - takesIndex: whether a `[` after the first operand belongs to it. After the bound of a type it is a size.
  /// - Returns: the expression, no higher than `greatestDepth`.
  /// - Throws: `Abandoned`, when it cannot be read and the reason has been recorded.
  mutating func expression(
    _ least: Precedence = .iff, takesIndex: Bool = true
  ) throws(Abandoned) -> ExpressionSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Parser.greatestDepth else { throw fail(.nestedTooDeep(range(token))) }
    var left = try operand(takesIndex: takesIndex)
    var comparison: Token?
    while let (sign, precedence) = operatorHere, precedence >= least {
      if precedence == .comparison, let first = comparison {
        throw failChained(left, first)
      }
      let place = advance()
      if precedence == .comparison { comparison = place }
      guard let sign else {
        left = try checked(.matches(left, pattern: try pattern()), from: left.range)
        continue
      }
      if token.kind == .not, precedence > .not { throw fail(.looseNot(operator: sign.rawValue, range(token))) }
      let groupsRight = sign == .implies || sign == .power
      // An exponent may have a sign of its own: `2^-1`.
      let right = try expression(groupsRight ? precedence : precedence.tighter, takesIndex: takesIndex)
      left = try checked(.binary(sign, left, right, operatorRange: range(place)), from: left.range)
    }
    return left
  }

  /// The operator that stands here, or `nil` where the expression ends. `matches` has no sign of its own, since what
  /// follows it is not an expression.
  private var operatorHere: (sign: BinaryOperatorSyntax?, precedence: Precedence)? {
    if isAtLineStart { return nil }
    switch token.kind {
    case .iff: return (.iff, .iff)
    case .implies: return (.implies, .implies)
    case .or: return (.or, .or)
    case .xor: return (.xor, .xor)
    case .and: return (.and, .and)
    case .equal: return (.equal, .comparison)
    case .notEqual: return (.notEqual, .comparison)
    case .less: return (.less, .comparison)
    case .lessOrEqual: return (.lessOrEqual, .comparison)
    case .greater: return (.greater, .comparison)
    case .greaterOrEqual: return (.greaterOrEqual, .comparison)
    case .roughly: return (.roughly, .comparison)
    case .name: return isName(token, "matches") && !token.startsLine ? (nil, .comparison) : nil
    case .plus: return (.add, .additive)
    case .minus: return (.subtract, .additive)
    case .star: return (.multiply, .multiplicative)
    case .slash: return (.divide, .multiplicative)
    case .percent: return (.remainder, .multiplicative)
    case .dotStar: return (.elementwise, .multiplicative)
    case .caret: return (.power, .power)
    default: return nil
    }
  }

  /// An operand, with the operators that stand before it.
  private mutating func operand(takesIndex: Bool) throws(Abandoned) -> ExpressionSyntax {
    let start = range(token)
    switch token.kind {
    case .not:
      advance()
      return try checked(.unary(.not, try expression(.not)), from: start)
    case .minus, .plus:
      let sign: UnaryOperatorSyntax = advance().kind == .minus ? .minus : .plus
      if token.kind == .not { throw fail(.looseNot(operator: sign.rawValue, range(token))) }
      return try checked(.unary(sign, try expression(.sign, takesIndex: takesIndex)), from: start)
    case .if:
      return try conditional()
    default:
      return try indexed(takesIndex: takesIndex)
    }
  }

  private mutating func failChained(_ left: ExpressionSyntax, _ first: Token) -> Abandoned {
    func short(_ range: SourceRange) -> String { range.end - range.start <= 40 ? source.text(of: range) : "…" }
    var middle = "…"
    if case .binary(_, _, let right, _) = left.kind { middle = short(right.range) }
    return fail(
      .chainedComparison(
        first: short(left.range), middle: middle, second: text(token), firstOperator: range(first), range(token)))
  }

  private mutating func conditional() throws(Abandoned) -> ExpressionSyntax {
    let start = range(advance())
    let condition = try expression()
    // A line may end before `then` and before `else`: neither can begin a statement.
    guard token.kind == .then else { throw fail(expected: .thenWord) }
    advance()
    let then = try expression()
    guard token.kind == .else else { throw fail(expected: .elseWord) }
    advance()
    return try checked(.conditional(condition, then: then, else: try expression()), from: start)
  }

  private mutating func pattern() throws(Abandoned) -> TitleSyntax {
    guard token.kind == .string, !isAtLineStart else { throw fail(expected: .pattern) }
    return title(advance())
  }

  /// An expression from an earlier start up to the last token, if it is not too high a tree.
  mutating func checked(
    _ kind: ExpressionSyntax.Kind, from start: SourceRange
  ) throws(Abandoned) -> ExpressionSyntax {
    let made = ExpressionSyntax(kind: kind, range: range(from: start))
    guard made.height <= Parser.greatestDepth else { throw fail(.nestedTooDeep(made.range)) }
    return made
  }
}
