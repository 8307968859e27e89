import Foundation
import TestSupport
import Testing

/// `trace --step`, with and without a terminal.
@Suite struct StepTests {
  /// Runs the command on a pseudo terminal: sends each text once the one before it is seen, and says what was seen, the status,
  /// and whether the modes of the terminal are at the end what they were.
  private static let driver = """
    import fcntl, os, pty, select, signal, struct, sys, termios
    executable, folder, size, end, arguments, script = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], *map(
        lambda text: text.split('\\x1f'), sys.argv[5:7])
    master, slave = pty.openpty()
    rows, columns = map(int, size.split('x'))
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
    before = termios.tcgetattr(slave)
    child = os.fork()
    if child == 0:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for descriptor in range(3): os.dup2(slave, descriptor)
        os.chdir(folder)
        os.environ['TERM'] = 'xterm'
        os.execv(executable, [executable] + arguments)
    seen, at = b'', 0
    def wait_for(text):
        global seen, at
        while text not in seen[at:]:
            if not select.select([master], [], [], 120)[0]: sys.exit('never saw ' + repr(text) + ' in ' + repr(seen[at:]))
            seen += os.read(master, 1 << 16)
        at += seen[at:].index(text) + len(text)
    for number in range(0, len(script), 2):
        wait_for(script[number].encode())
        os.write(master, script[number + 1].encode())
    if end == 'TERM': os.kill(child, signal.SIGTERM)
    wait_for(b'\\x1b[?25h\\x1b[?1049l')
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), 'same' if termios.tcgetattr(slave) == before else 'changed')
    """

  /// What the driver says of a script: texts to wait for, each with the keys to press then.
  private func drive(
    _ arguments: [String], _ script: [(seen: String, keys: String)], size: String = "24x80",
    endingBy end: String = "keys",
    in folder: URL = Schemas.root
  ) throws -> String {
    let steps = script.flatMap { [$0.seen, $0.keys] }.joined(separator: "\u{1F}")
    return try Python.run(
      Self.driver,
      arguments: [
        Tool.executable.path, folder.path, size, end, (["trace"] + arguments).joined(separator: "\u{1F}"), steps,
      ], input: "")
  }

  private func hasTerminals() -> Bool { Python.canImport("pty", for: "walking through a sequence on a terminal") }

  @Test func oneWalksForwardChangesALetterAndQuits() throws {
    guard hasTerminals() else { return }
    let said = try drive(
      ["RunningAnd", "--input", "1 0 1", "--step", "--color", "never"],
      [
        ("before step 1 of 3", " "), ("h: 1 + 1 - 3/2 = 1/2 > 0, so 1", "\u{1B}[C"),
        ("h: 1 + 0 - 3/2 = -1/2 < 0, so 0", "\u{1B}[A"), ("h: 1 + 1 - 3/2 = 1/2 > 0, so 1", "$"),
        ("step 3 of 3", "a"), ("step 4 of 4", "?"), ("this help", "q"),
      ])
    #expect(said == "0 same\n")
  }

  @Test func theEscapeKeyAloneQuits() throws {
    guard hasTerminals() else { return }
    #expect(try drive(["RunningAnd", "--step"], [("before step 1", "\u{1B}")]) == "0 same\n")
  }

  @Test func aCounterexampleIsLoadedAndItsFailingStepFound() throws {
    guard hasTerminals() else { return }
    let scratch = try Scratch()
    try scratch.makeFile("and.circuit", VerdictTests.runningAnd.replacingOccurrences(of: "1.5", with: "0.5"))
    let said = try drive(
      ["and.circuit", "--step", "--color", "never"], [("before step 1 of 1", "f"), ("FALSE at this step", "q")],
      in: scratch.folder)
    #expect(said == "0 same\n")
    let found = try drive(
      ["and.circuit", "--step", "--color", "never", "--input", "1 1"],
      [("before step 1 of 2", "f"), ("step 1 of 1", ""), ("FALSE at this step", "q")], in: scratch.folder)
    #expect(found == "0 same\n")
  }

  @Test func aSignalLeavesTheTerminalAsItWas() throws {
    guard hasTerminals() else { return }
    #expect(
      try drive(["RunningAnd", "--input", "1", "--step"], [("before step 1 of 1", "")], endingBy: "TERM")
        == "143 same\n")
    #expect(try drive(["RunningAnd", "--input", "1", "--step"], [("before step 1 of 1", "\u{3}")]) == "130 same\n")
  }

  @Test func aTinyTerminalIsEnough() throws {
    guard hasTerminals() else { return }
    #expect(
      try drive(
        ["RunningAnd", "--input", "1", "--step"], [("before step 1", "l"), ("step 1 of 1", "q")], size: "1x20")
        == "0 same\n")
  }

  @Test func withoutATerminalTheTableIsFollowedByTheSums() throws {
    let result = try Tool.run(["trace", "RunningAnd", "--input", "1 0", "--step"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("t  1  2\nx  1  0\n"))
    #expect(result.output.contains("step 2: x = 0\n  h: 1 + 0 - 3/2 = -1/2 < 0, so 0\n"))
  }

  @Test func aClaimsSequenceIsTraced() throws {
    let example = try Tool.run(["trace", "RunningAnd", "--claim", "worked by hand"])
    #expect(example.status == 0 && example.output.hasPrefix("t  1"), "\(example.notes)")
    let proved = try Tool.run(["trace", "RunningAnd", "--claim", "correct"])
    #expect(proved.status == 2)
    #expect(proved.notes.contains("comes down to no sequence"))
  }

  @Test(arguments: [
    (["RunningAnd", "--step", "--format", "json"], "exclude each other"),
    (["RunningAnd", "--input", "1", "--claim", "correct"], "exclude each other"),
    (["RunningAnd"], "`trace` needs the sequence"),
    (["RunningAnd", "--up-to", "3"], "the sequence has no letters"),
  ])
  func whatMakesNoSenseIsSaid(arguments: [String], message: String) throws {
    let result = try Tool.run(["trace"] + arguments)
    #expect(result.status == 2)
    #expect(result.notes.contains(message), "\(result.notes)")
  }
}
