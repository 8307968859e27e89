import Reports

/// Where a report goes, and in which formats.
struct OutputPlan {
  /// The formats of this version.
  enum Format: String {
    case json, text
  }

  /// The format on standard output.
  private(set) var standardOutput = Format.text
  /// The formats that are written to files, in the order given.
  private(set) var files: [(format: Format, path: String)] = []

  /// Reads the values of `--format`: one without a file takes the place of the text on standard output.
  init(_ arguments: Arguments) throws(UsageProblem) {
    var isChosen = false
    for value in arguments.values(of: .format) {
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let format: Format = try Arguments.choice(parts[0], of: .format)
      guard parts.count == 2 else {
        if isChosen { throw .severalFormatsOnStandardOutput }
        (standardOutput, isChosen) = (format, true)
        continue
      }
      if parts[1].isEmpty { throw .emptyValue(.format) }
      if files.contains(where: { $0.path == parts[1] }) { throw .sameFileTwice(parts[1]) }
      files.append((format, parts[1]))
    }
  }
}

extension OutputPlan {
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
      do {
        try FileSystem.save(format == .json ? json() : text(false, 80), to: path)
      } catch {
        problems.append(error)
      }
    }
    do {
      try StandardStreams.write(standardOutput == .json ? json() : text(usesColor, Terminal.width))
    } catch {
      problems.append(error)
    }
    return problems
  }
}
