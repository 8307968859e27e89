/// The folder that a tool which knows files by their place in a repository takes paths to be relative to.
///
/// Paths are worked out from their text alone: links are not followed.
public struct SourceRoot: Sendable {
  private let root: [Substring.UnicodeScalarView]
  private let workingFolder: [Substring.UnicodeScalarView]?

  /// The folder in which the command runs, wherever that is.
  public init() {
    root = []
    workingFolder = nil
  }

  /// A folder.
  /// - Parameters:
  ///   - folder: The root, an absolute path.
  ///   - workingFolder: The folder that paths as given are relative to, an absolute path.
  public init(_ folder: String, workingFolder: String) {
    root = SourceRoot.parts(of: folder, from: [])
    self.workingFolder = SourceRoot.parts(of: workingFolder, from: [])
  }
}

extension SourceRoot {
  /// A path as the tool knows it.
  /// - Returns: The path from the root, or an absolute path where the file is not below the root.
  func path(to path: String) -> (text: String, isBelowRoot: Bool) {
    let isAbsolute = path.unicodeScalars.first == "/"
    guard let workingFolder else {
      let parts = SourceRoot.parts(of: path, from: isAbsolute ? [] : nil)
      return ((isAbsolute ? "/" : "") + SourceRoot.joined(parts), !isAbsolute)
    }
    let parts = SourceRoot.parts(of: path, from: isAbsolute ? [] : workingFolder)
    guard parts.starts(with: root, by: { $0.elementsEqual($1) }) else { return ("/" + SourceRoot.joined(parts), false) }
    return (SourceRoot.joined(parts.dropFirst(root.count)), true)
  }

  /// The parts of a path, without those that say nothing and those that are left again, after those of an absolute path
  /// to start at; `nil` where it is not known where that is.
  private static func parts(
    of path: String, from start: [Substring.UnicodeScalarView]?
  ) -> [Substring.UnicodeScalarView] {
    var parts = start ?? []
    for part in path[...].unicodeScalars.split(separator: "/") where !part.elementsEqual(".".unicodeScalars) {
      guard part.elementsEqual("..".unicodeScalars) else {
        parts.append(part)
        continue
      }
      if let last = parts.last, !last.elementsEqual("..".unicodeScalars) {
        parts.removeLast()
      } else if start == nil {
        parts.append(part)
      }
    }
    return parts
  }

  private static func joined(_ parts: some Sequence<Substring.UnicodeScalarView>) -> String {
    let text = parts.map { String(Substring($0)) }.joined(separator: "/")
    return text.isEmpty ? "." : text
  }
}
