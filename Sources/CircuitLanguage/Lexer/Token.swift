import CircuitModel

/// A word, number, string or sign of a circuit file: what it is and where it stands. Its spelling stays in the file.
struct Token: Hashable, Sendable {
  /// What it is.
  var kind: Kind
  /// Whether it is the first on its line.
  var startsLine: Bool
  /// The offset of the first byte.
  private var first: UInt32
  /// The offset just past the last byte.
  private var last: UInt32

  /// Makes a token; 12 bytes each, since a hostile file has millions.
  init(_ kind: Kind, _ offsets: Range<Int>, startsLine: Bool = false) {
    self.kind = kind
    self.startsLine = startsLine
    self.first = UInt32(offsets.lowerBound)
    self.last = UInt32(offsets.upperBound)
  }

  /// Where it stands.
  var offsets: Range<Int> { Int(first)..<Int(last) }
}

extension Token {
  /// The kinds of token.
  enum Kind: UInt8, Sendable {
    case name, number, string, hole
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, dot, range, equals
    case plus, minus, star, slash, percent, dotStar, caret
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, roughly
    case iff, implies, or, xor, and, not
    case step, `true`, `false`, `if`, then, `else`, `for`, `in`, when
    /// Something that the lexer has already complained about.
    case invalid
    /// After the last token.
    case end
  }
}

extension Token.Kind {
  /// The one spelling that the formatter writes; "" for names, numbers and strings, which have many.
  var spelling: String {
    switch self {
    case .name, .number, .string, .invalid, .end: ""
    case .hole: "?"
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .comma: ","
    case .colon: ":"
    case .dot: "."
    case .range: ".."
    case .equals: "="
    case .plus: "+"
    case .minus: "-"
    case .star: "*"
    case .slash: "/"
    case .percent: "%"
    case .dotStar: ".*"
    case .caret: "^"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .roughly: "~"
    case .iff: "iff"
    case .implies: "implies"
    case .or: "or"
    case .xor: "xor"
    case .and: "and"
    case .not: "not"
    case .step: "t"
    case .true: "true"
    case .false: "false"
    case .if: "if"
    case .then: "then"
    case .else: "else"
    case .for: "for"
    case .in: "in"
    case .when: "when"
    }
  }

  /// Whether it is a word that cannot be a name.
  var isReservedWord: Bool { rawValue >= Token.Kind.iff.rawValue && rawValue <= Token.Kind.when.rawValue }

  /// Whether it stands between two operands.
  var isOperator: Bool { rawValue >= Token.Kind.plus.rawValue && rawValue <= Token.Kind.and.rawValue }

  /// Whether it opens a bracket of any shape.
  var isOpening: Bool { self == .leftParenthesis || self == .leftBracket || self == .leftBrace }

  /// Whether it closes a bracket of any shape.
  var isClosing: Bool { self == .rightParenthesis || self == .rightBracket || self == .rightBrace }

  /// The bracket that closes this one.
  var closing: Token.Kind {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    default: .rightBrace
    }
  }

  /// Whether an operand can begin with it and nothing else can: where an operator is due, one is missing.
  var beginsOperand: Bool {
    switch self {
    case .name, .number, .string, .hole, .leftParenthesis, .leftBracket, .step, .true, .false, .if, .not: true
    default: false
    }
  }

  /// Whether an operand can end with it, so that on its line an operator is due.
  var endsOperand: Bool {
    switch self {
    case .name, .number, .string, .hole, .step, .true, .false, .rightParenthesis, .rightBracket, .rightBrace: true
    default: false
    }
  }

  /// The words that cannot be names.
  static let reservedWords: [Token.Kind] = [
    .iff, .implies, .or, .xor, .and, .not, .step, .true, .false, .if, .then, .else, .for, .in, .when,
  ]
}

/// A comment, from its first slash to the end of its line.
struct Comment: Hashable, Sendable {
  /// Where it stands, without the line end.
  var offsets: Range<Int>
  /// Whether nothing but blanks stands before it on its line.
  var startsLine: Bool
  /// Whether it begins with exactly three slashes.
  var isDocumentation: Bool
}
