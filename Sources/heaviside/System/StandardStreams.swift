import Batch
import Reports
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output, for what was asked for, and standard error, for notes.
enum StandardStreams {
  /// Whether the last line of the terminal shows how far a run has come, so that it must go before anything is written.
  private static let isLineOpen = Mutex(false)

  /// Writes to standard output, all of it.
  static func write(_ text: String) throws(OutputProblem) { try write(Array(text.utf8)) }

  /// Writes a text for people to standard output, all of it; where it goes to the log of a workflow of GitHub Actions,
  /// which obeys certain texts, as one that is not obeyed.
  static func show(_ text: String) throws(OutputProblem) { try write(harmless(text)) }

  /// Writes bytes to standard output, all of them.
  static func write(_ bytes: [UInt8]) throws(OutputProblem) {
    try isLineOpen.withLock { isOpen throws(OutputProblem) in
      if Terminal.showsOutput { clear(&isOpen) }
      try FileSystem.send(bytes, to: STDOUT_FILENO, called: "standard output")
    }
  }

  /// Writes a line to standard error; when even that fails there is nobody to tell.
  static func note(_ text: String) {
    isLineOpen.withLock { isOpen in
      clear(&isOpen)
      try? FileSystem.send(harmless("heaviside: \(text)\n"), to: STDERR_FILENO, called: "standard error")
    }
  }

  /// Writes why a verb could not do what it was asked for to standard error, and says what to end with.
  static func fail(_ error: any Error) -> ExitStatus {
    note((error as? any Explained)?.message ?? "\(error)")
    return .unusable
  }

  /// Writes what is wrong with a file to standard error, for verbs whose output is not a report.
  static func note(_ file: Report.File) {
    let text = harmless(TextRenderer().diagnostics(of: file))
    try? FileSystem.send(text, to: STDERR_FILENO, called: "standard error")
  }

  /// Shows how far a long run has come, in place of what was shown last; an empty text clears it.
  static func showProgress(_ text: String) {
    isLineOpen.withLock { isOpen in
      clear(&isOpen)
      if text.isEmpty { return }
      // A line that is full would go on in the next one, which clearing leaves behind.
      let line = text.visible.shortened(to: Terminal.noteWidth - 1)
      try? FileSystem.send(line, to: STDERR_FILENO, called: "standard error")
      isOpen = true
    }
  }

  private static func harmless(_ text: String) -> String {
    Terminal.environment("GITHUB_ACTIONS") == "true" ? text.workflowLogText : text
  }

  private static func clear(_ isLineOpen: inout Bool) {
    if isLineOpen { try? FileSystem.send("\r\u{1B}[K", to: STDERR_FILENO, called: "standard error") }
    isLineOpen = false
  }
}

/// An error that has words for the user.
protocol Explained: Error {
  /// The words.
  var message: String { get }
}

extension PlanProblem: Explained {}
extension OutputProblem: Explained {}
