import Reports

/// The formats of a picture.
enum DrawFormat: String, CaseIterable {
  case svg, dot, mermaid

  /// The format that the ending of a file's name stands for.
  init?(endingOf path: String) {
    switch path.split(separator: "/").last?.split(separator: ".").last {
    case "svg": self = .svg
    case "dot", "gv": self = .dot
    case "mmd", "mermaid": self = .mermaid
    default: return nil
    }
  }
}

/// Where a picture goes: to files, or to standard output where no file is named.
struct DrawOutputs {
  /// The formats that are asked for, each with its file.
  private let outputs: [(format: DrawFormat, path: String?)]

  /// Reads a command line: `--format` says it all; with `-o` it says what is written there, else the ending of the name does.
  init(_ arguments: Arguments) throws(UsageProblem) {
    let choice = try FormatChoice<DrawFormat>(arguments)
    var outputs = choice.files.map { (format: $0.format, path: Optional($0.path)) }
    if let path = arguments.value(of: .output) {
      guard let format = choice.standardOutput ?? DrawFormat(endingOf: path) else { throw .unknownEnding(path) }
      if outputs.contains(where: { $0.path == path }) { throw .sameFileTwice(path) }
      outputs.append((format, path))
    } else if let format = choice.standardOutput {
      outputs.append((format, nil))
    } else if outputs.isEmpty {
      outputs.append((.svg, nil))
    }
    self.outputs = outputs
  }
}

extension DrawOutputs {
  /// The formats that are asked for.
  var formats: [DrawFormat] { outputs.map(\.format) }

  /// Writes the picture; what cannot be written does not keep the others back.
  func write(_ text: (DrawFormat) -> String) -> ExitStatus {
    var status = ExitStatus.passed
    for (format, path) in outputs {
      do throws(OutputProblem) {
        if let path {
          try FileSystem.save(text(format), to: path)
        } else {
          try StandardStreams.write(text(format))
        }
      } catch {
        status = StandardStreams.fail(error)
      }
    }
    return status
  }
}
