import CircuitModel

extension SyntaxProblem {
  /// How many problems of one file are reported; whoever mends that many will run the check again anyway.
  static let mostReported = 20

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .unreadableText, .hiddenCharacter, .foreignCharacter, .foreignOperator, .holeInCircuit, .malformedNumber,
      .numberTooLong, .unterminatedString, .tooLong:
      reportSpelling()
    case .unclosedBracket, .nestedTooDeep, .expectedExpression, .expected, .trailing, .equalsSign,
      .chainedComparison, .reservedName, .unmatchedBracket, .looseNot:
      reportGrammar()
    case .unknownStatement, .misplacedWhen, .unclosedBlock, .outsideCircuit, .insideCircuit,
      .badRow, .missingIndex:
      reportStatement()
    }
  }

  /// Where the problem is.
  var range: SourceRange {
    switch self {
    case .unreadableText(_, let range), .hiddenCharacter(_, let range), .unclosedBracket(_, _, _, _, let range),
      .foreignCharacter(_, _, let range), .foreignOperator(_, let range), .holeInCircuit(let range),
      .malformedNumber(_, let range),
      .numberTooLong(_, let range), .unterminatedString(let range), .nestedTooDeep(let range), .tooLong(_, let range),
      .expectedExpression(_, _, let range), .expected(_, _, let range), .trailing(_, let range),
      .equalsSign(_, let range), .chainedComparison(_, _, _, _, let range), .reservedName(_, let range),
      .unknownStatement(_, _, let range), .misplacedWhen(_, let range), .unclosedBlock(_, _, let range),
      .unmatchedBracket(_, let range), .outsideCircuit(_, let range), .insideCircuit(_, let range),
      .badRow(_, let range), .missingIndex(_, let range), .looseNot(_, let range):
      range
    }
  }
}

// MARK: - Grammar

extension SyntaxProblem {
  private func reportGrammar() -> Diagnostic {
    switch self {
    case .unclosedBracket(let bracket, let use, let opened, let found, let range):
      return unclosedBracket(bracket, use, opened, found, range)
    case .nestedTooDeep(let range):
      return Diagnostic(
        .nestedTooDeep, "this formula is nested too deeply", at: .init(range, "level \(Parser.greatestDepth + 1)"),
        notes: ["brackets and operators may stand in each other \(Parser.greatestDepth) levels deep"],
        help: "name a part of it with `let` or as a signal of its own; for long sums and conjunctions write "
          + "`sum(… for i in a..b)`, `all(… for i in a..b)` or a product of vectors")
    case .expectedExpression(let before, let found, let range):
      return Diagnostic(
        .expectedExpression, "a value is missing after \(before)",
        at: .init(range, "found \(found.description) instead of a value"),
        help: "a value is a number, a signal such as `x[t]`, a constant, a call, `[…]` or `(…)`")
    case .expected(let expectation, let found, let range):
      let mended = expectation.insertion.map { Diagnostic.Fix(emptied(range), replacement: $0) }
      return Diagnostic(
        .expectedToken, "expected \(expectation.phrase)", at: .init(range, "found \(found.description)"),
        help: expectation.help, fix: mended)
    case .trailing(let found, let range):
      let help =
        found.beginsOperand
        ? "if it belongs to the value before it, an operator is missing in between (products are written with `*`); "
          + "otherwise begin a new line"
        : "remove it, or begin a new line"
      return Diagnostic(
        .trailingText, "\(found.description) follows a complete statement",
        at: .init(range, "a statement ends at the end of its line"), help: help)
    case .equalsSign(let confusion, let range):
      return equalsSign(confusion, range)
    case .chainedComparison(let first, let middle, let second, let firstOperator, let range):
      return Diagnostic(
        .chainedComparison, "comparisons cannot be chained",
        at: .init(range, "a second comparison"), secondary: [.init(firstOperator, "the first one")],
        help: "write both in full: `\(first) and \(middle) \(second) …`")
    case .reservedName(let word, let range):
      return Diagnostic(
        .reservedName, "`\(word)` cannot be a name", at: .init(range, "a word of the language"),
        notes: ["only these words are taken: " + Token.Kind.reservedWords.map(\.spelling).joined(separator: ", ")],
        help: "choose another name, such as `\(word)_1`")
    case .unmatchedBracket(let bracket, let range):
      let help =
        bracket == .rightBrace
        ? "remove it; perhaps a circuit above it is closed too early" : "remove it, or write the bracket that opens it"
      return Diagnostic(
        .unmatchedBracket, "nothing is open that this `\(bracket.spelling)` could close", at: .init(range), help: help)
    case .looseNot(let sign, let range):
      return Diagnostic(
        .looseNot, "`not` cannot stand right after `\(sign)`, which binds tighter",
        at: .init(range, "`not` takes everything up to the next `and`, `xor`, `or`, `implies` or `iff`"),
        help: "put it in brackets: `\(sign) (not …)`")
    default:
      preconditionFailure("not a problem of grammar: \(self)")
    }
  }

  private func unclosedBracket(
    _ bracket: Token.Kind, _ use: BracketUse, _ opened: SourceRange, _ found: FoundToken, _ range: SourceRange
  ) -> Diagnostic {
    let closing = bracket.closing.spelling
    let (what, help): (String, String)
    switch use {
    case .group: (what, help) = ("this group", "write `\(closing)` where the group ends")
    case .call(let name):
      (what, help) = ("the call of `\(name)`", "values of a call are separated by `,`, and `\(closing)` ends it")
    case .index: (what, help) = ("this index", "an index looks like `x[t]`, `x[t-1]` or `x[1..t]`")
    case .vector:
      (what, help) = ("this vector", "values and rows are separated by `,`: `[1, 2]`, `[[1, 0], [0, 1]]`")
    case .set: (what, help) = ("this set", "a set of numbers looks like `{0, 1, 5}`")
    case .size: (what, help) = ("this size", "a size looks like `bit[2]`")
    case .parameters: (what, help) = ("the parameters", "a family looks like `circuit Delay(k in 1..8) { … }`")
    }
    let missing =
      switch use {
      case .vector, .call, .set, .parameters: "a `,` or an operator"
      case .group, .index, .size: "an operator"
      }
    return Diagnostic(
      .unclosedBracket, "expected `\(closing)` to close \(what)",
      at: .init(
        range, "found \(found.description)" + (found.beginsOperand ? "; is \(missing) missing before it?" : "")),
      secondary: [.init(opened, "opened here")], help: help,
      fix: found == .endOfLine || found == .endOfFile ? .init(emptied(range), replacement: closing) : nil)
  }

  private func equalsSign(_ confusion: Confusion, _ range: SourceRange) -> Diagnostic {
    switch confusion {
    case .equationInFormula:
      Diagnostic(
        .equalsSign, "`=` defines a signal; to compare, write `==`", at: .init(range, "inside a formula"),
        help: "write `==`", fix: .init(range, replacement: "=="))
    case .comparisonInEquation:
      Diagnostic(
        .equalsSign, "an equation is written with one `=`", at: .init(range, "this compares"),
        help: "write `=` to define the signal; to claim that both are equal, write `prove name: a == b`",
        fix: .init(range, replacement: "="))
    }
  }

  /// The place just before a range, for an insertion.
  func emptied(_ range: SourceRange) -> SourceRange {
    SourceRange(file: range.file, start: range.start, end: range.start)
  }
}
