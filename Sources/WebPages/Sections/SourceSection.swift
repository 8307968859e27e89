import CircuitLanguage
import CircuitModel
import Reports

/// The texts that were read: the file, and those that it imports, with what became of the claims in them.
struct SourceSection {
  private let file: Report.File
  /// The claims that begin in a line, by file and line.
  private let claims: [Line: [ClaimSection]]

  private struct Line: Hashable {
    var file: Int
    var line: Int
  }

  init(_ file: Report.File, _ sections: [CircuitSection]) {
    self.file = file
    claims = Dictionary(
      grouping: sections.flatMap(\.claims).filter { file.sources.indices.contains($0.claim.range.file) }
    ) {
      let range = $0.claim.range
      return Line(file: range.file, line: file.sources[range.file].line(of: range.start))
    }
  }
}

extension SourceSection {
  /// The anchor of a line.
  static func anchor(_ file: Int, line: Int) -> String { "source-\(file + 1)-\(line)" }

  /// The section.
  var markup: Markup {
    guard file.isReadable else { return .nothing }
    return .element(
      "section", ["id": "source", "aria-labelledby": "source-title"],
      of: [.element("h2", ["id": "source-title"], "The source")] + file.sources.enumerated().map(text))
  }

  private func text(_ place: Int, _ source: SourceFile) -> Markup {
    // A line end at the very end begins one more line, which is empty.
    let isLastEmpty = source.lineCount > 1 && source.offsets(ofLine: source.lineCount).isEmpty
    let lines = (1...source.lineCount).dropLast(isLastEmpty ? 1 : 0).map { line(source, $0, inFile: place) }
    let heading =
      place == 0 ? Markup(source.path) : Markup("\(source.path), imported")
    return .element("h3", [:], heading)
      + .scrolling(.element("ol", ["class": "source"], of: lines), label: "The text of \(source.path)")
  }

  private func line(_ source: SourceFile, _ line: Int, inFile place: Int) -> Markup {
    let here = claims[Line(file: place, line: line)] ?? []
    let standing = ClaimStanding.allCases.first { standing in here.contains { $0.standing == standing } }
    return .element(
      "li", ["id": SourceSection.anchor(place, line: line), "class": standing.map { "\($0)" }],
      .element("code", [:], Markup(source.text(ofLine: line))), links(here))
  }

  /// The most verdicts that stand beside a line; members of a family share their text.
  private static let mostLinks = 3

  private func links(_ claims: [ClaimSection]) -> Markup {
    let sorted = ClaimStanding.allCases.flatMap { standing in claims.filter { $0.standing == standing } }
    let rest = sorted.count - SourceSection.mostLinks
    return Markup(sorted.prefix(SourceSection.mostLinks).map { " " + .link($0.badge, to: "#\($0.anchor)") })
      + (rest > 0 ? .element("span", ["class": "aside"], " and \(rest) more") : .nothing)
  }
}
