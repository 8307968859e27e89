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
  private static let received = Atomic<Int32>(0)

  /// Begins to note signals, and lets writing to a closed pipe fail rather than end the program.
  static func watch() {
    _ = received.load(ordering: .relaxed)
    _ = signal(SIGPIPE, SIG_IGN)
    // A program that starts this one from a thread of its own may have handed down a mask that blocks them.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      unsafe sigaddset(&signals, number)
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { Interruption.received.store($0, ordering: .relaxed) }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      unsafe _ = sigaction(number, &action, nil)
    }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether a signal has come.
  static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

  /// The status to end with, where a signal has come.
  static var status: ExitStatus? {
    switch received.load(ordering: .relaxed) {
    case 0: nil
    case SIGTERM: .terminated
    default: .interrupted
    }
  }
}
