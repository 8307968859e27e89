/// What a verdict says, in the words of the table that explains them all: the one source of these sentences.
public enum VerdictMeaning: CaseIterable, Sendable {
  case proved, holds, witnessed, matches, right, refuted, fails, differs, wrong, vacuous, tie, noWitness, unjudged,
    unknown
}

extension VerdictMeaning {
  /// What the verdict on a claim means.
  public init(of claim: Report.JudgedClaim) {
    switch claim.outcome {
    case .proved: self = .proved
    case .holds where claim.isWorked: self = .right
    case .witnessed where claim.isWorked: self = .refuted
    case .fails where claim.isWorked: self = .wrong
    case .holds: self = claim.isExample ? .matches : .holds
    case .witnessed: self = .witnessed
    case .fails: self = claim.isExample ? .differs : claim.run == nil ? .noWitness : .fails
    case .vacuous: self = .vacuous
    case .tie: self = .tie
    case .rejected: self = .unjudged
    case .unknown: self = .unknown
    }
  }

  /// What reports call it.
  public var name: String {
    switch self {
    case .proved: "proved for every length"
    case .holds: "holds up to N"
    case .witnessed: "refuted, reached"
    case .matches: "matches"
    case .right: "right"
    case .refuted: "refuted"
    case .fails: "fails"
    case .differs: "differs"
    case .wrong: "wrong"
    case .vacuous: "vacuous"
    case .tie: "tie undeclared"
    case .noWitness: "no witness"
    case .unjudged: "cannot be judged"
    case .unknown: "unknown"
    }
  }

  /// When it is said, as part of a sentence.
  public var condition: String {
    switch self {
    case .proved:
      "the claim holds on sequences of every length; the states or the invariant that show it were checked again"
    case .holds:
      "every sequence of length 1 to N was covered, and the claim holds on all; nothing is said beyond N"
    case .witnessed: "a `refute` or `reach` has its witness, which is shown"
    case .matches: "every value of the example is what the circuit computes"
    case .right: "what is said of the numbers of an example is what the circuit computes, to the digits given"
    case .refuted: "the `refute` is of numbers that are wrong indeed; what is right is shown"
    case .fails:
      "a counterexample exists: the shortest, and among the shortest the least; it was replayed before it is shown"
    case .differs: "some value of the example is not what the circuit computes"
    case .wrong: "what is said of the numbers of an example is not what the circuit computes; what is right is shown"
    case .vacuous: "the condition after `when` never holds, so the claim says nothing"
    case .tie: "a unit meets exactly 0, and no convention says what it answers there"
    case .noWitness: "a `refute` or `reach` asks for a sequence that does not exist"
    case .unjudged: "the formula has no value on some sequence, or no sequence is considered at all"
    case .unknown: "a budget ended first; it says which, and how far the search came"
    }
  }
}
