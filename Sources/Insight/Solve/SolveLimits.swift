public import Verification

/// What a search for numbers may use.
public struct SolveLimits: Sendable {
  /// How many cases may be looked at, in each of the parts of the search.
  public var mostSteps: Int
  /// The length to cover where a claim is not proved for every length; the circuit's `bound` unless given.
  public var upTo: Int?
  /// What each claim may use each time it is judged; its deadline is that of the search.
  public var budget: Budget

  /// Makes limits.
  public init(mostSteps: Int = SolveLimits.usualSteps, upTo: Int? = nil, budget: Budget = Budget()) {
    self.mostSteps = mostSteps
    self.upTo = upTo
    self.budget = budget
  }

  /// How many cases are looked at unless another limit is given.
  public static let usualSteps = 20_000

  /// Why the search must stop now, if it must.
  func interruption() -> String? {
    if budget.isCancelled() { return "the search was interrupted" }
    if let deadline = budget.deadline, ContinuousClock.now >= deadline { return "the time limit ended the search" }
    return nil
  }
}
