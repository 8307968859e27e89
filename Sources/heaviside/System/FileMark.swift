#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What changes when a file does: its device, number and size, and the times of its last changes.
struct FileMark: Hashable {
  private let numbers: [Int]

  /// Marks what a path stands for, links followed; `nil` where it stands for nothing.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let times = [status.st_mtimespec, status.st_ctimespec]
    #else
      let times = [status.st_mtim, status.st_ctim]
    #endif
    numbers =
      [Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino), Int(status.st_size)]
      + times.flatMap { [$0.tv_sec, Int($0.tv_nsec)] }
  }

  /// The mark on one line.
  var text: String { numbers.map { "\($0)" }.joined(separator: " ") }
}
