/// The ways in which a claim is no pass, by names that tools keep: rules of SARIF, types of JUnit failures.
///
/// The names are stable for ever, as the codes of diagnostics are.
public enum Finding: String, CaseIterable, Sendable {
  /// A sequence on which the claim fails.
  case fails
  /// A `refute` or `reach` that no sequence of any length witnesses.
  case noWitness = "no-witness"
  /// An example that is not what the circuit computes.
  case differs
  /// A claim whose condition holds nowhere.
  case vacuous
  /// A unit without a tie rule meets exactly 0.
  case tie
  /// The file is at fault, so that the claim means nothing.
  case unjudged = "cannot-be-judged"
  /// A budget ended first.
  case undecided
  /// The claim holds up to its bound, and a proof is required.
  case unproved
  /// A claim about the numbers of an example that is not as the circuit computes them.
  case wrong

  /// What is found of a claim; `nil` where it passes.
  init?(_ claim: Report.JudgedClaim, requiringProof: Bool) {
    switch claim.outcome {
    case .proved, .witnessed: return nil
    case .holds:
      guard claim.exitStatus(requiringProof: requiringProof) != .passed else { return nil }
      self = .unproved
    case .fails where claim.isWorked: self = .wrong
    case .fails: self = claim.isExample ? .differs : claim.run == nil ? .noWitness : .fails
    case .vacuous: self = .vacuous
    case .tie: self = .tie
    case .rejected: self = .unjudged
    case .unknown: self = .undecided
    }
  }
}

extension Finding {
  /// What it alone would make the command say.
  var exitStatus: ExitStatus {
    switch self {
    case .fails, .noWitness, .differs, .wrong, .vacuous, .tie: .failed
    case .unjudged: .rejected
    case .undecided, .unproved: .undecided
    }
  }

  /// The finding as a heading.
  var title: String {
    switch self {
    case .fails: "A claim fails"
    case .noWitness: "No sequence is the witness that a claim asks for"
    case .differs: "An example differs from what its circuit computes"
    case .wrong: "A number is wrong"
    case .vacuous: "A claim is vacuous"
    case .tie: "A unit meets a tie that no rule decides"
    case .unjudged: "A claim cannot be judged"
    case .undecided: "A claim is undecided"
    case .unproved: "A claim holds up to its bound only"
    }
  }

  /// What it means, in a sentence or two.
  var meaning: String {
    switch self {
    case .fails:
      "There is an input sequence on which the claim is false. The one that is shown is among the shortest."
    case .noWitness:
      "A `refute` or `reach` asks for a sequence, and every sequence of every length was covered without one."
    case .differs: "The circuit was run on the inputs of the example, and some value is not the one written there."
    case .wrong:
      "A claim inside an example says something else of its numbers than the circuit computes, or a `refute` is about "
        + "numbers that are right."
    case .vacuous:
      "The condition after `when` holds at no step of any sequence, or the inputs of an example break an assumption, so "
        + "that nothing is claimed."
    case .tie:
      "The argument of a unit is exactly 0 on some sequence, and the file does not say what the unit does then."
    case .unjudged: "The formula has no value on some sequence, or no sequence is considered at all."
    case .undecided: "A limit ended the search first. The claim may be true or false."
    case .unproved: "Every sequence up to the bound was covered, and a proof for every length is required."
    }
  }

  /// What to do about it.
  var help: String {
    switch self {
    case .fails:
      "Follow the sequence step by step: the values of every signal are given. At the last step the claim is false; "
        + "mend the weights, or the claim if it says more than was meant."
    case .noWitness: "If no witness is what you expect, claim the opposite with `prove`."
    case .differs: "Work the named steps out by hand. Mend the example, or the circuit."
    case .wrong: "What is right is given, to the digits asked for. Mend the number, or the circuit."
    case .vacuous: "Weaken the condition, or remove the claim. A claim about nothing is no pass."
    case .tie: "Declare a rule, as in `convention step(0) = 1`, or move the bias so that 0 is never met."
    case .unjudged: "Guard the reading, as in `t > 1 implies …`, or weaken the assumption that admits no sequence."
    case .undecided:
      "Raise the limit (`--max-states`, `--time-limit`), choose another `--engine`, or lower the `bound`."
    case .unproved: "Let the claim be proved without a bound, or accept bounded claims in this run."
    }
  }
}
