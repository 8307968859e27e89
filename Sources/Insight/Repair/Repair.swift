public import CircuitModel
public import Verification

/// The smallest change of a network's numbers with which every claim is proved.
///
/// Smallest means: the fewest numbers changed; among those the least sum of the distances that they move; among those the
/// first, biases before weights, each in the order of the text. New numbers lie on a grid, which is part of the answer.
///
/// Changes are looked at in that order. Most are ruled out by sequences on which an earlier one failed; what is left is decided by
/// the engines and confirmed by the audit, once for all changes after which the units decide alike (`NumberModel`). So when
/// one is found, everything smaller has been refuted.
///
/// Keeping counterexamples and looking for the next candidate that survives them all is counterexample-guided inductive
/// synthesis: A. Solar-Lezama, L. Tancau, R. Bodik, S. Seshia, V. Saraswat, *Combinatorial sketching for finite programs*,
/// ASPLOS 2006 (doi:10.1145/1168857.1168907). That feedback on a wrong machine is best given as the least edit that mends it,
/// in steps from a hint to the solution, is from automata courses: R. Alur, L. D'Antoni, S. Gulwani, D. Kini,
/// M. Viswanathan, *Automated grading of DFA constructions*, IJCAI 2013.
public struct Repair: Sendable {
  /// How far decisions must lie from their thresholds.
  public enum MarginDemand: Hashable, Sendable {
    /// Anywhere, also on them, where a tie rule says what then is.
    case none
    /// On every reachable state at least so far, which is above 0.
    case atLeast(Rational)
    /// Not on them; and of the changes of as few numbers as possible, the one that keeps farthest away.
    case greatest
  }

  /// A change that was looked for.
  public struct Cure: Sendable {
    /// The weights, with what each was and is.
    public let numbers: [(weight: Weight, before: Rational, after: Rational)]
    /// The least distance of a decision from its threshold on any reachable state, where that was asked for; `nil` also
    /// where no unit decides anything.
    public let margin: Rational?
    /// The circuit with the change made.
    public let circuit: Circuit
    /// Whether everything smaller was shown not to do.
    public let isSmallest: Bool
  }

  /// What was found.
  public enum Finding: Sendable {
    /// The claims are proved as it is, and the margin is kept.
    case nothingToDo(margin: Rational?)
    /// A change does it.
    case cure(Cure)
    /// No change of as many numbers as were allowed does it, on the grid.
    case none
    /// The search ended first.
    case undecided(Obstacle)
  }

  /// What ended a search, or made its result uncertain.
  public enum Obstacle: Hashable, Sendable {
    /// Changes of so many numbers are more than are looked at.
    case tooMany(numbers: Int, changes: Int?)
    /// More networks would have to be judged than may be.
    case tooManyBehaviours(Int)
    /// Time is over, or someone asked to stop.
    case stopped(Verdict.Limit)
    /// The claims hold as it is, as far as their bound, and are not proved.
    case unproved
    /// Nothing is known of a claim as it is.
    case unknown(claim: Int, String)
    /// So many changes were neither proved nor refuted.
    case undecided(changes: Int)
    /// Nothing is looked for, since inputs are real or numbers are not rational.
    case continuous(Continuity)
    /// The states cannot be told apart, so that margins cannot be measured.
    case margins
  }

  /// What was found.
  public let finding: Finding
  /// Every change of up to so many numbers was ruled out.
  public let ruledOut: Int
  /// How many changes were looked at.
  public let changes: Int
  /// How many different behaviours of the network they come to.
  public let behaviours: Int
}

/// What a search for a repair may do.
public struct RepairLimits: Sendable {
  /// The most numbers that are changed.
  public var numbers = 3
  /// The most changes that are looked at.
  public var changes = 1 << 22
  /// The most networks that are judged.
  public var behaviours = 1 << 17
  /// What judging one may use, and when to stop.
  public var budget = Budget(maximumStates: ClaimCheck.usualStates)

  /// Makes the usual limits.
  public init() {}
}

extension Repair {
  /// Looks for a repair.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - claims: which claims must hold, by their places; all of them unless given.
  ///   - grid: where new numbers may lie.
  ///   - margin: how far decisions must lie from their thresholds.
  ///   - limits: what the search may do.
  /// - Throws: a disagreement between an engine and the audit.
  /// - Complexity: the number of changes of so many numbers, and a proof for each behaviour that no counterexample rules
  ///   out.
  public init(
    of circuit: Circuit, claims: [Int]? = nil, on grid: Grid, margin: MarginDemand = .none,
    within limits: RepairLimits = RepairLimits()
  ) throws(Disagreement) {
    if let continuity = circuit.continuity {
      (finding, ruledOut, changes, behaviours) = (.undecided(.continuous(continuity)), 0, 0, 0)
      return
    }
    var search = RepairSearch(circuit, claims: claims, grid: grid, margin: margin, limits: limits)
    finding = try search.run()
    (ruledOut, changes, behaviours) = (search.ruledOut, search.changesLookedAt, search.behaviourCount)
  }
}
