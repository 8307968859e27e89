public import CircuitLanguage

extension DiagnosticPage {
  /// The page as an article of the documentation: a title, prose, and blocks of code.
  public var markdown: String {
    var text = "# \(code.rawValue): \(headline)\n\n" + meaning.joined(separator: "\n\n") + "\n"
    for section in sections {
      text += "\n\(section.title)\n"
      switch section.body {
      case .prose(let sentence): text += "\n\(sentence)\n"
      case .file(let lines): text += "\n" + lines.joined(separator: "\n").markdownBlock
      case .diagnostics(let sources, let diagnostics):
        text += "\n" + DiagnosticRenderer(sources: sources).render(diagnostics).markdownBlock
      }
    }
    return text
  }
}
