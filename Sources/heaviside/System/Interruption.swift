import Reports
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C and a request to end: noted, so that the engines stop and what is known is still written.
///
/// The first signal is noted; a second one ends the program at once, as it would any other.
enum Interruption {
  /// The number of the first signal, and from the ninth bit on when it came, in milliseconds.
  private static let first = Atomic<Int64>(0)
  /// So many milliseconds after the first signal others are taken for the same request: `timeout` sends its signal to the
  /// program and then to the whole group that it is in.
  private static let patience: Int64 = 250

  /// Begins to note signals, and lets writing to a closed pipe, or beyond a limit on files, fail rather than end the
  /// program.
  static func watch() {
    // What the handler uses must be there before it is called.
    _ = (first.load(ordering: .relaxed), patience)
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    // A program that starts this one from a thread of its own may have handed down a mask that blocks them.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      unsafe sigaddset(&signals, number)
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { Interruption.note($0) }
      unsafe _ = sigaction(number, &action, nil)
    }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether a signal has come.
  static var isRequested: Bool { first.load(ordering: .relaxed) != 0 }

  /// The status to end with, where a signal has come.
  static var status: ExitStatus? {
    switch Int32(first.load(ordering: .relaxed) & 0xFF) {
    case 0: nil
    case SIGTERM: .terminated
    default: .interrupted
    }
  }

  /// Waits so long, or until a signal comes.
  static func sleep(milliseconds: Int) {
    if isRequested { return }
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    unsafe _ = nanosleep(&time, nil)
  }

  /// Called when a signal comes, whatever the program does at that moment: nothing here may wait or ask for memory.
  private static func note(_ number: Int32) {
    var time = timespec()
    unsafe _ = clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000
    let (isFirst, known) = first.compareExchange(
      expected: 0, desired: now << 8 | Int64(number), ordering: .relaxed)
    if isFirst || now &- known >> 8 < patience { return }
    _ = signal(number, SIG_DFL)
    raise(number)
  }
}
