import CircuitLanguage
import CircuitModel
import Reports

/// A file named on the command line, read and checked but not judged: text in, circuits out.
struct LoadedFile {
  /// The path as given.
  let path: String
  /// The file itself, then those that it imports; none where it cannot be read.
  let sources: [SourceFile]
  /// What is wrong with it so far.
  let diagnostics: [Diagnostic]
  /// Its circuits.
  let circuits: [Circuit]
  /// Why it could not be read.
  var problem: FileProblem? = nil
}

extension LoadedFile {
  /// Loads what a path of the command line stands for: a file, every circuit file below a folder, or standard input.
  static func load(path: String, standardInputName: String) -> [LoadedFile] {
    do throws(FileProblem) {
      if path == "-" { return [load(try FileSystem.standardInput(), from: standardInputName)] }
      guard try FileSystem.kind(of: path) == .folder else { return [loadFile(path)] }
      let paths = try FileSystem.circuitFiles(below: path)
      if paths.isEmpty { throw .noCircuits }
      return paths.map(loadFile)
    } catch {
      return [LoadedFile(path: path == "-" ? standardInputName : path, problem: error)]
    }
  }

  /// Loads one file.
  static func loadFile(_ path: String) -> LoadedFile {
    do throws(FileProblem) {
      return load(try FileSystem.contents(of: path), from: path)
    } catch {
      return LoadedFile(path: path, problem: error)
    }
  }

  /// What is reported of the file, given what was judged.
  func report(with judged: [Report.JudgedCircuit] = []) -> Report.File {
    if let problem { return Report.File(path: path, problem: problem) }
    return Report.File(path: path, sources: sources, diagnostics: diagnostics, circuits: judged)
  }

  private init(path: String, problem: FileProblem) {
    self.init(path: path, sources: [], diagnostics: [], circuits: [], problem: problem)
  }

  /// From bytes to circuits; a file whose text cannot be read is not checked.
  private static func load(_ bytes: [UInt8], from path: String) -> LoadedFile {
    let loader = Loader { FileSystem.contents(ofImport: $0) }
    let (program, problems) = loader.load(SourceFile(path: path, bytes: bytes))
    guard problems.isEmpty else {
      return LoadedFile(path: path, sources: program.files, diagnostics: problems, circuits: [])
    }
    let (circuits, findings) = check(program)
    return LoadedFile(path: path, sources: program.files, diagnostics: findings, circuits: circuits)
  }
}

extension FileSystem {
  /// The bytes of an imported file, or why there are none, as part of a sentence.
  static func contents(ofImport path: String) -> Result<[UInt8], Loader.ReadProblem> {
    do throws(FileProblem) {
      return .success(try contents(of: path))
    } catch {
      switch error {
      case .missing: return .failure(.missing)
      case .folder: return .failure(.unreadable("it is a folder"))
      case .notAFile(let kind): return .failure(.unreadable("it is \(kind)"))
      case .unreadable(let reason): return .failure(.unreadable(reason))
      case .tooLarge(let limit): return .failure(.unreadable("it is larger than \(limit / 1_000_000) MB"))
      case .noCircuits: return .failure(.unreadable("it holds no circuits"))
      }
    }
  }
}
