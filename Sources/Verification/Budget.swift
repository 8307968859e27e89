package import CircuitModel

/// What a search may use before it must stop and say how far it got.
public struct Budget: Sendable {
  /// How many merged states may be kept.
  public var maximumStates: Int?
  /// How many bytes they may take.
  public var maximumBytes: Int?
  /// When to stop.
  public var deadline: ContinuousClock.Instant?
  /// Asked how many threads may work whenever a scan begins, so that threads with nothing else to do can join in; what
  /// they find does not depend on the answer.
  public var availableWorkers: @Sendable () -> Int
  /// Whether someone asked to stop.
  public var isCancelled: @Sendable () -> Bool
  /// Told now and then how far a search is, from any of its threads.
  public var report: @Sendable (SearchProgress) -> Void

  /// Makes a budget; without arguments, the memory alone is limited.
  public init(
    maximumStates: Int? = nil, maximumBytes: Int? = 4 << 30, deadline: ContinuousClock.Instant? = nil,
    workers: Int = 1, isCancelled: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (SearchProgress) -> Void = { _ in }
  ) {
    self.maximumStates = maximumStates
    self.maximumBytes = maximumBytes
    self.deadline = deadline
    availableWorkers = { workers }
    self.isCancelled = isCancelled
    self.report = report
  }
}

extension Budget {
  /// How many threads may work now, at least one; setting it makes this the answer from now on.
  public var workers: Int {
    get { max(1, availableWorkers()) }
    set { availableWorkers = { newValue } }
  }
}

/// How far a search is.
public struct SearchProgress: Hashable, Sendable {
  /// Every considered sequence up to this length is covered.
  public var length: Int
  /// How many steps were taken, or states met, since the search began.
  public var done: Int
  /// How much of what comes next is done, from 0 to 1, where that is known.
  public var fraction: Double?

  /// Makes a report.
  public init(length: Int, done: Int, fraction: Double? = nil) {
    self.length = length
    self.done = done
    self.fraction = fraction
  }
}

extension Budget {
  /// What has ended, if anything has; asking for the time is left to the caller's patience.
  func exhausted(states: Int, bytes: Int) -> Verdict.Limit? {
    if let maximumStates, states > maximumStates { return .states(maximumStates) }
    if let maximumBytes, bytes > maximumBytes { return .memory(maximumBytes) }
    return nil
  }

  /// Whether the time is over or someone asked to stop.
  package func interruption() -> Verdict.Limit? {
    if isCancelled() { return .interrupted }
    if let deadline, ContinuousClock.now >= deadline { return .time }
    return nil
  }
}
