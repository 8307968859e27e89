public import CircuitModel

/// The shares of sequences on which a claim holds, length by length: exact partial credit.
///
/// At each length, those considered sequences are counted at whose **last** step the claim holds. A step of a sequence is
/// the last step of exactly one sequence, the prefix that it ends, so that over all lengths every pair of a sequence and a
/// step is looked at once: a slip is not counted again for each continuation, and a network that recovers from it gets
/// credit for doing so. For `prove F when G`, only sequences at whose last step `G` holds are counted.
///
/// A sequence on which something cannot be evaluated, or on which a unit ties without a rule, counts as wrong with all that
/// continue it: nothing is known of what the network would answer.
///
/// ```swift
/// partialCredit(of: claim, in: circuit, upTo: 3, within: Budget())
/// // counted: 2 of 2, 3 of 4, 6 of 8; score (1 + 3/4 + 3/4) / 3 = 5/6
/// ```
public struct PartialCredit: Hashable, Sendable {
  /// The sequences of one length.
  public struct Share: Hashable, Sendable {
    /// The length.
    public var length: Int
    /// How many sequences count.
    public var considered: BigInteger
    /// At the last step of how many of them the claim holds.
    public var right: BigInteger

    /// Makes a share.
    public init(length: Int, considered: BigInteger, right: BigInteger) {
      self.length = length
      self.considered = considered
      self.right = right
    }
  }

  /// The shares of the lengths 1, 2, and so on.
  public var lengths: [Share]

  /// Makes shares of the lengths from 1 on.
  public init(_ lengths: [Share]) { self.lengths = lengths }
}

extension PartialCredit {
  /// The mean of the shares, from 0 to 1, each length alike; lengths without sequences are left out. `nil` where no length
  /// has any.
  ///
  /// Each length alike, since otherwise the longest would be all that matters: there are most sequences of it. A claim that
  /// fails at the end of a sequence of one of the lengths has a score below 1.
  public var score: Rational? {
    let shares = lengths.filter { !$0.considered.isZero }.map { Rational($0.right, $0.considered) }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Rational(shares.count)
  }

  /// What comes of counting.
  public enum Outcome: Hashable, Sendable {
    /// Every sequence was counted.
    case counted(PartialCredit)
    /// A budget ended first: nothing is said, since a part of the sequences says nothing of the rest.
    case stopped(Verdict.Limit)
    /// Only `prove` claims something of every sequence.
    case notAProof
    /// The claim or an assumption has no incremental form, so that sequences cannot be merged; with the reason.
    case notMergeable(String)
    /// Whether some sequences are considered cannot be evaluated.
    case unclearAssumption
    /// The length is beyond the greatest for which exact shares are worked out.
    case tooLong(most: Int)
  }
}

/// Counts on how many sequences of each length a claim holds.
///
/// - Parameters:
///   - claim: a `prove` of the circuit.
///   - circuit: the circuit.
///   - verdict: what was said of the claim, if anything was.
///   - length: the greatest length; the circuit's `bound` unless given, and 16 without one. A counterexample of the
///     verdict that is longer is counted too, so that a claim that fails is never given everything.
///   - budget: what may be used; progress is not reported.
/// - Returns: the shares, or why there are none.
/// - Complexity: states of network and claim within the length, times distinct letters, for the steps, and that again for
///   each length, for the sums.
public func partialCredit(
  of claim: Claim, in circuit: Circuit, after verdict: AuditedVerdict? = nil, upTo length: Int? = nil,
  within budget: Budget
) -> PartialCredit.Outcome {
  guard case .prove = claim.kind, let obligation = Obligation(claim, in: circuit) else { return .notAProof }
  if let continuity = circuit.continuity { return .notMergeable(continuity.text) }
  if claim.isContinuous { return .notMergeable(Continuity.irrationalNumbers.text) }
  let length = max(length ?? circuit.bound ?? 16, verdict?.counterexample?.word.count ?? 0)
  guard length <= mostLength else { return .tooLong(most: mostLength) }
  do throws(CountingEnd) {
    let claimed = try count(obligation, upTo: length, within: budget)
    let considered = try consideredCounts(of: circuit, upTo: length, within: budget)
    var lengths: [PartialCredit.Share] = []
    for (place, (counts, considered)) in zip(claimed, considered).enumerated() {
      // Those on which something could not be evaluated are considered, and nothing about them is right.
      let spoiled = considered - counts.defined
      lengths.append(.init(length: place + 1, considered: counts.triggered + spoiled, right: counts.right))
    }
    return .counted(PartialCredit(lengths))
  } catch {
    switch error {
    case .stopped(let limit): return .stopped(limit)
    case .notMergeable(let reason): return .notMergeable(reason)
    case .unclearAssumption: return .unclearAssumption
    }
  }
}

/// The numbers of sequences have as many digits as the length; beyond this their fractions take long to add.
private let mostLength = 1024

extension AuditedVerdict {
  /// The sequence on which a claim does not hold, where there is one.
  fileprivate var counterexample: Trace? {
    switch judgement {
    case .fails(let trace), .tie(let trace, _), .undefined(let trace, _): trace
    default: nil
    }
  }
}

/// Why counting ended without a result.
private enum CountingEnd: Error {
  case stopped(Verdict.Limit)
  case notMergeable(String)
  case unclearAssumption
}

/// How many sequences of each length keep the assumptions.
private func consideredCounts(
  of circuit: Circuit, upTo length: Int, within budget: Budget
) throws(CountingEnd) -> [BigInteger] {
  guard !circuit.assumptions.isEmpty else {
    return (0..<length).map { BigInteger(circuit.alphabet.count).power($0 + 1) }
  }
  let alone = Obligation(.undefinedness, in: circuit.keepingWhatAssumptionsSee)
  let counts = try count(alone, upTo: length, within: budget)
  // A sequence whose assumptions cannot be evaluated is in or out as its continuations say; nothing is guessed.
  if counts.contains(where: { !$0.undefined.isZero }) { throw .unclearAssumption }
  return counts.map(\.defined)
}

private func count(
  _ obligation: Obligation, upTo length: Int, within budget: Budget
) throws(CountingEnd) -> [SequenceCounts] {
  let network: CompiledNetwork
  do throws(LoweringObstacle) {
    network = try obligation.lowered()
  } catch {
    throw .notMergeable(error.text)
  }
  switch SequenceCounter<Int>.count(network, upTo: length, within: budget) {
  case .counted(let counts): return counts
  case .stopped(let limit): throw .stopped(limit)
  case .overflow: break
  }
  switch SequenceCounter<BigInteger>.count(network, upTo: length, within: budget) {
  case .counted(let counts): return counts
  case .stopped(let limit): throw .stopped(limit)
  case .overflow: throw .stopped(.numbers)
  }
}
