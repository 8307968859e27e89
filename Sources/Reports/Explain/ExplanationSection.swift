/// A part of the explanation of a circuit: a heading with paragraphs for people, and a member of an object for machines.
///
/// A kind of insight is added by making a section of it; `Explanation.sections` lists them.
package struct ExplanationSection {
  /// The heading.
  package var title: String
  /// What is said, in order.
  package var paragraphs: [Paragraph]
  /// The name of the member.
  package var key: String
  /// What machines read.
  var json: JSONValue

  /// A piece of text that stands on its own.
  package enum Paragraph {
    /// What the next paragraphs are about: a unit, a weight.
    case subject(String, aside: String = "")
    /// Sentences, which are broken into lines.
    case prose(String)
    /// Something that can be copied, with a remark; it is never broken.
    case code(String, aside: String = "")
    /// Lines that are laid out already; what is not aligned in columns is broken where it is too long.
    case lines([String])
    /// A table: the head, and rows of as many cells; before the last so many columns there is a line.
    case table([String], [[String]], results: Int = 0)
  }
}

extension ExplanationSection {
  /// The section as text, each line with a newline at its end.
  func text(_ palette: Palette, width: Int, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var text = "\(margin)\(palette.paint(title, .heading))\n"
    var isBegun = false
    for paragraph in paragraphs {
      if case .subject = paragraph, isBegun { text += "\n" }
      isBegun = true
      for line in paragraph.lines(palette, width: width - indent - 2) {
        text += line.isEmpty ? "\n" : "\(margin)  \(line)\n"
      }
    }
    return text
  }
}

extension ExplanationSection.Paragraph {
  fileprivate func lines(_ palette: Palette, width: Int) -> [String] {
    switch self {
    case .subject(let name, let aside):
      return [palette.paint(name, .heading) + (aside.isEmpty ? "" : "  " + palette.paint(aside, .aside))]
    case .prose(let text): return text.broken(to: width - 2).map { "  " + $0 }
    case .code(let text, let aside):
      return ["    " + palette.paint(text, .good) + (aside.isEmpty ? "" : "  " + palette.paint(aside, .aside))]
    case .lines(let lines):
      return lines.flatMap { line -> [String] in
        let text = line.drop { $0 == " " }
        let margin = String(repeating: " ", count: 2 + line.count - text.count)
        if text.contains("  ") { return [margin + text] }
        return text.isEmpty ? [""] : String(text).broken(to: width - margin.count).map { margin + $0 }
      }
    case .table(let head, let rows, let results):
      let widths = head.indices.map { place in ([head] + rows).map { $0[place].columns }.max() ?? 0 }
      func line(_ cells: [String]) -> String {
        let texts = zip(cells, widths).map { $0.rightAligned(to: $1) }
        let (reads, outcomes) = (texts.dropLast(results), texts.suffix(results))
        let parts = [reads, outcomes].filter { !$0.isEmpty }.map { $0.joined(separator: "  ") }
        let end = parts.joined(separator: " | ").reversed().drop { $0 == " " }
        return String(end.reversed())
      }
      return ["    " + palette.paint(line(head), .aside)] + rows.map { "    " + line($0) }
    }
  }
}

extension String {
  /// The text in lines of no more than so many columns, broken between words.
  package func broken(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.columns + 1 + String(word).columns <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
