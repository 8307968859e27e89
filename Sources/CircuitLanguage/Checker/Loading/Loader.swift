import CircuitModel

/// Reads a circuit file and all that it imports.
///
/// The loader itself touches no disk: it is given a function that reads a file, so that a test, an editor or standard
/// input can take the place of a folder.
///
/// ```swift
/// let loader = Loader { path in files[path].map { .success($0) } ?? .failure(.missing) }
/// let (program, diagnostics) = loader.load(SourceFile(path: "main.circuit", bytes: bytes))
/// ```
public struct Loader {
  /// Why a file could not be read.
  public enum ReadProblem: Error, Hashable, Sendable {
    /// There is no such file.
    case missing
    /// It is there and cannot be read: the reason, as part of a sentence (`it is a folder`).
    case unreadable(String)
  }

  private let read: (String) -> Result<[UInt8], ReadProblem>

  /// Makes a loader.
  ///
  /// - Parameter read: reads the file at a path. The path is that of the importing file with its last component
  ///   replaced by what `import` says; `.` and `..` are resolved as far as the text allows.
  public init(read: @escaping (String) -> Result<[UInt8], ReadProblem>) {
    self.read = read
  }
}

extension Loader {
  /// Parses a file and everything that it imports, each file once.
  ///
  /// - Parameter main: the file named on the command line; its number must be 0.
  /// - Returns: the program, and what is wrong with the text of any of its files or with its imports, in the order in
  ///   which the files were met. Where something is wrong, the program must not be checked.
  /// - Complexity: linear in the bytes of all files.
  public func load(_ main: SourceFile) -> (program: Program, diagnostics: [Diagnostic]) {
    let loading = Loading(read)
    loading.load(main)
    return (loading.program, loading.findings.inOrder)
  }
}

/// One run of a loader.
private final class Loading {
  private let read: (String) -> Result<[UInt8], Loader.ReadProblem>
  private(set) var program = Program(files: [], trees: [], imports: [])
  private(set) var findings = Findings()
  /// The files by their paths.
  private var numbers: [String: Int] = [:]
  /// The files whose imports are being followed, each imported by the one before, with the imports still to follow.
  /// A list rather than recursion: files may import each other in chains of any length.
  private var open: [(file: Int, rest: ArraySlice<ImportSyntax>)] = []

  init(_ read: @escaping (String) -> Result<[UInt8], Loader.ReadProblem>) { self.read = read }

  func load(_ main: SourceFile) {
    add(main)
    while let last = open.indices.last {
      let file = open[last].file
      if let statement = open[last].rest.popFirst() { follow(statement, from: file) } else { open.removeLast() }
    }
  }

  private func add(_ file: SourceFile) {
    let (tree, diagnostics) = parse(file)
    numbers[RelativePath.normalized(file.path)] = file.number
    program.files.append(file)
    program.trees.append(tree)
    program.imports.append([])
    for diagnostic in diagnostics { findings.add(diagnostic) }
    open.append((file.number, tree.imports[...]))
  }

  private func follow(_ statement: ImportSyntax, from file: Int) {
    guard RelativePath.isRelative(statement.path) else {
      return report(.absolute(statement.path, statement.range))
    }
    let path = RelativePath.resolve(statement.path, from: program.files[file].path)
    if let number = numbers[path] {
      followAgain(number, statement, from: file)
      return
    }
    switch read(path) {
    case .failure(let problem): report(.unreadable(path, problem, statement.range))
    case .success(let bytes):
      let number = program.files.count
      program.imports[file].append(.init(file: number, range: statement.range))
      add(SourceFile(path: path, bytes: bytes, number: number))
    }
  }

  /// An import of a file that is loaded already.
  private func followAgain(_ number: Int, _ statement: ImportSyntax, from file: Int) {
    if let first = open.firstIndex(where: { $0.file == number }) {
      let paths = (open[first...].map(\.file) + [number]).map { program.files[$0].path }
      report(.cycle(paths, statement.range))
    } else if let other = program.imports[file].first(where: { $0.file == number }) {
      report(.duplicate(statement.path, statement.range, first: other.range))
    } else {
      program.imports[file].append(.init(file: number, range: statement.range))
    }
  }

  private func report(_ problem: ImportProblem) { findings.add(problem.report()) }
}
