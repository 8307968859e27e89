import CircuitLanguage

/// A report in GitHub Flavored Markdown, for the summary of a step or a comment on a change: a table for each file in
/// which something is no pass, the runs that show it folded in below, and the counts at the end.
public struct MarkdownRenderer: ReportRenderer {
  /// The most bytes that the text may have, at least 64 KiB; the summary of a step may have 1 MiB.
  public var byteLimit: Int?
  private var requiresProof = false
  private var byteCount = 0
  private var leftOutCount = 0

  /// Makes a renderer.
  public init(byteLimit: Int? = nil) { self.byteLimit = byteLimit }
}

extension MarkdownRenderer {
  /// The heading.
  public mutating func begin(_ setting: Report.Setting) -> String {
    requiresProof = setting.requiresProof
    return written("## heaviside\n\n")
  }

  /// What is no pass in a file; nothing where everything is.
  public mutating func add(_ file: Report.File) -> String {
    let claims = file.circuits.flatMap { circuit in
      circuit.claims.compactMap { Notice($0, of: circuit, in: file, requiringProof: requiresProof) }
    }
    let notices = file.noticesBesideClaims + claims
    if notices.isEmpty { return "" }
    let table = self.table(notices, of: file)
    let whole = table + notices.map(details).joined()
    if leftOutCount == 0 {
      if fits(whole) { return written(whole) }
      let short = table + "What shows it is left out for want of room.\n\n"
      if fits(short) { return written(short) }
    }
    leftOutCount += notices.count
    return ""
  }

  /// The counts, and whether everything was looked at.
  public mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String {
    let text = SummaryText(summary, ending)
    let rest =
      leftOutCount == 0
      ? "" : "**\(counted(leftOutCount, "row")) more left out here, for want of room.**\n\n"
    // A path or title may be long, but the end of the report is never left out.
    let words = text.lines().dropFirst().map { $0.shortened(to: 1000).markdownText }
    let last = words.isEmpty ? "" : "\n**" + words.joined(separator: "<br>\n") + "**\n"
    return rest + "\(text.counts().markdownText)\n" + last
  }
}

extension MarkdownRenderer {
  /// What the end may take.
  private static let reserve = 32 << 10

  private func fits(_ text: String) -> Bool {
    byteLimit.map { byteCount + text.utf8.count + Self.reserve <= $0 } ?? true
  }

  private mutating func written(_ text: String) -> String {
    byteCount += text.utf8.count
    return text
  }

  private func table(_ notices: [Notice], of file: Report.File) -> String {
    let rows = notices.map { notice in
      let subject = notice.subject?.markdownCode ?? ""
      let code = notice.subject == nil ? " (\(notice.rule.id))" : ""
      let verdict = notice.statement.markdownText + code
      return "| \(place(of: notice, in: file)) | \(subject) | \(verdict) | \((notice.reason ?? "").markdownText) |\n"
    }
    return "### \(file.path.markdownCode)\n\n| Line | Claim | Verdict | Detail |\n|--:|---|---|---|\n" + rows.joined()
      + "\n"
  }

  private func place(of notice: Notice, in file: Report.File) -> String {
    if !file.isReadable { return "" }
    if notice.place.path == file.sources[0].path { return "\(notice.place.line)" }
    return "\(notice.place.path):\(notice.place.line)".markdownCode
  }

  private func details(_ notice: Notice) -> String {
    if notice.evidence.isEmpty { return "" }
    let block = notice.evidence.joined(separator: "\n").markdownBlock
    return "<details><summary>\(notice.headline.markdownText)</summary>\n\n\(block)\n</details>\n\n"
  }
}
