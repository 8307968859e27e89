import Reports

/// How a run is reported: in which formats, where to, and how much of it.
struct ReportSettings {
  /// Where reports go.
  var output: OutputPlan
  /// Whether to print only what is not a pass.
  var isQuiet: Bool
  /// Whether standard output is coloured.
  var usesColor: Bool

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    output = try OutputPlan(arguments)
    isQuiet = arguments.has(.quiet)
    usesColor = try ColorChoice(arguments).usesColor
  }
}

extension ReportSettings {
  /// What writes a format; only standard output may be a terminal.
  func renderer(_ format: OutputPlan.Format, _ isFile: Bool) -> any ReportRenderer {
    switch format {
    case .json: JSONRenderer()
    case .text:
      TextRenderer(usesColor: usesColor && !isFile, isQuiet: isQuiet, width: isFile ? 80 : Terminal.width)
    }
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
