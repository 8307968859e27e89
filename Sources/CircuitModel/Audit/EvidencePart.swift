/// What checking a part of some evidence came to, in plain values that can be written down and sent elsewhere.
///
/// A part shows nothing. Parts that tile the evidence show the claim together, see `Audit.Certification`.
public struct EvidencePart: Hashable, Sendable {
  /// Which states were checked; an invariant is checked in one part.
  public var states: Range<Int>
  /// What is wrong with the first of them with which something is, or with the evidence as a whole.
  public var problem: String?
  /// How many states were seen to be where the step leads that is noted with them, from one of these.
  public var confirmedOrigins: Int
  /// Whether the condition of the claim holds at some step from one of these.
  public var isTriggered: Bool

  /// Notes what a part came to.
  public init(states: Range<Int>, problem: String? = nil, confirmedOrigins: Int = 0, isTriggered: Bool = false) {
    self.states = states
    self.problem = problem
    self.confirmedOrigins = confirmedOrigins
    self.isTriggered = isTriggered
  }
}
