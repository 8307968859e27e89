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

  /// Where a path is found that is seen from a folder; from the current one unless one is given.
  static func located(_ path: String, from root: String?) -> String {
    guard let root, !path.hasPrefix("/") else { return path }
    return root.hasSuffix("/") ? root + path : "\(root)/\(path)"
  }

  /// The current folder, where it has a path.
  static var workingFolder: String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The nearest folder with `.git` in it, from a folder upward; `nil` where there is none.
  static func repository(of folder: String) -> String? {
    var parts = folder.split(separator: "/")
    while true {
      let candidate = "/" + parts.joined(separator: "/")
      if let kind = try? kind(of: candidate + "/.git"), kind != .nothing { return candidate }
      if parts.popLast() == nil { return nil }
    }
  }

  private static func status(of path: String) throws(FileProblem) -> stat {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .unreadable(unsafe String(cString: strerror(errno))) }
    return status
  }
}
