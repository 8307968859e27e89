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

extension Report.JudgedClaim {
  /// The verdict in one word.
  public var outcome: Outcome { Outcome(verdict.judgement) }

  /// What the claim alone would make the command say.
  ///
  /// - Parameter requiringProof: Whether a claim that holds up to a length only is undecided. Examples are one
  ///   sequence each and have nothing further to prove.
  /// - Returns: The status.
  public func exitStatus(requiringProof: Bool) -> ExitStatus {
    switch outcome {
    case .proved, .witnessed: .passed
    case .holds: requiringProof && !claim.isExample ? .undecided : .passed
    case .fails, .vacuous, .tie: .failed
    case .unknown: .undecided
    case .rejected: .rejected
    }
  }
}

extension Claim {
  /// The word that the claim begins with: `prove`, `refute`, `reach`, `example`.
  public var keyword: String {
    switch kind {
    case .prove: "prove"
    case .refute: "refute"
    case .reach: "reach"
    case .example: "example"
    }
  }

  /// Whether the claim is one sequence worked by hand.
  var isExample: Bool {
    if case .example = kind { true } else { false }
  }
}
