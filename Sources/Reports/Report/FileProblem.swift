public import CircuitLanguage
import CircuitModel

/// Why a path on the command line gives no circuits.
public enum FileProblem: Error, Hashable, Sendable {
  /// Nothing has this name.
  case missing
  /// A folder stands where a file is needed.
  case folder
  /// A device, a pipe or a socket: reading it could block, or never end.
  case notAFile(String)
  /// A link, where files come from strangers and must be files themselves.
  case link
  /// The system refuses to read it, and says why.
  case unreadable(String)
  /// The file is larger than any circuit.
  case tooLarge(limit: Int)
  /// A folder below which no file is called `*.circuit`.
  case noCircuits

  /// The problem in words.
  /// - Parameter path: The path as given.
  /// - Returns: What to tell; there is no text to point at.
  public func report(for path: String) -> Diagnostic {
    let name = path.visible
    switch self {
    case .missing:
      return diagnostic(.missingFile, "there is no file or folder `\(name)`", help: "check the spelling of the path")
    case .folder:
      return diagnostic(.notAFile, "`\(name)` is a folder, but one file is needed", help: "name a file in it")
    case .notAFile(let kind):
      return diagnostic(
        .notAFile, "`\(name)` is \(kind), not a file",
        help: "to read what a program writes, use - for standard input")
    case .link:
      return diagnostic(
        .notAFile, "`\(name)` is a link, and files from strangers are not looked for elsewhere",
        help: "hand in the file that it leads to")
    case .unreadable(let reason):
      return diagnostic(.unreadableFile, "`\(name)` cannot be read: \(reason)", help: "check its permissions")
    case .tooLarge(let limit):
      return diagnostic(
        .fileTooLarge, "`\(name)` is larger than \(limit / 1_000_000) MB, more than any circuit needs",
        help: "check that this is a circuit file; if it is, split it and use `import`")
    case .noCircuits:
      return diagnostic(
        .noCircuitFiles, "the folder `\(name)` holds no circuit files",
        help: "circuit files are called *.circuit; hidden files and folders are left out")
    }
  }

  /// Why the file cannot be read, as part of a sentence.
  public var reason: String {
    switch self {
    case .missing: "it is missing"
    case .folder: "it is a folder"
    case .notAFile(let kind): "it is \(kind)"
    case .link: "it is a link"
    case .unreadable(let reason): reason
    case .tooLarge(let limit): "it is larger than \(limit / 1_000_000) MB"
    case .noCircuits: "it holds no circuit files"
    }
  }

  private func diagnostic(_ code: DiagnosticCode, _ headline: String, help: String) -> Diagnostic {
    Diagnostic(code, headline, at: Diagnostic.Label(.none), help: help)
  }
}
