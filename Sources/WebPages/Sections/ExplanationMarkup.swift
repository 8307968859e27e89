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
    case .lines(let lines): return .preformatted(lines.joined(separator: "\n"), label: section.title)
    case .table(let head, let rows, let results):
      return .table(
        head.map { Markup($0) }, rows.map { $0.map { Markup($0) } }, label: section.title,
        class: results == 1 ? "values result" : "values")
    }
  }

  private func aside(_ text: String) -> Markup {
    text.isEmpty ? .nothing : " " + .element("span", ["class": "aside"], Markup(text))
  }
}
