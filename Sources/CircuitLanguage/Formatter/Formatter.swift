import CircuitModel

/// Lays out the tokens and comments of a file that was read without a problem.
///
/// One pass over both, in the order of the file. The layout says which tokens begin a statement; a token inside a
/// statement begins a line exactly if it did so in the file.
struct Formatter {
  private let source: SourceFile
  private let tokens: [Token]
  private let comments: [Comment]
  private let layout: Layout
  private var spacing: Spacing
  private var output = FormattedLines()
  /// The brackets that are open in the current statement.
  private var brackets: [OpenBracket] = []
  /// The line in the file on which the last token or comment ended.
  private var lastLine = 0
  /// The place of the next comment.
  private var nextComment = 0
  /// Whether the next line is the first of a block, before which no blank line is kept.
  private var beginsBlock = true
  /// Whether a circuit has just ended, after which there is always a blank line.
  private var followsCircuit = false

  /// A bracket whose closing one is still to come.
  private struct OpenBracket {
    /// The indentation of the line that it stands on.
    var indent: Int
    /// The column just after it.
    var column: Int
    /// Whether its line ends with it.
    var endsLine: Bool
  }

  /// Makes a formatter.
  init(_ source: SourceFile, _ parsed: ParsedFile) {
    self.source = source
    tokens = parsed.lexed.tokens
    comments = parsed.lexed.comments
    layout = Layout(parsed)
    spacing = Spacing(tokens)
  }

  /// The text.
  mutating func run() -> String {
    for place in tokens.indices {
      writeComments(before: place)
      if tokens[place].kind != .end { write(place) }
    }
    return output.text()
  }
}

// MARK: - Tokens

extension Formatter {
  private mutating func write(_ place: Int) {
    let token = tokens[place]
    let isTolerance = spacing.line.kind == .row && brackets.isEmpty && isWithin(place)
    if let line = layout.lines[place] {
      startLine(line, place)
      spacing.begin(line, at: place)
      _ = spacing.blank(before: place, isTolerance: false)
    } else {
      if isDroppedComma(place) { return finish(place) }
      let blank = spacing.blank(before: place, isTolerance: isTolerance)
      let isBlockBrace = opensBlock(place)
      if token.startsLine && !isBlockBrace || output.endsWithComment {
        keepBlankLine(before: token.offsets.lowerBound, isClosing: token.kind.isClosing)
        output.begin(indent: indent(of: token))
      } else if blank {
        output.append(" ")
      }
    }
    let isBlockBrace = opensBlock(place)
    if token.kind.isClosing, !brackets.isEmpty { brackets.removeLast() }
    output.append(spelling(place))
    beginsBlock = isBlockBrace
    followsCircuit = layout.lines[place]?.kind == .endOfCircuit
    if token.kind.isOpening, !isBlockBrace {
      let endsLine = place + 1 < tokens.count && tokens[place + 1].startsLine
      brackets.append(OpenBracket(indent: output.indent, column: output.column, endsLine: endsLine))
    }
    finish(place)
  }

  private mutating func finish(_ place: Int) {
    lastLine = source.line(of: tokens[place].offsets.upperBound - 1)
  }

  private mutating func startLine(_ line: Layout.Line, _ place: Int) {
    let isClosing = line.kind == .endOfCircuit || line.kind == .endOfExample
    keepBlankLine(before: tokens[place].offsets.lowerBound, isClosing: isClosing)
    brackets = []
    output.begin(indent: 2 * line.level)
  }

  private func spelling(_ place: Int) -> String {
    let line = spacing.line
    var text = tokens[place].kind.spelling
    if text.isEmpty { text = String(decoding: source.bytes[tokens[place].offsets], as: UTF8.self) }
    if line.kind == .unnamedClaim, layout.lines[place] != nil, tokens[place + 1].kind != .colon { text += ":" }
    if line.kind == .row, tokens[place + 1].kind == .equals {
      // The name of a row may have several parts; what was written of it is the end of the line so far.
      let written = output.column - output.indent + text.utf8.count
      text += String(repeating: " ", count: max(0, line.nameWidth - written))
    }
    return text
  }

  /// A comma between the values of a row says nothing, unless the row goes on in the next line.
  private func isDroppedComma(_ place: Int) -> Bool {
    spacing.line.kind == .row && tokens[place].kind == .comma && !tokens[place + 1].startsLine
  }

  private func isWithin(_ place: Int) -> Bool {
    tokens[place].kind == .name && tokens[place + 1].kind != .equals && tokens[place + 1].kind != .dot
      && layout.lines[place] == nil && source.bytes[tokens[place].offsets].elementsEqual("within".utf8)
  }

  /// Whether the brace of a circuit or an example stands here, not one of a set.
  private func opensBlock(_ place: Int) -> Bool {
    tokens[place].kind == .leftBrace && spacing.line.kind == .header && brackets.isEmpty
  }

  /// The indentation of a token that begins a line inside a statement.
  private func indent(of token: Token) -> Int {
    guard let bracket = brackets.last else {
      return 2 * spacing.line.level + (token.kind == .leftBrace ? 0 : 2)
    }
    if token.kind.isClosing { return bracket.endsLine ? bracket.indent : bracket.column - 1 }
    return bracket.endsLine ? bracket.indent + 2 : bracket.column
  }
}

// MARK: - Comments and blank lines

extension Formatter {
  private mutating func writeComments(before place: Int) {
    let end = tokens[place].offsets.lowerBound
    while nextComment < comments.count, comments[nextComment].offsets.lowerBound <= end {
      let comment = comments[nextComment]
      nextComment += 1
      let text = trimmed(comment.offsets)
      if comment.startsLine || output.isEmpty {
        keepBlankLine(before: comment.offsets.lowerBound, isClosing: false)
        output.begin(indent: commentIndent(before: place))
        output.appendOwnLineComment(text)
        beginsBlock = false
      } else {
        output.attachComment(text)
      }
      lastLine = source.line(of: comment.offsets.lowerBound)
    }
  }

  private func commentIndent(before place: Int) -> Int {
    if let line = layout.lines[place] {
      return 2 * line.level + (line.kind == .endOfCircuit || line.kind == .endOfExample ? 2 : 0)
    }
    if tokens[place].kind == .end { return 0 }
    guard let bracket = brackets.last else { return 2 * spacing.line.level + 2 }
    return bracket.endsLine ? bracket.indent + 2 : bracket.column
  }

  /// Keeps one of the blank lines before an offset, if there are any; circuits are always set apart by one.
  private mutating func keepBlankLine(before offset: Int, isClosing: Bool) {
    let isApart = source.line(of: offset) > lastLine + 1 || followsCircuit
    followsCircuit = false
    if isApart, !isClosing, !beginsBlock, !output.isEmpty, brackets.last?.endsLine != true || !output.endsWithOpening {
      output.blankLine()
    }
  }

  private func trimmed(_ offsets: Range<Int>) -> String {
    var bytes = source.bytes[offsets]
    while let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
