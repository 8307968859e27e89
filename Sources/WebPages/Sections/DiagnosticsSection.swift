import CircuitLanguage
import CircuitModel
import Reports

/// What is wrong with the file.
struct DiagnosticsSection {
  private let file: Report.File

  init(_ file: Report.File) { self.file = file }

  /// The section; nothing where nothing is wrong.
  var markup: Markup {
    if file.diagnostics.isEmpty { return .nothing }
    let opening =
      !file.isReadable
      ? "The file could not be read, so nothing was judged."
      : file.isRejected
        ? "The file is rejected: nothing that it claims may be relied on until this is mended."
        : "Nothing is wrong that keeps claims from being judged."
    return .element(
      "section", ["id": "diagnostics", "aria-labelledby": "diagnostics-title"],
      of: [.element("h2", ["id": "diagnostics-title"], "What is wrong with the file"), .prose(opening)]
        + file.diagnostics.map(article))
  }

  private func article(_ diagnostic: Diagnostic) -> Markup {
    .element(
      "article", ["class": diagnostic.severity == .error ? "claim bad" : "claim unsure"],
      .element(
        "h3", [:], .element("code", [:], Markup(diagnostic.code.rawValue)), " ", .words(diagnostic.headline.visible)),
      file.isReadable ? quotation(diagnostic) : Markup([diagnostic.help.map { .prose($0) } ?? .nothing]))
  }

  /// The text that it is about with what else is said, and the way there; the headline stands above.
  private func quotation(_ diagnostic: Diagnostic) -> Markup {
    let lines = DiagnosticRenderer(sources: file.sources).render(diagnostic).split(
      separator: "\n", omittingEmptySubsequences: false)
    let range = diagnostic.primary.range
    let quoted = Markup.preformatted(lines.dropFirst().joined(separator: "\n"), label: diagnostic.headline)
    guard range != .none, file.sources.indices.contains(range.file) else { return quoted }
    let line = file.sources[range.file].line(of: range.start)
    return quoted
      + .element("p", [:], .link("To line \(line)", to: "#\(SourceSection.anchor(range.file, line: line))"))
  }
}
