import CircuitLanguage

/// A report as workflow commands of GitHub Actions, which show it beside the lines of a change, and a summary for the log.
///
/// GitHub shows ten such commands of a step, so no more are written: errors as they come, and in the places that are left
/// over at the end, warnings. How many found none is said.
///
/// No text of a file begins a line, and none holds what the runner would take for a command.
public struct GitHubRenderer: ReportRenderer {
  /// The folder of the repository.
  public var root: SourceRoot
  private var requiresProof = false
  private var commandCount = 0
  private var leftOutCount = 0
  /// The first warnings, which wait for the errors.
  private var warnings: [String] = []

  /// Makes a renderer.
  public init(root: SourceRoot = SourceRoot()) { self.root = root }
}

extension GitHubRenderer {
  /// Nothing stands before the first file.
  public mutating func begin(_ setting: Report.Setting) -> String {
    requiresProof = setting.requiresProof
    return ""
  }

  /// A command for a claim that fails. One that cannot be judged is told with its file, once for all such claims.
  public mutating func add(
    _ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File
  ) -> String {
    guard let notice = Notice.ofClaim(claim, of: circuit, in: file, requiringProof: requiresProof) else {
      return ""
    }
    return add(notice)
  }

  /// Commands for what is wrong with a file.
  public mutating func add(_ file: Report.File) -> String {
    file.diagnostics.map { add(Notice($0, in: file)) }.joined()
  }

  /// The warnings that there is room for, and what it came to.
  public mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String {
    var text = ""
    if let sentence = ending.sentence, commandCount < Self.mostCommands {
      text += "::error title=heaviside::\(sentence.workflowData)\n"
      commandCount += 1
    }
    let room = Self.mostCommands - commandCount
    text += warnings.prefix(room).joined()
    leftOutCount += max(0, warnings.count - room)
    if leftOutCount > 0 {
      text += logLine("GitHub shows ten annotations of a step; \(leftOutCount) more left out here")
    }
    return text + SummaryText(summary, ending).lines().map { logLine($0) }.joined()
  }
}

extension GitHubRenderer {
  /// How many commands of a step GitHub shows.
  private static let mostCommands = 10
  /// How many bytes of a run fit beside a line of code.
  private static let longestTable = 4000

  private mutating func add(_ notice: Notice) -> String {
    if notice.severity == .error, commandCount < Self.mostCommands {
      commandCount += 1
      return command(notice)
    }
    if notice.severity == .warning, warnings.count < Self.mostCommands {
      warnings.append(command(notice))
    } else {
      leftOutCount += 1
    }
    return ""
  }

  private func command(_ notice: Notice) -> String {
    let place = notice.place
    let isOnOneLine = place.line == place.endLine
    let properties: [(name: String, value: String)] =
      [("file", root.path(to: place.path).text.workflowProperty), ("line", "\(place.line)")]
      + (isOnOneLine ? [("col", "\(place.column)")] : []) + [("endLine", "\(place.endLine)")]
      + (isOnOneLine ? [("endColumn", "\(place.endColumn)")] : [])
      + [("title", (notice.subject == nil ? notice.rule.id : notice.headline).workflowProperty)]
    let list = properties.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    return "::\(notice.severity.rawValue) \(list)::\(message(notice).workflowData)\n"
  }

  private func message(_ notice: Notice) -> String {
    let statement = notice.subject == nil ? notice.line : notice.reason ?? notice.headline
    let first = ([statement] + notice.causes).joined(separator: "\n")
    let table = notice.table.joined(separator: "\n")
    if table.isEmpty { return first }
    guard table.utf8.count <= Self.longestTable else {
      return first + "\n\nThe sequence of \(counted(notice.run?.length ?? 0, "step")) is too long to be shown here."
    }
    return "\(first)\n\n\(table)"
  }

  /// A line for people.
  private func logLine(_ text: String) -> String { "heaviside: \(text)\n".workflowLogText }
}
