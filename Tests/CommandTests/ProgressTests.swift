import Foundation
import TestSupport
import Testing

/// How far a long run is: a line that is written over on a terminal, a line now and then elsewhere.
@Suite struct ProgressTests {
  private static let clear = "\r\u{1B}[K"

  private func makeFiles() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.makeFile("in/0.circuit", VerdictTests.runningAnd)
    try scratch.makeFile("in/1.circuit", VerdictTests.endless)
    try scratch.makeFile("in/2.circuit", VerdictTests.runningAnd)
    return scratch
  }

  /// What a terminal is sent by a run; `nil` where there is no program that plays a terminal.
  private func onTerminal(_ options: String, columns: Int = 100) throws -> String? {
    guard Python.canImport("pty, fcntl, termios") else { return nil }
    let program = """
      import fcntl, os, pty, struct, sys, termios
      child, terminal = pty.fork()
      if child == 0:
          os.chdir(sys.argv[2])
          os.environ.pop("NO_COLOR", None)
          os.environ["TERM"] = "xterm"
          fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
          os.execv(sys.argv[3], sys.argv[3:])
      text = b""
      while True:
          try: piece = os.read(terminal, 65536)
          except OSError: break
          if not piece: break
          text += piece
      os.waitpid(child, 0)
      sys.stdout.write(text.decode())
      """
    let words =
      ["check", "in", "--up-to", "1000", "--jobs", "1", "--color", "never"]
      + options.split(separator: " ").map(String.init)
    let scratch = try makeFiles()
    return try Python.run(
      program, arguments: ["\(columns)", scratch.folder.path, Tool.executable.path] + words, input: "")
  }

  @Test func onATerminalALineIsWrittenOverAndCleared() throws {
    guard let sent = try onTerminal("--claim-time-limit 2") else { return }
    #expect(sent.contains("1 of 3 files; Endless in in/1.circuit: length "))
    #expect(sent.contains(" done"))
    // The line has no end, and is gone before anything else is written.
    let pieces = sent.replacing("\r\n", with: "\n").components(separatedBy: Self.clear)
    #expect(pieces.count >= 3)
    for piece in pieces { #expect(piece.components(separatedBy: " of 3 files;").count <= 2, "\(piece)") }
    for piece in pieces.dropLast() {
      #expect(piece.split(separator: "\n").last?.contains(" of 3 files;") == true, "\(piece)")
    }
    // What is left when it is gone is the report.
    let shown = pieces.map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains(" of 3 files;") }
    }
    let text = shown.joined().joined(separator: "\n")
    #expect(text.hasPrefix("in/0.circuit\n  RunningAnd\n"))
    #expect(text.hasSuffix("3 files, 3 circuits, 3 claims: 2 proved, 1 unknown\n"), "\(text.suffix(200))")
  }

  @Test func theLineIsNotWiderThanTheTerminal() throws {
    guard let sent = try onTerminal("--claim-time-limit 1", columns: 30) else { return }
    let lines = sent.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(separator: "\n").filter {
      $0.contains(" of 3 files;")
    }
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.replacing("\u{1B}[K", with: "").count < 30 }, "\(lines)")
  }

  @Test func quietSaysNothingOnATerminal() throws {
    guard let sent = try onTerminal("--claim-time-limit 1 --quiet") else { return }
    #expect(!sent.contains("\u{1B}") && !sent.contains(" of 3 files"))
  }

  @Test func elsewhereALineIsWrittenEveryTenSeconds() throws {
    let scratch = try makeFiles()
    let options = ["check", "in", "--up-to", "1000", "--jobs", "1", "--claim-time-limit", "11"]
    let quiet = try Tool.Running(options + ["--quiet"], in: scratch.folder)
    let spoken = try Tool.Running(options, in: scratch.folder).waitForEnd()
    #expect(spoken.status == 4)
    let lines = spoken.notes.split(separator: "\n")
    #expect(lines.count == 1, "\(spoken.notes)")
    #expect(
      lines.first?.hasPrefix("heaviside: 1 of 3 files; Endless in in/1.circuit: length ") == true, "\(spoken.notes)")
    #expect(!spoken.notes.contains("\u{1B}"))
    #expect(try quiet.waitForEnd().notes == "")
  }

  @Test func aShortRunSaysNothing() throws {
    #expect(try Tool.run(["check", "Circuits/3-first-steps/running-and.circuit"]).notes == "")
  }
}
