import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output, for what was asked for, and standard error, for notes.
enum StandardStreams {
  /// Writes to standard output, all of it.
  static func write(_ text: String) throws(OutputProblem) { try write(Array(text.utf8)) }

  /// Writes bytes to standard output, all of them.
  static func write(_ bytes: [UInt8]) throws(OutputProblem) {
    try FileSystem.send(bytes, to: STDOUT_FILENO, called: "standard output")
  }

  /// Writes a line to standard error; when even that fails there is nobody to tell.
  static func note(_ text: String) {
    try? FileSystem.send("heaviside: \(text)\n", to: STDERR_FILENO, called: "standard error")
  }

  /// Writes what is wrong with a file to standard error, for verbs whose output is not a report.
  static func note(_ file: Report.File) {
    let text = TextRenderer().diagnostics(of: file)
    try? FileSystem.send(text, to: STDERR_FILENO, called: "standard error")
  }

  /// Shows how far a long run has come, in place of what was shown last; an empty text clears it.
  static func showProgress(_ text: String) {
    try? FileSystem.send("\r\u{1B}[K\(text.visible.prefix(78))", to: STDERR_FILENO, called: "standard error")
  }
}
