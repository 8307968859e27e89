/// The little that imports need to know of paths: how one is named from another.
enum RelativePath {
  /// Whether a path does not begin at the root of a disk, a home folder or a network.
  static func isRelative(_ path: String) -> Bool {
    let bytes = Array(path.utf8.prefix(2))
    guard let first = bytes.first else { return false }
    let isDrive = bytes.count == 2 && bytes[1] == UInt8(ascii: ":")
    return first != UInt8(ascii: "/") && first != UInt8(ascii: "\\") && first != UInt8(ascii: "~") && !isDrive
  }

  /// The path that stands in a file for another, as seen from where the file's own path is seen.
  ///
  /// ```swift
  /// RelativePath.resolve("../b.circuit", from: "x/y/a.circuit")  // "x/b.circuit"
  /// ```
  static func resolve(_ path: String, from file: String) -> String {
    let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[...$0]) } ?? ""
    return normalized(folder + path)
  }

  /// A path without `.`, repeated slashes, and `..` where there is something before it.
  static func normalized(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}
