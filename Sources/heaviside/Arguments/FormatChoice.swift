import Reports

/// The formats that were asked for, and where each goes.
struct FormatChoice<Format: RawRepresentable<String> & CaseIterable> {
  /// The format on standard output, where one was named.
  private(set) var standardOutput: Format?
  /// The formats that are written to files, in the order given.
  private(set) var files: [(format: Format, path: String)] = []

  /// Reads the values of `--format`: one without a file is for standard output.
  init(_ arguments: Arguments) throws(UsageProblem) {
    for value in arguments.values(of: .format) {
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let format = Format(rawValue: parts[0]) else {
        throw .notAChoice(.format, parts[0], among: Format.allCases.map(\.rawValue))
      }
      guard parts.count == 2 else {
        if standardOutput != nil { throw .severalFormatsOnStandardOutput }
        standardOutput = format
        continue
      }
      if parts[1].isEmpty { throw .emptyValue(.format) }
      if files.contains(where: { $0.path == parts[1] }) { throw .sameFileTwice(parts[1]) }
      files.append((format, parts[1]))
    }
  }
}

extension FormatChoice {
  /// All formats that were named.
  var all: [Format] { files.map(\.format) + [standardOutput].compactMap(\.self) }
}

/// The formats of what is no report of a check: a trace, the settings.
enum PlainFormat: String, CaseIterable {
  case text, json
}

extension FormatChoice<PlainFormat> {
  /// Writes everything; a format that cannot be written does not keep the others back.
  /// - Parameters:
  ///   - usesColor: Whether standard output is coloured; files never are.
  ///   - text: The text for people, given whether to colour it and how many columns it has.
  ///   - json: The text for machines.
  /// - Returns: What could not be written.
  func write(
    usesColor: Bool, text: (_ usesColor: Bool, _ width: Int) -> String, json: () -> String
  ) -> [OutputProblem] {
    var problems: [OutputProblem] = []
    for (format, path) in files {
      do throws(OutputProblem) {
        try FileSystem.save(format == .json ? json() : text(false, 80), to: path)
      } catch {
        problems.append(error)
      }
    }
    do throws(OutputProblem) {
      if standardOutput == .json {
        try StandardStreams.write(json())
      } else {
        try StandardStreams.show(text(usesColor, Terminal.width))
      }
    } catch {
      problems.append(error)
    }
    return problems
  }
}
