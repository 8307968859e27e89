import Batch
import CircuitLanguage
import CircuitModel
import Reports
import Synchronization

/// The folder in which `check --cache` keeps what it found out, a file an entry, named by everything that it depends on.
///
/// An entry that is damaged or cannot be read is as good as none; one that cannot be written is told of once. So a folder
/// on a disk that is read-only still saves the work of which it knows.
final class ResultCache: Sendable {
  private let folder: String
  private let tool: String
  private let isRefreshed: Bool
  private let hasFailed = Atomic(false)

  /// Opens a folder, and makes it unless it is there, which must succeed.
  ///
  /// - Parameters:
  ///   - folder: its path.
  ///   - isRefreshed: whether what is kept is found out anew.
  /// - Throws: why the folder cannot be made, or this program not be read.
  init(_ folder: String, isRefreshed: Bool) throws(OutputProblem) {
    if (try? FileSystem.kind(of: folder)) != .folder { try FileSystem.makeFolder(folder) }
    self.folder = folder
    self.isRefreshed = isRefreshed
    tool = try ToolIdentity.digest(rememberedIn: folder)
  }
}

extension ResultCache {
  /// What remembers by this folder.
  ///
  /// - Parameter read: reads the files that a file imports.
  /// - Returns: the memory.
  func memory(_ read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>) -> BatchMemory {
    var memory = BatchMemory()
    if !isRefreshed {
      memory.recall = { path, bytes, settings in
        let key = CacheKey(tool: self.tool, settings, bytes)
        guard case .success(let kept) = FileSystem.bytes(of: self.place(of: key)) else { return nil }
        return CacheEntry(reading: kept, key)?.report(on: path, bytes, read: read)
      }
    }
    memory.keep = { file, settings in
      let key = CacheKey(tool: self.tool, settings, file.sources[0].bytes)
      guard let entry = CacheEntry(file, key) else { return }
      self.write(entry.bytes, to: self.place(of: key))
    }
    return memory
  }

  /// Entries stand in folders by the first digits of their names, so that none grows too large.
  private func place(of key: CacheKey) -> String { "\(folder)/\(key.name.prefix(2))/\(key.name.dropFirst(2))" }

  private func write(_ bytes: [UInt8], to path: String) {
    do throws(OutputProblem) {
      try FileSystem.makeFolder(
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
      try FileSystem.removeUnlessFile(path)
      try FileSystem.save(to: path) { send throws(OutputProblem) in try send(bytes) }
    } catch {
      if !hasFailed.exchange(true, ordering: .relaxed) {
        StandardStreams.note("\(error.message); what is found out is not kept in the cache")
      }
    }
  }
}
