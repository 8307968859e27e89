import CircuitModel
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which program this is: a digest of the file that is running, so that two builds of one version are told apart.
enum ToolIdentity {
  /// The digest of this program.
  ///
  /// Reading the whole file takes a moment, so a folder can remember the digest of a file by its path and its mark; not
  /// one that several machines share, since marks tell the files of one machine apart.
  static func digest(rememberedIn folder: String?) throws(OutputProblem) -> String {
    let path = executable
    guard let folder else { return try digest(of: path, path) }
    guard let mark = FileMark(path) else {
      throw OutputProblem(path: folder, reason: "this program is not found")
    }
    let memo = "\(folder)/tool-\(SHA256.digest(of: Array("\(path) \(mark.text)".utf8)))"
    if case .success(let kept) = FileSystem.bytes(of: memo), kept.count == 129,
      let text = String(validating: kept, as: UTF8.self),
      SHA256.digest(of: Array(text.utf8.prefix(64))) == text.dropFirst(64).dropLast()
    {
      return String(text.prefix(64))
    }
    let digest = try digest(of: path, folder)
    // What cannot be remembered is found out again; that the folder cannot be written to shows when a verdict is kept.
    try? FileSystem.save("\(digest)\(SHA256.digest(of: Array(digest.utf8)))\n", to: memo)
    return digest
  }

  private static func digest(of path: String, _ folder: String) throws(OutputProblem) -> String {
    var hash = SHA256()
    do throws(FileProblem) {
      try FileSystem.readPieces(of: path) { piece in
        hash.update(piece)
        return true
      }
    } catch {
      throw OutputProblem(path: folder, reason: "this program cannot be read: \(error.reason)")
    }
    return hash.digest
  }

  /// The path of the file that is running.
  private static var executable: String {
    #if canImport(Darwin)
      var size = UInt32(4096)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard unsafe _NSGetExecutablePath(&buffer, &size) == 0 else { return CommandLine.arguments[0] }
      return unsafe String(cString: buffer)
    #else
      return FileSystem.resolved("/proc/self/exe")
    #endif
  }
}
