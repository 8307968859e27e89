public import CircuitLanguage

extension DiagnosticPage {
  /// The page for a terminal: prose in lines of at most 80 columns, the example, what the command says of it, and the
  /// example mended.
  ///
  /// - Parameter usesColor: whether to write the codes that colour text on a terminal.
  /// - Returns: lines, each with its line end.
  public func text(usesColor: Bool = false) -> String {
    let palette = Palette(isOn: usesColor)
    var text = palette.paint("\(code.rawValue): \(headline)", .heading) + "\n"
    for paragraph in meaning { text += "\n" + paragraph.wrapped(to: 80).map { $0 + "\n" }.joined() }
    for section in sections {
      text += "\n" + palette.paint(section.title, .heading) + "\n"
      switch section.body {
      case .prose(let sentence): text += "\n" + sentence.wrapped(to: 80).map { $0 + "\n" }.joined()
      case .file(let lines): text += "\n" + lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
      case .diagnostics(let sources, let diagnostics):
        let said = DiagnosticRenderer(sources: sources, usesColor: usesColor).render(diagnostics)
        text += "\n" + DiagnosticPage.set(said).map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
      }
    }
    return text
  }

  /// The lines of messages; notes and help, which are sentences, in lines that fit.
  private static func set(_ messages: String) -> [String] {
    messages.split(separator: "\n", omittingEmptySubsequences: false).dropLast().flatMap { line -> [String] in
      let margin = line.prefix { $0 == " " }
      guard line.contains("note:") || line.contains("help:"), !margin.isEmpty, !line.contains(" | ") else {
        return [String(line)]
      }
      let lines = String(line.dropFirst(margin.count)).wrapped(to: 74 - margin.count)
      return lines.enumerated().map { margin + ($0.offset == 0 ? "" : "  ") + $0.element }
    }
  }

  /// The codes with their headlines, a line each.
  public static var list: String { all.map { "\($0.code.rawValue)  \($0.headline)\n" }.joined() }
}

extension DiagnosticPage {
  /// A stretch of a page below its prose, for whatever shows it.
  struct Section {
    /// What stands above it.
    var title: String
    /// What it shows.
    var body: Body

    /// What a section shows.
    enum Body {
      case prose(String)
      case file([String])
      case diagnostics([SourceFile], [Diagnostic])
    }
  }

  /// What stands below the prose, in order.
  var sections: [Section] {
    if case .impossible(let reason) = wrong { return [Section(title: "Example", body: .prose(reason))] }
    let (sources, diagnostics) = judge(wrong)
    var sections = wrong.files.map { Section(title: "An example, `\($0.path)`:", body: .file($0.excerpt)) }
    sections.append(
      Section(title: "`\(wrong.commandLine)` says:", body: .diagnostics(sources, diagnostics)))
    if let right {
      // What is the same as above need not be shown twice.
      let before = wrong.files
      let changed = right.files.filter { !before.contains($0) }
      let isNamed = right.files.count > 1
      sections += changed.map {
        Section(title: isNamed ? "Instead, `\($0.path)`:" : "Instead:", body: .file($0.excerpt))
      }
    }
    return sections
  }
}

extension DiagnosticPage.Example {
  /// The command as it is typed.
  var commandLine: String {
    let words = (command ?? []).map { $0.contains(" ") ? "\"\($0)\"" : $0 }
    return "heaviside " + words.joined(separator: " ")
  }
}

extension DiagnosticPage.File {
  /// The lines of the file, of which those that are very long, and those in the middle of very many, are cut.
  var excerpt: [String] {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasSuffix("\n") { text.removeLast() }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count <= 70 ? String(line).visible : "\(line.prefix(40)) … \(line.suffix(25))".visible
    }
    if lines.count > 30 { lines.replaceSubrange(15..<(lines.count - 12), with: ["…"]) }
    return lines
  }
}

extension String {
  /// The words of the text in lines of at most so many columns; what stands between backticks is not parted.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var word = ""
    var isCode = false
    func take() {
      if line.isEmpty {
        line = word
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
      word = ""
    }
    for character in self {
      if character == "`" { isCode.toggle() }
      if character == " ", !isCode { take() } else { word.append(character) }
    }
    take()
    lines.append(line)
    return lines
  }
}
