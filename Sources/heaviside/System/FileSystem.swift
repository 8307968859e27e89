import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading files and folders, and writing files, so that nothing named on a command line can make the program wait:
/// what a name stands for is looked up first, and only regular files are opened.
enum FileSystem {
  /// The most bytes that are read of a file.
  static let largestFile = 16_000_000

  /// What a name stands for, links followed.
  enum Kind: Equatable {
    case file, folder, nothing
    case other(String)
  }

  /// What a path stands for.
  static func kind(of path: String) throws(FileProblem) -> Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return .nothing }
      throw .unreadable(lastError)
    }
    return kind(of: status)
  }

  /// Whether a path is a link, wherever that leads.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return false }
    return kind(of: status) == .other("a link")
  }

  /// The bytes of a regular file, which may be so large.
  static func contents(of path: String, atMost limit: Int = largestFile) throws(FileProblem) -> [UInt8] {
    let descriptor = try openedFile(path)
    defer { close(descriptor) }
    return try contents(from: descriptor, atMost: limit)
  }

  /// The bytes of standard input, to its end.
  static func standardInput() throws(FileProblem) -> [UInt8] { try contents(from: STDIN_FILENO) }

  /// Hands the bytes of a regular file of any size on, in pieces, until they end or are not wanted any more.
  static func readPieces(of path: String, _ take: ([UInt8]) -> Bool) throws(FileProblem) {
    let descriptor = try openedFile(path)
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while let count = try someBytes(of: descriptor, into: &buffer), take(Array(buffer.prefix(count))) {}
  }

  /// Every `*.circuit` file below a folder, in the order of the bytes of their paths. Hidden entries are left out,
  /// and links to folders are not followed.
  static func circuitFiles(below folder: String) throws(FileProblem) -> [String] {
    try files(below: folder, suffix: ".circuit")
  }

  /// The same for files of any kind of name.
  static func files(below folder: String, suffix: String) throws(FileProblem) -> [String] {
    var found: [String] = []
    var folders = [folder]
    while let folder = folders.popLast() {
      for name in try names(in: folder) where !name.hasPrefix(".") {
        let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { continue }
        if kind(of: status) == .folder {
          folders.append(path)
        } else if name.hasSuffix(suffix) {
          found.append(path)
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Writes a file so that no reader ever sees half of it; see `OutputFile`.
  static func save(_ text: String, to path: String) throws(OutputProblem) {
    try save(to: path) { send throws(OutputProblem) in try send(Array(text.utf8)) }
  }

  /// A way to write what follows.
  typealias Sink = ([UInt8]) throws(OutputProblem) -> Void

  /// The same for what is written in pieces.
  static func save(to path: String, _ body: (Sink) throws(OutputProblem) -> Void) throws(OutputProblem) {
    let file = try OutputFile(path)
    try body { bytes throws(OutputProblem) in try file.write(bytes) }
    try file.finish()
  }

  /// Makes a folder, and those above it, unless it is there.
  static func makeFolder(_ path: String) throws(OutputProblem) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made == "/" ? part : "/\(part)"
      if unsafe mkdir(made, 0o777) == 0 { continue }
      let reason = lastError
      var status = stat()
      guard unsafe stat(made, &status) == 0, kind(of: status) == .folder else {
        throw OutputProblem(path: made, reason: reason)
      }
    }
    guard unsafe access(path, W_OK | X_OK) == 0 else { throw OutputProblem(path: path, reason: lastError) }
  }

  /// Removes whatever else than a file stands where one belongs; a folder must be empty.
  static func removeUnlessFile(_ path: String) throws(OutputProblem) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, kind(of: status) != .file else { return }
    guard unsafe remove(path) == 0 else { throw OutputProblem(path: path, reason: lastError) }
  }

  /// Writes a text to an open file, all of it.
  static func send(_ text: String, to descriptor: Int32, called name: String) throws(OutputProblem) {
    try send(Array(text.utf8), to: descriptor, called: name)
  }

  /// Writes bytes to an open file, all of them.
  static func send(_ bytes: [UInt8], to descriptor: Int32, called name: String) throws(OutputProblem) {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let written = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputProblem(path: name, reason: lastError)
      }
      bytes = bytes.dropFirst(written)
    }
  }
}

extension FileSystem {
  /// What the system says of the last call that failed.
  static var lastError: String { unsafe String(cString: strerror(errno)) }

  /// What a description of a file tells that it is.
  static func kind(of status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFIFO: .other("a pipe")
    case S_IFSOCK: .other("a socket")
    case S_IFLNK: .other("a link")
    default: .other("a device")
    }
  }

  private static func contents(
    from descriptor: Int32, atMost limit: Int = largestFile
  ) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    // Most files are small, and a thousand of them are read in a moment: blanking a large buffer for each takes longer.
    var status = stat()
    let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var buffer = [UInt8](repeating: 0, count: max(1 << 10, min(size + 1, 1 << 16)))
    while let count = try someBytes(of: descriptor, into: &buffer) {
      bytes += buffer.prefix(count)
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    }
    return bytes
  }

  /// Opens a regular file to be read.
  private static func openedFile(_ path: String) throws(FileProblem) -> Int32 {
    switch try kind(of: path) {
    case .nothing: throw .missing
    case .folder: throw .folder
    case .other(let kind): throw .notAFile(kind)
    case .file: break
    }
    // Without O_NONBLOCK a pipe put in the file's place since would make this wait.
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(lastError) }
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, kind(of: status) == .file { return descriptor }
    close(descriptor)
    throw .notAFile("no longer a file")
  }

  /// Reads some bytes; says how many, or `nil` at the end of the file.
  private static func someBytes(of descriptor: Int32, into buffer: inout [UInt8]) throws(FileProblem) -> Int? {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count == 0 ? nil : count }
      if errno != EINTR || Interruption.isRequested { throw .unreadable(lastError) }
    }
  }

  private static func names(in folder: String) throws(FileProblem) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw .unreadable(lastError) }
    defer { unsafe _ = closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { unsafe String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  /// The path behind links.
  static func resolved(_ path: String) -> String {
    guard let pointer = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }
}
