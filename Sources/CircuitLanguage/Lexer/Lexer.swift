import CircuitModel

/// What the lexer makes of a file.
struct LexedFile {
  /// The tokens in order; the last is `.end`.
  var tokens: [Token] = []
  /// The comments in order.
  var comments: [Comment] = []
  /// What was wrong.
  var problems: [SyntaxProblem] = []
  /// Whether the lexer gave up before the end, so that a missing bracket says nothing.
  var isCutShort = false
}

/// Splits the bytes of a file into tokens and comments.
///
/// It works on bytes, one at a time and without recursion: names, numbers and signs are ASCII, and only comments and
/// strings are decoded, to see that they are UTF-8 and hide nothing. A wrong character costs one diagnostic and is
/// passed on as what it was meant for, so that the parser does not complain about it again.
struct Lexer {
  let source: SourceFile
  let bytes: [UInt8]
  var offset = 0
  var startsLine = true
  var file = LexedFile()
  /// Text in some other encoding has a bad byte in every other word; saying so once is enough.
  var hasReportedEncoding = false

  /// Makes a lexer at the start of a file.
  init(_ source: SourceFile) {
    self.source = source
    self.bytes = source.bytes
  }

  /// The greatest file, in bytes.
  static let greatestFile = 16 * 1024 * 1024
  /// How many tokens and comments a file may have; every one costs memory for as long as the file is checked.
  static let mostTokens = 2_000_000
  /// The greatest name, in bytes.
  static let greatestName = 255
  /// The greatest text in quotes, in bytes.
  static let greatestString = 4096
  /// The most digits of a number, and its greatest exponent.
  static let mostDigits = 1000

  /// Lexes the whole file.
  /// - Complexity: O(number of bytes)
  static func lex(_ source: SourceFile) -> LexedFile {
    var lexer = Lexer(source)
    lexer.run()
    return lexer.file
  }
}

extension Lexer {
  /// The byte so far ahead, or 0 past the end.
  func byte(ahead count: Int = 0) -> UInt8 { offset + count < bytes.count ? bytes[offset + count] : 0 }

  /// Adds the token that stands from an offset up to here.
  mutating func add(_ kind: Token.Kind, from start: Int) {
    file.tokens.append(Token(kind, start..<offset, startsLine: startsLine))
    startsLine = false
  }

  /// The range from an offset up to another.
  func range(_ start: Int, _ end: Int) -> SourceRange { source.range(start..<end) }

  /// Adds a problem.
  mutating func report(_ problem: SyntaxProblem) { file.problems.append(problem) }

  /// Ends the run here.
  mutating func giveUp() {
    file.isCutShort = true
    offset = bytes.count
  }

  private mutating func run() {
    if SourceFile.hasByteOrderMark(bytes) { offset = 3 }
    if bytes.count > Lexer.greatestFile {
      report(.tooLong(.file(bytes.count), range(0, 0)))
      giveUp()
    } else if bytes.count >= 2, bytes[0] ^ bytes[1] == 1, bytes[0] >= 0xFE {
      report(.unreadableText(looksLikeUTF16: true, range(0, 2)))
      giveUp()
    }
    while offset < bytes.count {
      lexOne()
      if file.problems.count >= SyntaxProblem.mostReported { giveUp() }
      if file.tokens.count + file.comments.count > Lexer.mostTokens {
        report(.tooLong(.tokens, range(offset, offset)))
        giveUp()
      }
    }
    add(.end, from: bytes.count)
  }

  private mutating func lexOne() {
    switch bytes[offset] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      offset += 1
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      offset += 1
      startsLine = true
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      lexName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      lexNumber()
    case UInt8(ascii: "\""):
      lexString()
    case 0..<0x20, 0x7F:
      lexControlCharacter()
    case 0x80...:
      lexNonASCII()
    default:
      lexSign()
    }
  }

  private mutating func lexControlCharacter() {
    let start = offset
    offset += 1
    report(.hiddenCharacter(Unicode.Scalar(bytes[start]), range(start, offset)))
    // A file with NUL bytes is not text, and whatever else could be said about it would be noise.
    if bytes[start] == 0 { giveUp() }
  }

  private mutating func lexNonASCII() {
    let start = offset
    guard let (scalar, length) = SourceFile.scalar(in: bytes, at: offset) else {
      while offset < bytes.count, bytes[offset] >= 0x80, SourceFile.scalar(in: bytes, at: offset) == nil { offset += 1 }
      reportEncoding(start, offset)
      add(.invalid, from: start)
      return
    }
    offset += length
    switch NonASCII(scalar) {
    case .accepted(let kind):
      add(kind, from: start)
    case .foreign(let write, let kind):
      report(.foreignCharacter(scalar, write: write, range(start, offset)))
      add(kind, from: start)
    case .blank, .hidden:
      report(.hiddenCharacter(scalar, range(start, offset)))
    case .letter:
      offset = start
      lexName()
    case .unknown:
      report(.foreignCharacter(scalar, write: nil, range(start, offset)))
      add(.invalid, from: start)
    }
  }

  /// Says once that the file is not UTF-8.
  mutating func reportEncoding(_ start: Int, _ end: Int) {
    if !hasReportedEncoding { report(.unreadableText(looksLikeUTF16: false, range(start, end))) }
    hasReportedEncoding = true
  }
}
