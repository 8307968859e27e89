import CircuitModel
import Synchronization
import Verification

/// What may be used: by one claim, or by all claims of a run together.
public struct Limits: Hashable, Sendable {
  /// How many merged states.
  public var states: Int?
  /// How many bytes for them.
  public var bytes: Int?
  /// How many seconds.
  public var seconds: Int?

  /// Makes limits; without arguments there are none.
  public init(states: Int? = nil, bytes: Int? = nil, seconds: Int? = nil) {
    self.states = states
    self.bytes = bytes
    self.seconds = seconds
  }

  /// Whether anything is limited.
  public var isEmpty: Bool { self == Limits() }
}

extension Limits {
  /// What a claim about a file from a stranger may use, unless more or less is asked for.
  public static let forStrangers = Limits(states: 1_000_000, bytes: 512 << 20, seconds: 10)

  /// Takes what is not limited from other limits.
  public mutating func fill(from other: Limits) {
    states = states ?? other.states
    bytes = bytes ?? other.bytes
    seconds = seconds ?? other.seconds
  }

  /// Lets a search use no more than these, from now on.
  func limit(_ budget: inout Budget) {
    budget.maximumStates = states
    if let bytes { budget.maximumBytes = bytes }
    budget.deadline = seconds.map(Limits.deadline)
  }

  /// When so many seconds from now are over.
  package static func deadline(after seconds: Int) -> ContinuousClock.Instant { .now + duration(seconds) }

  /// A time in seconds; a century is as good as any longer time, and can be reckoned with.
  static func duration(_ seconds: Int) -> Duration { .seconds(min(seconds, 1 << 32)) }
}

/// What a run may use in all, handed out so that no file takes what others need.
///
/// A run with limits has two rounds. In the first, each file has an equal share, and each claim of a file an equal part
/// of what is left of it; what a file does not need is left over. In the second, the claims that their share alone ended
/// are judged again, one file after the other, where enough was left over to come further than before. What a share is
/// does not depend on the number of threads, time aside: states are counted claim by claim, and memory is cut into the
/// same parts for any number. All of the memory is each claim's in the second round, when no other claim is judged.
final class Allowance: Sendable {
  private let claim: Limits
  private let run: Limits
  /// Into how many parts the memory is cut in the first round.
  private let parts: Int
  /// How many files may be judged at a time.
  let workers: Int
  private let deadline: ContinuousClock.Instant?
  private let state: Mutex<State>

  private struct State {
    /// The files of this round, and those of them that are not done.
    var files: Int
    var left: Int
    /// States that no claim has met yet, at the beginning of the round and now.
    var statesOfRound: Int?
    var states: Int?
    var isLast: Bool
  }

  /// Makes the allowance of a run that begins now.
  init(claim: Limits, run: Limits, files: Int, workers: Int) {
    self.claim = claim
    self.run = run
    parts = max(1, min(files, Allowance.mostParts))
    self.workers = run.bytes == nil ? workers : min(workers, parts)
    deadline = run.seconds.map { .now + Limits.duration($0) }
    state = Mutex(
      State(files: files, left: files, statesOfRound: run.states, states: run.states, isLast: run.isEmpty))
  }
}

extension Allowance {
  /// As many parts as a machine may have cores; with more, each would be too small for much.
  private static let mostParts = 64

  /// Begins the second round, with so many files.
  func beginLastRound(files: Int) {
    state.withLock {
      $0 = State(files: files, left: files, statesOfRound: $0.states, states: $0.states, isLast: true)
    }
  }

  /// The share of a file on which work begins.
  func share(claims: Int) -> Share {
    state.withLock { state in
      let now = ContinuousClock.now
      var share = Share(claimsLeft: claims)
      share.states = state.statesOfRound.map { $0 / max(1, state.files) }
      if state.isLast, run.states != nil { share.states = state.states.map { $0 / max(1, state.left) } }
      if let deadline {
        let threads = state.isLast ? 1 : min(workers, state.left)
        share.end = now + max(.zero, deadline - now) * threads / max(1, state.left)
      }
      return share
    }
  }

  /// Says that nothing more is judged of a file in this round.
  func finishFile() { state.withLock { $0.left -= 1 } }

  /// What one file may use.
  struct Share {
    fileprivate var states: Int?
    fileprivate var end: ContinuousClock.Instant?
    fileprivate var claimsLeft: Int

    fileprivate init(claimsLeft: Int) { self.claimsLeft = claimsLeft }
  }

  /// What the next claim of a file may use: the lesser of its own limits and its part of the file's share.
  func limit(_ budget: inout Budget, of share: Share) {
    let isLast = state.withLock { $0.isLast }
    let part = share.states.map { $0 / max(1, share.claimsLeft) }
    budget.maximumStates = [claim.states, part].compactMap(\.self).min()
    let room = run.bytes.map { isLast ? $0 : $0 / parts }
    budget.maximumBytes = [claim.bytes ?? budget.maximumBytes, room].compactMap(\.self).min()
    let now = ContinuousClock.now
    let own = claim.seconds.map { now + Limits.duration($0) }
    let shared = share.end.map { now + max(.zero, $0 - now) / max(1, share.claimsLeft) }
    budget.deadline = [own, shared].compactMap(\.self).min()
  }

  /// Whether nothing is tried again after this round.
  var isLastRound: Bool { state.withLock { $0.isLast } }

  /// Notes what a claim came to.
  ///
  /// - Parameters:
  ///   - limit: what ended the search, if anything did.
  ///   - states: how many states it met.
  ///   - duration: how long it took.
  ///   - share: the share of the claim's file.
  /// - Returns: whether only its share ended it, and none of its own limits.
  func note(limit: Verdict.Limit?, states: Int?, took duration: Duration, of share: inout Share) -> Bool {
    let met = states ?? 0
    share.claimsLeft -= 1
    share.states = share.states.map { max(0, $0 - met) }
    state.withLock { state in state.states = state.states.map { max(0, $0 - met) } }
    return switch limit {
    case .states(let most)?: run.states != nil && most < claim.states ?? .max
    case .memory(let most)?: run.bytes != nil && most < claim.bytes ?? Budget().maximumBytes ?? .max
    case .time?: run.seconds != nil && (claim.seconds.map { duration < Limits.duration($0) } ?? true)
    default: false
    }
  }

  /// Notes that nothing new is tried of a claim.
  func skip(_ share: inout Share) { share.claimsLeft -= 1 }
}
