import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is being written so that no reader ever sees half of it: aside first, then in the old one's place.
///
/// What is not a regular file (`/dev/stderr`, a pipe) is written to as it stands. A file that is never finished leaves
/// nothing behind.
final class OutputFile {
  private let path: String
  private let target: String
  private let aside: String?
  private var descriptor: Int32

  /// Opens a file to be written.
  init(_ path: String) throws(OutputProblem) {
    self.path = path
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    if exists, FileSystem.kind(of: status) != .file {
      (target, aside) = (path, nil)
      descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    } else {
      target = exists ? FileSystem.resolved(path) : path
      // Not the number of the process: threads, containers and hosts that share a folder have the same ones.
      let name = "\(target).\(String(UInt64.random(in: 0 ... .max), radix: 36)).partial"
      aside = name
      let mode = exists ? status.st_mode & 0o777 : 0o666
      descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if exists, descriptor >= 0 { fchmod(descriptor, mode) }
    }
    guard descriptor >= 0 else { throw OutputProblem(path: path, reason: FileSystem.lastError) }
  }

  /// Opens a file to be written to after what stands in it.
  init(appendingTo path: String) throws(OutputProblem) {
    (self.path, target, aside) = (path, path, nil)
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputProblem(path: path, reason: FileSystem.lastError) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let aside { unsafe unlink(aside) }
  }
}

extension OutputFile {
  /// Writes what follows, all of it.
  func write(_ bytes: [UInt8]) throws(OutputProblem) {
    try FileSystem.send(bytes, to: descriptor, called: path)
  }

  /// Puts what was written in its place; a disk that is full may say so only now.
  func finish() throws(OutputProblem) {
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard let aside else {
      if !isClosed { throw OutputProblem(path: path, reason: FileSystem.lastError) }
      return
    }
    if isClosed, unsafe rename(aside, target) == 0 { return }
    let reason = FileSystem.lastError
    unsafe unlink(aside)
    throw OutputProblem(path: path, reason: reason)
  }
}

/// Why something could not be written.
struct OutputProblem: Error {
  /// The file's path, or a description of the stream.
  var path: String
  /// What the system says.
  var reason: String

  /// What to tell the user.
  var message: String { "\(path.visible) cannot be written: \(reason)" }
}
