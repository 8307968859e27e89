public import Reports

/// The page that leads to the pages of a folder.
public struct IndexPage: Sendable {
  /// A file with the address of its page.
  public struct Entry: Sendable {
    /// The file with its verdicts.
    public var file: Report.File
    /// The path of the page, seen from the index.
    public var page: String

    /// Makes an entry.
    public init(_ file: Report.File, page: String) {
      self.file = file
      self.page = page
    }
  }

  private let folder: String
  private let entries: [Entry]
  private let setting: PageSetting

  /// Prepares the index of the files below a folder, in their order.
  public init(of folder: String, _ entries: [Entry], _ setting: PageSetting) {
    self.folder = folder
    self.entries = entries
    self.setting = setting
  }

  /// The page.
  public var html: String {
    let summary = Summary(entries.map(\.file), Report.Setting(version: setting.version))
    return PageFrame(
      title: "\(folder) - heaviside", data: nil,
      body: [
        .element("a", ["class": "skip", "href": "#main"], "Skip to the files"),
        .element(
          "header", [:], .element("p", ["class": "kind"], "Heaviside: reports on a folder"),
          .element("h1", [:], Markup(folder)), .element("p", ["class": "counts"], Markup(summary.sentence)),
          Markup([setting.ending.map { Markup.prose($0, ["class": "bad"]) } ?? .nothing])),
        .element("main", ["id": "main"], table, MeaningSection().markup, origin),
        .element("footer", [:], .prose("Written by heaviside \(setting.version).")),
      ]
    ).html
  }
}

extension IndexPage {
  private var table: Markup {
    let rows = entries.map { entry -> [Markup] in
      [.link(Markup(name(of: entry.file)), to: entry.page.uriPath), circuits(entry), counts(entry.file)]
    }
    return .element("h2", [:], "The files")
      + .table(["file", "circuits", "claims"], rows, label: "The files", namesRows: true, class: "index")
  }

  /// The path of a file as seen from the folder.
  private func name(of file: Report.File) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.count)) : file.path
  }

  private func circuits(_ entry: Entry) -> Markup {
    Markup(
      entry.file.circuits.enumerated().map { place, circuit in
        .link(Markup(circuit.name), to: "\(entry.page.uriPath)#circuit-\(place + 1)")
      }, separatedBy: ", ")
  }

  private func counts(_ file: Report.File) -> Markup {
    if !file.isReadable { return .element("span", ["class": "badge bad"], "✗ not read") }
    let claims = file.circuits.flatMap(\.claims).map(ClaimStanding.init)
    let rejected: Markup = file.isRejected ? .element("span", ["class": "badge bad"], "✗ rejected") : .nothing
    let badges = [rejected, ClaimStanding.badges(of: claims)].filter { !$0.isEmpty }
    return badges.isEmpty ? "no claims" : Markup(badges, separatedBy: " ")
  }

  private var origin: Markup {
    .element(
      "section", ["id": "origin", "aria-labelledby": "origin-title"],
      .element("h2", ["id": "origin-title"], "How these pages came about"),
      .prose("Version \(setting.version) of heaviside wrote them. This makes them again, to the byte:"),
      .preformatted(setting.command.visible, label: "The command"))
  }
}
