/// A verdict on one claim that code other than the engine has confirmed.
///
/// Only `Audit` makes one, and only this can be reported: a verdict that nobody checked has no way out.
public struct AuditedVerdict: Sendable {
  /// What is said of the claim.
  public let judgement: Judgement
  /// The name of the engine that found it.
  public let engine: String
  /// How many merged states the engine met; `nil` where it merged none.
  public let states: Int?
  /// How many considered sequences were covered; `nil` where they are all of every length, or not counted.
  public let sequences: BigInteger?
  /// What ended the search, where it ended undecided.
  public let limit: Verdict.Limit?
  /// Something a reader should know about how the verdict came about, such as a fall back to the reference engine.
  public let note: String?
  /// The invariant that shows it for every length, where one does.
  public let invariant: InvariantStatement?
  /// The ranges that show it for every length, where they do.
  public let ranges: RangeInvariant.Statement?
  /// What a formula about the numbers of one sequence compares; `nil` for every other claim.
  public let numbers: WorkedNumbers?
  /// What shows that a claim is proved, until it is given up to free its memory.
  public private(set) var evidence: Evidence?

  init(
    judgement: Judgement, engine: String, states: Int? = nil, sequences: BigInteger? = nil, limit: Verdict.Limit? = nil,
    note: String? = nil, invariant: InvariantStatement? = nil, ranges: RangeInvariant.Statement? = nil,
    numbers: WorkedNumbers? = nil, evidence: Evidence? = nil
  ) {
    self.judgement = judgement
    self.engine = engine
    self.states = states
    self.sequences = sequences
    self.limit = limit
    self.note = note
    self.invariant = invariant
    self.ranges = ranges
    self.numbers = numbers
    self.evidence = evidence
  }

  /// What can be said of a claim.
  public enum Judgement: Sendable {
    /// The claim holds for sequences of every length.
    case proved
    /// Every considered sequence up to the length was covered, and the claim holds on all. For an example: it matches.
    case holds(upTo: Int)
    /// A `refute` or `reach` has the witness that it asks for.
    case witnessed(Trace)
    /// A `prove` fails on the sequence, or an example differs: the shortest, and among those the least.
    case fails(Trace)
    /// A `refute` or `reach` has no witness, of any length.
    case noWitness
    /// The condition of `prove … when` holds at no step of any considered sequence, or an example's inputs break an
    /// assumption.
    case vacuous
    /// A unit without a tie rule meets exactly 0 on the sequence.
    case tie(Trace, EvaluationProblem)
    /// The formula, or an equation that it reads, cannot be evaluated on the sequence: the file is at fault.
    case undefined(Trace, EvaluationProblem)
    /// The assumptions admit no sequence at all: the file is at fault.
    case nothingConsidered
    /// No verdict: what ended the search, and the length fully covered.
    case unknown(reason: String, upTo: Int)
  }
}

extension AuditedVerdict {
  /// The same verdict without its evidence, which can be large.
  public var withoutEvidence: AuditedVerdict {
    var verdict = self
    verdict.evidence = nil
    return verdict
  }
}
