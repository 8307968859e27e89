public import CircuitModel

/// A verdict as one word: what reports print, count and turn into an exit status.
public enum Outcome: String, CaseIterable, Sendable {
  /// Holds for sequences of every length.
  case proved
  /// Holds up to a length; an example matches.
  case holds
  /// A `refute` or `reach` has its witness.
  case witnessed
  /// A claim fails, an example differs, a witness does not exist.
  case fails
  /// The condition of a claim holds nowhere.
  case vacuous
  /// A unit without a tie rule meets exactly 0.
  case tie
  /// A budget ended first.
  case unknown
  /// The claim cannot be judged because the file is at fault; a diagnostic says how. Machines read it as `unknown`.
  case rejected

  /// The word for a judgement.
  public init(_ judgement: AuditedVerdict.Judgement) {
    switch judgement {
    case .proved: self = .proved
    case .holds: self = .holds
    case .witnessed: self = .witnessed
    case .fails, .noWitness: self = .fails
    case .vacuous: self = .vacuous
    case .tie: self = .tie
    case .unknown: self = .unknown
    case .undefined, .nothingConsidered: self = .rejected
    }
  }
}
