/// What an engine says of an obligation, before anyone has checked it.
public struct Verdict: Sendable {
  /// What was found.
  public var finding: Finding
  /// The name of the engine.
  public var engine: String
  /// How many merged states were met; `nil` where none are merged.
  public var states: Int?
  /// How many considered sequences the finding covers, where it covers finitely many.
  public var sequences: BigInteger?
  /// Whether the condition of the claim held at some step.
  public var triggered: Bool

  /// Makes a verdict.
  public init(
    _ finding: Finding, engine: String, states: Int? = nil, sequences: BigInteger? = nil, triggered: Bool
  ) {
    self.finding = finding
    self.engine = engine
    self.states = states
    self.sequences = sequences
    self.triggered = triggered
  }

  /// What can be found.
  public enum Finding: Sendable {
    /// The event is met at the end of this sequence: the shortest, and among those the least.
    case event(word: [Int])
    /// Something cannot be evaluated, or ties, at the end of this sequence; nothing shorter meets the event.
    case undefined(word: [Int])
    /// The event is met, or something cannot be evaluated, at the end of this sequence. It is the first that was found where
    /// inputs are real numbers, so that nobody can look at all that are shorter.
    case met(Inputs)
    /// No sequence of any length meets the event, and this shows it.
    case closed(Evidence)
    /// No considered sequence up to the length meets the event.
    case exhausted(upTo: Int)
    /// A budget ended; every considered sequence up to the length was covered.
    case stopped(Limit, upTo: Int)
  }

  /// What can end a search early.
  public enum Limit: Hashable, Sendable {
    case states(Int)
    case memory(Int)
    case numbers
    case time
    case interrupted
    /// The sequences of the next length are more than are run one by one while no time is set for it.
    case sequences
    /// No invariant was found that shows it, as far as one was looked for.
    case noInvariant
    /// Bounds of so many bits after the point leave open what a step does.
    case precision(Int)
    /// An input can be any real number, and the ranges of values do not decide it.
    case ranges
    /// An invariant shows it, but no step was found at which the condition of the claim holds.
    case noTrigger
  }
}
