import CircuitModel

extension Lexer {
  /// An operator, a bracket, a comment, or something that is none of them.
  mutating func lexSign() {
    let first = byte()
    switch (first, byte(ahead: 1)) {
    case (UInt8(ascii: "/"), UInt8(ascii: "/")): return lexComment()
    case (UInt8(ascii: "/"), UInt8(ascii: "*")): return lexBlockComment()
    case (UInt8(ascii: "#"), _): return lexHashComment()
    case (UInt8(ascii: "?"), _) where startsLine || file.tokens.last.map { !$0.kind.endsOperand } ?? true:
      return lexHole()
    case (UInt8(ascii: "."), let next) where Lexer.isDigit(next): return lexNumberWithoutDigitBeforePoint()
    default: break
    }
    let start = offset
    if let foreign = ForeignOperator.first(in: bytes, at: offset),
      sign.map({ $0.length < foreign.spelling.utf8.count }) ?? true
    {
      offset += foreign.spelling.utf8.count
      report(.foreignOperator(foreign, range(start, offset)))
      if let meaning = foreign.meaning { add(meaning, from: start) }
    } else if let (kind, length) = sign {
      offset += length
      add(kind, from: start)
    } else {
      offset += 1
      report(.foreignCharacter(Unicode.Scalar(first), write: nil, range(start, offset)))
      add(.invalid, from: start)
    }
  }

  /// A `?` where an operand is due; after one it is the conditional of another language.
  private mutating func lexHole() {
    let start = offset
    offset += 1
    if !source.isExercise { report(.holeInCircuit(range(start, offset))) }
    add(.hole, from: start)
  }

  /// The sign of the language that stands here, the longest first.
  private var sign: (kind: Token.Kind, length: Int)? {
    let next = byte(ahead: 1)
    switch byte() {
    case UInt8(ascii: "("): return (.leftParenthesis, 1)
    case UInt8(ascii: ")"): return (.rightParenthesis, 1)
    case UInt8(ascii: "["): return (.leftBracket, 1)
    case UInt8(ascii: "]"): return (.rightBracket, 1)
    case UInt8(ascii: "{"): return (.leftBrace, 1)
    case UInt8(ascii: "}"): return (.rightBrace, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ":"): return (.colon, 1)
    case UInt8(ascii: "+"): return (.plus, 1)
    case UInt8(ascii: "-"): return (.minus, 1)
    case UInt8(ascii: "*"): return (.star, 1)
    case UInt8(ascii: "/"): return (.slash, 1)
    case UInt8(ascii: "%"): return (.percent, 1)
    case UInt8(ascii: "^"): return (.caret, 1)
    case UInt8(ascii: "."):
      if next == UInt8(ascii: ".") { return (.range, 2) }
      return next == UInt8(ascii: "*") ? (.dotStar, 2) : (.dot, 1)
    case UInt8(ascii: "="): return next == UInt8(ascii: "=") ? (.equal, 2) : (.equals, 1)
    case UInt8(ascii: "~"): return (.roughly, 1)
    case UInt8(ascii: "!"): return next == UInt8(ascii: "=") ? (.notEqual, 2) : nil
    case UInt8(ascii: "<"): return next == UInt8(ascii: "=") ? (.lessOrEqual, 2) : (.less, 1)
    case UInt8(ascii: ">"): return next == UInt8(ascii: "=") ? (.greaterOrEqual, 2) : (.greater, 1)
    default: return nil
    }
  }
}
