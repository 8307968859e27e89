public import CircuitModel

/// Shows diagnostics to people: headline, place, source line with markers, notes and help.
///
/// ```text
/// error[E0103]: expected `]` to close this index
///  --> Circuits/x.circuit:3:7
///   |
/// 3 |   h[t = step(h[t-1])
///   |       ^ found `=`
///   |    - opened here
///   = help: an index looks like `x[t]`, `x[t-1]` or `x[1..t]`
/// ```
///
/// Nothing from a file reaches the output raw: control characters and characters that reorder text are spelled out, and
/// of a line that is too long only the part around the marker is shown.
public struct DiagnosticRenderer: Sendable {
  /// The files that ranges refer to, in the order in which they were read.
  public var sources: [SourceFile]
  /// Whether to write the codes that colour text on a terminal.
  public var usesColor: Bool

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - sources: the files that were read; a range into any other file is shown by its offsets alone.
  ///   - usesColor: whether to write the codes that colour text on a terminal.
  public init(sources: [SourceFile], usesColor: Bool = false) {
    self.sources = sources
    self.usesColor = usesColor
  }

  /// The diagnostics one after the other, with a blank line in between; ends in a line end unless there is none.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(render).joined(separator: "\n")
  }

  /// One diagnostic; ends in a line end.
  public func render(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity == .error ? Style.error : .warning
    var text = painted("\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]", severity)
    text += painted(": " + SafeText.line(diagnostic.headline), .headline) + "\n"

    let groups = lines(of: diagnostic)
    let gutter = groups.map { String($0.line).count }.max() ?? 1
    for (index, group) in groups.enumerated() {
      text +=
        index > 0 && groups[index - 1].file == group.file
        ? gap(from: groups[index - 1], to: group)
        : header(index == 0 ? diagnostic.primary : group.labels[0].label, isFirst: index == 0, gutter)
      text += render(group, gutter)
    }
    for note in diagnostic.notes { text += footer("note", note, gutter) }
    if let help = diagnostic.help { text += footer("help", help, gutter) }
    return text
  }

  /// The place of a range in one line: `path:line:column`.
  public func place(of range: SourceRange) -> String {
    guard sources.indices.contains(range.file) else { return "offset \(range.start)" }
    let (line, column) = sources[range.file].position(of: range.start)
    return SafeText.line(sources[range.file].path) + ":\(line):\(column)"
  }
}

extension DiagnosticRenderer {
  /// A source line with what is to be said about it.
  private struct MarkedLine {
    var file: Int
    var line: Int
    var labels: [(label: Diagnostic.Label, isPrimary: Bool)]
  }

  /// The lines to show: those of the primary label's file first, each file's in order.
  private func lines(of diagnostic: Diagnostic) -> [MarkedLine] {
    var marked: [MarkedLine] = []
    for (label, isPrimary) in [(diagnostic.primary, true)] + diagnostic.secondary.map({ ($0, false) })
    where sources.indices.contains(label.range.file) {
      let (file, line) = (label.range.file, sources[label.range.file].line(of: label.range.start))
      if let known = marked.firstIndex(where: { $0.file == file && $0.line == line }) {
        marked[known].labels.append((label, isPrimary))
      } else {
        marked.append(MarkedLine(file: file, line: line, labels: [(label, isPrimary)]))
      }
    }
    let first = diagnostic.primary.range.file
    return marked.sorted { ($0.file == first ? -1 : $0.file, $0.line) < ($1.file == first ? -1 : $1.file, $1.line) }
  }

  private func header(_ label: Diagnostic.Label, isFirst: Bool, _ gutter: Int) -> String {
    let arrow = String(repeating: " ", count: gutter) + (isFirst ? "-->" : ":::")
    return painted(arrow, .frame) + " " + place(of: label.range) + "\n" + bar(gutter) + "\n"
  }

  private func gap(from above: MarkedLine, to below: MarkedLine) -> String {
    below.line == above.line + 1 ? "" : painted("...\n", .frame)
  }

  private func render(_ group: MarkedLine, _ gutter: Int) -> String {
    let source = sources[group.file]
    let focus = group.labels.first?.label.range.start ?? 0
    let snippet = Snippet(source, line: group.line, around: focus)
    let number = String(group.line)
    let padding = String(repeating: " ", count: gutter - number.count)
    var text = painted(padding + number + " |", .frame) + (snippet.text.isEmpty ? "" : " " + snippet.text) + "\n"
    for (label, isPrimary) in group.labels {
      let (start, width) = snippet.columns(of: label.range)
      let marker = String(repeating: isPrimary ? "^" : "-", count: width)
      let said = label.text.isEmpty ? "" : " " + SafeText.line(label.text)
      text += bar(gutter) + " " + String(repeating: " ", count: start)
      text += painted(marker + said, isPrimary ? .error : .frame) + "\n"
    }
    return text
  }

  private func footer(_ kind: String, _ said: String, _ gutter: Int) -> String {
    let margin = String(repeating: " ", count: gutter + 1)
    return margin + painted("=", .frame) + " " + painted(kind + ":", .headline) + " " + SafeText.line(said) + "\n"
  }

  private func bar(_ gutter: Int) -> String { painted(String(repeating: " ", count: gutter) + " |", .frame) }
}

extension DiagnosticRenderer {
  /// What a stretch of output is, by its ANSI code.
  private enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case headline = "1"
    case frame = "1;34"
  }

  private func painted(_ text: String, _ style: Style) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
