// GitHub Flavored Markdown (https://github.github.com/gfm/): section 6.2 says that a reference to a character never acts
// as markup, wherever it stands; 4.10 how rows of tables are cut at bars; 6.9 and
// https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
// what becomes a link without brackets: addresses, mentions, numbers of issues.

extension String {
  /// The text as Markdown that reads as just this text: in a paragraph, a heading, an item, or a cell of a table.
  ///
  /// Signs that could be markup are written as references to characters. That does not keep mentions and addresses
  /// from becoming links, since those are looked for afterwards: a blank of no width parts them.
  /// ```swift
  /// "a|b *c* @team".markdownText  // a&#124;b &#42;c&#42; @&#8203;team
  /// ```
  /// - Complexity: O(length)
  var markdownText: String {
    let scalars = Array(visible.unicodeScalars)
    let first = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.count
    let last = scalars.lastIndex { !$0.properties.isWhitespace } ?? -1
    let opening = MarkdownText.opening(of: scalars[first...])
    var text = ""
    for (place, scalar) in scalars.enumerated() {
      let isBlankAtAnEnd = place < first || place > last
      if isBlankAtAnEnd || place == opening || MarkdownText.isMarkup(scalar) {
        text += "&#\(scalar.value);"
      } else {
        text.unicodeScalars.append(scalar)
      }
      if MarkdownText.beginsLink(in: scalars, at: place) { text += "&#8203;" }
    }
    return text
  }

  /// The text as a span of code, in which nothing is markup: for names and paths, in a paragraph or a cell of a table.
  ///
  /// ```swift
  /// "a`b".markdownCode  // ``a`b``
  /// "a|b".markdownCode  // <code>a&#124;b</code>, since a bar would end a cell even in code
  /// ```
  /// - Complexity: O(length)
  var markdownCode: String {
    let text = visible
    let run = MarkdownText.longestRunOfBackticks(in: text)
    // Some readers know no fence of more than 80 backticks; blanks alone are not code.
    let isPlain = run < 80 && !text.utf8.contains(UInt8(ascii: "|")) && text.utf8.contains { $0 != UInt8(ascii: " ") }
    guard isPlain else { return "<code>\(markdownText)</code>" }
    let fence = String(repeating: "`", count: run + 1)
    // One blank at each end is taken away again, where there is one at both.
    let ends = [text.utf8.first, text.utf8.last]
    let isPadded = ends.contains(UInt8(ascii: "`")) || ends.contains(UInt8(ascii: " "))
    return isPadded ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
  }

  /// The text as a block of code, with a newline at its end.
  ///
  /// ```swift
  /// "t 1 2\nx 0 1".markdownBlock  // three backticks and "text", the two lines, three backticks
  /// ```
  /// The fence is longer than any run of backticks in the text, so that no line of it can end the block; where that
  /// would be longer than readers count, the block is one of HTML.
  /// - Complexity: O(length)
  var markdownBlock: String {
    var text = visibleLines
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    let run = MarkdownText.longestRunOfBackticks(in: text)
    guard run < 80 else { return "<pre><code>\(text.htmlText)</code></pre>\n" }
    let fence = String(repeating: "`", count: max(3, run + 1))
    return "\(fence)text\n\(text)\(fence)\n"
  }
}

/// What acts in Markdown, and where.
private enum MarkdownText {
  /// Whether a sign can be markup wherever it stands.
  static func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "&", "<", ">", "\\", "`", "*", "_", "[", "]", "|", "~", "$", "\"", "'", "^": true
    default: false
    }
  }

  /// The place of a sign that is markup at the beginning of a line only: of a heading, an item, a rule under a heading.
  static func opening(of line: ArraySlice<Unicode.Scalar>) -> Int? {
    let place = line.firstIndex { !("0"..."9").contains($0) }
    guard let place, ["#", "+", "-", "=", ":", ".", ")"].contains(line[place]) else { return nil }
    return place == line.startIndex || line[place] == "." || line[place] == ")" ? place : nil
  }

  /// Whether a sign begins what sites make a link or a picture of: a mention, the number of an issue, an address.
  static func beginsLink(in scalars: [Unicode.Scalar], at place: Int) -> Bool {
    guard place + 1 < scalars.count else { return false }
    let next = scalars[place + 1]
    let isWord = next.properties.isXIDContinue
    switch scalars[place] {
    case "@", "#", "!", "~", "%", "$", "&": return isWord || next == "\""
    case ":": return isWord || next == "/" || next == "+" || next == "-"
    case "w", "W":
      return next == "." && place >= 2 && scalars[(place - 2)..<place].allSatisfy { $0 == "w" || $0 == "W" }
    case "-":
      guard place >= 2, ("0"..."9").contains(next) else { return false }
      let word = scalars[(place - 2)..<place].map { $0.properties.lowercaseMapping }
      return word == ["g", "h"]
    default: return false
    }
  }

  static func longestRunOfBackticks(in text: String) -> Int {
    var (longest, current) = (0, 0)
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
