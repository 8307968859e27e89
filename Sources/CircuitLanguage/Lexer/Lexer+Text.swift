import CircuitModel

extension Lexer {
  /// A text in double quotes, on one line. There are no escapes: a backslash is a backslash.
  mutating func lexString() {
    let start = offset
    offset += 1
    skipText { $0 == UInt8(ascii: "\"") }
    if byte() == UInt8(ascii: "\""), offset < bytes.count {
      offset += 1
      if offset - start > Lexer.greatestString {
        report(.tooLong(.string(offset - start), range(start, offset)))
        add(.invalid, from: start)
      } else {
        add(.string, from: start)
      }
    } else if !file.isCutShort {
      report(.unterminatedString(range(start, offset)))
      add(.invalid, from: start)
    }
  }

  /// A comment up to the end of its line. More than three slashes are a ruler, not a description.
  mutating func lexComment() {
    let start = offset
    let isDocumentation = byte(ahead: 2) == UInt8(ascii: "/") && byte(ahead: 3) != UInt8(ascii: "/")
    skipText { _ in false }
    file.comments.append(
      Comment(offsets: start..<offset, startsLine: startsLine, isDocumentation: isDocumentation && startsLine))
  }

  /// `/* … */`, which is not a comment here; what it holds is skipped.
  mutating func lexBlockComment() {
    let start = offset
    report(.foreignOperator(ForeignOperator("/*", "//", as: nil, advice: ""), range(start, start + 2)))
    offset += 2
    while offset < bytes.count, !(byte() == UInt8(ascii: "*") && byte(ahead: 1) == UInt8(ascii: "/")) {
      if byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") { startsLine = true }
      offset += 1
    }
    offset = min(offset + 2, bytes.count)
  }

  /// `# …`, which is not a comment here; the line is skipped.
  mutating func lexHashComment() {
    report(.foreignOperator(ForeignOperator("#", "//", as: nil, advice: ""), range(offset, offset + 1)))
    skipText { _ in false }
  }

  /// Goes to the end of the line, or to a byte that ends the text, and checks that what is passed is text.
  private mutating func skipText(until isEnd: (UInt8) -> Bool) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || isEnd(byte) { return }
      if byte >= 0x20 && byte < 0x7F || byte == UInt8(ascii: "\t") {
        offset += 1
        continue
      }
      let start = offset
      guard let (scalar, length) = SourceFile.scalar(in: bytes, at: offset) else {
        offset += 1
        reportEncoding(start, offset)
        continue
      }
      offset += length
      guard NonASCII.isForbiddenInText(scalar) else { continue }
      report(.hiddenCharacter(scalar, range(start, offset)))
      if byte == 0 || file.problems.count >= SyntaxProblem.mostReported { return giveUp() }
    }
  }
}
