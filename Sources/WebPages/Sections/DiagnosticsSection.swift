import CircuitLanguage
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
    let renderer = DiagnosticRenderer(sources: file.sources)
    let isError = diagnostic.severity == .error
    return .element(
      "article", ["class": isError ? "claim bad" : "claim unsure"],
      .element(
        "h3", [:], .element("code", [:], Markup(diagnostic.code.rawValue)), " ", .words(diagnostic.headline.visible)),
      file.isReadable
        ? .preformatted(renderer.render(diagnostic), label: diagnostic.headline)
        : Markup([diagnostic.help.map { .words($0) } ?? .nothing]))
  }
}
