import Reports

/// The settings that a file gives to options which the command line leaves out.
struct Configuration {
  /// The path of the file, or `nil` where there is none.
  private(set) var path: String?
  /// What it sets, in its order.
  private(set) var settings: [Setting] = []

  /// A line of the file.
  struct Setting {
    /// What it sets.
    var option: Option
    /// The value; `true` or `false` for a switch.
    var text: String
    /// The line that it stands in.
    var line: Int

    /// The values as the command line would have them; `nil` for a switch that is off.
    var values: [String]? { option.entry.value != nil ? [text] : text == "true" ? [""] : nil }
  }

  /// Sets nothing.
  init() {}

  /// Reads a file.
  init(contentsOf path: String) throws(ConfigurationProblem) {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try FileSystem.contents(of: path)
    } catch {
      throw ConfigurationProblem(path: path, kind: .unreadable(error))
    }
    try self.init(bytes, from: path)
  }

  /// Reads the text of a file.
  init(_ bytes: [UInt8], from path: String) throws(ConfigurationProblem) {
    self.path = path
    let file: JSONFile
    do throws(JSONProblem) {
      file = try JSONFile(reading: bytes)
    } catch {
      throw ConfigurationProblem(path: path, line: error.line, column: error.column, kind: .malformed(error))
    }
    for member in file.members {
      let key = file.position(of: member.keyOffset)
      guard let option = Option(rawValue: "--\(member.key)") else {
        throw ConfigurationProblem(path: path, line: key.line, column: key.column, kind: .unknownKey(member.key))
      }
      guard Option.configurable.contains(option) else {
        throw ConfigurationProblem(path: path, line: key.line, column: key.column, kind: .notConfigurable(option))
      }
      do throws(ConfigurationProblem.Kind) {
        let text = try Configuration.text(of: member.value, for: option, in: path)
        settings.append(Setting(option: option, text: text, line: key.line))
      } catch {
        let value = file.position(of: member.valueOffset)
        throw ConfigurationProblem(path: path, line: value.line, column: value.column, kind: error)
      }
    }
  }
}

extension Configuration {
  /// The name of the file.
  static let fileName = ".heaviside.json"

  /// Reads the file that a command line means: the one that it names, or the nearest.
  static func read(for arguments: Arguments) throws(UsageProblem) -> Configuration {
    for option in [Option.noConfig, .untrusted] where arguments.has(.config) && arguments.has(option) {
      throw .exclusive(.config, option)
    }
    // A stranger may have put a file with settings beside the files that are to be judged.
    if arguments.has(.noConfig) || arguments.has(.untrusted) { return Configuration() }
    guard Option.config.belongs(to: arguments.verb) else { return Configuration() }
    do throws(ConfigurationProblem) {
      let named = arguments.value(of: .config)
      let path = named == nil ? try Configuration.nearestFile() : named
      return try path.map(Configuration.init(contentsOf:)) ?? Configuration()
    } catch {
      throw .configuration(error)
    }
  }

  /// The file in this folder, or in the nearest above that has one; the folder with `.git` in it is the last that is
  /// looked at.
  private static func nearestFile() throws(ConfigurationProblem) -> String? {
    var folder = ""
    while true {
      let path = folder + fileName
      do throws(FileProblem) {
        if try FileSystem.kind(of: path) != .nothing { return path }
        if try FileSystem.kind(of: folder + ".git") != .nothing { return nil }
        if try FileSystem.isRoot(folder + ".") { return nil }
      } catch {
        throw ConfigurationProblem(path: path, kind: .unreadable(error))
      }
      folder += "../"
    }
  }

  /// A value as the command line would have it, seen from the current folder.
  private static func text(
    of value: JSONValue, for option: Option, in path: String
  ) throws(ConfigurationProblem.Kind) -> String {
    let text: String
    switch (value, option.entry.kind) {
    case (.boolean(let truth), _) where option.entry.value == nil: return "\(truth)"
    case (.number(let number), .number), (.number(let number), .size): text = "\(number)"
    case (.string(let string), .size), (.string(let string), .word), (.string(let string), .file),
      (.string(let string), .folder):
      guard option.entry.value != nil else { throw .wrongKind(option, value.kind) }
      text = string
    default: throw .wrongKind(option, value.kind)
    }
    do throws(UsageProblem) {
      try Arguments.validate(text, of: option)
    } catch {
      throw .refused(error)
    }
    let isPath = option.entry.kind == .file || option.entry.kind == .folder
    guard isPath, !text.hasPrefix("/"), let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return text }
    return String(path[...end]) + text
  }
}
