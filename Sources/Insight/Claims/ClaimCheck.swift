public import CircuitModel
public import Verification

/// Says whether the claims of a circuit still hold when something about its network was changed.
///
/// Sequences that were counterexamples before are tried first, by the interpreter, since they often are again; whatever they
/// do not refute is decided by the engines and confirmed by the audit, like the claims of a file. A change that makes
/// something other than 0 or 1 of what a claim uses as a truth is no circuit of the language.
public struct ClaimCheck: Sendable {
  /// What is said of the claims of a changed circuit.
  public enum Standing: Hashable, Sendable {
    /// Every claim is good. Where some `prove` was only covered up to a length, or the numbers of a unit grow without
    /// bound and no invariant was found, it is not proved.
    case good(isProved: Bool)
    /// A claim is not: which one, and the sequence that shows it, where a sequence does.
    case bad(claim: Int, word: [Int]?)
    /// Something that is used as a truth, or divided by, or read, does not stay what it must be.
    case malformed
    /// Nothing is known of a claim.
    case unknown(claim: Int, reason: String)
  }

  /// Which claims are looked at, by their places.
  public let claims: [Int]
  private let budget: Budget
  private let length: Int?
  /// How many circuits were put to the engines, and not refuted by what is known.
  public private(set) var decisions = 0
  /// Sequences that refuted a claim, the most useful first.
  private var refutations: [(claim: Int, word: [Int])] = []

  /// Prepares to check changed circuits.
  ///
  /// - Parameters:
  ///   - circuit: the circuit before any change.
  ///   - claims: which of its claims, by their places; all of them unless given.
  ///   - length: the length to cover where no proof is found; the circuit's own unless given.
  ///   - budget: what one claim of one changed circuit may use.
  public init(
    _ circuit: Circuit, claims: [Int]? = nil, upTo length: Int? = nil,
    within budget: Budget = Budget(maximumStates: ClaimCheck.usualStates)
  ) {
    self.claims = claims ?? Array(circuit.claims.indices)
    self.length = length
    self.budget = budget
  }

  /// The states that the search about one claim of one changed circuit may keep, unless a budget says otherwise.
  public static let usualStates = 1 << 14
  private static let mostRefutations = 64
}

extension ClaimCheck {
  /// Says whether the claims hold of a changed circuit.
  ///
  /// - Throws: a disagreement between an engine and the audit.
  public mutating func standing(of changed: Circuit) throws(Disagreement) -> Standing {
    for (place, refutation) in refutations.enumerated()
    where fails(changed.claims[refutation.claim], of: changed, on: refutation.word) {
      refutations.remove(at: place)
      refutations.insert(refutation, at: 0)
      return .bad(claim: refutation.claim, word: refutation.word)
    }
    decisions += 1
    if changed.readsBeforeBeginning { return .malformed }
    if let formula = changed.truthsAreTruths {
      var guarded = changed
      guarded.claims = [Claim(name: "truths", kind: .prove(formula, when: nil))]
      switch try verify(guarded, with: .auto, upTo: length, within: budget)[0].verdict.judgement {
      case .proved, .holds, .tie: break
      case .unknown(let reason, _): return .unknown(claim: claims.first ?? 0, reason: reason)
      default: return .malformed
      }
    }
    var judge = Judge(changed, with: .auto, upTo: length)
    var isProved = true
    for place in claims {
      switch try judge.verdict(onClaim: place, within: budget).judgement {
      case .proved, .witnessed: break
      case .holds:
        if case .prove = changed.claims[place].kind { isProved = false }
      case .fails(let trace):
        note(trace.word, against: place)
        return .bad(claim: place, word: trace.word)
      case .tie(let trace, _):
        note(trace.word, against: place)
        return .bad(claim: place, word: trace.word)
      case .noWitness, .vacuous: return .bad(claim: place, word: nil)
      case .undefined, .nothingConsidered: return .malformed
      case .unknown(let reason, _): return .unknown(claim: place, reason: reason)
      }
    }
    return .good(isProved: isProved)
  }

  /// Notes a sequence on which a claim failed, so that it is tried first.
  public mutating func note(_ word: [Int], against claim: Int) {
    refutations.insert((claim, word), at: 0)
    if refutations.count > ClaimCheck.mostRefutations { refutations.removeLast() }
  }

  /// Whether a `prove` fails on a sequence, by definition.
  private func fails(_ claim: Claim, of circuit: Circuit, on word: [Int]) -> Bool {
    guard case .prove = claim.kind, let obligation = Obligation(claim, in: circuit) else { return false }
    var run = Run(circuit)
    for letter in word {
      run.advance(by: letter)
      switch obligation.observe(run) {
      // A tie that no rule decides spoils every claim.
      case .event, .undefined(.tie): return true
      case .quiet: continue
      case .notConsidered, .undefined: return false
      }
    }
    return false
  }
}
