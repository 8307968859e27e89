import CircuitModel

/// What can be wrong with imports.
enum ImportProblem: Reportable {
  case unreadable(String, Loader.ReadProblem, SourceRange)
  case cycle([String], SourceRange)
  case duplicate(String, SourceRange, first: SourceRange)
  case absolute(String, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .unreadable(let path, .missing, let range):
      return Diagnostic(
        .unreadableImport, "there is no file `\(path)`", at: .init(range),
        help: "the path is relative to the file that imports")
    case .unreadable(let path, .unreadable(let reason), let range):
      return Diagnostic(
        .unreadableImport, "`\(path)` cannot be read: \(reason)", at: .init(range),
        help: "import a circuit file that can be read")
    case .cycle(let paths, let range) where paths.count == 2:
      return Diagnostic(
        .importCycle, "the file imports itself", at: .init(range),
        help: "remove the import: the circuits of a file see each other anyway")
    case .cycle(let paths, let range):
      return Diagnostic(
        .importCycle, "these files import each other: \(paths.map { "`\($0)`" }.joined(separator: " -> "))",
        at: .init(range), help: "move what they share to a file of its own that imports neither")
    case .duplicate(let path, let range, let first):
      return Diagnostic(
        .duplicateImport, "`\(path)` is imported twice", at: .init(range, "imported again"),
        secondary: [.init(first, "first imported here")], help: "remove one of the two")
    case .absolute(let path, let range):
      return Diagnostic(
        .absoluteImport, path.isEmpty ? "the path of this import is empty" : "`\(path)` is not a relative path",
        at: .init(range), help: "name the file as seen from this one, as in `\"../gates.circuit\"`")
    }
  }
}
