import Reports

/// How a run is reported: in which formats, where to, and how much of it.
struct ReportSettings {
  /// Where reports go.
  var formats: FormatChoice<ReportFormat>
  /// Whether to print only what is not a pass.
  var isQuiet: Bool
  /// Whether standard output is coloured.
  var usesColor: Bool

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    formats = try FormatChoice(arguments)
    isQuiet = arguments.has(.quiet)
    usesColor = try ColorChoice(arguments).usesColor
  }
}

extension ReportSettings {
  /// The format on standard output.
  var standardOutput: ReportFormat { formats.standardOutput ?? .text }

  /// What writes a format; only standard output may be a terminal.
  func renderer(_ format: ReportFormat, isFile: Bool) -> any ReportRenderer {
    var destination = ReportFormat.Destination(isQuiet: isQuiet)
    if !isFile {
      destination.usesColor = usesColor
      destination.width = Terminal.width
    }
    if let folder = FileSystem.workingFolder {
      destination.root = SourceRoot(FileSystem.repository(of: folder) ?? folder, workingFolder: folder)
    }
    return format.makeRenderer(for: destination)
  }

  /// The page on which a workflow of GitHub Actions sums up its jobs, where there is one and annotations were asked for:
  /// they are few, and the page has room for all that is no pass.
  var summaryPage: (path: String, renderer: any ReportRenderer)? {
    guard standardOutput == .github, let path = Terminal.environment("GITHUB_STEP_SUMMARY"), !path.isEmpty else {
      return nil
    }
    return (path, ReportFormat.markdown.makeRenderer(for: ReportFormat.Destination(byteLimit: 1 << 20)))
  }
}

/// When to colour.
enum ColorChoice: String {
  case auto, always, never

  /// Reads `--color`.
  init(_ arguments: Arguments) throws(UsageProblem) {
    self = try arguments.choice(of: .color) ?? .auto
  }

  /// Whether standard output is coloured.
  var usesColor: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: Terminal.wantsColor
    }
  }
}
