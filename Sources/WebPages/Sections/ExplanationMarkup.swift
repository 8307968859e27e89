import Reports

/// A section of `explain` as markup: the same words, with tables as tables.
struct ExplanationMarkup {
  private let section: ExplanationSection

  init(_ section: ExplanationSection) { self.section = section }

  /// The paragraphs.
  var markup: Markup { Markup(section.paragraphs.map(markup)) }

  private func markup(_ paragraph: ExplanationSection.Paragraph) -> Markup {
    switch paragraph {
    case .subject(let name, let aside):
      return .element("h4", [:], .element("code", [:], Markup(name)), self.aside(aside))
    case .prose(let text): return .prose(text)
    case .code(let text, let aside):
      return .element("p", ["class": "formula"], .element("code", [:], Markup(text)), self.aside(aside))
    case .lines(let lines): return Markup(lines.split { $0.isEmpty }.map { self.lines(Array($0)) })
    case .table(let head, let rows, let results):
      return .table(
        head.map { Markup($0) }, rows.map { $0.map { Markup($0) } }, label: section.title,
        class: results == 1 ? "values result" : "values")
    }
  }

  /// Lines that stand together: what is aligned in columns stays so, anything else is broken as sentences are.
  private func lines(_ lines: [String]) -> Markup {
    let isAligned = lines.contains { $0.drop { $0 == " " }.contains("  ") || $0.hasPrefix("  ") }
    return isAligned
      ? .preformatted(lines.joined(separator: "\n"), label: section.title) : Markup(lines.map { .prose($0) })
  }

  private func aside(_ text: String) -> Markup {
    text.isEmpty ? .nothing : " " + .element("span", ["class": "aside"], Markup(text))
  }
}
