#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the streams of the program are connected to.
enum Terminal {
  /// Whether standard output is shown to a reader at once.
  static var showsOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether notes on standard error are, on a terminal that can go back in a line.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" }

  /// Whether colours are wanted where nobody said so.
  static var wantsColor: Bool {
    showsOutput && environment("TERM") != "dumb" && (environment("NO_COLOR") ?? "").isEmpty
  }

  /// How many columns standard output has: 80 where it is not a terminal, so that files do not depend on one.
  static var width: Int { width(of: STDOUT_FILENO) }

  /// How many columns standard error has.
  static var noteWidth: Int { width(of: STDERR_FILENO) }

  /// How many cores there are to work with.
  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard isatty(descriptor) == 1, unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else {
      return 80
    }
    return Int(size.ws_col)
  }

  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
