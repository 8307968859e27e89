import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A terminal that hands over every key as it is pressed and shows a screen of its own, until this value goes.
///
/// Whatever way that comes about, the terminal is then as it was before: its modes, its text and its cursor. Ctrl-C and a
/// request to end are still signals; those that would stop or kill the program without a word are off meanwhile.
struct KeyTerminal: ~Copyable {
  /// What was read.
  enum Input {
    /// Some bytes.
    case bytes([UInt8])
    /// Nothing in the time.
    case nothing
    /// Nothing, now and ever: nobody is there any more.
    case closed
  }

  private let modes: termios

  /// Whether both sides of a conversation are a terminal that can place its cursor.
  static var isHere: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && Terminal.environment("TERM") != "dumb"
      && !(Terminal.environment("TERM") ?? "").isEmpty
  }

  private init(before modes: termios) { self.modes = modes }

  deinit {
    // Where the terminal is gone there is nothing to put back.
    try? StandardStreams.write("\u{1B}[?25h\u{1B}[?1049l")
    var modes = modes
    unsafe _ = tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
  }
}

extension KeyTerminal {
  /// Takes the terminal over.
  static func take() throws(OutputProblem) -> KeyTerminal {
    var modes = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &modes) == 0 else { throw lastProblem }
    let terminal = KeyTerminal(before: modes)
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    modes.c_iflag &= ~tcflag_t(IXON | ICRNL)
    unsafe withUnsafeMutableBytes(of: &modes.c_cc) { codes in
      unsafe codes[Int(VMIN)] = 1
      unsafe codes[Int(VTIME)] = 0
      for code in [VSUSP, VQUIT] { unsafe codes[Int(code)] = KeyTerminal.noKey }
    }
    guard unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) == 0 else { throw lastProblem }
    try StandardStreams.write("\u{1B}[?1049h\u{1B}[?25l")
    return terminal
  }

  private static var lastProblem: OutputProblem { OutputProblem(path: "the terminal", reason: FileSystem.lastError) }

  /// How many columns and lines there are.
  var size: (width: Int, height: Int) {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Shows lines in place of those that were there.
  func show(_ screen: String, height: Int) throws(OutputProblem) {
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    var text = ""
    for row in 0..<height {
      // A line is cleared before it is written: after one that is full, clearing would take its last character.
      text += "\u{1B}[\(row + 1);1H\u{1B}[2K" + (row < lines.count ? lines[row] : "")
    }
    try StandardStreams.write(text)
  }

  /// Waits so long for keys.
  func read(waiting milliseconds: Int32) -> Input {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let count = unsafe poll(&waiting, 1, milliseconds)
    if count < 0 { return errno == EINTR ? .nothing : .closed }
    if count == 0 { return .nothing }
    if waiting.revents & Int16(POLLIN) == 0 { return .closed }
    var bytes = [UInt8](repeating: 0, count: 256)
    let read = unsafe bytes.withUnsafeMutableBytes { unsafe Self.read(into: $0) }
    if read < 0 { return errno == EINTR ? .nothing : .closed }
    return read == 0 ? .closed : .bytes(Array(bytes.prefix(read)))
  }

  private static func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      unsafe Musl.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
    #else
      unsafe Darwin.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
    #endif
  }

  /// What stands in the place of a key that does nothing.
  private static let noKey: cc_t = 0
}
