import CircuitModel
public import Reports

/// The page of a circuit file: everything that is known of its circuits, in one file that opens from disk.
///
/// ```swift
/// FilePage(of: file, subjects, setting).html
/// ```
/// The same values give the same bytes. Everything is readable without scripts; with them one can step through each circuit.
public struct FilePage: Sendable {
  private let file: Report.File
  private let subjects: [PageSubject]
  private let setting: PageSetting

  /// Prepares a page.
  ///
  /// - Parameters:
  ///   - file: the file with its verdicts.
  ///   - subjects: its circuits, in the order written, with what else is known of them.
  ///   - setting: how the page came about.
  public init(of file: Report.File, _ subjects: [PageSubject], _ setting: PageSetting) {
    self.file = file
    self.subjects = subjects
    self.setting = setting
  }

  /// The page, with as much on it as there is room for.
  public var html: String {
    var page = html(with: .everything, .everything)
    // The circuits after the first give way before it does.
    let others = Richness.allCases.dropFirst().map { (Richness.everything, $0) }
    let all = Richness.allCases.dropFirst().map { ($0, Richness.claimsAlone) }
    for (first, rest) in others + all where page.utf8.count >= FilePage.mostBytes { page = html(with: first, rest) }
    return page
  }

  /// A page is less than this, so that it can be sent by mail and opened on a telephone.
  static let mostBytes = 1_000_000

  private func html(with first: Richness, _ rest: Richness) -> String {
    let sections = self.sections(with: first, rest)
    let frame = PageFrame(
      title: "\(file.path) - heaviside", data: sections.isEmpty ? nil : data(of: sections),
      body: [
        .element("a", ["class": "skip", "href": "#main"], "Skip to the verdicts"), header, contents(of: sections),
        .element("main", ["id": "main"], of: main(sections)),
        footer,
      ])
    return frame.html
  }
}

extension FilePage {
  private func sections(with first: Richness, _ rest: Richness) -> [CircuitSection] {
    subjects.enumerated().map { place, subject in
      let judged = file.circuits.first { $0.name == subject.circuit.name }
      return CircuitSection(
        subject, judged, anchor: "circuit-\(place + 1)", in: file, upTo: setting.upTo,
        richness: place == 0 ? first : rest)
    }
  }

  private func data(of sections: [CircuitSection]) -> String {
    JSONValue.object([("circuits", .array(sections.compactMap(\.data)))]).line
  }

  private var summary: Summary { Summary([file], Report.Setting(version: setting.version)) }

  private var header: Markup {
    .element(
      "header", [:], .element("p", ["class": "kind"], "Heaviside: report on a circuit file"),
      .element("h1", [:], Markup(file.path)), .element("p", ["class": "counts"], Markup(summary.sentence)),
      Markup([setting.ending.map { Markup.prose($0, ["class": "bad"]) } ?? .nothing]))
  }

  private func contents(of sections: [CircuitSection]) -> Markup {
    var entries = sections.map { section in
      Markup.element(
        "li", [:], .link(Markup(section.name), to: "#\(section.anchor)"), " ", section.badges)
    }
    if !file.diagnostics.isEmpty {
      entries.insert(.element("li", [:], .link("What is wrong with the file", to: "#diagnostics")), at: 0)
    }
    if file.isReadable { entries.append(.element("li", [:], .link("The source", to: "#source"))) }
    entries.append(.element("li", [:], .link("What the verdicts mean", to: "#meaning")))
    entries.append(.element("li", [:], .link("How this page came about", to: "#origin")))
    return .element(
      "nav", ["aria-labelledby": "contents"], .element("h2", ["id": "contents"], "Contents"),
      .element("ul", [:], of: entries))
  }

  private func main(_ sections: [CircuitSection]) -> [Markup] {
    var parts = [DiagnosticsSection(file).markup]
    parts += sections.map(\.markup)
    parts += [SourceSection(file, sections).markup, MeaningSection().markup, origin(sections)]
    return parts
  }

  private func origin(_ sections: [CircuitSection]) -> Markup {
    let limits = sections.flatMap(\.limits)
    let list =
      limits.isEmpty
      ? Markup.prose("No limit ended anything early.")
      : .prose("These were cut short:") + .element("ul", [:], of: limits.map { .element("li", [:], .words($0)) })
    return .element(
      "section", ["id": "origin", "aria-labelledby": "origin-title"],
      .element("h2", ["id": "origin-title"], "How this page came about"),
      .prose("Version \(setting.version) of heaviside wrote it. This makes it again, to the byte:"),
      .preformatted("\(setting.command.visible)", label: "The command"), list)
  }

  private var footer: Markup {
    .element(
      "footer", [:],
      .prose("Written by heaviside \(setting.version). Every number on this page is exact, unless ≈ stands before it."))
  }
}
