import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileSystem {
  /// Whether nothing lies above a folder.
  static func isRoot(_ folder: String) throws(FileProblem) -> Bool {
    let (here, above) = (try status(of: folder), try status(of: folder + "/.."))
    return here.st_dev == above.st_dev && here.st_ino == above.st_ino
  }

  private static func status(of path: String) throws(FileProblem) -> stat {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .unreadable(unsafe String(cString: strerror(errno))) }
    return status
  }
}
