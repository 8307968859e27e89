import Reports

/// `config`: shows the settings that hold here, and where each comes from.
struct ConfigCommand {
  private let arguments: Arguments
  private let configuration: Configuration
  private let format: PlainFormat

  /// Where a setting comes from.
  private enum Source {
    case commandLine
    case file(String, line: Int)
    case usual
  }

  /// Reads a command line, which the configuration has not filled yet.
  init(_ arguments: Arguments, _ configuration: Configuration) throws(UsageProblem) {
    if let operand = arguments.operands.first { throw .extraOperand(.config, operand) }
    for option in Option.configurable where option.entry.value != nil {
      if let value = arguments.value(of: option) { try Arguments.validate(value, of: option) }
    }
    let formats = try FormatChoice<PlainFormat>(arguments)
    if let (_, path) = formats.files.first { throw .configToFile(path) }
    format = formats.standardOutput ?? .text
    self.arguments = arguments
    self.configuration = configuration
  }
}

extension ConfigCommand {
  /// Prints every setting, and says how it ended.
  func run() -> ExitStatus {
    do throws(OutputProblem) {
      try StandardStreams.write(format == .json ? json.text : text)
      return .passed
    } catch {
      StandardStreams.note(error.message)
      return .unusable
    }
  }

  /// What holds for an option.
  private func effective(_ option: Option) -> (value: String?, source: Source) {
    if arguments.has(option) {
      return (option.entry.value == nil ? "true" : arguments.value(of: option), .commandLine)
    }
    if let path = configuration.path, let setting = configuration.settings.first(where: { $0.option == option }) {
      return (setting.text, .file(path, line: setting.line))
    }
    return (option.entry.value == nil ? "false" : option.entry.usual, .usual)
  }

  private var text: String {
    let rows = Option.configurable.map { option -> (String, String, String) in
      let (value, source) = effective(option)
      let place =
        switch source {
        case .commandLine: "command line"
        case .file(let path, let line): "\(path.visible):\(line)"
        case .usual: "default"
        }
      return (option.key, value?.visible ?? "-", place)
    }
    let widths = (rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0)
    let lines = rows.map { row in
      row.0 + String(repeating: " ", count: widths.0 - row.0.count + 2) + row.1
        + String(repeating: " ", count: widths.1 - row.1.count + 2) + row.2 + "\n"
    }
    return lines.joined()
  }

  private var json: JSONValue {
    let settings = Option.configurable.map { option -> JSONValue in
      let (value, source) = effective(option)
      var members: [(key: String, value: JSONValue)] = [
        ("name", .string(option.key)), ("value", value.map(JSONValue.string) ?? .null),
      ]
      switch source {
      case .commandLine: members.append(("source", .string("command line")))
      case .file(_, let line): members += [("source", .string("file")), ("line", .number(line))]
      case .usual: members.append(("source", .string("default")))
      }
      return .object(members)
    }
    return .object([
      ("schema", .string("heaviside.config/1")), ("version", .string(Version.current)),
      ("file", configuration.path.map(JSONValue.string) ?? .null), ("settings", .array(settings)),
    ])
  }
}
